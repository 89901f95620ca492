"""CSV for spreadsheets: a BOM, CRLF, headers in the reader's language, and nothing that would be computed."""

from __future__ import annotations

import csv
import io

from clientctl.exchange.cells import Words
from clientctl.exchange.extract import Extract
from clientctl.exchange.guarding import guarded


def write(extract: Extract, name: str) -> bytes:
    """The table of clients."""
    words = Words(extract.language, extract.json, has_keys=extract.has_keys)
    table = extract.tables[0]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([guarded(words.header(column)) for column in table.columns])
    for row in table.rows:
        writer.writerow(
            [
                "" if cell is None else _text(cell, words.text(cell, column))
                for cell, column in zip(row, table.columns, strict=True)
            ]
        )
    return buffer.getvalue().encode("utf-8-sig")


def _text(cell: object, text: str) -> str:
    return guarded(text) if isinstance(cell, str | list) else text
