"""PICTURES: how a table with a chart is set, by the chart's kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from clientctl.model import Chart, Table
from clientctl.model.answer import ChartKind
from clientctl.render.grid import table_lines
from clientctl.render.pictures.bars import bar_lines
from clientctl.render.pictures.heat import heat_lines
from clientctl.render.pictures.lines import line_lines
from clientctl.render.pictures.reading import has_columns
from clientctl.render.style import Style

Picture = Callable[[Table, Chart, Style], Iterator[str]]

PICTURES: Final[Mapping[ChartKind, Picture]] = {
    "bars": bar_lines,
    "scale": bar_lines,
    "parts": bar_lines,
    "funnel": bar_lines,
    "lines": line_lines,
    "heat": heat_lines,
}


def picture_lines(table: Table, style: Style) -> Iterator[str]:
    """A table with its picture, in lines without line ends; nothing for one without rows.

    Its rows are read more than once.
    """
    if table.chart is None or not has_columns(table, table.chart):
        return table_lines(table, style, style.width)
    return PICTURES[table.chart.kind](table, table.chart, style)
