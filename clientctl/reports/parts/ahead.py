"""What lies ahead, month by month: days sorted into late, each of the next months, later, and no day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Final

from clientctl.errors import message
from clientctl.frozen import replace
from clientctl.messages import label
from clientctl.model import Chart, Choice, Column, Table
from clientctl.reports.parts.entries import Listed
from clientctl.reports.parts.figures import name_of
from clientctl.reports.parts.spans import COLUMNS, span_name

# What makes the cells of a row of what falls into it.
Make = Callable[[Sequence[Listed]], Sequence[Any]]

# This month and those that follow it.
_MONTHS: Final = 12
LATE: Final = "late"
LATER: Final = "later"
_COLUMN: Final = replace(
    COLUMNS["month"],
    kind="choice",
    choices=(
        Choice(LATE, label("report_entries.month_late")),
        Choice(LATER, label("report_entries.month_later")),
    ),
)


def months_table(
    code: str, today: date, found: Iterable[Listed], columns: Sequence[Column], make: Make
) -> Table:
    """A row for each month from this one to the last of a year that has any; before them what is late, behind them
    what is later, and what has no day, where there is such.

    code: of the message that is its title; what follows its first `_` is its name.
    """
    months = _months(today)
    known = frozenset(months)
    parted: dict[str | None, list[Listed]] = {}
    for one in found:
        parted.setdefault(_name(one.on, today, known), []).append(one)
    reached = max((place for place, month in enumerate(months) if month in parted), default=-1)
    ahead = months[: reached + 1]
    order = [LATE, *ahead, LATER, None]
    rows = [(name, *make(parted.get(name, []))) for name in order if name in parted or name in ahead]
    return Table((_COLUMN, *columns), rows, name_of(code), message(code))


def months_chart(table: Table, value: str, code: str, **values: object) -> Chart | None:
    """One of the columns of such a table drawn; None where no month has any of it.

    code: of its finding, which has the `month` that has most of it, its `count` (the second column) and `amount`.
    """
    place = [column.name for column in table.columns].index(value)
    months = [row for row in table.rows if row[0] not in (LATE, LATER, None)]
    greatest = max(months, key=lambda row: row[place], default=None)
    if greatest is None or greatest[place] <= 0:
        return None
    finding = message(code, month=greatest[0], count=greatest[1], amount=greatest[place], **values)
    return Chart((table.columns[0].name,), (value,), finding, "scale")


def _name(on: date | None, today: date, known: frozenset[str]) -> str | None:
    if on is None:
        return None
    if on < today:
        return LATE
    name = span_name(on, "month")
    return name if name in known else LATER


def _months(today: date) -> list[str]:
    first = today.year * 12 + today.month - 1
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, first + _MONTHS)]
