"""What a client has planned or running out: next steps and reminders, contact by cadence, payments, contracts,
birthdays and deals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal

from clientctl.facts.cadence import recall
from clientctl.facts.contracts import contracts_kept
from clientctl.facts.deals import deals_open
from clientctl.facts.entries import contacts_made, day, entries, number
from clientctl.facts.person import birthday_in
from clientctl.frozen import attribute, frozen
from clientctl.model import Document
from clientctl.settings import Settings

PlanKind = Literal["next", "reminder", "cadence", "payment", "contract", "birthday", "deal"]


@frozen
class Step:
    """A next step or a reminder that is not done.

    date: None where it has none that can be read. item, index: a reminder's id, if it has one, and its place in
    `reminders`; None for `next`.
    """

    date: date | None
    kind: Literal["next", "reminder"]
    what: str | None
    item: str | None
    index: int | None


@frozen
class Plan:
    """Something that is to be done or thought of on a day.

    start: that day; of a birthday the day of birth. what: the stored words that name it, if there are any.
    item: the id of its entry. until: the day from which on it does not matter any more (paid, left).
    details: what else is to be told: a cadence's `last` contact or `since`, a payment's `amount`, `currency` and
    `contract`, a contract's `number` and whether it `renews`, whether a birthday is a contact's (`contact`).
    """

    kind: PlanKind
    start: date
    what: str | None = None
    item: str | None = None
    until: date | None = None
    details: Mapping[str, str] = attribute(factory=dict)

    def on(self, today: date) -> date | None:
        """The day that it is due, as seen from today; None when it is not (any more)."""
        if self.until is not None and self.until <= today:
            return None
        return next_anniversary(self.start, today) if self.kind == "birthday" else self.start


def open_steps(document: Document) -> tuple[Step, ...]:
    """The next step and the reminders not done, oldest first; of one day the next step first; undated ones last."""
    return tuple(sorted(_steps(document), key=lambda step: step.date or date.max))


def plans(document: Document, settings: Settings, today: date) -> tuple[Plan, ...]:
    """Everything that is planned, in the order of the kinds; it is the same as long as `holds_between` says."""
    return (
        *(Plan(step.kind, step.date, step.what, step.item) for step in open_steps(document) if step.date),
        *_by_cadence(document, today),
        *_payments(document, settings),
        *_contracts(document),
        *_birthdays(document),
        *_deals(document),
    )


def next_anniversary(born: date, today: date) -> date | None:
    """The first birthday from today on; None beyond the calendar."""
    first = max(today.year, born.year + 1)
    years = range(first, min(first + 1, date.max.year) + 1)
    return next((found for year in years if (found := birthday_in(born, year)) >= today), None)


def _steps(document: Document) -> Iterator[Step]:
    following = document.get("next")
    if isinstance(following, Mapping):
        on, what = day(following.get("date")), _text(following.get("what"))
        if on is not None or what is not None:
            yield Step(on, "next", what, None, None)
    reminders = document.get("reminders")
    for index, entry in enumerate(reminders if isinstance(reminders, list) else ()):
        if isinstance(entry, Mapping) and entry.get("done") is None:
            on, what = day(entry.get("date")), _text(entry.get("what"))
            yield Step(on, "reminder", what, _text(entry.get("id")), index)


def _by_cadence(document: Document, today: date) -> Iterator[Plan]:
    due = recall(document, today)
    if due is not None:
        last = max(contacts_made(document, today), default=None)
        details = {"since": str(document.get("since"))} if last is None else {"last": last.isoformat()}
        yield Plan("cadence", due, _text(document.get("cadence")), details=details)


def _payments(document: Document, settings: Settings) -> Iterator[Plan]:
    for entry in entries(document, "payments"):
        due = day(entry.get("due"))
        if due is None:
            continue
        amount = number(entry.get("amount"))
        details = {"currency": _text(entry.get("currency")) or settings.currency}
        if amount is not None:
            details["amount"] = format(amount, "f")
        contract = _text(entry.get("contract"))
        if contract is not None:
            details["contract"] = contract
        what = None if amount is None else f"{details['amount']} {details['currency']}"
        yield Plan("payment", due, what, _text(entry.get("id")), day(entry.get("paid_on")), details)


def _contracts(document: Document) -> Iterator[Plan]:
    for entry in contracts_kept(document):
        end = day(entry.get("end"))
        if end is None:
            continue
        found = {
            "number": _text(entry.get("number")),
            "renews": "yes" if entry.get("renews") is True else None,
        }
        details = {name: value for name, value in found.items() if value is not None}
        what = _text(entry.get("title")) or details.get("number")
        yield Plan("contract", end, what, _text(entry.get("id")), details=details)


def _birthdays(document: Document) -> Iterator[Plan]:
    born = day(document.get("birthday"))
    if born is not None:
        yield Plan("birthday", born, _text(document.get("name")))
    for entry in entries(document, "contacts"):
        born = day(entry.get("birthday"))
        if born is not None:
            name, item = _text(entry.get("name")), _text(entry.get("id"))
            yield Plan("birthday", born, name, item, day(entry.get("left")), {"contact": "yes"})


def _deals(document: Document) -> Iterator[Plan]:
    for entry in deals_open(document):
        expected = day(entry.get("expected"))
        if expected is not None:
            yield Plan("deal", expected, _text(entry.get("title")), _text(entry.get("id")))


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
