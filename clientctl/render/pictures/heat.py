"""A heat map in characters: a matrix of numbers, each with a mark that is the darker the greater it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, Decimal
from typing import Final

from clientctl.errors import message
from clientctl.frozen import replace
from clientctl.model import Cell, Chart, Table, Tone
from clientctl.render.cells import pad
from clientctl.render.grid import Strip, build_strips, fit_strips, set_lines
from clientctl.render.pictures.matrix import build_matrix
from clientctl.render.pictures.reading import number
from clientctl.render.style import Style
from clientctl.render.wording import worded
from clientctl.render.wrapping import wrap

# By quarters of the greatest number; nothing for zero and less.
_MARKS: Final = " ░▒▓█"
_TONES: Final[tuple[Tone, ...]] = ("dim", "", "", "", "accent")


def heat_lines(table: Table, chart: Chart, style: Style) -> Iterator[str]:
    """What the matrix has, the matrix, shaded on a terminal, and how many columns had no room."""
    matrix = build_matrix(table, chart)
    strips = build_strips(matrix.table, style)
    if not strips:
        return
    if style.width is not None:
        strips = [strips[0], *_shaded(strips[1:], tuple(matrix.table.rows), style)]
    for line in wrap(worded(matrix.caption, style.language), style.width):
        yield style.paint(line, "dim")
    slots = fit_strips(strips, style, style.width)
    yield from set_lines(slots, style)
    if len(slots) < len(strips):
        said = message("render.columns_left_out", count=len(strips) - len(slots))
        for line in wrap(worded(said, style.language), style.width):
            yield style.paint(line, "dim")


def shade(value: Decimal | None, greatest: Decimal) -> int:
    """0 to 4: how many quarters of the greatest number a value has begun."""
    if value is None or value <= 0:
        return 0
    return int((value / greatest * (len(_MARKS) - 1)).to_integral_value(ROUND_CEILING))


def _shaded(strips: Sequence[Strip], rows: Sequence[Sequence[Cell]], style: Style) -> Iterator[Strip]:
    values = [[number(cell) for cell in row[1:]] for row in rows]
    greatest = max((value for line in values for value in line if value is not None), default=Decimal(0))
    for place, strip in enumerate(strips):
        shades = [shade(line[place], greatest) for line in values]
        widest = max(strip.widths)
        texts = [
            f"{_MARKS[depth]} {pad(text, widest, 'right', taken)}" if text else ""
            for text, taken, depth in zip(strip.texts, strip.widths, shades, strict=True)
        ]
        widths = [widest + len(f"{_MARKS[0]} ") if text else 0 for text in texts]
        tones = [_TONES[depth] for depth in shades] if style.has_color else None
        yield replace(strip, texts=texts, widths=widths, tones=tones)
