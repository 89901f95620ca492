"""Figures: the few numbers of a report that answer at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from clientctl.facts.entries import exact_sum, in_tenths, product, quotient, rounded
from clientctl.messages import label
from clientctl.model import Figure, Tone
from clientctl.reports.parts.spans import spans_of
from clientctl.reports.study import Study


def percent(part: int | Decimal, whole: int | Decimal) -> Decimal | None:
    """A share in percent, half up to 0.1; None of nothing."""
    if not whole:
        return None
    return in_tenths(quotient(product(Decimal(100), Decimal(part)), Decimal(whole)))


def sum_figure(study: Study, name: str, tone: Tone = "") -> Figure:
    """What a numeric field comes to over all clients."""
    field = study.field(name)
    return amount_figure(study, name, exact_sum(subject.amount(field) for subject in study.subjects), tone)


def amount_figure(study: Study, name: str, amount: Decimal, tone: Tone = "") -> Figure:
    """The same where what it comes to is known, not rounded."""
    field = study.field(name)
    column = study.column(field)
    value = rounded(amount) if field.kind == "money" else amount
    return Figure(
        field.heading,
        value,
        field.kind,
        column.unit,
        tone if value else "",
        name,
        definition=column.definition,
    )


def count_figure(code: str, count: int, tone: Tone = "") -> Figure:
    """How many there are of something; what follows the first `_` of the message's code is its name."""
    return Figure(label(code), count, tone=tone if count else "", name=name_of(code))


def name_of(code: str) -> str:
    """What a message of a report is about: `figure_clients` and `table_clients` are about `clients`."""
    return code.rpartition(".")[2].partition("_")[2]


def flow_figure(
    study: Study, code: str, dated: Sequence[tuple[date, Decimal]], kind: str = "integer"
) -> Figure:
    """What flowed in the period, compared with the period before, with its course over the spans of the period.

    code: as for `count_figure`; dated: of all times.
    """
    value, earlier = (
        exact_sum([amount for _, amount in window.within(dated)]) for window in (study.period, study.before)
    )
    series = spans_of(study).sums(dated)
    is_money = kind == "money"
    return Figure(
        label(code),
        rounded(value) if is_money else int(value),
        kind,
        study.settings.currency if is_money else "",
        name=name_of(code),
        before=None if study.period.after is None else rounded(earlier) if is_money else int(earlier),
        series=series,
    )
