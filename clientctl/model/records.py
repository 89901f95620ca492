"""The lists of records that a client has, by the word for one of their entries: it names their commands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

RECORDS: Final[Mapping[str, str]] = {
    "contact": "contacts",
    "order": "orders",
    "deal": "deals",
    "project": "projects",
    "contract": "contracts",
    "payment": "payments",
    "feedback": "feedback",
    "survey": "surveys",
    "reminder": "reminders",
    "story": "stories",
}
