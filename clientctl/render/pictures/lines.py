"""Courses over time: a sparkline a series with what it was first and last, above the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from clientctl.model import Cell, Chart, Table
from clientctl.render.cells import width
from clientctl.render.grid import Strip, fit_strips, set_beside, set_lines, table_lines
from clientctl.render.pictures.bars import bar_lines
from clientctl.render.pictures.reading import find_column, numbers
from clientctl.render.pictures.sparkline import LEAST_ROOM, spark_strip
from clientctl.render.style import Style
from clientctl.render.tables import heading, shown

# Of one value there is no course.
_LEAST_ROWS: Final = 2


def line_lines(table: Table, chart: Chart, style: Style) -> Iterator[str]:
    """First and last of each series, on a terminal with its course; then the table, bars beside a single series."""
    rows = tuple(table.rows)
    if len(rows) >= _LEAST_ROWS:
        series = [numbers(table, name) for name in chart.values]
        slots = fit_strips(_ends(table, chart, style), style, style.width)
        least = min(LEAST_ROOM, len(rows))
        yield from set_lines(
            set_beside(slots, style.width, least, lambda room: spark_strip(series, room)), style
        )
        yield ""
    if len(chart.values) == 1:
        yield from bar_lines(table, chart, style)
    else:
        yield from table_lines(table, style, style.width)


def _ends(table: Table, chart: Chart, style: Style) -> list[Strip]:
    """The names of the series, and their values at both ends under the time of these."""
    first, *_, last = table.rows
    columns = [find_column(table, name, "people") for name in chart.values]
    names = [heading(column, style.language) for _, column in columns]
    return [
        Strip("", names, list(map(width, names))),
        _end(first, table, chart, style),
        _end(last, table, chart, style),
    ]


def _end(row: Sequence[Cell], table: Table, chart: Chart, style: Style) -> Strip:
    def told(name: str) -> str:
        place, column = find_column(table, name, "people")
        return shown(row[place], column, style.language)

    texts = [told(name) for name in chart.values]
    return Strip(told(chart.labels[0]), texts, list(map(width, texts)), "right", is_rigid=True)
