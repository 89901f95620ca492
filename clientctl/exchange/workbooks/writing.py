"""XLSX: a sheet of clients and one for each list of records, what they take, and the base behind them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from clientctl.errors import Failed, message
from clientctl.exchange.base import (
    SHEET,
    UNHELD,
    VERSION,
    Base,
    Key,
    SheetBase,
    base_rows,
    free_key,
    held,
    row_fingerprint,
)
from clientctl.exchange.cells import Words
from clientctl.exchange.extract import Extract
from clientctl.exchange.guides import Guide, Guides, Origin
from clientctl.exchange.workbooks import data as workbook_data
from clientctl.exchange.workbooks import looks as workbook_looks
from clientctl.exchange.workbooks import rules as workbook_rules
from clientctl.exchange.workbooks.explaining import Explained, explain
from clientctl.messages import word
from clientctl.model import Table

if TYPE_CHECKING:
    from openpyxl import Workbook

_CLIENTS: Final = "clients_listed"
_ROOM: Final = 1_000  # new clients of a template that entries can be given to by drop-down


def write(extract: Extract, name: str) -> bytes:
    """The workbook; what a cell cannot hold is left out and told."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    words = Words(extract.language, extract.json, has_keys=extract.has_keys)
    origin, guides = extract.origin(), extract.guides()
    tables = [_Table(book, table, words, extract, guides) for table in extract.tables]
    explain(book, [Explained(table.title, table.columns, table.guides) for table in tables], origin, words)
    lists = workbook_rules.Lists(book)
    clients = _define_clients(book, tables, origin)
    parts: dict[str, tuple[str, Iterator[str]]] = {}
    for place, table in enumerate(tables, 1):
        table.dress(lists, clients)
        parts[f"xl/worksheets/sheet{place}.xml"] = (table.area, table.filled())
    if tables[0].has_ids:
        book.create_sheet(SHEET).sheet_state = "veryHidden"
        parts[f"xl/worksheets/sheet{len(book.worksheets)}.xml"] = ("A1:C2", _base(extract, origin, tables))
    book.properties.creator, book.properties.title = "clientctl", origin.title or None
    buffer = io.BytesIO()
    book.save(buffer)
    return workbook_data.fill(buffer.getvalue(), parts)


def _define_clients(book: Workbook, tables: Sequence[_Table], origin: Origin) -> str:
    """Names the clients that entries can be given to; "" if there is nothing to name."""
    clients, by = tables[0], "name" if origin.is_template else "id"
    place = next((place for place, column in enumerate(clients.columns) if column.name == by), None)
    if place is None or len(tables) == 1:
        return ""
    from openpyxl.utils import get_column_letter, quote_sheetname

    letter, count = get_column_letter(place + 1), _ROOM if origin.is_template else len(clients.rows)
    area = f"{quote_sheetname(clients.title)}!${letter}$2:${letter}${max(count, 1) + 1}"
    workbook_rules.define(book, _CLIENTS, area)
    return _CLIENTS


def _base(extract: Extract, origin: Origin, tables: Sequence[_Table]) -> Iterator[str]:
    """The rows of its sheet, once those of the others are made."""
    sheets = {table.name: table.base() for table in tables}
    base = Base(
        VERSION,
        extract.language,
        extract.has_keys,
        origin.is_masked,
        origin.revision,
        origin.day,
        origin.book,
        sheets,
    )
    for number, row in enumerate(base_rows(base), 1):
        yield workbook_data.text_row(number, row)


class _Table:
    """The sheet of a table in the making."""

    def __init__(self, book: Workbook, table: Table, words: Words, extract: Extract, guides: Guides) -> None:
        self.name = table.name
        self.columns = table.columns
        self.rows = self._counted(table)
        named = table.name if extract.has_keys or table.title is None else word(table.title, extract.language)
        self._sheet = book.create_sheet(named)
        self._words = words
        self._extract = extract
        named_columns = [(column, (table.name, column.name)) for column in table.columns]
        self.guides = [guides.get(key, Guide(column.name)) for column, key in named_columns]
        self._is_record = table is not extract.tables[0]
        self._id = next((place for place, column in enumerate(table.columns) if column.name == "id"), None)
        self._looks: tuple[workbook_data.Look, ...] = ()
        self._marks: dict[Key, tuple[str, ...]] = {}

    @property
    def has_ids(self) -> bool:
        """Whether its rows can be told apart when they come back."""
        return self._id is not None

    @property
    def title(self) -> str:
        return str(self._sheet.title)

    @property
    def area(self) -> str:
        from openpyxl.utils import get_column_letter

        return f"A1:{get_column_letter(len(self.columns))}{len(self.rows) + 1}"

    def _counted(self, table: Table) -> Sequence[Sequence[Any]]:
        rows: list[Sequence[Any]] = []
        for row in table.rows:
            rows.append(row)
            if len(rows) >= workbook_looks.MOST_ROWS:
                hint = message("exports.other_format")
                raise Failed(
                    "exports.too_many_rows", name=table.name, count=workbook_looks.MOST_ROWS, hint=hint
                )
        return rows

    def dress(self, lists: workbook_rules.Lists, clients: str) -> None:
        """All but the rows."""
        sheet, columns, guides, words = self._sheet, self.columns, self.guides, self._words
        workbook_looks.write_header(sheet, columns, guides, words)
        self._looks = workbook_looks.looks(sheet, columns, guides)
        workbook_looks.set_widths(sheet, columns, self.rows, words)
        workbook_looks.freeze(sheet, columns)
        workbook_looks.colour(sheet, self.name, columns, words)
        workbook_rules.add_rules(sheet, columns, guides, words, lists, clients)
        sheet.auto_filter.ref = self.area

    def filled(self) -> Iterator[str]:
        """The rows as they go into the package; what a cell cannot hold is told, and their marks are kept."""
        filler = workbook_data.Filler(self.columns, self._looks, self._words)
        for number, row in enumerate(self.rows, 2):
            filling = filler.row(number, row)
            if UNHELD in filling.marks:
                self._warn(filling.marks, row, number)
            self._keep(row, filling.marks)
            yield filling.cells

    def _keep(self, row: Sequence[Any], marks: tuple[str, ...]) -> None:
        if self._id is None and not self._is_record:
            return
        own = "" if self._id is None else self._held(row, self._id)
        if not self._is_record:
            key: Key = (own,)
        else:
            key = (self._held(row, 0), own) if own else (self._held(row, 0), "", row_fingerprint(marks[1:]))
        self._marks[free_key(key, self._marks)] = marks

    def _held(self, row: Sequence[Any], place: int) -> str:
        cell = row[place]
        if isinstance(cell, str) and cell.isascii() and cell.isprintable() and "_x" not in cell:
            return cell.strip()
        kept = held(cell, self.columns[place], self._words)
        return "" if kept is None else str(kept).strip()

    def base(self) -> SheetBase:
        """What the sheet holds, once its rows are made."""
        return SheetBase(self.name, tuple(column.name for column in self.columns), self._marks)

    def _warn(self, marks: Sequence[str], row: Sequence[Any], number: int) -> None:
        has_id = self.columns[0].kind == "id"
        where = row[0] if has_id else message("exports.row", number=number)
        for mark, column in zip(marks, self.columns, strict=True):
            if mark == UNHELD:
                field = f"{self.name}.{column.name}" if self._is_record else column.name
                self._extract.warn(message("exports.not_held", id=where, field=field, format="XLSX"))
