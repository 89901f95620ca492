"""regions: clients and trade of a few places, added up by hand."""

from __future__ import annotations

from typing import Any

from clientctl.reports.regions import build
from tests.reports.studies import figures, rows, sentences, study_of, table

COLUMNS = ("clients", "total", "share", "orders", "sold", "sold_before", "change", "average_order")

# Today is 2026-11-22; the last 365 days begin on 2025-11-23.
BOOK: dict[str, dict[str, Any]] = {
    "ann": {
        "region": "north",
        "orders": [
            {"date": "2026-11-01", "amount": "bad"},
            {"date": "2026-10-01", "amount": 20},
            {"date": "2026-09-01", "amount": 30},
            {"date": "2026-09-02", "amount": 999, "status": "returned"},
            {"date": "2025-09-01", "amount": 100},
        ],
    },
    "bob": {"region": "north", "address": {"country": "Norway"}},
    "cyd": {
        "region": "south",
        "address": {"country": "China"},
        "orders": [{"date": "2026-11-22", "amount": 10, "currency": "EUR"}],
    },
    "dan": {"address": {"country": "China"}, "orders": [{"date": "2020-01-01", "amount": 1000}]},
}
SETTINGS = {"currency": "CNY", "rates": {"EUR": 8}}


def named(by: str, *found: tuple[Any, ...]) -> list[dict[str, Any]]:
    return [dict(zip((by, *COLUMNS), row, strict=True)) for row in found]


def test_each_region_has_its_clients_total_and_trade_and_none_comes_last() -> None:
    found = build(study_of(BOOK, by=["region"], settings=SETTINGS))

    assert rows(found, "regions") == named(
        "region",
        # an order whose amount is no number is an order nevertheless: 50 of three orders
        ("north", 2, "150.00", "12.2", 3, "50.00", "100.00", "-50.0", "16.67"),
        ("south", 1, "80.00", "6.5", 1, "80.00", "0.00", None, "80.00"),
        (None, 1, "1000.00", "81.3", 0, "0.00", "0.00", None, None),
    )


def test_countries_follow_where_addresses_have_one() -> None:
    found = build(study_of(BOOK, by=["region"], settings=SETTINGS))

    assert rows(found, "countries") == named(
        "address.country",
        ("China", 2, "1080.00", "87.8", 1, "80.00", "0.00", None, "80.00"),
        ("Norway", 1, "0.00", "0.0", 0, "0.00", "0.00", None, None),
        (None, 1, "150.00", "12.2", 3, "50.00", "100.00", "-50.0", "16.67"),
    )
    assert [one.name for one in build(study_of({"ann": BOOK["ann"]}, by=["region"])).tables] == ["regions"]
    assert [one.name for one in build(study_of(BOOK, by=["address.country"])).tables] == ["regions"]


def test_the_figures_count_places_and_orders() -> None:
    found = build(study_of(BOOK, by=["region"], settings=SETTINGS))

    assert figures(found) == {"clients": 4, "regions": 2, "sold": "130.00", "orders": 4}


def test_the_head_says_how_trade_goes_and_where_it_changed_most() -> None:
    found = build(study_of(BOOK, by=["region"], settings=SETTINGS))

    assert sentences(found) == [
        "orders in the last 365 days came to 130.00 CNY, 30.0 % more than in the period before",
        "south changed most, from 0.00 to 80.00 CNY",
    ]
    assert sentences(found, "zh") == [
        "近 365 天订单金额 130.00 CNY，比上期多 30.0 %",
        "变化最大的是“south”：从 0.00 到 80.00 CNY",
    ]


def test_a_period_without_beginning_has_none_before() -> None:
    found = build(study_of(BOOK, by=["region"], until="2025-12-31"))

    assert [(row["sold"], row["sold_before"], row["change"]) for row in rows(found, "regions")] == [
        ("100.00", None, None),
        ("0.00", None, None),
        ("1000.00", None, None),
    ]
    assert sentences(found) == ["orders in this period came to 1,100.00 CNY"]


def test_orders_of_other_days_are_told_as_such() -> None:
    found = build(study_of({"dan": {"region": "north", "orders": BOOK["dan"]["orders"]}}, by=["region"]))

    assert sentences(found) == [
        "no orders in the last 365 days, nor in the one before; --since and --until choose other days"
    ]


def test_clients_without_a_region_lead_nowhere() -> None:
    found = build(study_of({"dan": BOOK["dan"]}, by=["region"]))

    assert table(found, "regions").chart is None


def test_an_empty_book_says_what_to_do() -> None:
    found = build(study_of({}, by=["region"]))

    assert sentences(found) == ["no clients to tell of; clientctl add NAME adds one"]
    assert rows(found, "regions") == []
