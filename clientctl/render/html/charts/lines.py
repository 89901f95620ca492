"""Lines over time from a base of zero: a few grid lines, and at the end of each line its name and last number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from clientctl.errors import Message, message
from clientctl.frozen import frozen
from clientctl.messages import Language, word
from clientctl.render.cells import width
from clientctl.render.html.capital import capital
from clientctl.render.html.charts.amounts import per_cent
from clientctl.render.html.charts.element import Drawing, Element, element
from clientctl.render.html.charts.path import area, line, number
from clientctl.render.html.charts.plot import Plot, Series
from clientctl.render.html.charts.scale import height, ticks
from clientctl.render.html.charts.shorten import shorten
from clientctl.render.html.charts.spread import spread
from clientctl.render.html.charts.when import whens

_TOP: Final = 16
_PLOT: Final = 216
_HEIGHT: Final = _TOP + _PLOT + 28
# The shapes are drawn on a ground of this width, which is stretched; words and dots are placed in per cent.
_WIDE: Final = 1000
_MOST: Final = 6
_NAME_CELLS: Final = 13
# A name and a number below it.
_LABEL: Final = 36
# Cells of the longest text that fits, the class that leaves room for it, and how many pixels that is.
_LEFT: Final = ((3, "left-32", 32), (6, "left-56", 56), (99, "left-72", 72))
_RIGHT: Final = ((5, "right-72", 72), (9, "right-104", 104), (99, "right-144", 144))
# Pixels that the narrowest phone has for all of it.
_PHONE: Final = 328


@frozen
class _Line:
    """A series: the height of each of its points from the top, and which is the last that has one."""

    look: str
    series: Series
    downs: tuple[float | None, ...]
    last: int
    told: str

    @property
    def end(self) -> float:
        return self.downs[self.last] or 0.0


def draw_lines(plot: Plot) -> Drawing | None:
    """One line a series, six at most, over the rows in their order; None where no number is other than zero."""
    series = [one for one in plot.series if any(value is not None for value in one.values)][:_MOST]
    grid = ticks([value for one in series for value in one.values if value is not None])
    if not grid:
        return None
    lines = tuple(_line(one, place, grid, plot.language) for place, one in enumerate(series, 1))
    scale = [series[0].told(tick, plot.language) for tick in grid]
    names = [shorten(capital(one.name), _NAME_CELLS) for one in series]
    left, right = _room(_LEFT, scale), _room(_RIGHT, [*names, *(each.told for each in lines)])
    children = (
        *_grid(grid, scale),
        *whens([" · ".join(labels) for labels in plot.labels], _TOP + _PLOT, _PHONE - left[1] - right[1]),
        *(part for each in reversed(lines) for part in _shape(each, grid, is_alone=len(lines) == 1)),
        _labels(lines, names),
    )
    return Drawing(
        plot.title,
        word(_said(plot, lines), plot.language),
        _HEIGHT,
        children,
        f"{left[0]} {right[0]}",
        tells_all=True,
    )


def _line(series: Series, place: int, grid: Sequence[Decimal], language: Language) -> _Line:
    downs = tuple(None if value is None else _down(value, grid) for value in series.values)
    last, value = max((at, value) for at, value in enumerate(series.values) if value is not None)
    return _Line(f"series-{place}", series, downs, last, series.told(value, language))


def _down(value: Decimal, grid: Sequence[Decimal]) -> float:
    return _TOP + height(value, grid) * _PLOT


def _grid(grid: Sequence[Decimal], scale: Sequence[str]) -> Iterator[Element]:
    for tick, told in zip(grid, scale, strict=True):
        down = number(_down(tick, grid))
        look = "grid" if tick else "base"
        yield element("line", class_=look, x1="0%", x2="100%", y1=down, y2=down)
        yield element("text", told, class_="tick", x="0", y=down, dx="-8", dy="5")


def _shape(each: _Line, grid: Sequence[Decimal], *, is_alone: bool) -> Iterator[Element]:
    """The line with its area, and a dot for its end and for every point that stands alone."""
    last = max(len(each.downs) - 1, 1)
    points = [(at / last * _WIDE, down) for at, down in enumerate(each.downs)]
    paths = []
    if is_alone:
        paths.append(element("path", class_=f"area {each.look}", d=area(points, _down(Decimal(0), grid))))
    paths.append(
        element("path", class_=f"line {each.look}", d=line(points), vector_effect="non-scaling-stroke")
    )
    yield element(
        "svg",
        "",
        *paths,
        viewBox=f"0 0 {_WIDE} {_HEIGHT}",
        preserveAspectRatio="none",
        width="100%",
        height=_HEIGHT,
    )
    for at, down in enumerate(each.downs):
        if down is not None and (at == each.last or _is_alone(each.downs, at)):
            across = per_cent(_across(at, len(each.downs)))
            yield element("circle", class_=f"dot {each.look}", cx=across, cy=number(down), r=4)


def _across(at: int, count: int) -> Decimal:
    """A point alone stands at the end, where its label is."""
    return Decimal(at) / (count - 1) if count > 1 else Decimal(1)


def _is_alone(downs: Sequence[float | None], at: int) -> bool:
    return all(not 0 <= other < len(downs) or downs[other] is None for other in (at - 1, at + 1))


def _labels(lines: Sequence[_Line], names: Sequence[str]) -> Element:
    """Beside the right edge each line's name and its last number, of several behind a piece of the line."""
    middles = spread([each.end for each in lines], _LABEL, _LABEL / 2, _TOP + _PLOT)
    is_alone = len(lines) == 1
    parts: list[Element] = []
    for each, name, middle in zip(lines, names, middles, strict=True):
        down, left = number(middle - 8), 14 if is_alone else 30
        if not is_alone and each.last == len(each.downs) - 1:
            tie = f"M7 {number(each.end)}L14 {down}"
            parts.append(element("path", class_=f"tie {each.look}", d=tie))
        if not is_alone:
            parts.append(element("path", class_=f"line {each.look}", d=f"M14 {down}H26"))
        parts.append(element("text", name, class_="name", x=left, y=number(middle - 3)))
        parts.append(element("text", each.told, class_="end", x=left, y=number(middle + 14)))
    return element("svg", "", *parts, x="100%")


def _room(classes: Sequence[tuple[int, str, int]], texts: Sequence[str]) -> tuple[str, int]:
    longest = max(width(text) for text in texts)
    return next((look, pixels) for cells, look, pixels in classes if longest <= cells)


def _said(plot: Plot, lines: Sequence[_Line]) -> Message:
    labels = [" · ".join(row) for row in plot.labels]
    return message(
        "render.lines",
        first=labels[0],
        last=labels[-1],
        lines=tuple(_line_said(each, labels, plot.language) for each in lines),
    )


def _line_said(each: _Line, labels: Sequence[str], language: Language) -> Message:
    known = [(value, -at) for at, value in enumerate(each.series.values) if value is not None]
    highest, at = max(known)
    return message(
        "render.line",
        name=each.series.name,
        start=each.series.told(known[0][0], language),
        end=each.told,
        highest=each.series.told(highest, language),
        when=labels[-at],
    )
