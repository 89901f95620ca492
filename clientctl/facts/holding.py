"""How long facts hold: they change with the day only when an entry's day comes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from clientctl.facts.entries import day, entries
from clientctl.model import Document

# Records whose entries count from their date on.
_DATED: Final = ("orders", "log", "feedback", "surveys")


def holds_between(document: Document, today: date) -> tuple[date, date]:
    """The first and the last day on which the document has the facts that it has today, but for the daily ones.

    They are the day of the latest entry up to today, and the day before the next entry after it.
    """
    days = [
        found for record in _DATED for entry in entries(document, record) if (found := day(entry.get("date")))
    ]
    first = max((found for found in days if found <= today), default=date.min)
    following = min((found for found in days if found > today), default=None)
    return first, date.max if following is None else following - timedelta(days=1)
