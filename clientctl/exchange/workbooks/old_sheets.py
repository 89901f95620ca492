"""XLS (Excel 97 and before): the sheets of a workbook and what their cells hold, by xlrd.

xlrd is slower than what is compiled, but holds no more than the file has: a compiled reader makes room for the whole
rectangle between two cells, which a false address of 20 bytes lets grow to 130 GB.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from typing import Any, Final

from clientctl.errors import Failed, InvalidData, Location, message
from clientctl.exchange.workbooks.grid import Grid, GridMaker, Merge, error_cell
from clientctl.exchange.workbooks.package_limits import broken, locked
from clientctl.exchange.workbooks.package_sheets import SheetPart
from clientctl.exchange.workbooks.serials import built_in_form, form_of, shown

_LOCKED: Final = "encrypted"
# The kinds of cells that hold something, by the numbers that xlrd gives them; the others are empty.
_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = _FILLED = (1, 2, 3, 4, 5)
# What xlrd stumbles over in a damaged file, besides its own errors.
_FAULTS: Final = (
    struct.error, AssertionError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError,
    RecursionError, MemoryError, EOFError, NotImplementedError,
)  # fmt: skip


class OldBook:
    """The sheets of an XLS file."""

    def __init__(self, raw: bytes, file: str) -> None:
        try:
            import xlrd
        except ImportError:
            raise Failed(
                "spreadsheets.needs_xls", location=Location(file), hint=message("spreadsheets.install_xls")
            ) from None
        self._file = file
        try:
            self._book: Any = xlrd.open_workbook(
                file_contents=raw, logfile=io.StringIO(), formatting_info=True, ragged_rows=True
            )
        except (xlrd.XLRDError, xlrd.compdoc.CompDocError) as error:
            raise self._refused(str(error)) from error
        except _FAULTS as error:
            raise self._refused("") from error
        self.sheets: Sequence[SheetPart] = [
            SheetPart(sheet.name, sheet.name, sheet.visibility != 0) for sheet in self._book.sheets()
        ]

    def _refused(self, said: str) -> InvalidData:
        if _LOCKED in said:
            return locked(self._file)
        return broken(self._file, message("spreadsheets.bad_xls"))

    def grid(self, sheet: SheetPart) -> Grid:
        try:
            return self._grid(sheet)
        except _FAULTS as error:
            raise self._refused("") from error

    def _grid(self, sheet: SheetPart) -> Grid:
        stored = self._book.sheet_by_name(sheet.part)
        maker = GridMaker(self._file, sheet.title)
        for row in range(stored.nrows):
            values = stored.row_values(row)
            for column, kind in enumerate(stored.row_types(row)):
                if kind in _FILLED:
                    value = self._value(kind, values[column], stored.cell_xf_index(row, column))
                    if value != "":
                        maker.put(row + 1, column, value)
        return maker.made(
            [Merge(top + 1, left, bottom, right - 1) for top, bottom, left, right in stored.merged_cells]
        )

    def _value(self, kind: int, stored: Any, style: int) -> Any:
        from xlrd.biffh import error_text_from_code

        if kind == _TEXT:
            return stored.replace("\r\n", "\n").replace("\r", "\n")
        if kind == _BOOLEAN:
            return bool(stored)
        if kind == _ERROR:
            return error_cell(error_text_from_code.get(stored, "#N/A"))
        key = self._book.xf_list[style].format_key
        known = self._book.format_map.get(key)
        code = None if known is None else known.format_str
        form = form_of(code) if code else built_in_form(key)
        return shown(stored, form, is_1904=self._book.datemode == 1)
