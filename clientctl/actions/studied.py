"""A client as a report sees it: with all its entries, or with those of a period alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from clientctl.actions.subject import Subject
from clientctl.errors import Message
from clientctl.facts import FACT_BY_NAME
from clientctl.facts.amounts import sum_values
from clientctl.facts.entries import PRICED_BY_RECORD, Entry, day, entries
from clientctl.facts.risk import READS, signals_of
from clientctl.facts.windows import Window
from clientctl.model import Document, Field


def _dated(entry: Entry) -> date | None:
    return day(entry.get("date"))


# The records that a period restricts, and the day of an entry that decides.
RESTRICTED: Final[Mapping[str, Callable[[Entry], date | None]]] = {
    "orders": _dated,
    "log": _dated,
    "feedback": _dated,
    "surveys": _dated,
    "deals": PRICED_BY_RECORD["deals"].day,
}


class Studied:
    """A client with the entries of a period alone (None: all), and what is computed of them.

    What a query or a rule decides is decided of the whole client. Not frozen, as a book may have many.
    """

    __slots__ = ("_amounts", "_subject", "_window", "id")

    def __init__(self, subject: Subject, window: Window | None = None) -> None:
        # tables and rankings ask for it again and again
        self.id: Final = subject.id
        self._subject = subject
        self._window = window
        # a figure and a table ask for the same
        self._amounts: dict[str, Decimal] = {}

    @property
    def name(self) -> str:
        return self._subject.name

    @property
    def document(self) -> Document:
        return self._within(self._subject.client.document)

    def values(self, field: Field) -> Sequence[Any]:
        if self._window is None or not self._is_restricted(field):
            return self._subject.values(field)
        if not field.is_computed:
            return field.values(self.document)
        value = self.fact(field.name)
        return [] if value is None else [value]

    def amount(self, field: Field) -> Decimal:
        found = self._amounts.get(field.name)
        if found is None:
            found = self._amounts[field.name] = self._amount(field)
        return found

    def fact(self, name: str) -> Any:
        if self._window is None:
            return self._subject.fact(name)
        fact = FACT_BY_NAME[name]
        if fact.is_judged:
            return self._subject.fact(name)
        return self._subject.facts.value(name, self._read(fact.reads))

    def excerpt(self, names: Sequence[str]) -> Document:
        return self._read(names)

    def reasons(self) -> Sequence[Message]:
        facts = self._subject.facts
        held = signals_of(self._read(READS), facts.settings, facts.today)
        weights = facts.settings.risk.weights
        held.sort(key=lambda pair: -weights[pair[0].name])
        return [signal.told(reason) for signal, reason in held]

    def unrated(self, record: str) -> Sequence[str]:
        return self._subject.unrated(record)

    def _amount(self, field: Field) -> Decimal:
        if self._window is None or not self._is_restricted(field):
            return self._subject.amount(field)
        facts = self._subject.facts
        if field.is_computed:
            return facts.amount(field.name, self._read(FACT_BY_NAME[field.name].reads))
        return sum_values(field, self.values(field), self.document, facts.settings)

    def _is_restricted(self, field: Field) -> bool:
        if field.is_computed:
            return field.name in FACT_BY_NAME and not FACT_BY_NAME[field.name].is_judged
        return field.record in RESTRICTED

    def _read(self, names: Sequence[str]) -> Document:
        """What these excerpts hold, else all; the last contact of a period may be another than that of all times."""
        if self._window is None:
            return self._subject.excerpt(names)
        if not names:
            return self.document
        wanted = ["log" if name == "last_contact" else name for name in names]
        return self._within(self._subject.excerpt(wanted))

    def _within(self, document: Document) -> Document:
        if self._window is None:
            return document
        return dict(self._parts(document, self._window))

    @staticmethod
    def _parts(document: Document, window: Window) -> Iterator[tuple[str, Any]]:
        for key, value in document.items():
            on = RESTRICTED.get(key)
            if on is None:
                yield key, value
                continue
            dated = [(found, entry) for entry in entries(document, key) if (found := on(entry)) is not None]
            yield key, [entry for _, entry in window.within(dated)]
