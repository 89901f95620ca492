"""The format `table`: what people read on a terminal or in a pipe."""

from __future__ import annotations

from collections.abc import Iterator

from clientctl.messages import template
from clientctl.model import Answer
from clientctl.render.grid import table_lines
from clientctl.render.pages import render_pages
from clientctl.render.style import Style
from clientctl.render.tables import chosen_tables
from clientctl.render.wording import worded


def render_table(answer: Answer, style: Style) -> Iterator[str]:
    """The pages, the chapters, or the sentences and tables, each of several tables under its title."""
    if answer.pages:
        yield from render_pages(answer.pages, style)
        return
    if answer.chapters:
        from clientctl.render.chapters import render_chapters

        yield from render_chapters(answer, style)
        return
    tables = chosen_tables(answer, style, "table")
    for sentence in answer.head:
        yield worded(sentence, style.language) + "\n"
    has_titles = len(tables) > 1
    for number, table in enumerate(tables):
        if number or answer.head:
            yield "\n"
        if has_titles and table.title is not None:
            yield style.paint(worded(table.title, style.language), "bold") + "\n"
        is_empty = True
        for line in table_lines(table, style, style.width):
            is_empty = False
            yield line + "\n"
        if is_empty and has_titles:
            yield style.paint(template("render.none", style.language), "dim") + "\n"
