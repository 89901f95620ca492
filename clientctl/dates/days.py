"""The grammar of single days: one row for each way to write one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from clientctl.dates.calendar import days_in_month, real_day, shifted
from clientctl.dates.tense import Tense
from clientctl.dates.wording import (
    NEAR_YEAR,
    NUMBER,
    QUANTITY,
    YEAR,
    YEAR_BEFORE_MONTH,
    month_named,
    number,
    quantity,
    year_of,
)
from clientctl.frozen import frozen


@frozen
class DayRow:
    """A way to write a day; `read` gives None when the words fit but mean nothing (`十十月一日`)."""

    pattern: str
    read: Callable[[re.Match[str], date, Tense], date | None]


def read_day(text: str, today: date, tense: Tense) -> date | None:
    """The day that plain text names, None when no row fits; a day that does not exist is refused."""
    for row in DAY_ROWS:
        match = re.fullmatch(row.pattern, text)
        if match:
            return row.read(match, today, tense)
    return None


def relative_step(word: str) -> int:
    """How many weeks, months or years a word moves: last, 上 -1; next, 下 1; 上上 -2; this, 本 0."""
    return word.count("下") - word.count("上") + (word == "next") - (word == "last")


def _full(match: re.Match[str], _today: date, _tense: Tense) -> date:
    return real_day(int(match["year"]), int(match["month"]), int(match["day"]))


def _chinese(match: re.Match[str], today: date, _tense: Tense) -> date | None:
    month, day = number(match["month"]), number(match["day"])
    return None if month is None or day is None else real_day(year_of(match, today), month, day)


def _yearless(match: re.Match[str], today: date, tense: Tense) -> date | None:
    month, day = number(match["month"]), number(match["day"])
    return None if month is None or day is None else _nearest(month, day, today, tense)


def _named(match: re.Match[str], today: date, tense: Tense) -> date | None:
    month, day = month_named(match["name"]), int(match["day"])
    if month is None:
        return None
    return real_day(int(match["year"]), month, day) if match["year"] else _nearest(month, day, today, tense)


def _nearest(month: int, day: int, today: date, tense: Tense) -> date:
    """The day of this month and day that lies where the tense looks."""
    if tense is not Tense.QUERY and 1 <= month <= 12:
        step = -1 if tense is Tense.PAST else 1
        # a 29 February may be eight years away: 1896, 1904
        for year in range(today.year, today.year + step * 9, step):
            if 1 <= year <= 9999 and 1 <= day <= days_in_month(year, month):
                found = real_day(year, month, day)
                if (found - today).days * step >= 0:
                    return found
    return real_day(today.year, month, day)


def _weekday(match: re.Match[str], today: date, tense: Tense) -> date:
    ahead = _WEEKDAYS[match["weekday"]] - today.weekday()
    if match["week"]:
        ahead += 7 * relative_step(match["week"])
    elif tense is Tense.PAST and ahead > 0:
        ahead -= 7
    elif tense is Tense.PLAN and ahead < 0:
        ahead += 7
    return shifted(today, ahead, "d")


def _near(match: re.Match[str], today: date, _tense: Tense) -> date:
    return shifted(today, _NEAR[match[0]], "d")


def _month_day(match: re.Match[str], today: date, _tense: Tense) -> date | None:
    day = number(match["day"])
    month = shifted(today.replace(day=1), relative_step(match["which"]), "m")
    return None if day is None else real_day(month.year, month.month, day)


def _month_end(match: re.Match[str], today: date, _tense: Tense) -> date:
    month = shifted(today.replace(day=1), relative_step(match["which"] or ""), "m")
    return month.replace(day=days_in_month(month.year, month.month))


def _year_end(match: re.Match[str], today: date, _tense: Tense) -> date:
    return real_day(year_of(match, today), 12, 31)


def _signed(match: re.Match[str], today: date, tense: Tense) -> date | None:
    return (_ahead if match["sign"] == "+" else _back)(match, today, tense)


def _ahead(match: re.Match[str], today: date, _tense: Tense) -> date | None:
    found = quantity(match)
    return None if found is None else shifted(today, found[0], found[1])


def _back(match: re.Match[str], today: date, _tense: Tense) -> date | None:
    found = quantity(match)
    return None if found is None else shifted(today, -found[0], found[1])


_ENGLISH_DAYS: Final = (
    ("mon", "monday"),
    ("tue", "tues", "tuesday"),
    ("wed", "wednesday"),
    ("thu", "thur", "thurs", "thursday"),
    ("fri", "friday"),
    ("sat", "saturday"),
    ("sun", "sunday"),
)
_WEEKDAYS: Final = {
    **{name: index for index, names in enumerate(_ENGLISH_DAYS) for name in names},
    **{name: index for index, name in enumerate("一二三四五六日")},
    "天": 6,
}
_NEAR: Final = {
    **dict.fromkeys(("today", "今天", "今日"), 0),
    **dict.fromkeys(("yesterday", "昨天", "昨日"), -1),
    **dict.fromkeys(("前天", "day before yesterday", "the day before yesterday"), -2),
    "大前天": -3,
    **dict.fromkeys(("tomorrow", "明天", "明日"), 1),
    **dict.fromkeys(("后天", "day after tomorrow", "the day after tomorrow"), 2),
    "大后天": 3,
}
_MONTH: Final = "(?P<month>[0-9]{1,2})"
_DAY: Final = "(?P<day>[0-9]{1,2})"
_CHINESE_DAY: Final = f"(?P<month>{NUMBER})月(?P<day>{NUMBER})[日号]?"
_NAME: Final = r"(?P<name>[a-z]{3,9})\.?"
_WHICH_MONTH: Final = "(?P<which>上个?|下个?|本|这个?)"
_WEEKDAY: Final = f"(?P<weekday>{'|'.join(name for names in _ENGLISH_DAYS for name in names)})"

DAY_ROWS: Final = (
    DayRow(rf"(?P<sign>[+-]) ?{QUANTITY}", _signed),
    DayRow(rf"{YEAR}(?P<sign>[-/.]){_MONTH}(?P=sign){_DAY}", _full),
    DayRow(rf"{YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})", _full),
    DayRow(f"{YEAR_BEFORE_MONTH}{_CHINESE_DAY}", _chinese),
    DayRow(rf"{_DAY}\.{_MONTH}\.{YEAR}", _full),
    DayRow(_CHINESE_DAY, _yearless),
    DayRow(rf"(?:(?P<week>this|next|last) )?{_WEEKDAY}", _weekday),
    DayRow("(?P<week>上上?个?|下下?个?|本|这个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])", _weekday),
    DayRow("|".join(_NEAR), _near),
    DayRow(f"{_WHICH_MONTH}月(?P<day>{NUMBER})[日号]", _month_day),
    DayRow(f"eom|{_WHICH_MONTH}?月[底末]", _month_end),
    DayRow(f"eoy|年[底末]|{NEAR_YEAR}年?[底末]", _year_end),
    DayRow(rf"in {QUANTITY}", _ahead),
    DayRow(rf"{QUANTITY}[之以]?后", _ahead),
    DayRow(rf"{QUANTITY} ago", _back),
    DayRow(rf"{QUANTITY}[之以]?前", _back),
    DayRow(rf"{_DAY}(?:st|nd|rd|th|\.)? {_NAME}(?:,? {YEAR})?", _named),
    DayRow(rf"{_NAME} {_DAY}(?:st|nd|rd|th)?(?:,? {YEAR})?", _named),
)
