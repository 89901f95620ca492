"""Customers: the clients with an order done, what they brought, and who of them brought most."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from clientctl.facts.entries import exact_sum, rounded
from clientctl.facts.orders import sales_done
from clientctl.facts.rfm import rfm_of
from clientctl.facts.value import exact_clv_of
from clientctl.frozen import frozen
from clientctl.reports.parts.flows import Dated
from clientctl.reports.study import Study, Subject

_NOTHING: Final = Decimal(0)


@frozen
class Customer:
    """A client with orders done: the day and amount of each, their exact sum, CLV (exact too) and RFM."""

    subject: Subject
    sales: Sequence[Dated]
    total: Decimal
    clv: Decimal
    rfm: str

    @property
    def orders(self) -> int:
        return len(self.sales)

    @property
    def average_order(self) -> Decimal:
        return rounded(self.total / len(self.sales))


def customers_of(study: Study) -> list[Customer]:
    """Those who brought most first; of equal ones by id."""
    found = []
    settings, today = study.settings, study.today
    for subject in study.subjects:
        done = sales_done(subject.excerpt(("orders",)), settings, today)
        rfm = rfm_of(done, settings, today)
        if rfm is None:
            continue
        total = exact_sum([amount for _, amount in done])
        days = (today - min([on for on, _ in done])).days
        sales = [(on, amount or _NOTHING) for on, amount in done]
        found.append(Customer(subject, sales, total, exact_clv_of(total, days, settings), rfm))
    return sorted(found, key=lambda customer: (-customer.total, customer.subject.id))


def total_of(customers: Sequence[Customer]) -> Decimal:
    """What they brought, rounded once."""
    return rounded(exact_sum(customer.total for customer in customers))


def average_order(customers: Sequence[Customer]) -> Decimal | None:
    """Their orders' amount, on average; None without orders."""
    orders = sum(customer.orders for customer in customers)
    return rounded(exact_sum(customer.total for customer in customers) / orders) if orders else None


def average_clv(customers: Sequence[Customer]) -> Decimal | None:
    """Their CLV, on average; None for nobody."""
    return rounded(exact_sum(one.clv for one in customers) / len(customers)) if customers else None


def returning(customers: Sequence[Customer]) -> int:
    """How many of them ordered at least twice."""
    return sum(customer.orders > 1 for customer in customers)
