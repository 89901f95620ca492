"""Names cut in their middle: those of one kind often begin alike and differ at the end."""

from __future__ import annotations

from clientctl.render.cells import ELLIPSIS, end, start, width


def shorten(text: str, cells: int) -> str:
    """The text within so many cells: its beginning, `…`, and as much of its end, or one cell less."""
    if width(text) <= cells:
        return text
    last = (cells - 1) // 2
    return start(text, cells - 1 - last).rstrip() + ELLIPSIS + end(text, last).lstrip()
