"""Why so much is expected of a client: what the models that are fitted to all clients see of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from clientctl.errors import message
from clientctl.facts.entries import rounded
from clientctl.facts.prediction import purchases
from clientctl.facts.reasons import orders
from clientctl.facts.reasons.case import Because, Case


def expected_orders(case: Case) -> Iterator[Because]:
    """On how many days it ordered, the day, and every order; `alive` stands on the same."""
    bought = purchases(case.document, case.settings, case.today)
    if bought is None:
        return
    yield Because((message("forecasts.by_orders"),))
    yield Because((message("forecasts.days_with_orders"),), bought.repeats + 1, "integer")
    yield case.today_row()
    yield from orders.order_count(case)


def predicted_value(case: Case) -> Iterator[Because]:
    """The orders expected, what the client spent on a day, and every order with its amount."""
    bought = purchases(case.document, case.settings, case.today)
    if bought is None:
        return
    yield Because((message("forecasts.by_amounts"),))
    yield case.fact_row("expected_orders")
    if bought.valued:
        mean = rounded(Decimal(str(bought.value)))
        yield Because((message("forecasts.mean_of_repeats"),), mean, "money", unit=case.settings.currency)
    yield from orders.total(case)
