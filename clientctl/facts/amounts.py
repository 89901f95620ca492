"""What a client's numbers of one field add up to, money by the rate of each entry's own day."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from clientctl.facts.entries import amount_in_book_currency, day, entries, number
from clientctl.model import Document, Field
from clientctl.settings import Settings

# The keys that may hold an entry's own day, the first that is there counts.
_DAYS: Final = ("date", "due", "closed", "expected", "opened", "start")


def sum_values(field: Field, values: Sequence[Any], document: Document, settings: Settings) -> Decimal:
    """The sum of a numeric field; 0 without values. An amount without a rate is left out."""
    if field.kind == "money" and field.record is not None and len(field.path) == 2:
        return sum(_converted(field, document, settings), Decimal(0))
    return sum((found for found in map(number, values) if found is not None), Decimal(0))


def _converted(field: Field, document: Document, settings: Settings) -> list[Decimal]:
    amounts = []
    for entry in entries(document, field.path[0]):
        on = next((found for found in (day(entry.get(key)) for key in _DAYS) if found), None)
        if entry.get("currency") in (None, settings.currency):
            amount = number(entry.get(field.path[1]))
        else:
            amount = amount_in_book_currency(entry, on, settings) if on else None
        if amount is not None:
            amounts.append(amount)
    return amounts
