"""What a sheet lets people type: drop-downs that stand in a hidden sheet, and bounds of dates and numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientctl.errors import Message, message
from clientctl.exchange.base import LISTS
from clientctl.exchange.cells import Words, plain_number
from clientctl.exchange.guides import Guide
from clientctl.exchange.workbooks.looks import MOST_ROWS, TEXT
from clientctl.messages import word
from clientctl.model import Column

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

_FIRST_DAY: Final = "61"  # 1900-03-01; before it calendars of spreadsheets differ
_LAST_DAY: Final = "2958465"  # 9999-12-31
_HUGE: Final = Decimal(10**15 - 1)
_LONGEST_ERROR: Final = 225
_LONGEST_TITLE: Final = 32
NUMBERS: Final = {"integer": "whole", "decimal": "decimal", "money": "decimal"}
FLAGS: Final = (True, False)
# By whether they are whole numbers, and by the bounds that there are.
_BOUNDS: Final[Mapping[tuple[bool | str, ...], str]] = {
    (False,): "workbook.number",
    (False, "low"): "workbook.number_from",
    (False, "high"): "workbook.number_to",
    (False, "low", "high"): "workbook.number_between",
    (True,): "workbook.whole_number",
    (True, "low"): "workbook.whole_number_from",
    (True, "high"): "workbook.whole_number_to",
    (True, "low", "high"): "workbook.whole_number_between",
}


class Lists:
    """The sheet of words that drop-downs show; in a rule itself they would break silently beyond 255 characters."""

    def __init__(self, book: Workbook) -> None:
        self._sheet: Worksheet = book.create_sheet(LISTS)
        self._sheet.sheet_state = "hidden"
        self._book = book
        self._names: dict[tuple[Any, ...], str] = {}

    def name(self, words: Sequence[Any]) -> str:
        """The name that a rule finds these words by."""
        known = self._names.get(tuple(words))
        if known is not None:
            return known
        from openpyxl.utils import get_column_letter

        column = len(self._names) + 1
        for row, one in enumerate(words, 1):
            cell = self._sheet.cell(row, column)
            cell.value = one
            if isinstance(one, str):
                cell.data_type, cell.number_format = "s", TEXT
        letter = get_column_letter(column)
        name = f"choices_{column}"
        define(self._book, name, f"'{LISTS}'!${letter}$1:${letter}${len(words)}")
        self._names[tuple(words)] = name
        return name


def define(book: Workbook, name: str, area: str) -> None:
    from openpyxl.workbook.defined_name import DefinedName

    book.defined_names[name] = DefinedName(name, attr_text=area)


def offered(column: Column, guide: Guide, words: Words) -> tuple[Any, ...]:
    """The words of a drop-down. A list has none: choosing would put one word in place of all that were there."""
    if guide.is_list or guide.is_computed:
        return ()
    if column.kind == "flag":
        return FLAGS if words.has_keys else tuple(words.text(flag, column) for flag in FLAGS)
    if column.choices:
        return tuple(words.text(choice.value, column) for choice in column.choices)
    return guide.words


def add_rules(
    sheet: Worksheet,
    columns: Sequence[Column],
    guides: Sequence[Guide],
    words: Words,
    lists: Lists,
    clients: str,
) -> None:
    """Rules for whole columns, so that new rows have them. clients: the name of the list of clients, "" for none."""
    from openpyxl.utils import get_column_letter

    for number, (column, guide) in enumerate(zip(columns, guides, strict=True), 1):
        rule = None if guide.is_computed or guide.is_list else _rule(column, guide, words, lists, clients)
        if rule is not None:
            letter = get_column_letter(number)
            rule.add(f"{letter}2:{letter}{MOST_ROWS}")
            sheet.add_data_validation(rule)


def _rule(column: Column, guide: Guide, words: Words, lists: Lists, clients: str) -> DataValidation | None:
    choices = offered(column, guide, words)
    if choices:
        is_closed = guide.is_closed or bool(column.choices) or column.kind == "flag"
        told = message("workbook.choose", words=tuple(str(one) for one in choices))
        return _validation(
            column, words, told if is_closed else None, type="list", formula1=lists.name(choices)
        )
    if guide.names_client and clients:
        return _validation(column, words, None, type="list", formula1=clients)
    if column.kind == "date":
        return _validation(
            column, words, message("workbook.type_date"), type="date", formula1=_FIRST_DAY, formula2=_LAST_DAY
        )
    if column.kind in NUMBERS:
        low, high = (
            (-_HUGE if guide.low is None else guide.low),
            (_HUGE if guide.high is None else guide.high),
        )
        told = bounds(column, guide)
        return _validation(
            column,
            words,
            told,
            type=NUMBERS[column.kind],
            formula1=plain_number(low),
            formula2=plain_number(high),
        )
    return None


def bounds(column: Column, guide: Guide) -> Message:
    """What numbers a column takes, in words."""
    given = {
        name: plain_number(bound)
        for name, bound in (("low", guide.low), ("high", guide.high))
        if bound is not None
    }
    return message(_BOUNDS[column.kind == "integer", *given], **given)


def _validation(column: Column, words: Words, told: Message | None, **rule: Any) -> DataValidation:
    """A rule with its sentence; without one it only suggests."""
    from openpyxl.worksheet.datavalidation import DataValidation

    made = DataValidation(**rule, operator="between" if "formula2" in rule else None, allow_blank=True)
    made.showErrorMessage = told is not None
    if told is not None:
        made.errorTitle = _clipped(words.header(column), _LONGEST_TITLE)
        made.error = _clipped(word(told, words.language), _LONGEST_ERROR)
    return made


def _clipped(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
