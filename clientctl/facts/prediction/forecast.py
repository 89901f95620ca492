"""Both models together: fitted to a book, and what they say of each client for the time to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.facts.prediction.expectation import alive, expected_purchases
from clientctl.facts.prediction.history import DAYS_IN_A_WEEK, History
from clientctl.facts.prediction.maximum import NotFitted
from clientctl.facts.prediction.purchases import PurchaseFit, PurchaseParameters, fit_purchases
from clientctl.facts.prediction.spending import (
    SpendingFit,
    SpendingParameters,
    expected_value,
    fit_spending,
)
from clientctl.frozen import frozen

# The next 365 days, in weeks.
YEAR: Final = 365 / DAYS_IN_A_WEEK


@frozen
class Model:
    """What was fitted; amounts may be too few where purchases are enough."""

    purchases: PurchaseFit
    spending: SpendingFit | NotFitted


@frozen
class Forecast:
    """What is expected of a client.

    orders: days with a purchase in the time asked for. alive: the probability, 0 to 1, that it has not left by now.
    value: the amount of those orders, in the book's currency; None without a fit of amounts.
    """

    orders: float
    alive: float
    value: float | None


def fit(histories: Sequence[History]) -> Model | NotFitted:
    """Both models, fitted to all clients of a book that have ordered."""
    purchases = fit_purchases(histories)
    return purchases if isinstance(purchases, NotFitted) else Model(purchases, fit_spending(histories))


def forecast(model: Model, histories: Sequence[History], weeks: float = YEAR) -> tuple[Forecast, ...]:
    """What is expected of each client in the next `weeks` weeks, in their order."""
    spending = model.spending.parameters if isinstance(model.spending, SpendingFit) else None
    return foretell(model.purchases.parameters, spending, histories, weeks)


def foretell(
    parameters: PurchaseParameters,
    spending: SpendingParameters | None,
    histories: Sequence[History],
    weeks: float = YEAR,
) -> tuple[Forecast, ...]:
    """The same by parameters alone; the value is orders times their mean amount.

    That product stands on the independence of how often and how much (see `SpendingFit.correlation`).
    """
    import numpy as np

    columns = [(one.repeats, one.last, one.age, one.valued, one.value) for one in histories]
    repeats, last, age, valued, value = np.array(columns, dtype=float).reshape(-1, 5).T
    orders = expected_purchases(parameters, repeats, last, age, weeks)
    chances = alive(parameters, repeats, last, age).tolist()
    values: list[float | None] = [None] * len(columns)
    if spending is not None:
        means = expected_value(spending, valued, value)
        values = list((orders * means).tolist())
    return tuple(Forecast(*row) for row in zip(orders.tolist(), chances, values, strict=True))
