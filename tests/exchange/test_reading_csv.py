"""CSV of spreadsheets: encodings, delimiters, quotes, odd rows, and where faults stand."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.errors import ClientctlError, InvalidData, WrongUsage
from clientctl.exchange.delimited import Dialect, decode, read_csv, write_csv
from clientctl.exchange.sheet import Row, Sheet
from clientctl.messages import word


def read(raw: bytes, encoding: str | None = None) -> Sheet:
    return read_csv(raw, "clients.csv", encoding)[0]


def dialect(raw: bytes, encoding: str | None = None) -> Dialect:
    return read_csv(raw, "clients.csv", encoding)[1]


def cells(raw: bytes) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for row in read(raw).rows]


def refusal(raw: bytes, encoding: str | None = None) -> tuple[str, str, str, str | None]:
    """Place, code, English sentence and code of the hint."""
    with pytest.raises(ClientctlError) as caught:
        read(raw, encoding)
    error = caught.value
    assert word(error.message, "zh")
    hint = error.hint.code if error.hint else None
    return str(error.location or ""), error.code, word(error.message, "en"), hint


TEXT = "名称,电话\n阿克米,123\n"

ENCODINGS = [
    (TEXT.encode(), None, "utf-8"),
    (b"\xef\xbb\xbf" + TEXT.encode(), None, "utf-8-sig"),
    (b"\xff\xfe" + TEXT.encode("utf-16-le"), None, "utf-16"),
    (b"\xfe\xff" + TEXT.encode("utf-16-be"), None, "utf-16"),
    (TEXT.encode("gb18030"), None, "gb18030"),
    (TEXT.encode("gbk"), "gbk", "gbk"),
    (TEXT.encode("big5", "replace"), "gb18030", "gb18030"),
    (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8", "utf-8"),
    (TEXT.encode("utf-16-le"), "utf-16-le", "utf-16-le"),
    (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le", "utf-16-le"),
]


@pytest.mark.parametrize(("raw", "asked", "found"), ENCODINGS)
def test_the_encoding_is_found_or_taken_as_named(raw: bytes, asked: str | None, found: str) -> None:
    sheet = read(raw, asked)

    assert dialect(raw, asked).encoding == found
    if found != "gb18030" or asked is None:
        assert (sheet.header, sheet.rows) == (("名称", "电话"), (Row(2, ("阿克米", "123")),))


def test_western_text_is_read_when_its_encoding_is_named() -> None:
    raw = "name\nÆrlig Øl\n".encode("cp1252")

    assert read(raw, "cp1252").rows == (Row(2, ("Ærlig Øl",)),)


UNDECODABLE = [
    ("name\nAcme\nCaf\u00e9\n".encode("latin-1"), None, "clients.csv:3", "byte 0xe9 is no utf-8"),
    (b"\xff", None, "clients.csv:1", "byte 0xff is no utf-8"),
    (b"name\n\x80", "ascii", "clients.csv:2", "byte 0x80 is no ascii"),
    (b"\xff\xfea\0b", None, "clients.csv:1", "byte 0x62 is no utf-16"),
    (b"\xef\xbb\xbfname\n\xff", None, "clients.csv:2", "byte 0xff is no utf-8-sig"),
]


@pytest.mark.parametrize(("raw", "encoding", "place", "sentence"), UNDECODABLE)
def test_what_cannot_be_decoded_is_refused_with_line_and_byte(
    raw: bytes, encoding: str | None, place: str, sentence: str
) -> None:
    assert refusal(raw, encoding) == (place, "exchange.undecodable", sentence, "exchange.encodings")


@pytest.mark.parametrize("encoding", ["klingon", "undefined", "hex", "rot13", ""])
def test_what_is_no_encoding_of_text_is_refused(encoding: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        read(b"name\nAcme\n", encoding)

    assert caught.value.code == "exchange.no_encoding"


DELIMITED = [
    (b"name,phone\nAcme,1\n", ","),
    (b"name;phone\nAcme;1,5\n", ";"),
    (b"name\tphone\nAcme\t1;2;3\n", "\t"),
    (b"name|phone\nAcme|1\n", "|"),
    (b"name\nAcme;AS\n", ","),
    (b"name;a,b\nx;y\n", ","),
    (b"a;b;c,d\nx;y;z\n", ";"),
]


@pytest.mark.parametrize(("raw", "delimiter"), DELIMITED)
def test_the_delimiter_is_the_sign_that_parts_the_header_most(raw: bytes, delimiter: str) -> None:
    assert dialect(raw).delimiter == delimiter


ROWS = [
    ("plain", b"a,b\n1,2\n3,4\n", [(2, ("1", "2")), (3, ("3", "4"))]),
    ("no last line end", b"a,b\n1,2", [(2, ("1", "2"))]),
    ("line ends of Windows", b"a,b\r\n1,2\r\n3,4\r\n", [(2, ("1", "2")), (3, ("3", "4"))]),
    ("line ends of old Macs", b"a,b\r1,2\r3,4\r", [(2, ("1", "2")), (3, ("3", "4"))]),
    ("blank rows", b"a,b\n\n1,2\n , \n,,,\n3,4\n", [(3, ("1", "2")), (6, ("3", "4"))]),
    ("a blank line first", b"\na,b\n1,2\n", [(3, ("1", "2"))]),
    ("cells of several lines", b'a,b\n"x\ny\nz",1\nw,2\n', [(2, ("x\ny\nz", "1")), (5, ("w", "2"))]),
    ("quotes", b'a,b\n"say ""hi""","1,5"\n', [(2, ('say "hi"', "1,5"))]),
    ("blanks stay in cells", b"a,b\n x , y\n", [(2, (" x ", " y"))]),
    ("short rows", b"a,b,c\n1\n1,2\n", [(2, ("1", "", "")), (3, ("1", "2", ""))]),
    ("empty cells too many", b"a,b\n1,2,, ,\n", [(2, ("1", "2"))]),
    ("a header alone", b"a,b\n", []),
]


