"""Sold lines: the items of orders, and orders that list none, as one thing sold each, by product."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from clientctl.facts.entries import Entry, amount_in_book_currency, entries, number, orders_done
from clientctl.frozen import frozen
from clientctl.reports.parts.flows import Dated
from clientctl.reports.parts.spans import spans_of
from clientctl.reports.study import Study

_NOTHING: Final = Decimal(0)


class SoldLine(NamedTuple):
    """What was sold of one product in one order: the place of its client in the study, the day, the order's number.

    quantity, amount (in the book's currency, not rounded): None where the order does not say. A tuple, as a book
    may have a hundred thousand.
    """

    place: int
    on: date
    order: int
    quantity: Decimal | None
    amount: Decimal | None


Lines = Sequence[SoldLine]


@frozen
class Sold:
    """What was sold up to today, by product (None: the order does not say).

    buyers: the places of the clients that ever bought it. lines: what was sold since the first day that a number
    of the study may be about. sales: day and amount of the orders since then, as `flows.sales` gives them.
    """

    buyers: Mapping[str | None, set[int]]
    lines: Mapping[str | None, Lines]
    sales: Sequence[Dated]


def sold_lines(study: Study) -> Sold:
    """Everything sold."""
    after, settings = _last_day_out(study), study.settings
    buyers: defaultdict[str | None, set[int]] = defaultdict(set)
    lines: defaultdict[str | None, list[SoldLine]] = defaultdict(list)
    sales: list[Dated] = []
    for place, subject in enumerate(study.all):
        for on, sale in orders_done(subject.excerpt(("sales",)), study.today):
            counts = after is None or on > after
            if counts:
                whole = amount_in_book_currency(sale, on, settings)
                sales.append((on, whole or _NOTHING))
            for item in (tuple(entries(sale, "items")) if sale.get("items") else ()) or (sale,):
                product = item.get("product")
                if not isinstance(product, str) or not product:
                    product = None
                buyers[product].add(place)
                if counts:
                    amount = whole if item is sale else _amount(study, item, sale, on)
                    line = SoldLine(place, on, len(sales), number(item.get("quantity")), amount)
                    lines[product].append(line)
    return Sold(buyers, lines, sales)


def _last_day_out(study: Study) -> date | None:
    """The day after which something may be in a number of the study; None where that is all days."""
    after, starts = study.before.after, spans_of(study).starts
    if after is None or not starts:
        return after
    return min(after, date.fromordinal(max(1, starts[0].toordinal() - 1)))


def _amount(study: Study, item: Entry, sale: Entry, on: date) -> Decimal | None:
    """An item has the currency of its order."""
    priced = {"amount": item.get("amount"), "currency": sale.get("currency")}
    return amount_in_book_currency(priced, on, study.settings)
