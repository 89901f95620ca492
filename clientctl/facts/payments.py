"""What a client still has to pay."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from clientctl.facts.entries import (
    PRICED_BY_RECORD,
    Entry,
    day,
    entries,
    exact_sum,
    in_book_currency,
    number,
    rounded,
)
from clientctl.model import Document
from clientctl.settings import Settings


def payments_open(document: Document, today: date) -> list[Entry]:
    """Payments not paid by today, whenever they are due."""
    return [
        payment
        for payment in entries(document, "payments")
        if (paid := day(payment.get("paid_on"))) is None or paid > today
    ]


def payments_paid(document: Document, today: date) -> list[Entry]:
    """Payments paid by today."""
    return [
        payment
        for payment in entries(document, "payments")
        if (paid := day(payment.get("paid_on"))) is not None and paid <= today
    ]


def payments_overdue(document: Document, today: date) -> list[Entry]:
    """Those of them that were due before today."""
    return [
        payment
        for payment in payments_open(document, today)
        if (due := day(payment.get("due"))) is not None and due < today
    ]


def exact_receivable(document: Document, settings: Settings, today: date) -> Decimal:
    """Amounts not paid by today, before rounding; those without a rate are left out."""
    return _sum(payments_open(document, today), settings)


def receivable(document: Document, settings: Settings, today: date) -> Decimal:
    return rounded(exact_receivable(document, settings, today))


def exact_overdue(document: Document, settings: Settings, today: date) -> Decimal:
    """Amounts due before today and not paid by today, before rounding; those without a rate are left out."""
    return _sum(payments_overdue(document, today), settings)


def overdue(document: Document, settings: Settings, today: date) -> Decimal:
    return rounded(exact_overdue(document, settings, today))


def _sum(payments: list[Entry], settings: Settings) -> Decimal:
    priced = PRICED_BY_RECORD["payments"]
    return exact_sum(in_book_currency(payment, priced, settings) for payment in payments)


def unrated_payments(document: Document, settings: Settings, today: date) -> list[str]:
    """The currency of each payment not paid by today whose amount has no rate, and so is in no sum."""
    return [
        str(payment.get("currency"))
        for payment in payments_open(document, today)
        if number(payment.get("amount")) is not None
        and in_book_currency(payment, PRICED_BY_RECORD["payments"], settings) is None
    ]
