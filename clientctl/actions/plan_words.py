"""What is planned, in the reader's words: what is to be done and why, and how late it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from clientctl.dates import parse_duration
from clientctl.errors import Message, message
from clientctl.facts.plans import Plan
from clientctl.messages import template
from clientctl.model import Choice, Label
from clientctl.values import KINDS

# A birthday whose year nobody knows is often put into 1900; an age beyond this is not told.
_OLDEST: Final = 120


def _choices(*kinds: str) -> tuple[Choice, ...]:
    codes = {kind: f"plans.{kind}" for kind in kinds}
    return tuple(
        Choice(kind, Label(template(code, "en"), template(code, "zh"))) for kind, code in codes.items()
    )


PLAN_KINDS: Final = _choices("next", "reminder", "cadence", "payment", "contract", "birthday", "deal")
HAPPENING_KINDS: Final = _choices("log", "order", "deal", "feedback", "change")


def told(plan: Plan, on: date) -> str | Message:
    """What is to be done on the day that it is due, with the reason."""
    return _TELL[plan.kind](plan, on)


def _step(plan: Plan, on: date) -> str | Message:
    return plan.what or message(f"plans.{plan.kind}")


def _cadence(plan: Plan, on: date) -> Message:
    length = parse_duration(plan.what or "")  # it has been read before: by it the day was found
    cadence = message(f"plans.length_{length.unit}", count=length.count)
    last = plan.details.get("last")
    if last is None:
        return message("plans.first_contact", date=plan.details["since"], cadence=cadence)
    return message("plans.next_contact", date=last, cadence=cadence)


def _payment(plan: Plan, on: date) -> Message:
    found = plan.details.get("amount")
    if found is None:
        return message("plans.payment")
    amount = KINDS["money"].show(Decimal(found), (), "en")
    contract, values = plan.details.get("contract"), {"amount": amount, "currency": plan.details["currency"]}
    if contract is None:
        return message("plans.payment_of", **values)
    return message("plans.payment_for", contract=_one_line(contract), **values)


def _contract(plan: Plan, on: date) -> Message:
    name = _one_line(plan.details.get("number") or plan.what)
    return message("plans.contract_renews" if "renews" in plan.details else "plans.contract_ends", name=name)


def _birthday(plan: Plan, on: date) -> Message:
    age = on.year - plan.start.year
    told = message("plans.age", age=age) if age <= _OLDEST else ""
    if "contact" not in plan.details:
        return message("plans.own_birthday", age=told)
    return message("plans.contact_birthday", name=_one_line(plan.what), age=told)


def _deal(plan: Plan, on: date) -> Message:
    return message("plans.deal_expected", title=_one_line(plan.what))


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split("\n"))


_TELL: Final[Mapping[str, Callable[[Plan, date], str | Message]]] = {
    "next": _step,
    "reminder": _step,
    "cadence": _cadence,
    "payment": _payment,
    "contract": _contract,
    "birthday": _birthday,
    "deal": _deal,
}
