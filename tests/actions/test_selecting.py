"""Columns, order and number of rows, for lists of fields and for fixed tables."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.actions.listing import build_listing
from clientctl.actions.selection import (
    Selection,
    choose_columns,
    field_column,
    find_field,
    sort_keys,
    sort_rows,
)
from clientctl.errors import ExitCode, message
from clientctl.model import Column, Field, FieldIndex, Label
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings
from tests.actions.book import english, refusal, rows

CATALOG = build_catalog(Settings())
INDEX = FieldIndex(CATALOG.fields)

CLIENTS: dict[str, dict[str, Any]] = {
    "a": {"name": "beta", "grade": "B", "employees": 20, "tags": ["m", "z"], "since": "2026-02-01", "cadence": "2w"},
    "b": {"name": "Alpha", "grade": "A", "employees": 9, "tags": ["n"], "since": "2025-12-31", "cadence": "10d"},
    "c": {"name": "Ærlig", "employees": Decimal("9.5"), "since": "soon", "cadence": "often"},
    "d": {"grade": "Z", "employees": "many", "tags": []},
    "e": {"name": "alpha", "grade": "A", "employees": 9, "tags": ["a", "zz"], "cadence": "1m"},
}  # fmt: skip

ORDERS = [
    ([], "abcde"),
    (["name"], "cbead"),
    (["-name"], "abecd"),
    (["grade"], "beacd"),
    (["-grade"], "abecd"),
    (["employees"], "becad"),
    (["-employees"], "acbed"),
    (["tags"], "eabcd"),
    (["-tags"], "eabcd"),
    (["since"], "bacde"),
    (["-since"], "abcde"),
    (["cadence"], "baecd"),
    (["-cadence"], "eabcd"),
    (["grade", "-employees"], "beacd"),
    (["grade", "-name"], "beacd"),
    (["-grade", "name"], "abecd"),
    (["等级", "-员工数"], "beacd"),
]


@pytest.mark.parametrize(("sort", "order"), ORDERS)
def test_rows_are_sorted_ties_as_they_came_and_empty_ones_last(sort: list[str], order: str) -> None:
    found = sort_rows(CLIENTS, sort_keys(sort, INDEX), lambda row, field: field.values(CLIENTS[row]))

    assert "".join(found) == order


ranks = st.none() | st.integers(0, 3)


@settings(deadline=None)
@given(st.lists(st.tuples(ranks, ranks), max_size=10), st.booleans(), st.booleans())
def test_any_rows_come_in_order_with_the_empty_ones_last(
    pairs: list[tuple[int | None, int | None]], first_falls: bool, second_falls: bool
) -> None:
    fields = [Field((name,), "integer", (Label(name, name),)) for name in ("x", "y")]

    def values(row: tuple[int, tuple[int | None, int | None]], field: Field) -> list[int]:
        value = row[1]["xy".index(field.name)]
        return [] if value is None else [value]

    def place(value: int | None, falls: bool) -> tuple[bool, int]:
        return value is None, 0 if value is None else -value if falls else value

    found = sort_rows(enumerate(pairs), list(zip(fields, (first_falls, second_falls), strict=True)), values)

    keys = [(place(x, first_falls), place(y, second_falls), index) for index, (x, y) in found]
    assert keys == sorted(keys)
    assert len(found) == len(pairs)


def test_a_field_is_found_by_any_name_or_refused_with_those_near() -> None:
    assert find_field("等级", INDEX).name == "grade"
    near = refusal(lambda: find_field("gradee", INDEX))
    far = refusal(lambda: find_field("qqqqqq", INDEX))

    assert (near.code, near.exit_code) == ("actions.unknown_field", ExitCode.USAGE)
    assert english(near.hint).startswith("did you mean grade")
    assert far.hint is not None
    assert far.hint.code == "actions.all_fields"


def test_a_fields_column_has_its_heading_rank_unit_and_tones() -> None:
    revenue = field_column(CATALOG.field("annual_revenue"), "CNY")
    grade = field_column(CATALOG.field("grade"), "CNY", "等级")
    amount = field_column(CATALOG.field("orders", "amount"), "CNY", "order.amount")

    assert (revenue.name, revenue.label.zh, revenue.kind, revenue.unit) == (
        "annual_revenue",
        "年营业额",
        "money",
        "CNY",
    )
    assert (grade.name, dict(grade.tones)["A"], [c.value for c in grade.choices]) == (
        "grade",
        "bold",
        list("ABCD"),
    )
    assert (amount.name, amount.label.en, amount.unit) == ("order.amount", "orders amount", "")
    assert grade.rank < revenue.rank


@pytest.mark.parametrize(
    ("name", "values", "shown"),
    [
        ("name", [], None),
        ("name", ["Acme"], "Acme"),
        ("name", ["a", "b"], "a"),
        ("tags", ["a"], ["a"]),
        ("tags", [], None),
        ("orders.amount", [5], [5]),
        ("contacts.primary", [False, True], [False, True]),
    ],
)
def test_a_cell_is_a_value_or_a_list_for_fields_in_lists(name: str, values: list[Any], shown: Any) -> None:
    assert CATALOG.field(*name.split(".")).cell(values) == shown


COLUMNS = (
    Column("name", Label("name", "名称")),
    Column("count", Label("count", "数量"), "integer"),
    Column("secret", Label("secret", "内情")),
)
TABLE: list[dict[str, Any]] = [
    {"name": "b", "count": 2, "secret": "x"},
    {"name": "a", "count": None, "secret": "y"},
    {"name": "c", "count": 10},
]


def test_a_fixed_table_shows_all_its_columns_null_where_a_row_has_none() -> None:
    answer = build_listing(COLUMNS, TABLE, Selection(), foot=(message("actions.no_match"),))

    assert [column.name for column in answer.tables[0].columns] == ["name", "count", "secret"]
    assert rows(answer) == [["b", 2, "x"], ["a", None, "y"], ["c", 10, None]]
    assert list(answer.objects()) == [
        {"name": "b", "count": 2, "secret": "x"},
        {"name": "a", "count": None, "secret": "y"},
        {"name": "c", "count": 10, "secret": None},
    ]
    assert answer.ids is None
    assert [line.code for line in answer.foot] == ["actions.no_match"]


def test_a_fixed_table_is_sorted_limited_and_cut_to_columns() -> None:
    answer = build_listing(
        COLUMNS, TABLE, Selection(("secret", "名称"), ("-count",), 2), ids=iter(["x", "y"])
    )

    assert rows(answer) == [[None, "c"], ["x", "b"]]
    assert list(answer.objects()) == [{"secret": None, "name": "c"}, {"secret": "x", "name": "b"}]
    assert answer.ids is not None
    assert list(answer.ids()) == list(answer.ids()) == ["x", "y"]


def test_rows_without_a_value_come_last_either_way() -> None:
    for sort, order in (("count", "bca"), ("-count", "cba"), ("-name", "cba")):
        assert [
            row["name"] for row in build_listing(COLUMNS, TABLE, Selection(sort=(sort,))).objects()
        ] == list(order)


@pytest.mark.parametrize(
    ("selection", "hint"),
    [
        (Selection(columns=("nmae",)), "there are: name"),
        (Selection(columns=("qqqqqq",)), "there are: name, count, secret"),
        (Selection(sort=("-nmae",)), "there are: name"),
        (Selection(sort=("count", "数")), "there are: name, count, secret"),
    ],
)
def test_an_unknown_column_of_a_fixed_table_is_refused(selection: Selection, hint: str) -> None:
    error = refusal(lambda: build_listing(COLUMNS, TABLE, selection))

    assert (error.code, error.exit_code, english(error.hint)) == (
        "actions.unknown_column",
        ExitCode.USAGE,
        hint,
    )


def test_columns_are_chosen_by_place() -> None:
    assert choose_columns(COLUMNS, None) == (0, 1, 2)
    assert choose_columns(COLUMNS, ("count", "Name", "count", "内情")) == (1, 0, 1, 2)
