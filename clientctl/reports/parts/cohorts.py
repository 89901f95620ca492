"""Cohorts: of the clients that first bought in a quarter, how many buy in each quarter after it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from clientctl.errors import Message, message
from clientctl.messages import label
from clientctl.model import Chart, Column, Table
from clientctl.reports.parts.figures import name_of, percent
from clientctl.reports.parts.flows import Dated
from clientctl.reports.parts.spans import Spans, cut
from clientctl.reports.segments import CLIENTS, SHARE
from clientctl.reports.study import Study

# More columns have no room on a terminal.
_QUARTERS: Final = 8
_MONTHS: Final = 3
# A cohort and a quarter after it, by their places: how many first bought then, how many bought.
_Cells = dict[tuple[int, int], tuple[int, int]]


def cohort_table(study: Study, sales: Sequence[Sequence[Dated]]) -> Table:
    """A row for each cohort and each quarter since, of the last quarters of the period; sales: of each client."""
    spans = _quarters(study)
    cells = _cells(spans, sales)
    columns = (
        Column("cohort", label("report_lifecycle.column_cohort")),
        Column(
            "quarter",
            label("report_lifecycle.column_quarter"),
            "integer",
            definition=message("report_lifecycle.defined_quarter"),
        ),
        CLIENTS,
        Column("buyers", label("report_lifecycle.column_buyers"), "integer"),
        SHARE,
    )
    rows = [
        (spans.names[cohort], since, size, buyers, percent(buyers, size))
        for (cohort, since), (size, buyers) in cells.items()
    ]
    code = "report_lifecycle.table_cohorts"
    chart = Chart(("cohort", "quarter"), ("share",), _finding(spans, cells, study.today), "heat")
    return Table(columns, rows, name_of(code), message(code), chart if rows else None)


def _quarters(study: Study) -> Spans:
    """The last quarters up to today, or of the period."""
    last = min(study.period.last, study.today)
    months = last.year * 12 + (last.month - 1) // _MONTHS * _MONTHS - _MONTHS * (_QUARTERS - 1)
    first = date(max(months // 12, 1), months % 12 + 1, 1)
    if study.is_period and study.period.after is not None:
        first = max(first, study.period.after + timedelta(1))
    return cut(first, last, "quarter")


def _cells(spans: Spans, sales: Sequence[Sequence[Dated]]) -> _Cells:
    counts: dict[tuple[int, int], int] = {}
    for dated in sales:
        days = {on for on, _ in dated}
        cohort = spans.index(min(days)) if days else None
        if cohort is None:
            continue
        bought = {index for on in days if (index := spans.index(on)) is not None}
        for index in bought:
            cell = cohort, index - cohort
            counts[cell] = counts.get(cell, 0) + 1
    return {
        (cohort, since): (counts[cohort, 0], counts.get((cohort, since), 0))
        for cohort in range(len(spans.starts))
        if (cohort, 0) in counts
        for since in range(len(spans.starts) - cohort)
    }


def _finding(spans: Spans, cells: _Cells, today: date) -> Message:
    """How many of all new buyers came back within the next quarter, as far as that is over."""
    over = len(spans.starts) - (spans.starts[-1] <= today <= spans.last) if spans.starts else 0
    back = [cell for (cohort, since), cell in cells.items() if since == 1 and cohort + 1 < over]
    size = sum(size for size, _ in back)
    if not size:
        return message("report_lifecycle.too_early")
    buyers = sum(buyers for _, buyers in back)
    return message("report_lifecycle.came_back", count=buyers, whole=size, share=percent(buyers, size))
