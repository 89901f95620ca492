"""Cards read for tests: rows without the fields that they lack, and what was told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from clientctl.exchange.sheet import Incoming, Rejected
from clientctl.exchange.vcards.reading import read
from clientctl.messages import word

CARDS = Path(__file__).parent / "cards"
Fields = dict[str, Any]


def incoming(content: str | bytes, encoding: str | None = None) -> Incoming:
    raw = content.encode() if isinstance(content, str) else content
    return read(raw, "cards.vcf", encoding)


def rows(found: Incoming) -> list[Fields]:
    (sheet,) = found.sheets
    assert all(len(row.cells) == len(sheet.header) for row in sheet.rows)
    return [
        {key: cell for key, cell in zip(sheet.header, row.cells, strict=True) if cell is not None}
        for row in sheet.rows
    ]


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def fields(*lines: str, version: str = "3.0") -> Fields:
    """The one row of a card of these lines."""
    (row,) = rows(incoming(card(*lines, version=version)))
    return row


def told(found: Incoming) -> list[str]:
    return [word(one, "en") for one in found.how]


def rejects(found: Incoming, numbers: Sequence[int]) -> bytes:
    """The file of rejects for the rows of these numbers."""
    (sheet,) = found.sheets
    return found.write_rejects([Rejected(sheet, row, "why") for row in sheet.rows if row.number in numbers])
