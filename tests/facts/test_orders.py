"""What orders add up to: statuses, days, currencies and rounding, worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.facts import Facts
from clientctl.facts.orders import unrated_orders
from clientctl.settings import Settings, build_settings

TODAY = date(2026, 11, 22)
RATES = {
    "EUR": [{"from": "2026-01-01", "rate": Decimal("7.8")}, {"from": "2026-07-01", "rate": 8}],
    "USD": Decimal("7.125"),
}
BOOK = build_settings({"rates": RATES})  # fmt: skip

NAMES = ("total", "order_count", "average_order", "first_order", "last_order")
NONE = ("0.00", 0, None, None, None)


def order(day: Any, amount: Any, **more: Any) -> dict[str, Any]:
    return {"date": day, "amount": amount, **more}


def facts(orders: Any, settings: Settings = BOOK) -> tuple[Any, ...]:
    values = Facts(settings, TODAY)
    found = [values.value(name, {"name": "Acme", "orders": orders}) for name in NAMES]
    return tuple(str(value) if isinstance(value, Decimal) else value for value in found)


ORDERS = [
    ("no list", None, NONE),
    ("an empty list", [], NONE),
    ("one order", [order("2026-03-01", 100)], ("100.00", 1, "100.00", "2026-03-01", "2026-03-01")),
    (
        "several, in any order",
        [order("2026-03-01", 100), order("2024-12-31", Decimal("0.5")), order("2026-11-22", 1)],
        ("101.50", 3, "33.83", "2024-12-31", "2026-11-22"),
    ),
    (
        "only those done",
        [
            order("2026-03-01", 100, status="done"),
            order("2026-04-01", 50, status="cancelled"),
            order("2026-05-01", 30, status="returned"),
            order("2026-06-01", 20, status="odd"),
            order("2026-02-01", 7, status=None),
        ],
        ("107.00", 2, "53.50", "2026-02-01", "2026-03-01"),
    ),
    ("all cancelled", [order("2026-03-01", 100, status="cancelled")], NONE),
    ("today counts", [order("2026-11-22", 5)], ("5.00", 1, "5.00", "2026-11-22", "2026-11-22")),
    ("tomorrow does not", [order("2026-11-23", 5)], NONE),
    (
        "currencies by the rate of the day",
        [
            order("2026-06-30", 100, currency="EUR"),  # 780
            order("2026-07-01", 100, currency="EUR"),  # 800
            order("2020-01-01", 2, currency="USD"),  # 14.25
            order("2026-01-05", 1, currency="CNY"),
            order("2026-01-05", 1, currency=""),
        ],
        ("1596.25", 5, "319.25", "2020-01-01", "2026-07-01"),
    ),
    (
        "an amount without a rate is left out, its order counts",
        [order("2025-12-31", 100, currency="EUR"), order("2026-05-01", 9, currency="GBP"), order("2026-05-02", 10)],
        ("10.00", 3, "3.33", "2025-12-31", "2026-05-02"),
    ),
    ("rounded half up", [order("2026-05-01", Decimal("0.125"))], ("0.13", 1, "0.13", "2026-05-01", "2026-05-01")),
    (
        "rounded once, not each",
        [order("2026-05-01", Decimal("0.004"))] * 3,  # 0.012
        ("0.01", 3, "0.00", "2026-05-01", "2026-05-01"),
    ),
    (
        "the average is of the exact sum",
        [order("2026-05-01", Decimal("0.005"))] * 3,  # 0.015, rounded 0.02; 0.005 each, rounded 0.01
        ("0.02", 3, "0.01", "2026-05-01", "2026-05-01"),
    ),
    (
        "a currency's product is not rounded before the sum",
        [order("2026-05-01", Decimal("0.01"), currency="USD")] * 2,  # 0.07125 twice
        ("0.14", 2, "0.07", "2026-05-01", "2026-05-01"),
    ),
    (
        "odd shapes are passed over",
        ["odd", None, 5, {}, {"amount": 5}, order("soon", 5), order(20260101, 5), order("2026-02-30", 5)],
        NONE,
    ),
    (
        "odd amounts count as orders without one",
        [order("2026-05-01", "100"), order("2026-05-02", True), order("2026-05-03", None), {"date": "2026-05-04"}],
        ("0.00", 4, "0.00", "2026-05-01", "2026-05-04"),
    ),
    ("a mapping is no list", {"date": "2026-05-01", "amount": 5}, NONE),
    (
        "numbers that no check lets pass",
        [order("2026-05-01", 10**39), order("2026-05-01", Decimal("0.005"))],
        ("1" + "0" * 39 + ".01", 2, "5" + "0" * 38 + ".00", "2026-05-01", "2026-05-01"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("orders", "expected"), [row[1:] for row in ORDERS], ids=[row[0] for row in ORDERS])
def test_orders_add_up(orders: Any, expected: tuple[Any, ...]) -> None:
    assert facts(orders) == expected


def test_products_of_long_numbers_are_exact() -> None:
    settings = build_settings({"rates": {"EUR": Decimal("1.00000000000001")}})

    # 999999999999.99 x 1.00000000000001 = 999999999999.9999999999999999
    assert (
        facts([order("2026-05-01", Decimal("999999999999.99"), currency="EUR")], settings)[0]
        == "1000000000000.00"
    )


def test_an_average_is_rounded_once() -> None:
    settings = build_settings({"rates": {"EUR": Decimal("0.0100000000000001")}})
    some = [order("2026-05-01", Decimal("0.99999999999999"), currency="EUR"), order("2026-05-02", 0)]

    # 0.99999999999999 x 0.0100000000000001 = 0.01 - 10^-30, half of which is below 0.005
    assert facts(some, settings)[:3] == ("0.01", 2, "0.00")


def test_another_book_currency_makes_its_own_amounts_the_plain_ones() -> None:
    settings = build_settings({"currency": "EUR", "rates": {"CNY": Decimal("0.125")}})
    orders = [
        order("2026-05-01", 10),
        order("2026-05-01", 10, currency="EUR"),
        order("2026-05-01", 10, currency="CNY"),
    ]

    assert facts(orders, settings)[0] == "21.25"


def test_orders_without_a_rate_are_named_by_currency_and_day() -> None:
    document = {
        "orders": [
            order("2025-12-31", 100, currency="EUR"),
            order("2026-05-01", 1, currency="EUR"),
            order("2026-05-02", 1, currency="GBP"),
            order("2026-05-03", 1),
            order("2026-05-04", 1, currency="GBP", status="cancelled"),
            order("2027-01-01", 1, currency="GBP"),
        ]
    }

    assert unrated_orders(document, BOOK, TODAY) == (("EUR", date(2025, 12, 31)), ("GBP", date(2026, 5, 2)))


cents = st.integers(0, 10**9)


@settings(deadline=None)
@given(st.lists(cents, max_size=20))
def test_totals_are_the_sum_of_cents(amounts: list[int]) -> None:
    document = {"orders": [order("2026-05-01", Decimal(amount).scaleb(-2)) for amount in amounts]}

    total = Facts(BOOK, TODAY).value("total", document)

    assert total * 100 == sum(amounts)
    assert total.as_tuple().exponent == -2
