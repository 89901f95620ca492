"""The chapters of a report: all their numbers for programs, and the columns, order and rows that were asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from clientctl.actions.listing import build_listing
from clientctl.actions.selection import Selection, choose_columns
from clientctl.errors import WrongUsage, message
from clientctl.frozen import replace
from clientctl.messages import LANGUAGES, word
from clientctl.model import Cell, Chapter, Column, Figure, Label, Table
from clientctl.reports.study import Findings

SUMMARY: Final = "summary"


def tables_of(found: Findings) -> tuple[Table, ...]:
    """The tables, and one of all figures that have a name for programs."""
    named = [figure for figure in found.figures if figure.name]
    return (*found.tables, *([_summary(named)] if named else []))


def _summary(figures: Sequence[Figure]) -> Table:
    """One row with every figure, and behind each that has one the value of the period before."""
    columns, row = [], []
    for figure in figures:
        columns.append(Column(figure.name, figure.label, figure.kind, unit=figure.unit))
        row.append(figure.value)
        if figure.before is not None:
            columns.append(
                Column(f"{figure.name}_before", _before(figure.label), figure.kind, unit=figure.unit)
            )
            row.append(figure.before)
    return Table(tuple(columns), [row], SUMMARY, message("reports.table_summary"), audience="programs")


def _before(label: Label) -> Label:
    return Label(*(word(message("reports.before", what=label), language) for language in LANGUAGES))


def select_chapters(chapters: Sequence[Chapter], selection: Selection) -> list[Chapter]:
    """The chapters with the chosen columns, order and number of rows, as far as their tables have these columns."""
    if selection == Selection():
        return list(chapters)
    plain = replace(selection, columns=None, sort=())
    names = [*(selection.columns or ()), *(name.removeprefix("-") for name in selection.sort)]
    tables = [table for chapter in chapters for table in chapter.tables]
    if not any(_has(table, names) for table in tables):
        choose_columns(tables[0].columns, names)  # refuses the first unknown name with those there are
    return [
        replace(
            chapter,
            tables=tuple(
                _chosen(table, selection if _has(table, names) else plain) for table in chapter.tables
            ),
        )
        for chapter in chapters
    ]


def _has(table: Table, names: Sequence[str]) -> bool:
    try:
        choose_columns(table.columns, names)
    except WrongUsage:
        return False
    return True


def _chosen(table: Table, selection: Selection) -> Table:
    """A report's table with the chosen columns, order and number of rows."""
    listing = build_listing(
        table.columns,
        [dict(zip((c.name for c in table.columns), row, strict=True)) for row in table.rows],
        selection,
    )
    chosen = listing.tables[0]
    brief = table.brief if selection.limit is None else 0
    return replace(table, columns=chosen.columns, rows=chosen.rows, brief=brief)


def chapter_data(chapter: Chapter, today: date, query: str) -> dict[str, Any]:
    """The chapter for programs."""
    title = chapter.title if isinstance(chapter.title, str) else word(chapter.title, "en")
    return {
        "report": chapter.name,
        "title": title,
        "as_of": today.isoformat(),
        "query": query,
        "tables": [
            {
                "name": table.name,
                "columns": [
                    {"name": c.name, "label": c.label.en, "kind": c.kind} for c in _columns_of(table)
                ],
                "rows": [_row_of(table, row) for row in table.rows],
            }
            for table in chapter.tables
        ],
    }


def _columns_of(table: Table) -> list[Column]:
    """The columns for programs."""
    return [column for column in table.columns if column.audience != "people"]


def _row_of(table: Table, row: Sequence[Cell]) -> dict[str, Cell]:
    """A row by the names of the columns for programs."""
    pairs = zip(table.columns, row, strict=True)
    return {column.name: cell for column, cell in pairs if column.audience != "people"}
