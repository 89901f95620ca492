"""Pages for a terminal: a title with its marks, then sections of labelled lines and small tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from clientctl.model import Line, Page, Section
from clientctl.render.cells import pad, width
from clientctl.render.grid import table_lines
from clientctl.render.safe import one_line, safe
from clientctl.render.style import Style
from clientctl.render.wording import worded
from clientctl.render.wrapping import wrap

_GAP: Final = "  "
_INDENT: Final = "  "
# Text is not squeezed into less, however narrow the terminal.
_LEAST: Final = 16


def render_pages(pages: Sequence[Page], style: Style) -> Iterator[str]:
    """Pages one after the other, a blank line between."""
    for number, page in enumerate(pages):
        if number:
            yield "\n"
        for line in _page_lines(page, style):
            yield line + "\n"


def _page_lines(page: Page, style: Style) -> Iterator[str]:
    yield from _title_lines(page, style)
    for section in page.sections:
        if section.title is None:
            yield from _section_lines(section, style, "")
            continue
        body = list(_section_lines(section, style, _INDENT))
        if body:
            yield ""
            yield style.paint(safe(section.title.text(style.language)), "bold")
            yield from body


def _title_lines(page: Page, style: Style) -> Iterator[str]:
    """The title and, behind it as long as there is room, the marks."""
    *before, line = wrap(one_line(page.title), style.width)
    yield from (style.paint(part, "bold") for part in before)
    used, painted = width(line), style.paint(line, "bold")
    for mark in page.marks:
        text = _mark_text(mark, style)
        if style.width is not None and used + len(_GAP) + width(text) > style.width:
            yield painted
            used, painted = width(text), style.paint(text, mark.tone)
        else:
            used, painted = used + len(_GAP) + width(text), painted + _GAP + style.paint(text, mark.tone)
    yield painted


def _mark_text(mark: Line, style: Style) -> str:
    label = f"{safe(mark.label.text(style.language))} " if mark.label else ""
    return label + worded(mark.text, style.language)


def _section_lines(section: Section, style: Style, indent: str) -> Iterator[str]:
    labels = [safe(line.label.text(style.language)) if line.label else "" for line in section.lines]
    column = max((width(label) for label in labels), default=0)
    for label, line in zip(labels, section.lines, strict=True):
        margin = indent + (pad(label, column, "left") + _GAP if label else "")
        room = None if style.width is None else max(_LEAST, style.width - width(margin))
        first, *others = wrap(worded(line.text, style.language, keep="\n"), room)
        head = indent + style.paint(label, "dim") + margin[len(indent) + len(label) :]
        yield (head + style.paint(first, line.tone)).rstrip()
        for other in others:
            yield (" " * width(margin) + style.paint(other, line.tone)).rstrip()
    if section.table is not None:
        limit = None if style.width is None else max(1, style.width - len(indent))
        for row in table_lines(section.table, style, limit):
            yield indent + row
