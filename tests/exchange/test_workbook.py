"""XLSX as openpyxl reads it again: sheets, typed cells, and text that stays text."""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from clientctl.errors import Message
from clientctl.exchange.base import LISTS, SHEET
from clientctl.exchange.extract import Extract
from clientctl.exchange.workbooks.writing import write
from clientctl.messages import word
from clientctl.model import Column, Label
from tests.exchange.extracts import ACME, EMPTY, extract


def opened(made: Extract) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write(made, "xlsx")))


def first_row(made: Extract) -> list[Any]:
    return [cell.value for cell in list(opened(made)["clients"].rows)[1]]


def one_cell(value: Any, kind: str = "text") -> Any:
    """A cell under the header, as it is read."""
    column = Column("x", Label("x", "x"), kind)
    return opened(extract([(value,)], columns=(column,), has_columns=True))["clients"]["A2"]


def test_there_is_a_sheet_for_clients_and_for_each_list_of_records() -> None:
    book = opened(extract([ACME, EMPTY], [("acme", "2026-01-02", 5, None)]))
    assert book.sheetnames == ["clients", "orders", "How this works", LISTS, SHEET]
    assert [list(row) for row in book["orders"].values] == [
        ["ref", "date", "amount", "items"],
        ["acme", datetime(2026, 1, 2), 5, None],
    ]
    sheet = book["clients"]
    assert (sheet.max_row, sheet.freeze_panes, sheet.auto_filter.ref) == (3, "C2", "A1:G3")
    assert (book["orders"].freeze_panes, book["orders"].print_title_rows) == ("B2", "$1:$1")


def test_dates_and_numbers_are_typed_and_flags_are_words() -> None:
    row = first_row(extract([ACME]))
    assert row == ["acme", "Acme", "lead", 'vip; "a, b"', datetime(2026, 3, 1), 1200.5, "yes"]
    assert first_row(extract([ACME], has_keys=True))[6] is True
    cell = opened(extract([ACME]))["clients"]["E2"]
    assert (cell.is_date, cell.number_format) == (True, "yyyy-mm-dd")


def test_words_are_those_of_the_language_unless_keys_are_wanted() -> None:
    sheet = opened(extract([ACME], language="zh"))["clients"]
    assert [cell.value for cell in sheet[1]][:3] == ["ID", "名称", "阶段"]
    assert sheet["C2"].value == "新客户"
    keyed = opened(extract([ACME], language="zh", has_keys=True))["clients"]
    assert (keyed["G1"].value, keyed["C2"].value) == ("custom.open", "lead")


@pytest.mark.parametrize(
    "text", ["=1+1", "+x", "-x", "@x", "＝1", "\t=x", "#N/A", "#REF!", "007", "1e5", "TRUE", " x "]
)
def test_text_is_text_whatever_it_looks_like(text: str) -> None:
    cell = one_cell(text)
    assert (cell.value, cell.data_type) == (text, "s")


def test_what_would_be_computed_when_it_is_typed_again_is_marked_as_text() -> None:
    assert (one_cell("=1+1").quotePrefix, one_cell("+47 22 33 44").quotePrefix) == (True, False)


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (Decimal("0.1"), "money", 0.1),
        (123456789012345, "integer", 123456789012345),
        (1234567890123456, "integer", "1234567890123456"),
        (Decimal("12345678901234.567"), "money", "12345678901234.567"),
        ("1900-02-28", "date", "1900-02-28"),
        ("1900-03-01", "date", datetime(1900, 3, 1)),
        ("2026-02-30", "date", "2026-02-30"),
        ("1985-**-**", "date", "1985-**-**"),
        ("", "text", None),
    ],
)
def test_a_value_that_its_type_cannot_hold_is_text(value: Any, kind: str, expected: Any) -> None:
    assert one_cell(value, kind).value == expected


# 32,767 UTF-16 units are the most; an emoji is two of them
@pytest.mark.parametrize("text", ["x" * 32_767, "x" * 32_765 + "😀", "a\nb\tc"])
def test_the_longest_text_is_held(text: str) -> None:
    assert one_cell(text).value == text


@pytest.mark.parametrize(
    "text", ["x" * 32_768, "x" * 32_766 + "😀", "a\x1bb", "a\r\nb", "a_x000D_b", "\ufffe"]
)
def test_what_a_cell_cannot_hold_is_left_out_and_named(text: str) -> None:
    told: list[Message] = []
    row = ("acme", text, None, None, None, None, None)
    assert first_row(extract([row], told=told))[:2] == ["acme", None]
    assert [word(one, "en") for one in told] == ["acme: name has text that XLSX cannot hold; it is left out"]


def test_without_the_id_the_row_is_named() -> None:
    told: list[Message] = []
    column = Column("notes", Label("notes", "备注"), "note")
    opened(extract([("fine",), ("\x00",)], told=told, columns=(column,), has_columns=True))
    assert [word(one, "zh") for one in told] == ["第 3 行：notes 的内容 XLSX 放不下，已略去"]


def test_an_entry_is_named_by_its_list() -> None:
    told: list[Message] = []
    opened(extract([EMPTY], [("none", "\x07", 1, None)], told=told))
    assert [one.values["field"] for one in told] == ["orders.date"]
