"""Which row of a sheet names its columns, and what merged cells mean."""

from __future__ import annotations

from typing import Any

import pytest

from clientctl.exchange.sheet import Row
from tests.exchange.workbooks import refusal, said, saved, sheet, table, taken

LABELS = ["名称", "电话", "城市", "备注"]
ACME = ["阿克米", "021-5555 0100", "上海", None]

ABOVE: list[tuple[str, list[list[Any]], tuple[str, ...], int]] = [
    ("nothing", [], (), 1),
    ("blank rows", [[], []], (), 3),
    ("a title", [["客户分类管理表"]], (), 2),
    ("a title over all columns", [["客户分类管理表"]], ("A1:D1",), 2),
    ("a title over two rows", [["客户分类管理表"], []], ("A1:D2",), 3),
    ("a title and who made it", [["客户表"], [], ["制表：王", "2026-01-02"]], ("A1:D1",), 4),
    ("a title that is a number", [[2026]], (), 2),
    ("two words", [["制表", "王"]], (), 2),
]


@pytest.mark.parametrize(
    ("above", "merged", "number"), [row[1:] for row in ABOVE], ids=[row[0] for row in ABOVE]
)
def test_the_header_is_the_first_row_of_labels_below_titles(
    above: list[list[Any]], merged: tuple[str, ...], number: int
) -> None:
    found = table(taken(sheet([*above, LABELS, ACME], *merged)))
    assert found == [tuple(LABELS), (number + 1, "阿克米", "021-5555 0100", "上海", "")]


def test_that_the_header_is_further_down_is_told() -> None:
    incoming = taken(sheet([["客户分类管理表"], [], LABELS, ACME], "A1:D1"))
    assert said(incoming) == [
        "clients.xlsx: sheet 客户, 1 row",
        "clients.xlsx: sheet 客户: the header is row 3; what stands above it is left out",
    ]
    assert said(incoming, "zh")[1] == "clients.xlsx：工作表“客户”：表头在第 3 行，以上内容已略去"


def test_labels_lose_blanks_and_line_ends_and_blank_columns_after_them_are_dropped() -> None:
    header: list[Any] = [" 联系\n电话 ", None, "Zip  code", 2025, "  ", None]
    assert taken(sheet([header, ["1"]])).sheets[0].header == ("联系 电话", "", "Zip code", "2025")


def test_a_table_of_one_column_begins_with_its_header() -> None:
    assert table(taken(sheet([["name"], ["Acme"], ["Beta"]]))) == [("name",), (2, "Acme"), (3, "Beta")]


def test_five_hundred_columns_are_read() -> None:
    header = [f"column {number}" for number in range(500)]
    row = taken(sheet([header, list(range(500))])).sheets[0].rows[0]
    assert row == Row(2, tuple(range(500)))


def test_a_header_alone_is_a_table_without_rows() -> None:
    assert table(taken(sheet([LABELS]))) == [tuple(LABELS)]


DATA = [
    ("numbers", [[1, 2], [3, 4]], 1),
    ("a telephone", [["Acme", "13800138000"], ["Beta", "+47 22 33 44 55"]], 1),
    ("an address of mail", [[], ["Acme", "a@acme.example"]], 2),
    ("an address of the web", [["Acme", "www.acme.example"]], 1),
    ("a day", [["Acme", "2026-01-02"], ["Beta", "2026-01-03"]], 1),
    ("a long text", [["Acme", "x" * 101]], 1),
    ("a flag", [["Acme", True]], 1),
    ("a row of words further down", [["Acme", 5], ["Beta", "new"]], 1),
    ("an amount in one column", [[5], [7]], 1),
]


@pytest.mark.parametrize(("rows", "number"), [row[1:] for row in DATA], ids=[row[0] for row in DATA])
def test_a_table_that_begins_with_data_is_refused(rows: list[list[Any]], number: int) -> None:
    assert refusal(saved(sheet(rows))) == (
        f"clients.xlsx:客户:{number}: no row names the columns; row {number} looks like data",
        "insert a row above it with a name for each column, such as name, phone, email",
    )


