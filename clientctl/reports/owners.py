"""owners: what each owner contributes, how it looks after its clients, and whom it loses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from clientctl.errors import Message, message
from clientctl.facts.entries import contacts_made, exact_sum, number, rounded
from clientctl.facts.payments import exact_overdue
from clientctl.frozen import frozen, replace
from clientctl.messages import label
from clientctl.model import Chart, Column, Figure, Table
from clientctl.reports.parts.averages import mean
from clientctl.reports.parts.figures import amount_figure, count_figure, flow_figure, percent
from clientctl.reports.parts.flows import Dated, counted, sales_in
from clientctl.reports.parts.groups import Group, group_columns, group_name, groups_of
from clientctl.reports.parts.stages import stages_of
from clientctl.reports.parts.trade import (
    Trade,
    leader,
    told_period,
    told_sales,
    trade_cells,
    trade_columns,
    trade_of,
    within,
)
from clientctl.reports.segments import CLIENTS, SHARE
from clientctl.reports.study import Findings, Study

_SUMS: Final = ("total", "pipeline", "overdue")
_NOTHING: Final = Decimal(0)


@frozen
class Clients:
    """What is known of each client, at its place: sales and days of contact of all times; of the study the rest.

    sums: a row for each of `_SUMS`, not rounded.
    """

    sales: Sequence[Sequence[Dated]]
    contacts: Sequence[Sequence[date]]
    stages: Sequence[Any]
    sums: Sequence[Sequence[Decimal]]
    scores: Sequence[Decimal | None]
    complaints: Sequence[int]


@frozen
class Held:
    """What all clients of a group stand for: stages, sums of money, trade, contacts of the period and opinions."""

    stages: Sequence[Any]
    sums: Sequence[Decimal]
    trade: Trade
    contacts: int
    scores: Sequence[Decimal]
    complaints: int


def build(study: Study) -> Findings:
    """Contribution and care by owner, or by other fields; who has none comes last."""
    clients = _clients(study)
    groups = groups_of(
        study.by, ([subject.values(field) for field in study.by] for subject in study.subjects)
    )
    pairs = [(group, _held(study, clients, group.places)) for group in groups]
    pairs.sort(key=lambda pair: (pair[0].is_empty, -pair[1].sums[0]))
    whole = _held(study, clients, range(len(clients.stages)))
    figures: tuple[Figure, ...] = (
        flow_figure(
            study, "report_owners.figure_sold", [sale for sales in clients.sales for sale in sales], "money"
        ),
        flow_figure(
            study, "report_owners.figure_contacts", counted(on for days in clients.contacts for on in days)
        ),
        Figure(
            label("report_owners.figure_satisfaction"), mean(whole.scores), "decimal", name="satisfaction"
        ),
        count_figure("report_owners.figure_open_complaints", whole.complaints, "warning"),
        amount_figure(study, "overdue", whole.sums[2], "danger"),
    )
    head = _told(study, pairs, clients.sales, whole)
    return Findings((_contribution(study, pairs, whole), _care(study, pairs, whole)), tuple(head), figures)


Pairs = Sequence[tuple[Group, Held]]


def _clients(study: Study) -> Clients:
    total, pipeline = (study.field(name) for name in _SUMS[:2])
    sales, contacts, overdue = [], [], []
    for subject in study.all:
        document = subject.excerpt(("orders", "contacts", "payments"))
        sales.append(sales_in(document, study))
        contacts.append(contacts_made(document, study.today))
        has_payments = "payments" in document
        overdue.append(exact_overdue(document, study.settings, study.today) if has_payments else _NOTHING)
    return Clients(
        sales,
        contacts,
        stages_of(study),
        (
            [subject.amount(total) for subject in study.subjects],
            [subject.amount(pipeline) for subject in study.subjects],
            overdue,
        ),
        [number(subject.fact("satisfaction")) for subject in study.subjects],
        [subject.fact("open_complaints") for subject in study.subjects],
    )


def _held(study: Study, clients: Clients, places: Sequence[int]) -> Held:
    """What the clients at these places stand for together."""
    return Held(
        [clients.stages[place] for place in places],
        [exact_sum([amounts[place] for place in places]) for amounts in clients.sums],
        trade_of([sale for place in places for sale in clients.sales[place]], study),
        len(within([on for place in places for on in clients.contacts[place]], study.period)),
        [score for place in places if (score := clients.scores[place]) is not None],
        sum(clients.complaints[place] for place in places),
    )


def _contribution(study: Study, pairs: Pairs, whole: Held) -> Table:
    total, pipeline, _ = (study.column(study.field(name)) for name in _SUMS)
    columns = (
        *group_columns(study.by),
        CLIENTS,
        Column("active", label("report_owners.column_active"), "integer", rank=3),
        total,
        SHARE,
        *(
            # people read the change since
            replace(column, audience="programs") if column.name == "sold_before" else column
            for column in trade_columns(study)
        ),
        pipeline,
    )
    rows = [
        (
            *group.values,
            len(held.stages),
            held.stages.count("active"),
            rounded(held.sums[0]),
            percent(held.sums[0], whole.sums[0]),
            *trade_cells(held.trade, study),
            rounded(held.sums[1]),
        )
        for group, held in pairs
    ]
    finding = _leader(study, pairs, whole)
    chart = None if finding is None else Chart(tuple(field.name for field in study.by), ("total",), finding)
    return Table(columns, rows, "owners", message("report_owners.table_owners"), chart)


def _leader(study: Study, pairs: Pairs, whole: Held) -> Message | None:
    return leader(study, study.by, [(group, held.sums[0]) for group, held in pairs], whole.sums[0])


def _care(study: Study, pairs: Pairs, whole: Held) -> Table:
    rows = [
        (
            *group.values,
            held.contacts,
            mean(held.scores),
            held.complaints,
            rounded(held.sums[2]),
            held.stages.count("lost"),
            percent(held.stages.count("lost"), len(held.stages)),
        )
        for group, held in pairs
    ]
    return Table(
        _care_columns(study),
        rows,
        "care",
        message("report_owners.table_care"),
        _care_chart(study, pairs, whole),
    )


def _care_columns(study: Study) -> tuple[Column, ...]:
    return (
        *group_columns(study.by),
        Column(
            "contacts",
            label("report_owners.column_contacts"),
            "integer",
            definition=message("report_owners.defined_contacts"),
        ),
        Column(
            "satisfaction",
            label("report_owners.column_satisfaction"),
            "decimal",
            definition=message("report_owners.defined_satisfaction"),
        ),
        study.column(study.field("open_complaints")),
        study.column(study.field("overdue")),
        Column("lost", label("report_owners.column_lost"), "integer"),
        Column(
            "churn",
            label("report_owners.column_churn"),
            "decimal",
            definition=message("report_owners.defined_churn"),
        ),
    )


def _care_chart(study: Study, pairs: Pairs, whole: Held) -> Chart | None:
    named = [pair for pair in pairs if not pair[0].is_empty and pair[1].contacts]
    if not named:
        return None
    group, most = max(named, key=lambda pair: pair[1].contacts)
    finding = message(
        "report_owners.most_contacts",
        who=group_name(group.values, study.by),
        count=most.contacts,
        whole=whole.contacts,
        period=told_period(study),
    )
    return Chart(tuple(field.name for field in study.by), ("contacts",), finding)


def _told(study: Study, pairs: Pairs, sales: Sequence[Sequence[Dated]], whole: Held) -> Iterator[Message]:
    if not pairs:
        yield message("report_trade.no_clients")
        return
    yield _leader(study, pairs, whole) or told_sales(study, sales, whole.trade)
    alone = next((len(group.places) for group, _ in pairs if group.values == (None,)), 0)
    if alone:
        (field,) = study.by
        yield message("report_owners.without", count=alone, field=field.heading, name=field.name)
