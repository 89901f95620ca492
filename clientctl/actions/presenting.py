"""Clients as answers give them: whole objects, flat objects of chosen columns, and rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from clientctl.actions.selection import cell, column_name, field_column, find_column
from clientctl.actions.subject import Subject
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, WrongUsage, message
from clientctl.model import Field, Table

# The name that a column was asked for by, and its field.
Columns = Sequence[tuple[str, Field]]


def find_columns(workspace: Workspace, names: Sequence[str]) -> Columns:
    """Columns by name; WrongUsage for an unknown one, or for none."""
    if not names:
        raise WrongUsage("actions.no_columns", hint=message("actions.all_fields"))
    return [(name, find_column(name, workspace.fields, workspace.groups)) for name in names]


def client_objects(subjects: Sequence[Subject], columns: Columns | None) -> Iterator[dict[str, Any]]:
    """Whole clients (None), or flat objects with exactly these columns."""
    for subject in subjects:
        if columns is None:
            document = subject.client.document
            yield {"id": subject.id, **document, "computed": subject.all_facts()}
        else:
            yield {column_name(field, name): cell(subject.values(field), field) for name, field in columns}


def client_table(workspace: Workspace, subjects: Sequence[Subject], columns: Columns) -> Table:
    """A row a client."""
    return Table(
        tuple(field_column(field, workspace.settings.currency, name) for name, field in columns),
        ([cell(subject.values(field), field) for _, field in columns] for subject in subjects),
    )


def has_sum(fields: Sequence[Field]) -> bool:
    """Whether any of the fields is a sum of money, which lacks amounts that have no rate."""
    return any(field.kind == "money" and field.is_computed for field in fields)


def unrated_in(subjects: Iterable[Subject]) -> Iterator[Message]:
    """What no rate could turn into the book's currency, a line a client."""
    for subject in subjects:
        missing = subject.unrated()
        if missing:
            yield message(
                "actions.unrated", id=subject.id, count=len(missing), currencies=sorted(set(missing))
            )
