"""Columns of a table matched to the fields that an import can fill."""

from __future__ import annotations

from typing import Final

from clientctl.actions.import_plan import Columns, Request
from clientctl.actions.selection import find_field
from clientctl.actions.subject import ID_FIELD
from clientctl.actions.workspace import Workspace
from clientctl.errors import WrongUsage, message
from clientctl.exchange.headers import guess_fields
from clientctl.model import Field, FieldIndex
from clientctl.names import fold


def match_columns(workspace: Workspace, request: Request) -> tuple[tuple[Field | None, ...], Columns]:
    """The field of each column (None: it is left out), and what to tell of it; WrongUsage for a mapping that fails,
    or when no column can tell the clients apart."""
    header = request.sheet.header
    named = _named(workspace, request)
    fields = FieldIndex(tuple(field for field in workspace.fields if _can_fill(field)))
    guess = guess_fields(header, named, fields)
    keys = {find_field(request.key, workspace.fields).name} if request.key else {"number", "name"}
    if not any(field is not None and field.name in keys for field in guess.fields):
        key = request.key or "name"
        hint = message("actions.no_key_column_hint", key=key)
        raise WrongUsage("actions.no_key_column", key=key, columns=header, hint=hint)
    used = tuple((header[i], field.name) for i, field in enumerate(guess.fields) if field is not None)
    dropped = {index for index, field in named.items() if field is None}
    doubled = tuple((header[index], name) for index, name in guess.doubled)
    taken = {index for index, _ in guess.doubled} | dropped
    unmatched = (i for i, field in enumerate(guess.fields) if field is None and header[i] and i not in taken)
    return guess.fields, Columns(used, tuple(header[index] for index in unmatched), doubled)


_MOST_NAMED: Final = 30


def _named(workspace: Workspace, request: Request) -> dict[int, Field | None]:
    """Columns by their --map; an empty field leaves the column out."""
    header = request.sheet.header
    named: dict[int, Field | None] = {}
    for column, name in request.mapping:
        places = [index for index, title in enumerate(header) if fold(title) == fold(column)]
        if not places:
            hint = message("actions.near_columns", names=tuple(filter(None, header))[:_MOST_NAMED])
            raise WrongUsage("actions.no_column", column=column, hint=hint)
        field = find_field(name, workspace.fields) if name else None
        if field is not None and not _can_fill(field):
            hint = message("actions.cannot_import_hint")
            raise WrongUsage("actions.cannot_import", name=field.name, hint=hint)
        named[places[0]] = field
    return named


def _can_fill(field: Field) -> bool:
    """The id, the client's own stored fields, and those of one contact."""
    return field.name == ID_FIELD.name or (not field.is_computed and field.record in (None, "contacts"))
