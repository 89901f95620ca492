"""What a client's numbers of one field add up to, money by the rate of each entry's own day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from clientctl.facts.entries import entries, number
from clientctl.model import Document, Field
from clientctl.schema.priced import PRICED
from clientctl.settings import Settings


def sum_values(field: Field, values: Sequence[Any], document: Document, settings: Settings) -> Decimal:
    """The sum of a numeric field; 0 without values. An amount without a rate is left out."""
    if field.kind == "money" and field.record is not None and len(field.path) == 2:
        return sum(_converted(field, document, settings), Decimal(0))
    return sum((found for found in map(number, values) if found is not None), Decimal(0))


def _converted(field: Field, document: Document, settings: Settings) -> list[Decimal]:
    amounts = []
    priced = next((row for row in PRICED if row.record == field.path[0]), None)
    for entry in entries(document, field.path[0]):
        amount = number(entry.get(field.path[1]))
        if amount is not None and priced is not None:
            currency = str(entry.get("currency") or settings.currency)
            rate = settings.rate(currency, priced.day(entry) or date.max)
            amount = None if rate is None else amount * rate
        if amount is not None:
            amounts.append(amount)
    return amounts
