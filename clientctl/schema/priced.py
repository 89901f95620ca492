"""Records that have amounts in a currency of their own, and whose rate counts for each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from clientctl.dates import is_iso_date
from clientctl.frozen import frozen


@frozen
class Priced:
    """A list of records with amounts, and the keys of the day whose rate counts: the first that is there."""

    record: str
    days: tuple[str, ...]

    def day(self, entry: Mapping[str, Any]) -> date | None:
        """The entry's own day: the first of these keys that holds one; None (then the latest rate counts)."""
        found = (entry.get(key) for key in self.days)
        return next((date.fromisoformat(on) for on in found if isinstance(on, str) and is_iso_date(on)), None)


PRICED: Final = (
    Priced("orders", ("date",)),
    Priced("deals", ("closed", "opened")),
    Priced("contracts", ("start",)),
    Priced("payments", ("due",)),
)
