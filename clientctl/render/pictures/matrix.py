"""A long table of pairs as a matrix: what the one label says down, what the other says across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clientctl.errors import Message, message
from clientctl.frozen import frozen, replace
from clientctl.messages import LANGUAGES, template
from clientctl.model import Cell, Chart, Column, Label, Table
from clientctl.render.pictures.reading import find_column
from clientctl.render.tables import heading, shown


@frozen
class Matrix:
    """The matrix as a table, whose first column has the names of the rows, and what is in it."""

    table: Table
    caption: Message


def build_matrix(table: Table, chart: Chart) -> Matrix:
    """A row and a column for each value of the chart's two labels, as they come; empty where there is no pair.

    A column that some rows lack stands where the other rows have it.
    """
    (down, down_column), (across, across_column) = (
        find_column(table, name, "people") for name in chart.labels
    )
    place, value = find_column(table, chart.values[0], "programs")
    names: dict[str, Cell] = {}
    headings: dict[str, Label] = {}
    cells: dict[str, dict[str, Cell]] = {}
    for row in table.rows:
        name, label = _label(row[down], down_column), _label(row[across], across_column)
        names.setdefault(name.en, row[down])
        headings.setdefault(label.en, label)
        cells.setdefault(name.en, {})[label.en] = row[place]
    order = merge(tuple(tuple(line) for line in cells.values()))
    columns = (
        replace(down_column, rank=0, audience="all"),
        *(
            Column(key, headings[key], value.kind, value.choices, rank=1 if number else 0)
            for number, key in enumerate(order)
        ),
    )
    rows = tuple(
        (message("render.none") if names[key] is None else names[key], *(line.get(each) for each in order))
        for key, line in cells.items()
    )
    return Matrix(Table(columns, rows, table.name, table.title), _caption(value, down_column, across_column))


def merge(orders: Iterable[Sequence[str]]) -> list[str]:
    """All names once: a new one before the first known one that follows it in its own order, else at the end."""
    merged: list[str] = []
    for order in orders:
        for place, name in enumerate(order):
            if name in merged:
                continue
            after = next((later for later in order[place + 1 :] if later in merged), None)
            merged.insert(len(merged) if after is None else merged.index(after), name)
    return merged


def _label(cell: Cell, column: Column) -> Label:
    return Label(
        *(shown(cell, column, language) or template("render.none", language) for language in LANGUAGES)
    )


def _caption(value: Column, down: Column, across: Column) -> Message:
    what = Label(*(heading(value, language) for language in LANGUAGES))
    return message("render.matrix", value=what, down=down.label, across=across.label)
