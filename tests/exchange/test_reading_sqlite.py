"""SQLite: the clients of a file that an export made, and every other file refused."""

from __future__ import annotations

import json
import sqlite3
from decimal import Decimal

import pytest

from tests.exchange.documents_read import read, refusal, rejected, rows


def database(*statements: str) -> bytes:
    connection = sqlite3.connect(":memory:")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    raw = connection.serialize()
    connection.close()
    return raw


TABLE = "CREATE TABLE clients (id TEXT PRIMARY KEY, document TEXT)"


def put(*documents: str) -> list[str]:
    return [
        f"INSERT INTO clients VALUES ('c{number}', '{document}')" for number, document in enumerate(documents)
    ]


def test_the_document_is_read_and_the_columns_are_not() -> None:
    raw = database(
        "CREATE TABLE clients (id TEXT, name TEXT, document TEXT)",
        """INSERT INTO clients VALUES ('b', 'Old', '{"id": "b", "name": "B", "n": 12.50}')""",
        """INSERT INTO clients VALUES ('a', 'Old', '{"id": "a", "name": "A", "o": [{"x": 1}]}')""",
    )
    assert rows(raw, "sqlite") == [
        (1, {"id": "a", "name": "A", "o": [{"x": 1}]}),
        (2, {"id": "b", "name": "B", "n": Decimal("12.50")}),
    ]
    assert read(raw, "sqlite").is_exact


def test_a_trigger_does_nothing() -> None:
    boom = "CREATE TRIGGER boom AFTER INSERT ON clients BEGIN DELETE FROM clients; END"
    assert rows(database(TABLE, *put('{"name": "A"}'), boom), "sqlite") == [(1, {"name": "A"})]


GOOD = database(TABLE, *put('{"name": "A"}'))

ENDLESS = (
    "CREATE VIEW clients AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)"
    " SELECT id, '{}' AS document FROM n"
)

BAD: list[tuple[bytes, str]] = [
    (b"", "exchange.no_sqlite"),
    (b"no database at all", "exchange.no_sqlite"),
    (GOOD[:50], "exchange.no_sqlite"),
    (GOOD[:100] + bytes(len(GOOD) - 100), "exchange.no_sqlite"),
    (database("CREATE TABLE other (id TEXT)"), "exchange.no_sqlite"),
    (database("CREATE TABLE clients (id TEXT, name TEXT)"), "exchange.no_sqlite"),
    (database("CREATE TABLE clients (document TEXT)"), "exchange.no_sqlite"),
    (database(TABLE), "exchange.no_documents"),
    (database(TABLE, "INSERT INTO clients VALUES ('a', NULL)"), "exchange.no_sqlite"),
    (database(TABLE, "INSERT INTO clients VALUES ('a', 5)"), "exchange.no_sqlite"),
    (database(TABLE, "INSERT INTO clients VALUES ('a', x'ff00')"), "exchange.no_sqlite"),
    (database(TABLE, *put("[1]")), "exchange.no_sqlite"),
    (database(TABLE, *put('{"name": "A"} rest')), "exchange.no_sqlite"),
    (database(TABLE, *put("text")), "exchange.bad_json"),
    (database(TABLE, *put('{"name": NaN}')), "exchange.json_value"),
    (database(TABLE, *put('{"name": "A", "name": "B"}')), "exchange.json_value"),
    (database(TABLE, *put('{"name": "\\ud800"}')), "exchange.json_surrogate"),
    (database(TABLE, *put("[" * 50_000)), "exchange.json_deep"),
    (database(ENDLESS), "exchange.no_sqlite"),
]


@pytest.mark.parametrize(("raw", "code"), BAD, ids=range(len(BAD)))
def test_a_file_without_clients_of_ours_is_refused(raw: bytes, code: str) -> None:
    assert refusal(raw, "sqlite")[1] == code


def test_rejects_are_lines_of_json() -> None:
    raw = database(TABLE, *put('{"name": "A"}', '{"name": "B", "n": 1.50}'))
    assert [json.loads(line, parse_float=str) for line in rejected(raw, "sqlite").splitlines()] == [
        {"name": "A", "row": 1, "reason": "why not"},
        {"name": "B", "n": "1.50", "row": 2, "reason": "why not"},
    ]
