"""How a sheet looks: headers, formats of whole columns so that new rows have them, widths, and what is coloured."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from clientctl.exchange.base import held
from clientctl.exchange.cells import Words
from clientctl.exchange.guides import Guide
from clientctl.exchange.workbooks.data import Look
from clientctl.frozen import frozen
from clientctl.model import Column

if TYPE_CHECKING:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Alignment
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS: Final = 1_048_576
TEXT: Final = "@"
# Kinds that a spreadsheet may take for what they look like; all others are text, so that 0086 and 3-4 stay as typed.
# Texts of several lines are not: spreadsheets show long ones with a format of text as #####.
_FORMATS: Final = {
    "date": "yyyy-mm-dd",
    "money": "#,##0.00",
    "integer": "#,##0",
    "decimal": "General",
    "flag": "General",
    "note": "General",
    "group": "General",
}
_ALIGNED: Final = {"money": "right", "integer": "right", "decimal": "right", "date": "left"}
_WIDEST: Final = {"note": 48, "group": 32, "id": 30, "email": 34, "url": 34}
_WIDE: Final = 30
_NARROWEST: Final = 9
_BESIDE: Final = 3  # the button of the filter
_LOOKED_AT: Final = 300
_MOST_ON_PAPER: Final = 15

_GREY: Final = "808080"
_INK: Final = "1F2937"
_PAPER: Final = "EEF1F5"
_LINE: Final = "9CA3AF"
# Tints of colours that are told apart with any eyes; what they say stands in the cell besides.
_GRADES: Final = {"A": ("C6E9DC", "00513B"), "B": ("D6EAF8", "0B4A78"), "C": ("FBF1C7", "6B5300")}


@frozen
class _Fade:
    """Rows of a table that are over: by values of a column, or (none) by its being filled."""

    table: str
    column: str
    values: tuple[str, ...] = ()


_FADES: Final = (
    _Fade("clients", "stage", ("lost",)),
    _Fade("contacts", "left"),
    _Fade("orders", "status", ("cancelled", "returned")),
    _Fade("deals", "stage", ("lost",)),
    _Fade("payments", "paid_on"),
    _Fade("feedback", "status", ("closed",)),
    _Fade("reminders", "done"),
)


def format_of(column: Column) -> str:
    return _FORMATS.get(column.kind, TEXT)


def write_header(sheet: Worksheet, columns: Sequence[Column], guides: Sequence[Guide], words: Words) -> None:
    """The headers: required ones dark, those that are not to be changed grey."""
    from openpyxl.styles import Border, Font, PatternFill, Side

    for number, (column, guide) in enumerate(zip(columns, guides, strict=True), 1):
        cell = sheet.cell(1, number)
        cell.value = words.header(column)
        cell.data_type = "s"
        cell.font = Font(bold=True, color=_GREY if is_kept(column, guide) else _INK)
        cell.fill = PatternFill("solid", fgColor=_PAPER)
        cell.border = Border(bottom=Side("medium" if guide.is_required else "thin", color=_LINE))
        cell.alignment = _aligned(column, vertical="center")
    sheet.row_dimensions[1].height = 21


def _aligned(column: Column, vertical: str | None = None) -> Alignment:
    """Numbers stand right, but do not touch the texts beside them."""
    from openpyxl.styles import Alignment

    side = _ALIGNED.get(column.kind)
    return Alignment(side, vertical, indent=1 if side == "right" else 0)


def is_kept(column: Column, guide: Guide) -> bool:
    """Whether the column is not for people to change."""
    return guide.is_computed or column.name == "id"


def looks(sheet: Worksheet, columns: Sequence[Column], guides: Sequence[Guide]) -> tuple[Look, ...]:
    """Formats the whole columns; gives the styles of their cells."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    found: list[Look] = []
    scratch = sheet.parent.create_sheet()
    for number, (column, guide) in enumerate(zip(columns, guides, strict=True), 1):
        letter = get_column_letter(number)
        font = Font(color=_GREY) if is_kept(column, guide) else Font()
        plain, active = scratch.cell(1, number), scratch.cell(2, number)
        for styled in (sheet.column_dimensions[letter], plain, active):
            styled.number_format, styled.font = format_of(column), font
            styled.alignment = _aligned(column)
        active.quotePrefix = True
        found.append(Look(letter, plain.style_id, active.style_id))
    sheet.parent.remove(scratch)
    return tuple(found)


def set_widths(
    sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Sequence[Any]], words: Words
) -> None:
    """As wide as the header and the first rows need, within bounds."""
    from openpyxl.utils import get_column_letter

    for place, column in enumerate(columns):
        header = places_of(words.header(column)) * 1.1 + _BESIDE  # it is bold
        longest = max((places_of(_shown(row[place], column, words)) for row in rows[:_LOOKED_AT]), default=0)
        content = min(longest + 3, _WIDEST.get(column.kind, _WIDE))
        sheet.column_dimensions[get_column_letter(place + 1)].width = max(header, content, _NARROWEST)


def _shown(cell: Any, column: Column, words: Words) -> str:
    kept = held(cell, column, words)
    if kept is None:
        return ""
    if column.kind == "money" and not isinstance(kept, str | bool):
        return f"{kept:,.2f}"
    return max(str(kept).split("\n"), key=len)


def places_of(text: str) -> int:
    """The places that a text takes: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def freeze(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """The header stays in sight, and the columns that say what a row is; on paper the header is on every page."""
    names = [column.name for column in columns[:2]]
    sheet.freeze_panes = "C2" if names == ["id", "name"] else "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    if len(columns) <= _MOST_ON_PAPER:
        fit(sheet)


def fit(sheet: Worksheet) -> None:
    """All columns on one page, as many pages as it takes."""
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def colour(sheet: Worksheet, table: str, columns: Sequence[Column], words: Words) -> None:
    """What is over is dimmed, grades have their colours; new and changed rows too."""
    from openpyxl.utils import get_column_letter

    places = {column.name: (get_column_letter(number), column) for number, column in enumerate(columns, 1)}
    last = get_column_letter(len(columns))
    for fade in _FADES:
        if fade.table == table and fade.column in places:
            letter, column = places[fade.column]
            sheet.conditional_formatting.add(
                f"A2:{last}{MOST_ROWS}", _faded(f"${letter}2", fade.values, column, words)
            )
    if table == "clients" and "grade" in places:
        letter, column = places["grade"]
        for rule in _graded(f"${letter}2", column, words):
            sheet.conditional_formatting.add(f"{letter}2:{letter}{MOST_ROWS}", rule)


def _faded(place: str, values: Sequence[str], column: Column, words: Words) -> Rule:
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import Font

    tests = [f"{place}={_quoted(words.text(value, column))}" for value in values] or [f'{place}<>""']
    test = tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"
    return FormulaRule(formula=[test], font=Font(color=_GREY))


def _graded(place: str, column: Column, words: Words) -> Iterator[Rule]:
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import Font, PatternFill

    for grade, (paper, ink) in _GRADES.items():
        yield FormulaRule(
            formula=[f"{place}={_quoted(words.text(grade, column))}"],
            font=Font(color=ink, bold=grade == "A"),
            fill=PatternFill("solid", bgColor=paper),
        )


def _quoted(text: str) -> str:
    """A text in a formula."""
    return '"' + text.replace('"', '""') + '"'
