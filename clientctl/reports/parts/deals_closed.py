"""Deals that were won or lost in a period: how many, for how much, after how long, and why they were lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from clientctl.errors import message
from clientctl.facts.deals import deals_closed
from clientctl.facts.entries import PRICED_BY_RECORD
from clientctl.frozen import frozen, replace
from clientctl.messages import label
from clientctl.model import Chart, Column, Figure, Table
from clientctl.reports.parts.averages import mean
from clientctl.reports.parts.entries import Listed, amount_of, listed, money_column
from clientctl.reports.parts.figures import flow_figure, name_of, percent
from clientctl.reports.parts.trade import is_within
from clientctl.reports.study import Study

_WON: Final = "won"
_LOST: Final = "lost"
_DEALS: Final = Column("deals", label("report_pipeline.column_deals"), "integer")
_AMOUNT_SHARE: Final = Column(
    "amount_share", label("report_pipeline.column_amount_share"), "decimal", rank=2, unit="%"
)
_SHARE: Final = Column("share", label("report_pipeline.column_share"), "decimal", rank=1, unit="%")
_DAYS: Final = Column(
    "days_to_close",
    label("report_pipeline.column_days_to_close"),
    "decimal",
    rank=3,
    definition=message("report_pipeline.defined_days_to_close"),
)


@frozen
class Closed:
    """Deals won and lost, by the day on which each was closed, of all times and of the period alone."""

    ever: Sequence[tuple[date, Listed]]
    won: Sequence[Listed]
    lost: Sequence[Listed]

    @property
    def all(self) -> Sequence[Listed]:
        return (*self.won, *self.lost)


def closed_of(study: Study) -> Closed:
    """The deals closed; one without a day of closing counts on that of its opening, one without either in none."""
    priced = PRICED_BY_RECORD["deals"]
    found = listed(study, "deals", study.all, deals_closed, "closed")
    ever = [(on, one) for one in found if (on := priced.day(one.entry)) is not None]
    within = [one for on, one in ever if is_within(on, study.period)]
    return Closed(ever, _of(within, _WON), _of(within, _LOST))


def won_figure(study: Study, closed: Closed) -> Figure:
    """What was won in the period."""
    dated = [
        (on, one.amount)
        for on, one in closed.ever
        if one.entry.get("stage") == _WON and one.amount is not None
    ]
    figure = flow_figure(study, "report_pipeline.figure_won", dated, "money")
    return replace(figure, definition=message("report_pipeline.defined_won"))


def win_rate_figure(study: Study, closed: Closed) -> Figure:
    """How many of the deals closed in the period were won."""
    earlier = _rate([one for on, one in closed.ever if is_within(on, study.before)])
    return Figure(
        label("report_pipeline.figure_win_rate"),
        _rate(closed.all),
        "decimal",
        "%",
        name="win_rate",
        before=None if study.period.after is None else earlier,
        definition=message("report_pipeline.defined_win_rate"),
    )


def closed_table(study: Study, closed: Closed) -> Table:
    """What was won and what was lost."""
    both = closed.all
    count, amount = len(both), amount_of(both)
    rows = [
        (
            stage,
            len(deals),
            percent(len(deals), count),
            amount_of(deals),
            percent(amount_of(deals), amount),
            days_to_close(deals),
        )
        for stage, deals in ((_WON, closed.won), (_LOST, closed.lost))
        if count
    ]
    field = study.field("deals.stage")
    columns = (
        Column("stage", field.label, field.kind, field.choices),
        _DEALS,
        _SHARE,
        money_column("amount", study.settings.currency),
        _AMOUNT_SHARE,
        _DAYS,
    )
    code = "report_pipeline.table_closed"
    return Table(columns, rows, name_of(code), message(code))


def reasons_table(study: Study, closed: Closed) -> Table:
    """Why deals were lost, the reason of most of them first; those of which nobody wrote one last."""
    parted: dict[str | None, list[Listed]] = {}
    for one in closed.lost:
        reason = one.entry.get("reason")
        parted.setdefault((reason.strip() or None) if isinstance(reason, str) else None, []).append(one)
    order = sorted(parted, key=lambda reason: (reason is None, -len(parted[reason]), reason or ""))
    rows = [(reason, len(parted[reason]), amount_of(parted[reason])) for reason in order]
    columns = (
        Column("reason", study.field("deals.reason").label),
        _DEALS,
        money_column("amount", study.settings.currency),
    )
    code = "report_pipeline.table_reasons"
    return Table(columns, rows, name_of(code), message(code), chart=_reasons_chart(rows, len(closed.lost)))


def days_to_close(deals: Iterable[Listed]) -> Decimal | None:
    """Days from opening to closing, on average; deals without either day do not count."""
    spans = [
        (one.on - opened).days
        for one in deals
        if (opened := one.day("opened")) is not None and one.on is not None
    ]
    return mean(spans)


def _reasons_chart(rows: Sequence[tuple[Any, ...]], count: int) -> Chart | None:
    if not rows or rows[0][0] is None:
        return None
    finding = message("report_pipeline.finding_reasons", reason=rows[0][0], count=rows[0][1], all=count)
    return Chart(("reason",), (_DEALS.name,), finding)


def _of(found: Iterable[Listed], stage: str) -> list[Listed]:
    return [one for one in found if one.entry.get("stage") == stage]


def _rate(found: Sequence[Listed]) -> Decimal | None:
    return percent(len(_of(found, _WON)), len(found))
