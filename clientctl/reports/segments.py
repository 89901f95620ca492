"""segments: how many clients, and how much of a sum, fall into each value of one field or several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

from clientctl.errors import message
from clientctl.facts.entries import exact_sum, rounded
from clientctl.frozen import frozen, replace
from clientctl.model import Chart, Column, Field, Label, Table
from clientctl.reports.parts.figures import count_figure, percent, sum_figure
from clientctl.reports.parts.groups import combinations, group_columns, group_name, value_order
from clientctl.reports.study import Findings, Study

CLIENTS: Final = Column("clients", Label("clients", "客户数"), "integer")
SHARE: Final = Column("share", Label("share %", "占比 %"), "decimal")
# Whoever reads a page takes in few figures at a glance.
_MOST_SUMS: Final = 3


@frozen
class Member:
    """One client's part: its values of each `by` field (none: empty), and its number for each `sum` field."""

    values: tuple[Sequence[Any], ...]
    amounts: tuple[Decimal, ...]


def build(study: Study) -> Findings:
    """The clients by these fields; its figures are the sums of the table, and no table of their own."""
    sums = (sum_figure(study, field.name) for field in study.sums[:_MOST_SUMS])
    figures = (count_figure("reports.figure_clients", len(study.subjects)), *sums)
    return Findings((segments_of(study),), figures=tuple(replace(figure, name="") for figure in figures))


def segments_of(study: Study) -> Table:
    """The clients by the study's own fields, with its sums."""
    members = (
        Member(
            tuple(subject.values(field) for field in study.by),
            tuple(subject.amount(field) for field in study.sums),
        )
        for subject in study.subjects
    )
    return build_segments(study.by, tuple(map(study.column, study.sums)), members)


def build_segments(by: Sequence[Field], sums: Sequence[Column], members: Iterable[Member]) -> Table:
    """One row a combination of values, the largest first; a client with several values counts in each of them.

    share: of all clients, in percent, half up to 0.1. Sums are exact, those of money rounded once to 0.01.
    """
    counts: dict[tuple[Any, ...], int] = {}
    amounts: dict[tuple[Any, ...], list[tuple[Decimal, ...]]] = {}
    members = tuple(members)
    for member in members:
        for segment in combinations(member.values):
            counts[segment] = counts.get(segment, 0) + 1
            amounts.setdefault(segment, []).append(member.amounts)
    rows = [
        (
            *segment,
            counts[segment],
            percent(counts[segment], len(members)),
            *(
                _sum(column, each)
                for column, each in zip(sums, zip(*amounts[segment], strict=True), strict=True)
            ),
        )
        for segment in sorted(counts, key=lambda segment: (-counts[segment], value_order(segment, by)))
    ]
    columns = (
        *group_columns(by),
        CLIENTS,
        SHARE,
        *sums,
    )
    return Table(
        columns,
        rows,
        "segments",
        message("reports.table_segments"),
        chart=_chart(by, sums, rows, members),
    )


def _chart(
    by: Sequence[Field], sums: Sequence[Column], rows: Sequence[Sequence[Any]], members: Sequence[Member]
) -> Chart | None:
    """The first sum by segment, else the clients; its finding is what of the whole the greatest segment makes up.

    Where nothing is a part of the whole (refunds outweigh), nobody leads.
    """
    value, place = (sums[0], len(by) + 2) if sums else (CLIENTS, len(by))
    whole = _sum(value, (member.amounts[0] for member in members)) if sums else Decimal(len(members))
    greatest = max(rows, key=lambda row: row[place], default=None)
    if not by or greatest is None or not 0 < greatest[place] <= whole:
        return None
    finding = message(
        "reports.segments_finding",
        segment=group_name(tuple(greatest[: len(by)]), by),
        share=percent(greatest[place], whole),
        what=value.label,
    )
    return Chart(tuple(field.name for field in by), (value.name,), finding)


def _sum(column: Column, amounts: Iterable[Decimal]) -> Decimal:
    amount = exact_sum(amounts)
    return rounded(amount) if column.kind == "money" else amount
