"""The base of a workbook: fingerprints that do not depend on how a cell says it, and a sheet that gives it back."""

from __future__ import annotations

import hashlib
import io
import json
from base64 import urlsafe_b64encode
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.errors import InvalidData
from clientctl.exchange.base import (
    SHEET,
    UNHELD,
    Base,
    SheetBase,
    base_rows,
    fingerprint,
    fingerprint_words,
    free_key,
    held,
    mark,
    read_base,
    row_fingerprint,
)
from clientctl.exchange.cells import Words
from clientctl.exchange.guides import Origin
from clientctl.exchange.workbooks.writing import write
from clientctl.frozen import replace
from clientctl.model import Choice, Column, Label, Table
from tests.exchange.extracts import ACME, STAGES, as_json, extract


def digest(text: str) -> str:
    """48 bits of BLAKE2b in the alphabet of URLs."""
    return urlsafe_b64encode(hashlib.blake2b(text.encode(), digest_size=6).digest()).decode()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Acme", "Acme"),
        (" a\r\nb\rc\n", "a\nb\nc"),
        (5, "5"),
        (Decimal("5.00"), "5"),
        (Decimal("5.10"), "5.1"),
        (5.1, "5.1"),
        (1e-07, "0.0000001"),
        (Decimal("-0.0"), "0"),
        (Decimal("1.2E+3"), "1200"),
        (True, "true"),
        (False, "false"),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, 12, 30), "2026-01-02T12:30:00"),
        ("0086", "0086"),
    ],
)
def test_a_fingerprint_is_of_what_is_held_however_it_is_said(cell: Any, text: str) -> None:
    assert (fingerprint(cell), len(fingerprint(cell))) == (digest(text), 8)


@pytest.mark.parametrize("cell", [None, "", "  ", "\n"])
def test_an_empty_cell_has_no_fingerprint(cell: Any) -> None:
    assert fingerprint(cell) == ""


def test_words_can_be_told_apart_in_the_fingerprint_of_a_list() -> None:
    assert fingerprint_words(["vip", 2024, ""]) == f"{digest('vip')},{digest('2024')}"
    assert fingerprint_words([]) == ""


WORDS = Words("zh", as_json)
STAGE = Column("stage", Label("stage", "阶段"), "choice", (Choice("lead", Label("lead", "新客户")),))
FLAG = Column("open", Label("open", "公开"), "flag")
TAGS = Column("tags", Label("tags", "标签"), "tag")
ITEMS = Column("items", Label("items", "明细"), "group")
SUM = Column("amount", Label("amount", "金额"), "money")
TEXT = Column("x", Label("x", "x"))
ID = Column("id", Label("id", "ID"), "id")
REF = Column("ref", Label("ref", "客户ID"), "id")


@pytest.mark.parametrize(
    ("cell", "column", "expected"),
    [
        (None, TEXT, None),
        ("", TEXT, None),
        ([], TAGS, None),
        ("lead", STAGE, "新客户"),
        (True, FLAG, "是"),
        (True, TEXT, True),
        (["vip", "a, b"], TAGS, 'vip; "a, b"'),
        (Decimal("5.10"), SUM, Decimal("5.10")),
        (123456789012345, SUM, 123456789012345),
        (1234567890123456, SUM, "1234567890123456"),
        (Decimal("1E-400"), SUM, "1E-400"),
        (Decimal("Infinity"), SUM, "Infinity"),
        ("2026-01-02", TEXT, "2026-01-02"),
        ("x" * 32_768, TEXT, None),
        ("\x07", TEXT, None),
    ],
)
def test_a_cell_holds_what_the_language_says(cell: Any, column: Column, expected: Any) -> None:
    assert held(cell, column, WORDS) == expected


def test_with_keys_stored_values_are_held() -> None:
    words = Words("zh", as_json, has_keys=True)
    assert (held("lead", STAGE, words), held(True, FLAG, words)) == ("lead", True)


