"""Text that a spreadsheet would take for a formula, and the ' before it that keeps it from that."""

from __future__ import annotations

from typing import Final

from clientctl.lazy import pattern

_ACTIVE: Final = "=+-@＝\t\r"
_GUARDED: Final = pattern("'+[=+\\-@＝\t\r]")
_NUMBER: Final = pattern(r"[+-][0-9]{1,40}(?:\.[0-9]{1,40})?\Z")
# A sign between digits would be computed with, a letter begins a name: only what stands in telephone numbers alone.
_PHONE: Final = pattern(r"\+ ?[0-9(][0-9 ().\-/–]{1,39}(?: ?(?:x|ext\.? ?|转|分机) ?[0-9]{1,8})?\Z")


def is_active(text: str) -> bool:
    """Whether a spreadsheet would compute the text: it begins as a formula does, and is no phone and no number."""
    if text[:1] not in _ACTIVE or not text:
        return False
    return _NUMBER.match(text) is None and _PHONE.match(text) is None


def guarded(text: str) -> str:
    """The text with a ' before it if it would be computed, or has one that would be taken for such a guard."""
    return f"'{text}" if is_active(text) or _GUARDED.match(text) else text
