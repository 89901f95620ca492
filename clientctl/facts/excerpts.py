"""Excerpts: of a client's file what the facts of a window look at, small enough to be kept and read by thousands.

A fact that changes as days pass is computed anew each day; of an excerpt it is the same as of the whole file, on
every day on which the file `holds_between`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from clientctl.facts.entries import contacts_made, entries, number
from clientctl.frozen import frozen
from clientctl.model import Document

# JSON data: a text, or a row for each entry.
Held = Any


@frozen
class Excerpt:
    """What is held of one key of a document, and what of a document is made of that."""

    key: str
    hold: Callable[[Document, date], Held]
    give: Callable[[Held], Any]


def _rows(record: str, number_key: str, *keys: str) -> Excerpt:
    """A number and some words of each entry."""
    keys = (number_key, *keys)

    def hold(document: Document, today: date) -> Held:
        return [
            [_digits(entry.get(number_key)), *[_word(entry.get(key)) for key in keys[1:]]]
            for entry in entries(document, record)
        ] or None

    def give(held: Held) -> Any:
        given = [dict(zip(keys, row, strict=True)) for row in held]
        for entry in given:
            if entry[number_key] is not None:
                entry[number_key] = Decimal(entry[number_key])
        return given

    return Excerpt(record, hold, give)


def _own(key: str) -> Excerpt:
    """A text of the client itself."""

    def hold(document: Document, today: date) -> Held:
        value = document.get(key)
        return value if isinstance(value, str) else None

    return Excerpt(key, hold, lambda held: held)


def _last_contact(document: Document, today: date) -> Held:
    return max((on.isoformat() for on in contacts_made(document, today)), default=None)


def _digits(value: Any) -> str | None:
    found = number(value)
    return None if found is None else str(found)


def _word(value: Any) -> str | None:
    """What is no text is no day and no choice either, but it is not nothing."""
    return value if value is None or isinstance(value, str) else str(value) if value else ""


EXCERPTS: Final = (
    _rows("orders", "amount", "date", "currency", "status"),
    _rows("payments", "amount", "due", "currency", "paid_on"),
    _rows("feedback", "", "date", "kind", "status", "closed"),
    _rows("surveys", "score", "date"),
    Excerpt("log", _last_contact, lambda held: [{"date": held}]),
    _own("cadence"),
    _own("since"),
    _own("birthday"),
)
EXCERPT_BY_KEY: Final[Mapping[str, Excerpt]] = {excerpt.key: excerpt for excerpt in EXCERPTS}
