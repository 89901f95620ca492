"""Excerpts: of a client's file what the facts of a window look at, small enough to be kept and read by thousands.

A fact that changes as days pass is computed anew each day; of an excerpt it is the same as of the whole file, on
every day on which the file `holds_between`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from clientctl.facts.entries import Entry, contacts_made, entries, number
from clientctl.frozen import frozen
from clientctl.model import Document

# JSON data: a text, or a row for each entry.
Held = Any


@frozen
class Excerpt:
    """What is held of one key of a document, and what of a document is made of that."""

    name: str
    key: str
    hold: Callable[[Document, date], Held]
    give: Callable[[Held], Any]


def _rows(name: str, numbers: tuple[str, ...], words: tuple[str, ...], record: str = "") -> Excerpt:
    """Some numbers and some words of each entry of a list of records, which has this name unless another is given."""
    record, keys = record or name, (*numbers, *words)

    def hold(document: Document, today: date) -> Held:
        return [
            [*[_digits(entry.get(key)) for key in numbers], *[as_word(entry.get(key)) for key in words]]
            for entry in entries(document, record)
        ] or None

    def give(held: Held) -> Any:
        given = [dict(zip(keys, row, strict=True)) for row in held]
        for key in numbers:
            for entry in given:
                if entry[key] is not None:
                    entry[key] = Decimal(entry[key])
        return given

    return Excerpt(name, record, hold, give)


def _orders() -> Excerpt:
    """The orders, which nearly every report reads, and of which there are most: one list of all their cells."""
    rows = _rows("orders", ("amount",), ("date", "currency", "status"))

    def hold(document: Document, today: date) -> Held:
        return [cell for row in rows.hold(document, today) or () for cell in row] or None

    def give(held: Held) -> Any:
        cells = iter(held)
        return [
            {
                "amount": None if amount is None else Decimal(amount),
                "date": on,
                "currency": currency,
                "status": status,
            }
            for amount, on, currency, status in zip(cells, cells, cells, cells, strict=True)
        ]

    return Excerpt(rows.name, rows.key, hold, give)


def _sales() -> Excerpt:
    """The orders with what was sold, item by item where they list it."""
    whole = _rows(
        "sales", ("amount", "quantity"), ("date", "currency", "status", "product", "channel"), "orders"
    )
    item = _rows("items", ("amount", "quantity"), ("product",))

    def hold(document: Document, today: date) -> Held:
        orders = zip(whole.hold(document, today) or (), entries(document, "orders"), strict=True)
        return [[*row, item.hold(order, today)] for row, order in orders] or None

    def give(held: Held) -> Any:
        given = whole.give([row[:-1] for row in held])
        for (*_, items), order in zip(held, given, strict=True):
            if items is not None:
                order["items"] = item.give(items)
        return given

    return Excerpt("sales", "orders", hold, give)


def _own(key: str) -> Excerpt:
    """A text of the client itself."""

    def hold(document: Document, today: date) -> Held:
        value = document.get(key)
        return value if isinstance(value, str) else None

    return Excerpt(key, key, hold, lambda held: held)


def _contacts(document: Document, today: date) -> Held:
    """The days of the contacts, also of those to come: they count once their day is there."""
    return [on.isoformat() for on in contacts_made(document, date.max)] or None


def _last_contact(document: Document, today: date) -> Held:
    return max((on.isoformat() for on in contacts_made(document, today)), default=None)


def _digits(value: Any) -> str | None:
    found = number(value)
    return None if found is None else str(found)


def as_word(value: Any) -> str | bool | None:
    """What is no text and no flag is no day and no choice either, but it is not nothing."""
    return value if value is None or isinstance(value, str | bool) else str(value) if value else ""


def word_in(entry: Entry, key: str) -> str | None:
    """A text of an entry, None for none; the same whether the entry is read from a file or from what is held of it."""
    found = as_word(entry.get(key))
    return found if isinstance(found, str) and found else None


EXCERPTS: Final = (
    _orders(),
    _sales(),
    _rows(
        "deals",
        ("amount", "probability"),
        ("id", "title", "stage", "currency", "expected", "opened", "closed", "reason"),
    ),
    _rows(
        "contracts", ("amount",), ("id", "number", "title", "start", "end", "currency", "status", "renews")
    ),
    _rows("payments", ("amount",), ("id", "due", "currency", "paid_on", "contract")),
    _rows("feedback", (), ("id", "date", "kind", "status", "closed", "severity", "text")),
    _rows("surveys", ("score", "nps"), ("date", "comment")),
    _rows("stories", (), ("id", "date", "outcome", "title", "text")),
    _rows("log", (), ("date", "kind", "author")),
    Excerpt("contacts", "log", _contacts, lambda held: [{"date": on} for on in held]),
    Excerpt("last_contact", "log", _last_contact, lambda held: [{"date": held}]),
    _own("cadence"),
    _own("since"),
    _own("birthday"),
)
EXCERPT_BY_NAME: Final[Mapping[str, Excerpt]] = {excerpt.name: excerpt for excerpt in EXCERPTS}
