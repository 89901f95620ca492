"""Days that exist: building them from numbers and moving them, within the years that a book may name."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from clientctl.dates.wording import Unit
from clientctl.errors import WrongUsage, message

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 9999

_MONTHS: Final = (
    "dates.january",
    "dates.february",
    "dates.march",
    "dates.april",
    "dates.may",
    "dates.june",
    "dates.july",
    "dates.august",
    "dates.september",
    "dates.october",
    "dates.november",
    "dates.december",
)


def out_of_range() -> WrongUsage:
    """The refusal of a day outside the years that a book may name."""
    return WrongUsage(
        "dates.out_of_range",
        hint=message("dates.date_forms"),
        first=str(FIRST_YEAR),
        last=str(LAST_YEAR),
    )


def within_range(day: date) -> date:
    """The day itself; refused when it lies before the first year."""
    if day.year < FIRST_YEAR:
        raise out_of_range()
    return day


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    from calendar import monthrange

    return monthrange(year, month)[1]


def real_day(year: int, month: int, day: int) -> date:
    """The day of these numbers; refused with the reason when there is none."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise out_of_range()
    if not 1 <= month <= 12:
        raise WrongUsage("dates.no_such_month", hint=message("dates.date_forms"), month=month)
    days = days_in_month(year, month)
    if not 1 <= day <= days:
        last = date(year, month, days).isoformat()
        raise WrongUsage(
            "dates.no_such_day",
            hint=message("dates.reading", first=last),
            month=message(_MONTHS[month - 1]),
            year=str(year),
            days=days,
        )
    return date(year, month, day)


def shift(day: date, count: int, unit: Unit) -> date | None:
    """The day `count` units later (earlier when negative), None where the calendar ends.

    Months and years keep to the month's end: 31 January and one month is 28 February.
    """
    try:
        if unit in ("d", "w"):
            return day + timedelta(days=count * (7 if unit == "w" else 1))
        from dateutil.relativedelta import relativedelta

        return day + (relativedelta(months=count) if unit == "m" else relativedelta(years=count))
    except (OverflowError, ValueError):
        return None


def shifted(day: date, count: int, unit: Unit) -> date:
    """As `shift`; refused where the calendar ends."""
    found = shift(day, count, unit)
    if found is None:
        raise out_of_range()
    return within_range(found)
