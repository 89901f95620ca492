"""A workbook that comes back: what it changed goes in beside what the book has changed since."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from clientctl.exchange.sheet import Incoming
from tests.actions.book import english, files, make_book
from tests.actions.imports.given import (
    Page,
    brought_back,
    changes,
    clashes,
    counts,
    document,
    edited,
    read_workbook,
    rejects,
    row_added,
    typed,
    workbook,
    written,
)
from tests.actions.tables import told

ACME = "clients/acme.yaml"
BOOK = {
    ACME: (
        "name: Acme AS\nnumber: K-1\ngrade: A\ntags:\n  - vip\n  - fair\nindustry: retail\n"
        "orders:\n  - id: o1\n    date: 2026-03-01\n    amount: 1000\n"
        "  - id: o2\n    date: 2026-04-01\n    amount: 500\n"
        "  - date: 2026-05-01\n    amount: 7\n"
    ),
    "clients/beta.yaml": "name: Beta\ngrade: B\nnotes: |\n  two\n  lines\n",
    "clients/cee.yaml": "name: Cee\nannual_revenue: 12.50\nphone: '00123'\nsince: 2026-01-02\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_book(tmp_path, BOOK).root


def change_book(root: Path, path: str, old: str, new: str) -> None:
    """Somebody edits a file of the book after the workbook was made."""
    text = (root / path).read_text()
    assert old in text
    (root / path).write_text(text.replace(old, new))


@cache
def made(**wanted: Any) -> Incoming:
    """The workbook that was made of the book."""
    with TemporaryDirectory() as folder:
        return read_workbook(workbook(make_book(Path(folder), BOOK).root, **wanted))


GRADE = ("clients", 2, "grade")


@pytest.mark.parametrize("wanted", [{}, {"has_keys": False}, {"is_masked": True}])
def test_a_workbook_that_nobody_changed_changes_nothing(root: Path, wanted: dict[str, Any]) -> None:
    raw = made(**wanted)
    planned = brought_back(root, raw)
    assert (counts(planned), clashes(planned)) == ((0, 0, 0, 6, 0), [])
    # nor when everything was changed in the book, and it was saved by another program
    change_book(root, ACME, "grade: A", "grade: D")
    change_book(root, ACME, "amount: 500", "amount: 501")
    later = brought_back(root, edited(raw))
    assert (counts(later), clashes(later), later.plan.changes.is_empty) == ((0, 0, 0, 6, 0), [], True)


# what the sheet says, what the book says now, what comes of it, and whether it is a conflict
CELLS: list[tuple[str, Any, tuple[str, str], dict[str, Any], bool]] = [
    ("sheet only", "C", ("industry: retail", "industry: food"), {"grade": "C", "industry": "food"}, False),
    ("book only", "A", ("grade: A", "grade: B"), {"grade": "B"}, False),
    ("both the same", "B", ("grade: A", "grade: B"), {"grade": "B"}, False),
    ("both otherwise", "C", ("grade: A", "grade: B"), {"grade": "B"}, True),
    ("cleared in the sheet only", None, ("industry: retail", "industry: food"), {"grade": None}, False),
    ("cleared, changed in the book", None, ("grade: A", "grade: B"), {"grade": "B"}, True),
    ("changed, cleared in the book", "C", ("grade: A\n", ""), {"grade": None}, True),
    ("cleared on both sides", None, ("grade: A\n", ""), {"grade": None}, False),
]


@pytest.mark.parametrize(
    ("cell", "edit", "expected", "is_clash"), [row[1:] for row in CELLS], ids=[r[0] for r in CELLS]
)
def test_a_cell_goes_in_unless_the_book_has_changed_it_otherwise(
    root: Path, cell: Any, edit: tuple[str, str], expected: dict[str, Any], is_clash: bool
) -> None:
    raw = edited(made(), typed((*GRADE, cell)))
    change_book(root, ACME, *edit)
    planned = written(root, brought_back(root, raw))

    assert {key: document(root, "acme").get(key) for key in expected} == expected
    assert [name for _, name, _, _ in clashes(planned)] == (["grade"] if is_clash else [])
    # again nothing changes, and the conflict is still told
    again = brought_back(root, raw)
    assert (again.plan.changes.is_empty, clashes(again)) == (True, clashes(planned))


def test_a_conflict_is_told_with_all_three_values(root: Path) -> None:
    raw = edited(made(), typed((*GRADE, "C"), ("clients", 2, "industry", "fish")))
    change_book(root, ACME, "grade: A", "grade: B")
    planned = brought_back(root, raw)

    assert planned.as_object()["conflicts"] == [
        # without git nobody knows what it was
        {"id": "acme", "field": "grade", "base": None, "book": "B", "file": "C"}
    ]
    assert changes(planned) == [("acme", "industry", "retail", "fish")]


LISTS: list[tuple[Any, tuple[str, str], list[str]]] = [
    ("vip; fair; new", ("industry", "industry"), ["vip", "fair", "new"]),
    ("fair", ("industry", "industry"), ["fair"]),
    ("vip; fair; new", ("  - fair\n", "  - fair\n  - old\n"), ["vip", "fair", "old", "new"]),
    ("vip", ("  - fair\n", "  - fair\n  - old\n"), ["vip", "old"]),
    ("vip; new", ("  - fair\n", ""), ["vip", "new"]),
    ("vip; fair; old", ("  - fair\n", "  - fair\n  - old\n"), ["vip", "fair", "old"]),
]


@pytest.mark.parametrize(("cell", "edit", "expected"), LISTS)
def test_words_of_a_list_are_added_and_taken_away_one_by_one(
    root: Path, cell: Any, edit: tuple[str, str], expected: list[str]
) -> None:
    raw = edited(made(), typed(("clients", 2, "tags", cell)))
    change_book(root, ACME, *edit)
    planned = written(root, brought_back(root, raw))

    assert (document(root, "acme")["tags"], clashes(planned)) == (expected, [])
    assert brought_back(root, raw).plan.changes.is_empty


def test_a_cleared_list_is_empty(root: Path) -> None:
    written(root, brought_back(root, edited(made(), typed(("clients", 2, "tags", None)))))
    assert not document(root, "acme").get("tags")


def test_the_same_said_otherwise_is_no_change(root: Path) -> None:
    raw = edited(
        made(),
        typed(
            ("clients", 4, "annual_revenue", 12.5),
            ("clients", 4, "since", "2026-01-02"),
            ("clients", 2, "name", " Acme AS "),
            ("clients", 3, "notes", "two\r\nlines"),
            ("orders", 2, "amount", "1000"),
        ),
    )
    assert counts(brought_back(root, raw)) == (0, 0, 0, 6, 0)


def test_names_and_numbers_may_be_changed_as_the_id_tells_the_client(root: Path) -> None:
    raw = edited(made(), typed(("clients", 2, "name", "Acme ASA"), ("clients", 2, "number", "K-9")))
    change_book(root, "clients/beta.yaml", "name: Beta", "name: Bet")
    written(root, brought_back(root, raw))

    assert (document(root, "acme")["name"], document(root, "acme")["number"]) == ("Acme ASA", "K-9")
    assert document(root, "beta")["name"] == "Bet"
    assert sorted(files(root)) == sorted(["clientctl.yaml", *BOOK])


def test_entries_are_changed_cell_by_cell(root: Path) -> None:
    raw = edited(
        made(),
        typed(("orders", 2, "amount", 1100), ("orders", 2, "product", "tea"), ("orders", 3, "amount", 501)),
    )
    change_book(root, ACME, "amount: 500", "amount: 600")
    change_book(root, ACME, "  - id: o1\n", "  - id: o0\n    date: 2026-01-01\n    amount: 1\n  - id: o1\n")
    planned = written(root, brought_back(root, raw))

    assert [
        (one.get("id"), one["amount"], one.get("product")) for one in document(root, "acme")["orders"]
    ] == [
        ("o0", 1, None),
        ("o1", 1100, "tea"),
        ("o2", 600, None),
        (None, 7, None),
    ]
    assert clashes(planned) == [("acme", "orders.amount", 600, 501)]
    assert planned.conflicts[0].item == "o2"


def test_new_rows_are_new_clients_and_entries(root: Path) -> None:
    raw = edited(made(), row_added("clients", name="Delta", grade="C"))
    raw = edited(raw, row_added("orders", ref="beta", date="2026-06-01", amount=9))
    raw = edited(raw, row_added("orders", ref="Delta", date="2026-06-01", amount=8))
    planned = written(root, brought_back(root, raw))

    assert counts(planned) == (1, 2, 0, 6, 0)
    assert [one["amount"] for one in document(root, "beta")["orders"]] == [9]
    assert [one["amount"] for one in document(root, "delta")["orders"]] == [8]
    assert brought_back(root, raw).plan.changes.is_empty


def test_a_new_row_for_a_client_that_is_there_is_that_client(root: Path) -> None:
    raw = edited(made(), row_added("clients", name="beta", grade="C"))
    assert changes(brought_back(root, raw)) == [("beta", "grade", "B", "C")]


def test_a_row_copied_with_its_id_is_rejected_if_it_says_otherwise(root: Path) -> None:
    same = edited(made(), row_added("clients", id="beta", name="Beta", grade="B", notes="two\nlines\n"))
    assert rejects(brought_back(root, same)) == []
    other = edited(made(), row_added("clients", id="beta", name="Gamma"))
    planned = brought_back(root, other)
    assert rejects(planned) == [(5, "id")] and planned.plan.changes.is_empty


def test_rows_may_be_sorted_and_columns_moved(root: Path) -> None:
    def turned_round(pages: dict[str, Page]) -> None:
        for title in ("clients", "orders"):
            header, *rows = pages[title]
            pages[title] = [row[::-1] for row in (header, *reversed(rows))]

    raw = edited(made(), typed((*GRADE, "C")), turned_round)
    assert changes(brought_back(root, raw)) == [("acme", "grade", "A", "C")]


def test_a_client_that_is_gone_from_the_book_does_not_come_back_and_is_told(root: Path) -> None:
    raw = made()
    changed = edited(raw, typed(("clients", 3, "grade", "C")))
    (root / "clients/beta.yaml").unlink()

    assert (counts(brought_back(root, raw)), clashes(brought_back(root, raw))) == ((0, 0, 0, 6, 0), [])
    planned = written(root, brought_back(root, changed))
    assert [(one.id, one.field, one.is_gone) for one in planned.conflicts] == [("beta", "", True)]
    assert "clients/beta.yaml" not in files(root)


def test_an_entry_that_is_gone_from_the_book_does_not_come_back_and_is_told(root: Path) -> None:
    raw = edited(made(), typed(("orders", 3, "amount", 501)))
    change_book(root, ACME, "  - id: o2\n    date: 2026-04-01\n    amount: 500\n", "")
    planned = brought_back(root, raw)

    assert [(one.id, one.field, one.item, one.is_gone) for one in planned.conflicts] == [
        ("acme", "orders", "o2", True)
    ]
    assert planned.plan.changes.is_empty


def test_a_cell_that_is_no_value_rejects_its_row_alone(root: Path) -> None:
    raw = edited(made(), typed((*GRADE, "Z"), ("clients", 3, "grade", "C"), ("orders", 2, "amount", "much")))
    planned = brought_back(root, raw, takes_good=True)

    assert sorted(row for row, _ in rejects(planned)) == [2, 2]
    assert changes(planned) == [("beta", "grade", "B", "C")]
    assert brought_back(root, raw).plan.changes.is_empty


def test_a_name_that_was_cleared_rejects_its_row(root: Path) -> None:
    planned = brought_back(root, edited(made(), typed(("clients", 2, "name", None))))
    assert rejects(planned) == [(2, "")] and "name" in told(planned)[0]


def test_masked_cells_are_no_change_and_what_is_typed_over_them_is(root: Path) -> None:
    raw = made(is_masked=True)
    assert counts(brought_back(root, raw)) == (0, 0, 0, 6, 0)
    planned = written(root, brought_back(root, edited(raw, typed(("clients", 4, "grade", "C")))))
    assert changes(planned) == [("cee", "grade", None, "C")]
    assert document(root, "cee")["phone"] == "00123"


def test_a_workbook_of_another_book_is_read_as_any_file(root: Path) -> None:
    raw = edited(made(find_book=lambda: "abc"), typed((*GRADE, "C")))

    planned = brought_back(root, raw, book="def")
    assert [english(one) for one in planned.notices] != []
    assert changes(planned) == [("acme", "grade", "A", "C")]
    mine = brought_back(root, raw, book="abc")
    assert (mine.notices, changes(mine)) == ((), [("acme", "grade", "A", "C")])


def test_a_changed_entry_without_an_id_is_a_new_row_and_the_old_one_is_told_as_gone(root: Path) -> None:
    planned = brought_back(root, edited(made(), typed(("orders", 4, "amount", 8))))
    assert counts(planned) == (0, 1, 0, 5, 0)
    assert [english(one) for one in planned.notices] == [
        "1 row that the file had is gone from it; nothing is deleted without --delete"
    ]
