"""pipeline: the open deals by stage, by month and one by one, and how those ended that were closed in the period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from clientctl.errors import Message, message
from clientctl.facts.deals import deals_open, probability, weighted
from clientctl.facts.entries import exact_sum, rounded
from clientctl.frozen import replace
from clientctl.messages import label
from clientctl.model import Chart, Column, Figure, Table
from clientctl.reports.parts.ahead import months_chart, months_table
from clientctl.reports.parts.deals_closed import (
    Closed,
    closed_of,
    closed_table,
    days_to_close,
    reasons_table,
    win_rate_figure,
    won_figure,
)
from clientctl.reports.parts.entries import (
    Listed,
    Part,
    amount_of,
    amounts,
    days_to,
    entries_table,
    listed,
    money_column,
    of_client,
    own,
    told_unrated,
)
from clientctl.reports.parts.figures import amount_figure, name_of, percent
from clientctl.reports.parts.groups import value_name
from clientctl.reports.study import Findings, Study

_OPEN: Final = Column("open_deals", label("report_pipeline.column_deals"), "integer")
_REACHED: Final = Column(
    "reached",
    label("report_pipeline.column_reached"),
    "integer",
    rank=3,
    definition=message("report_pipeline.defined_reached"),
)
_PROBABILITY: Final = Column("probability", label("report_pipeline.column_probability"), "decimal", rank=6)
# What may come of a deal has its probability in it.
_CHANCE: Final = replace(_PROBABILITY, audience="programs")
_DAYS_OPEN: Final = Column(
    "days_open",
    label("report_pipeline.column_days_open"),
    "integer",
    rank=7,
    audience="programs",
    definition=message("report_pipeline.defined_days_open"),
)


def build(study: Study) -> Findings:
    """What may come of the deals that are open, and what came of those that were closed."""
    found = listed(study, "deals", study.subjects, deals_open, "expected", weighted)
    closed = closed_of(study)
    return Findings(
        (
            _stages(study, found),
            _months(study, found),
            _deals(study, found),
            closed_table(study, closed),
            reasons_table(study, closed),
        ),
        tuple(_head(study, found, closed)),
        tuple(_figures(study, found, closed)),
    )


def _head(study: Study, found: Sequence[Listed], closed: Closed) -> Iterator[Message]:
    if not found:
        yield message("report_pipeline.finding_none")
    else:
        late = sum(one.on is not None and one.on < study.today for one in found)
        code = "report_pipeline.finding_late" if late else "report_pipeline.finding"
        yield message(
            code,
            count=len(found),
            amount=amount_of(found),
            expected=_expected(found),
            currency=study.settings.currency,
            late=late,
        )
    yield from told_unrated(closed.all, study.settings.currency)


def _figures(study: Study, found: Sequence[Listed], closed: Closed) -> Iterator[Figure]:
    yield amount_figure(study, "open_deals", Decimal(len(found)))
    yield amount_figure(study, "pipeline", exact_sum(one.weighted for one in found))
    yield won_figure(study, closed)
    yield win_rate_figure(study, closed)
    yield Figure(
        label("report_pipeline.figure_days_to_close"),
        days_to_close(closed.won),
        "decimal",
        name="days_to_close",
        definition=message("report_pipeline.defined_days_to_close"),
    )


def _expected(found: Sequence[Listed]) -> Decimal:
    return rounded(exact_sum(one.weighted for one in found))


def _pipeline(study: Study, rank: int = 0) -> Column:
    return Column(
        "pipeline",
        label("report_pipeline.column_pipeline"),
        "money",
        rank=rank,
        unit=study.settings.currency,
        definition=message("labels.fact_pipeline"),
    )


def _stages(study: Study, found: Sequence[Listed]) -> Table:
    """A row for each stage in the book's order, then for others that are in use."""
    parted: dict[str | None, list[Listed]] = {}
    for one in found:
        stage = one.entry.get("stage")
        parted.setdefault(stage if isinstance(stage, str) and stage else None, []).append(one)
    listed_stages = {stage.name: stage.probability for stage in study.settings.deal_stages}
    others = sorted(name for name in parted if name is not None and name not in listed_stages)
    rows: list[tuple[Any, ...]] = []
    left = sum(len(parted.get(name, ())) for name in listed_stages)
    for name in (*listed_stages, *others, *([None] if None in parted else [])):
        deals, is_listed = parted.get(name, []), name in listed_stages
        rows.append(
            (
                name,
                len(deals),
                left if is_listed else None,
                listed_stages.get(name) if name is not None else None,
                amount_of(deals),
                _expected(deals),
            )
        )
        left -= len(deals)
    field = study.field("deals.stage")
    columns = (
        Column("stage", field.label, field.kind, field.choices),
        _OPEN,
        _REACHED,
        _PROBABILITY,
        money_column("amount", study.settings.currency, 2),
        _pipeline(study),
    )
    code = "report_pipeline.table_stages"
    return Table(columns, rows, name_of(code), message(code), chart=_funnel(study, rows, len(found)))


def _funnel(study: Study, rows: Sequence[tuple[Any, ...]], count: int) -> Chart | None:
    """How far the deals came; its finding is where most of what may come of them lies."""
    greatest = max(rows, key=lambda row: row[-1], default=None)
    if greatest is None or not greatest[-1]:
        return None
    share = percent(greatest[-1], sum((row[-1] for row in rows), Decimal(0)))
    finding = message(
        "report_pipeline.finding_stages",
        stage=value_name(greatest[0], study.field("deals.stage")),
        share=share,
        count=greatest[1],
        all=count,
    )
    return Chart(("stage",), (_REACHED.name,), finding, "funnel")


def _months(study: Study, found: Sequence[Listed]) -> Table:
    """The open deals by the month in which each is expected."""
    columns = (_OPEN, money_column("amount", study.settings.currency), _pipeline(study))
    table = months_table(
        "report_pipeline.table_months",
        study.today,
        found,
        columns,
        lambda deals: (len(deals), amount_of(deals), _expected(deals)),
    )
    chart = months_chart(
        table, "pipeline", "report_pipeline.finding_months", currency=study.settings.currency
    )
    return replace(table, chart=chart)


def _deals(study: Study, found: Sequence[Listed]) -> Table:
    """The open deals, those that were expected earliest first; people read how far that is."""
    settings = study.settings
    pipeline: Part = (
        _pipeline(study),
        lambda one: None if one.weighted is None else rounded(one.weighted),
    )
    (opened, opened_on), (expected, expected_on) = (
        own(study, "deals", key) for key in ("opened", "expected")
    )
    parts = (
        own(study, "deals", "title"),
        of_client(study, "owner", 5),
        own(study, "deals", "stage", 3),
        *amounts(study, "deals", found, 4),
        (_CHANCE, lambda one: probability(one.entry, settings)),
        pipeline,
        (replace(expected, audience="programs"), expected_on),
        *days_to(study),
        (replace(opened, audience="programs"), opened_on),
        (_DAYS_OPEN, lambda one: None if (on := one.day("opened")) is None else (study.today - on).days),
    )
    return entries_table("report_pipeline.table_deals", found, parts)
