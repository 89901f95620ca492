"""overview: the state of a small book, added up by hand."""

from __future__ import annotations

from typing import Any

from clientctl import messages
from clientctl.reports.overview import build
from tests.reports.studies import figures, rows, sentences, study_of, table

# Today is 2026-11-22; the last 365 days begin on 2025-11-23. Without a cadence silence (20) holds after 90 days.
SPOKEN = [{"date": "2026-11-20", "kind": "call", "text": "hello"}]
COMPLAINT = {"date": "2026-11-01", "kind": "complaint", "text": "late"}

BOOK: dict[str, dict[str, Any]] = {
    # complaint 25, overdue 15: 40, medium; by total 400: 16,000
    "ann": {
        "grade": "A",
        "owner": "li",
        "stage": "active",
        "orders": [{"date": "2026-11-01", "amount": 300}, {"date": "2025-11-01", "amount": 100}],
        "payments": [{"due": "2026-11-01", "amount": 50}, {"due": "2026-12-01", "amount": 70}],
        "feedback": [COMPLAINT],
        "surveys": [{"date": "2026-05-01", "score": 9}],
        "log": SPOKEN,
        "next": {"date": "2026-12-24", "what": "call"},
    },
    # complaint 25, satisfaction 15, silence 20: 60, high; by total 30: 1,800
    "bob": {
        "grade": "B",
        "stage": "active",
        "since": "2020-01-01",
        "orders": [{"date": "2026-10-31", "amount": 30}],
        "feedback": [COMPLAINT],
        "surveys": [{"date": "2026-05-01", "score": 4}],
    },
    # as bob, but lost
    "cyd": {
        "grade": "B",
        "stage": "lost",
        "since": "2020-01-01",
        "orders": [{"date": "2026-06-01", "amount": 70}],
        "feedback": [COMPLAINT],
        "surveys": [{"date": "2026-05-01", "score": 4}],
    },
    # at risk, but without orders there is nothing to lose
    "dan": {"stage": "prospect", "since": "2020-01-01", "feedback": [COMPLAINT]},
    "eve": {
        "stage": "lead",
        "deals": [{"title": "first", "stage": "proposal", "amount": 1000, "probability": 25}],
    },
}


def test_the_figures_are_those_that_a_manager_asks_for() -> None:
    found = build(study_of(BOOK))

    assert figures(found) == {
        "active": 2,
        "sold": "400.00",
        "pipeline": "250.00",
        "overdue": "50.00",
        # 9 + 4 + 4 of three clients
        "satisfaction": "5.7",
    }
    sold = found.figures[1]
    assert str(sold.before) == "100.00"
    assert [str(amount) for amount in sold.series[-2:]] == ["30", "300"]


def test_the_head_says_how_trade_goes_and_who_needs_attention_first() -> None:
    found = build(study_of(BOOK))

    assert sentences(found) == [
        "orders in the last 365 days came to 400.00 CNY, 300.0 % more than in the period before",
        "2 clients at risk, first of all ann: 1 open complaint since 2026-11-01",
    ]


def test_orders_are_counted_month_by_month() -> None:
    course = rows(build(study_of(BOOK)), "course")

    assert (len(course), course[0]["month"]) == (12, "2025-12")
    assert course[-2:] == [
        {"month": "2026-10", "orders": 1, "sold": "30.00"},
        {"month": "2026-11", "orders": 1, "sold": "300.00"},
    ]
    chart = table(build(study_of(BOOK)), "course").chart
    assert chart is not None
    assert (chart.kind, messages.word(chart.title, "en")) == ("lines", "most was sold in 2026-11: 300.00 CNY")


def test_those_need_attention_whose_risk_weighs_most_by_what_they_bought() -> None:
    found = build(study_of(BOOK))

    first, second = rows(found, "attention")
    assert first == {
        "id": "ann",
        "name": "ann",
        "owner": "li",
        "total": "400.00",
        "risk": "40",
        "next_due": "2026-12-24",
        "reasons": "1 open complaint since 2026-11-01; 1 payment overdue since 2026-11-01",
    }
    assert (second["id"], second["risk"]) == ("bob", "60")


def test_the_top_clients_are_those_of_the_period_and_each_has_its_share() -> None:
    found = build(study_of(BOOK))

    assert [(row["id"], row["sold"], row["share"], row["total"]) for row in rows(found, "top")] == [
        ("ann", "300.00", "75.0", "400.00"),
        ("cyd", "70.00", "17.5", "70.00"),
        ("bob", "30.00", "7.5", "30.00"),
    ]


def test_of_many_clients_the_first_ten_are_named() -> None:
    book = {f"c{n:02}": {"orders": [{"date": "2026-11-01", "amount": 100 + n}]} for n in range(12)}
    found = build(study_of(book))

    assert [row["id"] for row in rows(found, "top")] == [f"c{n:02}" for n in range(11, 1, -1)]
    chart = table(found, "top").chart
    assert chart is not None
    # 1,266 in all, of which the two least bring 100 and 101: 84.1 % is left
    assert messages.word(chart.title, "en") == (
        "10 clients bring 84.1 % of what was sold in the last 365 days"
    )


def test_grades_are_told_by_clients_and_by_what_they_bring() -> None:
    found = build(study_of(BOOK))

    columns = ("grade", "clients", "share", "total", "total_share")
    assert rows(found, "grades") == [
        dict(zip(columns, row, strict=True))
        for row in (
            ("A", 1, "20.0", "400.00", "80.0"),
            ("B", 2, "40.0", "100.00", "20.0"),
            (None, 2, "40.0", "0.00", "0.0"),
        )
    ]


def test_stages_are_all_there() -> None:
    assert [(row["stage"], row["clients"]) for row in rows(build(study_of(BOOK)), "stages")] == [
        ("lead", 1),
        ("prospect", 1),
        ("active", 2),
        ("dormant", 0),
        ("lost", 1),
    ]


def test_who_needs_attention_is_a_question_of_today_whatever_the_period() -> None:
    found = build(study_of(BOOK, since="2026-10-01", until="2026-10-31"))

    assert [row["id"] for row in rows(found, "attention")] == ["ann", "bob"]
    assert [(row["id"], row["sold"]) for row in rows(found, "top")] == [("bob", "30.00")]
    assert figures(found)["sold"] == "30.00"


def test_where_there_is_nothing_the_head_says_what_to_do() -> None:
    assert sentences(build(study_of({}))) == ["no clients to tell of; clientctl add NAME adds one"]
    assert sentences(build(study_of({"eve": {"stage": "lead"}}))) == [
        "no orders yet: clientctl order add REF --amount AMOUNT"
    ]
