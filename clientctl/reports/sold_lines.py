"""Sold lines: the items of orders, and orders that list none, as one thing sold each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from clientctl.facts.entries import Entry, amount_in_book_currency, entries, number, orders_done
from clientctl.frozen import frozen
from clientctl.model import Document
from clientctl.reports.flows import Dated, sales_in
from clientctl.reports.study import Study


@frozen
class SoldLine:
    """What was sold of one product in one order: the place of its client in the study, the day, the order's number.

    product, quantity, amount (in the book's currency, not rounded): None where the order does not say.
    """

    place: int
    on: date
    order: int
    product: str | None
    quantity: Decimal | None
    amount: Decimal | None


def sold_lines(study: Study) -> tuple[list[SoldLine], list[Dated]]:
    """Everything sold up to today, of all times, and the orders that it was sold in, as `sales` gives them."""
    lines: list[SoldLine] = []
    sales: list[Dated] = []
    for place, subject in enumerate(study.all):
        document = subject.excerpt(("sales",))
        sales.extend(sales_in(document, study))
        lines.extend(_of_client(study, place, document))
    return lines, sales


def _of_client(study: Study, place: int, document: Document) -> Iterator[SoldLine]:
    for order, (on, sale) in enumerate(orders_done(document, study.today)):
        for item in tuple(entries(sale, "items")) or (sale,):
            yield SoldLine(
                place, on, order, _product(item), number(item.get("quantity")), _amount(study, item, sale, on)
            )


def _product(item: Entry) -> str | None:
    found = item.get("product")
    return found if isinstance(found, str) and found else None


def _amount(study: Study, item: Entry, sale: Entry, on: date) -> Decimal | None:
    """An item has the currency of its order."""
    if item is sale:
        return amount_in_book_currency(sale, on, study.settings)
    priced = {"amount": item.get("amount"), "currency": sale.get("currency")}
    return amount_in_book_currency(priced, on, study.settings)
