"""A table for the page: its columns, its cells as text with what they sort by, and its drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from clientctl.errors import Message
from clientctl.frozen import frozen
from clientctl.messages import Language
from clientctl.model import Cell, Column, Field, Table
from clientctl.render.html.capital import capital
from clientctl.render.html.charts.element import Drawing
from clientctl.render.html.charts.table import draw_chart
from clientctl.render.html.links import link
from clientctl.render.html.terms import Terms
from clientctl.render.tables import columns_for, heading, is_right_aligned, shown, tone_of
from clientctl.render.wording import worded
from clientctl.values import KINDS

# At most so many columns, the class of the table, and the longest word that may decide how wide a column is: the more
# columns, the wider the screens on which rows become cards already.
_SIZES: Final = ((4, "few", 16), (8, "some", 12), (9, "many", 10))
_LARGEST: Final = ("many", 8)
# Numbers, days and the like are kept in one piece longer.
_LONGEST_UNBROKEN: Final = 24
_LINKED: Final = frozenset({"url", "email"})
# These never break within a line; the words of all others may.
_UNBROKEN: Final = frozenset({"date", "time", "id", "currency", "duration"})
# Below this a table is seen at a glance: a filter would only be in the way.
_MANY_ROWS: Final = 8


@frozen
class HeadCell:
    """A column's heading; look: its CSS classes; sorts_by: `number` or `text`.

    term: the id of the entry that says what its values are, or empty.
    """

    text: str
    look: str
    sorts_by: str
    term: str


@frozen
class BodyCell:
    """A cell: its column's heading, its text, CSS classes, where it leads (empty: nowhere), and what it sorts by.

    key: empty where it sorts by its text, or has nothing to sort by.
    """

    name: str
    text: str
    look: str
    target: str
    key: str


@frozen
class TableView:
    """A table as the template needs it."""

    title: str
    size: str
    columns: tuple[HeadCell, ...]
    rows: tuple[tuple[BodyCell, ...], ...]
    drawing: Drawing | None
    has_filter: bool


@frozen
class _Place:
    """A column that is shown: where its cell is, and where and as what the value is that it sorts by.

    longest: the longest word that may decide how wide the column is.
    """

    index: int
    column: Column
    name: str
    look: str
    longest: int
    key_index: int
    key_column: Column


def build_table(table: Table, language: Language, terms: Terms, *, has_title: bool) -> TableView:
    """The columns for people; the columns for programs of the same name say how they are ordered."""
    count = len(columns_for("people", table))
    size, longest = next((row[1:] for row in _SIZES if count <= row[0]), _LARGEST)
    places = tuple(_places(table, language, longest))
    rows = tuple(table.rows)
    return TableView(
        capital(worded(table.title, language)) if has_title and table.title is not None else "",
        size,
        tuple(_head(place, longest, terms) for place in places),
        tuple(tuple(_cell(row, place, language) for place in places) for row in rows),
        None if table.chart is None else draw_chart(table.chart, table.columns, rows, language),
        len(rows) > _MANY_ROWS,
    )


def _places(table: Table, language: Language, longest: int) -> Iterator[_Place]:
    stored = {column.name: (index, column) for index, column in columns_for("programs", table)}
    for index, column in columns_for("people", table):
        key_index, key_column = stored.get(column.name, (index, column))
        look = "number" if is_right_aligned(column) else "unbroken" if column.kind in _UNBROKEN else ""
        name = capital(heading(column, language))
        room = _LONGEST_UNBROKEN if look else longest
        yield _Place(index, column, name, look, room, key_index, key_column)


def _head(place: _Place, longest: int, terms: Terms) -> HeadCell:
    return HeadCell(
        place.name,
        _look(place.name, place.look, "", longest),
        "number" if _has_key(place.key_column) else "text",
        terms.anchor(place.column.label, place.column.definition),
    )


def _look(text: str, look: str, tone: str, longest: int) -> str:
    """The classes of a cell, and one more for a text that must not decide how wide its column is."""
    words = (text,) if look else text.split()
    is_long = len(text) > longest and max(map(len, words), default=0) > longest
    return " ".join(name for name in (look, tone, "long" if is_long else "") if name)


def _has_key(column: Column) -> bool:
    """Whether its values have an order that their words do not tell."""
    return is_right_aligned(column) or column.kind in ("choice", "duration", "flag")


def _cell(row: Sequence[Cell], place: _Place, language: Language) -> BodyCell:
    cell, column = row[place.index], place.column
    text = shown(cell, column, language)
    tone = tone_of(cell, column) if column.tones else ""
    look = _look(text, place.look, tone, place.longest)
    target = link(cell) if column.kind in _LINKED and isinstance(cell, str) else ""
    key = _key(row[place.key_index], place.key_column) if _has_key(place.key_column) else ""
    return BodyCell(place.name, text, look, target, key)


def _key(cell: Cell, column: Column) -> str:
    """A number that orders values as `find -s` does; empty for none."""
    if cell is None or isinstance(cell, Message | list):
        return ""
    bound: Any = KINDS[column.kind].bind(cell, Field((), column.kind, (), choices=column.choices))
    return "" if bound is None else f"{Decimal(bound).normalize():f}"