@pytest.mark.parametrize(
    ("cell", "column", "expected"),
    [
        (None, TEXT, ""),
        ("", TEXT, ""),
        ([], TAGS, ""),
        ("lead", STAGE, digest("新客户")),
        (["vip", "a, b"], TAGS, f"{digest('vip')},{digest('a, b')}"),
        ([{"product": "box"}], ITEMS, digest('{"product": "box"}')),
        ("\x07", TEXT, UNHELD),
        (["fine", "\x07"], TAGS, UNHELD),
        ("x" * 32_768, TEXT, UNHELD),
    ],
)
def test_the_mark_of_a_value_tells_what_no_cell_can_hold(cell: Any, column: Column, expected: str) -> None:
    assert mark(cell, column, WORDS) == expected


def test_an_entry_without_an_id_goes_by_what_its_row_holds() -> None:
    assert row_fingerprint(["a", "", "b"]) == digest("a;;b")
    assert row_fingerprint(["a", UNHELD, ""]) == digest("a")


def test_rows_that_are_alike_are_numbered() -> None:
    taken: dict[tuple[str, ...], tuple[str, ...]] = {("acme", "", "f"): ()}
    assert free_key(("acme", "1"), taken) == ("acme", "1")
    assert free_key(("acme", "", "f"), taken) == ("acme", "", "f", "2")
    assert free_key(("acme", "", "f"), taken | {("acme", "", "f", "2"): ()}) == ("acme", "", "f", "3")


def base(*rows: tuple[tuple[str, ...], tuple[str, ...]], columns: tuple[str, ...] = ("id", "name")) -> Base:
    sheets = {"clients": SheetBase("clients", columns, dict(rows))}
    return Base(1, "zh", False, True, "c38da98", "2026-11-22", "0c5d", sheets)


def test_a_base_comes_back_from_its_rows() -> None:
    made = base((("acme",), ("aaaaaaaa", "!")), (("a_x0041_ b\x07\ud800",), ("", "")))
    rows = list(base_rows(made))
    assert rows[0][:2] == ("clientctl", "1")
    assert read_base(rows) == made


def test_its_cells_are_plain_words_that_no_program_changes() -> None:
    rows = list(base_rows(base((("a_x0041_ b\x07",), ("_x0041_A", "")))))
    text = "".join(row[0] for row in rows[1:])
    assert text.isascii() and text.isprintable() and "_x" not in text and " " not in text
    assert json.loads(text)["sheets"][0]["rows"] == [["a_x0041_ b\x07", "_x0041_A"]]


def test_a_long_base_is_in_pieces_that_a_cell_takes() -> None:
    made = base(*(((f"client-{number}",), ("a" * 8, "b" * 8)) for number in range(5_000)))
    rows = list(base_rows(made))
    assert len(rows) > 3 and max(len(cell) for row in rows for cell in row) <= 32_767
    assert read_base(rows) == made


def test_blank_cells_behind_it_do_not_matter() -> None:
    made = base((("acme",), ("aaaaaaaa", "")))
    rows = [(*row, None, None) for row in base_rows(made)]
    assert read_base([*rows, (None, None)]) == made


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("clientctl", "1")],
        [("clientctl", "x", "y")],
        [("other", "1", "y")],
        [("clientctl", "1", "wrong"), ("{}",)],
        [("clientctl", "1", digest("{}")), ("{}",)],
        [("clientctl", "1", digest("no")), ("no",)],
        [("clientctl", "1", digest('{"language":"fr"}')), ('{"language":"fr"}',)],
        [("clientctl", "1", digest("[" * 100_000)), *[("[" * 10_000,)] * 10],
    ],
)
def test_a_damaged_base_is_refused(rows: list[tuple[Any, ...]]) -> None:
    with pytest.raises(InvalidData) as refused:
        read_base(rows)
    assert (refused.value.code, refused.value.hint is not None) == ("exports.damaged_base", True)


def test_more_marks_than_columns_are_damage() -> None:
    with pytest.raises(InvalidData):
        read_base(list(base_rows(base((("acme",), ("a", "b", "c"))))))


def test_a_base_of_a_later_version_is_refused_with_the_remedy() -> None:
    with pytest.raises(InvalidData) as refused:
        read_base([("clientctl", "2", "x")])
    assert refused.value.hint is not None
    assert (refused.value.code, refused.value.hint.code) == ("exports.later_base", "exports.update_clientctl")


MARKS = st.text("abcXYZ019-_", max_size=8) | st.just(UNHELD)
TEXTS = st.text(max_size=12)


