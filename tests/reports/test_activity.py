"""activity: contacts of a few clients, worked out by hand."""

from __future__ import annotations

from typing import Any

from clientctl import messages
from clientctl.reports.activity import build
from tests.reports.studies import figures, rows, sentences, study_of, table


def spoke(on: str, kind: str = "call", author: str = "li") -> dict[str, str]:
    return {"date": on, "kind": kind, "author": author, "text": "hello"}


# Today is 2026-11-22.
BOOK: dict[str, dict[str, Any]] = {
    "ann": {
        "stage": "active",
        "cadence": "30d",
        "since": "2024-01-01",
        "log": [
            spoke("2025-06-01"),
            spoke("2026-10-01", "visit"),
            spoke("2026-10-22", author="wang"),
            spoke("2026-11-20", "note"),
            spoke("2026-12-01"),
        ],
        "orders": [{"date": "2026-01-01", "amount": 5}],
    },
    "bob": {"stage": "active", "cadence": "30d", "log": [spoke("2026-10-24")]},
    "cyd": {
        "stage": "lead",
        "cadence": "1y",
        "since": "2025-01-01",
        "orders": [{"date": "2026-01-01", "amount": 9}],
    },
    "dan": {"stage": "lost", "cadence": "1d", "since": "2025-01-01"},
}


def test_contacts_of_the_last_year_are_counted_without_notes_and_plans() -> None:
    found = build(study_of(BOOK))

    # ann 2026-10-01 and 10-22, bob 10-24; the two active clients have 3 of them
    assert figures(found) == {
        "contacts": 3,
        "contacted": 2,
        "contacted_share": "50.0",
        "per_active": "1.5",
        "silent": 2,
    }
    before = {figure.name: figure.before for figure in found.figures}
    assert (before["contacts"], before["contacted"]) == (1, 1)
    assert sentences(found) == [
        "3 contacts in the last 365 days, with 2 of 4 clients",
        "2 clients have not been spoken to within the cadence, the most valuable of them cyd",
    ]


def test_a_period_restricts_contacts_but_not_who_is_silent() -> None:
    found = build(study_of(BOOK, since="2026-10-01", until="2026-10-22"))

    assert figures(found) == {
        "contacts": 2,
        "contacted": 1,
        "contacted_share": "25.0",
        "per_active": "1.0",
        "silent": 2,
    }
    assert [(row["id"], row["last_contact"]) for row in rows(found, "silent")] == [
        ("cyd", None),
        ("ann", "2026-10-22"),
    ]
    assert [tuple(row.values()) for row in rows(found, "course")] == [
        ("2026-W40", 1, 1),
        ("2026-W41", 0, 0),
        ("2026-W42", 0, 0),
        ("2026-W43", 1, 1),
    ]


def test_a_client_is_silent_on_the_very_day_on_which_it_is_due_again() -> None:
    def silent(cadence: str) -> int:
        book = {"a": {"cadence": cadence, "log": [spoke("2026-11-12")]}}
        return int(figures(build(study_of(book)))["silent"])

    assert [silent(cadence) for cadence in ("9d", "10d", "11d", "often")] == [1, 1, 0, 0]


def test_a_stage_of_the_book_counts_as_what_it_stands_for() -> None:
    settings = {"clientctl": 1, "stages": [{"name": "gone", "as": "lost"}]}
    book = {"a": {"stage": "gone", "cadence": "1d", "since": "2026-01-01"}}

    assert figures(build(study_of(book, settings=settings)))["silent"] == 0


def test_each_span_has_its_contacts_and_the_clients_they_were_with() -> None:
    found = rows(build(study_of(BOOK)), "course")

    assert len(found) == 12
    assert [row for row in found if row["contacts"]] == [{"month": "2026-10", "contacts": 3, "clients": 2}]


def test_kinds_and_authors_are_ranked() -> None:
    found = build(study_of(BOOK))

    assert [tuple(row.values()) for row in rows(found, "kinds")] == [
        ("call", 2, "66.7"),
        ("visit", 1, "33.3"),
    ]
    assert rows(found, "authors") == [
        {"author": "li", "contacts": 2, "clients": 2, "share": "66.7"},
        {"author": "wang", "contacts": 1, "clients": 1, "share": "33.3"},
    ]
    chart = table(found, "authors").chart
    assert chart is not None
    assert messages.word(chart.title, "en") == "li made 2 contacts, 66.7 % of them all"


def test_groups_have_their_own_contacts_those_with_the_most_silent_clients_first() -> None:
    found = build(study_of(BOOK, by=["stage"]))

    assert rows(found, "segments") == [
        {"stage": "lead", "clients": 1, "contacts": 0, "contacted": 0, "silent": 1},
        {"stage": "active", "clients": 2, "contacts": 3, "contacted": 2, "silent": 1},
        {"stage": "lost", "clients": 1, "contacts": 0, "contacted": 0, "silent": 0},
    ]


def test_of_equally_frequent_ones_none_is_said_to_lead() -> None:
    book = {"a": {"log": [spoke("2026-11-01", "call"), spoke("2026-11-02", "visit")]}}

    assert table(build(study_of(book)), "kinds").chart is None


def test_without_contacts_the_report_says_how_to_enter_one() -> None:
    found = build(study_of({}))

    assert sentences(found) == ["no contacts yet: clientctl log REF TEXT"]
    assert [len(list(one.rows)) for one in found.tables] == [0] * 4
    assert figures(found) == {
        "contacts": 0,
        "contacted": 0,
        "contacted_share": None,
        "per_active": None,
        "silent": 0,
    }


def test_entries_of_another_shape_do_not_count() -> None:
    broken: Any = {
        "a": {"log": [{"date": 7}, "called", {"date": "2026-10-01", "kind": ["call"]}]},
        "b": {"log": "x"},
    }

    assert figures(build(study_of(broken)))["contacts"] == 1
