"""How likely it is that a client goes: SIGNALS of churn, what they add up to, and the level of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache, reduce
from typing import Any, Final

from clientctl.dates import Duration
from clientctl.errors import Message, message
from clientctl.facts.cadence import cadence_of, quiet_since
from clientctl.facts.entries import day, entries, orders_done, product, rounded
from clientctl.facts.payments import payments_overdue
from clientctl.facts.service import complaints_open, last_survey
from clientctl.facts.windows import Dated, exact_amount, last_days
from clientctl.frozen import frozen
from clientctl.model import Document
from clientctl.settings import Settings

# What makes a signal hold, by name: numbers, and days as ISO text.
Reason = Mapping[str, Any]
# The excerpts that the signals look at.
READS: Final = ("orders", "payments", "feedback", "surveys", "last_contact", "cadence", "since")
LEVELS: Final = ("low", "medium", "high")
_MOST: Final = Decimal(100)
_TWICE: Final = Decimal(2)
_WINDOW: Final = 180
_QUIET_DAYS: Final = 90
LOW_SCORE: Final = 5
_TAKEN_BACK: Final = ("cancelled", "returned")


def _complaint(document: Document, settings: Settings, today: date) -> Reason | None:
    """A complaint is open."""
    found = [on for on, _ in complaints_open(document, today)]
    return {"count": len(found), "date": min(found).isoformat()} if found else None


def _return(document: Document, settings: Settings, today: date) -> Reason | None:
    """An order of the last 180 days was cancelled or returned."""
    found = taken_back(document, today)
    return {"count": len(found), "date": max(on for on, _ in found).isoformat()} if found else None


def taken_back(document: Document, today: date) -> list[Dated]:
    """Orders of the last 180 days that were cancelled or returned."""
    found = [
        (on, order)
        for order in entries(document, "orders")
        if order.get("status") in _TAKEN_BACK and (on := day(order.get("date"))) is not None
    ]
    return last_days(_WINDOW, today).within(found)


def _silence(document: Document, settings: Settings, today: date) -> Reason | None:
    """The last contact (else `since`) is more than one and a half cadences ago; without a cadence 90 days."""
    quiet = quiet_since(document, today)
    if quiet is None:
        return None
    days, most = (today - quiet).days, _quiet_days(cadence_of(document), quiet)
    return {"days": days, "most": most} if days > most else None


# adding months takes long, and many clients were spoken to on the same days
@lru_cache(4096)
def _quiet_days(cadence: Duration | None, quiet: date) -> int:
    """Whole days; months and years are as long as they are after the last contact."""
    return _QUIET_DAYS if cadence is None else (cadence.after(quiet) - quiet).days * 3 // 2


def _overdue(document: Document, settings: Settings, today: date) -> Reason | None:
    """A payment is overdue."""
    found = [due for entry in payments_overdue(document, today) if (due := day(entry.get("due"))) is not None]
    return {"count": len(found), "date": min(found).isoformat()} if found else None


def _satisfaction(document: Document, settings: Settings, today: date) -> Reason | None:
    """The latest survey has a score of at most 5."""
    survey = last_survey(document, today)
    if survey is None or survey[1] > LOW_SCORE:
        return None
    return {"score": survey[1], "date": survey[0].isoformat()}


def _decline(document: Document, settings: Settings, today: date) -> Reason | None:
    """The last 180 days brought less than half of the amount of the 180 days before, which was not 0."""
    earlier, later = halves(document, today)
    before = exact_amount(earlier, settings) if earlier else None
    if not before:
        return None
    now = exact_amount(later, settings)
    if product(now, _TWICE) >= before:
        return None
    return {"now": rounded(now), "before": rounded(before)}


def halves(document: Document, today: date) -> tuple[list[Dated], list[Dated]]:
    """The orders done in the 180 days before the last 180, and in these."""
    earlier, later = last_days(_WINDOW, today, _WINDOW), last_days(_WINDOW, today)
    orders = orders_done(document, today, earlier.after)
    return earlier.within(orders), later.within(orders)


@frozen
class Signal:
    """A sign of churn: `find` gives what makes it hold, None where it does not.

    name: that of its weight in the settings; needs: the key without which a document cannot show it.
    """

    name: str
    needs: str | None
    find: Callable[[Document, Settings, date], Reason | None]

    def told(self, reason: Reason) -> Message:
        """The reason in a few words."""
        shown = {name: _grouped(value) for name, value in reason.items()}
        return message(f"labels.signal_{self.name}", **shown)


def _grouped(value: Any) -> Any:
    """An amount with its thousands apart."""
    return f"{value:,}" if isinstance(value, Decimal) else value


SIGNALS: Final = (
    Signal("complaint", "feedback", _complaint),
    Signal("return", "orders", _return),
    Signal("silence", None, _silence),
    Signal("overdue", "payments", _overdue),
    Signal("satisfaction", "surveys", _satisfaction),
    Signal("decline", "orders", _decline),
)


def signals_of(document: Document, settings: Settings, today: date) -> list[tuple[Signal, Reason]]:
    """The signals that hold and that count in this book, each with what makes it hold."""
    return [
        (signal, reason)
        for signal in SIGNALS
        if settings.risk.weights[signal.name]
        and (signal.needs is None or document.get(signal.needs))
        and (reason := signal.find(document, settings, today)) is not None
    ]


def in_turn(reasons: Sequence[Message]) -> Message | None:
    """Reasons, each of which may have commas, as one sentence; None for none."""
    if not reasons:
        return None
    return reduce(lambda first, then: message("labels.and_also", first=first, then=then), reasons)


def risk(document: Document, settings: Settings, today: date) -> Decimal:
    return risk_of(signals_of(document, settings, today), settings)


def risk_level(document: Document, settings: Settings, today: date) -> str:
    return level_of(risk(document, settings, today), settings)


def risk_of(held: Iterable[tuple[Signal, Reason]], settings: Settings) -> Decimal:
    """The weights of the signals that hold, at most 100."""
    weights = settings.risk.weights
    return min(sum((weights[signal.name] for signal, _ in held), Decimal(0)), _MOST)


def level_of(risk: Decimal, settings: Settings) -> str:
    """The one of LEVELS that a risk is in."""
    return LEVELS[(risk >= settings.risk.medium) + (risk >= settings.risk.high)]
