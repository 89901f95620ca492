"""stories: a few of them, counted by hand."""

from __future__ import annotations

from typing import Any

from clientctl import messages
from clientctl.reports.stories import build
from tests.reports.studies import figures, rows, sentences, study_of, table

# Today is 2026-11-22.
BOOK: dict[str, dict[str, Any]] = {
    "ann": {
        "stories": [
            {"id": "s-1", "date": "2026-07-06", "outcome": "lesson", "title": "One name", "text": "read\nit"},
            {"date": "2025-01-20", "outcome": "won", "title": "Two tongues"},
        ]
    },
    "bob": {
        "stories": [
            {"date": "2026-07-21", "outcome": "won", "title": "38 hours"},
            {"date": "2026-12-24", "outcome": "won", "title": "not yet"},
            {"date": "2026-07-06", "title": "Neither"},
            {"title": "undated"},
        ]
    },
}


def test_all_stories_up_to_today_are_told_the_newest_first() -> None:
    found = build(study_of(BOOK))

    assert [(row["id"], row["date"], row["outcome"]) for row in rows(found, "stories")] == [
        ("bob", "2026-07-21", "won"),
        ("ann", "2026-07-06", "lesson"),
        ("bob", "2026-07-06", None),
        ("ann", "2025-01-20", "won"),
    ]
    assert figures(found) == {"stories": 4, "won": 2, "lost": 0, "lesson": 1}
    assert sentences(found) == ["4 stories, the latest of 2026-07-21: 38 hours (bob)"]
    assert sentences(found, "zh") == ["4 个案例，最近的是 2026-07-21 的“38 hours”（bob）"]


def test_a_story_is_told_whole() -> None:
    assert rows(build(study_of(BOOK)), "stories")[1] == {
        "id": "ann",
        "item": "s-1",
        "date": "2026-07-06",
        "name": "ann",
        "outcome": "lesson",
        "title": "One name",
        "text": "read\nit",
    }


def test_a_period_restricts_them_by_their_dates() -> None:
    found = build(study_of(BOOK, since="2026-07-06", until="2026-07-20"))

    assert [row["title"] for row in rows(found, "stories")] == ["One name", "Neither"]
    assert found.figures[0].before == 0


def test_outcomes_are_ranked_and_empty_ones_last() -> None:
    found = build(study_of(BOOK))

    assert [tuple(row.values()) for row in rows(found, "outcomes")] == [
        ("won", 2, "50.0"),
        ("lesson", 1, "25.0"),
        (None, 1, "25.0"),
    ]
    chart = table(found, "outcomes").chart
    assert chart is not None
    assert messages.word(chart.title, "en") == "50.0 % of the stories: won"


def test_the_course_goes_by_quarters_from_the_first_story_on() -> None:
    found = rows(build(study_of(BOOK)), "course")

    assert [row["quarter"] for row in found] == [f"{year}Q{n}" for year in (2025, 2026) for n in (1, 2, 3, 4)]
    assert [tuple(row.values()) for row in found if any(list(row.values())[1:])] == [
        ("2025Q1", 1, 0, 0),
        ("2026Q3", 1, 0, 1),
    ]


def test_without_stories_the_report_says_how_to_enter_one() -> None:
    found = build(study_of({"ann": {}}))

    assert sentences(found) == ["no stories yet: clientctl story add REF --title TITLE --outcome won"]
    assert [len(list(one.rows)) for one in found.tables] == [0, 0, 0]
    assert sentences(build(study_of(BOOK, since="2026-08-01"))) == ["no stories in this period"]
