"""Recency, frequency and money: how long ago, how often and for how much a client orders."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final

from clientctl.facts.contact import days_since
from clientctl.facts.entries import orders_done, rounded
from clientctl.facts.orders import last_order
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
    return rfm_of(orders_done(document, today), settings, today)


def rfm_of(done: list[Dated], settings: Settings, today: date) -> str | None:
    """The same of the orders done."""
    if not done:
        return None
    days = (today - max(on for on, _ in done)).days
    orders = year(today).within(done)
    amount = rounded(exact_amount(orders, settings)) if orders else Decimal(0)
    cutoffs = settings.rfm
    return "".join(
        (
            _score(cutoffs.recency, lambda cutoff: days <= cutoff),
            _score(cutoffs.frequency, lambda cutoff: len(orders) >= cutoff),
            _score(cutoffs.monetary, lambda cutoff: amount >= cutoff),
        )
    )


def orders_of_year(document: Document, today: date) -> list[Dated]:
    """The orders done in the last 365 days."""
    return year(today).within(orders_done(document, today))


def year(today: date) -> Window:
    """The last 365 days."""
    return last_days(_YEAR, today)


def _score(cutoffs: tuple[Decimal, ...], reaches: Callable[[Decimal], bool]) -> str:
    """5 for the first cut-off, one less for each that follows, 1 for none."""
    return str(next((5 - rank for rank, cutoff in enumerate(cutoffs) if reaches(cutoff)), 1))
