"""`:none` and `:any` on a field of a list of records look at every entry, as all other tests of such fields do."""

from __future__ import annotations

from typing import Any

import pytest

from clientctl.query import parse_arguments
from tests.query.book import Row, scope

CLIENTS: dict[str, dict[str, Any]] = {
    "all-paid": {"payments": [{"paid_on": "2026-01-02"}, {"paid_on": "2026-02-02"}]},
    "one-open": {"payments": [{"paid_on": "2026-01-02"}, {"due": "2026-03-01"}]},
    "empty-date": {"payments": [{"paid_on": None}]},
    "no-list": {},
    "empty-list": {"payments": []},
    "odd": {"payments": "soon"},
}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("payments.paid_on:none", {"one-open", "empty-date", "no-list", "empty-list", "odd"}),
        ("payments.paid_on!=none", {"all-paid"}),
        ("payments.paid_on:any", {"all-paid", "one-open"}),
        ("not:payments.paid_on:any", {"empty-date", "no-list", "empty-list", "odd"}),
        (
            "payments.paid_on:none,2026-01",
            {"all-paid", "one-open", "empty-date", "no-list", "empty-list", "odd"},
        ),
    ],
)
def test_an_entry_without_it_counts(typed: str, expected: set[str]) -> None:
    query = parse_arguments([typed], scope())
    assert {name for name, document in CLIENTS.items() if query.matches(Row(name, document, {}))} == expected


def test_an_order_without_a_status_is_done() -> None:
    query = parse_arguments(["orders.status:done"], scope())
    orders: dict[str, Any] = {"orders": [{"date": "2026-01-02", "amount": 1}]}
    assert query.matches(Row("a", orders, {}))
    assert not parse_arguments(["orders.status:none"], scope()).matches(Row("a", orders, {}))
