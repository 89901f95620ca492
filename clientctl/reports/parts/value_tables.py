"""What customers brought, by their place among all, by grade, and by how lately and how often they order."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from clientctl.errors import message
from clientctl.messages import label
from clientctl.model import Chart, Column, Table
from clientctl.reports.parts.customers import Customer, average_clv, average_order, total_of
from clientctl.reports.parts.figures import name_of, percent
from clientctl.reports.parts.groups import groups_of, value_name
from clientctl.reports.segments import CLIENTS
from clientctl.reports.study import Study

# Customers by their scores of recency and frequency.
Parted = dict[tuple[int, int], list[Customer]]

_STEPS: Final = range(10, 101, 10)
_SCORES: Final = (5, 4, 3, 2, 1)
# Who orders so often and has not ordered so lately is slipping away.
_OFTEN: Final = 4
_LATELY: Final = 4
_CUSTOMERS: Final = Column("customers", label("report_value.figure_customers"), "integer")
_SHARE: Final = Column("share", label("report_value.column_share"), "decimal")


def leading(customers: Sequence[Customer], share: int) -> int:
    """How many the first so many percent of them are, at least one of any."""
    return -(-len(customers) * share // 100)


def concentration_table(study: Study, customers: Sequence[Customer]) -> Table:
    """What the first tenth of the customers brought, the first two, and so on."""
    whole = total_of(customers)
    rows = []
    for step in _STEPS if customers else ():
        first = customers[: leading(customers, step)]
        amount = total_of(first)
        rows.append((step, len(first), amount, percent(amount, whole)))
    columns = (
        Column("top", label("report_value.column_top"), "integer", unit="%"),
        _CUSTOMERS,
        study.column(study.field("total")),
        _SHARE,
    )
    chart = None
    if whole > 0:
        share = percent(total_of(customers[: leading(customers, 10)]), whole)
        finding = message("report_value.finding_concentration", share=share)
        chart = Chart(("top",), ("share",), finding, "lines")
    code = "report_value.table_concentration"
    return Table(columns, rows, name_of(code), message(code), chart=chart)


def grades_table(study: Study, customers: Sequence[Customer]) -> Table:
    """What the clients of each grade brought."""
    field = study.field("grade")
    bought = {customer.subject.id: customer for customer in customers}
    whole = total_of(customers)
    rows: list[tuple[Any, ...]] = []
    for group in groups_of((field,), ([subject.values(field)] for subject in study.subjects)):
        subjects = [study.subjects[place] for place in group.places]
        found = [bought[subject.id] for subject in subjects if subject.id in bought]
        total = total_of(found)
        rows.append(
            (
                group.values[0],
                len(subjects),
                len(found),
                total,
                percent(total, whole),
                average_order(found),
                average_clv(found),
            )
        )
    columns = (
        study.column(field),
        CLIENTS,
        _CUSTOMERS,
        study.column(study.field("total")),
        _SHARE,
        study.column(study.field("average_order")),
        study.column(study.field("clv")),
    )
    code = "report_value.table_grades"
    return Table(columns, rows, name_of(code), message(code), chart=_grades_chart(study, rows, whole))


def _grades_chart(study: Study, rows: Sequence[tuple[Any, ...]], whole: Decimal) -> Chart | None:
    greatest = max(rows, key=lambda row: row[3], default=None)
    if greatest is None or not 0 < greatest[3] <= whole:
        return None
    finding = message(
        "report_value.finding_grades",
        grade=value_name(greatest[0], study.field("grade")),
        share=greatest[4],
        count=greatest[1],
        all=len(study.subjects),
    )
    return Chart(("grade",), ("total",), finding, "scale")


def rfm_table(study: Study, customers: Sequence[Customer]) -> Table:
    """How many customers have each pair of scores, and what they brought; every pair is there."""
    parted: Parted = {(recency, frequency): [] for recency in _SCORES for frequency in reversed(_SCORES)}
    for customer in customers:
        parted[int(customer.rfm[0]), int(customer.rfm[1])].append(customer)
    rows = [(*pair, len(found), total_of(found)) for pair, found in parted.items() if customers]
    columns = (
        Column(
            "recency_score",
            label("report_value.column_recency_score"),
            "integer",
            definition=message("report_value.defined_recency_score"),
        ),
        Column(
            "frequency_score",
            label("report_value.column_frequency_score"),
            "integer",
            definition=message("report_value.defined_frequency_score"),
        ),
        _CUSTOMERS,
        study.column(study.field("total")),
    )
    code = "report_value.table_rfm"
    chart = _rfm_chart(study, parted) if customers else None
    return Table(columns, rows, name_of(code), message(code), chart=chart)


def _rfm_chart(study: Study, parted: Parted) -> Chart:
    """Its finding is who ordered often and does no more; without such ones where most customers are."""
    slipping = [
        customer
        for (recency, frequency), found in parted.items()
        if frequency >= _OFTEN and recency < _LATELY
        for customer in found
    ]
    (recency, frequency), most = max(parted.items(), key=lambda one: len(one[1]))
    finding = (
        message(
            "report_value.finding_slipping",
            count=len(slipping),
            amount=total_of(slipping),
            currency=study.settings.currency,
        )
        if slipping
        else message(
            "report_value.finding_rfm",
            count=len(most),
            all=sum(map(len, parted.values())),
            recency=recency,
            frequency=frequency,
        )
    )
    return Chart(("recency_score", "frequency_score"), (_CUSTOMERS.name,), finding, "heat")


def cutoffs_table(study: Study) -> Table:
    """Where each score begins; whoever reaches none of these has 1."""
    cutoffs = study.settings.rfm
    each = (cutoffs.recency, cutoffs.frequency, cutoffs.monetary)
    rows = [(score, *cells) for score, *cells in zip(_SCORES, *each, strict=False)]
    columns = (
        Column("score", label("report_value.column_score"), "integer"),
        Column("recency", label("report_value.column_recency"), "decimal"),
        Column("frequency", label("report_value.column_frequency"), "decimal"),
        Column("monetary", label("report_value.column_monetary"), "money", unit=study.settings.currency),
    )
    code = "report_value.table_cutoffs"
    return Table(columns, rows, name_of(code), message(code))
