"""Labels and sentences as they begin a line: with a capital."""

from __future__ import annotations


def capital(text: str) -> str:
    """The text with its first letter as a capital; the others stay as they are."""
    return text[:1].upper() + text[1:]
