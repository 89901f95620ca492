"""XLSX (ECMA-376): the sheets of a workbook and what their cells hold.

The file's own library, openpyxl, reads no merged ranges in its streaming mode, takes a formula that was never computed
for a blank cell and every part that an import has no use for, and is five times slower.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from typing import Any, Final

from clientctl.errors import message
from clientctl.exchange.workbooks.grid import Grid, GridMaker
from clientctl.exchange.workbooks.package_cells import Cells, plain_text
from clientctl.exchange.workbooks.package_limits import Package, broken
from clientctl.exchange.workbooks.part_xml import Attributes, Listener, hear
from clientctl.exchange.workbooks.serials import Form, built_in_form, form_of
from clientctl.frozen import frozen

_ROOT: Final = "_rels/.rels"
_USUAL: Final = "xl/workbook.xml"

_Relations = Mapping[str, Sequence[tuple[str, str]]]


@frozen
class SheetPart:
    """A sheet of a workbook: its title, and the part that holds its cells."""

    title: str
    part: str
    is_hidden: bool


class PackageBook:
    """The sheets of an XLSX file, read one by one as they are asked for."""

    def __init__(self, package: Package) -> None:
        self._package = package
        main = _related(package, _ROOT, "").get("officeDocument", [("", _USUAL)])[0][1]
        relations = _related(package, _relations_of(main), posixpath.dirname(main))
        listed = _Workbook()
        hear(package, main, listed)
        parts = dict(relations.get("worksheet", ()))
        self.sheets: Sequence[SheetPart] = [
            SheetPart(title, parts[key], is_hidden) for title, key, is_hidden in listed.sheets if key in parts
        ]
        if not self.sheets:
            raise broken(package.file, message("spreadsheets.no_sheets"))
        self._is_1904 = listed.is_1904
        self._texts = _heard(package, relations, "sharedStrings", _Texts()).texts
        self._forms = _heard(package, relations, "styles", _Styles()).forms

    def grid(self, sheet: SheetPart) -> Grid:
        """The cells of a sheet; InvalidData if they are too many or cannot be read."""
        cells = Cells(
            GridMaker(self._package.file, sheet.title), self._texts, self._forms, is_1904=self._is_1904
        )
        hear(self._package, sheet.part, cells)
        return cells.made()


def _heard(package: Package, relations: _Relations, kind: str, listener: Any) -> Any:
    """A listener that has heard the part of this kind, if there is one."""
    for _, part in relations.get(kind, ())[:1]:
        hear(package, part, listener)
    return listener


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _related(package: Package, part: str, folder: str) -> _Relations:
    """Parts that one refers to: for each kind their keys and names."""
    if part not in package:
        return {}
    found: dict[str, list[tuple[str, str]]] = {}

    def add(attributes: Attributes) -> None:
        if attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            found.setdefault(kind, []).append((attributes.get("Id", ""), target.lstrip("/")))

    listener = Listener()
    listener.opens["Relationship"] = add
    hear(package, part, listener)
    return found


class _Workbook(Listener):
    """The list of sheets, and from when days are counted."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []
        self.is_1904 = False
        self.opens = {"sheet": self._sheet, "workbookPr": self._properties}

    def _sheet(self, attributes: Attributes) -> None:
        key = next((value for name, value in attributes.items() if name.endswith("}id")), "")
        is_hidden = attributes.get("state", "visible") != "visible"
        self.sheets.append((attributes.get("name", ""), key, is_hidden))

    def _properties(self, attributes: Attributes) -> None:
        self.is_1904 = attributes.get("date1904") in ("1", "true")


class _Texts(Listener):
    """Shared texts, each in one piece, without what says how to pronounce it."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._is_aside = False
        self.opens = {"t": self.listen, "rPh": self._aside}
        self.closes = {"t": self._piece, "rPh": self._back, "si": self._whole}

    def _aside(self, _attributes: Attributes) -> None:
        self._is_aside = True

    def _back(self) -> None:
        self._is_aside = False

    def _piece(self) -> None:
        text = self.heard()
        if not self._is_aside:
            self._parts.append(text)

    def _whole(self) -> None:
        self.texts.append(plain_text("".join(self._parts)))
        self._parts = []


class _Styles(Listener):
    """What the number format of each style shows, by the style's place."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._own: dict[str, Form] = {}
        self._is_of_cells = False
        self.opens = {"numFmt": self._format, "cellXfs": self._begin, "xf": self._style}
        self.closes = {"cellXfs": self._finish}

    def _format(self, attributes: Attributes) -> None:
        # formats of conditions come later and may use a number again
        self._own.setdefault(attributes.get("numFmtId", ""), form_of(attributes.get("formatCode", "")[:255]))

    def _begin(self, _attributes: Attributes) -> None:
        self._is_of_cells = True

    def _finish(self) -> None:
        self._is_of_cells = False

    def _style(self, attributes: Attributes) -> None:
        if self._is_of_cells:
            number = attributes.get("numFmtId", "0")
            own = self._own.get(number)
            self.forms.append(built_in_form(int(number)) if own is None else own)
