"""One table as aligned lines: a dim header, two blanks between columns, numbers right, never wrapped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from clientctl.frozen import frozen
from clientctl.model import Cell, Column, Table, Tone
from clientctl.render.cells import MOST_PADDED, Align, clip, pad, width
from clientctl.render.layout import GAP, Need, fit
from clientctl.render.style import Style
from clientctl.render.tables import columns_for, heading, is_right_aligned, shown, tone_of

# Half a date or a number misleads, half an id finds nobody.
_RIGID_KINDS: Final = frozenset(("integer", "decimal", "money", "date", "time", "duration", "flag", "id"))


@frozen
class _Slot:
    """A column that stays: its place in a row, its texts with their widths from the first row on, its cells."""

    place: int
    column: Column
    heading: str
    texts: Sequence[str]
    widths: Sequence[int]
    cells: int
    is_clipped: bool

    @property
    def align(self) -> Align:
        return "right" if is_right_aligned(self.column) else "left"


def table_lines(table: Table, style: Style, limit: int | None) -> Iterator[str]:
    """Header and rows within `limit` cells (None: as wide as they are); nothing for a table without rows."""
    rows = [tuple(row) for row in table.rows]
    if not rows:
        return
    slots = _slots(table, rows, style, limit)
    if style.has_header:
        headings = [(slot.heading, width(slot.heading)) for slot in slots]
        yield style.paint(_line(slots, headings, [""] * len(slots), style), "dim")
    has_tones = style.has_color and any(slot.column.tones for slot in slots)
    plain: list[Tone] = [""] * len(slots)
    for number, row in enumerate(rows):
        tones = [tone_of(row[slot.place], slot.column) for slot in slots] if has_tones else plain
        yield _line(slots, [(slot.texts[number], slot.widths[number]) for slot in slots], tones, style)


def _slots(table: Table, rows: Sequence[Sequence[Cell]], style: Style, limit: int | None) -> list[_Slot]:
    columns = columns_for("people", table)
    texts = [[shown(row[place], column, style.language) for row in rows] for place, column in columns]
    widths = [list(map(width, below)) for below in texts]
    headings = [heading(column, style.language) for _, column in columns]
    needs = [
        Need(
            min(MOST_PADDED, max(width(title) if style.has_header else 0, max(below))),
            column.rank,
            is_rigid=column.kind in _RIGID_KINDS,
        )
        for title, below, (_, column) in zip(headings, widths, columns, strict=True)
    ]
    fitted = fit(needs, limit)
    return [
        _Slot(
            *columns[index],
            headings[index],
            texts[index],
            widths[index],
            cells,
            is_clipped=limit is not None,
        )
        for index, cells in fitted.items()
    ]


def _line(
    slots: Sequence[_Slot], texts: Sequence[tuple[str, int]], tones: Sequence[Tone], style: Style
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
        is_end = index == last and slot.align == "left"
        padded = text if is_end else pad(text, slot.cells, slot.align, taken)
        parts.append(padded.replace(text, style.paint(text, tone), 1) if tone else padded)
    return (" " * GAP).join(parts)
