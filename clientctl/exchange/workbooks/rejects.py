"""Rejected rows as a workbook: as they were, with row and reason, to be mended and imported."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientctl.exchange.cells import plain_number
from clientctl.exchange.guarding import is_active
from clientctl.exchange.sheet import REJECTED, Rejected, Sheet, Unreadable
from clientctl.exchange.workbooks.grid import error_of
from clientctl.lazy import pattern

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_REASON_WIDTH: Final = 60
_LONGEST: Final = 32_767
_MOST_DIGITS: Final = 15
_LONGEST_TITLE: Final = 31
_TITLE: Final = pattern(r"[\[\]:*?/\\\x00-\x1f]")
_ESCAPED: Final = pattern("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_LOST: Final = "#N/A"


def write_rejects(rejected: Sequence[Rejected]) -> bytes:
    """An XLSX, whatever format they came in: a sheet for each that has rejected rows.

    Text stays text. Cells without a value stay without one, as errors, so that they are not taken unmended.
    """
    import openpyxl
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook(write_only=True)
    groups: dict[str, list[Rejected]] = {}
    for one in rejected:
        groups.setdefault(one.sheet.name, []).append(one)
    for rows in groups.values():
        header = _header(rows[0].sheet)
        sheet = book.create_sheet(_TITLE.sub("_", rows[0].sheet.name)[:_LONGEST_TITLE] or None)
        sheet.column_dimensions[get_column_letter(len(header) + len(REJECTED))].width = _REASON_WIDTH
        sheet.freeze_panes = "A2"
        sheet.append([_text(sheet, label) for label in (*header, *REJECTED)])
        for one in rows:
            cells = (*one.row.cells[: len(header)], one.row.number, one.reason, *one.row.extra)
            sheet.append([_cell(sheet, cell) for cell in cells])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _header(sheet: Sheet) -> tuple[str, ...]:
    """The header without what an earlier file of rejects added to it."""
    return sheet.header[: -len(REJECTED)] if sheet.header[-len(REJECTED) :] == REJECTED else sheet.header


def _cell(sheet: Worksheet, cell: Any) -> Any:
    if isinstance(cell, Unreadable):
        return _typed(sheet, error_of(cell), "e")
    if cell is None or isinstance(cell, bool):
        return cell
    if isinstance(cell, int | Decimal):
        digits = len(Decimal(cell).normalize().as_tuple().digits)
        return cell if digits <= _MOST_DIGITS else _text(sheet, plain_number(cell))
    return _text(sheet, str(cell)) if cell != "" else None


def _text(sheet: Worksheet, text: str) -> Any:
    text = _ESCAPED.sub(_escape, text)
    if len(text.encode("utf-16-le")) // 2 > _LONGEST:
        return _typed(sheet, _LOST, "e")
    cell = _typed(sheet, text, "s")
    if is_active(text):
        cell.quotePrefix = True
    return cell


def _escape(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"


def _typed(sheet: Worksheet, value: str, data_type: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value)
    cell.data_type = data_type
    return cell
