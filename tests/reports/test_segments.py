"""Segments: counts, shares and sums of a few clients, worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl import messages
from clientctl.model import Column, Field, Label
from clientctl.reports.segments import Member, build_segments
from clientctl.reports.table import REPORTS
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings
from tests.reports import studies
from tests.reports.studies import study_of

CATALOG = build_catalog(Settings())
INDUSTRY, GRADE, TAGS = CATALOG.field("industry"), CATALOG.field("grade"), CATALOG.field("tags")
EMPLOYEES, CITY = CATALOG.field("employees"), CATALOG.field("address", "city")
TOTAL = Column("total", Label("total", "总额"), "money", unit="CNY")
HEADS = Column("employees", Label("employees", "员工数"), "integer")


def rows(
    by: tuple[Field, ...], *members: tuple[Any, ...], sums: tuple[Column, ...] = ()
) -> list[tuple[Any, ...]]:
    """Rows of the segments of members given as (values of each field…, numbers of each sum)."""
    built = [
        Member(tuple(one[: len(by)]), tuple(Decimal(str(amount)) for amount in one[len(by) :]))
        for one in members
    ]
    table = build_segments(by, sums, built)
    return [tuple(str(cell) if isinstance(cell, Decimal) else cell for cell in row) for row in table.rows]


def test_each_value_has_a_row_the_largest_first() -> None:
    found = rows((INDUSTRY,), (["retail"],), (["food"],), (["retail"],), (["retail"],))

    assert found == [("retail", 3, "75.0"), ("food", 1, "25.0")]


def test_of_equally_large_ones_values_come_in_their_order_and_empty_ones_last() -> None:
    found = rows((INDUSTRY,), ([],), (["zoo"],), (["Art"],), (["food"],))

    assert [row[0] for row in found] == ["Art", "food", "zoo", None]


def test_choices_come_in_their_listed_order_and_odd_ones_behind_them() -> None:
    found = rows((GRADE,), (["D"],), (["Z"],), (["A"],), (["C"],))

    assert [row[0] for row in found] == ["A", "C", "D", "Z"]


def test_numbers_come_by_size() -> None:
    found = rows((EMPLOYEES,), ([100],), ([9],), ([Decimal("20.5")],))

    assert [row[0] for row in found] == [9, "20.5", 100]


def test_a_client_counts_in_each_of_its_words_once() -> None:
    found = rows((TAGS,), (["vip", "fair", "vip"],), (["vip"],), ([],))

    assert found == [("vip", 2, "66.7"), ("fair", 1, "33.3"), (None, 1, "33.3")]


def test_several_fields_make_combinations() -> None:
    found = rows((GRADE, TAGS), (["A"], ["x", "y"]), (["A"], ["x"]), (["B"], []), ([], ["x"]))

    assert found == [
        ("A", "x", 2, "50.0"),
        ("A", "y", 1, "25.0"),
        ("B", None, 1, "25.0"),
        (None, "x", 1, "25.0"),
    ]


def test_without_a_field_everyone_is_one_segment() -> None:
    assert rows((), (5,), (7,), sums=(HEADS,)) == [(2, "100.0", "12")]


def test_sums_are_exact_and_those_of_money_rounded_once() -> None:
    found = rows(
        (INDUSTRY,),
        (["food"], "0.004", 3),
        (["food"], "0.004", 0),
        (["food"], "0.004", 4),
        (["art"], "0.005", 1),
        sums=(TOTAL, HEADS),
    )

    assert found == [("food", 3, "75.0", "0.01", "7"), ("art", 1, "25.0", "0.01", "1")]


def test_sums_may_be_longer_than_a_number_of_the_book() -> None:
    long = 10**40

    assert rows((INDUSTRY,), (["a"], long), (["a"], "0.01"), sums=(TOTAL,)) == [
        ("a", 2, "100.0", f"{long}.01")
    ]


@pytest.mark.parametrize(("count", "share"), [(1, "0.3"), (3, "0.8"), (5, "1.3")])
def test_shares_are_rounded_half_up(count: int, share: str) -> None:
    members = [(["few"],)] * count + [(["many"],)] * (400 - count)  # a 400th is 0.25 %

    assert rows((INDUSTRY,), *members)[1] == ("few", count, share)


def test_nobody_makes_no_rows() -> None:
    assert rows((INDUSTRY,)) == []


def test_columns_are_the_fields_the_counts_and_the_sums() -> None:
    table = build_segments((CITY, GRADE), (TOTAL,), [])

    assert [(c.name, c.label.zh, c.kind, c.unit) for c in table.columns] == [
        ("address.city", "地址城市", "text", ""),
        ("grade", "等级", "choice", ""),
        ("clients", "客户数", "integer", ""),
        ("share", "占比 %", "decimal", ""),
        ("total", "总额", "money", "CNY"),
    ]
    assert [c.value for c in table.columns[1].choices] == ["A", "B", "C", "D"]
    assert table.name == "segments"


def test_long_lists_do_not_multiply_without_end() -> None:
    words = [f"w{number}" for number in range(500)]

    assert len(rows((TAGS, TAGS), (words, words))) == 1000


def test_the_report_segments_is_by_industry_with_totals() -> None:
    (report,) = (report for report in REPORTS if report.name == "segments")
    book = {
        key: {"industry": industry, "orders": [{"date": "2026-01-01", "amount": amount}]}
        for key, industry, amount in (("a", "food", 5), ("b", "art", 7), ("c", "food", 1))
    }

    found = report.build(study_of(book, by=report.by, sums=report.sums))

    assert (report.by, report.sums) == (("industry",), ("total",))
    assert studies.rows(found, "segments") == [
        {"industry": "food", "clients": 2, "share": "66.7", "total": "6.00"},
        {"industry": "art", "clients": 1, "share": "33.3", "total": "7.00"},
    ]
    assert [str(figure.value) for figure in found.figures] == ["3", "13.00"]


words = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3)


@settings(deadline=None)
@given(st.lists(st.tuples(words, st.integers(0, 100)), min_size=1, max_size=12))
def test_each_segment_has_the_clients_that_hold_its_word(members: list[tuple[list[str], int]]) -> None:
    found = {row[0]: row[1:] for row in rows((TAGS,), *members, sums=(HEADS,))}

    for word in ("a", "b", "c", None):
        holders = [n for held, n in members if (word in held if word else not held)]
        assert found.get(word, (0,))[0] == len(holders)
        assert int(found[word][2] if word in found else 0) == sum(holders)


def chart(
    by: tuple[Field, ...], *members: tuple[Any, ...], sums: tuple[Column, ...] = ()
) -> list[str] | None:
    """What the chart names its bars by, what it measures, and its finding in both languages."""
    built = [Member(one[: len(by)], tuple(Decimal(amount) for amount in one[len(by) :])) for one in members]
    found = build_segments(by, sums, built).chart
    if found is None:
        return None
    return [*found.labels, *found.values, messages.word(found.title, "en"), messages.word(found.title, "zh")]


def test_the_chart_tells_who_leads_in_the_first_sum() -> None:
    members = ((["retail"], 30), (["retail"], 10), (["food"], 80))
    assert chart((INDUSTRY,), *members, sums=(TOTAL,)) == [
        "industry",
        "total",
        "food leads with 66.7 % of total",
        "“food”最多，占总额的 66.7 %",
    ]


def test_without_sums_the_chart_is_of_clients() -> None:
    assert chart((GRADE, INDUSTRY), (["A"], ["food"]), (["A"], []), (["A"], ["food"])) == [
        "grade",
        "industry",
        "clients",
        "A, food leads with 66.7 % of clients",
        "“A、food”最多，占客户数的 66.7 %",
    ]


def test_a_share_is_of_all_clients_also_where_they_count_several_times() -> None:
    found = chart((TAGS,), (["vip", "cold"], 30), (["vip"], 10), ([], 60), sums=(TOTAL,))
    assert found is not None
    assert found[2] == "none leads with 60.0 % of total"


def test_a_finding_may_be_that_most_have_none() -> None:
    found = chart((INDUSTRY,), ([],), ([],), (["food"],))
    assert found is not None
    assert found[2] == "none leads with 66.7 % of clients"


@pytest.mark.parametrize(
    "members", [(), ((["food"], 0),), ((["food"], -5),), ((["food"], 5), (["retail"], -3))]
)
def test_where_nobody_leads_there_is_no_chart(members: tuple[Any, ...]) -> None:
    assert chart((INDUSTRY,), *members, sums=(TOTAL,)) is None
    assert chart((), (3,), sums=(TOTAL,)) is None
