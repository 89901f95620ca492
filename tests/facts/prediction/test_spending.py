"""Gamma-Gamma: its likelihood against the integral that it stands for, and parameters found again."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from math import exp, gamma, log

import pytest

from clientctl.facts.prediction import History, NotFitted, SpendingFit, SpendingParameters, fit_spending
from clientctl.facts.prediction.spending import expected_value, log_likelihood
from tests.facts.prediction.simulated import SPENDING, simulated

REASON = "the extra predict is not installed"
np = pytest.importorskip("numpy", reason=REASON)
integrate = pytest.importorskip("scipy.integrate", reason=REASON)


@dataclass(frozen=True)
class Spent:
    """Purchases and their mean amount."""

    x: int
    mean: float


ROWS = [Spent(1, 30.0), Spent(2, 12.5), Spent(5, 80.0)]


def fitted(found: SpendingFit | NotFitted) -> SpendingFit:
    assert isinstance(found, SpendingFit)
    return found


def spent(x: int, value: float) -> History:
    return History(x, 10.0, 20.0, x, value)


@pytest.mark.parametrize("row", ROWS)
def test_the_likelihood_is_that_of_one_client_over_all_scales(row: Spent) -> None:
    p, q, v = 2.0, 3.0, 40.0

    def one_client(scale: float) -> float:
        # the mean of x amounts of shape p is gamma with shape p x and x times the rate
        shape, rate = p * row.x, scale * row.x
        mean = rate**shape * row.mean ** (shape - 1) * exp(-rate * row.mean) / gamma(shape)
        return float(mean * v**q * scale ** (q - 1) * exp(-v * scale) / gamma(q))

    whole, _ = integrate.quad(one_client, 0, 5, epsabs=0, epsrel=1e-10)
    value, _ = log_likelihood(np.array([p, q - 1, v]), np.array([astuple(row)]), np.ones(1))

    assert value == pytest.approx(log(whole), rel=1e-8)


def test_the_likelihood_rises_as_its_derivatives_say() -> None:
    rows, weights = np.array([astuple(row) for row in ROWS]), np.array([4.0, 1.0, 2.0])
    step = 1e-6
    for parameters in ((6.0, 2.7, 15.0), (0.5, 0.1, 300.0), (100.0, 50.0, 1.0)):
        logarithms = np.log(parameters)
        _, slope = log_likelihood(np.array(parameters), rows, weights)
        for place in range(3):
            aside = step * np.eye(3)[place]
            above, _ = log_likelihood(np.exp(logarithms + aside), rows, weights)
            below, _ = log_likelihood(np.exp(logarithms - aside), rows, weights)
            assert slope[place] == pytest.approx((above - below) / (2 * step), rel=1e-5, abs=1e-6)


def test_known_parameters_are_found_again() -> None:
    clients = simulated(4000, np.random.default_rng(30))

    fit = fitted(fit_spending(clients))

    found = fit.parameters
    assert found.p == pytest.approx(SPENDING.p, rel=0.1)
    assert found.q == pytest.approx(SPENDING.q, rel=0.15)
    # 4 x 200 / (5 - 1)
    assert found.p * found.v / (found.q - 1) == pytest.approx(200, rel=0.05)
    assert fit.clients == sum(client.repeats > 0 for client in clients)
    assert fit.correlation == pytest.approx(0, abs=0.1)
    assert len({attempt.start for attempt in fit.attempts}) == 3
    assert fit.log_likelihood == max(attempt.log_likelihood for attempt in fit.attempts)
    counted = np.array([(client.valued, client.value) for client in clients if client.valued])
    value, _ = log_likelihood(np.array([found.p, found.q - 1, found.v]), counted, np.ones(len(counted)))
    assert fit.log_likelihood == pytest.approx(value, rel=1e-12)


def test_the_order_of_clients_does_not_matter() -> None:
    clients = list(simulated(300, np.random.default_rng(31)))
    mixed = [clients[place] for place in np.random.default_rng(32).permutation(300)]

    assert fit_spending(mixed) == fit_spending(clients)


def test_amounts_in_cents_give_the_same_shapes() -> None:
    clients = simulated(400, np.random.default_rng(33))
    cents = [
        History(client.repeats, client.last, client.age, client.valued, client.value * 100)
        for client in clients
    ]

    found, again = (fitted(fit_spending(given)).parameters for given in (clients, cents))

    assert (again.p, again.q, again.v) == pytest.approx((found.p, found.q, found.v * 100), rel=1e-3)


def test_too_few_clients_with_amounts_are_told() -> None:
    without = [History(3, 10.0, 20.0), spent(2, 0.0), History(0, 0.0, 5.0)] * 50

    assert fit_spending([spent(2, 10.0)] * 29 + without) == NotFitted("few_repeat_clients", 29, needed=30)


def test_more_spent_by_those_who_buy_more_often_is_told_as_correlation() -> None:
    # means in a line with the number of purchases, then in a falling one
    rising = [spent(x, 10.0 * x) for x in range(1, 41)]
    falling = [spent(x, 500 - 10.0 * x) for x in range(1, 41)]

    assert fitted(fit_spending(rising)).correlation == pytest.approx(1)
    assert fitted(fit_spending(falling)).correlation == pytest.approx(-1)


def test_clients_that_all_spend_the_same_have_no_correlation() -> None:
    fit = fitted(fit_spending([spent(x % 5 + 1, 50.0) for x in range(40)]))

    assert fit.correlation is None
    parameters = fit.parameters
    assert parameters.p * parameters.v / (parameters.q - 1) == pytest.approx(50, rel=0.01)


def test_a_tail_without_a_mean_is_told() -> None:
    # one client in n spends n squared or more: the more clients are asked, the higher the mean
    found = fit_spending([spent(50, (40 / place) ** 2) for place in range(1, 41)])

    assert isinstance(found, NotFitted)
    assert (found.reason, found.found, len(found.attempts)) == ("no_mean", 40, 3)


@pytest.mark.parametrize(
    ("valued", "value", "expected"),
    [
        (0, 0.0, 75.0),  # 3 x 50 / 2
        (1, 75.0, 75.0),  # 3 x 125 / 5
        (1, 200.0, 150.0),  # 3 x 250 / 5
        (6, 200.0, 187.5),  # 3 x 1250 / 20
    ],
)
def test_the_mean_to_expect_goes_from_that_of_all_to_the_own_one(
    valued: int, value: float, expected: float
) -> None:
    parameters = SpendingParameters(p=3.0, q=3.0, v=50.0)

    assert expected_value(parameters, np.array([valued]), np.array([value])) == pytest.approx(expected)
