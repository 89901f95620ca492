"""What a client still has to pay, payment by payment."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clientctl.errors import message
from clientctl.facts.entries import Entry, day
from clientctl.facts.payments import payments_open, payments_overdue
from clientctl.facts.reasons.case import Because, Case, Part, Place
from clientctl.facts.reasons.listing import described, rows_of
from clientctl.facts.reasons.money import rate_rows, worth


def receivable(case: Case) -> Iterator[Because]:
    """Every payment with its amount, and the rates."""
    yield from _rows(case, payments_open(case.document, case.today), _paid)


def overdue(case: Case) -> Iterator[Because]:
    """Every payment with its amount, and the rates."""
    is_open = {id(payment) for payment in payments_open(case.document, case.today)}

    def why(payment: Entry) -> Part:
        return _not_due(payment) if id(payment) in is_open else _paid(payment)

    yield from _rows(case, payments_overdue(case.document, case.today), why)


def _rows(case: Case, counting: list[Entry], why: Callable[[Entry], Part]) -> Iterator[Because]:
    def tell(payment: Entry, place: Place) -> Because:
        found = worth(case, "payments", payment)
        words, unit = described(payment, found.words), case.settings.currency
        return Because(words, found.value, "money", place, found.value is not None, unit)

    yield from rows_of(case, "payments", counting, tell, why)
    yield from rate_rows(case, "payments", counting)


def _paid(payment: Entry) -> Part:
    return message("reasons.paid", date=str(payment.get("paid_on")))


def _not_due(payment: Entry) -> Part:
    return message("reasons.no_date" if day(payment.get("due")) is None else "reasons.not_due")
