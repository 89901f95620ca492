"""XLSX: a sheet of clients and one for each list of records, with dates and numbers as such and text as text."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientctl.dates import is_iso_date
from clientctl.errors import Failed, message
from clientctl.exchange.cells import Words
from clientctl.exchange.extract import Extract
from clientctl.exchange.guarding import is_active
from clientctl.lazy import pattern
from clientctl.messages import word
from clientctl.model import Column, Table

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

# What the format itself can hold: UTF-16 units in a cell, rows in a sheet, digits of a number, the first whole month
# of a calendar that has a 29 February in 1900.
_LONGEST: Final = 32_767
_MOST_ROWS: Final = 1_048_576
_MOST_DIGITS: Final = 15
_FIRST_DAY: Final = "1900-03-01"
# No part of XML 1.0, or changed when it is read.
_UNHELD: Final = pattern("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_DAY: Final = "yyyy-mm-dd"
_NUMBER_FORMATS: Final = {"money": "#,##0.00"}
_WIDTHS: Final = {"name": 28, "note": 48, "text": 22, "date": 12, "group": 32}
_WIDTH: Final = 14


def write(extract: Extract, name: str) -> bytes:
    """The workbook; what a cell cannot hold is left out and told."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    words = Words(extract)
    for table in extract.tables:
        _Sheet(book, table, words, extract).fill()
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


class _Sheet:
    """A sheet in the making."""

    def __init__(self, book: Workbook, table: Table, words: Words, extract: Extract) -> None:
        self._table = table
        self._words = words
        self._extract = extract
        named = table.name if extract.has_keys or table.title is None else word(table.title, extract.language)
        self._sheet = book.create_sheet(named)

    def fill(self) -> None:
        from openpyxl.utils import get_column_letter

        columns = self._table.columns
        for number, column in enumerate(columns, 1):
            width = _WIDTHS.get(column.name, _WIDTHS.get(column.kind, _WIDTH))
            self._sheet.column_dimensions[get_column_letter(number)].width = width
        self._sheet.freeze_panes = "B2"
        self._sheet.append(list(self._header()))
        number = 1
        for number, row in enumerate(self._table.rows, 2):
            if number > _MOST_ROWS:
                hint = message("exports.other_format")
                raise Failed("exports.too_many_rows", name=self._table.name, count=_MOST_ROWS, hint=hint)
            self._sheet.append(list(self._row(row, number)))
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{number}"

    def _header(self) -> Iterator[WriteOnlyCell]:
        from openpyxl.styles import Font

        for column in self._table.columns:
            cell = self._text(self._words.header(column))
            cell.font = Font(bold=True)
            yield cell

    def _row(self, row: Sequence[Any], number: int) -> Iterator[Any]:
        for cell, column in zip(row, self._table.columns, strict=True):
            made = None if cell is None else self._cell(cell, column)
            if made is None and cell is not None:
                self._warn(column, row[0], number)
            yield made

    def _warn(self, column: Column, first: Any, number: int) -> None:
        has_id = self._table.columns[0].kind == "id"
        where = first if has_id else message("exports.row", number=number)
        is_record = self._table is not self._extract.tables[0]
        field = f"{self._table.name}.{column.name}" if is_record else column.name
        self._extract.warn(message("exports.not_held", id=where, field=field, format="XLSX"))

    def _cell(self, cell: Any, column: Column) -> Any:
        """A value as a cell, or None for what it cannot hold."""
        if isinstance(cell, bool):
            return cell
        if isinstance(cell, int | Decimal) and _is_held(cell):
            return self._formatted(cell, _NUMBER_FORMATS.get(column.kind, ""))
        if column.kind == "date" and isinstance(cell, str) and is_iso_date(cell) and cell >= _FIRST_DAY:
            return self._formatted(date.fromisoformat(cell), _DAY)
        text = self._words.text(cell, column)
        is_held = _UNHELD.search(text) is None and len(text.encode("utf-16-le")) // 2 <= _LONGEST
        return self._text(text) if is_held else None

    def _formatted(self, value: Any, number_format: str) -> Any:
        if not number_format:
            return value
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._sheet, value)
        cell.number_format = number_format
        return cell

    def _text(self, text: str) -> Any:
        """Text, whatever it looks like: neither a formula nor an error, nor one when it is typed again."""
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._sheet, text)
        cell.data_type = "s"
        if is_active(text):
            cell.quotePrefix = True
        return cell


def _is_held(number: int | Decimal) -> bool:
    """Whether a cell gives the number back with every digit."""
    value = Decimal(number)
    return (
        value.is_finite()
        and len(value.normalize().as_tuple().digits) <= _MOST_DIGITS
        and abs(value) < 10**300
    )
