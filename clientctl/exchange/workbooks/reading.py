"""Workbooks of spreadsheets as they come in: XLSX, ODS and XLS, told apart by what they hold, not by their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, Protocol

from clientctl.errors import InvalidData, Location, Message, message
from clientctl.exchange.sheet import Incoming, Sheet
from clientctl.exchange.workbooks.grid import Grid
from clientctl.exchange.workbooks.grid_reading import table_of
from clientctl.exchange.workbooks.package_limits import MOST_BYTES, locked, open_package

if TYPE_CHECKING:
    from clientctl.exchange.base import Base
    from clientctl.exchange.workbooks.package_sheets import SheetPart

_ZIP: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_STREAMS: Final = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
# Packages by a part that only they have; the rest of the kinds are known only to be named.
_XLSX: Final = ("xl/workbook.xml", "xl/worksheets/sheet1.xml")
_ODS: Final = "content.xml"
_OTHERS: Final = (
    ("xl/workbook.bin", "XLSB"),
    ("word/document.xml", "Word"),
    ("ppt/presentation.xml", "PowerPoint"),
    ("Index/Document.iwa", "Numbers / Pages"),
)
_PAGE: Final = (b"<html", b"<!doctype html", b"<table", b"<head", b"<body", b"<meta")
_TEXT_LOOK: Final = 4096
_READ: Final = "spreadsheets.read"
_FEW: Final = 2
_MIB: Final = 1024 * 1024


class Book(Protocol):
    """A workbook whose sheets are read as they are asked for."""

    sheets: Sequence[SheetPart]

    def grid(self, sheet: SheetPart) -> Grid: ...


def read(raw: bytes, name: str, encoding: str | None) -> Incoming:
    """The tables of a workbook: each visible sheet that has anything in it, in the workbook's order.

    A blank cell is "", a whole number int, another one Decimal, a day ISO text (see `serials.shown`), and a cell
    without a value an `Unreadable`. Rows have the numbers that the spreadsheet shows. The format has its own
    encoding. InvalidData for what is no workbook, is damaged, has a password or is too large; Failed for XLS
    without its library.
    """
    from clientctl.exchange.workbooks.rejects import write_rejects

    book = open_book(raw, name)
    base = _base(book, name)
    own = _own_titles() if base is not None else frozenset()
    grids = [
        grid for sheet in book.sheets if not sheet.is_hidden and sheet.title not in own
        if (grid := book.grid(sheet)).lines
    ]  # fmt: skip
    tables = [(grid.title, table_of(grid, name)) for grid in grids]
    found = [table for _, table in tables if table is not None]
    if not found:
        raise _without_table(grids, name)
    how = [said for _, saids in found for said in saids]
    passed = [title for title, table in tables if table is None]
    hidden = [] if base is not None else [sheet.title for sheet in book.sheets if sheet.is_hidden]
    for code, titles in (("spreadsheets.passed_over", passed), ("spreadsheets.hidden", hidden)):
        if titles:
            how.append(message(code, file=name, names=titles))
    how = _in_short(how, name)
    sheets: tuple[Sheet, ...] = tuple(sheet for sheet, _ in found)
    return Incoming(sheets, tuple(how), write_rejects, base=base)


def _in_short(how: list[Message], name: str) -> list[Message]:
    """What was said of the sheets; how many rows each of many has is said in one sentence."""
    read = [said for said in how if said.code == _READ]
    if len(read) <= _FEW:
        return how
    parts = tuple(message("spreadsheets.rows", **said.values) for said in read)
    return [
        message("spreadsheets.read_sheets", file=name, parts=parts),
        *(said for said in how if said.code != _READ),
    ]


def open_book(raw: bytes, name: str) -> Book:
    """The workbook in these bytes, whatever its name ends in; InvalidData or Failed as `read` says."""
    if len(raw) > MOST_BYTES:
        hint = message("spreadsheets.lean")
        count = MOST_BYTES // _MIB
        raise InvalidData("spreadsheets.large_file", location=Location(name), count=count, hint=hint)
    if raw.startswith(_ZIP):
        return _packaged(raw, name)
    if raw.startswith(_OLE):
        return _old(raw, name)
    raise _no_book(raw, name)


def hidden_rows(book: Book, title: str) -> Iterator[tuple[Any, ...]]:
    """The cells of a hidden sheet row by row, blank rows passed over; nothing if there is no such sheet."""
    for sheet in book.sheets:
        if sheet.is_hidden and sheet.title == title:
            yield from (tuple(line.cells) for line in book.grid(sheet).lines)


def _base(book: Book, name: str) -> Base | None:
    """What the workbook held when clientctl made it."""
    if not any(sheet.is_hidden for sheet in book.sheets):
        return None
    from clientctl.exchange.base import SHEET, read_base

    rows = list(hidden_rows(book, SHEET))
    try:
        return read_base(rows) if rows else None
    except InvalidData as error:
        raise error.placed(location=Location(name)) from error


def _own_titles() -> frozenset[str]:
    """Titles of sheets that clientctl adds for people to read."""
    from clientctl.exchange.base import EXPLANATIONS

    return frozenset((EXPLANATIONS.en, EXPLANATIONS.zh))


def _packaged(raw: bytes, name: str) -> Book:
    package = open_package(raw, name)
    if any(part in package for part in _XLSX):
        from clientctl.exchange.workbooks.package_sheets import PackageBook

        return PackageBook(package)
    if _ODS in package:
        from clientctl.exchange.workbooks.document_sheets import DocumentBook

        return DocumentBook(package)
    other = next((kind for part, kind in _OTHERS if part in package), "ZIP")
    raise _refused(name, message("spreadsheets.other_office", kind=other), "spreadsheets.save_as")


def _old(raw: bytes, name: str) -> Book:
    if _LOCKED_STREAM in raw:
        raise locked(name)
    if not any(stream in raw for stream in _OLD_STREAMS):
        raise _refused(name, message("spreadsheets.no_book"), "spreadsheets.save_as")
    from clientctl.exchange.workbooks.old_sheets import OldBook

    return OldBook(raw, name)


def _no_book(raw: bytes, name: str) -> InvalidData:
    """What a file is that only its name calls a workbook."""
    if not raw:
        return _refused(name, message("spreadsheets.nothing"), "spreadsheets.empty_hint")
    start = raw[:_TEXT_LOOK]
    if any(mark in start.lower() for mark in _PAGE) or start.lstrip().startswith(b"<?xml"):
        return _refused(name, message("spreadsheets.page"), "spreadsheets.save_as")
    if b"\0" not in start or start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _refused(name, message("spreadsheets.text"), "spreadsheets.name_csv")
    return _refused(name, message("spreadsheets.no_book"), "spreadsheets.save_as")


def _without_table(grids: Sequence[Grid], name: str) -> InvalidData:
    """Why there is no table in a workbook."""
    if not grids:
        return _refused(name, message("spreadsheets.empty"), "spreadsheets.empty_hint")
    from clientctl.exchange.workbooks.grid import place

    first = grids[0]
    row = first.lines[0].number
    said = message("spreadsheets.no_header", row=row)
    return _refused(name, said, "spreadsheets.no_header_hint", place(name, first.title, row))


def _refused(name: str, said: Message, hint: str, location: Location | None = None) -> InvalidData:
    location = location or Location(name)
    return InvalidData(said.code, location=location, hint=message(hint), **dict[str, Any](said.values))
