"""What is computed of a person."""

from __future__ import annotations

from datetime import date

from clientctl.facts.entries import day
from clientctl.model import Document
from clientctl.settings import Settings


def age(document: Document, settings: Settings, today: date) -> int | None:
    """Whole years since the birthday; whoever was born on 29 February has it on the 28th in other years."""
    born = day(document.get("birthday"))
    if born is None or born > today:
        return None
    try:
        birthday = born.replace(year=today.year)
    except ValueError:
        birthday = date(today.year, 2, 28)
    return today.year - born.year - (today < birthday)
