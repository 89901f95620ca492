"""Both models together, on clients whose future is known because it was simulated."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from clientctl.facts.prediction import (
    YEAR,
    Forecast,
    History,
    Model,
    NotFitted,
    PurchaseFit,
    PurchaseParameters,
    SpendingFit,
    SpendingParameters,
    fit,
    forecast,
)
from tests.facts.prediction.simulated import simulated

if TYPE_CHECKING:
    from numpy.random import Generator

REASON = "the extra predict is not installed"
np = pytest.importorskip("numpy", reason=REASON)
pytest.importorskip("scipy", reason=REASON)

PURCHASES = PurchaseFit(PurchaseParameters(1.0, 1.0, 1.0, 1.0), 0.0, 100, 50, ())
SPENDING = SpendingFit(SpendingParameters(p=3.0, q=3.0, v=50.0), 0.0, 50, 0.0, ())
FEW = NotFitted("few_repeat_clients", 3)


def test_a_year_has_365_days() -> None:
    assert round(YEAR * 7, 9) == 365


def test_value_is_orders_times_the_mean_to_expect() -> None:
    returning, new = forecast(
        Model(PURCHASES, SPENDING), [History(2, 2.0, 5.0, 1, 200.0), History(0, 0.0, 3.0)]
    )

    # odds of having left by a / (b + x - 1) x (6 / 3) ^ 3 = 4; means 3 x 250 / 5 and 3 x 50 / 2
    assert returning.alive == pytest.approx(0.2)
    assert returning.value == pytest.approx(returning.orders * 150)
    assert new.alive == 1
    assert new.value == pytest.approx(new.orders * 75)


def test_without_amounts_orders_are_still_expected() -> None:
    (found,) = forecast(Model(PURCHASES, FEW), [History(2, 2.0, 5.0)])

    assert found.orders > 0
    assert found.value is None


def test_no_clients_have_no_forecasts() -> None:
    assert forecast(Model(PURCHASES, SPENDING), []) == ()


def test_a_longer_time_brings_more() -> None:
    clients = [History(2, 2.0, 5.0, 2, 10.0)]

    month, year = (forecast(Model(PURCHASES, SPENDING), clients, weeks)[0] for weeks in (4.0, YEAR))

    assert month.orders < year.orders
    assert month.alive == year.alive


def test_a_book_without_repeat_clients_has_no_model() -> None:
    assert fit([History(0, 0.0, 5.0)] * 50) == NotFitted("few_repeat_clients", 0)


def test_a_book_without_amounts_has_a_model_of_purchases_only() -> None:
    found = fit(
        [
            History(client.repeats, client.last, client.age)
            for client in simulated(200, np.random.default_rng(1))
        ]
    )

    assert isinstance(found, Model)
    assert found.spending == NotFitted("few_repeat_clients", 0)


def test_every_client_of_a_book_has_a_forecast_that_is_a_number() -> None:
    clients = simulated(1000, np.random.default_rng(40))
    model = fit(clients)
    assert isinstance(model, Model)

    found = forecast(model, clients)

    assert len(found) == 1000
    assert all(np.isfinite([one.orders, one.alive, one.value]).all() for one in found)
    assert all(isinstance(one, Forecast) and type(one.orders) is type(one.value) is float for one in found)


def test_the_orders_expected_of_all_are_those_that_come() -> None:
    # told what was bought up to a year ago, then compared with the year that followed
    clients, bought = split(2000, np.random.default_rng(41))
    model = fit(clients)
    assert isinstance(model, Model)

    assert sum(one.orders for one in forecast(model, clients)) == pytest.approx(bought, rel=0.1)


def split(count: int, generator: Generator) -> tuple[list[History], int]:
    """Clients of a hundred weeks, and how many purchases they make all together in the year after."""
    clients, later = [], 0
    for _ in range(count):
        rate, leaving = generator.gamma(1.2, 1 / 8), generator.beta(0.8, 4)
        times, now = [], 0.0
        while (now := now + generator.exponential(1 / rate)) <= 100 + YEAR:
            times.append(now)
            if generator.random() < leaving:
                break
        before = [time for time in times if time <= 100]
        later += len(times) - len(before)
        clients.append(History(len(before), max(before, default=0.0), 100.0))
    return clients, later


def test_without_scipy_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)

    with pytest.raises(ImportError, match="scipy"):
        fit([History(2, 5.0, 20.0)] * 30)
