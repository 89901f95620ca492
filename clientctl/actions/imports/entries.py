"""Entries that an import gives to lists of records: which are there already, which change, which are new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from clientctl import text
from clientctl.actions.entering import Days, EntryList
from clientctl.actions.records.kinds import ITEM_KEY, RecordKind
from clientctl.errors import Problem
from clientctl.frozen import frozen, replace
from clientctl.model import Document
from clientctl.names import fold

# What tells entries apart where they have it, the first that both have; a name in lists whose entries go by one.
_KEYS: Final = (ITEM_KEY, "number")
_NAME: Final = "name"

# A list of a client, and a place in it.
Place = tuple[str, int]


@frozen
class Entry:
    """An entry as a row gives it, its keys in the order of a file."""

    kind: RecordKind
    given: Mapping[str, Any]

    @property
    def record(self) -> str:
        return self.kind.record


@frozen
class Known:
    """An entry that a client has: its place in the list, its data, and the key it was found by ("": its content)."""

    index: int
    data: Mapping[str, Any]
    key: str

    def changes(self, entry: Entry) -> Iterator[tuple[str, Any, Any]]:
        """What the row says otherwise: key, old, new."""
        for key, value in entry.given.items():
            if key not in (ITEM_KEY, self.key) and not same(self.data.get(key), value):
                yield key, self.data.get(key), value

    def setting(self, entry: Entry) -> Sequence[text.Operation]:
        """What brings the row's values into the entry."""
        return [text.Set((entry.record, self.index, key), value) for key, _, value in self.changes(entry)]


class Claims:
    """Entries of one client that rows have been matched with by their content: each stands for one row of a file."""

    def __init__(self) -> None:
        self._claimed: set[tuple[str, int]] = set()

    def find(self, document: Document, entry: Entry, key: str | None) -> Known | None:
        """The entry that a row means: by `key` if there is one, else by id, number or name, or as it says the same."""
        listed = document.get(entry.record)
        held = [
            (index, one)
            for index, one in enumerate(listed if isinstance(listed, list) else ())
            if isinstance(one, Mapping)
        ]
        for name in _keys_of(entry, key):
            found = next((pair for pair in held if _is_key(pair[1].get(name), entry.given[name])), None)
            if found is not None:
                return Known(*found, name)
            if name in (key, ITEM_KEY):
                return None
        return self._equal(held, entry)

    def _equal(self, held: Sequence[tuple[int, Mapping[str, Any]]], entry: Entry) -> Known | None:
        given = [(key, value) for key, value in entry.given.items() if key != ITEM_KEY]
        for index, one in held:
            claim = (entry.record, index)
            if claim not in self._claimed and all(same(one.get(key), value) for key, value in given):
                self._claimed.add(claim)
                return Known(index, one, "")
        return None

    def copy(self) -> Claims:
        """The claims so far, to try out what a row would claim."""
        copied = Claims()
        copied._claimed = set(self._claimed)
        return copied

    def moved(self, record: str, at: int) -> None:
        """An entry was put in at this place: those behind it have moved, and it is claimed by the row that gave it."""
        self._claimed = {
            (name, index + (name == record and index >= at)) for name, index in self._claimed
        } | {(record, at)}

    def dropped(self, record: str, at: int) -> None:
        """The entry at this place was taken out: those behind it have moved."""
        self._claimed = {
            (name, index - (name == record and index > at))
            for name, index in self._claimed
            if (name, index) != (record, at)
        }


class Refused:
    """New entries of one client that are not taken after all, though later changes reckon with them."""

    def __init__(self) -> None:
        self._errors: dict[Place, tuple[Problem, ...]] = {}

    @property
    def places(self) -> Sequence[Place]:
        """Where they would stand, had all been taken, the last first."""
        return sorted(self._errors, reverse=True)

    def enter(self, place: Place, errors: tuple[Problem, ...]) -> None:
        """A new entry was to stand here, and there are errors or it was taken."""
        record, at = place
        self._errors = {
            (name, index + (name == record and index >= at)): held
            for (name, index), held in self._errors.items()
        }
        if errors:
            self._errors[place] = errors

    def errors_of(self, operations: Sequence[text.Operation]) -> tuple[Problem, ...]:
        """Those of the refused entry that these operations would change."""
        changes = (one for one in operations if isinstance(one, text.Set | text.Remove))
        return next((self._errors[at] for one in changes if (at := _place(one)) in self._errors), ())

    def beside(self, operations: Sequence[text.Operation]) -> Sequence[text.Operation]:
        """The operations at the places where their entries are without the refused ones."""
        return [self._moved(one) for one in operations]

    def _moved(self, operation: text.Operation) -> text.Operation:
        record, at = _place(operation)
        before = sum(name == record and index < at for name, index in self._errors)
        path = operation.path
        return replace(operation, path=(path[0], at - before, *path[2:])) if before else operation


def _place(operation: text.Operation) -> Place:
    """The list that an operation is about, and the place in it; of one at its end a place before all."""
    path = operation.path
    index = path[1] if len(path) > 1 else -1
    return str(path[0]), index if isinstance(index, int) else -1


def _keys_of(entry: Entry, key: str | None) -> Iterator[str]:
    """What the row may be told by, the first that counts first."""
    names = (key,) if key is not None else (*_KEYS, *((_NAME,) if entry.kind.is_named else ()))
    return (name for name in names if name in entry.given)


def entry_by_id(document: Document, record: str, item: str) -> tuple[int, Mapping[str, Any]] | None:
    """The entry of a list with this id, and its place; None where there is none."""
    listed = document.get(record)
    held = enumerate(listed if isinstance(listed, list) else ())
    return next(
        ((at, one) for at, one in held if isinstance(one, Mapping) and one.get(ITEM_KEY) == item), None
    )


def _is_key(held: Any, given: Any) -> bool:
    return held is not None and fold(str(held)) == fold(str(given))


def same(held: Any, given: Any) -> bool:
    """Whether two stored values are one: numbers by value, true is no number."""
    if isinstance(held, Mapping) and isinstance(given, Mapping):
        return held.keys() == given.keys() and all(same(held[key], given[key]) for key in held)
    if isinstance(held, list) and isinstance(given, list):
        return len(held) == len(given) and all(map(same, held, given))
    return isinstance(held, bool) == isinstance(given, bool) and bool(held == given)


def with_id(entry: Entry, item: str) -> dict[str, Any]:
    """The entry as it is stored; links have no ids."""
    if ITEM_KEY not in entry.kind.keys:
        return dict(entry.given)
    return {ITEM_KEY: item, **{key: value for key, value in entry.given.items() if key != ITEM_KEY}}


def adding(document: Document, entry: Entry, item: str) -> tuple[text.Operation, int]:
    """What enters a new entry at its day, and the place that it gets."""
    into = EntryList(entry.record, entry.kind.day)
    data = with_id(entry, item)
    has_day = into.day is not None and into.day in data
    operation = Days(document, into if has_day else EntryList(entry.record, None)).entering(data)
    listed = document.get(entry.record)
    last = len(listed) if isinstance(listed, list) else 0
    return operation, int(operation.path[-1]) if isinstance(operation, text.Insert) else last
