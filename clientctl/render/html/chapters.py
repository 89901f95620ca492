"""Chapters for the page: a heading, what was found in sentences, figures, and tables with their drawings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from clientctl.frozen import frozen
from clientctl.messages import Language
from clientctl.model import Chapter
from clientctl.render.chapters import told_tables
from clientctl.render.html.capital import capital
from clientctl.render.html.figures import FigureView, build_figures
from clientctl.render.html.table import TableView, build_table
from clientctl.render.html.terms import Terms
from clientctl.render.safe import one_line
from clientctl.render.wording import worded

# Other ids of a page look like p1 and term-1.
_ANCHOR: Final = re.compile(r"(?!p\d)(?!term-)[a-z][a-z0-9_-]{0,60}", re.IGNORECASE)


@frozen
class ChapterView:
    """A chapter; anchor: what the table of contents leads to."""

    anchor: str
    title: str
    sentences: tuple[str, ...]
    figures: tuple[FigureView, ...]
    tables: tuple[TableView, ...]


def build_chapters(chapters: Sequence[Chapter], terms: Terms, language: Language) -> tuple[ChapterView, ...]:
    """The chapters in their order; what a title or a finding says already is not said again."""
    return tuple(_chapter(chapter, number, terms, language) for number, chapter in enumerate(chapters, 1))


def _chapter(chapter: Chapter, number: int, terms: Terms, language: Language) -> ChapterView:
    said = (chapter.title, *chapter.head)
    tables = tuple(
        build_table(table, language, terms, has_title=table.title not in said)
        for table in told_tables(chapter)
    )
    findings = {table.drawing.title for table in tables if table.drawing is not None}
    sentences = (capital(worded(sentence, language)) for sentence in chapter.head)
    return ChapterView(
        chapter.name if _ANCHOR.fullmatch(chapter.name) else f"chapter-{number}",
        capital(one_line(worded(chapter.title, language))),
        tuple(sentence for sentence in sentences if sentence not in findings),
        build_figures(chapter.figures, terms, language),
        tables,
    )
