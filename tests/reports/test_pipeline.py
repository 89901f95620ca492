"""The report of deals: a small book whose sums are worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from clientctl import messages
from clientctl.model import Chart
from clientctl.reports.pipeline import build
from clientctl.reports.study import Findings, Study
from tests.reports.studies import figures, rows, sentences, study_of, table

# 10 EUR are 80 CNY; the day is 2026-11-22.
SETTINGS: dict[str, Any] = {"currency": "CNY", "rates": {"EUR": 8}}
BOOK: dict[str, dict[str, Any]] = {
    "ada": {
        "owner": "li",
        "deals": [
            # 1000 × 75 % = 750, two days late
            {
                "id": "d1",
                "title": "Boxes",
                "stage": "negotiation",
                "amount": 1000,
                "expected": "2026-11-20",
                "opened": "2026-10-23",
            },
            # 100 EUR = 800, × 20 % = 160
            {
                "title": "Gel packs",
                "stage": "lead",
                "amount": 100,
                "currency": "EUR",
                "probability": 20,
                "expected": "2027-01-05",
            },
            # no rate: in no sum
            {"title": "Loggers", "stage": "lead", "amount": 7, "currency": "USD", "expected": "2028-03-01"},
        ],
    },
    "bo": {
        "deals": [
            # no amount, a stage that the book does not list, no day
            {"title": "Something", "stage": "sample"},
            {"title": "Old", "stage": "won", "amount": 300, "opened": "2026-01-01", "closed": "2026-01-11"},
            {"title": "New", "stage": "won", "amount": 500, "opened": "2026-02-01", "closed": "2026-02-26"},
            {"title": "Gone", "stage": "lost", "amount": 200, "closed": "2026-03-01", "reason": "price"},
            {"title": "Older", "stage": "lost", "amount": 50, "closed": "2025-03-01", "reason": "price"},
        ]
    },
}


def found(book: dict[str, dict[str, Any]] = BOOK, **options: Any) -> Findings:
    return build(study_of(book, settings=SETTINGS, **options))


def study() -> Study:
    return study_of(BOOK, settings=SETTINGS)


def chart(report: Findings, name: str) -> Chart:
    made = table(report, name).chart
    assert made is not None
    return made


def test_stages_stand_in_the_order_of_the_book_and_others_behind_them() -> None:
    assert rows(found(), "stages") == [
        {
            "stage": "lead",
            "open_deals": 2,
            "reached": 3,
            "probability": "10",
            "amount": "800.00",
            "pipeline": "160.00",
        },
        {
            "stage": "qualified",
            "open_deals": 0,
            "reached": 1,
            "probability": "25",
            "amount": "0.00",
            "pipeline": "0.00",
        },
        {
            "stage": "proposal",
            "open_deals": 0,
            "reached": 1,
            "probability": "50",
            "amount": "0.00",
            "pipeline": "0.00",
        },
        {
            "stage": "negotiation",
            "open_deals": 1,
            "reached": 1,
            "probability": "75",
            "amount": "1000.00",
            "pipeline": "750.00",
        },
        {
            "stage": "sample",
            "open_deals": 1,
            "reached": None,
            "probability": None,
            "amount": "0.00",
            "pipeline": "0.00",
        },
    ]


def test_the_stages_are_drawn_as_a_funnel_that_says_where_most_may_come_from() -> None:
    made = chart(found(), "stages")

    assert (made.labels, made.values, made.kind) == (("stage",), ("reached",), "funnel")
    # 750 of 910
    assert (
        messages.word(made.title, "en")
        == "82.4 % of what may come lies in negotiation, with 1 of 4 open deals"
    )


def test_the_figures_are_what_the_facts_come_to() -> None:
    made = figures(found())
    every = study()

    assert made["open_deals"] == str(sum(subject.fact("open_deals") for subject in every.subjects)) == "4"
    assert made["pipeline"] == str(sum(subject.fact("pipeline") for subject in every.subjects)) == "910.00"


def test_a_deal_expected_before_today_is_late_and_later_than_a_year_is_later() -> None:
    assert [(row["month"], row["open_deals"], row["pipeline"]) for row in rows(found(), "months")] == [
        ("late", 1, "750.00"),
        ("2026-11", 0, "0.00"),
        ("2026-12", 0, "0.00"),
        ("2027-01", 1, "160.00"),
        ("later", 1, "0.00"),
        (None, 1, "0.00"),
    ]


def test_the_open_deals_come_late_ones_first_and_those_without_a_day_last() -> None:
    listed = rows(found(), "deals")

    assert [(row["id"], row["title"], row["days"]) for row in listed] == [
        ("ada", "Boxes", -2),
        ("ada", "Gel packs", 44),
        ("ada", "Loggers", 465),
        ("bo", "Something", None),
    ]
    assert listed[0]["when"] == "2 days late"
    assert (listed[0]["item"], listed[0]["owner"], listed[0]["days_open"]) == ("d1", "li", 30)
    assert (listed[1]["amount"], listed[1]["currency"], listed[1]["book_amount"]) == ("100", "EUR", "800.00")
    assert (listed[1]["probability"], listed[1]["pipeline"]) == ("20", "160.00")


def test_an_amount_without_a_rate_is_shown_but_not_converted() -> None:
    row = rows(found(), "deals")[2]

    assert (row["amount"], row["currency"], row["book_amount"], row["pipeline"]) == ("7", "USD", None, None)


def test_people_see_an_amount_as_it_was_agreed_only_where_that_was_in_another_currency() -> None:
    assert [row["written"] for row in rows(found(), "deals")] == [None, "100.00 EUR", "7.00 USD", None]

    one = {"ada": {"deals": [{"title": "Boxes", "stage": "lead", "amount": 5}]}}

    assert "written" not in rows(found(one), "deals")[0]


def test_won_and_lost_are_those_closed_in_the_last_365_days() -> None:
    assert rows(found(), "closed") == [
        # 2 of 3, 800 of 1000, ten days and 25
        {
            "stage": "won",
            "deals": 2,
            "share": "66.7",
            "amount": "800.00",
            "amount_share": "80.0",
            "days_to_close": "17.5",
        },
        {
            "stage": "lost",
            "deals": 1,
            "share": "33.3",
            "amount": "200.00",
            "amount_share": "20.0",
            "days_to_close": None,
        },
    ]


def test_win_rate_and_what_was_won_are_compared_with_the_period_before() -> None:
    made = {figure.name: figure for figure in found().figures}

    assert (str(made["won"].value), str(made["won"].before)) == ("800.00", "0.00")
    assert (str(made["win_rate"].value), str(made["win_rate"].before)) == ("66.7", "0.0")
    assert str(made["days_to_close"].value) == "17.5"


def test_a_period_has_the_deals_opened_or_closed_in_it() -> None:
    made = found(since="2026-02-01", until="2026-02-28")

    assert figures(made)["open_deals"] == "0"
    assert (figures(made)["won"], figures(made)["win_rate"]) == ("500.00", "100.0")
    # in January, one was won
    before = {figure.name: figure.before for figure in made.figures}
    assert (str(before["won"]), str(before["win_rate"])) == ("300.00", "100.0")


def test_reasons_are_counted_and_those_that_nobody_wrote_come_last() -> None:
    lost = [
        {"title": "A", "stage": "lost", "closed": "2026-05-01", "amount": 1},
        {"title": "B", "stage": "lost", "closed": "2026-05-01", "amount": 2},
        {"title": "C", "stage": "lost", "closed": "2026-05-01", "amount": 4, "reason": "price"},
        {"title": "D", "stage": "lost", "closed": "2026-05-01", "amount": 8, "reason": " price "},
    ]

    made = found({"ada": {"deals": lost}})

    assert rows(made, "reasons") == [
        {"reason": "price", "deals": 2, "amount": "12.00"},
        {"reason": None, "deals": 2, "amount": "3.00"},
    ]
    assert (
        messages.word(chart(made, "reasons").title, "en")
        == "the reason given most: price (2 of 4 lost deals)"
    )


def test_the_head_says_how_much_is_open_and_how_much_of_it_is_late() -> None:
    assert sentences(found()) == [
        "4 open deals over 1,800.00 CNY; by their chances 910.00 may come of that; 1 is past the day expected"
    ]
    assert sentences(found(), "zh") == [
        "进行中商机 4 个，共 1,800.00 CNY；按概率预期 910.00；1 个已过预计日期"
    ]


def test_amounts_of_closed_deals_without_a_rate_are_told() -> None:
    book = {
        "ada": {
            "deals": [
                {"title": "A", "stage": "won", "closed": "2026-05-01", "amount": 1, "currency": "USD"},
                {"title": "B", "stage": "lost", "closed": "2026-05-01", "amount": 2, "currency": "SEK"},
            ]
        }
    }

    assert sentences(found(book))[-1] == ("left out of the sums: 2 amounts in SEK, USD without a rate to CNY")


@pytest.mark.parametrize("book", [{}, {"ada": {}}, {"ada": {"deals": []}}])
def test_without_deals_it_says_how_to_enter_one(book: dict[str, dict[str, Any]]) -> None:
    made = found(book)

    assert sentences(made) == [
        "no open deals; enter one: clientctl deal add REF --title TITLE --amount AMOUNT"
    ]
    assert [row["open_deals"] for row in rows(made, "stages")] == [0, 0, 0, 0]
    assert all(rows(made, name) == [] for name in ("months", "deals", "closed", "reasons"))
    assert all(each.chart is None for each in made.tables)
    assert figures(made)["win_rate"] is None


def test_entries_of_the_wrong_shape_are_gone_past() -> None:
    book: dict[str, dict[str, Any]] = {
        "ada": {
            "deals": [
                "nothing",
                {
                    "title": 5,
                    "stage": 7,
                    "amount": "much",
                    "expected": "soon",
                    "probability": "high",
                    "id": 3,
                },
                {"title": "T", "stage": "won", "closed": "never", "amount": 5},
            ]
        },
        "bo": {"deals": "none"},
    }

    made = found(book)

    assert figures(made)["open_deals"] == "1"
    (row,) = rows(made, "deals")
    assert (row["item"], row["title"], row["stage"], row["amount"], row["expected"]) == (None,) * 5
    assert rows(made, "closed") == []
