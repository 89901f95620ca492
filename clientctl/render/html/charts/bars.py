"""Bars from a base of zero, one a line, its name and number above it, the longest in colour: ranked, or as a scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from clientctl.errors import message
from clientctl.frozen import frozen
from clientctl.messages import word
from clientctl.render.cells import clip
from clientctl.render.html.charts.amounts import per_cent
from clientctl.render.html.charts.element import Drawing, Element, element
from clientctl.render.html.charts.plot import Plot

_LINE: Final = 40
_TEXT_AT: Final = 16
_BAR_AT: Final = 22
_THICK: Final = 10
# More than these say less; the others are added up, and the table has them all.
_MOST: Final = 12
# Beside it stands the number, also on a phone.
_NAME_CELLS: Final = 28


@frozen
class Bar:
    """One bar: its name, how long it is, and whether it stands for several."""

    name: str
    value: Decimal
    is_rest: bool = False


def draw_bars(plot: Plot) -> Drawing | None:
    """The bars, the longest first, at most twelve and one for the rest; None when there is nothing to compare."""
    return _draw(plot, _ranked(plot), "render.bars")


def draw_scale(plot: Plot) -> Drawing | None:
    """A bar for each step of a scale, in the scale's order; None when there is nothing to compare."""
    return _draw(plot, [Bar(name, value) for name, value in plot.named], "render.scale")


def _draw(plot: Plot, bars: Sequence[Bar], code: str) -> Drawing | None:
    series, language = plot.series[0], plot.language
    low = min((bar.value for bar in bars), default=Decimal(0))
    high = max((bar.value for bar in bars), default=Decimal(0))
    low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        return None
    numbers = [series.told(bar.value, language) for bar in bars]
    point = max((bar for bar in bars if not bar.is_rest), key=lambda bar: bar.value, default=None)
    elements = tuple(
        part
        for place, (bar, number) in enumerate(zip(bars, numbers, strict=True))
        for part in _bar(bar, number, place, low, high, is_point=bar is point)
    )
    told = tuple(f"{bar.name} {number}" for bar, number in zip(bars, numbers, strict=True))
    said = word(message(code, bars=told), language)
    return Drawing(plot.title, said, _LINE * len(bars), elements)


def _ranked(plot: Plot) -> list[Bar]:
    ranked = sorted((Bar(name, value) for name, value in plot.named), key=lambda bar: -bar.value)
    if len(ranked) <= _MOST:
        return ranked
    rest = ranked[_MOST - 1 :]
    name = word(message("render.rest", count=len(rest)), plot.language)
    total = sum((bar.value for bar in rest), Decimal(0))
    return [*ranked[: _MOST - 1], Bar(name, total, is_rest=True)]


def _bar(
    bar: Bar, number: str, place: int, low: Decimal, high: Decimal, *, is_point: bool
) -> Iterator[Element]:
    top, span = place * _LINE, high - low
    start = (min(bar.value, Decimal(0)) - low) / span
    look = "point" if is_point else "context"
    yield element("text", clip(bar.name, _NAME_CELLS), class_="name", x="0", y=top + _TEXT_AT)
    yield element("text", number, class_="value", x="100%", y=top + _TEXT_AT)
    yield element(
        "rect",
        class_=look,
        x=per_cent(start),
        y=top + _BAR_AT,
        width=per_cent(abs(bar.value) / span),
        height=_THICK,
    )
