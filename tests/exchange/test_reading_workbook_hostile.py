"""Workbooks that are damaged, made to break things, or none at all: each refused in words, soon, and in little room."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile
from io import BytesIO

import pytest

from clientctl.errors import ClientctlError
from clientctl.exchange.workbooks.reading import read
from tests.exchange.workbooks import HEADER, NAME, ods, refusal, saved, sheet, xlsx, xlsx_parts, zipped

pytestmark = pytest.mark.hostile

SHEET = "xl/worksheets/sheet1.xml"
AGAIN = "open it in a spreadsheet and save it again as .xlsx, or fetch it once more"
LEAN = "copy the rows alone into a new workbook, without pictures and formats"
SPLIT = "split it into several files, or delete what is not needed"
UNLOCK = "open it in a spreadsheet, remove the password, and save it under another name"
ORIGIN = "open it in the program that made it and save it as .xlsx or .csv"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MIB = 1024 * 1024


def peak_of(raw: bytes) -> int:
    """The most memory, in MiB, that is held while these bytes are read."""
    tracemalloc.start()
    try:
        with pytest.raises(ClientctlError):
            read(raw, NAME, None)
        return tracemalloc.get_traced_memory()[1] // MIB
    finally:
        tracemalloc.stop()


FOREIGN = [
    ("an empty file", b"", "the file is empty"),
    ("CSV", b"name,phone\nAcme,1\n", "the file is no workbook but text"),
    ("CSV of China", "名称,电话\n".encode("gb18030"), "the file is no workbook but text"),
    ("UTF-16", b"\xff\xfe" + "name\tphone\n".encode("utf-16-le"), "the file is no workbook but text"),
    (
        "a web page",
        b"\n<HTML><body><table><tr><td>name</td></tr></table></body></html>",
        "the file is no workbook but a web page, whatever its name says",
    ),
    (
        "XML of 2003",
        b'<?xml version="1.0"?><Workbook/>',
        "the file is no workbook but a web page, whatever its name says",
    ),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "the file is no workbook"),
    ("an old document", OLE + "WordDocument".encode("utf-16-le"), "the file is no workbook"),
    ("a document", zipped({"word/document.xml": ""}), "the file is no workbook but Word"),
    ("a binary workbook", zipped({"xl/workbook.bin": ""}), "the file is no workbook but XLSB"),
    ("a sheet of Apple", zipped({"Index/Document.iwa": ""}), "the file is no workbook but Numbers / Pages"),
    ("an archive", zipped({"clients.csv": "name"}), "the file is no workbook but ZIP"),
]


@pytest.mark.parametrize(("raw", "sentence"), [row[1:] for row in FOREIGN], ids=[row[0] for row in FOREIGN])
def test_what_only_its_name_calls_a_workbook_is_refused(raw: bytes, sentence: str) -> None:
    assert refusal(raw)[0] == f"clients.xlsx: {sentence}"


def test_the_hint_says_what_to_do_with_text_and_with_other_files() -> None:
    assert refusal(b"name,phone\n")[1] == "if it is CSV, let its name end in .csv"
    assert refusal(b"<html>")[1] == ORIGIN


def locked_package() -> bytes:
    """A package whose parts are marked as encrypted."""
    raw = bytearray(xlsx(HEADER))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.find(mark)
        while place >= 0:
            raw[place + flags] |= 1
            place = raw.find(mark, place + 4)
    return bytes(raw)


ENCRYPTED = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
LOCKED = [
    ("by a spreadsheet", OLE + "EncryptedPackage".encode("utf-16-le")),
    ("by an archiver", locked_package()),
    ("by LibreOffice", ods("", more={"META-INF/manifest.xml": ENCRYPTED})),
]


@pytest.mark.parametrize("raw", [row[1] for row in LOCKED], ids=[row[0] for row in LOCKED])
def test_a_password_is_named(raw: bytes) -> None:
    assert refusal(raw) == ("clients.xlsx: the workbook has a password", UNLOCK)


def without(part: str) -> bytes:
    parts = xlsx_parts(HEADER)
    del parts[part]
    return zipped(parts)


def flipped() -> bytes:
    """A workbook with a bit of its sheet turned, which its checksum shows."""
    raw = zipped(xlsx_parts(HEADER), is_stored=True)
    place = raw.index(b"phone")
    return raw[:place] + b"q" + raw[place + 1 :]


def unpacked_by_nobody() -> bytes:
    """A workbook whose parts are said to be packed by a method that there is not."""
    raw = bytearray(xlsx(HEADER))
    for mark, method in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        place = raw.find(mark)
        while place >= 0:
            raw[place + method : place + method + 2] = struct.pack("<H", 9)
            place = raw.find(mark, place + 4)
    return bytes(raw)


def told(text: str) -> str:
    return f"the workbook is damaged: {text}"


BAD_SHEET = f"its part {SHEET} cannot be read"
DAMAGED = [
    ("cut off", xlsx(HEADER)[:-30], told("its end is missing or does not fit")),
    ("a few bytes", b"PK\x03\x04", told("its end is missing or does not fit")),
    ("a bit flipped", flipped(), told(BAD_SHEET)),
    ("packed otherwise", unpacked_by_nobody(), told("its part xl/_rels/workbook.xml.rels cannot be read")),
    ("a part missing", without(SHEET), told(f"its part {SHEET} is missing")),
    (
        "nothing that says where its sheets are",
        without("xl/_rels/workbook.xml.rels"),
        told("it lists no sheets"),
    ),
    ("a document without sheets", zipped({"content.xml": "<a/>"}), told("it lists no sheets")),
    ("no XML", xlsx("<row>"), told(BAD_SHEET)),
    ("rows in disorder", xlsx('<row r="2"/><row r="1"/>'), told(BAD_SHEET)),
    ("a row beyond the last", xlsx('<row r="1048577"/>'), told(BAD_SHEET)),
    ("cells in disorder", xlsx('<row><c r="B1"/><c r="A1"/></row>'), told(BAD_SHEET)),
    ("a column of no letters", xlsx('<row><c r="Ä1"/></row>'), told(BAD_SHEET)),
    ("a column of many letters", xlsx('<row><c r="AAAA1"/></row>'), told(BAD_SHEET)),
    ("a text that is not there", xlsx('<row><c t="s"><v>7</v></c></row>'), told(BAD_SHEET)),
    ("a type that is not there", xlsx('<row><c t="q"><v>7</v></c></row>'), told(BAD_SHEET)),
]


@pytest.mark.parametrize(("raw", "sentence"), [row[1:] for row in DAMAGED], ids=[row[0] for row in DAMAGED])
def test_what_is_damaged_is_named(raw: bytes, sentence: str) -> None:
    assert refusal(raw) == (f"clients.xlsx: {sentence}", AGAIN)


DECLARED = [
    (
        "a bomb of entities",
        '<!DOCTYPE sst [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>',
    ),
    (
        "a file of the machine",
        '<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si>&a;</si></sst>',
    ),
    ("a document type alone", '<!DOCTYPE sst SYSTEM "http://127.0.0.1:9/x.dtd"><sst/>'),
]


@pytest.mark.parametrize("text", [row[1] for row in DECLARED], ids=[row[0] for row in DECLARED])
def test_document_types_and_entities_are_refused(text: str) -> None:
    raw = zipped(xlsx_parts(HEADER) | {"xl/sharedStrings.xml": text})
    sentence = "its part xl/sharedStrings.xml declares a document type or entities, which no workbook needs"
    assert refusal(raw) == (f"clients.xlsx: {told(sentence)}", AGAIN)


def test_a_part_that_unpacks_to_more_than_a_hundred_times_its_size_is_refused() -> None:
    raw = xlsx(HEADER + "<row/>" * 200_000)
    sentence = f"clients.xlsx: its part {SHEET} unpacks to more than 100 times its size"
    assert refusal(raw) == (sentence, LEAN)
    assert peak_of(raw) < 5


def test_a_short_part_may_shrink_to_less_than_a_hundredth() -> None:
    texts = "<si>" + " " * 500_000 + "</si>"
    assert read(xlsx(HEADER, texts=texts), NAME, None).sheets[0].header == ("name", "phone")


def lying(size: int) -> bytes:
    """A workbook whose sheet is said to have another size, everywhere."""
    raw = xlsx(HEADER + "<row/>" * 10_000)
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        true = struct.pack("<L", archive.getinfo(SHEET).file_size)
    assert raw.count(true) == 2
    return raw.replace(true, struct.pack("<L", size))


@pytest.mark.parametrize(
    ("size", "sentence"),
    [
        (1000, told(BAD_SHEET)),
        (65 * MIB, f"its part {SHEET} unpacks to more than 64 MiB"),
        (257 * MIB, "the workbook unpacks to more than 256 MiB"),
        (2 * MIB, f"its part {SHEET} unpacks to more than 100 times its size"),
    ],
)
def test_false_sizes_deceive_nobody(size: int, sentence: str) -> None:
    assert refusal(lying(size))[0] == f"clients.xlsx: {sentence}"


def test_a_file_of_more_than_64_mib_is_refused_unread() -> None:
    assert refusal(b"PK" + bytes(64 * MIB)) == ("clients.xlsx: the file has more than 64 MiB", LEAN)


def test_more_parts_than_a_workbook_has_are_refused_before_they_are_listed() -> None:
    raw = xlsx(HEADER) + b"PK\x01\x02" * 10_000
    assert refusal(raw) == ("clients.xlsx: the workbook has more than 10,000 parts", LEAN)


def test_a_false_dimension_makes_nobody_walk() -> None:
    rows = HEADER + '<row r="1048576"><c r="A1048576" t="str"><v>Acme</v></c></row>'
    assert [row.number for row in read(xlsx(rows), NAME, None).sheets[0].rows] == [1_048_576]


def test_formats_of_empty_cells_to_the_last_column_are_no_columns() -> None:
    rows = HEADER + '<row r="2"><c r="A2"><v>1</v></c><c r="XFD2" s="0"/></row>'
    assert read(xlsx(rows), NAME, None).sheets[0].rows[0].cells == (1, "")


TOO_LARGE = [
    (
        "a column too many",
        HEADER + '<row r="2"><c r="SS2"><v>1</v></c></row>',
        "S:2: SS2 is beyond the 512 columns that are read",
    ),
    (
        "a row too many",
        HEADER + "<row><c><v>1</v></c></row>" * 100_001,
        "S:100002: the sheet has more than 100,000 rows",
    ),
    (
        "wide and long",
        HEADER + "".join(f'<row><c r="SR{row}"><v>1</v></c></row>' for row in range(2, 9800)),
        "S:9767: the sheet has more than 5,000,000 cells to here",
    ),
]


@pytest.mark.parametrize(
    ("rows", "sentence"), [row[1:] for row in TOO_LARGE], ids=[row[0] for row in TOO_LARGE]
)
def test_a_sheet_that_is_too_large_is_refused_where_it_is(rows: str, sentence: str) -> None:
    raw = zipped(xlsx_parts(rows), is_stored=True)
    assert refusal(raw) == (f"clients.xlsx:{sentence}", SPLIT)


@pytest.mark.long
def test_a_hundred_thousand_rows_fit() -> None:
    rows = HEADER + "<row><c><v>1</v></c></row>" * 100_000
    raw = zipped(xlsx_parts(rows), is_stored=True)
    assert len(read(raw, NAME, None).sheets[0].rows) == 100_000


SWOLLEN = [
    ("elements without end", "<c/>" * 4_000_001),
    ("elements within each other", "<a>" * 300),
    ("known elements within each other", "<v>" * 300),
    ("a tag without end", f'<row a="{"x" * 3 * MIB}"/>'),
    ("names without end", "".join(f"<a{number:0>99}/>" for number in range(24_000))),
]


@pytest.mark.parametrize("rows", [row[1] for row in SWOLLEN], ids=[row[0] for row in SWOLLEN])
def test_what_would_fill_the_memory_is_refused(rows: str) -> None:
    raw = zipped(xlsx_parts(rows), is_stored=True)
    assert refusal(raw) == (f"clients.xlsx: its part {SHEET} holds more than any table needs", LEAN)
    assert peak_of(raw) < 60


def test_merged_ranges_without_end_are_refused() -> None:
    tail = '<mergeCell ref="A1:B2"/>' * 100_001
    raw = zipped(xlsx_parts(HEADER, tail=tail), is_stored=True)
    assert refusal(raw) == ("clients.xlsx:S: the sheet has more than 100,000 merged ranges", SPLIT)


def test_a_range_that_would_fill_millions_of_cells_is_refused() -> None:
    first = "".join(f"<c><v>{column}</v></c>" for column in range(100))
    rows = f"{HEADER}<row>{first}</row>" + "<row><c><v>1</v></c></row>" * 10_100
    names = [*map(chr, range(65, 91)), *(f"{a}{b}" for a in "ABC" for b in map(chr, range(65, 91)))][:100]
    tail = "".join(f'<mergeCell ref="{name}2:{name}1048576"/>' for name in names)
    raw = zipped(xlsx_parts(rows, tail=tail), is_stored=True)
    assert refusal(raw) == ("clients.xlsx:S:10003: the sheet has more than 1,000,000 cells to here", SPLIT)


def test_ranges_that_make_no_sense_are_passed_over() -> None:
    tail = '<mergeCell ref="B2"/><mergeCell ref="A9:A1"/><mergeCell/><mergeCell ref="ZZ2:ZZ9"/>'
    raw = xlsx(HEADER + "<row><c><v>1</v></c></row>", tail=tail)
    assert read(raw, NAME, None).sheets[0].rows[0].cells == (1, "")


def test_any_beginning_of_a_workbook_is_refused() -> None:
    raw = saved(sheet([["name"], ["Acme"]]))
    for length in range(0, len(raw), 97):
        with pytest.raises(ClientctlError):
            read(raw[:length], NAME, None)
