"""Amounts that no rate turns into the book's currency, so that they are in no sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from clientctl.facts.deals import unrated_deals
from clientctl.facts.orders import unrated_orders
from clientctl.facts.payments import unrated_payments
from clientctl.model import Document
from clientctl.settings import Settings

# The currency of each amount left out, by the records that facts add up.
UNRATED: Final[Mapping[str, Callable[[Document, Settings, date], Sequence[str]]]] = {
    "orders": lambda document, settings, today: [
        currency for currency, _ in unrated_orders(document, settings, today)
    ],
    "deals": lambda document, settings, today: unrated_deals(document, settings),
    "payments": unrated_payments,
}
