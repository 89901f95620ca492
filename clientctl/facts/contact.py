"""When a client was last spoken to, how often, and when it is due again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from clientctl.dates import parse_duration
from clientctl.errors import WrongUsage
from clientctl.facts.entries import contacts_made, day, entries
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
    days = [*_planned(document), *_by_cadence(document, today)]
    return min(days).isoformat() if days else None


def _planned(document: Document) -> Iterator[date]:
    step = document.get("next")
    planned = [step.get("date")] if isinstance(step, Mapping) else []
    planned += [
        reminder.get("date") for reminder in entries(document, "reminders") if reminder.get("done") is None
    ]
    yield from (found for found in map(day, planned) if found)


def _by_cadence(document: Document, today: date) -> Iterator[date]:
    cadence = document.get("cadence")
    since = max(contacts_made(document, today), default=day(document.get("since")))
    if isinstance(cadence, str) and since is not None:
        try:
            yield parse_duration(cadence).after(since)
        except WrongUsage:
            return
