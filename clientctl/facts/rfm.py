"""Recency, frequency and money: how long ago, how often and for how much a client orders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from operator import ge, le
from typing import Final

from clientctl.facts.contact import days_since
from clientctl.facts.entries import exact_sum, orders_done, rounded
from clientctl.facts.orders import last_order, sales_done
from clientctl.facts.windows import Dated, Window, exact_amount, last_days
from clientctl.model import Document
from clientctl.settings import Settings

_YEAR: Final = 365


def recency(document: Document, settings: Settings, today: date) -> int | None:
    return days_since(last_order(document, settings, today), today)


def frequency(document: Document, settings: Settings, today: date) -> int:
    return len(orders_of_year(document, today))


def exact_monetary(document: Document, settings: Settings, today: date) -> Decimal:
    """Amounts of the orders done in the last 365 days, before rounding; those without a rate are left out."""
    return exact_amount(orders_of_year(document, today), settings)


def monetary(document: Document, settings: Settings, today: date) -> Decimal:
    return rounded(exact_monetary(document, settings, today))


def rfm(document: Document, settings: Settings, today: date) -> str | None:
    """Three digits from 1 to 5 by the cut-offs of the settings; None without orders."""
    return rfm_of(sales_done(document, settings, today), settings, today)


def rfm_of(sales: Sequence[tuple[date, Decimal | None]], settings: Settings, today: date) -> str | None:
    """The same of day and amount of each order done."""
    if not sales:
        return None
    days = (today - max([on for on, _ in sales])).days
    after = year(today).after
    amounts = [amount for on, amount in sales if after is None or on > after]
    monetary = rounded(exact_sum(amounts))
    cutoffs = settings.rfm
    return (
        _score(days, le, cutoffs.recency)
        + _score(len(amounts), ge, cutoffs.frequency)
        + _score(monetary, ge, cutoffs.monetary)
    )


def orders_of_year(document: Document, today: date) -> list[Dated]:
    """The orders done in the last 365 days."""
    return year(today).within(orders_done(document, today))


def year(today: date) -> Window:
    """The last 365 days."""
    return last_days(_YEAR, today)


def _score(
    number: int | Decimal, reaches: Callable[[int | Decimal, Decimal], bool], cutoffs: tuple[Decimal, ...]
) -> str:
    """5 for the first cut-off, one less for each that follows, 1 for none."""
    for score, cutoff in zip("5432", cutoffs, strict=False):
        if reaches(number, cutoff):
            return score
    return "1"
