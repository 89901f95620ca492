"""Rows that belong to clients: found, added, left alone, changed, rejected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clientctl import text
from clientctl.errors import WrongUsage
from tests.actions.book import english, files, make_book
from tests.actions.imports.given import changes, counts, document, plan, rejects, sheet, take
from tests.actions.tables import told

ACME = "clients/acme.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_book(tmp_path).root


def orders(root: Path, client_id: str) -> list[tuple[Any, ...]]:
    held = document(root, client_id).get("orders", [])
    return [(one["date"], one["amount"], one.get("number")) for one in held]


REFERENCES = [
    ("acme-two", "acme-two"),
    ("Acme Two", "acme-two"),
    ("  ACME TWO ", "acme-two"),
    ("K-2", "huadong"),
    ("华贸", "huadong"),
    ("Acme Norway", "acme"),
    ("acme-old", "acme-old"),
    ("K-9", "acme-old"),
]


@pytest.mark.parametrize(("reference", "client_id"), REFERENCES)
def test_a_client_is_named_by_id_name_alias_or_number(root: Path, reference: str, client_id: str) -> None:
    planned = plan(root, sheet("ref,date,amount", [reference, "2026-01-02", 5]), into="orders")

    assert (counts(planned), planned.updated[0].id) == ((0, 1, 0, 0, 0), client_id)


def test_a_number_that_is_a_cell_to_reckon_with_is_a_name_too(tmp_path: Path) -> None:
    root = make_book(tmp_path, {"clients/a.yaml": "name: A\nnumber: '12'\n"}).root

    assert counts(plan(root, sheet("ref,date,amount", [12, "2026-01-02", 5]), into="orders")) == (
        0,
        1,
        0,
        0,
        0,
    )


def test_who_is_unknown_or_meant_twice_or_not_named_is_told(root: Path) -> None:
    rows = [[one, "2026-01-02", 5] for one in ("Acme Too", "Acme AS", "", None)]
    planned = plan(root, sheet("ref,date,amount", *rows), into="orders")

    assert rejects(planned) == [(2, "ref"), (3, "ref"), (4, "ref"), (5, "ref")]
    unknown, twice, *unnamed = told(planned)
    assert "Acme Too" in unknown and "acme two" in unknown
    assert "acme, acme-old" in twice
    assert all("names no client" in one for one in unnamed)
    assert planned.plan.changes.is_empty


LISTS: list[tuple[str, str, list[Any], dict[str, Any]]] = [
    ("orders", "客户名称,订单号,下单日期,总金额", ["Acme Two", "N1", "2026-01-02", "1,200"],
     {"date": "2026-01-02", "amount": 1200, "number": "N1"}),
    ("order", "ref,date,amount", ["acme-two", 45000, 7], {"date": "2023-03-15", "amount": 7}),
    ("订单", "客户,日期,金额", ["acme-two", "2026-01-02", 7], {"date": "2026-01-02", "amount": 7}),
    ("log", "客户,日期,方式,沟通内容", ["acme-two", "2026-01-02", "电话", "谈了"],
     {"date": "2026-01-02", "kind": "call", "text": "谈了"}),
    ("contacts", "company,full name,mobile", ["acme-two", "Li Lei", 13800138000],
     {"name": "Li Lei", "phone": "13800138000"}),
    ("payments", "ref,due date,total", ["acme-two", "2026-01-02", 7], {"due": "2026-01-02", "amount": 7}),
    ("links", "ref,client,relation", ["acme-two", "acme", "parent"], {"client": "acme", "relation": "parent"}),
    ("deals", "account,opportunity,close date", ["acme-two", "Tea", "2026-12-01"],
     {"title": "Tea", "expected": "2026-12-01"}),
]  # fmt: skip


@pytest.mark.parametrize(("into", "header", "row", "expected"), LISTS, ids=[row[0] for row in LISTS])
def test_any_list_is_filled_and_a_second_time_adds_none(
    root: Path, into: str, header: str, row: list[Any], expected: dict[str, Any]
) -> None:
    assert counts(take(root, sheet(header, row), into=into)) == (0, 1, 0, 0, 0)
    added = next(value for value in document(root, "acme-two").values() if isinstance(value, list))
    assert [{key: value for key, value in one.items() if key != "id"} for one in added] == [expected]
    before = files(root)

    again = take(root, sheet(header, row), into=into)

    assert (counts(again), again.plan.changes.is_empty, files(root)) == ((0, 0, 0, 1, 0), True, before)


def test_entries_stand_at_their_days(root: Path) -> None:
    rows = [["acme", "2026-03-15", 3], ["acme", "2026-12-01", 5], ["acme", "2025-01-01", 1]]
    take(root, sheet("ref,date,amount", *rows), into="orders")

    assert [amount for _, amount, _ in orders(root, "acme")] == [1, 1000, 3, 500.50, 5]


def test_two_equal_rows_are_two_entries_and_stay_two(root: Path) -> None:
    table = sheet("ref,date,amount", *[["acme-two", "2026-01-02", 5]] * 2, ["acme-two", "2026-01-01", 5])

    assert counts(take(root, table, into="orders")) == (0, 3, 0, 0, 0)
    assert [date for date, _, _ in orders(root, "acme-two")] == ["2026-01-01", "2026-01-02", "2026-01-02"]
    assert counts(plan(root, table, into="orders")) == (0, 0, 0, 3, 0)
    longer = sheet("ref,date,amount", *[["acme-two", "2026-01-02", 5]] * 3)
    assert counts(plan(root, longer, into="orders")) == (0, 1, 0, 2, 0)


def test_a_row_that_says_less_than_an_entry_is_that_entry(root: Path) -> None:
    planned = plan(root, sheet("ref,date", ["acme", "2026-09-01"]), into="log")

    assert counts(planned) == (0, 0, 0, 1, 0)


def test_entries_are_told_by_id_then_number_then_the_key_that_is_named(root: Path) -> None:
    first = sheet(
        "ref,number,date,amount", ["acme-two", "N1", "2026-01-02", 5], ["acme-two", "N2", "2026-01-03", 6]
    )
    take(root, first, into="orders")
    item = document(root, "acme-two")["orders"][0]["id"]
    by_number = sheet("ref,number,date,amount", ["acme-two", "n1", "2026-01-02", 9])
    by_id = sheet("ref,id,date,amount", ["acme-two", item, "2026-01-02", 8])
    by_day = sheet("ref,date,amount", ["acme-two", "2026-01-03", 7])

    assert changes(plan(root, by_number, into="orders", mode="update")) == [
        ("acme-two", "orders.amount", 5, 9)
    ]
    assert changes(plan(root, by_id, into="orders", mode="update")) == [("acme-two", "orders.amount", 5, 8)]
    assert changes(plan(root, by_day, into="orders", mode="update", key="date")) == [
        ("acme-two", "orders.amount", 6, 7)
    ]
    assert counts(plan(root, by_day, into="orders")) == (0, 1, 0, 0, 0)


def test_an_entry_that_is_there_otherwise_is_left_told_rejected_or_changed(root: Path) -> None:
    table = sheet("ref,name,title", ["acme", "kari nordmann", "chief"], ["acme", "Ola", "buyer"])

    upsert = plan(root, table, into="contacts")
    assert counts(upsert) == (0, 1, 0, 1, 0)
    assert "--mode update" in english(upsert.plan.warnings[0])
    create = plan(root, table, into="contacts", mode="create")
    assert (counts(create), rejects(create)) == ((0, 1, 0, 0, 1), [(2, "contacts.title")])
    update = plan(root, table, into="contacts", mode="update", takes_good=True)
    assert (counts(update), rejects(update)) == ((0, 0, 1, 0, 1), [(3, "contacts")])
    assert changes(update) == [("acme", "contacts.title", None, "chief")]


def test_an_entry_that_cannot_be_is_rejected_with_every_fault(root: Path) -> None:
    rows: list[list[Any]] = [
        ["acme", "yesteryear", "much", None],
        ["acme", "2026-01-02", -5, None],
        ["acme", "2026-01-02", None, None],
        ["acme", "2026-01-02", 5, "a b"],
        ["acme", "2026-01-02", 5, None],
    ]
    planned = plan(root, sheet("ref,date,amount,id", *rows), into="orders", takes_good=True)

    assert [row for row, _ in rejects(planned)] == [2, 2, 3, 4, 5]
    assert rejects(planned)[:2] == [(2, "orders.date"), (2, "orders.amount")]
    assert rejects(planned)[-1] == (5, "orders.id")
    assert counts(planned) == (0, 1, 0, 0, 4)


def test_a_client_that_another_sheet_of_the_file_makes_is_known(root: Path) -> None:
    clients = sheet("name,number", ["Newton", "N-7"], name="clients")
    sold = sheet(
        "ref,date,amount", ["Newton", "2026-01-02", 5], ["newton", "2026-01-03", 6], ["n-7", "2026-01-04", 7],
        name="orders",
    )  # fmt: skip
    planned = take(root, clients, sold)

    assert counts(planned) == (1, 3, 0, 0, 0)
    assert [amount for _, amount, _ in orders(root, "newton")] == [5, 6, 7]
    assert counts(plan(root, clients, sold)) == (0, 0, 0, 4, 0)


def test_a_file_of_entries_whose_client_is_not_named_is_refused_with_the_way_out(root: Path) -> None:
    with pytest.raises(WrongUsage) as caught:
        plan(root, sheet("date,amount", ["2026-01-02", 5]), into="orders")
    assert caught.value.code == "imports.no_ref_column" and "=ref" in english(caught.value.hint)


MAPS: list[tuple[list[tuple[str, str]], str]] = [
    ([("x", "colour")], "imports.no_entry_key"),
    ([("y", "date")], "actions.no_column"),
]


@pytest.mark.parametrize(("mapping", "code"), MAPS)
def test_a_map_to_no_key_or_of_no_column_is_refused(
    root: Path, mapping: list[tuple[str, str]], code: str
) -> None:
    with pytest.raises(WrongUsage) as caught:
        plan(root, sheet("ref,x", ["acme", "5"]), into="orders", mapping=mapping)
    assert (caught.value.code, caught.value.hint is not None) == (code, True)


def test_a_list_that_there_is_not_is_refused_with_those_that_there_are(root: Path) -> None:
    with pytest.raises(WrongUsage) as caught:
        plan(root, sheet("ref,x", ["acme", "5"]), into="ordrs")
    assert "orders" in english(caught.value.hint)


def test_a_row_longer_than_the_header_is_rejected(root: Path) -> None:
    from clientctl.exchange.sheet import Row, Sheet

    table = Sheet(("ref", "date", "amount"), (Row(2, ("acme", "2026-01-02", 5), ("6",)),))
    assert rejects(plan(root, table, into="orders")) == [(2, "")]


def test_the_file_of_a_client_is_read_back_once_for_a_thousand_entries(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits: list[int] = []
    edit = text.edit

    def counted(*given: Any) -> Any:
        edits.append(len(given[2]))
        return edit(*given)

    monkeypatch.setattr("clientctl.text.edit", counted)
    rows = [["acme-two", f"2026-01-{day % 28 + 1:02}", day, f"n{day}"] for day in range(1000)]
    planned = take(root, sheet("ref,date,amount,id", *rows), into="orders")

    assert (counts(planned), edits) == ((0, 1000, 0, 0, 0), [1000])
    dates = [date for date, _, _ in orders(root, "acme-two")]
    assert dates == sorted(dates) and len(dates) == 1000


def test_the_client_that_a_row_means_keeps_its_lines(root: Path) -> None:
    before = files(root)[ACME]
    take(root, sheet("ref,date,text", ["acme", "2026-10-01", "two\nlines"]), into="log")

    after = files(root)[ACME]
    assert after.startswith(before) and after.endswith("    text: |-\n      two\n      lines\n")
