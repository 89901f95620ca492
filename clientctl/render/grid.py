"""One table as aligned lines: a dim header, two blanks between columns, numbers right, never wrapped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from clientctl.frozen import frozen
from clientctl.model import Table, Tone
from clientctl.render.cells import MOST_PADDED, Align, clip, pad, width
from clientctl.render.layout import GAP, Need, fit
from clientctl.render.style import Style
from clientctl.render.tables import columns_for, heading, is_right_aligned, shown, tone_of

# Half a date or a number misleads, half an id finds nobody.
_RIGID_KINDS: Final = frozenset(("integer", "decimal", "money", "date", "time", "duration", "flag", "id"))


@frozen
class Strip:
    """A column as text: its heading, its cells with their widths, and how they are set.

    rank: when it leaves (0: never, else the highest first). is_rigid: a cut hurts. tones: None where all are plain.
    """

    heading: str
    texts: Sequence[str]
    widths: Sequence[int]
    align: Align = "left"
    rank: int = 0
    is_rigid: bool = False
    tones: Sequence[Tone] | None = None


@frozen
class Slot:
    """A strip that stays, with the cells that it has in a line."""

    strip: Strip
    cells: int
    is_clipped: bool = False


def table_lines(table: Table, style: Style, limit: int | None) -> Iterator[str]:
    """Header and rows within `limit` cells (None: as wide as they are); nothing for a table without rows."""
    return set_lines(fit_strips(build_strips(table, style), style, limit), style)


def build_strips(table: Table, style: Style) -> list[Strip]:
    """The columns for people as text; none for a table without rows."""
    rows = [tuple(row) for row in table.rows]
    if not rows:
        return []
    strips = []
    for place, column in columns_for("people", table):
        texts = [shown(row[place], column, style.language) for row in rows]
        has_tones = style.has_color and column.tones
        strips.append(
            Strip(
                heading(column, style.language),
                texts,
                list(map(width, texts)),
                "right" if is_right_aligned(column) else "left",
                column.rank,
                column.kind in _RIGID_KINDS,
                [tone_of(row[place], column) for row in rows] if has_tones else None,
            )
        )
    return strips


def fit_strips(strips: Sequence[Strip], style: Style, limit: int | None) -> list[Slot]:
    """The strips that stay within `limit` cells (None: all)."""
    needs = [
        Need(
            min(
                MOST_PADDED,
                max(width(strip.heading) if style.has_header else 0, max(strip.widths, default=0)),
            ),
            strip.rank,
            strip.is_rigid,
        )
        for strip in strips
    ]
    fitted = fit(needs, limit) if needs else {}
    return [Slot(strips[place], cells, is_clipped=limit is not None) for place, cells in fitted.items()]


def set_beside(slots: list[Slot], limit: int | None, least: int, draw: Callable[[int], Strip]) -> list[Slot]:
    """The slots, and at their right what `draw` makes of the cells left, if these are at least `least`.

    limit: cells of the line; None: there is no terminal to draw on.
    """
    if limit is None or not slots:
        return slots
    room = limit - sum(slot.cells + GAP for slot in slots)
    if room < least:
        return slots
    strip = draw(room)
    return [*slots, Slot(strip, max(strip.widths))]


def set_lines(slots: Sequence[Slot], style: Style) -> Iterator[str]:
    """Header and rows of strips, which all have as many cells."""
    if not slots:
        return
    plain: list[Tone] = [""] * len(slots)
    if style.has_header:
        headings = [(slot.strip.heading, width(slot.strip.heading)) for slot in slots]
        yield style.paint(_line(slots, headings, plain, style), "dim")
    has_tones = style.has_color and any(slot.strip.tones is not None for slot in slots)
    for number in range(len(slots[0].strip.texts)):
        texts = [(slot.strip.texts[number], slot.strip.widths[number]) for slot in slots]
        tones = (
            [slot.strip.tones[number] if slot.strip.tones else "" for slot in slots] if has_tones else plain
        )
        yield _line(slots, texts, tones, style)


def _line(
    slots: Sequence[Slot], texts: Sequence[tuple[str, int]], tones: Sequence[Tone], style: Style
) -> str:
    """One line without blanks at its end, of texts with their widths."""
    last = max((index for index, (text, _) in enumerate(texts) if text), default=-1)
    parts = []
    for index, (slot, (text, taken), tone) in enumerate(zip(slots, texts, tones, strict=True)):
        if index > last:
            break
        if slot.is_clipped and taken > slot.cells:
            text = clip(text, slot.cells)
            taken = width(text)
        align = slot.strip.align
        is_end = index == last and align == "left"
        padded = text if is_end else pad(text, slot.cells, align, taken)
        parts.append(padded.replace(text, style.paint(text, tone), 1) if tone else padded)
    return (" " * GAP).join(parts)
