"""Lists with fixed columns (tags, reports, problems): flat objects and the table of them, selected alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from clientctl.actions.selection import Selection, choose_columns, sort_rows
from clientctl.errors import Message
from clientctl.model import Answer, Column, Field, Table

Row = TypeVar("Row", bound=Mapping[str, Any])


def build_listing(
    columns: Sequence[Column],
    rows: Iterable[Mapping[str, Any]],
    selection: Selection,
    *,
    ids: Iterable[str] | None = None,
    foot: tuple[Message, ...] = (),
) -> Answer:
    """An answer of flat objects keyed by column name; `ids` are the client ids for `-o ids`, if it is about clients."""
    objects = select_rows(columns, rows, selection)
    chosen = [columns[index] for index in choose_columns(columns, selection.columns)]
    table = Table(tuple(chosen), [[row.get(column.name) for column in chosen] for row in objects])
    picked = [{column.name: row.get(column.name) for column in chosen} for row in objects]
    found = None if ids is None else list(ids)
    return Answer(lambda: picked, (table,), None if found is None else lambda: found, foot=foot)


def select_rows(columns: Sequence[Column], rows: Iterable[Row], selection: Selection) -> list[Row]:
    """The rows in the order asked for, and no more of them; WrongUsage for an unknown column."""
    names = [name.removeprefix("-") for name in selection.sort]
    sorting = [columns[index] for index in choose_columns(columns, names)]
    keys = [
        (Field((column.name,), column.kind, (column.label,), choices=column.choices), given.startswith("-"))
        for column, given in zip(sorting, selection.sort, strict=True)
    ]
    ordered = sort_rows(
        rows, keys, lambda row, field: [] if row.get(field.name) is None else [row[field.name]]
    )
    return ordered[: selection.limit]
