"""How content a client is: its last answer to a survey, and its complaints."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from clientctl.facts.entries import Entry, number, past_entries
from clientctl.model import Document
from clientctl.settings import Settings

T = TypeVar("T")


def last_survey(document: Document, today: date) -> tuple[date, Decimal] | None:
    """Day and score of the latest survey that has one; of one day that which stands last."""
    scored = [
        (on, score)
        for on, entry in past_entries(document, "surveys", today)
        if (score := number(entry.get("score"))) is not None
    ]
    return latest(scored)


def latest(dated: Sequence[tuple[date, T]]) -> tuple[date, T] | None:
    """What has the latest day; of one day that which stands last."""
    return max(reversed(dated), key=lambda pair: pair[0], default=None)


def satisfaction(document: Document, settings: Settings, today: date) -> Decimal | None:
    survey = last_survey(document, today)
    return None if survey is None else survey[1]


def complaints_open(document: Document, today: date) -> list[tuple[date, Entry]]:
    """Complaints up to today that are not closed, each with its day."""
    return [
        (on, entry)
        for on, entry in past_entries(document, "feedback", today)
        if entry.get("kind") == "complaint" and not _is_closed(entry)
    ]


def open_complaints(document: Document, settings: Settings, today: date) -> int:
    return len(complaints_open(document, today))


def _is_closed(complaint: Entry) -> bool:
    """By its status; where it has none, by whether there is a day on which it was closed."""
    status = complaint.get("status")
    return complaint.get("closed") is not None if status is None else status == "closed"
