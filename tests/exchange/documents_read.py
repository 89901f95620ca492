"""Files of documents read, and what they are refused with."""

from __future__ import annotations

from typing import Any, Final

import pytest

from clientctl.errors import ClientctlError
from clientctl.exchange.sheet import Incoming, Means, Rejected
from clientctl.exchange.table import SOURCES
from clientctl.messages import LANGUAGES, word
from clientctl.render.json_text import compact
from tests.acceptance.random_clients import CATALOG

MEANS: Final = Means(CATALOG.shape, compact)


def read(raw: str | bytes, form: str, encoding: str | None = None) -> Incoming:
    data = raw.encode() if isinstance(raw, str) else raw
    return SOURCES[form].read(data, f"in.{form}", encoding, MEANS)


def rows(raw: str | bytes, form: str, encoding: str | None = None) -> list[tuple[int, dict[str, Any]]]:
    """The line of each row and its cells by their columns, without the empty ones."""
    (sheet,) = read(raw, form, encoding).sheets
    return [
        (
            row.number,
            {key: cell for key, cell in zip(sheet.header, row.cells, strict=True) if cell is not None},
        )
        for row in sheet.rows
    ]


def refusal(raw: str | bytes, form: str, encoding: str | None = None) -> tuple[int | None, str, str]:
    """Line, code and sentence; it has a hint, and both languages have words for it."""
    with pytest.raises(ClientctlError) as caught:
        read(raw, form, encoding)
    error = caught.value
    assert error.hint is not None
    for language in LANGUAGES:
        assert word(error.message, language) and word(error.hint, language)
    location = error.location
    assert location is not None and location.path == f"in.{form}"
    return location.line or None, error.message.code, word(error.message, "en")


def rejected(raw: str | bytes, form: str) -> bytes:
    """All rows as rejects."""
    incoming = read(raw, form)
    return incoming.write_rejects(
        [Rejected(sheet, row, "why not") for sheet in incoming.sheets for row in sheet.rows]
    )