@given(st.dictionaries(st.tuples(TEXTS, TEXTS, TEXTS), st.tuples(MARKS, MARKS, MARKS), max_size=6))
def test_every_base_comes_back(rows: dict[tuple[str, ...], tuple[str, ...]]) -> None:
    made = base(*rows.items(), columns=("ref", "id", "date"))
    assert read_base(list(base_rows(made))) == made


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_a_number_has_the_fingerprint_of_its_float(number: Decimal) -> None:
    assert fingerprint(number) == fingerprint(float(number))


VALUES = st.lists(
    st.tuples(
        st.text(st.characters(blacklist_categories=["Cs"]), max_size=20),
        st.none() | st.integers(-(10**18), 10**18) | st.decimals(-(10**9), 10**9, places=3),
        st.none() | st.dates().map(str) | st.text("0123456789-", max_size=10),
        st.none() | st.booleans(),
        st.none() | st.sampled_from(["lead", "lost"]),
    ),
    max_size=5,
)


@settings(max_examples=12)
@given(VALUES)
def test_unchanged_cells_have_the_marks_that_the_base_has_of_them(rows: list[tuple[Any, ...]]) -> None:
    kinds = ("text", "money", "date", "flag", "choice")
    columns = [ID, *(Column(kind, Label(kind, kind), kind, STAGES) for kind in kinds)]
    made = extract(
        [(f"c{number}", *row) for number, row in enumerate(rows)], columns=tuple(columns), language="zh"
    )
    book = openpyxl.load_workbook(io.BytesIO(write(made, "xlsx")))
    found = read_base(book[SHEET].values).sheets["clients"]
    assert found.columns == ("id", *kinds)
    for cells in list(book["clients"].values)[1:]:
        marks = found.rows[str(cells[0]),]
        read = tuple(
            "" if mark == UNHELD else fingerprint(cell) for cell, mark in zip(cells, marks, strict=True)
        )
        assert read == tuple("" if mark == UNHELD else mark for mark in marks)
        assert all(cell is None for cell, mark in zip(cells, marks, strict=True) if mark == UNHELD)
    assert len(found.rows) == len(rows)


def test_the_base_says_how_and_when_the_workbook_was_made() -> None:
    origin = Origin("Book", "c38da98", "2026-11-22", "0c5d", is_masked=True)
    made = replace(extract([ACME], [("acme", "2026-01-02", 5, None)] * 2), origin=lambda: origin)
    found = read_base(openpyxl.load_workbook(io.BytesIO(write(made, "xlsx")))[SHEET].values)
    assert replace(found, sheets={}) == Base(1, "en", False, True, "c38da98", "2026-11-22", "0c5d", {})
    assert found.sheets["clients"].rows == {
        ("acme",): (
            digest("acme"),
            digest("Acme"),
            digest("lead"),
            f"{digest('vip')},{digest('a, b')}",
            digest("2026-03-01"),
            digest("1200.5"),
            digest("yes"),
        )
    }
    marks = (digest("acme"), digest("2026-01-02"), digest("5"), "")
    key = ("acme", "", digest(f"{digest('2026-01-02')};{digest('5')}"))
    assert found.sheets["orders"].rows == {key: marks, (*key, "2"): marks}


def test_entries_go_by_their_ids_and_what_is_left_out_is_marked() -> None:
    columns = (REF, Column("id", Label("id", "编号"), "code"), TEXT)
    made = extract()
    rows = [("acme", "250401-aaaaaa", "\x07"), ("acme", "250401-aaaaaa", None), ("acme", None, "\x07")]
    made = replace(made, tables=(made.tables[0], Table(columns, rows, "log")))
    found = read_base(openpyxl.load_workbook(io.BytesIO(write(made, "xlsx")))[SHEET].values).sheets["log"]
    own = digest("250401-aaaaaa")
    assert found.rows == {
        ("acme", "250401-aaaaaa"): (digest("acme"), own, UNHELD),
        ("acme", "250401-aaaaaa", "2"): (digest("acme"), own, ""),
        # an entry that is empty in the sheet is known by that
        ("acme", "", digest("")): (digest("acme"), "", UNHELD),
    }
