"""Stages in their order: bars from zero, what is left of the stage before in colour and what is not in grey."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clientctl.errors import Message, message
from clientctl.frozen import frozen
from clientctl.messages import Language, word
from clientctl.render.cells import clip
from clientctl.render.html.charts.amounts import per_cent, share
from clientctl.render.html.charts.bars import draw_bars
from clientctl.render.html.charts.element import Drawing, Element, element
from clientctl.render.html.charts.plot import Plot

_LINE: Final = 72
_TEXT_AT: Final = 16
_BAR_AT: Final = 24
_THICK: Final = 14
_NOTE_AT: Final = 59
_NAME_CELLS: Final = 28


@frozen
class _Stage:
    """A stage: its number as text; before: the stage before it, None for the first."""

    name: str
    value: Decimal
    told: str
    before: Decimal | None

    @property
    def said(self) -> Message | None:
        """What it is of the stage before it; None where that had nothing."""
        if not self.before:
            return None
        return message("render.conversion", share=share(self.value, self.before))


def draw_funnel(plot: Plot) -> Drawing | None:
    """The stages as the rows have them; bars where a number is below zero, None where all are zero."""
    values = [value for _, value in plot.named]
    if any(value < 0 for value in values):
        return draw_bars(plot)
    most = max(values, default=Decimal(0))
    if not most:
        return None
    stages = [
        _Stage(name, value, plot.series[0].told(value, plot.language), before)
        for (name, value), before in zip(plot.named, (None, *values), strict=False)
    ]
    drawn = tuple(
        part
        for place, stage in enumerate(stages)
        for part in _stage(stage, place * _LINE, most, plot.language)
    )
    said = message("render.funnel", stages=tuple(_said(stage, plot.language) for stage in stages))
    height = _LINE * len(stages) - (_LINE - _BAR_AT - _THICK)
    return Drawing(plot.title, word(said, plot.language), height, drawn)


def _stage(stage: _Stage, top: int, most: Decimal, language: Language) -> Iterator[Element]:
    if stage.said is not None:
        note = word(stage.said, language)
        yield element("text", f"↓ {note}", class_="note", x="0", y=top - _LINE + _NOTE_AT)
    yield element("text", clip(stage.name, _NAME_CELLS), class_="name", x="0", y=top + _TEXT_AT)
    yield element("text", stage.told, class_="value", x="100%", y=top + _TEXT_AT)
    if stage.before is not None and stage.before > stage.value:
        yield _bar("context", stage.before / most, top)
    yield _bar("point", stage.value / most, top)


def _bar(look: str, part: Decimal, top: int) -> Element:
    return element("rect", class_=look, x="0%", y=top + _BAR_AT, width=per_cent(part), height=_THICK)


def _said(stage: _Stage, language: Language) -> str:
    named = f"{stage.name} {stage.told}"
    return named if stage.said is None else f"{named} ({word(stage.said, language)})"
