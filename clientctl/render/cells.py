"""Text measured in terminal cells: Chinese takes two, combining marks none, an emoji sequence two.

All of it expects text that went through `safe` and has no line ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from clientctl.render.everyday import everyday_width, is_everyday

Align = Literal["left", "right"]
ELLIPSIS: Final = "…"
# A column is padded up to this; a wider text sticks out, or one huge cell would make every row as huge.
MOST_PADDED: Final = 400


def width(text: str) -> int:
    """Cells that the text takes."""
    if is_everyday(text):
        return everyday_width(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def clip(text: str, cells: int) -> str:
    """The text, cut behind whole characters and ended by `…` when it takes more than `cells`."""
    if width(text) <= cells:
        return text
    kept = start(text, cells - 1).rstrip()
    return kept + ELLIPSIS if cells > 0 else ""


def start(text: str, cells: int) -> str:
    """As many whole characters from the start as fit into `cells`."""
    return "".join(_fitting(clusters(text), cells))


def end(text: str, cells: int) -> str:
    """As many whole characters from the end as fit into `cells`."""
    return "".join(reversed(_fitting(reversed(list(clusters(text))), cells)))


def pad(text: str, cells: int, align: Align, taken: int | None = None) -> str:
    """The text with blanks up to `cells`; taken: its own cells, where they are known."""
    blanks = " " * (cells - (width(text) if taken is None else taken))
    return blanks + text if align == "right" else text + blanks


def clusters(text: str) -> Iterable[str]:
    """Characters as people count them: a letter with its marks, a whole emoji sequence."""
    if is_everyday(text):
        return text
    from wcwidth import iter_graphemes

    return iter_graphemes(text)


def _fitting(parts: Iterable[str], cells: int) -> list[str]:
    kept: list[str] = []
    for part in parts:
        cells -= width(part)
        if cells < 0:
            break
        kept.append(part)
    return kept
