"""receivables: what clients still have to pay and how long it is overdue, by age, one by one and by client."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from clientctl.errors import Message, message
from clientctl.facts.entries import exact_sum
from clientctl.facts.payments import payments_open
from clientctl.frozen import replace
from clientctl.messages import label
from clientctl.messages.label import Label
from clientctl.model import Chart, Choice, Column, Figure, Table
from clientctl.reports.parts.averages import mean
from clientctl.reports.parts.clients import clients_table, ranked
from clientctl.reports.parts.entries import (
    Listed,
    amount_of,
    amounts,
    days_to,
    entries_table,
    listed,
    money_column,
    of_client,
    own,
)
from clientctl.reports.parts.figures import amount_figure, name_of, percent
from clientctl.reports.parts.payments_paid import Paid, paid_figure, paid_of, paid_table, told_paid
from clientctl.reports.segments import CLIENTS
from clientctl.reports.study import Findings, Study

# The first day late of each age but the first.
_STEPS: Final = (1, 31, 61, 91)
_AGES: Final = (
    Choice("not_due", label("report_receivables.age_not_due")),
    Choice("1-30", Label("1–30", "1–30")),
    Choice("31-60", Label("31–60", "31–60")),
    Choice("61-90", Label("61–90", "61–90")),
    Choice("over_90", label("report_receivables.age_over_90")),
)
_AGE: Final = Column("days_late", label("report_receivables.column_days_late"), "choice", _AGES)
_SHARE: Final = Column("share", label("report_receivables.column_share"), "decimal")
_PAYMENTS: Final = Column("payments", label("report_receivables.column_payments"), "integer")
_OLDEST: Final = Column("oldest_due", label("report_receivables.column_oldest_due"), "date", rank=4)


def build(study: Study) -> Findings:
    """What is still to be paid, and what was paid in the period."""
    found = listed(
        study, "payments", study.subjects, lambda document: payments_open(document, study.today), "due"
    )
    paid = paid_of(study)
    return Findings(
        (
            _ages(study, found),
            _payments(study, found),
            _clients(study, found),
            paid_table(study, paid),
        ),
        tuple(_head(study, found, paid)),
        tuple(_figures(study, found, paid)),
    )


def _days_late(one: Listed, today: date) -> int:
    """Days since it was due; 0 when it is not yet, or has no day."""
    return 0 if one.on is None else max(0, (today - one.on).days)


def _overdue(study: Study, found: Sequence[Listed]) -> list[Listed]:
    return [one for one in found if _days_late(one, study.today)]


def _head(study: Study, found: Sequence[Listed], paid: Paid) -> Iterator[Message]:
    late, currency = _overdue(study, found), study.settings.currency
    if not found:
        yield message("report_receivables.finding_none")
    else:
        yield message(
            "report_receivables.finding_late" if late else "report_receivables.finding",
            count=len(found),
            amount=amount_of(found),
            currency=currency,
            late=len(late),
            overdue=amount_of(late),
        )
    yield from told_paid(paid)


def _figures(study: Study, found: Sequence[Listed], paid: Paid) -> Iterator[Figure]:
    late = _overdue(study, found)
    yield amount_figure(study, "receivable", exact_sum(one.amount for one in found))
    yield amount_figure(study, "overdue", exact_sum(one.amount for one in late), "danger")
    yield Figure(
        label("report_receivables.figure_overdue_share"),
        percent(amount_of(late), amount_of(found)),
        "decimal",
        "%",
        name="overdue_share",
        definition=message("report_receivables.defined_overdue_share"),
    )
    yield Figure(
        label("report_receivables.figure_days_late"),
        mean([_days_late(one, study.today) for one in late]),
        "decimal",
        name="days_late",
        definition=message("report_receivables.defined_days_late"),
    )
    yield paid_figure(study, paid)


def _ages(study: Study, found: Sequence[Listed]) -> Table:
    """How much of it is late, by how many days."""
    parted: list[list[Listed]] = [[] for _ in _AGES]
    for one in found:
        parted[bisect_right(_STEPS, _days_late(one, study.today))].append(one)
    whole = amount_of(found)
    rows = [
        (
            age.value,
            amount_of(part),
            percent(amount_of(part), whole),
            len(part),
            len({one.subject.id for one in part}),
        )
        for age, part in zip(_AGES, parted, strict=True)
        if found
    ]
    currency = study.settings.currency
    greatest = max(rows[1:], key=lambda row: row[1], default=None)
    finding = (
        message("report_receivables.finding_not_late")
        if greatest is None or greatest[1] <= 0
        else message(
            "report_receivables.finding_ages",
            age=next(age.label for age in _AGES if age.value == greatest[0]),
            amount=greatest[1],
            currency=currency,
            share=percent(greatest[1], amount_of(_overdue(study, found))),
        )
    )
    code = "report_receivables.table_ages"
    return Table(
        (_AGE, money_column("amount", currency), _SHARE, _PAYMENTS, CLIENTS),
        rows,
        name_of(code),
        message(code),
        Chart((_AGE.name,), ("amount",), finding, "scale") if whole > 0 else None,
    )


def _payments(study: Study, found: Sequence[Listed]) -> Table:
    """The open payments, those due longest ago first."""
    return entries_table(
        "report_receivables.table_payments",
        found,
        (
            own(study, "payments", "due", 2),
            *days_to(study),
            *amounts(study, "payments", found, 0),
            own(study, "payments", "contract", 4),
            of_client(study, "owner", 3),
        ),
    )


def _clients(study: Study, found: Sequence[Listed]) -> Table:
    """The clients that have to pay, those with most overdue first."""
    owed: dict[str, list[Listed]] = {}
    for one in found:
        owed.setdefault(one.subject.id, []).append(one)
    receivable = {key: amount_of(each) for key, each in owed.items()}
    overdue = {key: amount_of(_overdue(study, each)) for key, each in owed.items()}
    subjects = ranked(
        (each[0].subject for each in owed.values()),
        lambda subject: (overdue[subject.id], receivable[subject.id]),
    )
    table = clients_table(
        study,
        "report_receivables.table_clients",
        subjects,
        ("owner",),
        extra=(
            (replace(study.column(study.field("overdue")), rank=0), lambda subject: overdue[subject.id]),
            (
                replace(study.column(study.field("receivable")), rank=1),
                lambda subject: receivable[subject.id],
            ),
            (replace(_PAYMENTS, rank=5), lambda subject: len(owed[subject.id])),
            (_OLDEST, lambda subject: _iso(owed[subject.id][0].on)),
        ),
    )
    if not subjects or overdue[subjects[0].id] <= 0:
        return table
    finding = message(
        "report_receivables.finding_clients",
        name=subjects[0].name,
        share=percent(overdue[subjects[0].id], amount_of(_overdue(study, found))),
    )
    return replace(table, chart=Chart(("name",), ("overdue",), finding))


def _iso(on: date | None) -> str | None:
    return None if on is None else on.isoformat()
