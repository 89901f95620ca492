"""What a client's orders add up to, order by order: totals, first and last, recency, frequency, money, value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from clientctl.errors import message
from clientctl.facts.entries import Entry, day, orders_done
from clientctl.facts.reasons.case import Because, Case, Part, Place
from clientctl.facts.reasons.listing import Tell, described, not_yet, place_in, rows_of
from clientctl.facts.reasons.money import rate_rows, worth
from clientctl.facts.rfm import orders_of_year, year
from clientctl.facts.windows import Dated

_TAKEN_BACK: Final = ("cancelled", "returned")
# Whether an order of such a day is told of although it does not count.
IsNear = Callable[[date], bool]


def _always(on: date) -> bool:
    return True


def total(case: Case) -> Iterator[Because]:
    """Every order with its amount, and the rates."""
    yield from _amounts(case, orders_done(case.document, case.today))


def order_count(case: Case) -> Iterator[Because]:
    """Every order."""
    yield from _rows(case, orders_done(case.document, case.today), _counted(case))


def average_order(case: Case) -> Iterator[Because]:
    """The total, the number of orders, and the orders."""
    yield case.fact_row("total")
    yield case.fact_row("order_count")
    yield from total(case)


def first_order(case: Case) -> Iterator[Because]:
    """The first order, and those before it that do not count."""
    yield from _at_the_end(case, "first_order", "reasons.later_orders", lambda on, end: on <= end)


def last_order(case: Case) -> Iterator[Because]:
    """The last order, and those after it that do not count."""
    yield from _at_the_end(case, "last_order", "reasons.earlier_orders", lambda on, end: on >= end)


def recency(case: Case) -> Iterator[Because]:
    """The last order and the day."""
    yield from last_order(case)
    if case.fact("recency") is not None:
        yield case.today_row()


def frequency(case: Case) -> Iterator[Because]:
    """Every order of the year."""
    yield from _of_year(case, lambda counting: _rows(case, counting, _counted(case), _is_of_year(case)))


def monetary(case: Case) -> Iterator[Because]:
    """Every order of the year with its amount, and the rates."""
    yield from _of_year(case, lambda counting: _amounts(case, counting, _is_of_year(case)))


def clv(case: Case) -> Iterator[Because]:
    """Total, time since the first order, years and margin; and the orders."""
    first = case.fact("first_order")
    if first is None:
        yield from total(case)
        return
    days = (case.today - date.fromisoformat(first)).days
    clv = case.settings.clv
    yield case.fact_row("total")
    yield case.fact_row("first_order", _place_of_day(case, first))
    yield Because((message("reasons.days_since_first", days=days),), days, "integer")
    yield Because((message("reasons.clv_years"),), clv.years, "decimal", case.setting("clv", "years"))
    yield Because((message("reasons.clv_margin"),), clv.margin, "decimal", case.setting("clv", "margin"))
    yield from total(case)


def order_of(case: Case, name: str) -> Because:
    """A fact that is the day of an order, at the place of that order."""
    return case.fact_row(name, _place_of_day(case, case.fact(name)))


def _of_year(case: Case, rows: Callable[[Sequence[Dated]], Iterator[Because]]) -> Iterator[Because]:
    counting = orders_of_year(case.document, case.today)
    yield from rows(counting)
    older = len(orders_done(case.document, case.today)) - len(counting)
    if older:
        yield Because((message("reasons.older_orders", count=older),), counts=False)


def _is_of_year(case: Case) -> IsNear:
    """What is left out before the year nobody asks for."""
    after = year(case.today).after
    return lambda on: after is None or on > after


def _at_the_end(
    case: Case, name: str, others: str, is_beyond: Callable[[str, str], bool]
) -> Iterator[Because]:
    """The orders of the day that the fact is, those beyond it that do not count, and how many others there are."""
    end, done = case.fact(name), orders_done(case.document, case.today)
    counting = [pair for pair in done if pair[0].isoformat() == end]

    def tell(order: Entry, place: Place) -> Because:
        return Because(described(order, worth(case, "orders", order).words), end, "date", place)

    def is_near(on: date) -> bool:
        return end is None or is_beyond(on.isoformat(), end)

    yield from _rows(case, counting, tell, is_near)
    if len(done) > len(counting):
        yield Because((message(others, count=len(done) - len(counting)),), counts=False)


def _amounts(case: Case, counting: Sequence[Dated], is_near: IsNear = _always) -> Iterator[Because]:
    """These orders with their amounts, and the rates."""

    def tell(order: Entry, place: Place) -> Because:
        found = worth(case, "orders", order)
        words, unit = described(order, found.words), case.settings.currency
        return Because(words, found.value, "money", place, found.value is not None, unit)

    yield from _rows(case, counting, tell, is_near)
    yield from rate_rows(case, "orders", (order for _, order in counting))


def _counted(case: Case) -> Tell:
    def tell(order: Entry, place: Place) -> Because:
        return Because(described(order, worth(case, "orders", order).words), 1, "integer", place)

    return tell


def _rows(case: Case, counting: Sequence[Dated], tell: Tell, is_near: IsNear = _always) -> Iterator[Because]:
    """These orders, and those of near days that do not count."""

    def why(order: Entry) -> Part | None:
        on = day(order.get("date"))
        return _why_not(case, order) if on is None or is_near(on) else None

    yield from rows_of(case, "orders", (order for _, order in counting), tell, why)


def _why_not(case: Case, order: Entry) -> Part | None:
    """Why an order does not count; None for one that was done."""
    status, early = order.get("status"), not_yet(order, case.today)
    if early is not None:
        return early
    if status in _TAKEN_BACK:
        return message(f"reasons.order_{status}")
    return None if status in (None, "done") else message("reasons.order_status", status=str(status))


def _place_of_day(case: Case, iso: str | None) -> Place | None:
    found = (order for on, order in orders_done(case.document, case.today) if on.isoformat() == iso)
    return next((place_in(case, "orders", order) for order in found), None)
