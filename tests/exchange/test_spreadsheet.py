"""CSV for spreadsheets: headers, words of a language, and cells that nothing computes."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.actions.assigning import split_list
from clientctl.exchange.delimited import read_csv
from clientctl.exchange.extract import Extract
from clientctl.exchange.guarding import guarded
from clientctl.exchange.spreadsheet import write
from clientctl.model import Choice, Column, Label
from tests.exchange.extracts import ACME, COLUMNS, EMPTY, extract


def rows(made: Extract) -> list[list[str]]:
    return list(csv.reader(io.StringIO(write(made, "csv").decode("utf-8-sig"), newline="")))


def test_a_file_begins_with_a_byte_order_mark_and_its_lines_end_in_crlf() -> None:
    assert write(extract([EMPTY]), "csv") == (
        b"\xef\xbb\xbfid,name,stage,tags,since,annual revenue,open\r\nnone,None,,,,,\r\n"
    )


def test_without_clients_there_is_the_header_alone() -> None:
    assert rows(extract()) == [["id", "name", "stage", "tags", "since", "annual revenue", "open"]]


LANGUAGES = [
    (extract([ACME]), ["acme", "Acme", "lead", 'vip; "a, b"', "2026-03-01", "1200.50", "yes"]),
    (
        extract([ACME], language="zh"),
        ["acme", "Acme", "新客户", 'vip; "a, b"', "2026-03-01", "1200.50", "是"],
    ),
    (
        extract([ACME], language="zh", has_keys=True),
        ["acme", "Acme", "lead", 'vip; "a, b"', "2026-03-01", "1200.50", "true"],
    ),
]


@pytest.mark.parametrize(("made", "expected"), LANGUAGES, ids=["en", "zh", "keys"])
def test_cells_are_in_the_words_of_the_language_or_as_stored(made: Extract, expected: list[str]) -> None:
    assert rows(made)[1] == expected


def test_headers_are_labels_or_keys() -> None:
    assert rows(extract(language="zh"))[0] == ["ID", "名称", "阶段", "标签", "建档日期", "年营业额", "公开"]
    keys = ["id", "name", "stage", "tags", "since", "annual_revenue", "custom.open"]
    assert rows(extract(language="zh", has_keys=True))[0] == keys


def test_a_label_that_an_import_would_take_for_another_choice_is_not_written() -> None:
    clashing = (
        Choice("A", Label("key", "核心")),
        Choice("B", Label("key", "核心")),
        Choice("key", Label("c", "c")),
    )
    column = Column("grade", Label("grade", "等级"), "choice", clashing)
    made = extract([("A",), ("B",), ("key",)], columns=(column,), has_columns=True)
    assert rows(made) == [["grade"], ["key"], ["B"], ["c"]]


# what a spreadsheet would compute, and what it takes for a number or a telephone number
GUARDED = [
    ("=1+1", "'=1+1"),
    ("=", "'="),
    ("+1+1", "'+1+1"),
    ("-1-1", "'-1-1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("＝A1", "'＝A1"),
    ("\t=1", "'\t=1"),
    ("\r=1", "'\r=1"),
    ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
    ("+A1", "'+A1"),
    ("-", "'-"),
    ("'=1", "''=1"),
    ("''-x", "'''-x"),
    ("+47 22 33 44 55", "+47 22 33 44 55"),
    ("+86(0)21-5555 0101 转 12", "+86(0)21-5555 0101 转 12"),
    ("-12.50", "-12.50"),
    ("+5", "+5"),
    ("'quoted'", "'quoted'"),
    ("'1", "'1"),
    ("a=b", "a=b"),
    ("1+1", "1+1"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), GUARDED)
def test_text_that_would_be_computed_is_guarded(text: str, expected: str) -> None:
    assert guarded(text) == expected


def test_negative_numbers_are_no_formulas_but_a_list_of_words_may_be() -> None:
    row = ("a", "A", None, ["=x", "b"], None, Decimal("-5.25"), None)
    assert rows(extract([row]))[1] == ["a", "A", "", "'=x; b", "", "-5.25", ""]


def test_a_header_is_guarded_too() -> None:
    column = Column("custom.x", Label("=x", "=x"))
    assert rows(extract(columns=(column,), has_columns=True)) == [["'=x"]]


TEXTS = st.text(st.sampled_from("ab=+-@＝'\t \"\\,;、，；1"), max_size=8)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_an_import_reads_a_cell_as_it_was(text: str) -> None:
    made = extract([("a", text, None, None, None, None, None)])
    (row,) = read_csv(write(made, "csv"), "x.csv")[0].rows
    assert row.cells[1] == text


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS.map(str.strip).filter(bool), max_size=4))
def test_an_import_parts_a_list_as_it_was(words: list[str]) -> None:
    made = extract([("a", "A", None, words or None, None, None, None)])
    (row,) = read_csv(write(made, "csv"), "x.csv")[0].rows
    assert split_list(row.cells[3].strip().replace("\n", ";")) == words


def test_every_column_of_the_fixture_is_written_once() -> None:
    assert [len(row) for row in rows(extract([ACME, EMPTY]))] == [len(COLUMNS)] * 3
