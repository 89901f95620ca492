"""What a client's numbers of one field add up to, money by the rate of each entry's own day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from clientctl.facts.entries import entries, exact_sum, number
from clientctl.model import Document, Field
from clientctl.schema.priced import PRICED
from clientctl.settings import Settings


def sum_values(field: Field, values: Sequence[Any], document: Document, settings: Settings) -> Decimal:
    """The sum of a numeric field; 0 without values. An amount without a rate is left out."""
    if field.kind == "money" and field.record is not None and len(field.path) == 2:
        return exact_sum(_converted(field, document, settings))
    return exact_sum(map(number, values))


def _converted(field: Field, document: Document, settings: Settings) -> Iterator[Decimal | None]:
    priced = next((row for row in PRICED if row.record == field.path[0]), None)
    for entry in entries(document, field.path[0]):
        amount = number(entry.get(field.path[1]))
        if amount is not None and priced is not None:
            currency = str(entry.get("currency") or settings.currency)
            rate = settings.rate(currency, priced.day(entry) or date.max)
            amount = None if rate is None else amount * rate
        yield amount
