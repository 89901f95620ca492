"""XLS as it comes in: what cells hold, merged ones, hidden sheets, passwords, damage, and no library for it."""

from __future__ import annotations

import io
import sys
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.errors import ClientctlError
from clientctl.exchange.sheet import Unreadable
from clientctl.exchange.workbooks.reading import read
from clientctl.messages import word
from tests.exchange.workbooks import refusal, said, table

NAME = "clients.xls"


def saved(book: xlwt.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def book_of(*rows: tuple[Any, ...], is_1904: bool = False) -> xlwt.Workbook:
    """A workbook with these rows in a sheet; a pair of a value and a format is a cell with that format."""
    book = xlwt.Workbook()
    book.dates_1904 = is_1904
    sheet = book.add_sheet("客户")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            value, code = cell if isinstance(cell, tuple) else (cell, "General")
            if value is not None:
                sheet.write(number, column, value, xlwt.easyxf(num_format_str=code))
    return book


CELLS = [
    ("text", "Acme", "Acme"),
    ("lines", "a\r\nb", "a\nb"),
    ("a number", 13800138000, 13800138000),
    ("noise", 0.1 + 0.2, Decimal("0.3")),
    ("a percentage", (0.25, "0%"), Decimal("0.25")),
    ("a flag", True, True),
    ("a day", (date(2026, 1, 2), "yyyy-mm-dd"), "2026-01-02"),
    ("a day of China", (date(2026, 1, 2), 'yyyy"年"m"月"d"日"'), "2026-01-02"),
    ("a moment", (datetime(2026, 1, 2, 10, 30), "yyyy-mm-dd hh:mm"), "2026-01-02 10:30"),
    ("a time", (time(10, 30), "hh:mm"), "10:30"),
    ("nothing", (None, "General"), ""),
]


@pytest.mark.parametrize(("cell", "expected"), [row[1:] for row in CELLS], ids=[row[0] for row in CELLS])
def test_a_cell_is_what_was_typed(cell: Any, expected: Any) -> None:
    raw = saved(book_of(("name", "value"), ("Acme", cell)))
    value = read(raw, NAME, None).sheets[0].rows[0].cells[1]
    assert (value, type(value)) == (expected, type(expected))


def test_an_error_is_no_value() -> None:
    book = book_of(("name", "value"), ("Acme", None))
    book.get_sheet(0).row(1).set_cell_error(1, "#DIV/0!")
    value = read(saved(book), NAME, None).sheets[0].rows[0].cells[1]
    assert isinstance(value, Unreadable)
    assert word(value.reason, "zh") == "单元格显示错误 #DIV/0!"


def test_days_may_be_counted_from_1904() -> None:
    raw = saved(book_of(("name", "day"), ("Acme", (46024, "yyyy-mm-dd")), is_1904=True))
    assert table(read(raw, NAME, None))[1] == (2, "Acme", "2030-01-03")


def test_merged_cells_are_filled_down_and_hidden_sheets_left_out() -> None:
    book = book_of(("客户", "电话"), (None, "1"), (None, "2"))
    book.get_sheet(0).write_merge(1, 2, 0, 0, "甲")
    hidden = book.add_sheet("旧")
    hidden.write(0, 0, "name")
    hidden.visibility = 1
    incoming = read(saved(book), NAME, None)
    assert table(incoming) == [("客户", "电话"), (2, "甲", "1"), (3, "甲", "2")]
    assert said(incoming)[1:] == [
        "clients.xls: sheet 客户: 1 cell below merged ones filled with their value",
        "clients.xls: hidden sheets are left out: 旧",
    ]


@pytest.mark.parametrize("name", ["clients.xlsx", "clients.csv"])
def test_what_it_is_is_known_whatever_its_name_says(name: str) -> None:
    assert table(read(saved(book_of(("name",), ("Acme",))), name, None)) == [("name",), (2, "Acme")]


WHOLE = saved(book_of(("name", "day"), ("Acme", (46024, "yyyy-mm-dd")), ("Beta", 0.5)))


def stream_of(raw: bytes) -> bytes:
    """The beginning of the stream in a file of xlwt, up to its second record."""
    place = raw.index(b"\x09\x08\x10\x00")
    return raw[place : place + 20]


@pytest.mark.hostile
def test_a_password_is_named() -> None:
    raw = saved(book_of(("name",), ("Acme",)))
    first = stream_of(raw)
    # FILEPASS in the place of the records that follow
    locked = raw.replace(first, first + b"\x2f\x00\x06\x00" + bytes(6), 1)
    locked = locked[: raw.index(first) + 30] + raw[raw.index(first) + 30 :]
    assert refusal(locked, NAME)[0] == "clients.xls: the workbook has a password"


@pytest.mark.hostile
def test_what_is_damaged_is_named() -> None:
    raw = WHOLE.replace(stream_of(WHOLE), bytes(20))
    assert refusal(raw, NAME) == (
        "clients.xls: the workbook is damaged: it is no complete .xls workbook",
        "open it in a spreadsheet and save it again as .xlsx, or fetch it once more",
    )


@pytest.mark.hostile
def test_a_cell_with_a_style_that_is_not_there_is_damage() -> None:
    raw = saved(book_of(("name", "value"), ("Acme", 0.5)))
    # RK: row 1, column 1, style, value
    start = raw.index(b"\x7e\x02\x0a\x00\x01\x00\x01\x00") + 8
    broken = raw[:start] + b"\xff\x0f" + raw[start + 2 :]
    assert refusal(broken, NAME)[0] == "clients.xls: the workbook is damaged: it is no complete .xls workbook"


@pytest.mark.hostile
@settings(deadline=None, max_examples=100)
@given(st.data())
def test_bytes_that_are_changed_do_no_harm(data: st.DataObject) -> None:
    raw = bytearray(WHOLE)
    for place in data.draw(st.lists(st.integers(0, len(raw) - 1), min_size=1, max_size=8)):
        raw[place] = data.draw(st.sampled_from((0, 1, 127, 255)))
    try:
        incoming = read(bytes(raw), NAME, None)
    except ClientctlError:
        return
    assert all(len(row.cells) == len(one.header) for one in incoming.sheets for row in one.rows)


def test_without_its_library_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "xlrd"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "xlrd", None)
    assert refusal(WHOLE, NAME) == (
        "clients.xls: the old format .xls needs a library that is not installed",
        "pip install 'clientctl[xls]', or save the file as .xlsx",
    )
