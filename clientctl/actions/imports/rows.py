"""Rows of a table as values of fields and entries of lists, and what they would change in a client."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from clientctl import text
from clientctl.actions.assigning import Assignment, operations_for
from clientctl.actions.imports.cells import is_blank, parse_cell, parse_entry, parts_of
from clientctl.actions.imports.entries import Entry
from clientctl.actions.records.kinds import list_kind
from clientctl.actions.subject import ID_FIELD
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError, Message, Problem, message
from clientctl.exchange.sheet import Row, Sheet, Unreadable
from clientctl.frozen import frozen, replace
from clientctl.model import Document, Field
from clientctl.names import fold

CONTACTS: Final = "contacts"
_TOTALS: Final = frozenset(map(fold, ("合计", "总计", "小计", "共计", "total", "totals", "sum", "subtotal")))


@frozen
class Reject:
    """A row that is not taken: the field at fault ("" for the row as a whole), its cell, and why."""

    sheet: Sheet
    row: Row
    field: str
    value: Any
    reason: Message


@frozen
class Entered:
    """A row as read: the id it asks for, values by field, and the entries that it gives to lists of records."""

    row: Row
    id: str | None
    values: tuple[Assignment, ...]
    entries: tuple[Entry, ...] = ()

    def value(self, name: str) -> str:
        """The value of a text field, "" when the row has none."""
        return next((str(a.values[0]) for a in self.values if a.field.name == name and a.values), "")

    def without(self, name: str) -> Entered:
        """The row but for one field: the key that a client was found by, however it is spelled in the row."""
        return replace(self, values=tuple(a for a in self.values if a.field.name != name))


@frozen
class Difference:
    """One field that a row would change."""

    field: str
    old: Any
    new: Any

    @property
    def is_replaced(self) -> bool:
        """Whether a value that was there gives way, rather than something being added."""
        return self.old is not None and not isinstance(self.old, list)


def shown(value: Any) -> str:
    """A value of a change in a sentence; nothing where there is none."""
    return "" if value is None else str(value)


@frozen
class Reading:
    """How the rows of a sheet are read: the field of each column (None: it is left out).

    is_exact: texts are values as they are stored.
    """

    workspace: Workspace
    sheet: Sheet
    fields: Sequence[Field | None]
    is_exact: bool = False

    def enter(self, row: Row) -> Entered | tuple[Reject, ...]:
        """The row's values, or every reason why it cannot be read."""
        values: list[Assignment] = []
        entries: list[Entry] = []
        flat: dict[str, dict[str, Any]] = {}
        rejects = list(self.refuse_length(row))
        wanted = None
        for field, cell in zip(self.fields, row.cells, strict=True):
            if field is None or is_blank(cell):
                continue
            try:
                refuse_unreadable(cell)
                if field.name in self.workspace.catalog.records:
                    entries += self._entries(field.name, cell)
                elif field.record is not None:
                    self._parse(field, cell)
                    flat.setdefault(field.record, {})[field.path[-1]] = cell
                elif field.name == ID_FIELD.name:
                    wanted = str(self._parse(field, cell)[0])
                else:
                    parsed = self._parse(field, cell)
                    if parsed:
                        values.append(Assignment(field, "+=" if field.is_list else "=", parsed))
            except ClientctlError as error:
                rejects.append(Reject(self.sheet, row, field.name, cell, reason_of(error)))
        for record, given in flat.items():
            if record == CONTACTS and is_blank(given.get("name")):
                first = next(iter(given.values()))
                reason = message("actions.contact_without_name")
                rejects.append(Reject(self.sheet, row, CONTACTS, first, reason))
            elif not rejects:
                entries.append(self._entry(record, given))
        return tuple(rejects) or Entered(row, wanted, tuple(values), tuple(entries))

    def is_total(self, row: Row, keys: Sequence[str]) -> bool:
        """Whether a row sums up others: it names no client, and its first words say so."""
        cells = zip(self.fields, row.cells, strict=True)
        if any(found is not None and found.name in keys and not is_blank(cell) for found, cell in cells):
            return False
        first = next((cell for cell in row.cells if not is_blank(cell)), None)
        return isinstance(first, str) and fold(first.strip(" :：")) in _TOTALS

    def refuse_length(self, row: Row) -> Iterator[Reject]:
        """A row with cells that no column is above."""
        if row.extra:
            reason = message(
                "exchange.long_row", cells=len(row.cells) + len(row.extra), columns=len(row.cells)
            )
            yield Reject(self.sheet, row, "", row.extra[0], reason)

    def _parse(self, field: Field, cell: Any) -> tuple[Any, ...]:
        return parse_cell(field, cell, self.workspace, is_exact=self.is_exact)

    def _entries(self, record: str, cell: Any) -> Iterator[Entry]:
        for given in parts_of(cell):
            yield self._entry(record, given)

    def _entry(self, record: str, given: Any) -> Entry:
        kind = list_kind(self.workspace.catalog, record)
        return Entry(kind, parse_entry(kind, given, self.workspace, is_exact=self.is_exact))


def refuse_unreadable(cell: Any) -> None:
    """Raise what is wrong with a cell that its format could not give a value of."""
    if isinstance(cell, Unreadable):
        raise cell.error()


def reason_of(error: ClientctlError) -> Message:
    """Why something is refused, with what to do about it, in one sentence."""
    if error.hint is None:
        return error.message
    return message("actions.reason_with_hint", reason=error.message, hint=error.hint)


def problem_reason(problem: Problem) -> Message:
    """A finding about a whole document as the reason of a reject."""
    if problem.hint is None:
        return problem.message
    return message("actions.reason_with_hint", reason=problem.message, hint=problem.hint)


def without_known(entered: Entered, document: Document, workspace: Workspace) -> Entered:
    """The row without values that the document has in other words: `90天` is `90d`, and no cell ends a line."""
    return replace(
        entered, values=tuple(each for each in entered.values if not _is_known(each, document, workspace))
    )


def _is_known(assignment: Assignment, document: Document, workspace: Workspace) -> bool:
    stored = assignment.field.values(document)
    if assignment.sign != "=" or len(stored) != 1 or not isinstance(stored[0], str):
        return False
    try:
        return parse_cell(assignment.field, stored[0].strip(), workspace, is_exact=False) == assignment.values
    except ClientctlError:
        return False


def differences(values: Sequence[Assignment], document: Document) -> Iterator[Difference]:
    """The fields that a row would change, with both values."""
    after = text.apply_operations(document, operations_for(values, document))
    for assignment in values:
        field = assignment.field
        old, new = field.cell(field.values(document)), field.cell(field.values(after))
        if old != new:
            yield Difference(field.name, old, new)
