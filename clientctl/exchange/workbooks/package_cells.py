"""XLSX (ECMA-376): the cells of one sheet, and which of them are merged."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from clientctl.exchange.workbooks.grid import Grid, GridMaker, Merge, error_cell, too_much, uncomputed_cell
from clientctl.exchange.workbooks.part_xml import Attributes, Listener
from clientctl.exchange.workbooks.serials import Form, iso_shown, number_of, shown
from clientctl.lazy import pattern

_ESCAPE: Final = pattern("_x([0-9A-Fa-f]{4})_")
_RANGE: Final = pattern(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})\Z")
_SURROGATES: Final = range(0xD800, 0xE000)
_LAST_ROW: Final = 1_048_576
_MOST_MERGES: Final = 100_000
_DIGITS: Final = "0123456789"


class Cells(Listener):
    """The cells of a sheet, and which of them are merged."""

    def __init__(
        self, maker: GridMaker, texts: Sequence[str], forms: Sequence[Form], *, is_1904: bool
    ) -> None:
        super().__init__()
        self._maker = maker
        self._texts = texts
        self._forms = forms
        self._is_1904 = is_1904
        self._merges: list[Merge] = []
        self._row = self._column = 0
        self._type = ""
        self._style = 0
        self._pieces: list[str] = []
        self._has_formula = self._is_aside = False
        self._readers: Mapping[str, Callable[[str], Any]] = {}
        self._answer()

    def _answer(self) -> None:
        """Say which elements are heard, and how the types of cells are read."""
        self.opens = {
            "row": self._open_row,
            "c": self._open_cell,
            "f": self._open_formula,
            "v": self.listen,
            "t": self.listen,
            "rPh": self._aside,
            "mergeCell": self._merge,
        }
        self.closes = {
            "c": self._close_cell,
            "v": self._close_text,
            "t": self._close_text,
            "rPh": self._back,
        }
        self._readers = {
            "n": self._number,
            "s": lambda text: self._texts[int(text)],
            "str": plain_text,
            "inlineStr": plain_text,
            "b": lambda text: text.strip() in ("1", "true"),
            "d": iso_shown,
            "e": error_cell,
        }

    def made(self) -> Grid:
        return self._maker.made(self._merges)

    def _open_row(self, attributes: Attributes) -> None:
        number = attributes.get("r")
        row = self._row + 1 if number is None else int(number)
        if not self._row < row <= _LAST_ROW:
            raise ValueError("rows are not in order")
        self._row = row
        self._column = -1

    def _open_cell(self, attributes: Attributes) -> None:
        name = attributes.get("r")
        column = self._column + 1 if name is None else _column(name.rstrip(_DIGITS))
        if column <= self._column:
            raise ValueError("cells are not in order")
        self._column = column
        self._type = attributes.get("t", "n")
        self._style = int(attributes.get("s", 0))
        self._has_formula = False
        self._pieces = []

    def _open_formula(self, _attributes: Attributes) -> None:
        self._has_formula = True

    def _aside(self, _attributes: Attributes) -> None:
        self._is_aside = True

    def _back(self) -> None:
        self._is_aside = False

    def _close_text(self) -> None:
        text = self.heard()
        if not self._is_aside:
            self._pieces.append(text)

    def _close_cell(self) -> None:
        text = "".join(self._pieces)
        if text:
            value = self._readers[self._type](text)
        elif self._has_formula and self._type != "str":
            value = uncomputed_cell()
        else:
            return
        if value != "":
            self._maker.put(self._row, self._column, value)

    def _number(self, text: str) -> Any:
        form = self._forms[self._style] if self._style < len(self._forms) else Form.NUMBER
        if form is Form.NUMBER:
            return number_of(text)
        return shown(float(text), form, is_1904=self._is_1904)

    def _merge(self, attributes: Attributes) -> None:
        found = _RANGE.match(attributes.get("ref", ""))
        if len(self._merges) == _MOST_MERGES:
            file, title = self._maker.file, self._maker.title
            raise too_much(file, title, 0, "spreadsheets.many_merges", count=_MOST_MERGES)
        if found is not None:
            left, top, right, bottom = found.groups()
            self._merges.append(Merge(int(top), _column(left), int(bottom), _column(right)))


_COLUMNS: Final[dict[str, int]] = {}


def _column(letters: str) -> int:
    """The place of a column, from 0, by its letters."""
    found = _COLUMNS.get(letters)
    if found is None:
        if not 0 < len(letters) <= 3 or not letters.isascii() or not letters.isalpha():
            raise ValueError(letters)
        found = 0
        for letter in letters.upper():
            found = found * 26 + ord(letter) - ord("A") + 1
        found = _COLUMNS[letters] = found - 1
    return found


def plain_text(text: str) -> str:
    """A text with the characters that stand in it as `_x000D_`, and one kind of line end."""
    if "_x" in text:
        text = _ESCAPE.sub(_character, text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if code in _SURROGATES else chr(code)
