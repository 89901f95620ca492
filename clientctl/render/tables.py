"""Which tables and columns of an answer a format shows, and their cells as text for people and programs."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from clientctl.errors import Message, WrongUsage, message
from clientctl.messages import Language
from clientctl.model import Answer, Column, Table, Tone
from clientctl.model.answer import Audience
from clientctl.names import nearest
from clientctl.render.json_text import compact, plain_number
from clientctl.render.safe import one_line, safe
from clientctl.render.style import Style
from clientctl.render.wording import worded
from clientctl.values import KINDS

_LIST_MARKS: Final[dict[Language, str]] = {"en": ", ", "zh": "、"}


def chosen_tables(answer: Answer, style: Style, format_name: str) -> tuple[Table, ...]:
    """The table that was asked for by name, else all; WrongUsage when there is none (such)."""
    if not answer.tables:
        hint = message("render.other_formats", formats=("json", "jsonl", "yaml"))
        raise WrongUsage("render.no_tables", format=format_name, hint=hint)
    if style.table is None:
        return answer.tables
    found = tuple(table for table in answer.tables if table.name == style.table)
    if found:
        return found
    known = tuple(table.name for table in answer.tables if table.name)
    raise WrongUsage("render.unknown_table", table=style.table, hint=_offer(style.table, known))


def _offer(name: str, known: tuple[str, ...]) -> Message | None:
    near = nearest(name, known)
    if near:
        return message("render.did_you_mean", names=near)
    return message("render.tables", names=known) if known else None


def columns_for(audience: Audience, table: Table) -> tuple[tuple[int, Column], ...]:
    """The columns meant for an audience, with their places in a row."""
    return tuple(
        (place, column) for place, column in enumerate(table.columns) if column.audience in ("all", audience)
    )


def heading(column: Column, language: Language) -> str:
    """The column's label with its unit."""
    return safe(f"{column.label.text(language)} {column.unit}".rstrip())


def is_right_aligned(column: Column) -> bool:
    return KINDS[column.kind].is_number


def tone_of(cell: Any, column: Column) -> Tone:
    """The tone that the column gives to this value."""
    stored = cell.code if isinstance(cell, Message) else str(cell)
    return next((tone for value, tone in column.tones if value == stored), "")


def shown(cell: Any, column: Column, language: Language) -> str:
    """A cell for people, on one line: empty is blank, choices by their labels, numbers in thousands."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, str):
        return one_line(KINDS[column.kind].show(cell, column.choices, language))
    if isinstance(cell, Message):
        return worded(cell, language)
    if isinstance(cell, list | tuple):
        return _LIST_MARKS[language].join([shown(item, column, language) for item in cell])
    if isinstance(cell, Mapping):
        return compact(cell)
    return safe(KINDS[column.kind].show(cell, column.choices, language))


def plain(cell: Any) -> str:
    """A cell for programs: the stored value exactly, lists joined by `; `."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return plain_number(cell)
    if isinstance(cell, list | tuple):
        return "; ".join([plain(item) for item in cell])
    return compact(cell)
