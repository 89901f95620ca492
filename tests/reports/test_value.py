"""The report of what clients are worth: a small book whose sums are worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from clientctl import messages
from clientctl.errors import message
from clientctl.facts.prediction import PurchaseParameters, SpendingParameters
from clientctl.frozen import replace
from clientctl.model import Chart
from clientctl.reports.study import Findings, NoBasis
from clientctl.reports.value import build
from tests.reports.studies import figures, rows, sentences, study_of, table

# The day is 2026-11-22.
SETTINGS: dict[str, Any] = {
    "currency": "CNY",
    "rates": {"EUR": 8},
    "clv": {"years": 3, "margin": Decimal("0.5")},
}


def order(on: str, amount: object, **more: Any) -> dict[str, Any]:
    return {"date": on, "amount": amount, **more}


BOOK: dict[str, dict[str, Any]] = {
    # 800 in two orders, the first 730 days ago: 800 ÷ 2 × 3 × 0.5 = 600
    "ada": {
        "grade": "A",
        "owner": "li",
        "acquisition_cost": 100,
        "orders": [order("2024-11-22", 50, currency="EUR"), order("2026-11-01", 400)],
    },
    # 150 in two orders of one day, this year: 150 × 1.5 = 225
    "bo": {"grade": "B", "orders": [order("2026-11-02", 100), order("2026-11-02", 50)]},
    # 50 in one order that has a rate and one that has none: 50 × 1.5 = 75
    "cy": {
        "grade": "B",
        "acquisition_cost": 50,
        "orders": [
            order("2026-06-01", 50),
            order("2026-06-02", 7, currency="USD"),
            order("2026-06-03", 999, status="cancelled"),
            order("2027-01-01", 999),
        ],
    },
    "di": {"acquisition_cost": 150},
    "ed": {"orders": [order("2026-11-03", 0, status="returned")]},
}


def found(book: dict[str, dict[str, Any]] = BOOK, **options: Any) -> Findings:
    return build(study_of(book, settings=SETTINGS, **options))


def chart(report: Findings, name: str) -> Chart:
    made = table(report, name).chart
    assert made is not None
    return made


def test_the_figures_are_of_the_clients_that_have_ordered() -> None:
    assert figures(found()) == {
        "customers": 3,
        "total": "1000.00",
        # all three have two orders, one of them on one day
        "repurchase_rate": "100.0",
        # six orders
        "average_order": "166.67",
        "clv": "300.00",
        # 100, 50 and 150
        "acquisition_cost": "100.00",
    }


def test_the_clients_come_by_their_totals_with_what_they_make_up_together() -> None:
    listed = rows(found(), "clients")

    assert [tuple(row.values())[:10] for row in listed] == [
        ("ada", "ada", "li", "A", "800.00", "80.0", "80.0", 2, "400.00", "511"),
        ("bo", "bo", None, "B", "150.00", "15.0", "95.0", 2, "75.00", "521"),
        ("cy", "cy", None, "B", "50.00", "5.0", "100.0", 2, "25.00", "321"),
    ]
    assert [(row["clv"], row["acquisition_cost"], row["clv_ratio"]) for row in listed] == [
        ("600.00", "100", "6.0"),
        ("225.00", None, None),
        ("75.00", "50", "1.5"),
    ]


def test_the_numbers_of_clients_are_those_of_the_facts() -> None:
    subjects = {subject.id: subject for subject in study_of(BOOK, settings=SETTINGS).subjects}

    for row in rows(found(), "clients"):
        for name in ("total", "order_count", "average_order", "rfm", "clv"):
            assert row[name] == (
                value if isinstance(value := subjects[row["id"]].fact(name), int) else str(value)
            )


def test_the_head_says_who_brings_most_and_what_clients_cost() -> None:
    assert sentences(found()) == [
        "3 customers have brought 1,000.00 CNY, most of all ada: 800.00",
        # 600 + 75 of those that cost 300
        "3 clients state what it cost to win them: 300.00 CNY in all; their CLV is 2.3 times that",
    ]


def test_of_five_customers_and_more_the_first_fifth_is_told() -> None:
    amounts = (60, 20, 10, 6, 3, 1)
    book = {f"c{place}": {"orders": [order("2026-11-01", amount)]} for place, amount in enumerate(amounts)}

    # a fifth of six is two; 60 + 20 are 80 of 100
    assert sentences(found(book)) == [
        "the top 20 % of customers, 2 of 6, bring 80.0 % of 100.00 CNY; 2 make up 80 % of it"
    ]
    assert sentences(found(book), "zh") == [
        "前 20 % 的客户（6 个中的 2 个）贡献 100.00 CNY 的 80.0 %；2 个客户占到 80 %"
    ]
    assert [tuple(row.values()) for row in rows(found(book), "concentration")][:4] == [
        (10, 1, "60.00", "60.0"),
        (20, 2, "80.00", "80.0"),
        (30, 2, "80.00", "80.0"),
        (40, 3, "90.00", "90.0"),
    ]
    assert rows(found(book), "concentration")[-1]["share"] == "100.0"


def test_grades_are_told_with_their_share_of_the_amount() -> None:
    assert [tuple(row.values()) for row in rows(found(), "grades")] == [
        ("A", 1, 1, "800.00", "80.0", "400.00", "600.00"),
        ("B", 2, 2, "200.00", "20.0", "50.00", "150.00"),
        (None, 2, 0, "0.00", "0.0", None, None),
    ]
    assert messages.word(chart(found(), "grades").title, "en") == (
        "grade A brings 80.0 % of the amount, with 1 of 5 clients"
    )


def test_every_pair_of_scores_has_a_row_from_lately_to_long_ago() -> None:
    made = rows(found(), "rfm")

    assert len(made) == 25
    assert (made[0]["recency_score"], made[0]["frequency_score"]) == (5, 1)
    assert (made[-1]["recency_score"], made[-1]["frequency_score"]) == (1, 5)
    assert [tuple(row.values()) for row in made if row["customers"]] == [
        (5, 1, 1, "800.00"),
        (5, 2, 1, "150.00"),
        (3, 2, 1, "50.00"),
    ]
    assert chart(found(), "rfm").kind == "heat"


def test_who_ordered_often_and_stopped_is_pointed_out() -> None:
    # five orders in a year are 4 for frequency; the last 144 days ago is 3 for recency
    often = [order(f"2026-0{month}-01", 10) for month in (3, 4, 5, 6, 7)]

    assert messages.word(chart(found({"ada": {"orders": often}}), "rfm").title, "en") == (
        "1 customer ordered often, but not lately (frequency 4–5, recency 1–3): 50.00 CNY to win back"
    )


def test_the_cut_offs_are_those_of_the_settings() -> None:
    own = {**SETTINGS, "rfm": {"recency": [10, 20, 30, 40]}}

    made = build(study_of(BOOK, settings=own))

    assert [tuple(row.values()) for row in rows(made, "cutoffs")] == [
        (5, "10", "8", "200000"),
        (4, "20", "5", "50000"),
        (3, "30", "3", "10000"),
        (2, "40", "2", "1000"),
    ]


def test_a_period_has_its_own_orders_and_the_change_since_the_one_before() -> None:
    made = found(since="2026-11-01", until="2026-11-30")

    # ada's 400 and bo's 150; nothing was in October
    assert figures(made)["total"] == "550.00"
    assert figures(made)["customers"] == 2
    (total,) = (figure for figure in made.figures if figure.name == "total")
    assert total.before == Decimal("0.00")


def test_the_total_of_all_times_has_the_course_of_the_last_months() -> None:
    (total,) = (figure for figure in found().figures if figure.name == "total")

    # of twelve months June has 50 and November 550
    assert total.series == (*[0] * 6, 50, *[0] * 4, 550)
    assert total.before is None


def test_without_a_forecast_its_title_says_why() -> None:
    study = study_of(BOOK, settings=SETTINGS)
    why = message("forecasts.few_repeat_clients", found=4, needed=30)
    basis = NoBasis(31, 4, why=why)

    made = build(replace(study, forecast=lambda: basis))

    title = table(made, "forecast").title
    assert title is not None
    assert messages.word(title, "en") == f"Forecast: {messages.word(why, 'en')}"
    assert [(row["parameter"], row["value"]) for row in rows(made, "forecast")] == [
        ("clients", 31),
        ("repeat_clients", 4),
    ]
    assert "alive" not in rows(made, "clients")[0]


def test_a_forecast_is_told_with_its_parameters() -> None:
    study = study_of(BOOK, settings=SETTINGS)
    purchases, spending = (
        PurchaseParameters(0.24261, 4.4136, 0.79289, 2.4259),
        SpendingParameters(6.25, 3.744, 15.4488),
    )
    basis = NoBasis(2357, 946, purchases, spending, 0.114235)

    made = build(replace(study, forecast=lambda: basis))

    assert [(row["parameter"], row["value"]) for row in rows(made, "forecast")] == [
        ("expected_orders", "0.00"),
        ("predicted_value", "0.00"),
        ("clients", 2357),
        ("repeat_clients", 946),
        ("r", "0.2426"),
        ("alpha", "4.414"),
        ("a", "0.7929"),
        ("b", "2.426"),
        ("p", "6.25"),
        ("q", "3.744"),
        ("v", "15.45"),
        ("correlation", "0.1142"),
    ]
    assert set(rows(made, "clients")[0]) >= {"expected_orders", "alive", "predicted_value"}


def test_where_only_the_value_cannot_be_told_the_rest_is() -> None:
    study = study_of(BOOK, settings=SETTINGS)
    basis = NoBasis(40, 30, PurchaseParameters(1e5, 1.0, 1.0, 1.0), why_no_value=message("forecasts.no_mean"))

    made = build(replace(study, forecast=lambda: basis))

    assert [row["parameter"] for row in rows(made, "forecast")] == [
        "expected_orders",
        *("clients", "repeat_clients", "r", "alpha", "a", "b"),
    ]
    assert rows(made, "forecast")[3]["value"] == "100000"
    assert "predicted_value" not in rows(made, "clients")[0]


@pytest.mark.parametrize(
    "book",
    [
        {},
        {"ada": {}},
        {"ada": {"orders": [order("2027-01-01", 5)]}},
        {"ada": {"orders": "none", "acquisition_cost": "dear"}},
    ],
)
def test_without_orders_it_says_how_to_enter_one(book: dict[str, dict[str, Any]]) -> None:
    made = found(book)

    assert sentences(made) == ["no orders yet: clientctl order add REF --amount AMOUNT"]
    assert rows(made, "clients") == rows(made, "concentration") == rows(made, "rfm") == []
    assert all(each.chart is None for each in made.tables)
    assert figures(made) == {
        "customers": 0,
        "total": "0.00",
        "repurchase_rate": None,
        "average_order": None,
        "clv": None,
        "acquisition_cost": None,
    }


def test_refunds_that_outweigh_make_no_shares() -> None:
    book = {
        "ada": {"grade": "A", "orders": [order("2026-11-01", -70)]},
        "bo": {"grade": "B", "orders": [order("2026-11-01", 20)]},
    }

    made = found(book)

    assert sentences(made) == ["2 customers have brought -50.00 CNY, most of all bo: 20.00"]
    assert table(made, "clients").chart is None
    assert table(made, "grades").chart is None
    assert table(made, "concentration").chart is None


def test_clients_that_cost_nothing_have_no_ratio() -> None:
    made = found({"ada": {"acquisition_cost": 0, "orders": [order("2026-11-01", 5)]}})

    assert sentences(made)[1] == "1 client cost nothing to win"
    assert rows(made, "clients")[0]["clv_ratio"] is None


def test_people_read_of_costs_in_a_table_of_their_own() -> None:
    made = found()

    hidden = [column.name for column in table(made, "clients").columns if column.audience == "programs"]

    assert hidden == ["id", "average_order", "acquisition_cost", "clv_ratio"]
    # di never ordered, so that nothing can be compared with its cost
    assert [tuple(row.values()) for row in rows(made, "acquisition")] == [
        ("ada", "ada", "li", "A", "100", "600.00", "6.0"),
        ("cy", "cy", None, "B", "50", "75.00", "1.5"),
    ]
    assert table(made, "acquisition").audience == "all"


def test_people_see_no_table_of_costs_where_no_client_states_any() -> None:
    made = found({"ada": {"orders": [order("2026-11-01", 5)]}})

    assert rows(made, "acquisition") == []
    assert table(made, "acquisition").audience == "programs"
