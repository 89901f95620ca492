"""Facts of orders in windows of days, and what they are worth, worked out by hand for 22 November 2026.

365 days before is 22 November 2025: that day is out, the next one is in.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clientctl.facts import Facts
from clientctl.settings import Settings, build_settings

TODAY = date(2026, 11, 22)
BOOK = build_settings({"rates": {"EUR": [{"from": "2026-01-01", "rate": 8}]}})
NAMES = ("recency", "frequency", "monetary", "rfm", "clv")
NONE = (None, 0, "0.00", None, None)


def order(day: str, amount: Any, **more: Any) -> dict[str, Any]:
    return {"date": day, "amount": amount, **more}


def facts(orders: Any, settings: Settings = BOOK, today: date = TODAY) -> tuple[Any, ...]:
    found = [Facts(settings, today).value(name, {"orders": orders}) for name in NAMES]
    return tuple(str(value) if isinstance(value, Decimal) else value for value in found)


WINDOWS = [
    ("none", [], NONE),
    ("no list", None, NONE),
    ("tomorrow's", [order("2026-11-23", 5)], NONE),
    ("cancelled", [order("2026-11-01", 5, status="cancelled")], NONE),
    # 5 x 3 years
    ("today's", [order("2026-11-22", 5)], (0, 1, "5.00", "511", "15.00")),
    # 364 days ago: within the year, recency 2
    ("364 days ago", [order("2025-11-23", 1000)], (364, 1, "1000.00", "212", "3000.00")),
    # 365 days ago: not within the last 365, but recent enough for 2; 365 days are one year
    ("365 days ago", [order("2025-11-22", 1000)], (365, 0, "0.00", "211", "3000.00")),
    # 1000 x 365 / 366 x 3 = 2991.803...
    ("366 days ago", [order("2025-11-21", 1000)], (366, 0, "0.00", "111", "2991.80")),
    # 2 years of 365 days: 730 days before 22 November 2026 is 22 November 2024
    ("two years", [order("2024-11-22", 1000), order("2026-11-21", 1000)], (1, 1, "1000.00", "512", "3000.00")),
    ("30 days ago", [order("2026-10-23", 1)], (30, 1, "1.00", "511", "3.00")),
    ("31 days ago", [order("2026-10-22", 1)], (31, 1, "1.00", "411", "3.00")),
    ("90 days ago", [order("2026-08-24", 1)], (90, 1, "1.00", "411", "3.00")),
    ("91 days ago", [order("2026-08-23", 1)], (91, 1, "1.00", "311", "3.00")),
    ("180 days ago", [order("2026-05-26", 1)], (180, 1, "1.00", "311", "3.00")),
    ("181 days ago", [order("2026-05-25", 1)], (181, 1, "1.00", "211", "3.00")),
    ("two orders", [order("2026-11-22", 1)] * 2, (0, 2, "2.00", "521", "6.00")),
    ("three", [order("2026-11-22", 1)] * 3, (0, 3, "3.00", "531", "9.00")),
    ("five", [order("2026-11-22", 1)] * 5, (0, 5, "5.00", "541", "15.00")),
    ("seven", [order("2026-11-22", 1)] * 7, (0, 7, "7.00", "541", "21.00")),
    ("eight", [order("2026-11-22", 1)] * 8, (0, 8, "8.00", "551", "24.00")),
    # a cut-off is compared with the sum that is shown: 999.995 is shown as 1000.00
    ("half a cent up", [order("2026-11-22", Decimal("999.995"))], (0, 1, "1000.00", "512", "2999.99")),
    ("below it", [order("2026-11-22", Decimal("999.994"))], (0, 1, "999.99", "511", "2999.98")),
    ("10000", [order("2026-11-22", 10_000)], (0, 1, "10000.00", "513", "30000.00")),
    ("50000", [order("2026-11-22", 50_000)], (0, 1, "50000.00", "514", "150000.00")),
    ("200000", [order("2026-11-22", 200_000)], (0, 1, "200000.00", "515", "600000.00")),
    # 100 EUR at 8; the one without a rate counts as an order alone
    (
        "currencies",
        [order("2026-11-22", 100, currency="EUR"), order("2025-12-31", 100, currency="EUR")],
        (0, 2, "800.00", "521", "2400.00"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("orders", "expected"), [row[1:] for row in WINDOWS], ids=[row[0] for row in WINDOWS]
)
def test_windows_of_days(orders: Any, expected: tuple[Any, ...]) -> None:
    assert facts(orders) == expected


def test_the_value_over_years_is_rounded_once() -> None:
    """0.01 x 365 / 730 = 0.005, which is rounded up; of several clients the sum is exact."""
    settings = build_settings({"clv": {"years": 1}})
    document = {"orders": [order("2024-11-22", Decimal("0.01"))]}

    assert facts(document["orders"], settings)[4] == "0.01"
    assert Facts(settings, TODAY).amount("clv", document) == Decimal("0.005")


def test_the_book_decides_years_margin_and_cutoffs() -> None:
    settings = build_settings(
        {
            "clv": {"years": 2, "margin": Decimal("0.25")},
            "rfm": {"recency": [1, 2, 3, 4], "frequency": [1, Decimal("0.5"), Decimal("0.3"), 0]},
        }
    )

    assert facts([order("2026-11-19", 100)], settings) == (3, 1, "100.00", "351", "50.00")


def test_the_first_day_of_the_calendar_has_windows_too() -> None:
    assert facts([order("0001-01-01", 7)], today=date.min) == (0, 1, "7.00", "511", "21.00")
    assert facts([order("0001-01-01", 7)], today=date(2, 1, 1)) == (365, 0, "0.00", "211", "21.00")
    assert facts([order("0001-01-02", 7)], today=date(2, 1, 1)) == (364, 1, "7.00", "211", "21.00")


AGES = [
    ("1990-11-22", 36),
    ("1990-11-23", 35),
    ("1990-11-21", 36),
    ("2026-11-22", 0),
    ("2026-11-23", None),
    ("2025-11-23", 0),
    ("0001-01-01", 2025),
    ("soon", None),
    (None, None),
    (["1990-01-01"], None),
]


@pytest.mark.parametrize(("birthday", "age"), AGES)
def test_age_is_in_whole_years(birthday: Any, age: int | None) -> None:
    assert Facts(BOOK, TODAY).value("age", {"birthday": birthday}) == age


@pytest.mark.parametrize(
    ("today", "age"),
    [
        (date(2024, 2, 28), 23),
        (date(2024, 2, 29), 24),
        (date(2025, 2, 27), 24),
        (date(2025, 2, 28), 25),
        (date(2025, 3, 1), 25),
    ],
)
def test_who_was_born_on_a_leap_day_is_older_on_the_28th(today: date, age: int) -> None:
    assert Facts(BOOK, today).value("age", {"birthday": "2000-02-29"}) == age
