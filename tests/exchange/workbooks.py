"""Workbooks made by hand, part by part, and what their reader makes of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl
import pytest

from clientctl.errors import ClientctlError
from clientctl.exchange.sheet import Incoming
from clientctl.exchange.workbooks.reading import read
from clientctl.messages import word

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAME = "clients.xlsx"


def zipped(parts: Mapping[str, str], *, is_stored: bool = False) -> bytes:
    """A ZIP file of these parts."""
    buffer = io.BytesIO()
    method = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def xlsx_parts(
    rows: str, *, tail: str = "", texts: str = "", styles: str = "", properties: str = ""
) -> dict[str, str]:
    """The parts of a workbook with one sheet, S, of these rows."""
    return {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}'
        '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><dimension ref="A1:XFD1048576"/>'
        f"<sheetData>{rows}</sheetData>{tail}</worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }


HEADER = '<row r="1"><c r="A1" t="str"><v>name</v></c><c r="B1" t="str"><v>phone</v></c></row>'


def xlsx(rows: str, **more: str) -> bytes:
    return zipped(xlsx_parts(rows, **more))


def one_cell(cell: str, **more: str) -> Any:
    """What is read from a cell, given as XML, below a header."""
    found = read(xlsx(f"{HEADER}<row>{cell}</row>", **more), NAME, None).sheets[0].rows
    return found[0].cells[0] if found else ""


def ods(rows: str, *, styles: str = "", table: str = "", more: Mapping[str, str] | None = None) -> bytes:
    """An OpenDocument spreadsheet with one sheet, S, of these rows."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    calc = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    names = " ".join(f'xmlns:{one}="{urn}:{one}:1.0"' for one in ("office", "table", "text", "style"))
    content = (
        f'<office:document-content {names} xmlns:calcext="{calc}" xmlns:draw="{urn}:drawing:1.0">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="S"{table}>{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}
    return zipped(parts | dict(more or {}))


def sheet(
    rows: Sequence[Sequence[Any]], *merged: str, title: str = "客户", book: openpyxl.Workbook | None = None
) -> openpyxl.Workbook:
    """A workbook with these rows in a sheet, and ranges of it merged."""
    first = book is None
    made = openpyxl.Workbook() if book is None else book
    new = made.active if first else made.create_sheet()
    new.title = title
    for row in rows:
        new.append(list(row))
    for area in merged:
        new.merge_cells(area)
    return made


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def taken(book: openpyxl.Workbook) -> Incoming:
    return read(saved(book), NAME, None)


def table(incoming: Incoming, number: int = 0) -> list[tuple[Any, ...]]:
    """Header and rows with their numbers."""
    found = incoming.sheets[number]
    return [found.header, *((row.number, *row.cells) for row in found.rows)]


def said(incoming: Incoming, language: Any = "en") -> list[str]:
    return [word(one, language) for one in incoming.how]


def refusal(raw: bytes, name: str = NAME) -> tuple[str, str]:
    """The place, the sentence, and the hint of a refusal, as people read them."""
    with pytest.raises(ClientctlError) as caught:
        read(raw, name, None)
    error = caught.value
    assert error.hint is not None
    assert word(error.message, "zh") != word(error.message, "en")
    assert word(error.hint, "zh") != word(error.hint, "en")
    return f"{error.location}: {word(error.message, 'en')}", word(error.hint, "en")
