"""Why a client is at risk: every signal of churn with its weight, and the entries that make it hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from clientctl.errors import message
from clientctl.facts.cadence import cadence_of
from clientctl.facts.entries import Entry
from clientctl.facts.payments import payments_overdue
from clientctl.facts.reasons.case import Because, Case, Part
from clientctl.facts.reasons.contact import cadence_row, quiet_row
from clientctl.facts.reasons.listing import described, place_in
from clientctl.facts.reasons.money import worth
from clientctl.facts.reasons.service import survey_rows
from clientctl.facts.risk import SIGNALS, Signal, halves, signals_of, taken_back
from clientctl.facts.service import complaints_open
from clientctl.frozen import replace


def risk(case: Case) -> Iterator[Because]:
    """Every signal, the rows that tell why it holds behind it; its weight where it does, nothing where it does not."""
    weights = case.settings.risk.weights
    held = {signal.name: reason for signal, reason in signals_of(case.document, case.settings, case.today)}
    for signal in SIGNALS:
        place = case.setting("risk", "weights", signal.name)
        if signal.name not in held:
            yield Because((_why_not(case, signal),), place=place, counts=False)
            continue
        yield Because((signal.told(held[signal.name]),), weights[signal.name], "decimal", place)
        # what it is told by is no part of the sum
        yield from (replace(row, value=None, what=_with_value(row)) for row in _TOLD_BY[signal.name](case))
    found = sum((weights[name] for name in held), Decimal(0))
    if found > case.fact("risk"):
        yield Because(
            (message("reasons.at_most", sum=str(found), most=str(case.fact("risk"))),), counts=False
        )


def risk_level(case: Case) -> Iterator[Because]:
    """The risk, where the levels begin, and the signals."""
    yield case.fact_row("risk")
    for name in ("medium", "high"):
        begin = getattr(case.settings.risk, name)
        yield Because((message(f"reasons.{name}"),), begin, "decimal", case.setting("risk", name))
    yield from risk(case)


def _why_not(case: Case, signal: Signal) -> Part:
    if not case.settings.risk.weights[signal.name]:
        return message("reasons.weightless", signal=message(f"reasons.signal_{signal.name}"))
    return message(f"reasons.without_{signal.name}")


def _with_value(row: Because) -> tuple[Part, ...]:
    """The words of a row that has no value besides, its day told once."""
    value = row.value
    return row.what if value is None or value in row.what else (*row.what, str(value))


def _entry_row(case: Case, record: str, entry: Entry, *parts: Part) -> Because:
    return Because(described(entry, *parts), place=place_in(case, record, entry))


def _complaints(case: Case) -> Iterator[Because]:
    for _, entry in complaints_open(case.document, case.today):
        yield _entry_row(case, "feedback", entry)


def _taken_back(case: Case) -> Iterator[Because]:
    for _, order in taken_back(case.document, case.today):
        status, amount = message(f"reasons.order_{order['status']}"), worth(case, "orders", order).words
        yield _entry_row(case, "orders", order, status, amount)


def _silence(case: Case) -> Iterator[Because]:
    yield from quiet_row(case)
    if cadence_of(case.document) is not None:
        yield cadence_row(case)


def _overdue(case: Case) -> Iterator[Because]:
    for payment in payments_overdue(case.document, case.today):
        yield _entry_row(case, "payments", payment, worth(case, "payments", payment).words)


def _decline(case: Case) -> Iterator[Because]:
    for orders, code in zip(halves(case.document, case.today), ("before", "now"), strict=True):
        for _, order in orders:
            words = message(f"reasons.half_{code}", amount=worth(case, "orders", order).words)
            yield _entry_row(case, "orders", order, words)


_TOLD_BY: Final[Mapping[str, Callable[[Case], Iterator[Because]]]] = {
    "complaint": _complaints,
    "return": _taken_back,
    "silence": _silence,
    "overdue": _overdue,
    "satisfaction": survey_rows,
    "decline": _decline,
}
