"""The figures of a chapter as aligned lines: label, number with its unit, change, and course over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from clientctl.frozen import replace
from clientctl.messages import Language
from clientctl.model import Column, Figure
from clientctl.render.cells import clip, pad, width
from clientctl.render.change import told_change
from clientctl.render.grid import Slot, Strip, fit_strips, set_beside, set_lines
from clientctl.render.layout import GAP
from clientctl.render.pictures.sparkline import LEAST_ROOM, spark_strip
from clientctl.render.safe import safe
from clientctl.render.style import Style
from clientctl.render.tables import shown
from clientctl.values import KINDS

# A change cut shorter has lost its number.
_LEAST_CHANGE: Final = 12
_LEAST_LABEL: Final = 8


def figure_lines(figures: Sequence[Figure], style: Style) -> Iterator[str]:
    """One line a figure, of which there is at least one, on a terminal with its course where there is room."""
    slots = fit_strips(_strips(figures, style), replace(style, has_header=False), style.width)
    slots = _with_changes(slots, figures, style)
    series = [figure.series for figure in figures]
    least = min(LEAST_ROOM, max(map(len, series), default=0))
    if least:
        slots = set_beside(slots, style.width, least, lambda room: spark_strip(series, room))
    return set_lines(slots, replace(style, has_header=False))


def figure_label(figure: Figure, language: Language) -> str:
    return safe(figure.label.text(language))


def figure_value(figure: Figure, language: Language) -> str:
    """The number with its unit, blank for none."""
    number = _number(figure, language)
    return f"{number}{_unit(figure)}" if number else ""


def _number(figure: Figure, language: Language) -> str:
    return shown(figure.value, Column("", figure.label, figure.kind), language)


def _unit(figure: Figure) -> str:
    return safe(f" {figure.unit}") if figure.unit else ""


def _strips(figures: Sequence[Figure], style: Style) -> list[Strip]:
    labels = [figure_label(figure, style.language) for figure in figures]
    values = _aligned(figures, style.language)
    if style.width is not None and max(map(width, values)) > style.width - GAP - _LEAST_LABEL:
        # blanks before a number would be all that is left of it
        values = [figure_value(figure, style.language) for figure in figures]
    tones = [figure.tone for figure in figures]
    return [
        Strip("", labels, list(map(width, labels))),
        Strip("", values, list(map(width, values)), is_rigid=True, tones=tones),
    ]


def _aligned(figures: Sequence[Figure], language: Language) -> list[str]:
    """Values with units; the last digits of numbers stand below each other, whatever their units."""
    numbers = [_number(figure, language) if KINDS[figure.kind].is_number else "" for figure in figures]
    widest = max(map(width, numbers))
    return [
        f"{pad(number, widest, 'right')}{_unit(figure)}" if number else figure_value(figure, language)
        for number, figure in zip(numbers, figures, strict=True)
    ]


def _changes(figures: Sequence[Figure], language: Language) -> list[str]:
    """How each changed; what it is compared with is said once."""
    texts: list[str] = []
    for figure in figures:
        texts.append(told_change(figure, language, is_brief=any(texts)))
    return texts


def _with_changes(slots: list[Slot], figures: Sequence[Figure], style: Style) -> list[Slot]:
    texts = _changes(figures, style.language)
    if not any(texts):
        return slots

    def draw(room: int) -> Strip:
        told = [clip(text, room) for text in texts]
        return Strip("", told, list(map(width, told)))

    widest = max(map(width, texts))
    if style.width is None:
        return [*slots, Slot(draw(widest), widest)]
    return set_beside(slots, style.width, min(widest, _LEAST_CHANGE), draw)
