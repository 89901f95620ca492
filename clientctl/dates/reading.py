"""Text to date or period, and the refusals that name what an unclear text may have meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from clientctl.dates.calendar import days_in_month, shifted, within_range
from clientctl.dates.days import read_day
from clientctl.dates.iso import is_iso_date
from clientctl.dates.periods import Period, read_period
from clientctl.dates.tense import Tense
from clientctl.dates.wording import QUANTITY, number, plain, quantity, shown
from clientctl.errors import Message, WrongUsage, message
from clientctl.frozen import frozen


def parse_date(text: str, today: date, tense: Tense) -> date:
    """The day that a text names, in either language; WrongUsage, with its readings, when it names none.

    The day lies in the years 1900 to 9999.
    """
    if is_iso_date(text):
        return within_range(date.fromisoformat(text))
    wording = plain(text)
    found = read_day(wording, today, tense)
    if found is not None:
        return within_range(found)
    period = read_period(wording, today)
    if period is not None:
        hint = message("dates.readings_first_last", first=str(period[0]), last=str(period[1]))
        raise WrongUsage("dates.not_a_day", hint=hint, text=shown(text))
    raise _refusal(text, wording, today) or WrongUsage(
        "dates.not_a_date", hint=message("dates.date_forms"), text=shown(text)
    )


def parse_period(text: str, today: date, tense: Tense = Tense.QUERY) -> Period:
    """First and last day, both included, of the period or single day that a text names.

    WrongUsage, with its readings, when it names none.
    """
    if is_iso_date(text):
        day = within_range(date.fromisoformat(text))
        return day, day
    wording = plain(text)
    # no period begins with a sign, and every pattern that is not tried saves half a millisecond
    period = None if wording.startswith(("+", "-")) else read_period(wording, today)
    if period is not None:
        return period
    found = read_day(wording, today, tense)
    if found is not None:
        return within_range(found), found
    raise _refusal(text, wording, today) or WrongUsage(
        "dates.not_a_period", hint=message("dates.period_forms"), text=shown(text)
    )


@frozen
class _Unclear:
    """Texts that look like a date and may mean several days; `readings` is the hint, None without any."""

    pattern: str
    code: str
    readings: Callable[[re.Match[str], date], Message | None]


def _refusal(text: str, wording: str, today: date) -> WrongUsage | None:
    for row in _UNCLEAR:
        match = re.fullmatch(row.pattern, wording)
        hint = row.readings(match, today) if match else None
        if hint is not None:
            return WrongUsage(row.code, hint=hint, text=shown(text))
    return None


def _day_or_none(year: int, month: int, day: int) -> date | None:
    exists = 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)
    return date(year, month, day) if exists else None


def _either_order(match: re.Match[str], today: date) -> Message | None:
    year = int(match["year"] or today.year)
    if not 1 <= year <= 9999:
        return None
    one, other = int(match["one"]), int(match["other"])
    return _one_of(_day_or_none(year, other, one), _day_or_none(year, one, other))


def _any_order(match: re.Match[str], today: date) -> Message | None:
    first, middle, last = (int(match[name]) for name in ("first", "middle", "last"))
    return _one_of(
        _day_or_none(_near_year(first, today), middle, last),
        _day_or_none(_near_year(last, today), middle, first),
        _day_or_none(_near_year(last, today), first, middle),
    )


def _near_year(digits: int, today: date) -> int:
    """The year that ends in two digits, at most fifty years away."""
    earliest = today.year - 50
    return earliest + (digits - earliest) % 100


def _either_month(match: re.Match[str], today: date) -> Message | None:
    day = int(match["day"])
    following = shifted(today, 1, "m")
    return _one_of(
        _day_or_none(today.year, today.month, day), _day_or_none(following.year, following.month, day)
    )


def _one_of(*found: date | None) -> Message | None:
    days = list(dict.fromkeys(str(day) for day in found if day))
    if not days:
        return None
    if len(days) == 1:
        return message("dates.reading", first=days[0])
    if len(days) == 2:
        return message("dates.readings", first=days[0], second=days[1])
    return message("dates.readings_three", first=days[0], second=days[1], third=days[2])


def _either_way(match: re.Match[str], today: date) -> Message | None:
    found = quantity(match)
    if found is None:
        return None
    count, unit = found
    ahead, back = shifted(today, count, unit), shifted(today, -count, unit)
    return message("dates.readings_offset", text=f"{count}{unit}", ahead=str(ahead), back=str(back))


def _day_of_month(match: re.Match[str], today: date) -> Message | None:
    day = number(match["day"]) or 0
    found = _day_or_none(today.year, today.month, day)
    if found is None:
        return None
    ahead = shifted(today, day, "d")
    return message("dates.readings_number", day=str(found), text=str(day), ahead=str(ahead))


_UNCLEAR: Final = (
    _Unclear(
        r"(?P<one>[0-9]{1,2})(?P<sign>[-/.])(?P<other>[0-9]{1,2})(?:(?P=sign)(?P<year>[0-9]{4})|\.)?",
        "dates.which_is_month",
        _either_order,
    ),
    _Unclear(
        r"(?P<first>[0-9]{1,2})(?P<sign>[-/.])(?P<middle>[0-9]{1,2})(?P=sign)(?P<last>[0-9]{2})",
        "dates.short_year",
        _any_order,
    ),
    _Unclear(QUANTITY, "dates.bare_duration", _either_way),
    _Unclear(r"(?P<day>[0-9]{1,2})", "dates.bare_number", _day_of_month),
    _Unclear(r"(?P<day>[0-9]{1,2})[日号]", "dates.no_month", _either_month),
)
