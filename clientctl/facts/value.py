"""What a client is worth over the years (CLV)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from clientctl.facts.entries import orders_done, product, quotient, rounded
from clientctl.facts.orders import exact_total
from clientctl.model import Document
from clientctl.settings import Settings

_YEAR: Final = 365


def exact_clv(document: Document, settings: Settings, today: date) -> Decimal | None:
    """total ÷ max(1, days since the first order ÷ 365) × years × margin, before rounding; None without orders."""
    first = min((on for on, _ in orders_done(document, today)), default=None)
    if first is None:
        return None
    expected = product(exact_total(document, settings, today), settings.clv.years, settings.clv.margin)
    days = (today - first).days
    return expected if days <= _YEAR else quotient(product(expected, Decimal(_YEAR)), Decimal(days))


def clv(document: Document, settings: Settings, today: date) -> Decimal | None:
    exact = exact_clv(document, settings, today)
    return None if exact is None else rounded(exact)
