"""satisfaction: averages, net promoters and who is not content, of a few surveys worked out by hand."""

from __future__ import annotations

from typing import Any

from clientctl import messages
from clientctl.reports.satisfaction import build
from tests.reports.studies import figures, rows, sentences, study_of, table

# Today is 2026-11-22; a year ago ends on 2025-11-22.
BOOK: dict[str, dict[str, Any]] = {
    "ann": {
        "owner": "li",
        "surveys": [
            {"date": "2025-06-01", "score": 4, "nps": 3},
            {"date": "2026-03-10", "score": 9, "nps": 9},
        ],
    },
    "bob": {"owner": "li", "surveys": [{"date": "2026-03-20", "score": 5, "nps": 6, "comment": "slow"}]},
    "cyd": {"owner": "wang", "surveys": [{"date": "2026-08-02", "score": 10}]},
    "dan": {"owner": "wang"},
    "eve": {"surveys": [{"date": "2027-01-01", "score": 1, "nps": 0}]},
}


def test_the_latest_score_of_each_client_counts() -> None:
    found = build(study_of(BOOK))

    # 9, 5 and 10 make 24 ÷ 3; one promoter and one detractor of two; 3 of 5 clients; 3 answers in the last 365 days
    assert figures(found) == {
        "satisfaction": "8.0",
        "nps": "0.0",
        "responses": 3,
        "asked_share": "60.0",
        "unhappy": 1,
    }
    before = {figure.name: figure.before for figure in found.figures}
    assert (str(before["satisfaction"]), str(before["nps"]), before["responses"]) == ("4.0", "-100.0", 1)


def test_a_period_asks_for_the_latest_score_in_it() -> None:
    found = build(study_of(BOOK, since="2026-03-01", until="2026-03-31"))

    assert figures(found) == {
        "satisfaction": "7.0",
        "nps": "0.0",
        "responses": 2,
        "asked_share": "40.0",
        "unhappy": 1,
    }
    assert sentences(found) == [
        "2 of 5 clients answered, with 7.0 of 10 on average",
        "1 client gives 5 or less, bob the least with 5",
    ]


def test_scores_are_told_one_by_one_and_those_between_rounded_half_up() -> None:
    book = {"a": {"surveys": [{"date": "2026-01-01", "score": "7"}]}} | {
        name: {"surveys": [{"date": "2026-01-01", "score": score}]}
        for name, score in (("b", 7), ("c", 10), ("d", 11), ("e", -1))
    }

    found = rows(build(study_of(book)), "scores")

    assert [row["score"] for row in found] == list(range(11))
    assert [(row["score"], row["clients"], row["share"]) for row in found if row["clients"]] == [
        (7, 1, "50.0"),
        (10, 1, "50.0"),
    ]


def test_of_one_day_the_survey_that_stands_last_counts() -> None:
    book = {"a": {"surveys": [{"date": "2026-01-01", "score": 2}, {"date": "2026-01-01", "score": 8}]}}

    assert figures(build(study_of(book)))["satisfaction"] == "8.0"


def test_the_course_is_empty_where_nobody_was_asked() -> None:
    found = rows(build(study_of(BOOK)), "course")

    assert len(found) == 12
    assert [row for row in found if row["responses"]] == [
        {"month": "2026-03", "satisfaction": "7.0", "responses": 2},
        {"month": "2026-08", "satisfaction": "10.0", "responses": 1},
    ]
    assert found[0] == {"month": "2025-12", "satisfaction": None, "responses": 0}


def test_groups_have_their_own_averages_the_most_content_first() -> None:
    found = build(study_of(BOOK, by=["owner"]))

    assert rows(found, "segments") == [
        {"owner": "wang", "clients": 2, "answered": 1, "satisfaction": "10.0", "nps": None},
        {"owner": "li", "clients": 2, "answered": 2, "satisfaction": "7.0", "nps": "0.0"},
        {"owner": None, "clients": 1, "answered": 0, "satisfaction": None, "nps": None},
    ]
    chart = table(found, "segments").chart
    assert chart is not None
    assert messages.word(chart.title, "en") == "the most content: wang with 10.0 on average"


def test_those_at_five_or_less_are_listed_with_what_they_said_the_lowest_first() -> None:
    book = BOOK | {"fay": {"surveys": [{"date": "2026-09-09", "score": 2}]}}

    found = rows(build(study_of(book)), "unhappy")

    assert [(row["id"], row["score"], row["date"], row["comment"]) for row in found] == [
        ("fay", "2", "2026-09-09", None),
        ("bob", "5", "2026-03-20", "slow"),
    ]


def test_without_answers_the_report_says_how_to_enter_one() -> None:
    assert sentences(build(study_of({}))) == ["no answers yet: clientctl survey add REF --score 8 --nps 9"]
    assert sentences(build(study_of(BOOK, until="2020-01-01"))) == ["nobody answered in this period"]
    assert [len(list(one.rows)) for one in build(study_of({"a": {}})).tables] == [0] * 3
    assert figures(build(study_of({}))) == {
        "satisfaction": None,
        "nps": None,
        "responses": 0,
        "asked_share": None,
        "unhappy": 0,
    }


def test_entries_of_another_shape_do_not_count() -> None:
    surveys = [{"date": "soon", "score": 3}, "good", {"date": "2026-01-01"}]
    broken: Any = {"a": {"surveys": surveys}, "b": {"surveys": 7}}

    assert figures(build(study_of(broken)))["satisfaction"] is None
