"""churn: levels, signals and amounts of a few clients, added up by hand."""

from __future__ import annotations

from typing import Any

from clientctl import messages
from clientctl.reports.churn import build
from tests.reports.studies import figures, rows, sentences, study_of, table

# Today is 2026-11-22. Without a cadence silence holds after 90 days.
SPOKEN = [{"date": "2026-11-20", "kind": "call", "text": "hello"}]
COMPLAINT = {"date": "2026-11-01", "kind": "complaint", "text": "late"}
LOW = {"date": "2026-11-01", "score": 3}
LATE = {"due": "2026-11-01", "amount": 10}


def bought(amount: int, on: str = "2026-11-01") -> list[dict[str, Any]]:
    return [{"date": on, "amount": amount}]


BOOK: dict[str, dict[str, Any]] = {
    # complaint 25, satisfaction 15, silence 20, overdue 15: 75, high
    "ann": {
        "owner": "li",
        "since": "2020-01-01",
        "feedback": [COMPLAINT],
        "surveys": [LOW],
        "payments": [LATE],
        "orders": bought(100),
    },
    # complaint 25, satisfaction 15, silence 20: 60, high
    "bob": {
        "owner": "wang",
        "since": "2020-01-01",
        "feedback": [COMPLAINT],
        "surveys": [LOW],
        "orders": bought(300),
    },
    # complaint 25, satisfaction 15: 40, medium
    "cyd": {"owner": "li", "log": SPOKEN, "feedback": [COMPLAINT], "surveys": [LOW], "orders": bought(900)},
    # as bob, but lost
    "dan": {
        "stage": "lost",
        "lost_reason": "price",
        "since": "2020-01-01",
        "feedback": [COMPLAINT],
        "surveys": [LOW],
        "orders": bought(50, "2026-10-01"),
    },
    # nothing holds
    "eve": {"stage": "dormant", "log": SPOKEN, "orders": bought(7, "2026-10-01")},
}


def test_each_level_has_its_clients_their_total_and_the_lost_among_them() -> None:
    found = build(study_of(BOOK))

    assert rows(found, "levels") == [
        {"risk_level": "high", "clients": 3, "share": "60.0", "lost": 1, "total": "450.00"},
        {"risk_level": "medium", "clients": 1, "share": "20.0", "lost": 0, "total": "900.00"},
        {"risk_level": "low", "clients": 1, "share": "20.0", "lost": 0, "total": "7.00"},
    ]
    chart = table(found, "levels").chart
    assert chart is not None
    assert messages.word(chart.title, "en") == "4 clients are at high or medium risk, 80.0 % of all"


def test_at_stake_is_what_those_have_bought_who_may_still_be_kept() -> None:
    found = build(study_of(BOOK))

    assert figures(found) == {
        "high": 3,
        "medium": 1,
        "at_stake": "400.00",
        "lost": 1,
        "lost_share": "20.0",
    }
    assert sentences(found) == [
        "2 clients at high risk with 400.00 CNY at stake, the most valuable of them bob",
        "1 of 5 clients lost, who had bought for 50.00 CNY",
    ]


def test_those_at_risk_come_by_level_then_by_what_they_have_bought() -> None:
    found = rows(build(study_of(BOOK)), "at_risk")

    assert [(row["id"], row["risk"], row["risk_level"], row["total"]) for row in found] == [
        ("bob", "60", "high", "300.00"),
        ("ann", "75", "high", "100.00"),
        ("cyd", "40", "medium", "900.00"),
    ]
    assert found[0]["signals"] == ["complaint", "silence", "satisfaction"]
    assert found[2]["why"] == "1 open complaint since 2026-11-01; satisfaction 3 on 2026-11-01"


def test_signals_come_with_their_weights_the_most_frequent_first() -> None:
    found = build(study_of(BOOK))

    # weights 25 and 15 first hold for four clients, silence for three, a late payment for one
    assert [tuple(row.values()) for row in rows(found, "signals")] == [
        ("complaint", 4, "80.0", "25"),
        ("satisfaction", 4, "80.0", "15"),
        ("silence", 3, "60.0", "20"),
        ("overdue", 1, "20.0", "15"),
        ("return", 0, "0.0", "15"),
        ("decline", 0, "0.0", "20"),
    ]


def test_a_signal_without_weight_is_not_counted() -> None:
    settings = {"clientctl": 1, "risk": {"weights": {"complaint": 0}}}

    found = build(study_of(BOOK, settings=settings))

    assert ("complaint", 0) in {(row["signal"], row["clients"]) for row in rows(found, "signals")}
    assert figures(found)["high"] == 0
    assert sentences(found)[0] == "nobody at high risk, 2 clients at medium, the most valuable of them bob"


def test_a_period_restricts_amounts_but_not_the_risk_of_today() -> None:
    found = build(study_of(BOOK, since="2026-10-01", until="2026-10-31"))

    assert [(row["risk_level"], row["clients"], row["total"]) for row in rows(found, "levels")] == [
        ("high", 3, "50.00"),
        ("medium", 1, "0.00"),
        ("low", 1, "7.00"),
    ]
    assert rows(found, "dormant")[0]["last_contact"] == "2026-11-20"


def test_lost_and_dormant_clients_are_listed_with_reasons() -> None:
    book = BOOK | {
        "fay": {"stage": "lost", "lost_reason": "price", "orders": bought(70, "2026-01-01")},
        "gus": {"stage": "lost"},
    }
    found = build(study_of(book))

    assert [(row["id"], row["lost_reason"], row["total"]) for row in rows(found, "lost")] == [
        ("fay", "price", "70.00"),
        ("dan", "price", "50.00"),
        ("gus", None, "0.00"),
    ]
    assert [tuple(row.values()) for row in rows(found, "reasons")] == [
        ("price", 2, "66.7"),
        (None, 1, "33.3"),
    ]
    assert [row["id"] for row in rows(found, "dormant")] == ["eve"]


def test_groups_have_their_clients_at_risk_and_their_sums() -> None:
    found = build(study_of(BOOK, by=["owner"], sums=["total"]))

    assert rows(found, "segments") == [
        {"owner": "li", "clients": 2, "high": 1, "medium": 1, "lost": 0, "total": "1000.00"},
        {"owner": "wang", "clients": 1, "high": 1, "medium": 0, "lost": 0, "total": "300.00"},
        {"owner": None, "clients": 2, "high": 1, "medium": 0, "lost": 1, "total": "57.00"},
    ]
    assert table(found, "segments").chart is None  # they all have one at high risk


def test_a_stage_of_the_book_counts_as_what_it_stands_for() -> None:
    settings = {"clientctl": 1, "stages": [{"name": "gone", "as": "lost"}]}

    found = build(study_of({"a": {"stage": "gone"}}, settings=settings))

    assert figures(found)["lost"] == 1


def test_nobody_is_at_no_risk() -> None:
    found = build(study_of({}))

    assert figures(found) == {"high": 0, "medium": 0, "at_stake": "0.00", "lost": 0, "lost_share": None}
    assert [len(list(one.rows)) for one in found.tables] == [0] * len(found.tables)
    assert sentences(build(study_of({"a": {"log": SPOKEN}}))) == ["no client at high or medium risk"]
