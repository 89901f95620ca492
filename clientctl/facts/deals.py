"""What may come of a client's open deals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from clientctl.facts.entries import (
    PRICED_BY_RECORD,
    Entry,
    entries,
    exact_sum,
    in_book_currency,
    number,
    product,
    rounded,
)
from clientctl.model import Document
from clientctl.settings import Settings

DEALS_CLOSED: Final = ("won", "lost")


def deals_open(document: Document) -> list[Entry]:
    """Deals neither won nor lost, whatever their days."""
    return [deal for deal in entries(document, "deals") if deal.get("stage") not in DEALS_CLOSED]


def deals_closed(document: Document) -> list[Entry]:
    """Deals won or lost, whatever their days."""
    return [deal for deal in entries(document, "deals") if deal.get("stage") in DEALS_CLOSED]


def open_deals(document: Document, settings: Settings, today: date) -> int:
    return len(deals_open(document))


def exact_pipeline(document: Document, settings: Settings, today: date) -> Decimal:
    """Amounts of the open deals by how likely each is won, before rounding; those without a rate are left out."""
    return exact_sum(expected(deal, settings) for deal in deals_open(document))


def pipeline(document: Document, settings: Settings, today: date) -> Decimal:
    return rounded(exact_pipeline(document, settings, today))


def probability(deal: Entry, settings: Settings) -> Decimal:
    """How likely a deal is won, in percent: its own number, else that of its stage, else 0."""
    own = number(deal.get("probability"))
    if own is not None:
        return own
    of_stage = (stage.probability for stage in settings.deal_stages if stage.name == deal.get("stage"))
    return next(of_stage, Decimal(0))


def expected(deal: Entry, settings: Settings) -> Decimal | None:
    """What may come of a deal: its amount by how likely it is won, not rounded; None without an amount or a rate."""
    return weighted(in_book_currency(deal, PRICED_BY_RECORD["deals"], settings), deal, settings)


def weighted(amount: Decimal | None, deal: Entry, settings: Settings) -> Decimal | None:
    """An amount by how likely the deal is won, not rounded; None for none."""
    return None if amount is None else product(amount, probability(deal, settings), Decimal("0.01"))


def unrated_deals(document: Document, settings: Settings) -> list[str]:
    """The currency of each open deal whose amount has no rate, and so is in no sum."""
    return [
        str(deal.get("currency"))
        for deal in deals_open(document)
        if number(deal.get("amount")) is not None
        and in_book_currency(deal, PRICED_BY_RECORD["deals"], settings) is None
    ]
