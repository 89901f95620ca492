"""Changes as answers: objects with a list of changes each, a flat table for programs, lines of words for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from clientctl.actions.comparing import Change
from clientctl.actions.listing import select_rows
from clientctl.actions.selection import Selection, choose_columns
from clientctl.errors import WrongUsage, message
from clientctl.model import Answer, Column, Label, Line, Page, Section, Table

# A row by the names of its columns, with its `Change`s under CHANGES.
Row = Mapping[str, Any]
CHANGES: Final = "changes"
CHANGE_COLUMNS: Final = (
    Column("field", Label("field", "字段"), "code"),
    Column("item", Label("item", "条目"), "code"),
    Column("old", Label("old", "原值")),
    Column("new", Label("new", "新值")),
)
_LIST: Final = Column(CHANGES, Label("changes", "变化"), "group")


def build_changes(
    columns: Sequence[Column],
    rows: Sequence[Row],
    selection: Selection,
    page: Callable[[Sequence[Row]], Page],
) -> tuple[Answer, Sequence[Row]]:
    """The answer, without ids and foot, and the rows that it gives.

    columns: of a row, besides its changes. page: what people see of the rows, unless they choose columns.
    With columns of the changes themselves there is a row for each of them; a row without any has one of its own.
    """
    found = select_rows(columns, rows, selection)
    every = (*columns, _LIST, *CHANGE_COLUMNS)
    chosen = None if selection.columns is None else _choose(every, selection.columns)
    shown = (*columns, *CHANGE_COLUMNS) if chosen is None else chosen
    is_flat = any(column in CHANGE_COLUMNS for column in shown)
    flat = [line for row in found for line in (_lines(row) if is_flat else [_object(row)])]
    table = Table(tuple(shown), [[line.get(column.name) for column in shown] for line in flat])
    if chosen is None:
        names = [*(column.name for column in columns), CHANGES]
        objects = [{name: each[name] for name in names} for each in map(_object, found)]
        pages = (page(found),) if found else ()
        return Answer(lambda: objects, (table,), pages=pages), found
    picked = [{column.name: line.get(column.name) for column in chosen} for line in flat]
    return Answer(lambda: picked, (table,)), found


def _choose(columns: Sequence[Column], names: Sequence[str]) -> Sequence[Column]:
    if not names:
        hint = message("actions.near_columns", names=tuple(column.name for column in columns))
        raise WrongUsage("actions.no_columns", hint=hint)
    return [columns[index] for index in choose_columns(columns, names)]


def _object(row: Row) -> Row:
    return {**row, CHANGES: [change.as_object() for change in row[CHANGES]]}


def _lines(row: Row) -> Iterator[Row]:
    changes: Sequence[Change] = row[CHANGES]
    for change in changes:
        yield {**_object(row), "item": None, **change.as_object()}
    if not changes:
        yield _object(row)


def lines_page(title: str, marks: Sequence[Line], lines: Sequence[Line]) -> Page:
    """A page of nothing but lines."""
    return Page(title, tuple(marks), (Section(None, tuple(lines)),))


def same_label(text: str) -> Label:
    """A word that is the same in every language."""
    return Label(text, text)