def test_a_sheet_without_a_header_is_left_out_beside_one_with() -> None:
    book = sheet([[1, 2]], title="数")
    sheet([["name"], ["Acme"]], title="S", book=book)
    incoming = taken(book)
    assert [one.name for one in incoming.sheets] == ["S"]
    assert said(incoming)[1:] == ["clients.xlsx: no row of these sheets names columns, they are left out: 数"]


def test_groups_above_labels_are_one_header_of_two_rows() -> None:
    rows: list[list[Any]] = [
        ["客户档案"],
        ["编号", "基本信息", None, "联系人", None, "备注"],
        [None, "名称", "电话", "姓名", "电话", None],
        ["K1", "阿克米", "021", "王", "138", "好"],
    ]
    incoming = taken(sheet(rows, "A1:F1", "A2:A3", "B2:C2", "D2:E2", "F2:F3"))
    assert table(incoming) == [
        ("编号", "名称", "电话", "联系人 姓名", "联系人 电话", "备注"),
        (4, "K1", "阿克米", "021", "王", "138", "好"),
    ]
    assert said(incoming)[1:] == [
        "clients.xlsx: sheet 客户: the header is row 2; what stands above it is left out",
        "clients.xlsx: sheet 客户: rows 2 and 3 are read as one header",
    ]


def test_labels_that_are_there_twice_take_their_group_with_them() -> None:
    rows: list[list[Any]] = [
        ["客户", "开票", None, "收货", None],
        [None, "地址", "电话", "地址", "邮编"],
        ["甲", "a", "b", "c", "d"],
    ]
    found = taken(sheet(rows, "A1:A2", "B1:C1", "D1:E1")).sheets[0]
    assert found.header == ("客户", "开票 地址", "电话", "收货 地址", "邮编")


SINGLE = [
    ("data below single labels", [["name", "address", None], ["Acme", "Oslo", "Road"]], "B1:C1"),
    ("nothing below the span", [["name", "address", None], ["Acme", None, None]], "B1:C1"),
    ("words elsewhere", [["name", "address", None], [None, None, None, "x"]], "B1:C1"),
    ("numbers below", [["name", "address", None], [None, 5, 6]], "B1:C1"),
]


@pytest.mark.parametrize(("rows", "merged"), [row[1:] for row in SINGLE], ids=[row[0] for row in SINGLE])
def test_a_label_over_two_columns_alone_makes_no_second_row(rows: list[list[Any]], merged: str) -> None:
    found = taken(sheet(rows, merged)).sheets[0]
    assert (found.header, found.rows[0].number) == (("name", "address"), 2)


def test_a_blank_row_parts_groups_from_data() -> None:
    rows: list[list[Any]] = [["name", "address", None], [], [None, "Oslo", "Road"]]
    assert taken(sheet(rows, "B1:C1")).sheets[0].header == ("name", "address")


def test_cells_merged_over_rows_are_filled_down() -> None:
    rows: list[list[Any]] = [
        ["客户", "联系人", "电话"],
        ["阿克米", "王", "1"],
        [None, "李", "2"],
        [None, None, None],
        [None, "赵", "3"],
        ["贝塔", "孙", "4"],
        [None, None, "5"],
        ["伽马", "周", "6"],
    ]
    incoming = taken(sheet(rows, "A2:A5", "A6:B7"))
    assert table(incoming)[1:] == [
        (2, "阿克米", "王", "1"),
        (3, "阿克米", "李", "2"),
        (5, "阿克米", "赵", "3"),
        (6, "贝塔", "", "4"),
        (7, "贝塔", "", "5"),
        (8, "伽马", "周", "6"),
    ]
    assert said(incoming)[1:] == [
        "clients.xlsx: sheet 客户: 3 cells below merged ones filled with their value"
    ]
    assert said(incoming, "zh")[1:] == ["clients.xlsx：工作表“客户”：合并单元格的值已填入其下 3 格"]


def test_merged_blank_cells_and_cells_merged_over_columns_fill_nothing() -> None:
    rows: list[list[Any]] = [["a", "b", "c"], ["x", None, None], [None, None, "y"], ["p", None, "q"]]
    assert table(taken(sheet(rows, "A2:A2", "B2:B3", "A4:B4")))[1:] == [
        (2, "x", "", ""),
        (3, "", "", "y"),
        (4, "p", "", "q"),
    ]
