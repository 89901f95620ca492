"""Spans: a period cut into weeks, months, quarters or years, and dated amounts sorted into them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from clientctl.facts.entries import exact_sum
from clientctl.facts.windows import Window
from clientctl.frozen import frozen
from clientctl.model import Column, Label
from clientctl.reports.study import Study

# A year cut into months has twelve, or thirteen where it begins within one.
_MONTHS: Final = 12
_LONGEST_WEEKS: Final = 100  # days
_LONGEST_MONTHS: Final = 750
_LONGEST_QUARTERS: Final = 3_000
COLUMNS: Final = {
    "week": Column("week", Label("week", "周")),
    "month": Column("month", Label("month", "月份")),
    "quarter": Column("quarter", Label("quarter", "季度")),
    "year": Column("year", Label("year", "年份")),
}


@frozen
class Spans:
    """Spans that follow each other. unit: week, month, quarter or year; names: `2026-W47`, `2026-11`, `2026Q4`, `2026`.

    starts: the first day of each.
    """

    unit: str
    names: tuple[str, ...]
    starts: tuple[date, ...]
    last: date

    @property
    def column(self) -> Column:
        return COLUMNS[self.unit]

    def index(self, day: date) -> int | None:
        """Which of them the day falls into."""
        if not self.starts or day < self.starts[0] or day > self.last:
            return None
        return bisect_right(self.starts, day) - 1

    def sums(self, dated: Iterable[tuple[date, Decimal]]) -> tuple[Decimal, ...]:
        """The exact sum of the amounts of each span."""
        starts, last = self.starts, self.last
        found: list[list[Decimal]] = [[] for _ in starts]
        first = starts[0] if starts else date.max
        for day, amount in dated:
            if first <= day <= last:
                found[bisect_right(starts, day) - 1].append(amount)
        return tuple(map(exact_sum, found))


def spans_of(study: Study) -> Spans:
    """The period that was asked for, cut into at most some 25 spans; else the twelve months up to this one."""
    if study.is_period and study.period.after is not None:
        return cut(
            study.period.after + timedelta(1), min(study.period.last, max(study.today, study.period.after))
        )
    year, month = divmod(study.today.year * 12 + study.today.month - _MONTHS, 12)
    return cut(date(max(year, 1), month + 1, 1), study.today, "month")


def cut(first: date, last: date, unit: str = "") -> Spans:
    """The days from the first to the last in whole spans; the first span may begin before them."""
    days = (last - first).days
    unit = unit or (
        "week"
        if days <= _LONGEST_WEEKS
        else "month"
        if days <= _LONGEST_MONTHS
        else "quarter"
        if days <= _LONGEST_QUARTERS
        else "year"
    )
    starts = tuple(_starts(first, last, unit))
    return Spans(unit, tuple(span_name(start, unit) for start in starts), starts, last)


def span_start(day: date, unit: str) -> date:
    """The first day of the span that the day falls into."""
    if unit == "week":
        return date.fromordinal(max(1, day.toordinal() - day.weekday()))
    month = {"month": day.month, "quarter": (day.month - 1) // 3 * 3 + 1, "year": 1}[unit]
    return date(day.year, month, 1)


def span_name(start: date, unit: str) -> str:
    """How a span is called: a period that queries and `--since` take."""
    if unit == "week":
        iso = start.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}"
    if unit == "quarter":
        return f"{start.year:04}Q{(start.month + 2) // 3}"
    return start.isoformat()[:7] if unit == "month" else f"{start.year:04}"


def _starts(first: date, last: date, unit: str) -> Iterator[date]:
    start = span_start(first, unit)
    while start <= last:
        yield start
        if unit == "week":
            following = start.toordinal() + 7
            if following > date.max.toordinal():
                return
            start = date.fromordinal(following)
            continue
        months = start.year * 12 + start.month - 1 + {"month": 1, "quarter": 3, "year": 12}[unit]
        if months // 12 > date.max.year:
            return
        start = date(months // 12, months % 12 + 1, 1)


def before(period: Window) -> Window:
    """As long a period just before: whole months before whole months, else as many days."""
    if period.after is None:
        return Window(None, date.min)
    first = period.after + timedelta(1)
    months = _whole_months(first, period.last)
    if months is None:
        days = (period.last - period.after).days
        return Window(_earlier(period.after, days), period.after)
    start = first.year * 12 + first.month - 1 - months
    return Window(date(start // 12, start % 12 + 1, 1) - timedelta(1) if start > 12 else None, period.after)


def _earlier(day: date, days: int) -> date | None:
    return day - timedelta(days) if day.toordinal() > days else None


def _whole_months(first: date, last: date) -> int | None:
    """How many months they are, from a first to a last day of a month."""
    if first.day != 1 or last == date.max or (last + timedelta(1)).day != 1:
        return None
    return (last.year - first.year) * 12 + last.month - first.month + 1
