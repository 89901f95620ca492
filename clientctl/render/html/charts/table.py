"""Which function draws which kind of chart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from clientctl.messages import Language
from clientctl.model import Cell, Chart, Column
from clientctl.model.answer import ChartKind
from clientctl.render.html.charts.bars import draw_bars, draw_scale
from clientctl.render.html.charts.element import Drawing
from clientctl.render.html.charts.funnel import draw_funnel
from clientctl.render.html.charts.heat import draw_heat
from clientctl.render.html.charts.lines import draw_lines
from clientctl.render.html.charts.parts import draw_parts
from clientctl.render.html.charts.plot import Plot, build_plot

CHARTS: Final[dict[ChartKind, Callable[[Plot], Drawing | None]]] = {
    "bars": draw_bars,
    "scale": draw_scale,
    "lines": draw_lines,
    "parts": draw_parts,
    "funnel": draw_funnel,
    "heat": draw_heat,
}


def draw_chart(
    chart: Chart, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], language: Language
) -> Drawing | None:
    """A table's drawing; None where a column that it needs was not chosen, or its numbers have nothing to show."""
    plot = build_plot(chart, columns, rows, language)
    return None if plot is None else CHARTS[chart.kind](plot)
