"""Parts of a whole as a ring: at most three, each with its name, its share and its number beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from math import cos, pi, sin
from typing import Final

from clientctl.errors import message
from clientctl.frozen import frozen
from clientctl.messages import word
from clientctl.render.cells import clip
from clientctl.render.html.capital import capital
from clientctl.render.html.charts.amounts import share
from clientctl.render.html.charts.bars import draw_bars
from clientctl.render.html.charts.element import Drawing, Element, element
from clientctl.render.html.charts.path import number
from clientctl.render.html.charts.plot import Plot
from clientctl.render.html.charts.spread import spread

_HEIGHT: Final = 208
_CENTRE: Final = _HEIGHT // 2
# Of the middle of the ring, and of what points to its parts.
_RADIUS: Final = 60
_EDGE: Final = 74
_MOST: Final = 3
_LOOKS: Final = ("point", "middle", "context")
# Per cent of the ring that stay blank between two parts.
_GAP: Final = 0.6
_NAME_CELLS: Final = 11
# Name, share and number, one below the other.
_LABEL: Final = 56


@frozen
class _Part:
    """A part: its CSS class, its name, its number as text, its share as text, and where on the ring it is, in turns."""

    look: str
    name: str
    told: str
    share: str
    start: float
    turn: float

    @property
    def middle(self) -> float:
        return self.start + self.turn / 2

    @property
    def is_right(self) -> bool:
        return self.middle <= 0.5


def draw_parts(plot: Plot) -> Drawing | None:
    """A ring from the top clockwise, the largest first; bars where there are more parts, or some below zero."""
    named = sorted(plot.named, key=lambda part: -part[1])
    whole = sum((value for _, value in named), Decimal(0))
    if len(named) > _MOST or any(value < 0 for _, value in named) or not whole:
        return draw_bars(plot)
    series = plot.series[0]
    turns = [float(value / whole) for _, value in named]
    parts = [
        _Part(look, name, series.told(value, plot.language), share(value, whole), start, turn)
        for look, (name, value), start, turn in zip(
            _LOOKS, named, accumulate(turns, initial=0.0), turns, strict=False
        )
    ]
    told = series.told(whole, plot.language)
    said = message("render.parts", whole=told, parts=tuple(f"{part.name} {part.share}" for part in parts))
    middle = (
        element("text", told, class_="whole", x=0, y=_CENTRE + 2),
        element("text", clip(capital(series.name), _NAME_CELLS), class_="of", x=0, y=_CENTRE + 22),
    )
    ring = (*_ring(parts), *middle, *_labels(parts))
    drawn = element("svg", "", *ring, x="50%")
    return Drawing(plot.title, word(said, plot.language), _HEIGHT, (drawn,), "narrow")


def _ring(parts: Sequence[_Part]) -> Iterator[Element]:
    """Strokes of a circle; it starts at the right, so it is turned back by a quarter."""
    drawn = [part for part in parts if part.turn]
    for part in drawn:
        length = part.turn * 100
        shown = length if len(drawn) == 1 else max(length - _GAP, length / 2)
        yield element(
            "circle",
            class_=f"ring {part.look}",
            cx=0,
            cy=_CENTRE,
            r=_RADIUS,
            pathLength=100,
            stroke_dasharray=f"{shown:.2f} {100 - shown:.2f}",
            stroke_dashoffset=f"{0 - part.start * 100 - (length - shown) / 2:.2f}",
            transform=f"rotate(-90 0 {_CENTRE})",
        )


def _labels(parts: Sequence[_Part]) -> Iterator[Element]:
    for is_right, side in ((True, 1), (False, -1)):
        beside = [part for part in parts if part.is_right == is_right]
        edges = [
            (_EDGE * sin(2 * pi * part.middle), _CENTRE - _EDGE * cos(2 * pi * part.middle))
            for part in beside
        ]
        places = spread([down for _, down in edges], _LABEL, _LABEL / 2, _HEIGHT - _LABEL / 2)
        look = "first" if is_right else "last"
        for part, (across, down), place in zip(beside, edges, places, strict=True):
            x = side * (_EDGE + 9)
            stroke = f"M{number(across)} {number(down)}L{number(x - side * 4)} {number(place)}"
            yield element("path", class_="leader", d=stroke)
            yield element(
                "text", clip(part.name, _NAME_CELLS), class_=f"{look} name", x=x, y=number(place - 12)
            )
            yield element("text", part.share, class_=f"{look} strong", x=x, y=number(place + 6))
            yield element("text", part.told, class_=f"{look} of", x=x, y=number(place + 24))
