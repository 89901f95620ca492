"""The entries of a client that count on a day, whatever else is wrong with its file.

An entry without a readable date, or of another shape, does not count; `check` names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import (
    MAX_EMAX,
    MAX_PREC,
    MIN_EMIN,
    ROUND_DOWN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    getcontext,
    setcontext,
)
from functools import lru_cache, reduce
from typing import Any, Final

from clientctl.dates import is_iso_date
from clientctl.model import Document
from clientctl.schema.priced import PRICED, Priced
from clientctl.settings import Settings

Entry = Mapping[str, Any]
PRICED_BY_RECORD: Final[Mapping[str, Priced]] = {row.record: row for row in PRICED}

# Rounds nothing by itself; a file may hold longer numbers than `check` lets pass.
_EXACT: Final = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
# Digits that are cut off, not rounded: rounding what was rounded before may go wrong.
_TRUNCATING: Final = Context(prec=100, rounding=ROUND_DOWN, Emax=MAX_EMAX, Emin=MIN_EMIN)
_ZERO: Final = Decimal(0)


def day(value: Any) -> date | None:
    """A stored date, bound; None when it is none."""
    return _day(value) if isinstance(value, str) else None


@lru_cache(4096)
def _day(text: str) -> date | None:
    return date.fromisoformat(text) if is_iso_date(text) else None


def entries(document: Document, record: str) -> Iterator[Entry]:
    """The records of one list that have the shape of a record."""
    found = document.get(record)
    for entry in found if isinstance(found, list) else ():
        if type(entry) is dict or isinstance(entry, Mapping):
            yield entry


def past_entries(document: Document, record: str, today: date) -> Iterator[tuple[date, Entry]]:
    """Entries dated up to today, each with its day."""
    found = document.get(record)
    for entry in found if isinstance(found, list) else ():
        # nearly every one is a dict, and whether something is a Mapping takes ten times as long to ask
        is_entry = type(entry) is dict or isinstance(entry, Mapping)
        entered = day(entry.get("date")) if is_entry else None
        if entered is not None and entered <= today:
            yield entered, entry


def orders_done(document: Document, today: date, after: date | None = None) -> list[tuple[date, Entry]]:
    """Orders dated up to today that were neither cancelled nor returned (no status: done).

    after: only those of the days that follow this one.
    """
    found = document.get("orders")
    # days are compared as text, which they are in the order of, before any is made of them
    first, last = "" if after is None else after.isoformat(), today.isoformat()
    return [
        (on, order)
        for order in (found if isinstance(found, list) else ())
        if (type(order) is dict or isinstance(order, Mapping))
        and isinstance(text := order.get("date"), str)
        and first < text <= last
        and order.get("status") in (None, "done")
        and (on := _day(text)) is not None
    ]


def contacts(document: Document, today: date) -> Iterator[tuple[date, Entry]]:
    """The contacts up to today, each with its day: log entries of every kind but note."""
    return (pair for pair in past_entries(document, "log", today) if pair[1].get("kind") != "note")


def contacts_made(document: Document, today: date) -> list[date]:
    """Days of the contacts up to today."""
    found, last = document.get("log"), today.isoformat()
    return [
        on
        for entry in (found if isinstance(found, list) else ())
        if (type(entry) is dict or isinstance(entry, Mapping))
        and isinstance(text := entry.get("date"), str)
        and text <= last
        and entry.get("kind") != "note"
        and (on := _day(text)) is not None
    ]


def number(value: Any) -> Decimal | None:
    """A stored number as Decimal; None when it is none."""
    if type(value) is Decimal:
        return value
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return Decimal(value)


def amount_in_book_currency(entry: Entry, on: date, settings: Settings) -> Decimal | None:
    """An entry's amount by the rate of its own day, not rounded; None without an amount or a rate."""
    amount, currency = number(entry.get("amount")), entry.get("currency")
    if amount is None or not currency or currency == settings.currency:
        return amount
    rate = settings.rate(str(currency), on)
    return None if rate is None else product(amount, rate)


def in_book_currency(entry: Entry, priced: Priced, settings: Settings) -> Decimal | None:
    """The same for a record whose rate's day is one of several; without any of them the latest rate counts."""
    return amount_in_book_currency(entry, priced.day(entry) or date.max, settings)


def exact_sum(amounts: Iterable[Decimal | None]) -> Decimal:
    """The sum of the amounts that there are, not rounded, nor what is multiplied while they are gone through."""
    # half as long as to enter `localcontext`, which copies its context
    outer = getcontext()
    setcontext(_EXACT)
    try:
        return sum([amount for amount in amounts if amount is not None], _ZERO)
    finally:
        setcontext(outer)


def product(*factors: Decimal) -> Decimal:
    """Their product, not rounded."""
    return reduce(_EXACT.multiply, factors)


def quotient(amount: Decimal, divisor: Decimal) -> Decimal:
    """So exact that rounding it once gives what rounding the true quotient would."""
    return _TRUNCATING.divide(amount, divisor)


def rounded(amount: Decimal) -> Decimal:
    """Half up to 0.01, as sums of money are shown and compared."""
    return amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP, context=_EXACT)


def in_tenths(amount: Decimal) -> Decimal:
    """Half up to 0.1, as shares and averages are shown."""
    return amount.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP, context=_EXACT)
