"""What has happened with a client, in the order of its days: contacts, orders, deals opened and closed, feedback."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

from clientctl.facts.entries import Entry, day, entries
from clientctl.frozen import frozen
from clientctl.model import Document

HappeningKind = Literal["log", "order", "deal", "feedback"]
Turn = Literal["", "opened", "won", "lost", "closed"]
_DATED: Final[tuple[tuple[str, HappeningKind], ...]] = (
    ("log", "log"),
    ("orders", "order"),
    ("feedback", "feedback"),
)


@frozen
class Happening:
    """One entry on its day; a deal may have two, the turns that it took."""

    on: date
    kind: HappeningKind
    entry: Entry
    turn: Turn = ""


def timeline(document: Document) -> tuple[Happening, ...]:
    """Oldest first; of one day in the order of the file. An entry without a readable date is left out."""
    return tuple(sorted(_happenings(document), key=lambda one: one.on))


def _happenings(document: Document) -> Iterator[Happening]:
    for entry in entries(document, "deals"):
        opened, closed, stage = day(entry.get("opened")), day(entry.get("closed")), entry.get("stage")
        if opened is not None:
            yield Happening(opened, "deal", entry, "opened")
        if closed is not None:
            yield Happening(
                closed, "deal", entry, "won" if stage == "won" else "lost" if stage == "lost" else "closed"
            )
    for record, kind in _DATED:
        for entry in entries(document, record):
            on = day(entry.get("date"))
            if on is not None:
                yield Happening(on, kind, entry)
