"""Rows of a workbook that clientctl made: what the sheet changed goes in, beside what the book has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from clientctl import text
from clientctl.actions.assigning import Assignment, operations_for
from clientctl.actions.imports.based_sheet import BasedSheet, Cell
from clientctl.actions.imports.cells import is_blank, parse_cell, parse_entry
from clientctl.actions.imports.drafts import Draft, Pending
from clientctl.actions.imports.entries import entry_by_id
from clientctl.actions.imports.plan import Clash
from clientctl.actions.imports.rows import Difference, Reading, differences, reason_of, refuse_unreadable
from clientctl.actions.imports.work import Work
from clientctl.actions.records.kinds import RecordKind
from clientctl.actions.selection import field_column
from clientctl.actions.subject import ID_FIELD
from clientctl.errors import ClientctlError, message
from clientctl.exchange.base import Key, SheetBase, fingerprint, mark
from clientctl.exchange.cells import Words
from clientctl.exchange.sheet import Row
from clientctl.frozen import frozen
from clientctl.model import Column, Document, Field

_GROUP: Final = "group"


@dataclass(slots=True)
class BasedRows:
    """The rows of a sheet that has a base, taken one by one. kind: of the entries that they are; None for clients."""

    work: Work
    reading: Reading
    sheet: BasedSheet
    kind: RecordKind | None = None

    def take(self, row: Row) -> bool:
        """Plan a row that the base knows; False for one that it does not."""
        found = self.sheet.find(row)
        if found is None:
            return False
        key, changed = found
        before = self.sheet.seen.setdefault(key, row)
        if not changed:
            self.work.unchanged += 1
        elif before is not row:
            self._reject(row, ID_FIELD.name, key[-1], message("imports.row_twice", row=str(before.number)))
        elif self.kind is None:
            self._take_client(row, key[0], changed)
        else:
            self._take_entry(row, key, changed, self.kind)
        return True

    def is_as_it_was(self, key: Key, document: Document) -> bool:
        """Whether a client, or an entry of it, is what the base says of it."""
        if self.kind is None:
            fields = self.reading.workspace.fields
            names = self.sheet.base.columns
            return self.sheet.is_as_it_was(
                key, {name: _cell_of(fields.get(name), document) for name in names}
            )
        found = entry_by_id(document, self.kind.record, key[1])
        return found is not None and self.sheet.is_as_it_was(key, found[1])

    # -- clients -----------------------------------------------------------------------------

    def _take_client(self, row: Row, client_id: str, changed: Sequence[Cell]) -> None:
        draft = self._open(row, client_id, changed)
        if draft is None:
            return
        assignments: list[Assignment] = []
        rejected = False
        for cell in changed:
            found = self.reading.workspace.fields.get(cell.name)
            assert found is not None  # the base's columns are fields, or were left out
            try:
                assignments += self._assign(draft, found, cell)
            except ClientctlError as error:
                self._reject(row, cell.name, cell.cell, reason_of(error))
                rejected = True
        changes = list(differences(assignments, draft.client.document))
        if rejected:
            return
        if not changes:
            self.work.unchanged += 1
            return
        self.work.settle_draft(draft)
        errors = self.work.drafts.write(draft, operations_for(assignments, draft.client.document), row)
        if errors:
            self.work.reject_invalid(self.reading.sheet, row, errors)
        else:
            self.work.update(draft, row, changes)

    def _assign(self, draft: Draft, found: Field, cell: Cell) -> Iterator[Assignment]:
        """What a changed cell does to its field, as the book has it now."""
        values = self._values(found, cell)
        now = found.cell(found.values(draft.client.document))
        there = mark(now, cell.column, self.sheet.words)
        if (values[0] if values and not found.is_list else list(values) or None) == now:
            return
        if there == cell.base:
            yield Assignment(found, "=", values)
        elif found.is_list:
            yield from self._united(found, cell, values, now or [])
        else:
            self._clash(draft, found.name, now, values[0] if values else None)

    def _united(
        self, found: Field, cell: Cell, values: tuple[Any, ...], now: Sequence[Any]
    ) -> Iterator[Assignment]:
        """The words that the sheet added and took away, in the list as the book has it now."""
        before, after = set(cell.base.split(",")), set(cell.now.split(","))
        gone = tuple(
            one for one in now if fingerprint(self.sheet.words.text(one, cell.column)) in before - after
        )
        new = tuple(
            one for one in values if fingerprint(self.sheet.words.text(one, cell.column)) not in before
        )
        if gone:
            yield Assignment(found, "-=", gone)
        if new:
            yield Assignment(found, "+=", new)

    def _values(self, found: Field, cell: Cell) -> tuple[Any, ...]:
        if is_blank(cell.cell):
            return ()
        refuse_unreadable(cell.cell)
        return parse_cell(found, cell.cell, self.reading.workspace, is_exact=False)

    # -- entries -----------------------------------------------------------------------------

    def _take_entry(self, row: Row, key: Key, changed: Sequence[Cell], kind: RecordKind) -> None:
        draft = self._open(row, key[0], changed)
        if draft is None:
            return
        found = entry_by_id(draft.client.document, kind.record, key[1])
        if found is None:
            self._gone(kind.record, key[0], changed, key[1])
            return
        index, entry = found
        given: dict[str, Any] = {cell.name: cell.cell for cell in changed if not is_blank(cell.cell)}
        try:
            for value in given.values():
                refuse_unreadable(value)
            parsed = parse_entry(kind, given, self.reading.workspace, is_exact=False)
        except ClientctlError as error:
            self._reject(row, kind.record, "", reason_of(error))
            return
        operations: list[text.Operation] = []
        changes: list[Difference] = []
        for cell in changed:
            now, value = entry.get(cell.name), parsed.get(cell.name)
            there = mark(now, cell.column, self.sheet.words)
            name = f"{kind.record}.{cell.name}"
            if now == value:
                continue
            if there == cell.base:
                path = (kind.record, index, cell.name)
                operations.append(text.Remove(path) if value is None else text.Set(path, value))
                changes.append(Difference(name, now, value))
            else:
                self._clash(draft, name, now, value, key[1])
        if not changes:
            self.work.unchanged += 1
            return
        self.work.drafts.enter(draft, Pending(self.reading.sheet, row, operations, key[1], "updated"))
        self.work.update(draft, row, changes)

    # -- both --------------------------------------------------------------------------------

    def _open(self, row: Row, client_id: str, changed: Sequence[Cell]) -> Draft | None:
        if self.work.workspace.repository.path(client_id) is None:
            self._gone("", client_id, changed)
            return None
        try:
            return self.work.drafts.open(client_id)
        except ClientctlError as error:
            self._reject(row, ID_FIELD.name, client_id, reason_of(error))
            return None

    def _gone(self, name: str, client_id: str, changed: Sequence[Cell], item: str = "") -> None:
        """What the sheet changed is in the book no more: it does not come back by itself."""
        said = {cell.name: cell.cell for cell in changed}
        self.work.conflicts.append(Clash(client_id, name, None, None, said, is_gone=True, item=item))

    def _clash(self, draft: Draft, name: str, book: Any, file: Any, item: str = "") -> None:
        self.work.conflicts.append(Clash(draft.client.id, name, None, book, file, item=item))

    def _reject(self, row: Row, name: str, value: Any, reason: Any) -> None:
        self.work.reject(self.reading.sheet, row, name, value, reason)


def _cell_of(found: Field | None, document: Document) -> Any:
    return None if found is None else found.cell(found.values(document))


@frozen
class Known:
    """What is known of a sheet: what it held when it was made, and how its cells were written."""

    base: SheetBase
    words: Words


def based_clients(work: Work, reading: Reading, known: Known) -> BasedRows:
    """Rows of a sheet of clients."""
    fields = [found for found in reading.fields if found is not None and found.record is None]
    columns = {found.name: field_column(found, "", found.name) for found in fields}
    names = [None if found is None else found.name for found in reading.fields]
    lists = frozenset(found.name for found in fields if found.is_list)
    return BasedRows(work, reading, BasedSheet(names, columns, known.base, known.words, lists))


def based_entries(
    work: Work, reading: Reading, names: Sequence[str | None], known: Known, kind: RecordKind
) -> BasedRows:
    """Rows of a sheet of the entries of a list."""
    columns = {found.name: field_column(found, "", found.name) for found in kind.fields}
    columns |= {key: Column(key, kind.name, _GROUP) for key in kind.lists}
    sheet = BasedSheet(names, columns, known.base, known.words, has_entries=True)
    return BasedRows(work, reading, sheet, kind)
