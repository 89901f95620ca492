"""The entries of a list as rows: those that count, and those that do not, each with the reason why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from clientctl.errors import message
from clientctl.facts.entries import Entry, day, entries, number
from clientctl.facts.reasons.case import Because, Case, Part, Place
from clientctl.model import Document

# The first of these that an entry has names it; the items stand for what they name.
_ITEMS: Final = "items"
_NAMES: Final = (
    *("name", "title", "product", _ITEMS, "what", "text", "client", "number", "contract", "comment"),
    "notes",
)
_DAYS: Final = ("date", "due", "start")
_MOST_PLACES: Final = 100

Tell = Callable[[Entry, Place], Because]
# Why an entry does not count; None where nobody would ask.
Why = Callable[[Entry], Part | None]


def numbered(document: Document, record: str) -> Iterator[tuple[Place, Any]]:
    """Whatever stands in a list, with its place."""
    found = document.get(record)
    for index, entry in enumerate(found if isinstance(found, list) else ()):
        yield Place("client", (record, index)), entry


def rows_of(case: Case, record: str, counting: Iterable[Entry], tell: Tell, why: Why) -> Iterator[Because]:
    """A row for each entry of `counting`, and for each other that is to be told of, in the order of the file."""
    counted = {id(entry) for entry in counting}
    for place, entry in numbered(case.document, record):
        if id(entry) in counted:
            yield tell(entry, place)
        elif not isinstance(entry, Mapping):
            yield Because((message("reasons.no_entry"),), place=place, counts=False)
        elif (reason := why(entry)) is not None:
            words = described(entry, reason, *written_amount(case, entry))
            yield Because(words, place=place, counts=False)


def described(entry: Entry, *parts: Part) -> tuple[Part, ...]:
    """An entry in words: its day, whatever is told of it, its name."""
    return (*_day(entry), *parts, *_name(entry))


def not_yet(entry: Entry, today: date) -> Part | None:
    """Why an entry does not count on a day whatever else it says: it has none, or one to come."""
    on = day(entry.get("date"))
    if on is None:
        return message("reasons.no_date")
    return message("reasons.ahead") if on > today else None


def place_in(case: Case, record: str, wanted: Entry) -> Place | None:
    """Where an entry of a list stands."""
    return next((place for place, entry in numbered(case.document, record) if entry is wanted), None)


def grouped(number: Decimal) -> str:
    """All digits of a number, its thousands apart."""
    return f"{number:,f}" if abs(number.adjusted()) <= _MOST_PLACES else str(number)


def written_amount(case: Case, entry: Entry) -> tuple[str, ...]:
    """An entry's amount as it is written, with its currency; nothing where it has none."""
    amount = number(entry.get("amount"))
    return () if amount is None else (f"{grouped(amount)} {entry.get('currency') or case.settings.currency}",)


def _day(entry: Entry) -> tuple[str, ...]:
    found = (entry.get(key) for key in _DAYS)
    return next(((text,) for text in found if isinstance(text, str) and text), ())


def _name(entry: Entry) -> tuple[str, ...]:
    return next(((text,) for key in _NAMES if (text := _words(entry, key))), ())


def _words(entry: Entry, key: str) -> str:
    if key == _ITEMS:
        return ", ".join(filter(None, (_words(item, "product") for item in entries(entry, key))))
    value = entry.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""
