"""complaints: open, new and closed ones of a few clients, worked out by hand."""

from __future__ import annotations

from typing import Any

from clientctl import messages
from clientctl.reports.complaints import build
from tests.reports.studies import figures, rows, sentences, study_of, table


def said(on: str, kind: str = "complaint", **more: str) -> dict[str, str]:
    return {"date": on, "kind": kind, "text": f"on {on}", **more}


# Today is 2026-11-22.
BOOK: dict[str, dict[str, Any]] = {
    "ann": {
        "owner": "li",
        "feedback": [
            said("2026-10-23", id="x-1", severity="high"),
            said("2026-05-01", status="closed", closed="2026-05-11", severity="low"),
            said("2024-05-01", status="closed", closed="2024-05-03"),
        ],
    },
    "bob": {
        "feedback": [
            said("2026-11-12", severity="high", status="open"),
            said("2025-11-01", closed="2025-12-01"),
            said("2026-11-30"),
        ]
    },
    "cyd": {"feedback": [said("2026-01-01", "praise"), said("2026-01-02", "suggestion", status="open")]},
}


def test_figures_tell_open_new_and_closed_ones_and_how_long_it_took() -> None:
    found = build(study_of(BOOK))

    # closed in the last 365 days: on 2026-05-11 after 10 days, on 2025-12-01 after 30; half way between is 20
    assert figures(found) == {"open_complaints": 2, "complaints": 3, "closed": 2, "days_to_close": "20"}
    before = {figure.name: figure.before for figure in found.figures}
    assert before == {"open_complaints": None, "complaints": 1, "closed": 0, "days_to_close": None}


def test_open_ones_are_listed_the_oldest_first() -> None:
    found = build(study_of(BOOK))

    assert rows(found, "open") == [
        {
            "id": "ann",
            "name": "ann",
            "owner": "li",
            "item": "x-1",
            "date": "2026-10-23",
            "days_open": 30,
            "severity": "high",
            "text": "on 2026-10-23",
        },
        {
            "id": "bob",
            "name": "bob",
            "owner": None,
            "item": None,
            "date": "2026-11-12",
            "days_open": 10,
            "severity": "high",
            "text": "on 2026-11-12",
        },
    ]
    assert sentences(found) == [
        "2 complaints are open, for the longest time that of ann: 30 days",
        "3 new complaints in the last 365 days",
    ]
    assert table(found, "open") is found.tables[0]


def test_a_closed_one_counts_on_the_day_it_was_closed() -> None:
    found = rows(build(study_of(BOOK)), "course")

    assert [tuple(row.values()) for row in found if row["opened"] or row["closed"]] == [
        ("2025-12", 0, 1),
        ("2026-05", 1, 1),
        ("2026-10", 1, 0),
        ("2026-11", 1, 0),
    ]


def test_severities_count_those_of_the_period_and_the_open_ones_whenever_they_came() -> None:
    found = build(study_of(BOOK))

    assert rows(found, "severities") == [
        {"severity": "high", "complaints": 2, "share": "66.7", "open": 2},
        {"severity": "low", "complaints": 1, "share": "33.3", "open": 0},
    ]
    old = {"ann": {"feedback": [said("2020-01-01", severity="dire")]}}
    assert rows(build(study_of(old)), "severities") == [
        {"severity": "dire", "complaints": 0, "share": None, "open": 1}
    ]


def test_kinds_of_feedback_are_counted() -> None:
    found = build(study_of(BOOK))

    assert [tuple(row.values()) for row in rows(found, "kinds")] == [
        ("complaint", 3, "60.0"),
        ("suggestion", 1, "20.0"),
        ("praise", 1, "20.0"),
    ]
    chart = table(found, "kinds").chart
    assert chart is not None
    assert messages.word(chart.title, "zh") == "反馈中投诉占 60.0 %"


def test_groups_have_the_complaints_of_the_period_and_those_that_are_open() -> None:
    found = build(study_of(BOOK, by=["owner"]))

    assert rows(found, "segments") == [
        {"owner": "li", "clients": 1, "complaints": 2, "open_complaints": 1},
        {"owner": None, "clients": 2, "complaints": 1, "open_complaints": 1},
    ]
    chart = table(found, "segments").chart
    assert chart is not None
    assert messages.word(chart.title, "en") == "most complaints: li with 2"


def test_clients_with_several_are_named() -> None:
    found = rows(build(study_of(BOOK)), "several")

    assert [(row["id"], row["complaints"], row["open_complaints"]) for row in found] == [
        ("ann", 3, 1),
        ("bob", 2, 1),
    ]


def test_a_period_restricts_what_came_in_and_what_was_closed() -> None:
    found = build(study_of(BOOK, since="2026-05-01", until="2026-05-31"))

    assert figures(found) == {"open_complaints": 0, "complaints": 1, "closed": 1, "days_to_close": "10"}
    assert sentences(found) == ["no complaint is open", "1 new complaint in this period"]


def test_a_complaint_that_was_opened_again_or_has_an_odd_day_is_not_closed() -> None:
    book = {
        "ann": {"feedback": [said("2026-05-01", status="open", closed="2026-05-02")]},
        "bob": {"feedback": [said("2026-05-01", status="closed", closed="2026-04-02")]},
        "cyd": {"feedback": [said("2026-05-01", status="closed", closed="2027-04-02")]},
    }

    assert figures(build(study_of(book))) == {
        "open_complaints": 1,
        "complaints": 3,
        "closed": 0,
        "days_to_close": None,
    }


def test_without_complaints_the_report_says_how_to_enter_one() -> None:
    found = build(study_of({}))

    assert sentences(found, "zh") == [
        "没有投诉；记录客户的反馈：clientctl feedback add 客户 --kind complaint --text 内容"
    ]
    assert [len(list(one.rows)) for one in found.tables] == [0] * 5
    assert [one.chart for one in found.tables] == [None] * 5
