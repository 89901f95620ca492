"""Recurrence: the days on which something that repeats falls."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from clientctl.dates.calendar import out_of_range, shift
from clientctl.dates.duration import Duration
from clientctl.dates.wording import Unit

_DAYS: Final[dict[Unit, int]] = {"d": 1, "w": 7}
_MONTHS: Final[dict[Unit, int]] = {"m": 1, "y": 12}


def next_occurrence(start: date, repeats: Duration, after: date) -> date:
    """The first day of the series after `after`; WrongUsage where the calendar ends before it.

    The series is the start and every whole number of `repeats` after it, each counted from the start and kept to
    its month's end: monthly from 31 January is 28 February, 31 March, 30 April.
    """
    times = max(_times_until(start, repeats, after), 0)
    while (day := _occurrence(start, repeats, times)) <= after:
        times += 1
    return day


def falls_on(start: date, repeats: Duration, day: date) -> bool:
    """Whether the series that begins at `start` has this day, the start itself left out."""
    times = _times_until(start, repeats, day)
    candidates = (shift(start, count * repeats.count, repeats.unit) for count in (times, times + 1))
    return day > start and day in candidates


def keeps_day(start: date, repeats: Duration, day: date) -> bool:
    """Whether the series could be counted from this one of its days as well: no short month has cut it down."""
    return repeats.unit in _DAYS or day.day == start.day


def original_start(day: date, repeats: Duration, earlier: Iterable[date]) -> date:
    """The day that a series was counted from before it reached `day`: one of the `earlier` ones, else `day`.

    A month that is too short hides the day of the start; of several that would fit, the latest day of a month is it.
    """
    return max(
        (start for start in earlier if falls_on(start, repeats, day)),
        key=lambda start: (start.day, start),
        default=day,
    )


def _times_until(start: date, repeats: Duration, day: date) -> int:
    """How often the series has moved on by that day, or once less."""
    if repeats.unit in _DAYS:
        return (day - start).days // (repeats.count * _DAYS[repeats.unit])
    months = (day.year - start.year) * 12 + day.month - start.month
    return (months - 1) // (repeats.count * _MONTHS[repeats.unit])


def _occurrence(start: date, repeats: Duration, times: int) -> date:
    found = shift(start, times * repeats.count, repeats.unit)
    if found is None:
        raise out_of_range()
    return found
