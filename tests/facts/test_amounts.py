"""Sums of a client's numbers of one field."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from clientctl.facts.amounts import sum_values
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings, build_settings

BOOK = build_settings(
    {"rates": {"EUR": [{"from": "2026-01-01", "rate": 8}, {"from": "2026-07-01", "rate": 9}]}}
)


def order(day: Any, amount: Any, currency: Any = None) -> dict[str, Any]:
    return {"date": day, "amount": amount, "currency": currency}


def euros(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "EUR"}


SUMS = [
    ("employees", {}, "0"),
    ("employees", {"employees": 35}, "35"),
    ("employees", {"employees": "many"}, "0"),
    ("annual_revenue", {"annual_revenue": Decimal("12.345")}, "12.345"),
    ("orders.quantity", {"orders": [{"quantity": 2}, {"quantity": Decimal("0.5")}, {}]}, "2.5"),
    ("orders.amount", {"orders": [order("2026-02-01", 1), order("2026-02-01", 2, "CNY")]}, "3"),
    ("orders.amount", {"orders": [order("2026-06-30", 1, "EUR"), order("2026-07-01", 1, "EUR")]}, "17"),
    ("orders.amount", {"orders": [order("2025-02-01", 1, "EUR"), order("2026-02-01", 5, "GBP")]}, "0"),
    ("orders.amount", {"orders": [order(None, 5), order("2026-02-01", "6"), order("2026-02-01", True)]}, "5"),
    ("orders.amount", {"orders": ["odd", {"date": "2026-02-01"}, {"amount": 4}]}, "4"),
    ("orders.amount", {"orders": "none"}, "0"),
    ("payments.amount", {"payments": [{"due": "2026-03-01", **euros(2)}]}, "16"),
    ("contracts.amount", {"contracts": [{"start": "2026-08-01", **euros(2)}]}, "18"),
    ("deals.amount", {"deals": [{"opened": "2026-03-01", "closed": "2026-08-01", **euros(2)}]}, "18"),
    ("deals.amount", {"deals": [{"opened": "2026-03-01", **euros(2)}]}, "16"),
    ("orders.items.amount", {"orders": [{"items": [{"amount": 2}, {"amount": 3}]}]}, "5"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "document", "total"), SUMS)
def test_numbers_of_a_field_are_added_money_by_the_rate_of_its_day(
    name: str, document: Any, total: str
) -> None:
    field = build_catalog(Settings()).field(*name.split("."))

    assert sum_values(field, field.values(document), document, BOOK) == Decimal(total)
