"""Long text broken into lines: at blanks, and between Chinese characters where punctuation allows it."""

from __future__ import annotations

from typing import Final

from clientctl.lazy import pattern
from clientctl.render.cells import width

_WIDE: Final = (
    "\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff"
)
# No line starts with one of these, none ends with one of those.
_CLOSING: Final = "，。、；：！？）》」』】〕〉％”…—·～"
_OPENING: Final = "（《「『【〔〈￥“"
_UNIT: Final = pattern(
    rf"[ ]+|[{_OPENING}]*(?:(?![{_OPENING}{_CLOSING}])[{_WIDE}]|[^ {_WIDE}{_OPENING}{_CLOSING}]+)"
    rf"[{_CLOSING}]*|[{_OPENING}{_CLOSING}]+"
)


def wrap(text: str, cells: int | None) -> list[str]:
    """The lines of a text, each within `cells` (None: its own lines only); a longer word sticks out."""
    return [line for paragraph in text.split("\n") for line in _wrapped(paragraph, cells)]


def _wrapped(text: str, cells: int | None) -> list[str]:
    if cells is None or width(text) <= cells:
        return [text.rstrip()]
    lines: list[str] = []
    line, used, gap = "", 0, ""
    for unit in _UNIT.findall(text):
        if unit.isspace():
            gap = unit
            continue
        needed = width(gap) + width(unit)
        if line and used + needed > cells:
            lines.append(line)
            line, used = unit, width(unit)
        else:
            line, used = line + gap + unit, used + needed
        gap = ""
    return [*lines, line]
