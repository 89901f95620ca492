"""The grammar of periods: one row for each way to write a week, month, quarter or year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from clientctl.dates.calendar import days_in_month, real_day, shifted
from clientctl.dates.days import relative_step
from clientctl.dates.wording import (
    NEAR_YEAR,
    NEAR_YEARS,
    NUMBER,
    YEAR,
    YEAR_BEFORE_MONTH,
    month_named,
    number,
    year_of,
)
from clientctl.errors import WrongUsage, message
from clientctl.frozen import frozen

Period = tuple[date, date]
"""First and last day, both included."""


@frozen
class PeriodRow:
    """A way to write a period; `read` gives None when the words fit but mean nothing (`十十月`)."""

    pattern: str
    read: Callable[[re.Match[str], date], Period | None]


def read_period(text: str, today: date) -> Period | None:
    """The period that plain text names, None when no row fits; one that does not exist is refused."""
    for row in PERIOD_ROWS:
        match = re.fullmatch(row.pattern, text)
        if match:
            return row.read(match, today)
    return None


def _months(year: int, month: int, count: int) -> Period:
    first = real_day(year, month, 1)
    last = month + count - 1
    return first, date(year, last, days_in_month(year, last))


def _week_from(monday: date) -> Period:
    return monday, shifted(monday, 6, "d")


def _year(match: re.Match[str], today: date) -> Period:
    return _months(year_of(match, today), 1, 12)


def _month(match: re.Match[str], today: date) -> Period | None:
    month = number(match["month"])
    return None if month is None else _months(year_of(match, today), month, 1)


def _named_month(match: re.Match[str], today: date) -> Period | None:
    month = month_named(match["name"])
    return None if month is None else _months(year_of(match, today), month, 1)


def _quarter(match: re.Match[str], today: date) -> Period | None:
    quarter = number(match["quarter"])
    if quarter is None:
        return None
    if not 1 <= quarter <= 4:
        raise WrongUsage("dates.no_such_quarter", hint=message("dates.period_forms"), quarter=quarter)
    return _months(year_of(match, today), quarter * 3 - 2, 3)


def _week(match: re.Match[str], today: date) -> Period | None:
    year, week = year_of(match, today), number(match["week"])
    if week is None:
        return None
    # the week of 28 December is the last of its year
    weeks = real_day(year, 12, 28).isocalendar().week
    if not 1 <= week <= weeks:
        raise WrongUsage(
            "dates.no_such_week", hint=message("dates.period_forms"), year=str(year), weeks=weeks
        )
    return _week_from(date.fromisocalendar(year, week, 1))


def _this_week(today: date, step: int) -> Period:
    return _week_from(shifted(today, 7 * step - today.weekday(), "d"))


def _this_month(today: date, step: int) -> Period:
    months = today.year * 12 + today.month - 1 + step
    return _months(months // 12, months % 12 + 1, 1)


def _this_quarter(today: date, step: int) -> Period:
    quarters = today.year * 4 + (today.month - 1) // 3 + step
    return _months(quarters // 4, quarters % 4 * 3 + 1, 3)


def _this_year(today: date, step: int) -> Period:
    return _months(today.year + step, 1, 12)


def _relative(match: re.Match[str], today: date) -> Period:
    return _RELATIVE[match["unit"]](today, relative_step(match["which"]))


def _near_year(match: re.Match[str], today: date) -> Period:
    return _this_year(today, NEAR_YEARS[match[0]])


_RELATIVE: Final[dict[str, Callable[[date, int], Period]]] = {
    **dict.fromkeys(("week", "周", "星期", "礼拜"), _this_week),
    **dict.fromkeys(("month", "月"), _this_month),
    **dict.fromkeys(("quarter", "季度", "季"), _this_quarter),
    **dict.fromkeys(("year", "年"), _this_year),
}

PERIOD_ROWS: Final = (
    PeriodRow(rf"{YEAR}年?", _year),
    PeriodRow(rf"{YEAR}[-/](?P<month>[0-9]{{1,2}})", _month),
    PeriodRow(rf"{YEAR_BEFORE_MONTH}?(?P<month>{NUMBER})月份?", _month),
    PeriodRow(rf"(?:{YEAR}[- 年]?|{NEAR_YEAR})?q(?P<quarter>[0-9])", _quarter),
    PeriodRow(rf"q(?P<quarter>[0-9])[- ]?{YEAR}", _quarter),
    PeriodRow(rf"{YEAR_BEFORE_MONTH}?第?(?P<quarter>{NUMBER})季度?", _quarter),
    PeriodRow(rf"{YEAR}-?w(?P<week>[0-9]{{1,2}})", _week),
    PeriodRow(rf"{YEAR_BEFORE_MONTH}?第(?P<week>{NUMBER})周", _week),
    PeriodRow(r"(?P<which>this|last|next) (?P<unit>week|month|quarter|year)", _relative),
    PeriodRow(
        r"(?P<which>上上?|下下?|本|这)个?(?P<unit>周|星期|礼拜|月|季度?|年)",
        _relative,
    ),
    PeriodRow("|".join(NEAR_YEARS), _near_year),
    PeriodRow(rf"(?P<name>[a-z]{{3,9}})\.?(?:,? {YEAR})?", _named_month),
)
