"""Cells of other people's tables as values of fields, whatever spreadsheets did to them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from clientctl.actions.imports.cells import is_blank, parse_cell, parse_entry, parts_of
from clientctl.actions.records.kinds import list_kind
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError
from tests.actions.book import make_book


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return make_book(tmp_path_factory.mktemp("cells"), {})


def parsed(workspace: Workspace, name: str, cell: Any, *, is_exact: bool = False) -> Any:
    field = workspace.fields.get(name)
    assert field is not None
    return parse_cell(field, cell, workspace, is_exact=is_exact)


TYPED: list[tuple[str, Any, tuple[Any, ...]]] = [
    # day 1 is 1 January 1900 with the 29 February 1900 that never was: 45000 is 15 March 2023
    ("since", "45000", ("2023-03-15",)),
    ("since", 45000, ("2023-03-15",)),
    ("since", Decimal("45000.75"), ("2023-03-15",)),
    ("birthday", "20000", ("1954-10-03",)),
    ("since", "2026年1月2日", ("2026-01-02",)),
    ("since", "2026/1/2", ("2026-01-02",)),
    ("since", "20260102", ("2026-01-02",)),
    ("since", "2026-01-02 00:00:00", ("2026-01-02",)),
    ("since", "2026-01-02T09:30:00Z", ("2026-01-02",)),
    ("since", "2026-01-02 09:30", ("2026-01-02",)),
    ("phone", "13800138000.0", ("13800138000",)),
    ("phone", 13800138000, ("13800138000",)),
    ("phone", Decimal("13800138000"), ("13800138000",)),
    ("number", "0012", ("0012",)),
    ("number", 12, ("12",)),
    ("number", "1e3", ("1e3",)),
    ("number", "12.0", ("12.0",)),
    ("annual_revenue", "120万", (1_200_000,)),
    ("annual_revenue", "¥1,200", (1200,)),
    ("annual_revenue", Decimal("12.50"), (Decimal("12.50"),)),
    ("employees", "1 200", (1200,)),
    ("employees", Decimal("7"), (7,)),
    ("grade", "a", ("A",)),
    ("stage", "活跃", ("active",)),
    ("gender", True, ("true",)),
    ("tags", "a, b；c、d\ne", ("a", "b", "c", "d", "e")),
    ("tags", 'vip; "x"', ("vip", "x")),
    ("aliases", '"a, b"; c', ("a, b", "c")),
    ("tags", ["a", "", None, "b"], ("a", "b")),
    ("tags", 5, ("5",)),
    ("name", "\ufeff New ", ("New",)),
    ("notes", "one\r\ntwo", ("one\ntwo",)),
    ("notes", "one\ntwo\n", ("one\ntwo\n",)),
    ("notes", "one\n", ("one",)),
    ("cadence", "90天", ("90d",)),
]


@pytest.mark.parametrize(("name", "cell", "expected"), TYPED)
def test_a_cell_is_the_value_that_somebody_meant(
    workspace: Workspace, name: str, cell: Any, expected: tuple[Any, ...]
) -> None:
    assert parsed(workspace, name, cell) == expected


EXACT: list[tuple[str, Any, tuple[Any, ...]]] = [
    ("name", " blanks ", (" blanks ",)),
    ("cadence", "90天", ("90天",)),
    ("annual_revenue", Decimal("12.50"), (Decimal("12.50"),)),
    ("number", "1.38E+10", ("1.38E+10",)),
    ("number", "13800138000.0", ("13800138000.0",)),
    ("aliases", ["a, b", "c"], ("a, b", "c")),
    ("aliases", "a, b", ("a, b",)),
    ("grade", "A", ("A",)),
]


@pytest.mark.parametrize(("name", "cell", "expected"), EXACT)
def test_a_stored_value_stays_as_it_is(
    workspace: Workspace, name: str, cell: Any, expected: tuple[Any, ...]
) -> None:
    assert parsed(workspace, name, cell, is_exact=True) == expected


REFUSED: list[tuple[str, Any, str]] = [
    ("phone", "1.38E+10", "imports.digits_lost"),
    ("number", "1E+15", "imports.digits_lost"),
    ("number", "1.38001E+010", "imports.digits_lost"),
    ("phone", "abc", "values.bad_phone"),
    ("grade", "Z", "values.not_a_choice"),
    ("name", ["a", "b"], "imports.not_one_value"),
    ("name", {"a": 1}, "imports.not_one_value"),
    ("tags", [["a"]], "imports.not_one_value"),
    ("tags", [{"a": 1}], "imports.not_one_value"),
    ("since", "99999999", "dates.no_such_month"),
    ("employees", "many", "values.not_a_number"),
]


@pytest.mark.parametrize(("name", "cell", "code"), REFUSED)
def test_a_cell_that_is_no_value_is_refused_with_what_to_do(
    workspace: Workspace, name: str, cell: Any, code: str
) -> None:
    with pytest.raises(ClientctlError) as caught:
        parsed(workspace, name, cell)
    assert (caught.value.code, caught.value.hint is not None) == (code, True)


def test_blank_is_what_says_nothing() -> None:
    blank: list[Any] = [None, "", " \t\n", "\u3000", [], {}]
    said: list[Any] = [0, False, "0", [None], Decimal(0)]
    assert (all(map(is_blank, blank)), any(map(is_blank, said))) == (True, False)


PARTS: list[tuple[Any, list[Any]]] = [
    ([{"a": 1}], [{"a": 1}]),
    ('[{"a": 1}, {"a": 2}]', [{"a": 1}, {"a": 2}]),
    ('{"a": 1}; {"a": 2}', [{"a": 1}, {"a": 2}]),
    ('{"a": "x;y"}；{"a": 1.50}', [{"a": "x;y"}, {"a": Decimal("1.50")}]),
    (" [ ] ", []),
]


@pytest.mark.parametrize(("cell", "expected"), PARTS)
def test_lists_of_mappings_stand_in_a_cell_as_json(cell: Any, expected: list[Any]) -> None:
    assert parts_of(cell) == expected


@pytest.mark.parametrize("cell", ["tea", "{", "[1] x", '{"a": 1} {"a": 2}', "5", {"a": 1}, 5, "[" * 100_000])
def test_what_is_no_list_of_mappings_is_refused(cell: Any) -> None:
    with pytest.raises(ClientctlError) as caught:
        parts_of(cell)
    assert caught.value.code == "imports.no_list"


def entry(workspace: Workspace, record: str, given: Any) -> dict[str, Any]:
    return parse_entry(list_kind(workspace.catalog, record), given, workspace, is_exact=False)


def test_an_entry_has_its_keys_in_the_order_of_a_file(workspace: Workspace) -> None:
    given = {
        "notes": "n",
        "amount": "1,200",
        "date": "45000",
        "id": "261122-aaaaaa",
        "product": "",
        "quantity": None,
    }
    assert list(entry(workspace, "orders", given).items()) == [
        ("id", "261122-aaaaaa"),
        ("date", "2023-03-15"),
        ("amount", 1200),
        ("notes", "n"),
    ]


def test_an_entry_may_hold_a_list_of_its_own(workspace: Workspace) -> None:
    given = {"items": '[{"product": "tea", "quantity": "2", "amount": ""}]'}
    assert entry(workspace, "orders", given) == {"items": [{"product": "tea", "quantity": 2}]}


BAD_ENTRIES: list[tuple[Any, str]] = [
    ("tea", "imports.no_entry"),
    ({"colour": "red"}, "actions.unknown_key"),
    ({"id": "a b"}, "imports.bad_item_id"),
    ({"id": "x" * 65}, "imports.bad_item_id"),
    ({"items": "tea"}, "imports.no_list"),
    ({"items": [5]}, "imports.no_entry"),
    ({"items": [{"colour": "red"}]}, "actions.unknown_key"),
    ({"amount": "much"}, "values.not_an_amount"),
]


@pytest.mark.parametrize(("given", "code"), BAD_ENTRIES)
def test_what_is_no_entry_is_refused_with_what_to_do(workspace: Workspace, given: Any, code: str) -> None:
    with pytest.raises(ClientctlError) as caught:
        entry(workspace, "orders", given)
    assert (caught.value.code, caught.value.hint is not None) == (code, True)