@pytest.mark.parametrize(("raw", "rows"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_rows_have_the_line_where_they_begin(raw: bytes, rows: Any) -> None:
    assert cells(raw) == rows
    assert read(raw).header[:2] == ("a", "b")


def test_headers_lose_the_blanks_round_them() -> None:
    assert read(b" name ,\t phone\n").header == ("name", "phone")


APOSTROPHES = [
    ("'=1+1", "=1+1"),
    ("'+47 22", "+47 22"),
    ("'-5", "-5"),
    ("'@me", "@me"),
    ("'＝1", "＝1"),
    ("'\tx", "\tx"),
    ("''=1", "'=1"),
    ("'''=1", "''=1"),
    ("'n Roll", "'n Roll"),
    ("''tis", "''tis"),
    ("'", "'"),
    ("''", "''"),
    ("=1+1", "=1+1"),
    ("a'=1", "a'=1"),
]


@pytest.mark.parametrize(("typed", "read_as"), APOSTROPHES)
def test_an_apostrophe_that_guards_a_formula_is_taken_off_once(typed: str, read_as: str) -> None:
    assert cells(f"name\n{typed}\n".encode()) == [(2, (read_as,))]


FAULTY = [
    (b"", "clients.csv", "exchange.no_header"),
    (b"\n \n", "clients.csv", "exchange.no_header"),
    (b"\xef\xbb\xbf", "clients.csv", "exchange.no_header"),
    (b"a,b\n1\0,2\n", "clients.csv:2", "exchange.nul"),
    ("a,b\n".encode("utf-16-le"), "clients.csv:1", "exchange.nul"),
    (b'a,b\n1,2\n"open,3\n4,5\n', "clients.csv:3", "exchange.bad_csv"),
    (b'a,b\n"x"y,2\n', "clients.csv:2", "exchange.bad_csv"),
]


@pytest.mark.parametrize(("raw", "place", "code"), FAULTY)
def test_faults_are_refused_with_their_line(raw: bytes, place: str, code: str) -> None:
    found = refusal(raw)

    assert found[:2] == (place, code)
    assert found[3] is not None


def test_cells_beyond_the_header_are_kept_apart() -> None:
    sheet = read(b"a;b\n1;2;;4\n5;6;;\n")

    assert sheet.rows == (Row(2, ("1", "2"), ("", "4")), Row(3, ("5", "6")))


def test_a_text_without_a_byte_order_mark_is_utf_8_before_anything_else() -> None:
    raw = "中".encode()  # also two characters of GB18030 and a half

    assert decode(raw, "x", None) == ("中", "utf-8")


def test_rows_are_written_in_the_encoding_and_with_the_delimiter_of_their_sheet() -> None:
    found = dialect("名称;电话\n甲;1\n".encode("gb18030"))

    raw = write_csv(("名称", "原因"), [("甲;乙", 'a "b"')], found)

    assert raw == '名称;原因\r\n"甲;乙";"a ""b"""\r\n'.encode("gb18030")


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1, max_size=12)


def guarded(cell: str) -> str:
    """A cell as it is kept from being a formula."""
    return f"'{cell}" if re.match("'*[=+@＝\t-]", cell) else cell


@settings(deadline=None)
@given(st.lists(st.tuples(texts, texts), max_size=5), st.sampled_from(",;\t|"))
def test_what_is_written_is_read_again(rows: list[tuple[str, str]], delimiter: str) -> None:
    written = Dialect("utf-8", delimiter)

    again = read(write_csv(("a", "b"), [[guarded(cell) for cell in row] for row in rows], written))

    assert [row.cells for row in again.rows if any(map(str.strip, row.cells))] == [
        row for row in rows if any(map(str.strip, row))
    ]


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_a_table_or_refused(raw: bytes) -> None:
    try:
        sheet = read(raw)
    except InvalidData:
        return
    assert all(len(row.cells) == len(sheet.header) for row in sheet.rows)
