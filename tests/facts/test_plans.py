"""What is planned or running out, worked out by hand for 22 November 2026, a Sunday."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from clientctl.dates import parse_duration
from clientctl.facts.cadence import Staleness, recall
from clientctl.facts.contracts import CONTRACT_OVER
from clientctl.facts.plans import next_anniversary, open_steps, plans
from clientctl.facts.timeline import timeline
from clientctl.settings import Settings

TODAY = date(2026, 11, 22)


def due(document: Any, today: date = TODAY) -> list[tuple[str, str, str | None]]:
    """Kind, day and words of all that is due some day."""
    found = ((plan, plan.on(today)) for plan in plans(document, Settings(), today))
    return [(plan.kind, on.isoformat(), plan.what) for plan, on in found if on is not None]


def steps(document: Any) -> list[tuple[str | None, str, str | None, str | None, int | None]]:
    return [
        (None if step.date is None else step.date.isoformat(), step.kind, step.what, step.item, step.index)
        for step in open_steps(document)
    ]


def test_steps_come_by_date_the_next_step_first_and_undated_ones_last() -> None:
    document = {
        "next": {"date": "2026-12-01", "what": "call"},
        "reminders": [
            {"id": "a", "date": "2026-12-01", "what": "invoice"},
            {"date": "2026-11-30", "what": "visit"},
            {"id": "c", "date": "2026-01-01", "what": "old", "done": "2026-01-02"},
            "odd",
            {"id": "e", "date": "soon", "what": "some day"},
        ],
    }
    assert steps(document) == [
        ("2026-11-30", "reminder", "visit", None, 1),
        ("2026-12-01", "next", "call", None, None),
        ("2026-12-01", "reminder", "invoice", "a", 0),
        (None, "reminder", "some day", "e", 4),
    ]


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        (None, []),
        ("call", []),
        ({}, []),
        ({"what": ""}, []),
        ({"what": "call"}, [(None, "next", "call", None, None)]),
        ({"date": "2026-12-01"}, [("2026-12-01", "next", None, None, None)]),
        ({"date": "2026-02-30", "what": "call"}, [(None, "next", "call", None, None)]),
    ],
)
def test_a_next_step_has_a_day_or_words(following: Any, expected: Any) -> None:
    assert steps({"next": following}) == expected


PAYMENT = {"due": "2026-11-01", "amount": 1200, "currency": "EUR"}
PLANS = [
    ("nothing", {}, []),
    ("a step without a day", {"next": {"what": "call"}}, []),
    ("a step without words", {"next": {"date": "2026-12-01"}}, [("next", "2026-12-01", None)]),
    ("a reminder", {"reminders": [{"date": "2026-12-01", "what": "x"}]}, [("reminder", "2026-12-01", "x")]),
    ("cadence from since", {"cadence": "30d", "since": "2026-11-01"}, [("cadence", "2026-12-01", "30d")]),
    ("cadence from the last contact", {"cadence": "2w", "since": "2020-01-01",
        "log": [{"date": "2026-11-01", "kind": "call"}, {"date": "2026-11-20", "kind": "note"}]},
        [("cadence", "2026-11-15", "2w")]),
    ("no cadence", {"since": "2026-11-01"}, []),
    ("a payment", {"payments": [PAYMENT]}, [("payment", "2026-11-01", "1200 EUR")]),
    ("a payment in the book's currency", {"payments": [{"due": "2026-11-01", "amount": 5}]},
        [("payment", "2026-11-01", "5 CNY")]),
    ("a payment without an amount", {"payments": [{"due": "2026-11-01"}]}, [("payment", "2026-11-01", None)]),
    ("paid today", {"payments": [{**PAYMENT, "paid_on": "2026-11-22"}]}, []),
    ("to be paid tomorrow", {"payments": [{**PAYMENT, "paid_on": "2026-11-23"}]},
        [("payment", "2026-11-01", "1200 EUR")]),
    ("paid nobody knows when", {"payments": [{**PAYMENT, "paid_on": "soon"}]},
        [("payment", "2026-11-01", "1200 EUR")]),
    ("a payment without a day", {"payments": [{"amount": 5}]}, []),
    ("a contract", {"contracts": [{"title": "Frame", "number": "K-1", "end": "2026-12-31"}]},
        [("contract", "2026-12-31", "Frame")]),
    ("a contract that ended unnoticed", {"contracts": [{"title": "Frame", "end": "2026-11-01", "status": "running"}]},
        [("contract", "2026-11-01", "Frame")]),
    ("a contract that is over", {"contracts": [{"title": "Frame", "end": "2026-12-31", "status": " Terminated "}]}, []),
    ("the same in Chinese", {"contracts": [{"title": "框架", "end": "2026-11-01", "status": "已结束"}]}, []),
    ("a contract without an end", {"contracts": [{"title": "Frame"}]}, []),
    ("an open deal", {"deals": [{"title": "Box", "expected": "2026-11-01"}]}, [("deal", "2026-11-01", "Box")]),
    ("deals won and lost", {"deals": [{"title": "A", "expected": "2026-12-01", "stage": "won"},
        {"title": "B", "expected": "2026-12-01", "stage": "lost"}]}, []),
    ("a birthday this year", {"name": "Ole", "birthday": "1970-12-01"}, [("birthday", "2026-12-01", "Ole")]),
    ("a birthday today", {"name": "Ole", "birthday": "1970-11-22"}, [("birthday", "2026-11-22", "Ole")]),
    ("a birthday that is past", {"name": "Ole", "birthday": "1970-11-21"}, [("birthday", "2027-11-21", "Ole")]),
    ("birthdays of contacts", {"name": "Acme", "contacts": [{"name": "Kari", "birthday": "1980-02-29"},
        {"name": "Li", "birthday": "1980-12-01", "left": "2026-11-22"},
        {"name": "Wu", "birthday": "1980-12-02", "left": "2026-11-23"}]},
        [("birthday", "2027-02-28", "Kari"), ("birthday", "2026-12-02", "Wu")]),
    ("odd records", {"payments": "x", "contracts": [1], "deals": {"expected": "2026-12-01"}, "contacts": [None],
        "birthday": "12-01"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("document", "expected"), [row[1:] for row in PLANS], ids=[row[0] for row in PLANS])
def test_each_kind_of_plan_has_its_day(document: Any, expected: Any) -> None:
    assert due(document) == expected


def test_kinds_come_in_their_order() -> None:
    document = {
        "deals": [{"title": "Box", "expected": "2026-12-01"}],
        "birthday": "1970-12-01",
        "contracts": [{"title": "Frame", "end": "2026-12-01"}],
        "payments": [{"due": "2026-12-01", "amount": 1}],
        "cadence": "30d",
        "since": "2026-11-01",
        "reminders": [{"date": "2026-12-01", "what": "x"}],
        "next": {"date": "2026-12-01"},
    }
    kinds = [kind for kind, *_ in due(document)]
    assert kinds == ["next", "reminder", "cadence", "payment", "contract", "birthday", "deal"]


def test_words_for_contracts_that_are_over_are_compared_without_capitals() -> None:
    assert {word.casefold().strip() for word in CONTRACT_OVER} == CONTRACT_OVER


@pytest.mark.parametrize(
    ("born", "today", "expected"),
    [
        ("2000-02-29", "2027-02-28", "2027-02-28"),
        ("2000-02-29", "2027-03-01", "2028-02-29"),
        ("2000-02-29", "2028-02-28", "2028-02-29"),
        ("2026-11-22", "2026-11-22", "2027-11-22"),
        ("2030-01-01", "2026-11-22", "2031-01-01"),
        ("1970-01-01", "9999-12-31", None),
        ("1970-12-31", "9999-12-31", "9999-12-31"),
        ("9999-12-31", "2026-11-22", None),
    ],
)
def test_the_next_birthday(born: str, today: str, expected: str | None) -> None:
    found = next_anniversary(date.fromisoformat(born), date.fromisoformat(today))
    assert (None if found is None else found.isoformat()) == expected


# last contact, since, cadence, by its cadence, within 90 days (90 days before are 24 August)
STALE = [
    ("2026-11-21", None, "1d", True, False),
    ("2026-11-22", None, "1d", False, False),
    ("2026-08-24", None, "90d", True, True),
    ("2026-08-25", None, "90d", False, False),
    ("2026-08-24", None, None, False, True),
    ("2026-11-20", "2020-01-01", "7d", False, False),
    (None, "2026-08-24", "90d", True, True),
    (None, "2026-11-01", "90d", False, False),
    (None, None, "90d", True, True),
    (None, "long ago", "90d", True, True),
    (None, None, None, False, True),
    ("2026-10-22", None, "1m", True, False),
    ("2026-10-23", None, "1m", False, False),
    ("2026-01-01", None, "often", False, True),
]


@pytest.mark.parametrize(("last", "since", "cadence", "by_cadence", "within"), STALE)
def test_who_is_quiet_too_long(
    last: str | None, since: str | None, cadence: str | None, by_cadence: bool, within: bool
) -> None:
    log = [] if last is None else [{"date": last, "kind": "call"}]
    again = recall({"log": log, "since": since, "cadence": cadence}, TODAY)
    said = (last, since, cadence, None if again is None else again.isoformat())

    assert Staleness.on(TODAY, None).holds(*said) is by_cadence
    assert Staleness.on(TODAY, parse_duration("90d")).holds(*said) is within


def test_a_timeline_is_in_the_order_of_days_and_of_the_file() -> None:
    document = {
        "log": [{"date": "2026-02-01", "text": "b"}, {"date": "2026-01-01", "text": "a"}, {"date": "soon"}],
        "orders": [{"date": "2026-02-01", "amount": 1}, {"amount": 2}],
        "deals": [
            {"title": "A", "opened": "2026-01-01", "closed": "2026-03-01", "stage": "won"},
            {"title": "B", "closed": "2026-03-02", "stage": "proposal"},
            {"title": "C", "closed": "2026-03-03", "stage": "lost"},
        ],
        "feedback": [{"date": "2026-02-01", "kind": "praise", "text": "c"}, "odd"],
    }
    assert [(one.on.isoformat(), one.kind, one.turn) for one in timeline(document)] == [
        ("2026-01-01", "deal", "opened"),
        ("2026-01-01", "log", ""),
        ("2026-02-01", "log", ""),
        ("2026-02-01", "order", ""),
        ("2026-02-01", "feedback", ""),
        ("2026-03-01", "deal", "won"),
        ("2026-03-02", "deal", "closed"),
        ("2026-03-03", "deal", "lost"),
    ]
