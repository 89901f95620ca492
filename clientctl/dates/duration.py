"""Lengths of time: how often, how long ago, within how many days."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from clientctl.dates.calendar import shift
from clientctl.dates.wording import QUANTITY, Unit, plain, quantity, shown
from clientctl.errors import WrongUsage, message
from clientctl.frozen import frozen

LONGEST_YEARS: Final = 100
_MOST: Final[dict[Unit, int]] = {"d": 36_525, "w": 5_217, "m": 1_200, "y": LONGEST_YEARS}


@frozen
class Duration:
    """So many days, weeks, months or years; written `90d`, `12w`, `3m`, `1y`.

    Durations equal only when written alike: `1w` is not `7d`.
    """

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"

    def after(self, day: date) -> date:
        """The day this much later; months keep to the month's end; at most the calendar's last day."""
        return shift(day, self.count, self.unit) or date.max

    def before(self, day: date) -> date:
        """The day this much earlier; months keep to the month's end; at least the calendar's first day."""
        return shift(day, -self.count, self.unit) or date.min


def parse_duration(text: str) -> Duration:
    """Read `90d` `12w` `3m` `1y` `90天` `2周` `3个月` `1年` `半年`, also with a leading `+`.

    From one day to a hundred years; WrongUsage for anything else.
    """
    match = re.fullmatch(rf"\+? ?{QUANTITY}", plain(text))
    found = quantity(match) if match else None
    if found is None:
        raise WrongUsage("dates.not_a_duration", hint=message("dates.duration_forms"), text=shown(text))
    count, unit = found
    if count == 0:
        raise WrongUsage("dates.zero_duration", hint=message("dates.duration_forms"))
    if count > _MOST[unit]:
        raise WrongUsage(
            "dates.long_duration",
            hint=message("dates.duration_forms"),
            text=shown(text),
            years=LONGEST_YEARS,
        )
    return Duration(count, unit)
