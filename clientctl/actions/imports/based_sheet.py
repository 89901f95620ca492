"""The cells of a sheet beside what they were when the workbook was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from clientctl.actions.assigning import split_list
from clientctl.actions.imports.cells import is_blank
from clientctl.actions.records.kinds import ITEM_KEY
from clientctl.actions.subject import ID_FIELD
from clientctl.exchange.base import (
    UNHELD,
    Key,
    SheetBase,
    fingerprint,
    fingerprint_words,
    free_key,
    mark,
    row_fingerprint,
)
from clientctl.exchange.cells import Words
from clientctl.exchange.sheet import Row, Unreadable
from clientctl.frozen import frozen
from clientctl.model import Column

REF: Final = "ref"
# The mark of a cell without a value, which nothing in a base is like.
_UNREADABLE: Final = "?"


@frozen
class Cell:
    """A cell of the sheet that differs from its base: the field or key, what it holds, and the marks of both."""

    name: str
    column: Column
    cell: Any
    base: str
    now: str


@dataclass(slots=True)
class BasedSheet:
    """A sheet that has a base. seen: the rows of the base that it still has.

    names: the field or key of each column (None: it is left out). columns: of what is compared, by name. lists: the
    fields that are lists of words. has_entries: its rows are entries, told by their client and their id.
    """

    names: Sequence[str | None]
    columns: Mapping[str, Column]
    base: SheetBase
    words: Words
    lists: frozenset[str] = frozenset()
    has_entries: bool = False
    seen: dict[Key, Row] = field(default_factory=dict)

    def find(self, row: Row) -> tuple[Key, tuple[Cell, ...]] | None:
        """The row of the base that a row is, and the cells that are not what they were; None for a new row."""
        marks = self._marks(row)
        key = self._key(row, marks)
        known = self.base.rows.get(key)
        return None if known is None else (key, tuple(self._changed(row, marks, known)))

    def missing(self) -> Sequence[Key]:
        """The rows of the base that the sheet does not have."""
        return tuple(key for key in self.base.rows if key not in self.seen)

    def ids_of(self, client_id: str) -> frozenset[str]:
        """Ids of the entries that the base has of a client."""
        return frozenset(key[1] for key in self.base.rows if key[0] == client_id)

    def is_as_it_was(self, key: Key, cells: Mapping[str, Any]) -> bool:
        """Whether values, by field or key, are what the base says of a row."""
        marks = zip(self.base.columns, self.base.rows[key], strict=False)
        return all(
            mark(cells.get(name), self.columns[name], self.words) == was
            for name, was in marks
            if name in self.columns and name not in (ID_FIELD.name, REF)
        )

    def _marks(self, row: Row) -> dict[str, str]:
        """What the cells of a row hold, in short, by field or key."""
        return {
            name: self._mark(cell, name)
            for name, cell in zip(self.names, row.cells, strict=True)
            if name is not None and name in self.columns
        }

    def _mark(self, cell: Any, name: str) -> str:
        if is_blank(cell) or isinstance(cell, Unreadable):
            return _UNREADABLE if isinstance(cell, Unreadable) else ""
        if name in self.lists and isinstance(cell, str):
            return fingerprint_words(split_list(cell.replace("\n", ";")))
        return fingerprint(cell)

    def _key(self, row: Row, marks: Mapping[str, str]) -> Key:
        texts = {name: str(cell).strip() for name, cell in zip(self.names, row.cells, strict=True) if name}
        if not self.has_entries:
            return (texts.get(ID_FIELD.name, ""),)
        owner, item = texts.get(REF, ""), texts.get(ITEM_KEY, "")
        if item:
            return (owner, item)
        # an entry without an id is known by all that it says
        whole = [marks.get(name, "") for name in self.base.columns[1:]]
        return free_key((owner, "", row_fingerprint(whole)), self.seen)

    def _changed(self, row: Row, marks: Mapping[str, str], known: Sequence[str]) -> Iterator[Cell]:
        """The cells that are not what they were."""
        was = dict(zip(self.base.columns, known, strict=False))
        for name, cell in zip(self.names, row.cells, strict=True):
            if name is None or name not in was or name in (ID_FIELD.name, REF):
                continue
            before = "" if was[name] == UNHELD else was[name]
            if marks[name] != before:
                yield Cell(name, self.columns[name], cell, was[name], marks[name])
