"""Bars for a ranking: one a line from a base of zero, its name and number above it, the longest in colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from clientctl.errors import message
from clientctl.frozen import frozen
from clientctl.messages import Language, word
from clientctl.render.cells import clip
from clientctl.render.html.charts.amounts import brief, per_cent
from clientctl.render.html.charts.element import Drawing, Element, element

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


def draw_bars(bars: Sequence[Bar], title: str, language: Language) -> Drawing | None:
    """The bars, the longest first, at most twelve and one for the rest; None when there is nothing to compare."""
    ranked = _ranked(bars, language)
    low = min((bar.value for bar in ranked), default=Decimal(0))
    high = max((bar.value for bar in ranked), default=Decimal(0))
    low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        return None
    elements = tuple(
        part
        for place, bar in enumerate(ranked)
        for part in _bar(bar, place, low, high, language, is_point=place == 0)
    )
    said = message("render.bars", bars=tuple(f"{bar.name} {brief(bar.value, language)}" for bar in ranked))
    return Drawing(title, word(said, language), _LINE * len(ranked), elements)


def _ranked(bars: Sequence[Bar], language: Language) -> list[Bar]:
    ranked = sorted(bars, key=lambda bar: -bar.value)
    if len(ranked) <= _MOST:
        return ranked
    rest = ranked[_MOST - 1 :]
    name = word(message("render.rest", count=len(rest)), language)
    total = sum((bar.value for bar in rest), Decimal(0))
    return [*ranked[: _MOST - 1], Bar(name, total, is_rest=True)]


def _bar(
    bar: Bar, place: int, low: Decimal, high: Decimal, language: Language, *, is_point: bool
) -> Iterator[Element]:
    top, span = place * _LINE, high - low
    start = (min(bar.value, Decimal(0)) - low) / span
    look = "point" if is_point and not bar.is_rest else "context"
    yield element("text", clip(bar.name, _NAME_CELLS), class_="name", x="0", y=top + _TEXT_AT)
    yield element("text", brief(bar.value, language), class_="value", x="100%", y=top + _TEXT_AT)
    yield element(
        "rect",
        class_=look,
        x=per_cent(start),
        y=top + _BAR_AT,
        width=per_cent(abs(bar.value) / span),
        height=_THICK,
    )
