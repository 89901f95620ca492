"""BG/NBD: its likelihood against the integral that it stands for, and parameters found again in simulated clients."""

from __future__ import annotations

from math import exp, gamma, log
from time import process_time

import pytest

from clientctl.facts.prediction import History, NotFitted, PurchaseFit, PurchaseParameters, fit_purchases
from clientctl.facts.prediction.purchases import log_likelihood
from tests.facts.prediction.simulated import PURCHASES, simulated

REASON = "the extra predict is not installed"
np = pytest.importorskip("numpy", reason=REASON)
integrate = pytest.importorskip("scipy.integrate", reason=REASON)

ROWS = [(0, 0.0, 10.0), (1, 4.0, 10.0), (3, 9.0, 9.0), (7, 20.0, 52.0)]


def fitted(found: PurchaseFit | NotFitted) -> PurchaseFit:
    assert isinstance(found, PurchaseFit)
    return found


def beta(a: float, b: float) -> float:
    return gamma(a) * gamma(b) / gamma(a + b)


@pytest.mark.parametrize(("x", "last", "age"), ROWS)
def test_the_likelihood_is_that_of_one_client_over_all_rates_and_chances_to_leave(
    x: int, last: float, age: float
) -> None:
    r, alpha, a, b = 2.0, 6.0, 1.5, 3.0

    def one_client(chance: float, rate: float) -> float:
        density = alpha**r * rate ** (r - 1) * exp(-alpha * rate) / gamma(r)
        density *= chance ** (a - 1) * (1 - chance) ** (b - 1) / beta(a, b)
        stays = (1 - chance) ** x * rate**x * exp(-rate * age)
        leaves = chance * (1 - chance) ** (x - 1) * rate**x * exp(-rate * last) if x else 0.0
        return float(density * (stays + leaves))

    whole, _ = integrate.dblquad(one_client, 0, np.inf, 0, 1)
    value, _ = log_likelihood(np.array([r, alpha, a, b]), np.array([(x, last, age)]), np.ones(1))

    assert value == pytest.approx(log(whole), rel=1e-6)


def test_the_likelihood_rises_as_its_derivatives_say() -> None:
    rows, weights = np.array(ROWS), np.array([5.0, 2.0, 1.0, 3.0])
    step = 1e-6
    for parameters in ((0.3, 4.0, 0.8, 2.0), (2.0, 30.0, 1.0, 0.4), (20.0, 1.0, 10.0, 0.01)):
        logarithms = np.log(parameters)
        _, slope = log_likelihood(np.array(parameters), rows, weights)
        for place in range(4):
            aside = step * np.eye(4)[place]
            above, _ = log_likelihood(np.exp(logarithms + aside), rows, weights)
            below, _ = log_likelihood(np.exp(logarithms - aside), rows, weights)
            assert slope[place] == pytest.approx((above - below) / (2 * step), rel=1e-5, abs=1e-6)


def test_a_client_with_thousands_of_purchases_over_a_century_has_a_likelihood() -> None:
    row = np.array([(40_000, 5_000.0, 5_200.0)])

    value, slope = log_likelihood(np.array([1.0, 1.0, 1.0, 1.0]), row, np.ones(1))

    assert np.isfinite(value)
    assert np.isfinite(slope).all()


def test_known_parameters_are_found_again() -> None:
    clients = simulated(4000, np.random.default_rng(20))

    fit = fitted(fit_purchases(clients))

    found = fit.parameters
    assert found.r == pytest.approx(PURCHASES.r, rel=0.15)
    assert found.r / found.alpha == pytest.approx(PURCHASES.r / PURCHASES.alpha, rel=0.1)
    leaving, truly = found.a / (found.a + found.b), PURCHASES.a / (PURCHASES.a + PURCHASES.b)
    assert leaving == pytest.approx(truly, rel=0.1)
    assert found.a == pytest.approx(PURCHASES.a, rel=0.3)
    assert fit.clients == 4000
    assert fit.repeat_clients == sum(client.repeats > 0 for client in clients)
    assert fit.at_bounds == ()


def test_no_attempt_of_the_three_got_higher_than_the_parameters_told() -> None:
    clients = simulated(500, np.random.default_rng(21))

    fit = fitted(fit_purchases(clients))

    assert len({attempt.start for attempt in fit.attempts}) == 3
    assert fit.log_likelihood == max(attempt.log_likelihood for attempt in fit.attempts)
    parameters = fit.parameters
    told = np.array([parameters.r, parameters.alpha, parameters.a, parameters.b])
    rows = np.array([(client.repeats, client.last, client.age) for client in clients])
    value, slope = log_likelihood(told, rows, np.ones(500))
    assert fit.log_likelihood == pytest.approx(value, rel=1e-12)
    assert np.abs(slope).max() < 0.01
    for factor in (0.9, 1.1):
        for place in range(4):
            aside = told * np.where(np.arange(4) == place, factor, 1.0)
            assert log_likelihood(aside, rows, np.ones(500))[0] < value


def test_the_order_of_clients_does_not_matter() -> None:
    clients = list(simulated(300, np.random.default_rng(22)))
    mixed = [clients[place] for place in np.random.default_rng(23).permutation(300)]

    assert fit_purchases(mixed) == fit_purchases(clients)


def test_time_counted_in_days_gives_the_same_parameters_in_days() -> None:
    clients = simulated(400, np.random.default_rng(24))
    in_days = [History(client.repeats, client.last * 7, client.age * 7) for client in clients]

    weekly, daily = (fitted(fit_purchases(given)).parameters for given in (clients, in_days))

    expected = (weekly.r, weekly.alpha * 7, weekly.a, weekly.b)
    assert (daily.r, daily.alpha, daily.a, daily.b) == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize("repeat_clients", [0, 29])
def test_too_few_repeat_clients_are_told(repeat_clients: int) -> None:
    clients = [History(2, 5.0, 20.0)] * repeat_clients + [History(0, 0.0, 9.0)] * 1000

    assert fit_purchases(clients) == NotFitted("few_repeat_clients", repeat_clients, needed=30)


def test_clients_that_never_leave_bring_the_chance_of_it_to_its_bound() -> None:
    never = PurchaseParameters(r=2.0, alpha=4.0, a=1e-6, b=10.0)

    fit = fitted(fit_purchases(simulated(300, np.random.default_rng(25), never)))

    assert set(fit.at_bounds) & {"a", "b"}
    assert fit.parameters.a / (fit.parameters.a + fit.parameters.b) < 0.01
    assert fit.parameters.r == pytest.approx(2.0, rel=0.25)


def test_thirty_clients_all_alike_are_fitted() -> None:
    assert fitted(fit_purchases([History(3, 30.0, 40.0)] * 30)).at_bounds


@pytest.mark.long
def test_ten_thousand_clients_take_less_than_a_second() -> None:
    clients = simulated(10_000, np.random.default_rng(26))
    taken = []
    for _ in range(3):
        begun = process_time()
        fit_purchases(clients)
        taken.append(process_time() - begun)

    assert min(taken) < 1
