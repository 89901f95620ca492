"""What a client's orders add up to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from clientctl.facts.entries import amount_in_book_currency, exact_sum, orders_done, quotient, rounded
from clientctl.model import Document
from clientctl.settings import Settings


def sales_done(document: Document, settings: Settings, today: date) -> list[tuple[date, Decimal | None]]:
    """Day and amount of each order done, in the book's currency, not rounded; None without an amount or a rate."""
    # nearly every amount is in the book's currency, and to ask a function about each takes as long as all the rest
    usual = (None, "", settings.currency)
    return [
        (
            on,
            amount
            if type(amount := order.get("amount")) is Decimal and order.get("currency") in usual
            else amount_in_book_currency(order, on, settings),
        )
        for on, order in orders_done(document, today)
    ]


def exact_total(document: Document, settings: Settings, today: date) -> Decimal:
    """Amounts of the orders done, in the book's currency, before rounding; those without a rate are left out."""
    return exact_sum(amount for _, amount in sales_done(document, settings, today))


def total(document: Document, settings: Settings, today: date) -> Decimal:
    return rounded(exact_total(document, settings, today))


def order_count(document: Document, settings: Settings, today: date) -> int:
    return len(orders_done(document, today))


def average_order(document: Document, settings: Settings, today: date) -> Decimal | None:
    count = order_count(document, settings, today)
    return rounded(quotient(exact_total(document, settings, today), Decimal(count))) if count else None


def first_order(document: Document, settings: Settings, today: date) -> str | None:
    days = [on for on, _ in orders_done(document, today)]
    return min(days).isoformat() if days else None


def last_order(document: Document, settings: Settings, today: date) -> str | None:
    days = [on for on, _ in orders_done(document, today)]
    return max(days).isoformat() if days else None


def unrated_orders(document: Document, settings: Settings, today: date) -> tuple[tuple[str, date], ...]:
    """Currency and day of each order done whose amount has no rate, and so is in no sum."""
    return tuple(
        (str(order.get("currency")), on)
        for on, order in orders_done(document, today)
        if settings.rate(str(order.get("currency") or settings.currency), on) is None
    )
