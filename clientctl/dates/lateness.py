"""How late a day is, in words: for whoever shows days that something is due on."""

from __future__ import annotations

from typing import Final

from clientctl.errors import Message, message
from clientctl.model import Tone

LATENESS_TONES: Final[tuple[tuple[str, Tone], ...]] = (
    ("plans.late", "danger"),
    ("labels.day_today", "warning"),
)


def lateness(days: int) -> Message:
    """How many days late, today, or in how many days."""
    return message("plans.late", count=-days) if days < 0 else away(days)


def away(days: int) -> Message:
    """How many days ago, today, or in how many days."""
    if days == 0:
        return message("labels.day_today")
    return message("labels.days_ago" if days < 0 else "labels.days_ahead", count=abs(days))
