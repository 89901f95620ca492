"""Payments that were made in a period: how much, and how many days late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from clientctl.errors import Message, message
from clientctl.facts.payments import payments_paid
from clientctl.frozen import frozen, replace
from clientctl.messages import label
from clientctl.model import Column, Figure, Table
from clientctl.reports.parts.averages import mean
from clientctl.reports.parts.entries import Listed, amount_of, listed, money_column, told_unrated
from clientctl.reports.parts.figures import flow_figure, name_of
from clientctl.reports.parts.spans import spans_of
from clientctl.reports.parts.trade import is_within
from clientctl.reports.study import Study

_PAYMENTS: Final = Column("payments", label("report_receivables.column_payments"), "integer")
_LATE: Final = Column(
    "days_late",
    label("report_receivables.column_days_late"),
    "decimal",
    definition=message("report_receivables.defined_days_late_paid"),
)


@frozen
class Paid:
    """Payments with the day on which each was paid, of all times, and those of the period; currency: the book's."""

    ever: Sequence[tuple[date, Listed]]
    within: Sequence[Listed]
    currency: str


def paid_of(study: Study) -> Paid:
    found = listed(
        study, "payments", study.all, lambda document: payments_paid(document, study.today), "paid_on"
    )
    ever = [(on, one) for one in found if (on := one.on) is not None]
    within = [one for on, one in ever if is_within(on, study.period)]
    return Paid(ever, within, study.settings.currency)


def paid_figure(study: Study, paid: Paid) -> Figure:
    """What was paid in the period."""
    dated = [(on, one.amount) for on, one in paid.ever if one.amount is not None]
    figure = flow_figure(study, "report_receivables.figure_paid", dated, "money")
    return replace(figure, definition=message("report_receivables.defined_paid"))


def told_paid(paid: Paid) -> Iterator[Message]:
    """How late payments came on average, and what is in no sum."""
    late = days_late(paid.within)
    if late is not None:
        code = "late" if late > 0 else "early" if late < 0 else "punctual"
        yield message(f"report_receivables.paid_{code}", count=len(paid.within), days=abs(late))
    yield from told_unrated(paid.within, paid.currency)


def paid_table(study: Study, paid: Paid) -> Table:
    """What was paid in each span of the period, and how late."""
    spans = spans_of(study)
    parted: list[list[Listed]] = [[] for _ in spans.names]
    for on, one in paid.ever:
        place = spans.index(on)
        if place is not None:
            parted[place].append(one)
    rows = [
        (name, len(part), amount_of(part), days_late(part))
        for name, part in zip(spans.names, parted, strict=True)
        if any(parted)
    ]
    columns = (spans.column, _PAYMENTS, money_column("amount", paid.currency), _LATE)
    code = "report_receivables.table_paid"
    return Table(columns, rows, name_of(code), message(code))


def days_late(found: Sequence[Listed]) -> Decimal | None:
    """Days from due to paid on average, negative when early."""
    return mean(
        [(one.on - due).days for one in found if one.on is not None and (due := one.day("due")) is not None]
    )
