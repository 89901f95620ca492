"""When a client was last spoken to, how often, and when it is due again."""

from __future__ import annotations

from datetime import date

from clientctl.facts.cadence import recall
from clientctl.facts.entries import contacts_made
from clientctl.facts.plans import open_steps
from clientctl.model import Document
from clientctl.settings import Settings


def last_contact(document: Document, settings: Settings, today: date) -> str | None:
    days = contacts_made(document, today)
    return max(days).isoformat() if days else None


def days_since(last: str | None, today: date) -> int | None:
    """Whole days from a stored date up to today; None for none."""
    return None if last is None else (today - date.fromisoformat(last)).days


def days_since_contact(document: Document, settings: Settings, today: date) -> int | None:
    return days_since(last_contact(document, settings, today), today)


def contact_count(document: Document, settings: Settings, today: date) -> int:
    return len(contacts_made(document, today))


def next_due(document: Document, settings: Settings, today: date) -> str | None:
    """The earliest of the next step, reminders not done, and the last contact (else `since`) plus the cadence."""
    days = (*(step.date for step in open_steps(document)), recall(document, today))
    return min((found.isoformat() for found in days if found is not None), default=None)
