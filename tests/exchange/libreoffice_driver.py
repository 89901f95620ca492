"""Works on a workbook in LibreOffice as a person does; run by the system's own Python, which has UNO.

Arguments: a pipe's name, the file, the file to save, and commands as JSON (see `libreoffice.change`).
"""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

SECONDS = 60


def main(pipe: str, source: str, target: str, commands: str) -> None:
    uno: Any = import_module("uno")
    context = connect(uno, pipe)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(
        Path(source).as_uri(), "_blank", 0, (prepared(uno, "Hidden", True),)
    )
    hand = Hand(uno, context, document)
    for name, *arguments in json.loads(commands):
        getattr(hand, name)(*arguments)
    document.storeToURL(Path(target).as_uri(), (prepared(uno, "FilterName", "Calc MS Excel 2007 XML"),))
    document.close(True)
    try:
        desktop.terminate()
    except uno.getClass("com.sun.star.lang.DisposedException"):
        pass


def connect(uno: Any, pipe: str) -> Any:
    """The context of the program that listens at the pipe, as soon as it does."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    refused = uno.getClass("com.sun.star.connection.NoConnectException")
    for _ in range(SECONDS * 10):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except refused:
            time.sleep(0.1)
    raise SystemExit("LibreOffice does not answer")


def prepared(uno: Any, name: str, value: object) -> Any:
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


class Hand:
    """What a person does to a workbook; sheets go by their titles, cells by their places (`B2`)."""

    def __init__(self, uno: Any, context: Any, document: Any) -> None:
        self._uno = uno
        self._document = document
        self._frame = document.CurrentController.Frame
        self._dispatcher = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", context
        )

    def _sheet(self, sheet: str) -> Any:
        return self._document.Sheets.getByName(sheet)

    def _do(self, command: str, **values: object) -> None:
        arguments = tuple(prepared(self._uno, name, value) for name, value in values.items())
        self._dispatcher.executeDispatch(self._frame, f".uno:{command}", "", 0, arguments)

    def _end(self, sheet: str) -> tuple[int, int]:
        """The numbers of the last row and of the last column in use, from 0."""
        cursor = self._sheet(sheet).createCursor()
        cursor.gotoEndOfUsedArea(False)
        return cursor.RangeAddress.EndRow, cursor.RangeAddress.EndColumn

    def enter(self, sheet: str, place: str, text: str) -> None:
        """Type into a cell, which decides by its format what it makes of that."""
        self._document.CurrentController.setActiveSheet(self._sheet(sheet))
        self._do("GoToCell", ToPoint=place)
        self._do("EnterString", StringName=text)

    def clear(self, sheet: str, place: str) -> None:
        self._sheet(sheet).getCellRangeByName(place).clearContents(1 + 2 + 4 + 16)

    def add(self, sheet: str, texts: dict[str, str]) -> None:
        """Type into the row below the last one, under these headers."""
        content = self._sheet(sheet)
        rows, columns = self._end(sheet)
        # formats of whole columns count as used
        filled = next(
            row for row in range(rows, -1, -1) if content.getCellByPosition(0, row).String or row == 0
        )
        headers = [content.getCellByPosition(column, 0).String for column in range(columns + 1)]
        for header, text in texts.items():
            column = content.Columns.getByIndex(headers.index(header)).Name
            self.enter(sheet, f"{column}{filled + 2}", text)

    def remove(self, sheet: str, row: int) -> None:
        """Remove a row, by the number that it has on the screen."""
        self._sheet(sheet).Rows.removeByIndex(row - 1, 1)

    def sort(self, sheet: str, header: str, is_descending: bool = False) -> None:
        """Sort all rows below the header."""
        content = self._sheet(sheet)
        row, column = self._end(sheet)
        headers = [content.getCellByPosition(place, 0).String for place in range(column + 1)]
        field = self._uno.createUnoStruct("com.sun.star.table.TableSortField")
        field.Field, field.IsAscending = headers.index(header), not is_descending
        fields = self._uno.Any("[]com.sun.star.table.TableSortField", (field,))
        self._uno.invoke(
            content.getCellRangeByPosition(0, 0, column, row),
            "sort",
            (
                (
                    prepared(self._uno, "SortFields", fields),
                    prepared(self._uno, "ContainsHeader", True),
                ),
            ),
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
