"""XLSX as it comes in: what cells hold, which sheets count, how it was read, and rejected rows given back."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.exchange.base import LISTS, SHEET, Base, SheetBase, base_rows
from clientctl.exchange.sheet import Rejected, Row, Sheet, Unreadable
from clientctl.exchange.workbooks.grid import cell_name, error_cell, uncomputed_cell
from clientctl.exchange.workbooks.reading import hidden_rows, open_book, read
from clientctl.messages import word
from tests.exchange.workbooks import (
    HEADER,
    MAIN,
    NAME,
    OFFICE,
    one_cell,
    refusal,
    said,
    saved,
    sheet,
    table,
    taken,
    xlsx,
    xlsx_parts,
    zipped,
)

CELLS = [
    ("a number that was typed as a telephone", 13800138000.0, 13800138000),
    ("a whole number", 5, 5),
    ("a fraction", 0.25, Decimal("0.25")),
    ("noise after the 15th digit", 0.1 + 0.2, Decimal("0.3")),
    ("a negative amount", -1200.5, Decimal("-1200.5")),
    ("a flag", True, True),
    ("a text that looks like a number", "007", "007"),
    ("a text with blanks round it", " x ", " x "),
    ("a text that looks like a formula", "'=1+1", "'=1+1"),
    ("a day", date(2026, 1, 2), "2026-01-02"),
    ("midnight", datetime(2026, 1, 2), "2026-01-02"),
    ("a time of the day", datetime(2026, 1, 2, 10, 30), "2026-01-02 10:30"),
    ("a time with seconds", datetime(2026, 1, 2, 10, 30, 5), "2026-01-02 10:30:05"),
    ("lines", "a\nb", "a\nb"),
]


@pytest.mark.parametrize(("value", "expected"), [row[1:] for row in CELLS], ids=[row[0] for row in CELLS])
def test_a_cell_is_what_was_typed(value: Any, expected: Any) -> None:
    cells = taken(sheet([["name", "value"], ["Acme", value]])).sheets[0].rows[0].cells
    assert (cells[1], type(cells[1])) == (expected, type(expected))


def test_a_format_of_percent_changes_no_number_and_one_of_days_drops_the_time() -> None:
    book = sheet([["name", "share", "day"], ["Acme", 0.25, datetime(2026, 1, 2, 10, 30)]])
    book.active["B2"].number_format = "0%"
    book.active["C2"].number_format = 'yyyy"年"m"月"d"日"'
    assert table(taken(book))[1] == (2, "Acme", Decimal("0.25"), "2026-01-02")


STORED = [
    ("shared text", '<c t="s"><v>0</v></c>', "shared"),
    ("text in several formats", '<c t="s"><v>1</v></c>', "two parts"),
    ("text with how it is pronounced", '<c t="s"><v>2</v></c>', "東京"),
    ("text in its cell", '<c t="inlineStr"><is><t>a</t><r><t>b</t></r></is></c>', "ab"),
    ("the text of a formula", '<c t="str"><f>A1</f><v>x</v></c>', "x"),
    ("an empty text of a formula", '<c t="str"><f>A1</f><v></v></c>', ""),
    ("the number of a formula", "<c><f>1+1</f><v>2</v></c>", 2),
    ("escaped characters", '<c t="str"><v>a_x000D_\nb_x0007_c_x005F_x0041_</v></c>', "a\nb\x07c_x0041_"),
    ("half a character", '<c t="str"><v>_xD83D_</v></c>', "_xD83D_"),
    ("a day in words of ISO", '<c t="d"><v>2026-01-02T00:00:00Z</v></c>', "2026-01-02"),
    ("a moment in words of ISO", '<c t="d"><v>2026-01-02T10:30:00.000</v></c>', "2026-01-02 10:30"),
    ("no flag", '<c t="b"><v>0</v></c>', False),
    ("digits that a float would lose", "<c><v>110101199001011234</v></c>", 110101199001011234),
    ("an exponent", "<c><v>1.3800138E10</v></c>", 13800138000),
    ("a huge number", "<c><v>1E300</v></c>", Decimal("1E+300")),
    ("a cell with a format alone", '<c s="1"/>', ""),
]
TEXTS = (
    "<si><t>shared</t></si><si><r><t>two </t></r><r><rPr/><t>parts</t></r></si>"
    "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>"
)


@pytest.mark.parametrize(("cell", "expected"), [row[1:] for row in STORED], ids=[row[0] for row in STORED])
def test_a_cell_is_what_was_stored(cell: str, expected: Any) -> None:
    value = one_cell(cell, texts=TEXTS)
    assert (value, type(value)) == (expected, type(expected))


UNREADABLE = [
    ('<c t="e"><v>#N/A</v></c>', "the cell shows the error #N/A"),
    ("<c><f>1+1</f></c>", "the formula was never computed"),
    ("<c><v>1E999</v></c>", "the cell holds no number that can be read"),
    ("<c><v>five</v></c>", "the cell holds no number that can be read"),
    ('<c s="1"><v>-1</v></c>', "the number is no day of the calendar"),
    ('<c s="1"><v>1E8</v></c>', "the number is no day of the calendar"),
]
DAYS = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'


@pytest.mark.parametrize(("cell", "reason"), UNREADABLE)
def test_a_cell_without_a_value_says_why(cell: str, reason: str) -> None:
    value = one_cell(cell, styles=DAYS)
    assert isinstance(value, Unreadable)
    assert word(value.reason, "en") == reason
    assert value.hint is not None


# 1462 days lie between the two calendars: 1900-01-01 is day 1 of one, 1904-01-01 day 0 of the other
@pytest.mark.parametrize(
    ("properties", "day"),
    [("", "2026-01-02"), ('<workbookPr date1904="1"/>', "2030-01-03"), ("<workbookPr/>", "2026-01-02")],
)
def test_days_are_counted_from_1900_or_1904(properties: str, day: str) -> None:
    assert one_cell('<c s="1"><v>46024</v></c>', styles=DAYS, properties=properties) == day


def test_formats_of_chinese_spreadsheets_that_have_only_a_number_are_days() -> None:
    styles = '<cellXfs><xf numFmtId="31"/><xf numFmtId="57"/><xf numFmtId="49"/></cellXfs>'
    cells = "".join(f'<c s="{style}"><v>46024</v></c>' for style in range(3))
    rows = read(xlsx(f"{HEADER}<row>{cells}</row>", styles=styles), NAME, None).sheets[0].rows
    assert (rows[0].cells, rows[0].extra) == (("2026-01-02", "2026-01-02"), (46024,))


def test_formats_of_conditions_are_none_of_cells() -> None:
    styles = (
        '<numFmts><numFmt numFmtId="164" formatCode="0.00"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="164"/></cellXfs>'
        '<dxfs><dxf><numFmt numFmtId="164" formatCode="yyyy"/></dxf></dxfs>'
    )
    assert one_cell("<c><v>46024</v></c>", styles=styles) == 46024


def test_rows_have_the_numbers_that_the_spreadsheet_shows_and_blank_ones_are_passed_over() -> None:
    rows: list[list[Any]] = [
        [],
        ["name", "phone", None, None],
        ["Acme"],
        [None, "  "],
        ["Beta", "1", None, "note"],
    ]
    found = taken(sheet(rows)).sheets[0]
    assert found == Sheet(
        ("name", "phone"), (Row(3, ("Acme", "")), Row(5, ("Beta", "1"), ("", "note"))), "客户"
    )


def test_every_visible_sheet_with_something_in_it_is_a_table() -> None:
    book = sheet([["name"], ["Acme"]])
    sheet([["ref", "date"], ["acme", "2026-01-02"]], title="orders", book=book)
    sheet([], title="empty", book=book)
    sheet([["name"], ["Old"]], title="past", book=book)
    book["past"].sheet_state = "hidden"
    book.create_chartsheet("chart")
    incoming = taken(book)
    assert [one.name for one in incoming.sheets] == ["客户", "orders"]
    assert said(incoming) == [
        "clients.xlsx: sheet 客户, 1 row",
        "clients.xlsx: sheet orders, 1 row",
        "clients.xlsx: hidden sheets are left out: past",
    ]
    assert said(incoming, "zh") == [
        "clients.xlsx：工作表“客户”，1 行",
        "clients.xlsx：工作表“orders”，1 行",
        "clients.xlsx：已略去隐藏的工作表：past",
    ]
    assert (incoming.is_exact, incoming.base) == (False, None)


def test_cells_of_a_hidden_sheet_can_be_asked_for() -> None:
    book = sheet([["name"], ["Acme"]])
    sheet([["clientctl", 1], [], ["x"]], title="kept", book=book)
    book["kept"].sheet_state = "veryHidden"
    opened = open_book(saved(book), NAME)
    assert list(hidden_rows(opened, "kept")) == [("clientctl", 1), ("x",)]
    assert list(hidden_rows(opened, "客户")) == []


def test_parts_are_found_wherever_the_workbook_says() -> None:
    parts = xlsx_parts(f"{HEADER}<row><c t='s'><v>0</v></c></row>", texts="<si><t>Acme</t></si>")
    moved = {
        "_rels/.rels": f'<Relationships><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="/xl/Book.xml"/>'
        "</Relationships>",
        "xl\\book.xml": parts["xl/workbook.xml"],
        "xl/_rels/Book.xml.rels": parts["xl/_rels/workbook.xml.rels"],
    }
    kept = {name: text for name, text in parts.items() if "workbook" not in name}
    assert table(read(zipped(kept | moved), "x", None)) == [("name", "phone"), (2, "Acme", "")]


def test_a_prefix_before_the_names_of_elements_changes_nothing() -> None:
    parts = xlsx_parts("")
    parts["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c t="str"><x:v>name</x:v></x:c></x:row>'
        "<x:row><x:c t='str'><x:v>Acme</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    assert table(read(zipped(parts), "x", None)) == [("name",), (2, "Acme")]


def test_rejected_rows_are_given_back_as_they_were_with_row_and_reason() -> None:
    clients = Sheet(("name", "phone"), (), "客户")
    orders = Sheet(("ref", "amount", "row", "reason"), (), "a/b")
    rejected = [
        Rejected(clients, Row(4, ("=1+1", 13800138000), ("", "note")), "name: no"),
        Rejected(orders, Row(2, ("acme", Decimal("0.5"), 7, "old")), "bad"),
        Rejected(clients, Row(9, ("a\x07_x0041_", uncomputed_cell())), "late"),
        Rejected(clients, Row(10, (True, "x" * 32_768)), "long"),
        Rejected(clients, Row(11, (error_cell("#REF!"), 10**18 + 1)), "big"),
    ]
    raw = taken(sheet([["name"], ["x"]])).write_rejects(rejected)
    again = read(raw, "rejects.xlsx", None)
    first = again.sheets[0]
    assert [one.name for one in again.sheets] == ["客户", "a_b"]
    assert table(again) == [
        ("name", "phone", "row", "reason"),
        (2, "=1+1", 13800138000, 4, "name: no"),
        (3, "a\x07_x0041_", error_cell("#N/A"), 9, "late"),
        (4, True, error_cell("#N/A"), 10, "long"),
        (5, error_cell("#REF!"), "1000000000000000001", 11, "big"),
    ]
    assert first.rows[0].extra == ("", "note")
    assert table(again, 1) == [("ref", "amount", "row", "reason"), (2, "acme", Decimal("0.5"), 2, "bad")]
    cell = openpyxl.load_workbook(io.BytesIO(raw))["客户"]["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_a_reject_without_a_name_of_its_sheet_is_in_a_sheet_all_the_same() -> None:
    one = Rejected(Sheet(("name",), ()), Row(2, (None,)), "empty")
    raw = taken(sheet([["name"], ["x"]])).write_rejects([one])
    assert table(read(raw, "x", None)) == [("name", "row", "reason"), (2, "", 2, "empty")]


texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufffe\uffff"), min_size=1, max_size=12
)
values = texts | st.booleans() | st.integers(-(10**15) + 1, 10**15 - 1)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(values, values), min_size=1, max_size=5))
def test_what_is_given_back_is_read_again(rows: list[tuple[Any, Any]]) -> None:
    source = Sheet(("甲", "乙"), (), "S")
    rejected = [Rejected(source, Row(number, row), "no") for number, row in enumerate(rows, 2)]
    found = read(taken(sheet([["name"], ["x"]])).write_rejects(rejected), "x", None).sheets[0].rows
    assert [row.cells[:2] for row in found] == [row for row in rows if any(str(cell).strip() for cell in row)]


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A7"), (25, "Z7"), (26, "AA7"), (511, "SR7"), (16383, "XFD7")]
)
def test_cells_are_named_as_the_spreadsheet_does(column: int, name: str) -> None:
    assert cell_name(7, column) == name


def test_a_workbook_without_anything_in_it_is_refused() -> None:
    assert refusal(saved(openpyxl.Workbook())) == (
        "clients.xlsx: no sheet has anything in it",
        "the first row names the columns, such as name, phone, email; clients follow below",
    )


BASE = Base(
    1,
    "en",
    True,
    False,
    "abc",
    "2026-01-02",
    "",
    {"clients": SheetBase("clients", ("id",), {("a",): ("x",)})},
)


def with_base(rows: Iterable[Sequence[Any]]) -> openpyxl.Workbook:
    """A workbook as clientctl makes it: with a base, lists and an explanation."""
    book = sheet([["id"], ["a"]], title="clients")
    sheet([["How this works"], ["Edit the cells"]], title="How this works", book=book)
    sheet(list(rows), title=SHEET, book=book)
    sheet([["x"]], title=LISTS, book=book)
    book[SHEET].sheet_state = "veryHidden"
    book[LISTS].sheet_state = "hidden"
    return book


def test_what_a_workbook_of_clientctl_held_comes_with_it() -> None:
    incoming = taken(with_base(base_rows(BASE)))
    assert incoming.base == BASE
    assert [one.name for one in incoming.sheets] == ["clients"]
    assert said(incoming) == ["clients.xlsx: sheet clients, 1 row"]


def test_a_damaged_base_is_refused_at_its_file() -> None:
    rows = list(base_rows(BASE))
    assert refusal(saved(with_base([rows[0], ("{}",)])))[0].startswith("clients.xlsx: ")


def test_a_hidden_sheet_alone_makes_no_base() -> None:
    assert taken(with_base([])).base is None
