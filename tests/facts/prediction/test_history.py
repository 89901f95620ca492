"""Orders as the models of repeat buying see them: days, weeks and amounts worked out by hand."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clientctl.facts.prediction import History, summary
from clientctl.settings import build_settings

TODAY = date(2026, 11, 22)
BOOK = build_settings({"rates": {"EUR": [{"from": "2026-01-01", "rate": Decimal("7.5")}]}})


def order(day: Any, amount: Any = 10, **more: Any) -> dict[str, Any]:
    return {"date": day, "amount": amount, **more}


HISTORIES = [
    ("no orders", [], None),
    ("no list", None, None),
    ("one order: no repeat, whatever it brought", [order("2026-11-01", 500)], History(0, 0.0, 3.0)),
    ("one today", [order("2026-11-22")], History(0, 0.0, 0.0)),
    (
        "the first is no repeat, and its amount does not count",
        [order("2026-11-15", 30), order("2026-10-11", 999), order("2026-10-25", 20)],
        History(2, 5.0, 6.0, 2, 25.0),
    ),
    (
        "a part of a week",
        [order("2026-11-20", 30), order("2026-11-19", 999)],
        History(1, 1 / 7, 3 / 7, 1, 30.0),
    ),
    (
        "orders of one day are one purchase",
        [order("2026-10-25", 5), order("2026-10-25", 6), order("2026-11-01", 7), order("2026-11-01", 8)],
        History(1, 1.0, 4.0, 1, 15.0),
    ),
    (
        "only orders done, and none to come",
        [
            order("2026-10-25", status="done"),
            order("2026-11-01", status="cancelled"),
            order("2026-11-08", status="returned"),
            order("2026-11-15"),
            order("2026-11-29"),
        ],
        History(1, 3.0, 4.0, 1, 10.0),
    ),
    (
        "the rate of the day; a day without any is a purchase of unknown amount",
        [
            order("2025-11-02", currency="EUR"),
            order("2025-11-09", currency="EUR"),
            order("2026-11-01", 2, currency="EUR"),  # 15
            order("2026-11-08", 5),
            order("2026-11-08", 5, currency="GBP"),
        ],
        History(3, 53.0, 55.0, 2, 10.0),
    ),
    (
        "nothing for a sample counts as an amount",
        [order("2026-10-25"), order("2026-11-01", 0), order("2026-11-08", 10)],
        History(2, 2.0, 4.0, 2, 5.0),
    ),
    (
        "what cannot be an amount is none",
        [order("2026-10-25"), order("2026-11-01", 10**400), order("2026-11-08", -5), order("2026-11-15", 8)],
        History(3, 3.0, 4.0, 1, 8.0),
    ),
]


@pytest.mark.parametrize(
    ("orders", "expected"), [row[1:] for row in HISTORIES], ids=[row[0] for row in HISTORIES]
)
def test_orders_become_a_history(orders: Any, expected: History | None) -> None:
    assert summary({"name": "Acme", "orders": orders}, BOOK, TODAY) == expected


def test_the_room_itself_loads_neither_numpy_nor_scipy() -> None:
    script = (
        "import sys, clientctl.facts.prediction; print([n for n in ('numpy', 'scipy') if n in sys.modules])"
    )

    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert shown.stdout == "[]\n"
