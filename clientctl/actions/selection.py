"""Which columns, which order, how many: what every reading command takes as -c, -s and -n."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeVar

from clientctl.errors import WrongUsage, message
from clientctl.frozen import frozen
from clientctl.model import Column, Field, FieldIndex, Tone
from clientctl.names import fold, nearest
from clientctl.values import KINDS

Row = TypeVar("Row")

# Rank of a column that the schema gives none: it goes before those that have one.
_LAST_RANK: Final = 9
# Values that stand out in a table; the word itself says the same.
_TONES: Final[Mapping[str, tuple[tuple[str, Tone], ...]]] = {
    "grade": (("A", "bold"), ("D", "dim")),
    "stage": (("lost", "dim"),),
}


@frozen
class Selection:
    """What was asked for: columns by name (None: the command's own), sort keys, at most so many rows."""

    columns: tuple[str, ...] | None = None
    sort: tuple[str, ...] = ()
    limit: int | None = None


def find_field(name: str, fields: FieldIndex) -> Field:
    """A field by any of its names; WrongUsage with near matches."""
    field = fields.get(name)
    if field is None:
        near = fields.near(name)
        hint = message("actions.near_fields", names=near) if near else message("actions.all_fields")
        raise WrongUsage("actions.unknown_field", name=name, hint=hint)
    return field


def find_column(name: str, fields: FieldIndex, groups: FieldIndex) -> Field:
    """A field, or a whole mapping or list of records, by any of its names; WrongUsage with near matches."""
    return groups.listed(name) or find_field(name, fields)


def field_column(field: Field, currency: str, name: str | None = None) -> Column:
    """The column that shows a field; `name` as it was asked for, if that is an English name."""
    rank = _LAST_RANK if field.column is None else field.column
    unit = currency if field.kind == "money" and field.record is None else ""
    tones = _TONES.get(field.name, ())
    return Column(column_name(field, name), field.heading, field.kind, field.choices, rank, unit, tones=tones)


def column_name(field: Field, asked: str | None) -> str:
    """A column's name for programs: as asked for, but in English."""
    return asked if asked and asked.isascii() else field.name


def sort_rows(
    rows: Iterable[Row], keys: Sequence[tuple[Field, bool]], values: Callable[[Row, Field], Sequence[Any]]
) -> list[Row]:
    """Rows by several (field, descending) keys; equal ones stay in order, empty ones come last either way."""
    ordered = list(rows)
    for field, is_descending in reversed(keys):
        bind = KINDS[field.kind].bind
        bound: list[tuple[Any, Row]] = []
        empty: list[Row] = []
        for row in ordered:
            found = [b for b in (bind(value, field) for value in values(row, field)) if b is not None]
            if found:
                bound.append((max(found) if is_descending else min(found), row))
            else:
                empty.append(row)
        bound.sort(key=lambda pair: pair[0], reverse=is_descending)
        ordered = [row for _, row in bound] + empty
    return ordered


def sort_keys(sort: Iterable[str], fields: FieldIndex) -> tuple[tuple[Field, bool], ...]:
    """(field, descending) for each `-total` or `name`."""
    return tuple((find_field(name.removeprefix("-"), fields), name.startswith("-")) for name in sort)


def choose_columns(columns: Sequence[Column], names: Sequence[str] | None) -> tuple[int, ...]:
    """Indexes of the named columns of a fixed table (None: all); WrongUsage for an unknown name."""
    if names is None:
        return tuple(range(len(columns)))
    known = {
        fold(name): index for index, c in enumerate(columns) for name in (c.label.zh, c.label.en, c.name)
    }
    for name in names:
        if fold(name) not in known:
            near = nearest(name, [column.name for column in columns]) or tuple(c.name for c in columns)
            raise WrongUsage(
                "actions.unknown_column", name=name, hint=message("actions.near_columns", names=near)
            )
    return tuple(known[fold(name)] for name in names)
