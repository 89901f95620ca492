"""Columns of a table matched to what an import can fill: fields of clients, or keys of the entries of a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar

from clientctl.actions.imports.belonging import REF
from clientctl.actions.imports.plan import Columns, Request
from clientctl.actions.imports.rows import CONTACTS
from clientctl.actions.records.kinds import ITEM_KEY, RecordKind
from clientctl.actions.selection import find_field
from clientctl.actions.subject import ID_FIELD
from clientctl.actions.workspace import Workspace
from clientctl.errors import WrongUsage, message
from clientctl.exchange.headers import guess_fields, guess_keys
from clientctl.exchange.sheet import REJECTED, Sheet
from clientctl.model import Field, FieldIndex
from clientctl.names import fold, nearest

_MOST_NAMED: Final = 30

T = TypeVar("T")


def match_clients(
    workspace: Workspace, request: Request, sheet: Sheet, keys: Sequence[str]
) -> tuple[tuple[Field | None, ...], Columns]:
    """The field of each column of a sheet of clients (None: it is left out), and what to tell of it.

    WrongUsage for a mapping that fails, or when no column can tell the clients apart.
    """
    named = {**_lists(workspace, sheet), **_named(request, sheet, lambda name: _fillable(workspace, name))}
    fields = FieldIndex(tuple(field for field in workspace.fields if _can_fill(field)))
    guess = guess_fields(sheet.header, named, fields)
    if not any(field is not None and field.name in keys for field in guess.fields):
        key = keys[-1]
        hint = message("actions.no_key_column_hint", key=key)
        raise WrongUsage("actions.no_key_column", key=key, columns=sheet.header, hint=hint)
    names = [None if field is None else field.name for field in guess.fields]
    return guess.fields, _columns(sheet, names, guess.doubled, named)


def match_entries(request: Request, sheet: Sheet, kind: RecordKind) -> tuple[tuple[str | None, ...], Columns]:
    """The key that each column of a sheet of entries fills, `ref` for that of the client; WrongUsage likewise."""
    keys = (REF, *kind.keys)
    named = _named(request, sheet, lambda name: _entry_key(kind, name))
    guess = guess_keys(sheet.header, named, kind.record, _keys_by_name(kind), keys)
    if REF not in guess.keys:
        raise WrongUsage(
            "imports.no_ref_column", columns=sheet.header, hint=message("imports.no_ref_column_hint")
        )
    return guess.keys, _columns(sheet, guess.keys, guess.doubled, named)


def _columns(
    sheet: Sheet,
    names: Sequence[str | None],
    doubled: Sequence[tuple[int, str]],
    named: Mapping[int, object],
) -> Columns:
    header = sheet.header
    used = tuple((header[i], name) for i, name in enumerate(names) if name is not None)
    taken = {index for index, _ in doubled} | {index for index, meant in named.items() if meant is None}
    # what a file of rejected rows says of them
    last = len(header) - len(REJECTED) if header[-len(REJECTED) :] == REJECTED else len(header)
    unmatched = (i for i, name in enumerate(names[:last]) if name is None and header[i] and i not in taken)
    return Columns(
        sheet.name,
        used,
        tuple(header[index] for index in unmatched),
        tuple((header[index], name) for index, name in doubled),
    )


def _named(request: Request, sheet: Sheet, find: Callable[[str], T]) -> dict[int, T | None]:
    """Columns by their --map; an empty field leaves the column out."""
    named: dict[int, T | None] = {}
    for column, name in request.mapping:
        places = [index for index, title in enumerate(sheet.header) if fold(title) == fold(column)]
        if places:
            named[places[0]] = find(name) if name else None
        elif not any(fold(title) == fold(column) for one in request.incoming.sheets for title in one.header):
            hint = message("actions.near_columns", names=tuple(filter(None, sheet.header))[:_MOST_NAMED])
            raise WrongUsage("actions.no_column", column=column, hint=hint)
    return named


def _lists(workspace: Workspace, sheet: Sheet) -> dict[int, Field | None]:
    """Columns of whole lists of records, as documents have them."""
    found: dict[int, Field | None] = {}
    for index, title in enumerate(sheet.header):
        if title in workspace.catalog.records:
            first = next((row.cells[index] for row in sheet.rows if row.cells[index] is not None), None)
            if isinstance(first, list):
                found[index] = workspace.groups.select([title])[0]
    return found


def _fillable(workspace: Workspace, name: str) -> Field:
    group = workspace.groups.listed(name)
    if group is not None and group.name in workspace.catalog.records:
        return group
    field = find_field(name, workspace.fields)
    if not _can_fill(field):
        hint = message("actions.cannot_import_hint")
        raise WrongUsage("actions.cannot_import", name=field.name, hint=hint)
    return field


def _can_fill(field: Field) -> bool:
    """The id, the client's own stored fields, and those of one entry of a list."""
    """The id, the client's own stored fields, and those of one contact."""
    if field.name == ID_FIELD.name:
        return True
    return not field.is_computed and field.record in (None, CONTACTS)


def _keys_by_name(kind: RecordKind) -> Mapping[str, str]:
    """Every name of the keys of an entry."""
    names = {key: key for key in kind.keys}
    for key, label in kind.list_labels.items():
        names.setdefault(label.en, key)
        names.setdefault(label.zh, key)
    for field in kind.fields:
        for name in (field.label.en, field.label.zh, field.name):
            names.setdefault(name, field.name)
    return names


def _entry_key(kind: RecordKind, name: str) -> str:
    """The key of an entry that a name means."""
    if name in (REF, ITEM_KEY, *kind.lists):
        return name
    field = kind.fields.get(name)
    if field is None or not field.is_known:
        names = nearest(name, (REF, *kind.keys)) or (REF, *kind.keys)
        hint = message("imports.entry_keys", names=names)
        raise WrongUsage("imports.no_entry_key", name=name, record=kind.record, hint=hint)
    return field.name
