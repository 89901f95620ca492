"""Blocks: what a client was kept as is what it is given as, and damage is made good."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from clientctl.errors import Location, Problem, message
from clientctl.model import Client
from clientctl.store.cache.blocks import (
    Block,
    Files,
    LoadDocument,
    LoadPart,
    Shelved,
    build_files,
    build_parts,
)
from clientctl.store.cache.database import UnusableError
from clientctl.store.cache.rows import UNKEPT, Derived, Row, build_row

ODD = Problem(Location("clients/b.yaml", 2, 1), message("schema.unknown_key", key="x"), severity="warning")
BAD = Problem(Location("archive/c.yaml"), message("text.empty"))


def _derive(client: Client, memo: Any) -> Derived:
    return Derived({key: value for key, value in client.document.items() if isinstance(value, str)}, 10, 20)


CLIENTS = [
    Client("a", {"name": "A", "n": Decimal("1.50"), "list": [None, True, 1]}, "clients/a.yaml"),
    Client("b", {"name": "B", "only": "b"}, "clients/b.yaml", problems=(ODD,)),
    Client("c", {}, "archive/c.yaml", True, (BAD,), is_readable=False),
    Client("d", {"name": "D\0"}, "clients/d.yaml", problems=(ODD,)),
]
ROWS = [
    build_row(client, (number, 2, 3, 4), "hash" if number == 1 else None, _derive, {})
    for number, client in enumerate(CLIENTS)
]


class Store:
    """Parts and documents, some of which may be lost."""

    def __init__(self, rows: list[Row]) -> None:
        self.lost: set[str] = set()
        self.recoveries = 0
        self._files = json.loads(json.dumps(build_files(rows).part()))
        self._parts = {name: json.dumps(part) for name, part in build_parts(rows).items()}
        self._documents = {(row.path, row.stamp): row.document for row in rows if row.document is not None}

    def block(self) -> Block:
        return Block(Files.from_part(self._files), self.part, self.document, self.recover)

    def part(self, name: str) -> Any:
        if name in self.lost:
            raise UnusableError(name)
        return json.loads(self._parts[name])

    def document(self, path: str, stamp: str) -> bytes:
        if path in self.lost:
            raise UnusableError(path)
        found = self._documents[path, stamp]
        assert found is not None
        return found

    def recover(self, files: Files) -> tuple[LoadPart, LoadDocument]:
        self.recoveries += 1
        self.lost.clear()
        return self.part, self.document


@pytest.mark.parametrize("index", [0, 1, 2])
def test_a_client_is_given_as_it_was_kept(index: int) -> None:
    store = Store(ROWS)
    client, found = CLIENTS[index], Shelved(store.block(), index)

    for name in ("id", "path", "is_archived", "is_readable", "problems", "name"):
        assert getattr(found, name) == getattr(client, name), name
    assert repr(found.document) == repr(client.document)
    assert found.signature == (index, 2, 3, 4)
    assert found.content == ("hash" if index == 1 else None)
    assert found.days == ((10, 20) if client.is_readable else (1, 3_652_059))
    assert store.recoveries == 0


def test_a_client_that_cannot_be_kept_is_read_every_time() -> None:
    found = Shelved(Store(ROWS).block(), 3)
    assert (found.content, found.is_readable, found.problems) == (UNKEPT, False, ())


def test_a_column_has_a_cell_for_each_or_none() -> None:
    block = Store(ROWS).block()
    assert block.column("name") == ["A", "B", None, None]
    assert block.column("only") == [None, "b", None, None]
    assert block.column("nothing") == [None] * 4


def test_a_block_holds_on_the_days_on_which_all_its_clients_do() -> None:
    block = Store(ROWS).block()
    assert [block.holds(day) for day in (9, 10, 20, 21)] == [False, True, True, False]
    assert block.files.last == 20


@pytest.mark.parametrize("lost", ["rows", "=name", "clients/a.yaml"])
def test_what_is_lost_is_read_anew(lost: str) -> None:
    store = Store(ROWS)
    store.lost = {lost, "=only"}
    found = Shelved(store.block(), 0)

    assert (found.cell("name"), found.document["name"], found.cell("only")) == ("A", "A", None)
    assert store.recoveries == 1


def test_who_forgets_columns_can_ask_again() -> None:
    block = Store(ROWS).block()
    first = block.column("name")
    block.forget()
    assert (block.column("name"), block.columns) == (first, {"name": first})


def test_files_known_by_their_signatures_from_now_on_are_no_longer_young() -> None:
    files = build_files(ROWS)
    assert files.contents == {1: "hash", 3: UNKEPT}
    assert files.without_contents({1}).contents == {3: UNKEPT}
    assert list(files.keys()) == [("a", False), ("b", False), ("c", True), ("d", False)]
