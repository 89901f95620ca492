"""What a client is worth over the years (CLV)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from clientctl.facts.entries import orders_done, product, quotient, rounded
from clientctl.facts.windows import exact_amount
from clientctl.model import Document
from clientctl.settings import Settings

_YEAR: Final = 365


def exact_clv(document: Document, settings: Settings, today: date) -> Decimal | None:
    """total ÷ max(1, days since the first order ÷ 365) × years × margin, before rounding; None without orders."""
    done = orders_done(document, today)
    if not done:
        return None
    return exact_clv_of(exact_amount(done, settings), (today - min(on for on, _ in done)).days, settings)


def exact_clv_of(total: Decimal, days: int, settings: Settings) -> Decimal:
    """The same of an exact total; days: since the first order."""
    expected = product(total, settings.clv.years, settings.clv.margin)
    return expected if days <= _YEAR else quotient(product(expected, Decimal(_YEAR)), Decimal(days))


def clv(document: Document, settings: Settings, today: date) -> Decimal | None:
    exact = exact_clv(document, settings, today)
    return None if exact is None else rounded(exact)
