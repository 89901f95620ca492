"""How often a client is to be spoken to: since when it is quiet, when it is due again, whether that is too long."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from clientctl.dates import Duration, is_iso_date, parse_duration
from clientctl.errors import WrongUsage
from clientctl.facts.entries import contacts_made, day
from clientctl.frozen import frozen
from clientctl.model import Document


def quiet_since(document: Document, today: date) -> date | None:
    """The day of the last contact, else `since`."""
    return max(contacts_made(document, today), default=day(document.get("since")))


def recall(document: Document, today: date) -> date | None:
    """The day on which a client is to be spoken to again: so long after the last contact, else after `since`."""
    cadence, quiet = cadence_of(document), quiet_since(document, today)
    return None if cadence is None or quiet is None else cadence.after(quiet)


@frozen
class Staleness:
    """What counts as too long on a day: so long (latest: the day that is that long ago), or the client's cadence.

    Both ends count: a client is too long quiet on the very day on which it is due again.
    """

    today: str
    latest: str | None

    @classmethod
    def on(cls, today: date, longest: Duration | None) -> Staleness:
        return cls(today.isoformat(), None if longest is None else longest.before(today).isoformat())

    def holds(self, last: str | None, since: object, cadence: object, again: str | None) -> bool:
        """Whether a client has been quiet for too long; one of which nobody has ever heard has.

        last, again: the last contact and the day on which it is due again; since, cadence: as they are stored.
        """
        quiet = last or (since if isinstance(since, str) and is_iso_date(since) else None)
        if self.latest is not None:
            return quiet is None or quiet <= self.latest
        return isinstance(cadence, str) and (quiet is None or (again is not None and again <= self.today))


def cadence_of(document: Document) -> Duration | None:
    """How often the client is to be spoken to; None where it does not say so, or not so that it can be read."""
    text = document.get("cadence")
    return _duration(text) if isinstance(text, str) else None


@lru_cache(1024)
def _duration(text: str) -> Duration | None:
    try:
        return parse_duration(text)
    except WrongUsage:
        return None
