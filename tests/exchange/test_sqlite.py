"""SQLite: tables, keys, types, and the whole client beside."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from clientctl.exchange.extract import Extract
from clientctl.exchange.sqlite import write
from clientctl.model import Column, Label
from tests.exchange.extracts import ACME, EMPTY, extract

ITEMS = [{"product": "box", "quantity": 2}]
SOLD = [
    ("acme", "2026-01-02", Decimal("0.30"), ITEMS),
    ("acme", "2026-02-02", 5, None),
    ("b", None, None, None),
]


@pytest.fixture
def made() -> Extract:
    b = ("b", "B", "lost", None, None, 3, False)
    return extract(
        [ACME, b], SOLD, [{"id": "acme", "name": "Acme", "tags": ["vip"]}, {"id": "b", "name": "B"}]
    )


def ask(made: Extract, folder: Path, question: str) -> list[tuple[Any, ...]]:
    path = folder / "book.db"
    path.write_bytes(write(made, "sqlite"))
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def test_clients_are_typed_and_whole(made: Extract, tmp_path: Path) -> None:
    found = ask(made, tmp_path, "select id, stage, tags, annual_revenue, custom_open, document from clients")
    assert [row[:5] for row in found] == [
        ("acme", "lead", '["vip", "a, b"]', 1200.5, 1),
        ("b", "lost", None, 3, 0),
    ]
    assert json.loads(found[0][5]) == {"id": "acme", "name": "Acme", "tags": ["vip"]}


def test_entries_have_their_client_and_place(made: Extract, tmp_path: Path) -> None:
    found = ask(made, tmp_path, "select client_id, position, date, amount, items from orders")
    assert found[0][:4] == ("acme", 1, "2026-01-02", 0.3)
    assert json.loads(found[0][4]) == ITEMS
    assert found[1:] == [("acme", 2, "2026-02-02", 5, None), ("b", 1, None, None, None)]


def test_keys_hold(made: Extract, tmp_path: Path) -> None:
    assert ask(made, tmp_path, "pragma foreign_key_check") == []
    assert ask(made, tmp_path, "pragma integrity_check") == [("ok",)]
    joined = "select c.name, sum(o.amount) from clients c join orders o on o.client_id = c.id group by 1"
    assert ask(made, tmp_path, joined) == [("Acme", pytest.approx(5.3)), ("B", None)]


def test_the_same_clients_give_the_same_bytes() -> None:
    assert write(extract([ACME], SOLD[:1], [{"id": "acme"}]), "sqlite") == write(
        extract([ACME], SOLD[:1], [{"id": "acme"}]), "sqlite"
    )


def test_chosen_columns_are_the_only_ones(tmp_path: Path) -> None:
    columns = (Column("name", Label("name", "名称")), Column("total", Label("total", "总额"), "money"))
    made = extract([("A", Decimal("1.5")), ("A", None)], columns=columns, has_columns=True)
    assert ask(made, tmp_path, "select * from clients") == [("A", 1.5), ("A", None)]
    assert ask(made, tmp_path, "select name from sqlite_master") == [("clients",)]


def test_columns_that_differ_in_capitals_or_dots_alone_are_told_apart(tmp_path: Path) -> None:
    names = ("a.b", "a_b", "A_B", 'say "x"', "document")
    columns = tuple(Column(name, Label(name, name)) for name in names)
    made = extract([("1", "2", "3", "4", "5")], columns=columns, documents=[{"id": "1"}])
    question = 'select a_b, a_b_2, A_B_3, "say ""x""", document_2, document from clients'
    assert ask(made, tmp_path, question) == [("1", "2", "3", "4", "5", '{"id": "1"}')]


def test_numbers_beyond_those_of_sqlite_do_not_stop_it(tmp_path: Path) -> None:
    row = ("a", "A", None, None, None, 10**30, None)
    assert ask(extract([row], documents=[{"id": "a"}]), tmp_path, "select annual_revenue from clients") == [
        (1e30,)
    ]


def test_text_that_looks_like_a_number_stays_text(tmp_path: Path) -> None:
    row = ("007", "0086138", None, None, None, None, None)
    made = extract([row, EMPTY], documents=[{"id": "007"}, {"id": "none"}])
    assert ask(made, tmp_path, "select id, name from clients where id = '007'") == [("007", "0086138")]
