"""The last N days: after today - N, up to today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from clientctl.facts.entries import Entry, amount_in_book_currency, exact_sum
from clientctl.frozen import frozen
from clientctl.settings import Settings

Dated = tuple[date, Entry]
Item = TypeVar("Item")


@frozen
class Window:
    """The days after one (None: from the first day of all) and up to another."""

    after: date | None
    last: date

    def within(self, dated: Sequence[tuple[date, Item]]) -> list[tuple[date, Item]]:
        """What is dated on one of them."""
        after, last = self.after, self.last
        if after is None:
            return [pair for pair in dated if pair[0] <= last]
        return [pair for pair in dated if after < pair[0] <= last]


@lru_cache(maxsize=16)
def last_days(days: int, today: date, skipped: int = 0) -> Window:
    """So many days up to today, or up to the day so many days before."""
    return Window(_days_before(today, skipped + days), _days_before(today, skipped) or date.min)


def _days_before(day: date, days: int) -> date | None:
    return day - timedelta(days) if day.toordinal() > days else None


def exact_amount(dated: list[Dated], settings: Settings) -> Decimal:
    """What the orders add up to, not rounded; those without a rate are left out."""
    return exact_sum(amount_in_book_currency(order, on, settings) for on, order in dated)
