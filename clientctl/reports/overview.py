"""overview: what a manager reads first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from heapq import nlargest
from typing import Any, Final

from clientctl.errors import Message, message
from clientctl.facts.entries import exact_sum, number, rounded
from clientctl.facts.payments import exact_overdue
from clientctl.facts.risk import READS, in_turn, risk_of, signals_of
from clientctl.frozen import frozen, replace
from clientctl.messages import label
from clientctl.model import Chart, Column, Figure, Table
from clientctl.reports.parts.averages import mean
from clientctl.reports.parts.clients import clients_table
from clientctl.reports.parts.figures import (
    amount_figure,
    count_figure,
    flow_figure,
    name_of,
    percent,
    sum_figure,
)
from clientctl.reports.parts.flows import Dated, counted, sales_in
from clientctl.reports.parts.groups import group_columns, groups_of
from clientctl.reports.parts.spans import spans_of
from clientctl.reports.parts.stages import stage_column, stage_order, stages_of
from clientctl.reports.parts.trade import (
    Trade,
    joined,
    leader,
    sold_column,
    told_period,
    told_sales,
    trade_columns,
    trade_of,
)
from clientctl.reports.segments import CLIENTS, SHARE
from clientctl.reports.study import Findings, Study, Subject

# The first page names the first few; the reports that it sums up have them all.
_FIRST: Final = 10


@frozen
class Standing:
    """How a client stands today, whatever the period: all its sales, its stage, its risk, what is overdue."""

    sales: Sequence[Dated]
    stage: Any
    risk: Decimal
    overdue: Decimal


def build(study: Study) -> Findings:
    """The state of the book at a glance: trade, who needs attention, who buys most, grades, stages."""
    standings = list(_standings(study))
    trades = [trade_of(standing.sales, study) for standing in standings]
    endangered = _endangered(study, standings)
    weightiest = [subject for _, subject in nlargest(_FIRST, endangered, key=lambda pair: pair[0])]
    dated = [sale for standing in standings for sale in standing.sales]
    stages = [standing.stage for standing in standings]
    total = study.field("total")
    totals = [subject.amount(total) for subject in study.subjects]
    tables = (
        _course_table(study, dated),
        _attention_table(study, weightiest),
        _top_table(study, trades, totals),
        _grade_table(study, totals),
        _stage_table(study, stages),
    )
    overdue = exact_sum(standing.overdue for standing in standings)
    figures = _figures(study, stages, dated, overdue)
    return Findings(tables, tuple(_told(study, dated, trades, weightiest, len(endangered))), figures)


def _standings(study: Study) -> Iterator[Standing]:
    settings, today = study.settings, study.today
    for subject, stage in zip(study.all, stages_of(study), strict=True):
        document = subject.excerpt(READS)
        yield Standing(
            sales_in(document, study),
            stage,
            risk_of(signals_of(document, settings, today), settings),
            exact_overdue(document, settings, today) if "payments" in document else Decimal(0),
        )


def _figures(
    study: Study, stages: Sequence[Any], dated: Sequence[Dated], overdue: Decimal
) -> tuple[Figure, ...]:
    scores = [number(subject.fact("satisfaction")) for subject in study.subjects]
    return (
        count_figure("report_overview.figure_active", stages.count("active")),
        flow_figure(study, "report_overview.figure_sold", dated, "money"),
        sum_figure(study, "pipeline"),
        amount_figure(study, "overdue", overdue, "danger"),
        Figure(
            label("report_overview.figure_satisfaction"),
            mean([score for score in scores if score is not None]),
            "decimal",
            name="satisfaction",
            definition=message("report_overview.defined_satisfaction"),
        ),
    )


def _course_table(study: Study, dated: Sequence[Dated]) -> Table:
    spans = spans_of(study)
    sold = [rounded(amount) for amount in spans.sums(dated)]
    orders = [int(count) for count in spans.sums(counted(on for on, _ in dated))]
    code = "report_overview.table_course"
    chart = None
    if any(orders):
        most = max(range(len(sold)), key=sold.__getitem__)
        finding = message(
            "report_overview.best_span",
            span=spans.names[most],
            amount=sold[most],
            currency=study.settings.currency,
        )
        chart = Chart((spans.column.name,), ("sold",), finding, "lines")
    columns = (spans.column, *trade_columns(study)[1::-1])
    return Table(
        columns, list(zip(spans.names, sold, orders, strict=True)), name_of(code), message(code), chart
    )


def _endangered(study: Study, standings: Sequence[Standing]) -> list[tuple[Decimal, Subject]]:
    """Clients that are likely to go and have bought, each with what its risk weighs: risk by total."""
    total, least = study.field("total"), study.settings.risk.medium
    weighed = [
        (standing.risk * subject.amount(total), subject)
        for subject, standing in zip(study.all, standings, strict=True)
        if standing.risk >= least and standing.stage != "lost"
    ]
    return [pair for pair in weighed if pair[0] > 0]


def _attention_table(study: Study, first: Sequence[Subject]) -> Table:
    reasons = Column("reasons", label("report_overview.column_reasons"), rank=1, audience="people")
    return clients_table(
        study,
        "report_overview.table_attention",
        first,
        ("owner", "total", "risk", "next_due"),
        extra=((reasons, lambda subject: in_turn(subject.reasons())),),
    )


def _top_table(study: Study, trades: Sequence[Trade], totals: Sequence[Decimal]) -> Table:
    """Who bought most in the period, else ever."""
    bought = {
        subject.id: (trade.sold, total)
        for subject, trade, total in zip(study.subjects, trades, totals, strict=True)
        if trade.sold > 0 or total > 0
    }
    buyers = (subject for subject in study.subjects if subject.id in bought)
    first = nlargest(_FIRST, buyers, key=lambda subject: bought[subject.id])
    whole = joined(trades).sold
    table = clients_table(
        study,
        "report_overview.table_top",
        first,
        ("grade", "owner", "total", "last_order"),
        extra=(
            (sold_column(study), lambda subject: rounded(bought[subject.id][0])),
            (SHARE, lambda subject: percent(bought[subject.id][0], whole)),
        ),
    )
    finding = _few_bring(study, [bought[subject.id][0] for subject in first], trades)
    return table if finding is None else replace(table, chart=Chart(("name",), ("sold",), finding))


def _few_bring(study: Study, first: Sequence[Decimal], trades: Sequence[Trade]) -> Message | None:
    """How much comes from the first few, or from the very first where these are all who bought."""
    whole, buyers = joined(trades).sold, sum(trade.count > 0 for trade in trades)
    few = first if len(first) < buyers else first[:1]
    sold = exact_sum(few)
    if not 0 < sold <= whole:
        return None
    return message(
        "report_overview.few_bring", count=len(few), share=percent(sold, whole), period=told_period(study)
    )


def _grade_table(study: Study, totals: Sequence[Decimal]) -> Table:
    """Clients and what they bought by grade: whether the grades are worth their names."""
    grade = study.field("grade")
    whole = exact_sum(totals)
    groups = groups_of((grade,), ([subject.values(grade)] for subject in study.subjects))
    sums = [exact_sum(totals[place] for place in group.places) for group in groups]
    rows = [
        (
            *group.values,
            len(group.places),
            percent(len(group.places), len(study.subjects)),
            rounded(amount),
            percent(amount, whole),
        )
        for group, amount in zip(groups, sums, strict=True)
    ]
    columns = (
        *group_columns((grade,)),
        CLIENTS,
        SHARE,
        study.column(study.field("total")),
        Column("total_share", label("report_overview.column_total_share"), "decimal"),
    )
    code = "report_overview.table_grades"
    finding = leader(study, (grade,), list(zip(groups, sums, strict=True)), whole)
    chart = None if finding is None else Chart(("grade",), ("total",), finding, "scale")
    return Table(columns, rows, name_of(code), message(code), chart)


def _stage_table(study: Study, stages: Sequence[Any]) -> Table:
    rows = [
        (stage, stages.count(stage), percent(stages.count(stage), len(stages)))
        for stage in (stage_order(stages) if stages else ())
    ]
    code = "report_overview.table_stages"
    chart = None
    if stages:
        finding = message("report_overview.active", count=stages.count("active"), whole=len(stages))
        chart = Chart(("stage",), ("clients",), finding, "scale")
    return Table((stage_column(study), CLIENTS, SHARE), rows, name_of(code), message(code), chart)


def _told(
    study: Study,
    dated: Sequence[Dated],
    trades: Sequence[Trade],
    weightiest: Sequence[Subject],
    count: int,
) -> Iterator[Message]:
    if not trades:
        yield message("report_trade.no_clients")
        return
    yield told_sales(study, [dated], joined(trades))
    if weightiest:
        first = weightiest[0]
        yield message("report_overview.attention", count=count, name=first.name, reason=first.reasons()[0])
