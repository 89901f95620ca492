"""A figure over time, small and without a word: the change beside it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from clientctl.render.html.charts.element import Element, element
from clientctl.render.html.charts.path import line, number

_WIDTH: Final = 96
_HEIGHT: Final = 28
# Room for the stroke and the dot.
_EDGE: Final = 4


def draw_spark(series: Sequence[Decimal]) -> Element | None:
    """The line from a base of zero with a dot at its end; None for less than two numbers, and for zeros alone."""
    low, high = min((*series, Decimal(0))), max((*series, Decimal(0)))
    if len(series) < 2 or low == high:
        return None
    across = (_WIDTH - 2 * _EDGE) / (len(series) - 1)
    points = [
        (_EDGE + at * across, _EDGE + float((high - value) / (high - low)) * (_HEIGHT - 2 * _EDGE))
        for at, value in enumerate(series)
    ]
    return element(
        "svg",
        "",
        element("path", class_="line", d=line(points)),
        element("circle", class_="dot", cx=number(points[-1][0]), cy=number(points[-1][1]), r=3),
        class_="spark",
        width=_WIDTH,
        height=_HEIGHT,
        aria_hidden="true",
    )
