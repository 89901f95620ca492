"""Numbers of spreadsheets: what their format makes of them, a plain number, a day, a time, or both."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Final

from clientctl.errors import message
from clientctl.exchange.sheet import Unreadable
from clientctl.lazy import pattern

# Digits that a spreadsheet keeps of a number, and shows; what comes after them is noise (0.1 + 0.2).
_DIGITS: Final = 15
_MOST_DIGITS: Final = 40
_WHOLE: Final = pattern(r"-?[0-9]{1,40}\Z")
_SECONDS: Final = 86_400
_DAYS: Final = 2_958_466  # from 1900 to 9999
_SYSTEM_1900: Final = datetime(1899, 12, 30)
_SYSTEM_1904: Final = datetime(1904, 1, 1)
# 1900 has a 29 February in this calendar, by which earlier days are one further on.
_FALSE_DAY: Final = 60
# Formats without a code in the file, those of Chinese among them (ECMA-376, 18.8.30).
_BUILT_IN: Final = (
    (frozenset({14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58}), "DAY"),
    (frozenset({18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56}), "TIME"),
    (frozenset({22}), "MOMENT"),
    (frozenset({46}), "ELAPSED"),
)
_QUOTED: Final = pattern(r'"[^"]*"?|\\.|_.|\*.|am/pm|a/p|e[+-]|general|\[(?!h+\]|m+\]|s+\])[^\]]*\]?')
_ELAPSED: Final = pattern(r"\[(?:h+|m+|s+)\]")
_DAY: Final = pattern("[yd年月日]")
_TIME: Final = pattern("[hs时分秒]")


class Form(Enum):
    """What a number format shows."""

    NUMBER = "number"
    DAY = "day"
    TIME = "time"
    MOMENT = "moment"
    ELAPSED = "elapsed"


def built_in_form(number: int) -> Form:
    """The form of a format that a file names by its number alone."""
    return next((Form[name] for numbers, name in _BUILT_IN if number in numbers), Form.NUMBER)


def form_of(code: str) -> Form:
    """The form of a format code such as `yyyy-mm-dd` or `#,##0.00`; its first section counts."""
    plain = _QUOTED.sub("", code.lower()).partition(";")[0]
    if _ELAPSED.search(plain):
        return Form.ELAPSED
    has_time = _TIME.search(plain) is not None
    # m is a month, but for minutes beside hours or seconds
    has_day = _DAY.search(plain) is not None or ("m" in plain and not has_time)
    if has_day:
        return Form.MOMENT if has_time else Form.DAY
    return Form.TIME if has_time else Form.NUMBER


def number_of(text: str) -> int | Decimal | Unreadable:
    """A number as the spreadsheet shows it: whole ones are int, noise after the 15th digit is dropped."""
    if _WHOLE.match(text):
        return int(text)
    try:
        return number_of_float(float(text[:_MOST_DIGITS]))
    except ValueError:
        return Unreadable(message("spreadsheets.no_number"), message("spreadsheets.mend_cell"))


def number_of_float(value: float) -> int | Decimal | Unreadable:
    """The same for a number that was stored as such."""
    found = Decimal(f"{value:.{_DIGITS}g}")
    if not found.is_finite():
        return Unreadable(message("spreadsheets.no_number"), message("spreadsheets.mend_cell"))
    return int(found) if found.adjusted() <= _DIGITS and found == found.to_integral_value() else found


def shown(serial: float, form: Form, *, is_1904: bool = False) -> int | Decimal | str | Unreadable:
    """A number in its form: a day is `2026-01-02`, a time of it follows as ` 10:30`, unless it is midnight.

    A format that shows the day alone drops the time. Hours that were counted are `26:30`.
    """
    if form is Form.NUMBER:
        return number_of_float(serial)
    if not 0 <= serial < _DAYS:
        return Unreadable(message("spreadsheets.no_day"), message("spreadsheets.mend_cell"))
    seconds = round(serial * _SECONDS)
    if form is Form.ELAPSED:
        return _clock(seconds)
    if form is not Form.DAY and seconds < _SECONDS:
        return _clock(seconds)
    days, rest = divmod(seconds, _SECONDS)
    if not days and not is_1904:
        return Unreadable(message("spreadsheets.no_day"), message("spreadsheets.mend_cell"))
    if not is_1904 and days < _FALSE_DAY:
        days += 1
    try:
        day = (_SYSTEM_1904 if is_1904 else _SYSTEM_1900) + timedelta(days=days)
    except OverflowError:
        return Unreadable(message("spreadsheets.no_day"), message("spreadsheets.mend_cell"))
    text = day.date().isoformat()
    return f"{text} {_clock(rest)}" if rest and form is not Form.DAY else text


def iso_shown(text: str) -> str:
    """A day or moment of ISO 8601 in the same way: `2026-01-02T10:30:00` is `2026-01-02 10:30`."""
    day, _, time = text.strip().removesuffix("Z").partition("T")
    time = time.partition(".")[0].removesuffix(":00")
    return f"{day} {time}" if time and time != "00:00" else day


def _clock(seconds: int) -> str:
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}:{second:02}" if second else f"{hour:02}:{minute:02}"
