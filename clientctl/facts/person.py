"""What is computed of a person."""

from __future__ import annotations

from datetime import date

from clientctl.facts.entries import day
from clientctl.model import Document
from clientctl.settings import Settings


def age(document: Document, settings: Settings, today: date) -> int | None:
    """Whole years since the birthday."""
    born = day(document.get("birthday"))
    if born is None or born > today:
        return None
    return today.year - born.year - (today < birthday_in(born, today.year))


def birthday_in(born: date, year: int) -> date:
    """The birthday of a year; one of 29 February is on the 28th in other years."""
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 2, 28)
