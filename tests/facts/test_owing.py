"""Deals, payments, surveys and complaints, worked out by hand for 22 November 2026."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clientctl.facts import Facts
from clientctl.facts.unrated import UNRATED
from clientctl.settings import build_settings

TODAY = date(2026, 11, 22)
BOOK = build_settings(
    {
        "rates": {"EUR": [{"from": "2026-01-01", "rate": 7}, {"from": "2026-07-01", "rate": 8}]},
        "deals": {"stages": [{"name": "lead", "probability": 10}, {"name": "pilot", "probability": 40}]},
    }
)


def value(name: str, document: Any) -> Any:
    found = Facts(BOOK, TODAY).value(name, document)
    return str(found) if isinstance(found, Decimal) else found


DEALS = [
    ("none", [], 0, "0.00"),
    ("no list", "x", 0, "0.00"),
    ("odd entries", ["x", None, {}], 1, "0.00"),
    ("by its own number", [{"amount": 1000, "probability": 30, "stage": "lead"}], 1, "300.00"),
    ("a number of 0 is one", [{"amount": 1000, "probability": 0, "stage": "pilot"}], 1, "0.00"),
    ("by its stage", [{"amount": 1000, "stage": "pilot"}], 1, "400.00"),
    ("of no stage", [{"amount": 1000}], 1, "0.00"),
    ("of an unknown stage", [{"amount": 1000, "stage": "odd"}], 1, "0.00"),
    (
        "won and lost ones are over",
        [{"amount": 1000, "stage": "won", "probability": 50}, {"amount": 9, "stage": "lost"}],
        0,
        "0.00",
    ),
    ("expected in the past or ahead", [{"amount": 10, "stage": "lead", "expected": "2020-01-01"}], 1, "1.00"),
    # 100 EUR at 7, of the day when it was opened; 100 EUR at 8, the latest rate, where it has no day
    ("rates of its own day", [{"amount": 100, "currency": "EUR", "stage": "lead", "opened": "2026-02-01"}], 1, "70.00"),
    ("without a day the latest rate", [{"amount": 100, "currency": "EUR", "stage": "lead"}], 1, "80.00"),
    (
        "no rate yet",
        [{"amount": 100, "currency": "EUR", "stage": "lead", "opened": "2025-12-31"}, {"amount": 50, "stage": "lead"}],
        2,
        "5.00",
    ),
    ("rounded once", [{"amount": Decimal("0.04"), "stage": "lead"}] * 3, 3, "0.01"),  # 0.004 each, 0.012 in all
]  # fmt: skip


@pytest.mark.parametrize(
    ("deals", "count", "pipeline"), [row[1:] for row in DEALS], ids=[row[0] for row in DEALS]
)
def test_open_deals_and_what_may_come_of_them(deals: Any, count: int, pipeline: str) -> None:
    document = {"deals": deals}

    assert (value("open_deals", document), value("pipeline", document)) == (count, pipeline)


PAYMENTS = [
    ("none", [], "0.00", "0.00"),
    ("due today", [{"due": "2026-11-22", "amount": 5}], "5.00", "0.00"),
    ("due yesterday", [{"due": "2026-11-21", "amount": 5}], "5.00", "5.00"),
    ("due one day", [{"due": "2030-01-01", "amount": 5}], "5.00", "0.00"),
    ("paid today", [{"due": "2026-11-01", "amount": 5, "paid_on": "2026-11-22"}], "0.00", "0.00"),
    ("paid tomorrow", [{"due": "2026-11-01", "amount": 5, "paid_on": "2026-11-23"}], "5.00", "5.00"),
    ("of no day", [{"amount": 5}, {"due": "soon", "amount": 2}], "7.00", "0.00"),
    ("paid on no day", [{"due": "2026-11-01", "amount": 5, "paid_on": "yes"}], "5.00", "5.00"),
    ("rates of the day due", [{"due": "2026-02-01", "amount": 5, "currency": "EUR"}], "35.00", "35.00"),
    ("no rate", [{"due": "2025-02-01", "amount": 5, "currency": "EUR"}], "0.00", "0.00"),
    ("odd ones", ["x", {"due": "2026-01-01", "amount": "5"}, {"due": "2026-01-01"}], "0.00", "0.00"),
]


@pytest.mark.parametrize(
    ("payments", "receivable", "overdue"), [row[1:] for row in PAYMENTS], ids=[row[0] for row in PAYMENTS]
)
def test_what_is_to_be_paid_and_what_is_late(payments: Any, receivable: str, overdue: str) -> None:
    document = {"payments": payments}

    assert (value("receivable", document), value("overdue", document)) == (receivable, overdue)


SURVEYS = [
    ([], None),
    ([{"date": "2026-11-22", "score": 7}], "7"),
    ([{"date": "2026-11-23", "score": 7}], None),
    ([{"date": "2026-11-02", "score": 7}, {"date": "2026-11-01", "score": 9}], "7"),
    ([{"date": "2026-11-02", "score": 7}, {"date": "2026-11-02", "score": 9}], "9"),
    ([{"date": "2026-11-02"}, {"date": "2026-11-01", "score": Decimal("8.5")}], "8.5"),
    ([{"score": 7}, {"date": "2026-11-01", "score": "7"}], None),
]


@pytest.mark.parametrize(("surveys", "score"), SURVEYS)
def test_satisfaction_is_the_score_of_the_latest_survey(surveys: Any, score: str | None) -> None:
    assert value("satisfaction", {"surveys": surveys}) == score


COMPLAINTS = [
    ({}, 1),
    ({"status": "open"}, 1),
    ({"status": "closed"}, 0),
    ({"closed": "2026-11-20"}, 0),
    ({"status": "open", "closed": "2026-11-20"}, 1),
    ({"kind": "praise"}, 0),
    ({"kind": None}, 0),
    ({"date": "2026-11-22"}, 1),
    ({"date": "2026-11-23"}, 0),
    ({"date": None}, 0),
]


@pytest.mark.parametrize(("complaint", "count"), COMPLAINTS)
def test_complaints_are_open_until_they_are_closed(complaint: Any, count: int) -> None:
    document = {"feedback": [{"date": "2026-11-01", "kind": "complaint", **complaint}]}

    assert value("open_complaints", document) == count


def test_amounts_without_a_rate_are_named_by_their_currency() -> None:
    document = {
        "orders": [{"date": "2026-01-01", "amount": 1, "currency": "USD"}],
        "deals": [
            {"amount": 1, "currency": "GBP"},
            {"amount": 1, "currency": "SEK", "stage": "won"},
            {"currency": "NOK"},
            {"amount": 1, "currency": "EUR"},
        ],
        "payments": [
            {"due": "2025-01-01", "amount": 1, "currency": "EUR"},
            {"due": "2026-01-01", "amount": 1, "currency": "JPY", "paid_on": "2026-11-22"},
            {"due": "2026-01-01", "amount": 1, "currency": "CHF", "paid_on": "2026-11-23"},
        ],
    }

    assert {record: list(find(document, BOOK, TODAY)) for record, find in UNRATED.items()} == {
        "orders": ["USD"],
        "deals": ["GBP"],
        "payments": ["EUR", "CHF"],
    }
