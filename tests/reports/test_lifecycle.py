"""lifecycle: stages, funnel, new clients and cohorts of a few clients, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from clientctl import messages
from clientctl.reports.lifecycle import build
from tests.reports.studies import figures, rows, sentences, study_of, table

# Today is 2026-11-22, in the fourth quarter.
BOOK: dict[str, dict[str, Any]] = {
    "ann": {"stage": "lead", "since": "2026-11-12"},
    "bob": {"stage": "trial", "since": "2026-11-22"},
    "cyd": {
        "stage": "active",
        "since": "2025-11-22",
        "orders": [
            {"date": "2025-02-01", "amount": 5},
            {"date": "2025-05-01", "amount": 6},
            {"date": "2025-06-30", "amount": 7},
            {"date": "2026-11-01", "amount": 8},
        ],
    },
    "dan": {"stage": "dormant", "orders": [{"date": "2025-03-31", "amount": 9}]},
    "eve": {"stage": "lost", "since": "2027-01-01", "orders": [{"date": "2026-08-01", "amount": 1}]},
    "fay": {"stage": "lost"},
    "gil": {},
}
SETTINGS = {"stages": [{"name": "trial", "label": "试用", "as": "prospect"}]}


def test_stages_come_in_their_order_with_extra_ones_counted_as_theirs() -> None:
    found = build(study_of(BOOK, settings=SETTINGS))

    columns = ("stage", "clients", "share", "total", "average_days")
    assert rows(found, "stages") == [
        dict(zip(columns, row, strict=True))
        for row in (
            ("lead", 1, "14.3", "0.00", "10.0"),
            ("prospect", 1, "14.3", "0.00", "0.0"),
            ("active", 1, "14.3", "26.00", "365.0"),
            ("dormant", 1, "14.3", "9.00", None),
            # a day to come is no age
            ("lost", 2, "28.6", "1.00", None),
            (None, 1, "14.3", "0.00", None),
        )
    ]


def test_the_funnel_counts_who_came_so_far() -> None:
    found = build(study_of(BOOK, settings=SETTINGS))

    # of the lost, eve has bought and so was active; how far fay came is not known; gil has no stage
    assert rows(found, "funnel") == [
        {"stage": "lead", "reached": 6, "conversion": None},
        {"stage": "prospect", "reached": 4, "conversion": "66.7"},
        {"stage": "active", "reached": 3, "conversion": "75.0"},
    ]
    chart = table(found, "funnel").chart
    assert chart is not None
    assert (chart.kind, chart.values) == ("funnel", ("reached",))


def test_the_head_tells_how_many_became_active_and_how_many_sleep() -> None:
    found = build(study_of(BOOK, settings=SETTINGS))

    assert sentences(found) == [
        "3 of 6 clients have become active (50.0 %)",
        "1 client is dormant: clientctl find stage:dormant -s -total",
    ]


def test_new_clients_are_counted_by_the_month_of_since() -> None:
    found = build(study_of(BOOK, settings=SETTINGS))

    counts = {row["month"]: row["new_clients"] for row in rows(found, "new")}
    assert (len(counts), min(counts), counts["2026-11"], sum(counts.values())) == (12, "2025-12", 2, 2)
    # cyd came on the last day of the 365 before
    assert figures(found)["new_clients"] == 2
    assert found.figures[0].before == 1


def test_cohorts_tell_who_buys_again_in_each_quarter_since_the_first_order() -> None:
    found = build(study_of(BOOK, settings=SETTINGS))

    cohorts = rows(found, "cohorts")
    # 2025Q1: cyd and dan; cyd again in the second quarter (once, though twice) and in the last
    assert [row["share"] for row in cohorts if row["cohort"] == "2025Q1"] == [
        *("100.0", "50.0", "0.0", "0.0", "0.0", "0.0", "0.0", "50.0")
    ]
    assert [
        (row["quarter"], row["clients"], row["buyers"]) for row in cohorts if row["cohort"] == "2026Q3"
    ] == [
        (0, 1, 1),
        (1, 1, 0),
    ]
    assert {row["cohort"] for row in cohorts} == {"2025Q1", "2026Q3"}


def test_the_finding_of_cohorts_leaves_out_the_quarter_that_is_not_over() -> None:
    chart = table(build(study_of(BOOK)), "cohorts").chart

    assert chart is not None
    assert (chart.kind, chart.labels) == ("heat", ("cohort", "quarter"))
    assert messages.word(chart.title, "en") == "1 of 2 new buyers bought again in the quarter after (50.0 %)"

    young = table(build(study_of({"eve": BOOK["eve"]})), "cohorts").chart
    assert young is not None
    assert messages.word(young.title, "en") == "no new buyer has a whole quarter behind it yet"


def test_cohorts_of_a_period_are_those_that_began_in_it() -> None:
    found = build(study_of(BOOK, since="2025-04-01", until="2026-09-30"))

    # cyd and dan first bought before it
    assert {row["cohort"] for row in rows(found, "cohorts")} == {"2026Q3"}


@pytest.mark.parametrize(
    ("book", "said"),
    [
        ({}, "no clients to tell of; clientctl add NAME adds one"),
        ({"gil": {}}, "no client has a stage yet: clientctl set REF stage=lead"),
    ],
)
def test_where_there_is_nothing_the_head_says_what_to_do(book: dict[str, Any], said: str) -> None:
    found = build(study_of(book))

    assert sentences(found) == [said]
    assert [rows(found, name) for name in ("funnel", "new", "cohorts")] == [[], [], []]
