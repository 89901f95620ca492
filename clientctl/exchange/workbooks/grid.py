"""What a sheet holds, before it is known which row is its header: its cells by row, and its merged ranges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from clientctl.errors import InvalidData, Location, message
from clientctl.exchange.sheet import Unreadable
from clientctl.frozen import frozen

MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 512
# Room for the cells between the first column and the last one filled, which an empty cell takes as well.
MOST_CELLS: Final = 5_000_000
MOST_FILLED: Final = 1_000_000
_LETTERS: Final = 26
_LONGEST_ERROR: Final = 20
_NO_VALUE: Final = "#N/A"


@frozen
class Line:
    """A row that is not blank: its number from 1 and its cells from the first column on, "" for a blank one."""

    number: int
    cells: list[Any]


@frozen
class Merge:
    """A range of cells that are one: rows from 1, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@frozen
class Grid:
    """A sheet as it was stored."""

    title: str
    lines: Sequence[Line]
    merges: Sequence[Merge] = ()


class GridMaker:
    """Collects the cells of a sheet, row by row, and refuses one that is too large while it grows."""

    def __init__(self, file: str, title: str) -> None:
        self.file = file
        self.title = title
        self._lines: list[Line] = []
        self._last: Line | None = None
        self._room = MOST_CELLS

    def put(self, row: int, column: int, value: Any) -> None:
        """A cell that is not blank; rows come in their order, as do the columns of a row."""
        last = self._last
        if last is None or last.number != row:
            if len(self._lines) > MOST_ROWS:  # besides the header
                raise too_much(self.file, self.title, row, "spreadsheets.many_rows", count=MOST_ROWS)
            last = self._last = Line(row, [])
            self._lines.append(last)
        if column >= MOST_COLUMNS:
            cell = cell_name(row, column)
            raise too_much(
                self.file, self.title, row, "spreadsheets.many_columns", cell=cell, count=MOST_COLUMNS
            )
        cells = last.cells
        new = column + 1 - len(cells)
        self._room -= new
        if self._room < 0:
            raise too_much(self.file, self.title, row, "spreadsheets.many_cells", count=MOST_CELLS)
        if new > 1:
            cells += [""] * (new - 1)
        cells.append(value)

    def made(self, merges: Sequence[Merge] = ()) -> Grid:
        return Grid(self.title, self._lines, merges)


def error_cell(shown: str) -> Unreadable:
    """A cell that shows an error, such as #N/A."""
    return Unreadable(
        message("spreadsheets.error", error=shown[:_LONGEST_ERROR]), message("spreadsheets.mend_cell")
    )


def error_of(cell: Unreadable) -> str:
    """The error that a cell without a value shows, or that stands for none."""
    return str(cell.reason.values.get("error", _NO_VALUE))


def uncomputed_cell() -> Unreadable:
    """A formula that no spreadsheet has computed yet."""
    return Unreadable(message("spreadsheets.not_computed"), message("spreadsheets.compute"))


def too_much(file: str, title: str, row: int, code: str, **values: Any) -> InvalidData:
    """The refusal of a sheet that is too large, at a row."""
    hint = message("spreadsheets.split")
    return InvalidData(code, location=place(file, title, row), hint=hint, **values)


def place(file: str, title: str, row: int = 0) -> Location:
    """A row of a sheet as a place: `clients.xlsx:Sheet1:5`."""
    return Location(f"{file}:{title}" if title else file, row)


def cell_name(row: int, column: int) -> str:
    """`C5` for the third column (2, from 0) of row 5."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
