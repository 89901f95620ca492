"""Grouped: the clients by the fields of a study, with what a report knows of each group."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from clientctl.errors import message
from clientctl.facts.entries import exact_sum, rounded
from clientctl.model import Chart, Column, Table
from clientctl.reports.parts.groups import Group, group_columns, group_name, groups_of
from clientctl.reports.parts.tallies import is_ahead
from clientctl.reports.study import Study

# What a group has, by the places of its clients among the subjects of the study.
OfGroup = tuple[Column, Callable[[Sequence[int]], Any]]


def group_table(
    study: Study, has: Sequence[OfGroup], *, finding: str, leads: int = 0, most: bool = True
) -> Table:
    """The clients by the fields of the study with what each group has, and its sums; as the table `segments`.

    leads: which of `has` the groups are ordered by and drawn, the highest first (`most`), groups without it last;
    finding: the message of what the bars say, with places for `name` and `value` of the first.
    """
    groups = groups_of(study.by, ([s.values(field) for field in study.by] for s in study.subjects))
    made = [(group, [make(group.places) for _, make in has]) for group in groups]
    made.sort(key=lambda pair: _rank(pair[1][leads], most=most))
    sums = [(study.column(field), [s.amount(field) for s in study.subjects]) for field in study.sums]
    rows = [
        (*group.values, *cells, *(_sum(column, group, amounts) for column, amounts in sums))
        for group, cells in made
    ]
    columns = (*group_columns(study.by), *(column for column, _ in has), *(column for column, _ in sums))
    names = tuple(field.heading for field in study.by)
    chart = None
    if len(made) > 1 and made[0][1][leads] and is_ahead([cells[leads] for _, cells in made]):
        first, cells = made[0]
        told = message(
            finding,
            name=group_name(first.values, study.by),
            value=cells[leads],
        )
        chart = Chart(tuple(field.name for field in study.by), (has[leads][0].name,), told)
    return Table(columns, rows, "segments", message("reports.table_by", fields=names), chart)


def _rank(value: Decimal | int | None, *, most: bool) -> tuple[bool, Decimal | int]:
    return (True, 0) if value is None else (False, -value if most else value)


def _sum(column: Column, group: Group, amounts: Sequence[Decimal]) -> Decimal:
    amount = exact_sum(amounts[place] for place in group.places)
    return rounded(amount) if column.kind == "money" else amount
