"""Lists of which people are told in words what programs get as values: flat objects and the table of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from clientctl.actions.listing import select_rows
from clientctl.actions.selection import Selection, choose_columns
from clientctl.errors import WrongUsage, message
from clientctl.frozen import frozen, replace
from clientctl.model import Answer, Cell, Column, Table

# A row by the names of its columns; under other names it may hold what its cells for people are made of.
Row = Mapping[str, Any]
EMPTY: Final[Mapping[str, Told]] = {}


@frozen
class Told:
    """A column for people: what it looks like, and its cell in a row."""

    column: Column
    cell: Callable[[Row], Cell]


def build_told_listing(
    columns: Sequence[Column],
    shown: Sequence[str],
    rows: Iterable[Row],
    selection: Selection,
    told: Mapping[str, Told] = EMPTY,
) -> tuple[Answer, Sequence[Row]]:
    """The answer, without ids and foot, and the rows that it gives.

    columns: those of programs. shown: those that people see unless they choose, in this order. told: what people see
    under these names.
    """
    chosen = _chosen(columns, selection)
    found = select_rows(columns, rows, selection)
    seen = tuple(_pairs(columns, shown, told) if chosen is None else _both(chosen, told))
    table = Table(tuple(one.column for one in seen), ([one.cell(row) for one in seen] for row in found))
    names = [column.name for column in (columns if chosen is None else chosen)]
    return Answer(lambda: [{name: row[name] for name in names} for row in found], (table,)), found


def _chosen(columns: Sequence[Column], selection: Selection) -> Sequence[Column] | None:
    if selection.columns is None:
        return None
    if not selection.columns:
        hint = message("actions.near_columns", names=tuple(column.name for column in columns))
        raise WrongUsage("actions.no_columns", hint=hint)
    return [columns[index] for index in choose_columns(columns, selection.columns)]


def _pairs(columns: Sequence[Column], shown: Sequence[str], told: Mapping[str, Told]) -> Iterator[Told]:
    """Every column for programs, then those for people."""
    by_name = {column.name: _as_stored(column) for column in columns}
    yield from (replace(one, column=replace(one.column, audience="programs")) for one in by_name.values())
    for name in shown:
        one = told.get(name) or by_name[name]
        yield replace(one, column=replace(one.column, audience="people"))


def _both(columns: Sequence[Column], told: Mapping[str, Told]) -> Iterator[Told]:
    """Columns for both, or one for each where people are told something else."""
    for column in columns:
        one, other = _as_stored(column), told.get(column.name)
        if other is None:
            yield one
        else:
            yield replace(one, column=replace(column, audience="programs"))
            yield replace(other, column=replace(other.column, audience="people"))


def _as_stored(column: Column) -> Told:
    return Told(column, lambda row: row[column.name])
