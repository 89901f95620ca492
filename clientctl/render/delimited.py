"""CSV and TSV for programs: machine names as header, exact values, `\\n` at line ends.

Nothing is guarded against formulas: that is for files that people open, which `export` makes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from clientctl.model import Answer
from clientctl.render.safe import safe
from clientctl.render.style import Style
from clientctl.render.tables import chosen_tables, columns_for, plain

_TSV_ESCAPES: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def render_csv(answer: Answer, style: Style) -> Iterator[str]:
    """RFC 4180 but for the line ends: quotes where they are needed, doubled inside."""
    import csv

    records: list[str] = []
    # with \r\n as its line end the writer also puts quotes round a lone \r, which readers take for a line end
    writer = csv.writer(_Records(records), lineterminator="\r\n")
    for row in _rows(answer, style, "csv"):
        # on a terminal no raw control character but the line ends inside quotes
        writer.writerow([safe(cell, keep="\n") for cell in row] if style.is_terminal else row)
        yield records.pop().removesuffix("\r\n") + "\n"


def render_tsv(answer: Answer, style: Style) -> Iterator[str]:
    """One line a row, `\\t`, `\\n`, `\\r` and the backslash itself escaped."""
    for row in _rows(answer, style, "tsv"):
        line = "\t".join([cell.translate(_TSV_ESCAPES) for cell in row])
        yield (safe(line, keep="\t") if style.is_terminal else line) + "\n"


def _rows(answer: Answer, style: Style, format_name: str) -> Iterator[list[str]]:
    table = chosen_tables(answer, style, format_name)[0]
    columns = columns_for("programs", table)
    if style.has_header:
        yield [column.name for _, column in columns]
    for row in table.rows:
        yield [plain(row[place]) for place, _ in columns]


class _Records:
    """A file for `csv.writer`: each record as one text."""

    def __init__(self, records: list[str]) -> None:
        self._records = records

    def write(self, record: str) -> None:
        self._records.append(record)
