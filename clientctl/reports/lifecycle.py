"""lifecycle: where in their life with us the clients are, how many go on to the next stage, and who comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from clientctl.errors import Message, message
from clientctl.facts.entries import day, exact_sum, rounded
from clientctl.messages import label
from clientctl.model import Chart, Column, Table
from clientctl.reports.parts.averages import mean
from clientctl.reports.parts.cohorts import cohort_table
from clientctl.reports.parts.figures import count_figure, flow_figure, name_of, percent
from clientctl.reports.parts.flows import Dated, counted, sales_by_client
from clientctl.reports.parts.spans import spans_of
from clientctl.reports.parts.stages import STAGES, stage_column, stage_order, stages_of
from clientctl.reports.segments import CLIENTS, SHARE
from clientctl.reports.study import Findings, Study

_FUNNEL: Final = STAGES[:3]


def build(study: Study) -> Findings:
    """Stages with a funnel, new clients over time, and cohorts of buyers."""
    stages = stages_of(study)
    sales = sales_by_client(study)
    begun = _begun(study)
    new = counted(on for on in begun if on is not None)
    reached = _reached(stages, sales)
    first = counted(min(on for on, _ in dated) for dated in sales if dated)
    figures = (
        flow_figure(study, "report_lifecycle.figure_new_clients", new),
        flow_figure(study, "report_lifecycle.figure_new_buyers", first),
        count_figure("report_lifecycle.figure_active", stages.count("active")),
        count_figure("report_lifecycle.figure_dormant", stages.count("dormant"), "warning"),
        count_figure("report_lifecycle.figure_lost", stages.count("lost"), "danger"),
    )
    tables = (
        _stage_table(study, stages, begun),
        _funnel_table(study, reached),
        _new_table(study, new),
        cohort_table(study, sales),
    )
    return Findings(tables, tuple(_told(stages, reached)), figures)


def _begun(study: Study) -> list[date | None]:
    """The day of `since` of each client, none that is yet to come."""
    since = study.field("since")
    days = (day(next(iter(subject.values(since)), None)) for subject in study.all)
    return [None if on is None or on > study.today else on for on in days]


def _reached(stages: Sequence[Any], sales: Sequence[Sequence[Dated]]) -> tuple[int, ...]:
    """How many came at least as far as each stage of the funnel.

    Who is dormant was active once, and so was who is lost and has bought; of others that are lost it is not known how
    far they came.
    """
    active = sum(
        stage in ("active", "dormant") or (stage == "lost" and bool(dated))
        for stage, dated in zip(stages, sales, strict=True)
    )
    return sum(stage in STAGES for stage in stages), active + stages.count("prospect"), active


def _stage_table(study: Study, stages: Sequence[Any], begun: Sequence[date | None]) -> Table:
    total = study.field("total")
    totals = [subject.amount(total) for subject in study.subjects]
    columns = (
        stage_column(study),
        CLIENTS,
        SHARE,
        study.column(total),
        Column(
            "average_days",
            label("report_lifecycle.column_average_days"),
            "decimal",
            rank=1,
            definition=message("report_lifecycle.defined_average_days"),
        ),
    )
    rows = []
    for stage in stage_order(stages):
        places = [place for place, one in enumerate(stages) if one == stage]
        ages = [(study.today - on).days for place in places if (on := begun[place]) is not None]
        rows.append(
            (
                stage,
                len(places),
                percent(len(places), len(stages)),
                rounded(exact_sum(totals[place] for place in places)),
                mean(ages),
            )
        )
    code = "report_lifecycle.table_stages"
    chart = None
    if stages:
        finding = message(
            "report_lifecycle.active_share",
            count=stages.count("active"),
            whole=len(stages),
            share=percent(stages.count("active"), len(stages)),
        )
        chart = Chart(("stage",), ("clients",), finding, "scale")
    return Table(columns, rows if stages else [], name_of(code), message(code), chart)


def _funnel_table(study: Study, reached: Sequence[int]) -> Table:
    columns = (
        stage_column(study),
        Column(
            "reached",
            label("report_lifecycle.column_reached"),
            "integer",
            definition=message("report_lifecycle.defined_reached"),
        ),
        Column(
            "conversion",
            label("report_lifecycle.column_conversion"),
            "decimal",
            definition=message("report_lifecycle.defined_conversion"),
        ),
    )
    before = (0, *reached)
    rows = [
        (stage, count, percent(count, before[place]) if place else None)
        for place, (stage, count) in enumerate(zip(_FUNNEL, reached, strict=True))
    ]
    code = "report_lifecycle.table_funnel"
    whole, _, active = reached
    chart = None
    if whole:
        finding = message(
            "report_lifecycle.converted", whole=whole, active=active, share=percent(active, whole)
        )
        chart = Chart(("stage",), ("reached",), finding, "funnel")
    return Table(columns, rows if whole else [], name_of(code), message(code), chart)


def _new_table(study: Study, new: Sequence[Dated]) -> Table:
    spans = spans_of(study)
    counts = [int(count) for count in spans.sums(new)]
    column = Column("new_clients", label("report_lifecycle.figure_new_clients"), "integer")
    code = "report_lifecycle.table_new"
    chart = None
    if any(counts):
        finding = message(
            "report_lifecycle.came", count=sum(counts), first=spans.names[0], last=spans.names[-1]
        )
        chart = Chart((spans.column.name,), (column.name,), finding, "lines")
    rows = list(zip(spans.names, counts, strict=True))
    return Table((spans.column, column), rows if chart else [], name_of(code), message(code), chart)


def _told(stages: Sequence[Any], reached: Sequence[int]) -> Iterator[Message]:
    if not stages:
        yield message("report_trade.no_clients")
        return
    whole, _, active = reached
    if not whole:
        yield message("report_lifecycle.no_stages")
        return
    yield message("report_lifecycle.converted", whole=whole, active=active, share=percent(active, whole))
    if "dormant" in stages:
        yield message("report_lifecycle.asleep", count=stages.count("dormant"))
