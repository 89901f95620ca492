"""Markdown tables (GitHub's pipes) to paste into a page; no cell becomes HTML, a link or other markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from clientctl.errors import Message, message
from clientctl.model import Answer, Column, Figure, Label, Table
from clientctl.render.cells import MOST_PADDED, Align, width
from clientctl.render.change import told_change
from clientctl.render.chapters import told_figures, told_tables
from clientctl.render.pictures.figures import figure_label, figure_value
from clientctl.render.pictures.matrix import build_matrix
from clientctl.render.pictures.reading import has_columns
from clientctl.render.style import Style
from clientctl.render.tables import chosen_tables, columns_for, heading, is_right_aligned, shown
from clientctl.render.wording import worded

# A colon before // and the dot of www. count too: many readers make links of bare addresses.
# Mail addresses stay: no escape hinders GitHub from linking them, and mailto does no harm.
_ACTIVE: Final = re.compile(r"[\\`*_{}\[\]|~$]|&(?=#?\w+;)|:(?=//)|(?<=www)\.", re.IGNORECASE)
# A backslash at the end of the match keeps a line from being a heading, a list or a quote.
_BLOCK_START: Final = re.compile(r"^(?:\d{1,9}(?=[.)])|(?=[#>+=-]))")

_FIGURE_HEADINGS: Final = (Label("figure", "指标"), Label("value", "数值"), Label("change", "变化"))
_FIGURE_ALIGNS: Final[tuple[Align, ...]] = ("left", "right", "left")


def render_markdown(answer: Answer, style: Style) -> Iterator[str]:
    """Chapters, or sentences, then each table, each of several under its title as a heading."""
    if answer.chapters:
        is_whole = style.table is None
        told = (
            _chapters(answer, style) if is_whole else _titled(chosen_tables(answer, style, "md"), (), style)
        )
        yield from _parted(chain(told, _foot(answer, style)))
        return
    tables = chosen_tables(answer, style, "md")
    for sentence in answer.head:
        yield _paragraph(worded(sentence, style.language)) + "\n\n"
    has_titles = len(tables) > 1
    for number, table in enumerate(tables):
        if number:
            yield "\n"
        if has_titles and table.title is not None:
            yield f"{_heading(table.title, 2, style)}\n\n"
        yield from _table_lines(table, style)


def _chapters(answer: Answer, style: Style) -> Iterator[Iterable[str]]:
    """Headings, paragraphs and tables of all chapters, each without what parts it from the next."""
    yield from _paragraphs(answer.head, style)
    for chapter in answer.chapters:
        yield (_heading(chapter.title, 1, style), "\n")
        yield from _paragraphs(chapter.head, style)
        if figures := told_figures(chapter.figures):
            yield _figure_lines(figures, style)
        yield from _titled(told_tables(chapter), (chapter.title, *chapter.head), style)


def _foot(answer: Answer, style: Style) -> Iterator[Iterable[str]]:
    """What was asked, and on which day: the text is read elsewhere, later."""
    if answer.heading is not None:
        heading = answer.heading()
        query = (message("render.of_query", query=heading.query),) if heading.query else ()
        yield from _paragraphs((*query, message("render.as_of", date=heading.today)), style)


def _titled(
    tables: Iterable[Table], said: tuple[Message | str, ...], style: Style
) -> Iterator[Iterable[str]]:
    """Each table under its title and its finding, unless these were said already."""
    for table in tables:
        if table.title is not None and table.title not in said:
            yield (_heading(table.title, 2, style), "\n")
        if table.chart is not None and table.chart.title not in said:
            yield from _paragraphs((table.chart.title,), style)
        yield from _drawn(table, style)


def _drawn(table: Table, style: Style) -> Iterator[Iterable[str]]:
    """The table; one with a heat map as its matrix, under what that has."""
    if table.chart is None or table.chart.kind != "heat" or not has_columns(table, table.chart):
        yield _table_lines(table, style)
        return
    matrix = build_matrix(table, table.chart)
    yield from _paragraphs((matrix.caption,), style)
    yield _table_lines(matrix.table, style)


def _parted(parts: Iterable[Iterable[str]]) -> Iterator[str]:
    for number, part in enumerate(parts):
        if number:
            yield "\n"
        yield from part


def _heading(title: Message | str, level: int, style: Style) -> str:
    return f"{'#' * level} {escape(worded(title, style.language))}"


def _paragraphs(sentences: Iterable[Message], style: Style) -> Iterator[Iterable[str]]:
    for sentence in sentences:
        yield (_paragraph(worded(sentence, style.language)), "\n")


def escape(text: str) -> str:
    """One line of text that Markdown shows as it is."""
    line = " ".join(text.split("\n")).strip()
    return _ACTIVE.sub(r"\\\g<0>", line).replace("<", "&lt;")


def _paragraph(text: str) -> str:
    """A line that starts no heading, list or quote."""
    return _BLOCK_START.sub(r"\g<0>\\", escape(text))


def _align(column: Column) -> Align:
    return "right" if is_right_aligned(column) else "left"


def _table_lines(table: Table, style: Style) -> Iterator[str]:
    columns = columns_for("programs", table)
    rows = [
        [escape(shown(row[place], column, style.language)) for place, column in columns] for row in table.rows
    ]
    headings = [escape(heading(column, style.language)) for _, column in columns]
    return _pipes(headings, rows, [_align(column) for _, column in columns], style)


def _figure_lines(figures: Sequence[Figure], style: Style) -> Iterator[str]:
    """Labels, values and, where there are any, changes."""
    language = style.language
    texts = [
        [figure_label(each, language), figure_value(each, language), told_change(each, language)]
        for each in figures
    ]
    count = 3 if any(change for _, _, change in texts) else 2
    rows = [[escape(text) for text in row[:count]] for row in texts]
    headings = [label.text(language) for label in _FIGURE_HEADINGS[:count]]
    return _pipes(headings, rows, _FIGURE_ALIGNS[:count], style)


def _pipes(
    headings: Sequence[str], rows: Sequence[Sequence[str]], aligns: Sequence[Align], style: Style
) -> Iterator[str]:
    from tabulate import tabulate

    text = tabulate(
        rows,
        headers=headings,
        tablefmt="pipe",
        disable_numparse=True,
        colalign=[
            None if any(width(row[place]) > MOST_PADDED for row in rows) else align
            for place, align in enumerate(aligns)
        ]
        if rows
        else None,
    )
    lines = text.split("\n")
    for line in lines if style.has_header else lines[2:]:
        yield line + "\n"
