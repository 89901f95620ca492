"""A report's lists of entries: deals, contracts, payments, each with its client and its amount."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from clientctl.dates.lateness import LATENESS_TONES, lateness
from clientctl.errors import Message, message
from clientctl.facts.entries import (
    PRICED_BY_RECORD,
    Entry,
    day,
    exact_sum,
    in_book_currency,
    number,
    rounded,
)
from clientctl.frozen import frozen, replace
from clientctl.messages import label
from clientctl.model import Column, Document, Table
from clientctl.reports.parts.clients import BRIEF, ID
from clientctl.reports.parts.figures import name_of
from clientctl.reports.study import Study, Subject
from clientctl.settings import Settings
from clientctl.values import KINDS

_DAYS: Final = Column("days", label("report_entries.column_days"), "integer", audience="programs")
_WHEN: Final = Column("when", label("report_entries.column_when"), tones=LATENESS_TONES, audience="people")


@frozen
class Listed:
    """An entry of a client.

    on: the day that the report sorts it by, None where there is none that can be read. amount: in the book's currency,
    not rounded, None without one or without a rate; weighted: what may come of that.
    """

    subject: Subject
    entry: Entry
    on: date | None
    amount: Decimal | None
    weighted: Decimal | None = None

    def day(self, key: str) -> date | None:
        """Another of its days."""
        return day(self.entry.get(key))


# What may come of an entry's amount.
Weigh = Callable[[Decimal | None, Entry, Settings], Decimal | None]
# A column, and what makes its cell.
Part = tuple[Column, Callable[[Listed], Any]]


def listed(
    study: Study,
    record: str,
    subjects: Iterable[Subject],
    choose: Callable[[Document], Iterable[Entry]],
    key: str,
    weigh: Weigh = lambda amount, entry, settings: None,
) -> list[Listed]:
    """The entries of these records that are chosen of each client, by the day below the key; those without one last,
    of one day by client."""
    priced, settings = PRICED_BY_RECORD[record], study.settings
    found = [
        Listed(subject, entry, day(entry.get(key)), amount, weigh(amount, entry, settings))
        for subject in subjects
        for entry in choose(subject.excerpt((record,)))
        for amount in (in_book_currency(entry, priced, settings),)
    ]
    return sorted(found, key=lambda one: (one.on or date.max, one.subject.id))


def amount_of(found: Iterable[Listed]) -> Decimal:
    """What their amounts add up to, rounded once."""
    return rounded(exact_sum(one.amount for one in found))


def entries_table(code: str, found: Iterable[Listed], parts: Sequence[Part]) -> Table:
    """A row for each: the client's id and name, the entry's id, then these parts.

    code: of the message that is its title; what follows its first `_` is its name.
    """
    columns = (ID, _NAME, _ITEM, *(column for column, _ in parts))
    rows = [
        (one.subject.id, one.subject.name, _text(one.entry.get("id")), *(make(one) for _, make in parts))
        for one in found
    ]
    return Table(columns, rows, name_of(code), message(code), brief=BRIEF)


def own(study: Study, record: str, key: str, rank: int = 0) -> Part:
    """What an entry has below a key of its own; None where that is not of the key's kind."""
    field = study.field(f"{record}.{key}")
    read: Callable[[Any], Any] = _READ.get(field.kind, _text)
    column = Column(key, field.label, field.kind, field.choices, rank)
    return column, lambda one: read(one.entry.get(key))


def of_client(study: Study, name: str, rank: int = 0) -> Part:
    """A field of the client."""
    field = study.field(name)
    column = study.column(field)
    return (
        Column(field.name, column.label, column.kind, column.choices, rank),
        lambda one: next(iter(one.subject.values(field)), None),
    )


def amounts(study: Study, record: str, found: Iterable[Listed], rank: int) -> Iterator[Part]:
    """The amount in the book's currency, then as it is written, which people see where it is in another one."""
    currency = study.settings.currency
    yield book_amount(currency, rank)
    for key in ("amount", "currency"):
        column, make = own(study, record, key)
        yield replace(column, audience="programs"), make
    if any(one.entry.get("currency") not in (None, currency) for one in found):
        yield replace(_WRITTEN, rank=rank + 1), lambda one: _written(one, currency)


def _written(one: Listed, currency: str) -> str | None:
    """The amount in a currency other than the book's."""
    amount, other = number(one.entry.get("amount")), one.entry.get("currency")
    if amount is None or other in (None, currency):
        return None
    return f"{KINDS['money'].show(amount, (), 'en')} {other}"


def book_amount(currency: str, rank: int = 0) -> Part:
    """The amount in the book's currency."""
    return (
        money_column("book_amount", currency, rank),
        lambda one: None if one.amount is None else rounded(one.amount),
    )


def money_column(name: str, currency: str, rank: int = 0) -> Column:
    """A column of amounts in the book's currency."""
    return Column(name, label("report_entries.column_amount"), "money", rank=rank, unit=currency)


def days_to(study: Study) -> tuple[Part, Part]:
    """How many days there are to an entry's day, negative when it is past; and the same in words."""

    def days(one: Listed) -> int | None:
        return None if one.on is None else (one.on - study.today).days

    def when(one: Listed) -> Message | None:
        return None if one.on is None else lateness((one.on - study.today).days)

    return (_DAYS, days), (_WHEN, when)


def told_unrated(found: Iterable[Listed], currency: str) -> Iterator[Message]:
    """That there are amounts without a rate, which are in no sum."""
    missing = [
        str(one.entry.get("currency"))
        for one in found
        if one.amount is None and number(one.entry.get("amount")) is not None
    ]
    if missing:
        yield message(
            "report_entries.unrated", count=len(missing), currencies=sorted(set(missing)), book=currency
        )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _date(value: Any) -> str | None:
    found = day(value)
    return None if found is None else found.isoformat()


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


_READ: Final[dict[str, Callable[[Any], Any]]] = {
    "money": number,
    "decimal": number,
    "date": _date,
    "flag": _flag,
}
_NAME: Final = Column("name", label("report_entries.column_name"))
_WRITTEN: Final = Column("written", label("report_entries.column_written"), audience="people")
_ITEM: Final = Column("item", label("report_entries.column_item"), "code", audience="programs")
