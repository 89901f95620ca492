"""ODS as it comes in: what cells hold, repeated and merged ones, hidden sheets, and files made to break things."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from clientctl.exchange.sheet import Unreadable
from clientctl.exchange.workbooks.reading import read
from clientctl.messages import word
from tests.exchange.workbooks import ods, refusal, said, table

NAME = "clients.ods"


def cell(text: str = "", *, kind: str = "string", **attributes: str) -> str:
    """A cell; underscores in attributes are colons and dashes: `table_number_rows_spanned`."""
    words = "".join(f' {_name(name)}="{value}"' for name, value in attributes.items())
    value_type = f' office:value-type="{kind}"' if kind else ""
    inner = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell{value_type}{words}>{inner}</table:table-cell>"


def _name(name: str) -> str:
    return name.replace("_", ":", 1).replace("_", "-")


def row(*cells: str, count: int = 1) -> str:
    repeated = f' table:number-rows-repeated="{count}"' if count > 1 else ""
    return f"<table:table-row{repeated}>{''.join(cells)}</table:table-row>"


HEADER = row(cell("name"), cell("value"))
BLANK = "<table:table-cell/>"


def rows_of(rows: str) -> list[tuple[Any, ...]]:
    return table(read(ods(HEADER + rows), NAME, None))[1:]


VALUES = [
    ("text", cell("Acme &amp; Co"), "Acme & Co"),
    ("text given apart", cell("shown", office_string_value="meant"), "meant"),
    ("a number", cell("13,800,138,000", kind="float", office_value="13800138000"), 13800138000),
    ("a percentage", cell("25 %", kind="percentage", office_value="0.25"), Decimal("0.25")),
    ("an amount", cell("¥1.50", kind="currency", office_value="1.5"), Decimal("1.5")),
    ("a flag", cell("WAHR", kind="boolean", office_boolean_value="true"), True),
    ("a day", cell("2 Jan", kind="date", office_date_value="2026-01-02"), "2026-01-02"),
    ("midnight", cell("2 Jan", kind="date", office_date_value="2026-01-02T00:00:00"), "2026-01-02"),
    ("a moment", cell("x", kind="date", office_date_value="2026-01-02T10:30:00"), "2026-01-02 10:30"),
    ("a time", cell("x", kind="time", office_time_value="PT10H30M00S"), "10:30"),
    ("a time with seconds", cell("x", kind="time", office_time_value="PT26H05M07.5S"), "26:05:07"),
    ("blanks and tabs", cell('a<text:s text:c="3"/>b<text:s/>c<text:tab/>d'), "a   b c\td"),
    ("lines", cell("a<text:line-break/>b</text:p><text:p>c"), "a\nb\nc"),
    ("several formats", cell("<text:span>a</text:span>b<text:a>c</text:a>"), "abc"),
    ("a comment beside", cell("A</text:p><office:annotation><text:p>b</text:p></office:annotation><text:p>"), "A\n"),
    ("a picture's words", cell("Acme</text:p><draw:frame><text:p>logo</text:p></draw:frame><text:p>x"), "Acme\nx"),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "expected"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_a_cell_is_what_was_stored(xml: str, expected: Any) -> None:
    value = rows_of(row(xml))[0][1]
    assert (value, type(value)) == (expected, type(expected))


UNREADABLE = [
    (
        cell("#DIV/0!", table_formula="of:=1/0", office_string_value="", calcext_value_type="error"),
        "the cell shows the error #DIV/0!",
    ),
    (
        cell(kind="", table_formula="of:=1+1"),
        "the formula was never computed",
    ),
    (cell("x", kind="time", office_time_value="soon"), "the cell shows the error #VALUE!"),
]


@pytest.mark.parametrize(("xml", "reason"), UNREADABLE)
def test_a_cell_without_a_value_says_why(xml: str, reason: str) -> None:
    value = rows_of(row(xml))[0][1]
    assert isinstance(value, Unreadable)
    assert word(value.reason, "en") == reason


def test_rows_and_cells_that_stand_for_several_are_repeated() -> None:
    twice = cell("x", table_number_columns_repeated="2")
    blank = row('<table:table-cell table:number-columns-repeated="16384"/>', count=4)
    assert rows_of(blank + row(twice, count=2) + blank + row(cell("y"))) == [
        (6, "x", "x"),
        (7, "x", "x"),
        (12, "y", ""),
    ]


def test_cells_merged_over_rows_are_filled_down() -> None:
    merged = cell("甲", table_number_rows_spanned="2", table_number_columns_spanned="1")
    covered = "<table:covered-table-cell/>"
    incoming = read(ods(HEADER + row(merged, cell("1")) + row(covered, cell("2"))), NAME, None)
    assert table(incoming)[1:] == [(2, "甲", "1"), (3, "甲", "2")]
    assert said(incoming)[1:] == ["clients.ods: sheet S: 1 cell below merged ones filled with their value"]


def test_drawings_of_a_sheet_are_no_rows() -> None:
    shapes = "<table:shapes><draw:frame><table:table table:name='x'><table:table-row><table:table-cell/>"
    shapes += "</table:table-row></table:table></draw:frame></table:shapes>"
    assert table(read(ods(shapes + HEADER + row(cell("a"))), NAME, None))[1:] == [(2, "a", "")]


def test_a_hidden_sheet_is_left_out() -> None:
    styles = '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    styles += '<style:style style:name="v"><style:table-properties table:display="true"/></style:style>'
    second = f'</table:table><table:table table:name="T" table:style-name="h">{HEADER}'
    raw = ods(HEADER + row(cell("a")) + second, styles=styles, table=' table:style-name="v"')
    incoming = read(raw, NAME, None)
    assert [one.name for one in incoming.sheets] == ["S"]
    assert said(incoming)[1:] == ["clients.ods: hidden sheets are left out: T"]


DAMAGED = "clients.ods: the workbook is damaged: its part content.xml cannot be read"


@pytest.mark.hostile
@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (row(cell("x"), count=1_048_576), "clients.ods:S:100002: the sheet has more than 100,000 rows"),
        (
            row(cell("x", table_number_columns_repeated="999999999999")),
            "clients.ods:S:2: SS2 is beyond the 512 columns that are read",
        ),
        (
            row('<table:table-cell table:number-columns-repeated="600"/>', cell("x")),
            "clients.ods:S:2: WC2 is beyond the 512 columns that are read",
        ),
        (row(cell("x", table_number_columns_repeated="many")), DAMAGED),
        (row("<table:table-cell><table:table/></table:table-cell>"), DAMAGED),
        ("<a>" * 300, "clients.ods: its part content.xml holds more than any table needs"),
    ],
)
def test_what_is_too_large_or_damaged_is_refused_where_it_is(rows: str, sentence: str) -> None:
    assert refusal(ods(HEADER + rows), NAME)[0] == sentence
