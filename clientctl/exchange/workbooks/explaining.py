"""The sheet that explains a workbook: how it is brought back, and what each column takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import TYPE_CHECKING, Final

from clientctl.errors import Message, message
from clientctl.exchange.base import EXPLANATIONS
from clientctl.exchange.cells import Words
from clientctl.exchange.guides import Guide, Origin
from clientctl.exchange.workbooks.looks import fit, places_of
from clientctl.exchange.workbooks.rules import NUMBERS, bounds, offered
from clientctl.frozen import frozen
from clientctl.messages import word
from clientctl.model import Column

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_KINDS: Final = {
    "note": "workbook.takes_note",
    "phone": "workbook.takes_phone",
    "email": "workbook.takes_email",
    "url": "workbook.takes_url",
    "code": "workbook.takes_code",
    "person": "workbook.takes_person",
    "id": "workbook.takes_client",
    "currency": "workbook.takes_currency",
    "date": "workbook.type_date",
    "time": "workbook.takes_time",
    "duration": "workbook.takes_duration",
    "group": "workbook.takes_group",
}
_MOST_WORDS: Final = 40
_LINE: Final = 15  # points
_WIDTHS: Final = (16, 24, 78, 26)


@frozen
class Explained:
    """A sheet to explain: its title, its columns, and what each of them takes."""

    title: str
    columns: Sequence[Column]
    guides: Sequence[Guide]

    @property
    def has_ids(self) -> bool:
        return any(column.name == "id" for column in self.columns)


def explain(book: Workbook, tables: Sequence[Explained], origin: Origin, words: Words) -> None:
    """Adds the sheet; the table of clients comes first."""
    from openpyxl.styles import Font

    sheet: Worksheet = book.create_sheet(EXPLANATIONS.text(words.language))
    sheet.sheet_view.showGridLines = False
    for letter, width in zip("ABCD", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for told in _told(tables, origin):
        sheet.append([word(told, words.language)])
    fit(sheet)
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.append([])
    _list_columns(sheet, tables, words)
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"


def _told(tables: Sequence[Explained], origin: Origin) -> Iterator[Message]:
    has_ids, title = tables[0].has_ids, origin.title or "clientctl"
    if origin.is_template:
        yield message("workbook.title_template", title=title)
        yield message("workbook.fill_in")
    else:
        yield message("workbook.title", title=title, day=origin.day)
        yield message("workbook.change")
        if has_ids:
            yield message("workbook.merged")
        yield message("workbook.removed")
    if has_ids:
        yield message("workbook.ids")
    if len(tables) > 1:
        yield message("workbook.entries")
    yield message("workbook.grey")
    if origin.is_masked:
        yield message("workbook.masked")
    yield message("workbook.bring_back")


def _list_columns(sheet: Worksheet, tables: Sequence[Explained], words: Words) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    heads = ("workbook.head_sheet", "workbook.head_column", "workbook.head_takes", "workbook.head_field")
    sheet.append([word(message(head), words.language) for head in heads])
    for cell in sheet[sheet.max_row]:
        cell.font, cell.border = Font(bold=True), Border(bottom=Side("thin", color="9CA3AF"))
    for table in tables:
        title: str | None = table.title
        for column, guide in zip(table.columns, table.guides, strict=True):
            said = word(_takes(column, guide, words), words.language)
            sheet.append([title, words.header(column), said, guide.path])
            row = sheet[sheet.max_row]
            row[0].font, row[3].font = Font(bold=True), Font(color="808080")
            for cell in row:
                cell.alignment = Alignment(vertical="top", wrap_text=True)
            sheet.row_dimensions[row[0].row].height = _LINE * max(1, ceil(places_of(said) / (_WIDTHS[2] - 4)))
            title = None


def _takes(column: Column, guide: Guide, words: Words) -> Message:
    if guide.is_computed:
        return message("workbook.takes_nothing")
    if column.name == "id":
        return message("workbook.takes_id")
    taken = _accepted(column, guide, words)
    if guide.is_list:
        taken = message("workbook.several", what=taken)
    return message("workbook.required", what=taken) if guide.is_required else taken


def _accepted(column: Column, guide: Guide, words: Words) -> Message:
    choices = [str(one) for one in offered(column, guide, words)]
    if guide.is_list:
        choices = [words.text(choice.value, column) for choice in column.choices] or list(guide.words)
    if choices:
        shown = (*choices[:_MOST_WORDS], "…") if len(choices) > _MOST_WORDS else tuple(choices)
        is_closed = guide.is_closed or bool(column.choices) or column.kind == "flag"
        return message("workbook.choose" if is_closed else "workbook.such_as", words=shown)
    if column.kind in NUMBERS:
        return bounds(column, guide)
    return message(_KINDS.get(column.kind, "workbook.takes_text"))
