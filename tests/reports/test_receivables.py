"""The report of payments to come: a small book whose sums are worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from clientctl import messages
from clientctl.reports.receivables import build
from clientctl.reports.study import Findings
from tests.reports.studies import figures, rows, sentences, study_of, table

# 10 EUR are 80 CNY; the day is 2026-11-22.
SETTINGS: dict[str, Any] = {"currency": "CNY", "rates": {"EUR": 8}}


def payment(due: str, amount: object, **more: Any) -> dict[str, Any]:
    return {"due": due, "amount": amount, **more}


BOOK: dict[str, dict[str, Any]] = {
    "ada": {
        "owner": "li",
        "payments": [
            payment("2026-11-21", 10, id="p1", contract="HT-1"),  # 1 day late
            payment("2026-10-23", 20),  # 30 days
            payment("2026-10-22", 40),  # 31 days
            payment("2026-05-01", 300, paid_on="2026-05-11"),  # ten days late
        ],
    },
    "bo": {
        "payments": [
            payment("2026-11-22", 1),  # today, and so not late
            payment("2026-08-23", 10, currency="EUR"),  # 91 days, 80 CNY
            payment("2026-08-24", 5),  # 90 days
            payment("2026-12-31", 9, currency="USD"),  # no rate
            payment("2026-06-10", 100, paid_on="2026-06-05"),  # five days early
            payment("2026-12-01", 2, paid_on="2026-11-23"),  # paid tomorrow
        ]
    },
}


def found(book: dict[str, dict[str, Any]] = BOOK, **options: Any) -> Findings:
    return build(study_of(book, settings=SETTINGS, **options))


def test_open_payments_are_sorted_by_how_late_they_are() -> None:
    # 158 CNY in all: 3 not due (with one that has no rate), 30, 40, 5, 80
    assert [tuple(row.values()) for row in rows(found(), "ages")] == [
        ("not_due", "3.00", "1.9", 3, 1),
        ("1-30", "30.00", "19.0", 2, 1),
        ("31-60", "40.00", "25.3", 1, 1),
        ("61-90", "5.00", "3.2", 1, 1),
        ("over_90", "80.00", "50.6", 1, 1),
    ]


def test_the_ages_are_drawn_and_say_how_late_most_of_it_is() -> None:
    made = table(found(), "ages").chart

    assert made is not None
    # 80 of 155
    assert messages.word(made.title, "en") == (
        "most of what is overdue, 51.6 %, is over 90 days late: 80.00 CNY"
    )


def test_the_figures_are_what_the_facts_come_to() -> None:
    made = figures(found())
    subjects = study_of(BOOK, settings=SETTINGS).subjects

    assert made["receivable"] == str(sum(s.fact("receivable") for s in subjects)) == "158.00"
    assert made["overdue"] == str(sum(s.fact("overdue") for s in subjects)) == "155.00"
    # 155 of 158; 1, 30, 31, 91 and 90 days
    assert (made["overdue_share"], made["days_late"], made["paid"]) == ("98.1", "48.6", "400.00")


def test_the_payments_come_oldest_first() -> None:
    listed = rows(found(), "payments")

    assert [(row["id"], row["due"], row["days"]) for row in listed] == [
        ("bo", "2026-08-23", -91),
        ("bo", "2026-08-24", -90),
        ("ada", "2026-10-22", -31),
        ("ada", "2026-10-23", -30),
        ("ada", "2026-11-21", -1),
        ("bo", "2026-11-22", 0),
        ("bo", "2026-12-01", 9),
        ("bo", "2026-12-31", 39),
    ]
    assert (listed[0]["book_amount"], listed[0]["amount"], listed[0]["currency"]) == ("80.00", "10", "EUR")
    assert (listed[4]["item"], listed[4]["contract"], listed[4]["owner"]) == ("p1", "HT-1", "li")
    assert (listed[7]["book_amount"], listed[7]["amount"], listed[7]["currency"]) == (None, "9", "USD")


def test_clients_come_by_what_is_overdue() -> None:
    assert [tuple(row.values()) for row in rows(found(), "clients")] == [
        ("bo", "bo", None, "85.00", "88.00", 5, "2026-08-23"),
        ("ada", "ada", "li", "70.00", "70.00", 3, "2026-10-22"),
    ]
    made = table(found(), "clients").chart
    assert made is not None
    assert messages.word(made.title, "en") == "bo owes 54.8 % of what is overdue"


def test_what_was_paid_stands_month_by_month_with_how_late_it_came() -> None:
    paid = [row for row in rows(found(), "paid") if row["payments"]]

    assert [tuple(row.values()) for row in paid] == [
        ("2026-05", 1, "300.00", "10.0"),
        ("2026-06", 1, "100.00", "-5.0"),
    ]
    assert len(rows(found(), "paid")) == 12


def test_the_head_says_what_is_open_and_how_late_payments_come() -> None:
    assert sentences(found()) == [
        "8 payments are open over 158.00 CNY; 5 are overdue, over 155.00",
        "2 payments of the period came 2.5 days late on average",
    ]
    assert sentences(found(), "zh") == [
        "8 笔付款未收，共 158.00 CNY；其中 5 笔逾期，共 155.00",
        "本期收到 2 笔付款，平均晚 2.5 天",
    ]


def test_a_period_decides_which_payments_were_made_in_it_and_leaves_the_open_ones_alone() -> None:
    made = found(since="2026-06-01", until="2026-06-30")

    assert figures(made)["receivable"] == "158.00"
    assert {figure.name: figure.before for figure in made.figures}["paid"] == Decimal("300.00")
    assert figures(made)["paid"] == "100.00"
    assert sentences(made)[1] == "1 payment of the period came 5.0 days early on average"


def test_nothing_overdue_is_said_so() -> None:
    made = found({"ada": {"payments": [payment("2026-12-01", 5)]}})

    assert sentences(made) == ["1 payment is open over 5.00 CNY, none of them overdue"]
    chart = table(made, "ages").chart
    assert chart is not None
    assert messages.word(chart.title, "en") == "nothing is overdue"
    assert table(made, "clients").chart is None
    assert (figures(made)["overdue_share"], figures(made)["days_late"]) == ("0.0", None)


@pytest.mark.parametrize("book", [{}, {"ada": {}}, {"ada": {"payments": "none"}}])
def test_without_payments_it_says_how_to_enter_one(book: dict[str, dict[str, Any]]) -> None:
    made = found(book)

    assert sentences(made) == [
        "nobody has anything to pay; enter a payment: clientctl payment add REF --due DATE --amount AMOUNT"
    ]
    assert all(list(each.rows) == [] for each in made.tables)
    assert figures(made)["overdue_share"] is None


def test_entries_of_the_wrong_shape_are_gone_past() -> None:
    book: dict[str, dict[str, Any]] = {
        "ada": {"payments": [1, {"due": "soon", "amount": "much", "currency": 4}, {"due": "2026-01-01"}]}
    }

    made = found(book)

    assert [(row["due"], row["amount"]) for row in rows(made, "payments")] == [
        ("2026-01-01", None),
        (None, None),
    ]
    assert figures(made)["receivable"] == "0.00"
    assert table(made, "ages").chart is None


def test_money_paid_back_makes_no_shares_of_nothing() -> None:
    made = found({"ada": {"payments": [payment("2026-01-01", -5), payment("2026-12-01", 5)]}})

    assert figures(made)["overdue_share"] is None
    assert table(made, "ages").chart is None
