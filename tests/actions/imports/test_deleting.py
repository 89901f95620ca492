"""What a file has no more: told, and with --delete gone from the book, unless the book has changed it since."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from clientctl.exchange.sheet import Incoming
from tests.actions.book import english, files, make_book
from tests.actions.imports.given import (
    brought_back,
    document,
    edited,
    plan,
    read_workbook,
    row_removed,
    sheet,
    workbook,
    written,
)

BOOK = {
    "clients/acme.yaml": (
        "name: Acme\norders:\n  - id: o1\n    date: 2026-03-01\n    amount: 1\n"
        "  - id: o2\n    date: 2026-04-01\n    amount: 2\n  - date: 2026-05-01\n    amount: 3\n"
    ),
    "clients/beta.yaml": "name: Beta\nlinks:\n  - {client: acme, relation: parent}\n  - {client: cee}\n",
    "clients/cee.yaml": "name: Cee\n",
    "archive/old.yaml": "name: Old\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_book(tmp_path, BOOK).root


@cache
def made() -> Incoming:
    with TemporaryDirectory() as folder:
        return read_workbook(workbook(make_book(Path(folder), BOOK).root))


def test_without_the_option_what_is_missing_is_told_and_stays(root: Path) -> None:
    planned = brought_back(root, edited(made(), row_removed("orders", 3)))
    assert (planned.deleted, planned.plan.changes.is_empty) == ((), True)
    assert "--delete" in english(planned.notices[0])


def test_an_entry_that_is_missing_goes(root: Path) -> None:
    planned = written(root, brought_back(root, edited(made(), row_removed("orders", 2)), deletes=True))
    assert planned.deleted == (("acme", "o1"),)
    assert [one["amount"] for one in document(root, "acme")["orders"]] == [2, 3]


def test_all_entries_that_are_missing_go_but_those_without_an_id(root: Path) -> None:
    raw = edited(made(), row_removed("orders", 4), row_removed("orders", 3), row_removed("orders", 2))
    planned = written(root, brought_back(root, raw, deletes=True))
    assert planned.deleted == (("acme", "o1"), ("acme", "o2"))
    assert [one["amount"] for one in document(root, "acme")["orders"]] == [3]
    assert "without an id" in english(planned.plan.warnings[0])


def test_what_the_book_has_changed_since_stays_and_is_told(root: Path) -> None:
    raw = edited(made(), row_removed("clients", 4), row_removed("orders", 2))
    (root / "clients/cee.yaml").write_text("name: Cee\ngrade: A\n")
    path = root / "clients/acme.yaml"
    path.write_text(path.read_text().replace("amount: 1\n", "amount: 9\n"))
    before = files(root)
    planned = written(root, brought_back(root, raw, deletes=True))

    assert planned.deleted == ()
    assert [(one.id, one.field, one.item, one.is_gone) for one in planned.conflicts] == [
        ("cee", "", "", True),
        ("acme", "orders", "o1", True),
    ]
    assert files(root) == before


def test_what_is_gone_on_both_sides_is_no_conflict(root: Path) -> None:
    (root / "clients/cee.yaml").unlink()
    (root / "clients/beta.yaml").write_text("name: Beta\n")
    planned = brought_back(root, edited(made(), row_removed("clients", 4)), deletes=True)
    assert (planned.deleted, planned.conflicts) == ((), ())


def test_a_client_with_a_new_entry_in_the_book_is_not_deleted(root: Path) -> None:
    raw = edited(made(), row_removed("clients", 4))
    (root / "clients/cee.yaml").write_text("name: Cee\norders:\n  - {id: n, date: 2026-01-01, amount: 1}\n")
    planned = brought_back(root, raw, deletes=True)
    assert (planned.deleted, [one.id for one in planned.conflicts]) == ((), ["cee"])


def test_entries_are_never_deleted_by_a_file_of_entries(root: Path) -> None:
    planned = plan(root, sheet("ref,date,amount", ["beta", "2026-01-02", 5]), into="orders", deletes=True)
    assert (planned.deleted, len(planned.plan.changes.changes)) == ((), 1)


def test_with_a_rejected_row_nothing_is_deleted(root: Path) -> None:
    planned = written(root, plan(root, sheet("name,grade", ["Beta", "Z"]), deletes=True))
    assert planned.plan.changes.is_empty and sorted(files(root)) == sorted(["clientctl.yaml", *BOOK])


def test_the_client_of_a_rejected_row_is_not_taken_for_missing(root: Path) -> None:
    table = sheet("name,grade", ["Beta", "Z"], ["Acme", "A"], ["Cee", "A"])
    planned = plan(root, table, deletes=True, takes_good=True)
    assert (planned.deleted, len(planned.updated)) == ((), 2)
    assert "nothing is deleted" in english(planned.notices[0])
