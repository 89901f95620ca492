"""Markdown tables (GitHub's pipes) to paste into a page; no cell becomes HTML, a link or other markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clientctl.model import Answer, Column, Table
from clientctl.render.cells import MOST_PADDED, width
from clientctl.render.style import Style
from clientctl.render.tables import chosen_tables, columns_for, heading, is_right_aligned, shown
from clientctl.render.wording import worded

# A colon before // and the dot of www. count too: many readers make links of bare addresses.
# Mail addresses stay: no escape hinders GitHub from linking them, and mailto does no harm.
_ACTIVE: Final = re.compile(r"[\\`*_{}\[\]|~$]|&(?=#?\w+;)|:(?=//)|(?<=www)\.", re.IGNORECASE)
# A backslash at the end of the match keeps a line from being a heading, a list or a quote.
_BLOCK_START: Final = re.compile(r"^(?:\d{1,9}(?=[.)])|(?=[#>+=-]))")


def render_markdown(answer: Answer, style: Style) -> Iterator[str]:
    """Sentences, then each table, each of several under its title as a heading."""
    tables = chosen_tables(answer, style, "md")
    for sentence in answer.head:
        yield _paragraph(worded(sentence, style.language)) + "\n\n"
    has_titles = len(tables) > 1
    for number, table in enumerate(tables):
        if number:
            yield "\n"
        if has_titles and table.title is not None:
            yield f"## {escape(worded(table.title, style.language))}\n\n"
        yield from _table_lines(table, style)


def escape(text: str) -> str:
    """One line of text that Markdown shows as it is."""
    line = " ".join(text.split("\n")).strip()
    return _ACTIVE.sub(r"\\\g<0>", line).replace("<", "&lt;")


def _paragraph(text: str) -> str:
    """A line that starts no heading, list or quote."""
    return _BLOCK_START.sub(r"\g<0>\\", escape(text))


def _align(column: Column) -> str:
    return "right" if is_right_aligned(column) else "left"


def _table_lines(table: Table, style: Style) -> Iterator[str]:
    from tabulate import tabulate

    columns = columns_for("programs", table)
    rows = [
        [escape(shown(row[place], column, style.language)) for place, column in columns] for row in table.rows
    ]
    aligns = [
        None if any(width(row[place]) > MOST_PADDED for row in rows) else _align(column)
        for place, (_, column) in enumerate(columns)
    ]
    text = tabulate(
        rows,
        headers=[escape(heading(column, style.language)) for _, column in columns],
        tablefmt="pipe",
        disable_numparse=True,
        colalign=aligns if rows else None,
    )
    lines = text.split("\n")
    for line in lines if style.has_header else lines[2:]:
        yield line + "\n"
