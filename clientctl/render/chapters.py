"""Chapters for a terminal or a pipe: what was found in sentences, the figures, then each table with its picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from clientctl.errors import Message, message
from clientctl.frozen import replace
from clientctl.messages import template
from clientctl.model import Answer, Chapter, Figure, Table, Tone
from clientctl.render.pictures.figures import figure_lines
from clientctl.render.pictures.table import picture_lines
from clientctl.render.style import Style
from clientctl.render.tables import chosen_tables
from clientctl.render.wording import worded
from clientctl.render.wrapping import wrap


def render_chapters(answer: Answer, style: Style) -> Iterator[str]:
    """All chapters, a blank line between their parts and two between them; or only the table that was asked for.

    WrongUsage for a table that there is none of.
    """
    if style.table is not None:
        tables = chosen_tables(answer, style, "table")
        yield from _parted(_table_lines(table, (), style) for table in tables)
        return
    is_first = True
    for parts in ((_sentences(answer.head, style),), *(_parts(each, style) for each in answer.chapters)):
        for number, chunk in enumerate(_parted(parts)):
            if number == 0 and not is_first:
                yield "\n\n"
            yield chunk
            is_first = False


def told_tables(chapter: Chapter) -> tuple[Table, ...]:
    """The tables for people."""
    return tuple(table for table in chapter.tables if table.audience != "programs")


def told_figures(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures for people, who are not told of what there is no number for."""
    return tuple(figure for figure in figures if figure.value is not None)


def _parted(parts: Iterable[Iterable[str]]) -> Iterator[str]:
    """Lines with line ends, a blank line between parts that have any."""
    is_first = True
    for part in parts:
        for number, line in enumerate(part):
            if number == 0 and not is_first:
                yield "\n"
            yield line + "\n"
            is_first = False


def _parts(chapter: Chapter, style: Style) -> Iterator[Iterable[str]]:
    yield (*_text_lines(chapter.title, style, "bold"), *_sentences(chapter.head, style))
    if figures := told_figures(chapter.figures):
        yield figure_lines(figures, style)
    said = (chapter.title, *chapter.head)
    for table in told_tables(chapter):
        yield _table_lines(table, said, style, table.brief)


def _sentences(sentences: Iterable[Message], style: Style) -> Iterator[str]:
    for sentence in sentences:
        yield from _text_lines(sentence, style)


def _text_lines(text: Message | str, style: Style, tone: Tone = "") -> Iterator[str]:
    for line in wrap(worded(text, style.language), style.width):
        yield style.paint(line, tone)


def _table_lines(table: Table, said: tuple[Message | str, ...], style: Style, most: int = 0) -> Iterator[str]:
    """Title and finding, unless they are among what was said already, then the table; `none` where it is empty.

    most: rows that a terminal gets (0: all), with a word on how many there are.
    """
    rows = tuple(tuple(row) for row in table.rows)
    is_cut = style.width is not None and 0 < most < len(rows)
    if table.title is not None and table.title not in said:
        yield from _text_lines(table.title, style, "bold")
    if not rows:
        yield style.paint(template("render.none", style.language), "dim")
        return
    if table.chart is not None and table.chart.title not in said:
        yield from _text_lines(table.chart.title, style)
    yield from picture_lines(replace(table, rows=rows[:most] if is_cut else rows), style)
    if is_cut:
        left = message("render.first_rows", shown=most, count=len(rows), table=table.name)
        yield from _text_lines(left, style, "dim")
