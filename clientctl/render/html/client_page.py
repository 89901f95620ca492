"""A page of an answer (a client) as a part of the HTML page: title, marks, sections of lines and tables."""

from __future__ import annotations

from collections.abc import Sequence

from clientctl.frozen import frozen, replace
from clientctl.messages import Language
from clientctl.model import Line, Page, Section
from clientctl.render.html.capital import capital
from clientctl.render.html.links import link
from clientctl.render.html.table import TableView, build_table
from clientctl.render.html.terms import Terms
from clientctl.render.safe import one_line, safe
from clientctl.render.wording import worded


@frozen
class LineView:
    """A line: its label (or empty), its text, its tone and where it leads."""

    label: str
    text: str
    tone: str
    target: str


@frozen
class SectionView:
    """A section; its lines are either labelled facts or text."""

    title: str
    facts: tuple[LineView, ...]
    texts: tuple[LineView, ...]
    table: TableView | None


@frozen
class PageView:
    """A client's part; anchor: what the table of contents leads to."""

    anchor: str
    title: str
    marks: tuple[LineView, ...]
    sections: tuple[SectionView, ...]


def build_pages(pages: Sequence[Page], terms: Terms, language: Language) -> tuple[PageView, ...]:
    """Pages numbered from 1; sections without anything in them are left out."""
    return tuple(
        PageView(
            f"p{number}",
            one_line(page.title),
            tuple(_line(mark, language) for mark in page.marks),
            tuple(
                _section(section, terms, language)
                for section in page.sections
                if section.lines or section.table
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _section(section: Section, terms: Terms, language: Language) -> SectionView:
    lines = [_line(line, language) for line in section.lines]
    return SectionView(
        safe(section.title.text(language)) if section.title is not None else "",
        tuple(replace(line, label=capital(line.label)) for line in lines if line.label),
        tuple(line for line in lines if not line.label),
        None if section.table is None else build_table(section.table, language, terms, has_title=False),
    )


def _line(line: Line, language: Language) -> LineView:
    return LineView(
        safe(line.label.text(language)) if line.label is not None else "",
        worded(line.text, language, keep="\n"),
        line.tone,
        link(line.text) if isinstance(line.text, str) else "",
    )
