"""What a client is worth over the years (CLV)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from clientctl.facts.entries import exact_sum, product, quotient, rounded
from clientctl.facts.orders import sales_done
from clientctl.model import Document
from clientctl.settings import Settings

_YEAR: Final = 365


def exact_clv(document: Document, settings: Settings, today: date) -> Decimal | None:
    """total ÷ max(1, days since the first order ÷ 365) × years × margin, before rounding; None without orders."""
    sales = sales_done(document, settings, today)
    if not sales:
        return None
    total = exact_sum(amount for _, amount in sales)
    return exact_clv_of(total, (today - min(on for on, _ in sales)).days, settings)


def exact_clv_of(total: Decimal, days: int, settings: Settings) -> Decimal:
    """The same of an exact total; days: since the first order."""
    expected = product(total, settings.clv.years, settings.clv.margin)
    return expected if days <= _YEAR else quotient(product(expected, Decimal(_YEAR)), Decimal(days))


def clv(document: Document, settings: Settings, today: date) -> Decimal | None:
    exact = exact_clv(document, settings, today)
    return None if exact is None else rounded(exact)
