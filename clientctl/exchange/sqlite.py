"""SQLite: a table of clients and one for each list of records, typed, with the whole client beside as JSON."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from clientctl.exchange.extract import Extract
from clientctl.model import Column, Table

_TYPES: Final[Mapping[str, str]] = {
    "integer": "INTEGER",
    "decimal": "NUMERIC",
    "money": "NUMERIC",
    "flag": "INTEGER",
}
_LARGEST: Final = 2**63 - 1
_OWNER: Final = "client_id"
_PLACE: Final = "position"
_DOCUMENT: Final = "document"

# The name of a column, and its type.
Typed = tuple[str, str]


def write(extract: Extract, name: str) -> bytes:
    """The file; the same clients give the same bytes.

    Table `clients` has a column for each field (`address_city`) and `document`, the whole client as JSON, which is
    exact where SQLite rounds a number; a table of records has `client_id`, the `position` in the list, and the keys
    of an entry. Lists are JSON arrays.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("BEGIN")
        clients, *records = extract.tables
        if extract.has_columns:
            _fill(connection, clients, _typed(clients.columns), (), _rows(clients, extract))
        else:
            _fill_clients(connection, clients, extract)
        for table in records:
            _fill_records(connection, table, clients, extract)
        connection.execute("COMMIT")
        return connection.serialize()
    finally:
        connection.close()


def _fill_clients(connection: sqlite3.Connection, clients: Table, extract: Extract) -> None:
    columns = [*_typed(clients.columns, _DOCUMENT), (_DOCUMENT, "TEXT")]
    documents = extract.documents()
    rows = (
        (*row, extract.json(document))
        for row, document in zip(_rows(clients, extract), documents, strict=True)
    )
    _fill(connection, clients, columns, [f"PRIMARY KEY ({_quoted(columns[0][0])})"], rows)


def _fill_records(connection: sqlite3.Connection, table: Table, clients: Table, extract: Extract) -> None:
    inner = _typed(table.columns[1:], _OWNER, _PLACE)
    key = _quoted(_typed(clients.columns)[0][0])
    rules = (
        f"PRIMARY KEY ({_OWNER}, {_PLACE})",
        f"FOREIGN KEY ({_OWNER}) REFERENCES {_quoted(clients.name)} ({key})",
    )
    columns = [(_OWNER, "TEXT"), (_PLACE, "INTEGER"), *inner]
    _fill(connection, table, columns, rules, _placed(_rows(table, extract)))


def _placed(rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """Rows with their place in the list of their client behind its id."""
    owner, place = None, 0
    for first, *rest in rows:
        place = place + 1 if first == owner else 1
        owner = first
        yield (first, place, *rest)


def _fill(
    connection: sqlite3.Connection,
    table: Table,
    columns: Sequence[Typed],
    rules: Iterable[str],
    rows: Iterable[Sequence[Any]],
) -> None:
    """Make a table with these columns and put the rows in."""
    parts = [*(f"{_quoted(name)} {kind}" for name, kind in columns), *rules]
    connection.execute(f"CREATE TABLE {_quoted(table.name)} ({', '.join(parts)})")
    places = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({places})", rows)


def _rows(table: Table, extract: Extract) -> Iterator[list[Any]]:
    return ([_stored(cell, extract) for cell in row] for row in table.rows)


def _stored(cell: Any, extract: Extract) -> Any:
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return int(cell)
    if isinstance(cell, int):
        return cell if abs(cell) <= _LARGEST else float(cell)
    return float(cell) if isinstance(cell, Decimal) else extract.json(cell)


def _typed(columns: Sequence[Column], *taken: str) -> list[Typed]:
    """Names without dots, each once, as SQLite knows no capitals; with the types of their values."""
    used = {name.casefold() for name in taken}
    typed = []
    for column in columns:
        name = plain = column.name.replace(".", "_")
        number = 1
        while name.casefold() in used:
            number += 1
            name = f"{plain}_{number}"
        used.add(name.casefold())
        typed.append((name, _TYPES.get(column.kind, "TEXT")))
    return typed


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
