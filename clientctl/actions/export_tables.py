"""Clients and their records as tables of cells, with headers that an import finds the fields by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from clientctl.actions.presenting import Columns
from clientctl.actions.selection import column_name, field_column
from clientctl.actions.subject import ID_FIELD, Subject
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, message
from clientctl.facts.entries import entries
from clientctl.frozen import replace
from clientctl.model import Column, Field, FieldIndex, Label, Table

_CLIENTS: Final = Label("clients", "客户")
_OWNER: Final = Column("ref", Label("ref", "客户ID"), "id")
_CUSTOM: Final = "custom"

Watched = Callable[[Sequence[Subject]], Iterator[Subject]]


def chosen_table(workspace: Workspace, subjects: Iterable[Subject], columns: Columns) -> Table:
    """The clients with exactly these columns."""
    fields = workspace.fields
    shown = [_column(field, fields, column_name(field, name)) for name, field in columns]
    rows = ([field.cell(subject.values(field)) for _, field in columns] for subject in subjects)
    return Table(tuple(shown), rows, _CLIENTS.en, _title(_CLIENTS))


def whole_fields(workspace: Workspace, subjects: Sequence[Subject]) -> tuple[Field, ...]:
    """The id, every field of the clients' own, and those that no schema describes."""
    stored = (field for field in workspace.catalog.fields if field.record is None)
    return (ID_FIELD, *stored, *_unknown_fields(workspace, subjects))


def whole_tables(
    workspace: Workspace, subjects: Sequence[Subject], fields: Sequence[Field], watched: Watched
) -> tuple[Table, ...]:
    """The clients with these fields, then each list of records; rows are made as they are asked for."""
    rows = ([field.cell(subject.values(field)) for field in fields] for subject in watched(subjects))
    columns = tuple(_column(field, workspace.fields, field.name) for field in fields)
    entries_of = _Entries(workspace, subjects, watched)
    records = (group for group in workspace.groups if group.name in workspace.catalog.records)
    return (
        Table(columns, rows, _CLIENTS.en, _title(_CLIENTS)),
        *(_record_table(workspace, group, entries_of) for group in records),
    )


def _title(label: Label) -> Message:
    return message("exports.sheet", name=label)


def _unknown_fields(workspace: Workspace, subjects: Sequence[Subject]) -> Iterator[Field]:
    """Fields of the clients that no schema describes."""
    known = {field.name for field in workspace.catalog.fields}
    found: set[str] = set()
    for subject in subjects:
        custom = subject.client.document.get(_CUSTOM)
        if isinstance(custom, Mapping):
            found.update(f"{_CUSTOM}.{key}" for key in custom)
    for name in sorted(found - known):
        field = workspace.fields.get(name)
        if field is not None and not field.is_known:
            yield field


def _column(field: Field, fields: FieldIndex, name: str) -> Column:
    """The column of a field; its label is the shortest that the field is found by."""
    return replace(
        field_column(field, "", name),
        label=Label(
            _header([field.heading.en, ".".join(label.en for label in field.labels)], field, fields),
            _header([field.heading.zh, ".".join(label.zh for label in field.labels)], field, fields),
        ),
    )


def _header(labels: Sequence[str], field: Field, fields: FieldIndex) -> str:
    def is_found(label: str) -> bool:
        found = fields.get(label)
        return found is not None and found.path == field.path

    return next((label for label in labels if is_found(label)), field.name)


class _Entries:
    """The rows of every list of records, gathered in one pass over the clients when the first is asked for."""

    def __init__(self, workspace: Workspace, subjects: Sequence[Subject], watched: Watched) -> None:
        inner = {record: _inner(workspace, record) for record in workspace.catalog.records}
        self._keys = {record: tuple(dict.fromkeys(f.path[1] for f in inner[record])) for record in inner}
        self._subjects = subjects
        self._watched = watched

    def keys(self, record: str) -> tuple[str, ...]:
        """All that an entry may have."""
        return self._keys[record]

    def rows(self, record: str) -> Iterator[Sequence[Any]]:
        yield from self._gathered[record]

    @cached_property
    def _gathered(self) -> Mapping[str, list[Sequence[Any]]]:
        found: dict[str, list[Sequence[Any]]] = {record: [] for record in self._keys}
        for subject in self._watched(self._subjects):
            document = subject.client.document
            for record in found.keys() & document.keys():
                keys = self._keys[record]
                for entry in entries(document, record):
                    found[record].append((subject.id, *map(entry.get, keys)))
        return found


def _inner(workspace: Workspace, record: str) -> list[Field]:
    return [field for field in workspace.catalog.fields if field.record == record]


def _record_table(workspace: Workspace, group: Field, entries_of: _Entries) -> Table:
    """The entries of a list of records; a list of mappings in an entry is one cell."""
    inner = _inner(workspace, group.name)
    columns = (_OWNER, *(_record_column(key, inner) for key in entries_of.keys(group.name)))
    return Table(columns, entries_of.rows(group.name), group.name, _title(group.label))


def _record_column(key: str, inner: Sequence[Field]) -> Column:
    if key == ID_FIELD.name:  # its own label would be taken for a number that people gave
        return Column(key, ID_FIELD.label, "code")
    field = next(field for field in inner if field.path[1] == key)
    kind = field.kind if len(field.path) == 2 else "group"
    return Column(key, field.labels[1], kind, field.choices if len(field.path) == 2 else ())
