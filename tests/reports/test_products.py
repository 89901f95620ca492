"""products: what a few orders and their items sold, added up by hand."""

from __future__ import annotations

from typing import Any

from clientctl import messages
from clientctl.reports.products import build
from tests.reports.studies import figures, rows, sentences, study_of, table

COLUMNS = ("product", "orders", "quantity", "sold", "share", "sold_before", "change", "clients")

# Today is 2026-11-22; the last 365 days begin on 2025-11-23.
BOOK: dict[str, dict[str, Any]] = {
    "ann": {
        "orders": [
            {"date": "2026-11-01", "amount": 100, "product": "box", "quantity": 4},
            {
                "date": "2026-10-01",
                "amount": 65,
                "product": "said by its items",
                "items": [
                    {"product": "box", "quantity": 1, "amount": 20},
                    {"product": "box", "amount": 5},
                    {"product": "gel", "quantity": 3, "amount": 40},
                ],
            },
            {"date": "2025-10-01", "amount": 50, "product": "box"},
            {"date": "2025-10-02", "amount": 7, "product": "old"},
        ],
        "preferences": {"products": ["box", "logger"]},
        "needs": ["fast"],
    },
    "bob": {
        "orders": [
            {
                "date": "2026-09-01",
                "amount": 10,
                "currency": "EUR",
                "items": [{"product": "box", "amount": 2}],
            },
            {"date": "2026-09-02", "amount": 9},
            {"date": "2026-09-03", "amount": 8, "product": "box", "status": "cancelled"},
            {"date": "2026-09-04", "amount": 8, "items": [{"product": "free"}]},
        ],
        "preferences": {"products": ["logger"]},
        "needs": ["fast", "cold"],
    },
}
SETTINGS = {"currency": "CNY", "rates": {"EUR": 8}}


def test_each_product_has_its_orders_and_items_in_the_period() -> None:
    found = build(study_of(BOOK, settings=SETTINGS))

    assert rows(found, "products") == [
        dict(zip(COLUMNS, row, strict=True))
        for row in (
            # 100 + 20 + 5 + 2 EUR; 190 in all with gel and what names no product
            ("box", 3, "5", "141.00", "74.2", "50.00", "182.0", 2),
            ("gel", 1, "3", "40.00", "21.1", "0.00", None, 1),
            # what is not sold any more is told as well; what has no amount has no share
            ("free", 1, None, None, None, "0.00", None, 1),
            ("old", 0, None, "0.00", "0.0", "7.00", "-100.0", 0),
            (None, 1, None, "9.00", "4.7", "0.00", None, 1),
        )
    ]


def test_the_figures_and_the_head() -> None:
    found = build(study_of(BOOK, settings=SETTINGS))

    # whole orders: 100 + 65 + 80 + 9 + 8
    assert figures(found) == {"sold": "262.00", "orders": 5, "products": 3}
    assert sentences(found) == [
        "box leads with 74.2 % of what was sold",
        "no product is named in 1 order for 9.00 CNY",
        "the amount of something in 1 order is not known, so no product has it",
    ]


def test_the_leading_products_have_a_line_each() -> None:
    found = build(study_of(BOOK, settings=SETTINGS))

    course = {row["month"]: row for row in rows(found, "course")}
    assert len(course) == 12
    assert course["2026-10"] == {"month": "2026-10", "box": "25.00", "gel": "40.00"}
    assert course["2026-09"] == {"month": "2026-09", "box": "16.00", "gel": "0.00"}
    chart = table(found, "course").chart
    assert chart is not None
    assert (chart.kind, chart.values) == ("lines", ("box", "gel"))
    assert messages.word(chart.title, "en") == "box changed most, from 50.00 to 141.00 CNY"


def test_at_most_four_products_have_a_line() -> None:
    orders = [{"date": "2026-11-01", "amount": 10 - n, "product": f"p{n}"} for n in range(8)]
    chart = table(build(study_of({"ann": {"orders": orders}})), "course").chart

    assert chart is not None
    assert chart.values == ("p0", "p1", "p2", "p3")


def test_a_product_may_be_called_like_the_time() -> None:
    orders = [{"date": "2026-11-01", "amount": 10, "product": "month"}]
    found = build(study_of({"ann": {"orders": orders}}))

    assert rows(found, "course")[-1] == {"month": "2026-11", "month_": "10.00"}


def test_who_is_interested_and_has_not_bought_is_counted() -> None:
    found = build(study_of(BOOK, settings=SETTINGS))

    assert rows(found, "interest") == [
        {"product": "logger", "clients": 2, "not_yet": 2},
        {"product": "box", "clients": 1, "not_yet": 0},
    ]
    chart = table(found, "interest").chart
    assert chart is not None
    assert messages.word(chart.title, "en") == "2 of 2 clients that like logger never bought it"
    assert [(row["needs"], row["clients"]) for row in rows(found, "needs")] == [("fast", 2), ("cold", 1)]


def test_orders_without_amounts_lead_by_their_number() -> None:
    orders = [{"date": "2026-11-01", "items": [{"product": "tea"}]}, {"date": "2026-11-02", "product": "tea"}]
    found = build(study_of({"ann": {"orders": orders}}))

    chart = table(found, "products").chart
    assert chart is not None
    assert chart.values == ("orders",)
    assert sentences(found)[0] == "tea is in most orders in the last 365 days: 2"


def test_where_there_is_nothing_the_head_says_what_to_do() -> None:
    unnamed = {"ann": {"orders": [{"date": "2026-11-01", "amount": 3}]}}
    long_ago = {"ann": {"orders": [{"date": "2020-11-01", "amount": 3, "product": "box"}]}}

    assert sentences(build(study_of({}))) == ["no orders yet: clientctl order add REF --amount AMOUNT"]
    assert sentences(build(study_of(unnamed)))[0] == (
        "no order in the last 365 days names a product: clientctl order set REF ITEM product=NAME"
    )
    assert sentences(build(study_of(long_ago))) == [
        "no orders in the last 365 days, nor in the one before; --since and --until choose other days"
    ]
