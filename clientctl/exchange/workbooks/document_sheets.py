"""ODS (OpenDocument 1.3): the sheets of a document and what their cells hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from clientctl.errors import message
from clientctl.exchange.workbooks.grid import (
    MOST_COLUMNS,
    MOST_ROWS,
    Grid,
    GridMaker,
    Merge,
    error_cell,
    uncomputed_cell,
)
from clientctl.exchange.workbooks.package_limits import Package, broken, locked
from clientctl.exchange.workbooks.package_sheets import SheetPart
from clientctl.exchange.workbooks.part_xml import Attributes, Listener, hear
from clientctl.exchange.workbooks.serials import iso_shown, number_of
from clientctl.lazy import pattern

_CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_TABLE: Final = "urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE: Final = "urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_ERROR_TYPE: Final = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_DURATION: Final = pattern(r"PT([0-9]{1,6})H([0-9]{1,2})M(?:([0-9]{1,2})(?:[.,][0-9]*)?S)?\Z")
_MOST_SPACES: Final = 1000
# Elements within cells whose texts are no part of them.
_ASIDE: Final = ("annotation", "shapes", "frame", "custom-shape")


class DocumentBook:
    """The sheets of an ODS file."""

    def __init__(self, package: Package) -> None:
        if _MANIFEST in package:
            manifest = _Manifest()
            hear(package, _MANIFEST, manifest)
            if manifest.is_locked:
                raise locked(package.file)
        content = _Content(package.file)
        hear(package, _CONTENT, content)
        if not content.grids:
            raise broken(package.file, message("spreadsheets.no_sheets"))
        self._grids = content.grids
        self.sheets: Sequence[SheetPart] = [
            SheetPart(title, title, is_hidden) for title, is_hidden in content.titles
        ]

    def grid(self, sheet: SheetPart) -> Grid:
        return self._grids[sheet.title]


class _Manifest(Listener):
    """Whether any part is encrypted."""

    def __init__(self) -> None:
        super().__init__()
        self.is_locked = False
        self.opens = {"encryption-data": self._lock}

    def _lock(self, _attributes: Attributes) -> None:
        self.is_locked = True


class _Content(Listener):
    """All sheets; rows and cells that stand for several are repeated, blank ones passed over."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.grids: dict[str, Grid] = {}
        self.titles: list[tuple[str, bool]] = []
        self._file = file
        self._hidden: set[str] = set()
        self._style = ""
        self._maker: GridMaker | None = None
        self._merges: list[Merge] = []
        self._row = self._column = 0
        self._row_count = 1
        self._cells: list[tuple[int, Any]] = []
        self._cell: Attributes = {}
        self._lines: list[str] = []
        self._aside = 0
        self._answer()

    def _answer(self) -> None:
        """Say which elements are heard."""
        self.opens = {
            "style": self._open_style,
            "table-properties": self._style_table,
            "table": self._open_table,
            "table-row": self._open_row,
            "table-cell": self._open_cell,
            "covered-table-cell": self._open_cell,
            "p": self._open_line,
            "s": self._spaces,
            "tab": self._tab,
            "line-break": self._break,
            **dict.fromkeys(_ASIDE, self._step_aside),
        }
        self.closes = {
            "table": self._close_table,
            "table-row": self._close_row,
            "table-cell": self._close_cell,
            "covered-table-cell": self._close_cell,
            "p": self._close_line,
            **dict.fromkeys(_ASIDE, self._step_back),
        }

    def _step_aside(self, _attributes: Attributes) -> None:
        self._aside += 1

    def _step_back(self) -> None:
        self._aside -= 1

    def _open_style(self, attributes: Attributes) -> None:
        self._style = attributes.get(f"{_STYLE}name", "")

    def _style_table(self, attributes: Attributes) -> None:
        if attributes.get(f"{_TABLE}display") == "false":
            self._hidden.add(self._style)

    def _open_table(self, attributes: Attributes) -> None:
        if self._aside:
            return
        if self._maker is not None:
            raise ValueError("a table within a cell")
        title = attributes.get(f"{_TABLE}name", "")
        self.titles.append((title, attributes.get(f"{_TABLE}style-name") in self._hidden))
        self._maker = GridMaker(self._file, title)
        self._merges = []
        self._row = 0

    def _close_table(self) -> None:
        if not self._aside and self._maker is not None:
            self.grids[self._maker.title] = self._maker.made(self._merges)
            self._maker = None

    def _open_row(self, attributes: Attributes) -> None:
        if not self._aside:
            self._row_count = _count(attributes, "number-rows-repeated")
            self._cells = []
            self._row += 1
            self._column = 0

    def _close_row(self) -> None:
        if self._aside or self._maker is None:
            return
        if self._cells:
            # one more than there may be is enough to be refused
            for row in range(self._row, self._row + min(self._row_count, MOST_ROWS + 2)):
                for column, value in self._cells:
                    self._maker.put(row, column, value)
        self._row += self._row_count - 1

    def _open_cell(self, attributes: Attributes) -> None:
        if not self._aside:
            self._cell = attributes
            self._lines = []

    def _close_cell(self) -> None:
        if self._aside:
            return
        count = _count(self._cell, "number-columns-repeated")
        value = _value(self._cell, "\n".join(self._lines))
        if value != "":
            # one more than there may be is enough to be refused
            repeated = min(count, max(1, MOST_COLUMNS + 1 - self._column))
            self._cells += [(column, value) for column in range(self._column, self._column + repeated)]
        down = _count(self._cell, "number-rows-spanned")
        right = _count(self._cell, "number-columns-spanned")
        if down > 1 or right > 1:
            bottom, end = self._row + down - 1, self._column + right - 1
            self._merges.append(Merge(self._row, self._column, bottom, end))
        self._column += count

    def _open_line(self, _attributes: Attributes) -> None:
        if not self._aside:
            self.listen()

    def _close_line(self) -> None:
        if not self._aside:
            self._lines.append(self.heard())

    def _spaces(self, attributes: Attributes) -> None:
        self.data(" " * min(int(attributes.get(f"{_TEXT}c", 1)), _MOST_SPACES))

    def _tab(self, _attributes: Attributes) -> None:
        self.data("\t")

    def _break(self, _attributes: Attributes) -> None:
        self.data("\n")

    def data(self, text: str) -> None:
        if not self._aside:
            super().data(text)


def _count(attributes: Attributes, name: str) -> int:
    """How often something stands there, at least once."""
    return max(1, int(attributes.get(_TABLE + name, 1)))


def _value(attributes: Attributes, text: str) -> Any:
    """What a cell holds; its text is as it is shown."""
    kind = attributes.get(f"{_OFFICE}value-type", "")
    if attributes.get(_ERROR_TYPE) == "error":
        return error_cell(text)
    stored = attributes.get(_OFFICE + _STORED.get(kind, "string-value"))
    if not kind and f"{_TABLE}formula" in attributes and not text:
        return uncomputed_cell()
    if stored is None or kind == "string":
        return stored if stored is not None else text
    if kind == "boolean":
        return stored == "true"
    if kind == "date":
        return iso_shown(stored)
    return _time(stored) if kind == "time" else number_of(stored)


_STORED: Final[Mapping[str, str]] = {
    "float": "value",
    "percentage": "value",
    "currency": "value",
    "boolean": "boolean-value",
    "date": "date-value",
    "time": "time-value",
}


def _time(stored: str) -> Any:
    found = _DURATION.match(stored)
    if found is None:
        return error_cell("#VALUE!")
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return f"{hours:02}:{minutes:02}:{seconds:02}" if seconds else f"{hours:02}:{minutes:02}"
