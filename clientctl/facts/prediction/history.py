"""A client's orders as the models of repeat buying see them: how many repeats, the last, how long ago it all began."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from clientctl.facts.entries import amount_in_book_currency, exact_sum, orders_done
from clientctl.frozen import frozen
from clientctl.model import Document
from clientctl.settings import Settings

DAYS_IN_A_WEEK: Final = 7
# No amount is as great, and numbers below are safe from overflow, whatever a file holds.
_NO_AMOUNT: Final = 10**30


@frozen
class History:
    """Repeat purchases of one client; all orders of one day are one purchase, and the first purchase is no repeat.

    repeats: days with a repeat purchase (the papers' x, "frequency").
    last: weeks from the first purchase to the last (t_x, "recency" of the papers, which is not days since then).
    age: weeks from the first purchase to the day of asking (T); 0 <= last <= age, and last is 0 without repeats.
    valued: repeats of which an amount is known; value: the mean amount of those, 0 where there are none.
    """

    repeats: int
    last: float
    age: float
    valued: int = 0
    value: float = 0.0


class Purchases(NamedTuple):
    """What a client's orders done come to, the same until the day of another order.

    first, last: the days of the first and the last purchase, as ordinals; the others as in `History`.
    A tuple, as one is made and looked up for each client of a book whenever forecasts are asked for.
    """

    first: int
    last: int
    repeats: int
    valued: int
    value: float

    def history(self, today: date) -> History:
        """The same on a day, which is not before the last purchase."""
        return History(
            self.repeats,
            (self.last - self.first) / DAYS_IN_A_WEEK,
            (today.toordinal() - self.first) / DAYS_IN_A_WEEK,
            self.valued,
            self.value,
        )


def summary(document: Document, settings: Settings, today: date) -> History | None:
    """The history of a client's orders done, up to today; None without any."""
    found = purchases(document, settings, today)
    return None if found is None else found.history(today)


def purchases(document: Document, settings: Settings, today: date) -> Purchases | None:
    """What a client's orders done come to, up to today; None without any.

    The amount of a day is the sum of those of its orders that have one in the book's currency; it is not known where
    none has, or where that is less than 0 or beyond all measure.
    """
    amounts: defaultdict[date, list[Decimal]] = defaultdict(list)
    for on, order in orders_done(document, today):
        amount = amount_in_book_currency(order, on, settings)
        amounts[on] += [] if amount is None else [amount]
    if not amounts:
        return None
    first, *repeats = sorted(amounts)
    sums = (exact_sum(amounts[on]) for on in repeats if amounts[on])
    values = [amount for amount in sums if 0 <= amount < _NO_AMOUNT]
    return Purchases(
        first=first.toordinal(),
        last=max(amounts).toordinal(),
        repeats=len(repeats),
        valued=len(values),
        value=float(exact_sum(values) / len(values)) if values else 0.0,
    )
