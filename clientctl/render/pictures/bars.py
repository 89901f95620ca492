"""Bars at the right of a table, in eighths of a cell, scaled to the room that is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from clientctl.model import Chart, Table, Tone
from clientctl.render.grid import Strip, build_strips, fit_strips, set_beside, set_lines
from clientctl.render.pictures.reading import numbers
from clientctl.render.style import Style

_EIGHTHS: Final = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_FULL: Final = "█"
# What is below zero has a mark before it and another shade, in whole cells: it is no amount.
_NEGATIVE: Final = "▒"
_MINUS: Final = "-"
# Bars in less room cannot be told apart, in more are not read any better.
_LEAST: Final = 10
_MOST: Final = 40


def bar_lines(table: Table, chart: Chart, style: Style) -> Iterator[str]:
    """The table, on a terminal with a bar a row where there is room."""
    values = numbers(table, chart.values[0])
    slots = fit_strips(build_strips(table, style), style, style.width)
    return set_lines(
        set_beside(slots, style.width, _LEAST, lambda room: bar_strip(values, min(room, _MOST))), style
    )


def bar_strip(values: Sequence[Decimal | None], cells: int) -> Strip:
    """A bar within `cells` for each value, the greatest above zero in colour; none for zero and for no value."""
    known = [value for value in values if value is not None]
    longest = max(map(abs, known), default=Decimal(0))
    has_negative = any(value < 0 for value in known)
    room = cells - len(_MINUS) if has_negative else cells
    texts = [_text(value, longest, room, has_negative) if value else "" for value in values]
    greatest = max(known, default=Decimal(0))
    point = values.index(greatest) if greatest > 0 else None
    tones = [_tone(value, is_point=place == point) for place, value in enumerate(values)]
    return Strip("", texts, list(map(len, texts)), tones=tones)


def bar(value: Decimal, longest: Decimal, cells: int) -> str:
    """The bar of a value above zero where `longest` takes all cells; what is there at all has an eighth of a cell."""
    full, eighths = divmod(_share(value, longest, cells * len(_EIGHTHS)), len(_EIGHTHS))
    return _FULL * full + _EIGHTHS[eighths]


def _text(value: Decimal, longest: Decimal, cells: int, has_negative: bool) -> str:
    if value < 0:
        return _MINUS + _NEGATIVE * _share(-value, longest, cells)
    return (" " * len(_MINUS) if has_negative else "") + bar(value, longest, cells)


def _tone(value: Decimal | None, *, is_point: bool) -> Tone:
    if is_point:
        return "accent"
    return "danger" if value is not None and value < 0 else "dim"


def _share(value: Decimal, longest: Decimal, parts: int) -> int:
    """How many of so many parts, half up, at least one."""
    return max(1, int((value / longest * parts).to_integral_value(ROUND_HALF_UP)))
