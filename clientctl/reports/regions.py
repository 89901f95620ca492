"""regions: where the clients are, what they bring there, and whether that grows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from clientctl.errors import Message, message
from clientctl.facts.entries import exact_sum, quotient, rounded
from clientctl.model import Chart, Column, Field, Figure, Table
from clientctl.reports.parts.figures import count_figure, flow_figure, name_of, percent
from clientctl.reports.parts.flows import Dated, counted, sales_by_client
from clientctl.reports.parts.groups import Group, group_columns, group_name, groups_of
from clientctl.reports.parts.trade import (
    Trade,
    changed_most,
    joined,
    leader,
    told_sales,
    trade_cells,
    trade_columns,
    trade_of,
)
from clientctl.reports.segments import CLIENTS, SHARE
from clientctl.reports.study import Findings, Study

_COUNTRY: Final = "address.country"


def build(study: Study) -> Findings:
    """Clients and trade by region, or by other fields, and by country where addresses have one."""
    sales = sales_by_client(study)
    trades = [trade_of(dated, study) for dated in sales]
    country = study.field(_COUNTRY)
    ways = [("report_regions.table_regions", study.by)]
    if study.by != (country,) and any(subject.values(country) for subject in study.subjects):
        ways.append(("report_regions.table_countries", (country,)))
    parts = [(code, by, _parts(study, by, trades)) for code, by in ways]
    return Findings(
        tuple(_table(study, *each) for each in parts),
        head=tuple(_told(study, parts[0][2], sales, trades)),
        figures=_figures(study, sales, parts[0][2]),
    )


Part = tuple[Group, Decimal, Trade]


def _parts(study: Study, by: Sequence[Field], trades: Sequence[Trade]) -> list[Part]:
    """Each group with its exact total and its trade, the greatest total first, clients without a value last."""
    total = study.field("total")
    totals = [subject.amount(total) for subject in study.subjects]
    groups = groups_of(by, ([subject.values(field) for field in by] for subject in study.subjects))
    parts = [
        (
            group,
            exact_sum(totals[place] for place in group.places),
            joined(trades[place] for place in group.places),
        )
        for group in groups
    ]
    return sorted(parts, key=lambda part: (part[0].is_empty, -part[1]))


def _table(study: Study, code: str, by: Sequence[Field], parts: Sequence[Part]) -> Table:
    """The whole of which each total is a share is that of all clients, who may be in several groups."""
    total = study.field("total")
    whole = exact_sum(subject.amount(total) for subject in study.subjects)
    average = Column(
        "average_order",
        study.field("average_order").heading,
        "money",
        rank=3,
        unit=study.settings.currency,
        definition=message("report_regions.defined_average_order"),
    )
    rows = [
        (
            *group.values,
            len(group.places),
            rounded(amount),
            percent(amount, whole),
            *trade_cells(trade, study),
            rounded(quotient(trade.sold, Decimal(trade.count))) if trade.count else None,
        )
        for group, amount, trade in parts
    ]
    columns = (*group_columns(by), CLIENTS, study.column(total), SHARE, *trade_columns(study), average)
    finding = leader(study, by, [(group, amount) for group, amount, _ in parts], whole)
    chart = None if finding is None else Chart(tuple(field.name for field in by), ("total",), finding)
    return Table(columns, rows, name_of(code), message(code), chart)


def _figures(study: Study, sales: Sequence[Sequence[Dated]], parts: Sequence[Part]) -> tuple[Figure, ...]:
    dated = [sale for each in sales for sale in each]
    return (
        count_figure("report_regions.figure_clients", len(study.subjects)),
        count_figure("report_regions.figure_regions", sum(not group.is_empty for group, _, _ in parts)),
        flow_figure(study, "report_regions.figure_sold", dated, "money"),
        flow_figure(study, "report_regions.figure_orders", counted(on for on, _ in dated)),
    )


def _told(
    study: Study, parts: Sequence[Part], sales: Sequence[Sequence[Dated]], trades: Sequence[Trade]
) -> Iterator[Message]:
    if not parts:
        yield message("report_trade.no_clients")
        return
    yield told_sales(study, sales, joined(trades))
    changed = changed_most(
        study,
        [
            (group_name(group.values, study.by), trade.sold, trade.sold_before)
            for group, _, trade in parts
            if not group.is_empty
        ],
    )
    if changed is not None:
        yield changed
