"""SQLite: the clients of a file that an export made, from the whole client that stands beside its columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final

from clientctl.errors import InvalidData, Location, message
from clientctl.exchange.document_reading import Placed, incoming_documents
from clientctl.exchange.json_reading import decoded
from clientctl.exchange.sheet import Incoming, Means

_TABLE: Final = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'clients' COLLATE NOCASE"
_QUERY: Final = "SELECT document FROM clients ORDER BY id"


def read(raw: bytes, name: str, encoding: str | None, means: Means) -> Incoming:
    """The column `document` of the table `clients`; InvalidData for a file without it."""
    try:
        documents = _documents(raw, name)
    except (sqlite3.DatabaseError, ValueError, RecursionError):
        hint = message("exchange.sqlite_hint")
        raise InvalidData("exchange.no_sqlite", location=Location(name), hint=hint) from None

    def write(some: Sequence[Mapping[str, Any]]) -> bytes:
        """Rejected clients as JSON Lines, which can be mended by hand."""
        return "".join(f"{means.json(one)}\n" for one in some).encode()

    return incoming_documents(documents, name, "SQLite", "utf-8", write)


def _documents(raw: bytes, name: str) -> list[Placed]:
    return [(number, _client(row[0], name, number)) for number, row in enumerate(_rows(raw), 1)]


def _rows(raw: bytes) -> Sequence[Any]:
    if not raw:
        raise ValueError
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(raw)
        connection.execute("PRAGMA trusted_schema = OFF")
        # a view could go on for ever
        if connection.execute(_TABLE).fetchone() is None:
            raise ValueError
        return connection.execute(_QUERY).fetchall()
    finally:
        connection.close()


def _client(document: object, name: str, number: int) -> Mapping[str, Any]:
    text = document if isinstance(document, str) else "null"
    client, end = decoded(text, 0, name, number)
    if not isinstance(client, dict) or text[end:].strip():
        raise ValueError
    return client
