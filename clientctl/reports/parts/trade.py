"""Trade: what each client bought in the period and in the one before, and the columns that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from clientctl.errors import Message, message
from clientctl.facts.entries import exact_sum, rounded
from clientctl.facts.windows import Window
from clientctl.frozen import frozen
from clientctl.messages import label
from clientctl.model import Column, Field
from clientctl.reports.parts.figures import percent
from clientctl.reports.parts.flows import Dated
from clientctl.reports.parts.groups import Group, group_name
from clientctl.reports.study import Study

_LEAST_COMPARED: Final = 2


@frozen
class Trade:
    """Orders done and their exact amount: in the period, and in the one before."""

    count: int
    sold: Decimal
    count_before: int
    sold_before: Decimal


_NOTHING: Final = Trade(0, Decimal(0), 0, Decimal(0))


def trade_of(dated: Sequence[Dated], study: Study) -> Trade:
    """What was bought of these sales of all times."""
    if not dated:
        return _NOTHING
    now, earlier = (_amounts(dated, window) for window in (study.period, study.before))
    return Trade(len(now), _sum(now), len(earlier), _sum(earlier))


def joined(trades: Iterable[Trade]) -> Trade:
    """What several bought together."""
    every = tuple(trades)
    return Trade(
        sum(trade.count for trade in every),
        exact_sum(trade.sold for trade in every),
        sum(trade.count_before for trade in every),
        exact_sum(trade.sold_before for trade in every),
    )


def is_within(on: date, window: Window) -> bool:
    """Whether the day is one of the window's."""
    return on <= window.last and (window.after is None or on > window.after)


def within(days: Iterable[date], window: Window) -> list[date]:
    """Those of the days."""
    after, last = window.after, window.last
    return [on for on in days if on <= last and (after is None or on > after)]


def growth(now: Decimal, earlier: Decimal) -> Decimal | None:
    """How much more it is than before, in percent; None where nothing was before, or less."""
    return percent(now - earlier, earlier) if earlier > 0 else None


def trade_columns(study: Study) -> tuple[Column, ...]:
    """Orders and amount of the period, that of the period before, and the change."""
    return (
        Column("orders", label("report_trade.column_orders"), "integer", rank=4),
        sold_column(study),
        Column(
            "sold_before",
            label("report_trade.column_sold_before"),
            "money",
            rank=5,
            unit=study.settings.currency,
            definition=message("report_trade.defined_sold_before"),
        ),
        Column(
            "change",
            label("report_trade.column_change"),
            "decimal",
            rank=2,
            definition=message("report_trade.defined_change"),
        ),
    )


def sold_column(study: Study) -> Column:
    return Column(
        "sold",
        label("report_trade.column_sold"),
        "money",
        rank=1,
        unit=study.settings.currency,
        definition=message("report_trade.defined_sold"),
    )


def trade_cells(trade: Trade, study: Study) -> tuple[Any, ...]:
    """The cells below `trade_columns`."""
    is_first = study.period.after is None
    return (
        trade.count,
        rounded(trade.sold),
        None if is_first else rounded(trade.sold_before),
        growth(trade.sold, trade.sold_before),
    )


def told_period(study: Study) -> Message:
    """Which days count, as a part of a sentence."""
    return message("report_trade.asked" if study.is_period else "report_trade.usual")


def told_sales(study: Study, sales: Sequence[Sequence[Dated]], trade: Trade) -> Message:
    """How much was sold, and how that compares with the period before; sales: all that trade is of."""
    if not any(sales):
        return message("report_trade.no_orders")
    if not trade.count and not trade.count_before:
        return message("report_trade.sold_nothing", period=told_period(study))
    change = growth(trade.sold, trade.sold_before)
    code = "first" if change is None else "more" if change > 0 else "less" if change < 0 else "same"
    return message(
        f"report_trade.sold_{code}",
        period=told_period(study),
        amount=rounded(trade.sold),
        currency=study.settings.currency,
        change=None if change is None else abs(change),
    )


def leader(
    study: Study, by: Sequence[Field], totals: Sequence[tuple[Group, Decimal]], whole: Decimal
) -> Message | None:
    """Which group with a value brings most of the whole; None where nothing is a part of it, as refunds outweigh."""
    named = [pair for pair in totals if not pair[0].is_empty]
    group, most = max(named, key=lambda pair: pair[1], default=(None, Decimal(0)))
    if group is None or not 0 < most <= whole:
        return None
    return message(
        "report_trade.leader",
        who=group_name(group.values, by),
        share=percent(most, whole),
        clients=len(group.places),
        whole=len(study.subjects),
    )


def changed_most(study: Study, sold: Sequence[tuple[object, Decimal, Decimal]]) -> Message | None:
    """Of things given with their name and what was sold of them now and before, which one changed most.

    None where there is but one, nothing to compare with, or no change.
    """
    if len(sold) < _LEAST_COMPARED or study.period.after is None:
        return None
    name, now, earlier = max(sold, key=lambda one: abs(one[1] - one[2]))
    if now == earlier:
        return None
    return message(
        "report_trade.changed_most",
        who=name,
        earlier=rounded(earlier),
        amount=rounded(now),
        currency=study.settings.currency,
    )


def _amounts(dated: Sequence[Dated], window: Window) -> list[Decimal]:
    after, last = window.after, window.last
    return [amount for on, amount in dated if on <= last and (after is None or on > after)]


def _sum(amounts: Sequence[Decimal]) -> Decimal:
    """Most clients bought once or not at all, and exact sums take their time."""
    if len(amounts) > 1:
        return exact_sum(amounts)
    return amounts[0] if amounts else Decimal(0)
