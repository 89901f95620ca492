"""The report of contracts that end: a small book whose sums are worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from clientctl import messages
from clientctl.reports.renewals import build
from clientctl.reports.study import Findings
from tests.reports.studies import figures, rows, sentences, study_of, table

# The day is 2026-11-22; 90 days later is 2027-02-20.
SETTINGS: dict[str, Any] = {"currency": "CNY", "rates": {"EUR": 8}}


def contract(end: str | None = None, **more: Any) -> dict[str, Any]:
    return {"title": "Supply", **({} if end is None else {"end": end}), **more}


BOOK: dict[str, dict[str, Any]] = {
    "ada": {
        "owner": "li",
        "contracts": [
            contract("2026-11-21", amount=100, status="running", id="c1", number="HT-1"),
            contract("2026-11-22", amount=10, currency="EUR", renews=True, start="2026-01-01"),
            contract("2026-10-01", amount=5000, status=" Terminated "),
        ],
    },
    "bo": {
        "contracts": [
            contract("2027-02-20", amount=20),
            contract("2027-02-21", amount=40, renews=False, start="2027-01-01"),
            contract(amount=7),
            contract("2028-06-30", amount=3, currency="USD"),
        ]
    },
}


def found(book: dict[str, dict[str, Any]] = BOOK, **options: Any) -> Findings:
    return build(study_of(book, settings=SETTINGS, **options))


def test_the_contracts_that_are_not_over_come_by_their_ends() -> None:
    listed = rows(found(), "contracts")

    assert [(row["id"], row["end"], row["days"]) for row in listed] == [
        ("ada", "2026-11-21", -1),
        ("ada", "2026-11-22", 0),
        ("bo", "2027-02-20", 90),
        ("bo", "2027-02-21", 91),
        ("bo", "2028-06-30", 586),
    ]
    assert [row["when"] for row in listed[:3]] == ["1 day late", "today", "in 90 days"]
    first = listed[0]
    assert (first["item"], first["number"], first["owner"], first["status"]) == (
        "c1",
        "HT-1",
        "li",
        "running",
    )
    assert [row["renews"] for row in listed] == [None, True, None, False, None]
    assert (listed[1]["book_amount"], listed[1]["amount"], listed[1]["currency"]) == ("80.00", "10", "EUR")


def test_the_months_begin_with_what_is_late_and_end_with_what_is_far() -> None:
    assert rows(found(), "months") == [
        {"month": "late", "contracts": 1, "amount": "100.00", "renewing": 0},
        {"month": "2026-11", "contracts": 1, "amount": "80.00", "renewing": 1},
        {"month": "2026-12", "contracts": 0, "amount": "0.00", "renewing": 0},
        {"month": "2027-01", "contracts": 0, "amount": "0.00", "renewing": 0},
        {"month": "2027-02", "contracts": 2, "amount": "60.00", "renewing": 0},
        {"month": "later", "contracts": 1, "amount": "0.00", "renewing": 0},
    ]


def test_the_months_are_drawn_by_amount_and_say_which_has_most() -> None:
    made = table(found(), "months").chart

    assert made is not None
    assert made.values == ("amount",)
    assert messages.word(made.title, "en") == (
        "1 contract ends in 2026-11, over 80.00 CNY, more than in any other month"
    )


def test_where_no_contract_has_an_amount_their_number_is_drawn() -> None:
    made = table(
        found({"ada": {"contracts": [contract("2026-12-01"), contract("2026-12-09")]}}), "months"
    ).chart

    assert made is not None
    assert made.values == ("contracts",)
    assert messages.word(made.title, "en") == "2 contracts end in 2026-12, more than in any other month"


def test_figures_count_what_runs_ends_soon_and_has_ended() -> None:
    # running: the four of them that had begun, with the one that has no end; ending: 2026-11-22 and 2027-02-20
    assert figures(found()) == {"running": 5, "ending": 2, "ending_amount": "100.00", "late": 1}


def test_the_head_says_what_there_is_to_do() -> None:
    assert sentences(found()) == [
        "2 contracts end within 90 days, over 100.00 CNY; 1 has to be renewed by hand",
        "1 contract has ended, but their status does not say so: renew or close: "
        "clientctl contract set REF ITEM status=ended",
        "not listed, as 1 contract has no end",
        "left out of the sums: 1 amount in USD without a rate to CNY",
    ]


def test_a_period_leaves_contracts_alone() -> None:
    assert figures(found(since="2020-01-01", until="2020-12-31")) == figures(found())


def test_when_nothing_ends_soon_it_says_so() -> None:
    assert sentences(found({"ada": {"contracts": [contract("2027-06-01")]}})) == [
        "no contract ends within 90 days"
    ]


@pytest.mark.parametrize(
    "book", [{}, {"ada": {}}, {"ada": {"contracts": [contract("2026-12-01", status="已终止")]}}]
)
def test_without_contracts_it_says_how_to_enter_one(book: dict[str, dict[str, Any]]) -> None:
    made = found(book)

    assert sentences(made, "zh") == [
        "没有执行中的合同；录入一份：clientctl contract add 客户 --title 标题 --end 日期"
    ]
    assert rows(made, "months") == rows(made, "contracts") == []
    assert figures(made) == {"running": 0, "ending": 0, "ending_amount": "0.00", "late": 0}


def test_entries_of_the_wrong_shape_are_gone_past() -> None:
    book: dict[str, dict[str, Any]] = {
        "ada": {"contracts": [7, {"end": "2026-12-01", "status": 5, "renews": "yes", "amount": "much"}]},
        "bo": {"contracts": {"end": "2026-12-01"}},
    }

    (row,) = rows(found(book), "contracts")

    assert (row["end"], row["status"], row["renews"], row["amount"]) == ("2026-12-01", None, None, None)
