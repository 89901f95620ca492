"""Clients as answers give them: whole objects, flat objects of chosen columns, and rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from clientctl.actions.selection import column_name, field_column, find_column
from clientctl.actions.subject import Subject
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, WrongUsage, message
from clientctl.facts import FACT_BY_NAME
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
            yield {column_name(field, name): field.cell(subject.values(field)) for name, field in columns}


def client_table(workspace: Workspace, subjects: Sequence[Subject], columns: Columns) -> Table:
    """A row a client."""
    return Table(
        tuple(field_column(field, workspace.settings.currency, name) for name, field in columns),
        ([field.cell(subject.values(field)) for _, field in columns] for subject in subjects),
    )


# What tells that amounts are left out, by the records that they stand in.
_UNRATED: Final = {
    "orders": "actions.unrated",
    "deals": "actions.unrated_deals",
    "payments": "actions.unrated_payments",
}
ALL_SUMS: Final = tuple(_UNRATED)


def summed(fields: Iterable[Field]) -> tuple[str, ...]:
    """Records of whose amounts any of the fields is a sum, which lacks those that have no rate."""
    found = (FACT_BY_NAME[field.name].sums for field in fields if field.name in FACT_BY_NAME)
    return tuple(dict.fromkeys(record for records in found for record in records))


def unrated_in(subjects: Iterable[Subject], records: Sequence[str]) -> Iterator[Message]:
    """What no rate could turn into the book's currency, a line for each client and kind of record."""
    for subject in subjects:
        for record in records:
            missing = subject.unrated(record)
            if missing:
                currencies = sorted(set(missing))
                yield message(_UNRATED[record], id=subject.id, count=len(missing), currencies=currencies)
