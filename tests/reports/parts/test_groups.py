"""Groups: clients by the values that they hold, and what each group bought."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from clientctl import messages
from clientctl.reports.parts.groups import groups_of
from clientctl.reports.parts.trade import Trade, changed_most, growth, leader, told_sales, trade_of
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings
from tests.reports.studies import study_of

CATALOG = build_catalog(Settings())
GRADE, TAGS, OWNER = (CATALOG.field(name) for name in ("grade", "tags", "owner"))


def test_groups_come_in_the_order_of_their_values_with_the_places_of_their_clients() -> None:
    found = groups_of((GRADE,), [(["B"],), ([],), (["A"],), (["B"],)])

    assert [(group.values, group.places) for group in found] == [
        (("A",), (2,)),
        (("B",), (0, 3)),
        ((None,), (1,)),
    ]
    assert [group.is_empty for group in found] == [False, False, True]


def test_a_client_is_in_a_group_for_each_combination_of_its_values() -> None:
    found = groups_of((GRADE, TAGS), [(["A"], ["x", "y", "x"]), ([], ["x"])])

    assert [(group.values, group.places) for group in found] == [
        (("A", "x"), (0,)),
        (("A", "y"), (0,)),
        ((None, "x"), (1,)),
    ]
    assert not any(group.is_empty for group in found)


def test_what_was_bought_is_parted_into_the_period_and_the_one_before() -> None:
    study = study_of({}, since="2026-01-01", until="2026-12-31")
    dated = [
        (date(2026, 12, 31), Decimal(1)),
        (date(2026, 1, 1), Decimal(2)),
        (date(2025, 12, 31), Decimal(4)),
        (date(2025, 1, 1), Decimal(8)),
        (date(2024, 12, 31), Decimal(16)),
    ]

    assert trade_of(dated, study) == Trade(2, Decimal(3), 2, Decimal(12))


@pytest.mark.parametrize(
    ("now", "earlier", "grown"),
    [("3", "2", "50.0"), ("0", "8", "-100.0"), ("5", "0", "None"), ("5", "-5", "None")],
)
def test_nothing_grows_by_a_share_of_nothing_or_of_less(now: str, earlier: str, grown: str) -> None:
    assert str(growth(Decimal(now), Decimal(earlier))) == grown


@pytest.mark.parametrize(
    ("now", "earlier", "told"),
    [
        ("3", "2", "orders in the last 365 days came to 3.00 CNY, 50.0 % more than in the period before"),
        ("1", "2", "orders in the last 365 days came to 1.00 CNY, 50.0 % less than in the period before"),
        ("2", "2", "orders in the last 365 days came to 2.00 CNY, as much as in the period before"),
        ("2", "0", "orders in the last 365 days came to 2.00 CNY"),
    ],
)
def test_trade_is_told_with_its_change(now: str, earlier: str, told: str) -> None:
    sales = [[(date(2026, 1, 1), Decimal(1))]]
    trade = Trade(1, Decimal(now), 1, Decimal(earlier))

    assert messages.word(told_sales(study_of({}), sales, trade), "en") == told


def test_the_leader_is_a_group_with_a_value() -> None:
    study = study_of({"ann": {}, "bob": {}, "cyd": {}})
    groups = groups_of((OWNER,), [(["li"],), ([],), (["wang"],)])
    totals = list(zip(groups, map(Decimal, (30, 20, 50)), strict=True))

    found = leader(study, (OWNER,), totals, Decimal(100))
    assert found is not None
    assert messages.word(found, "en") == "li brings 30.0 % of total with 1 of 3 clients"
    assert leader(study, (OWNER,), totals[2:], Decimal(100)) is None
    assert leader(study, (OWNER,), totals, Decimal(10)) is None


def test_what_changed_most_may_have_shrunk() -> None:
    study = study_of({})
    sold = [("up", Decimal(5), Decimal(1)), ("down", Decimal(1), Decimal(9))]

    found = changed_most(study, sold)
    assert found is not None
    assert messages.word(found, "en") == "down changed most, from 9.00 to 1.00 CNY"
    assert changed_most(study, sold[:1]) is None
    assert changed_most(study_of({}, until="2026-01-01"), sold) is None
