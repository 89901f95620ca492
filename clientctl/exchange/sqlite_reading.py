"""SQLite: the clients of a file that an export made, from the whole client that stands beside its columns."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from clientctl.errors import InvalidData, Location, message
from clientctl.exchange.document_reading import Placed, incoming_documents
from clientctl.exchange.sheet import Incoming, Means

_QUERY: Final = "SELECT document FROM clients ORDER BY id"


def read(raw: bytes, name: str, encoding: str | None, means: Means) -> Incoming:
    """The column `document` of the table `clients`; InvalidData for a file without it."""
    try:
        documents = _documents(raw)
    except (sqlite3.DatabaseError, ValueError, RecursionError):
        hint = message("exchange.sqlite_hint")
        raise InvalidData("exchange.no_sqlite", location=Location(name), hint=hint) from None

    def write(some: Sequence[Mapping[str, Any]]) -> bytes:
        """Rejected clients as JSON Lines, which can be mended by hand."""
        return "".join(f"{means.json(one)}\n" for one in some).encode()

    return incoming_documents(documents, name, "SQLite", "utf-8", write)


def _documents(raw: bytes) -> list[Placed]:
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(raw)
        connection.execute("PRAGMA trusted_schema = OFF")
        rows = connection.execute(_QUERY).fetchall()
    finally:
        connection.close()
    found = [(number, json.loads(row[0], parse_float=Decimal)) for number, row in enumerate(rows, 1)]
    if not all(isinstance(document, dict) for _, document in found):
        raise ValueError
    return found
