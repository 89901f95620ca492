"""merge: one client of two in one commit; nothing is lost, and git brings it all back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.book import Book, kept, plain
from tests.acceptance.test_terminal import terminal

KEEP = "name: Acme AS  # ours\nphone: '11111'\ntags: [vip]\nlog:\n- {id: a1, date: 2026-01-03, text: three}\n"
DROP = """\
# imported
name: Acme Norge
aliases: [AN]
phone: '22222'
email: post@acme.example
tags: [new, vip]
orders:
- {id: o1, date: 2026-01-01, amount: 5}
log:
- {id: a1, date: 2026-01-01, text: one}
- {id: a2, date: 2026-01-05, text: five}
"""
FILES = {
    "keep": KEEP,
    "drop": DROP,
    "li": "name: Li\nlinks: [{client: drop, relation: buys}]\n",
    "keeper": "name: Keeper\n",
}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return kept(tmp_path, FILES)


def test_one_commit_makes_one_of_two(book: Book) -> None:
    done = book.run("merge", "keep", "drop", "-y")
    assert done.code == 0, done.err
    assert done.lines == [
        "Merged  drop → keep   clients/keep.yaml",
        "what drop had otherwise is in the notes: phone",
        "links followed in: li",
    ]
    assert "the comments in clients/drop.yaml are not taken over; git keeps them" in done.err
    assert not (book.root / "clients/drop.yaml").exists()
    assert book.subjects() == ["merge keep drop", "base"]
    changed = book.git("show", "--format=", "--name-only").split()
    assert changed == ["clients/drop.yaml", "clients/keep.yaml", "clients/li.yaml"]
    assert book.git("status", "--short") == ""
    assert book.run("check").code == 0
    assert book.read("clients/keep.yaml").startswith("name: Acme AS  # ours\n")

    found = book.run("show", "keep", "-o", "json").data
    assert found["aliases"] == ["Acme Norge", "drop", "AN"]
    assert (found["phone"], found["email"], found["tags"]) == ("11111", "post@acme.example", ["vip", "new"])
    assert found["notes"] == "From drop: phone 22222"
    assert [entry["text"] for entry in found["log"]] == ["one", "three", "five"]
    assert len({entry["id"] for entry in found["log"]}) == 3
    assert found["orders"] == [{"id": "o1", "date": "2026-01-01", "amount": 5}]
    assert book.run("show", "li", "-o", "json").data["links"] == [{"client": "keep", "relation": "buys"}]

    book.git("revert", "--no-edit", "HEAD")
    assert {name: book.read(f"clients/{name}.yaml") for name in FILES} == FILES


@pytest.mark.parametrize("reference", ["drop", "Acme Norge", "an"])
def test_who_asks_for_the_old_one_finds_the_new_one(book: Book, reference: str) -> None:
    assert book.run("merge", "keep", "drop", "-yq").lines == ["keep", "li", "drop"]
    assert book.run("show", reference, "-o", "ids").lines == ["keep"]
    assert book.run("log", reference, "hello", "-q").lines == ["keep"]


def test_as_data(book: Book) -> None:
    assert book.run("merge", "keep", "drop", "-y", "-o", "json").data == {
        "changed": [
            {"id": "keep", "path": "clients/keep.yaml", "action": "updated", "item": None},
            {"id": "li", "path": "clients/li.yaml", "action": "updated", "item": None},
            {"id": "drop", "path": "clients/drop.yaml", "action": "removed", "item": None},
        ]
    }


def test_a_dry_run_is_a_diff(book: Book) -> None:
    shown = book.run("merge", "keep", "drop", "--dry-run")
    assert shown.code == 0
    assert "+++ /dev/null" in shown.lines
    assert "+- {id: a2, date: 2026-01-05, text: five}" in shown.lines or "+- id: a2" in shown.lines
    assert {name: book.read(f"clients/{name}.yaml") for name in FILES} == FILES


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("keep", "drop"), 2),  # nobody can be asked
        (("keep", "keep", "-y"), 2),
        (("keep", "Acme AS", "-y"), 2),
        (("keep", "nobody", "-y"), 3),
        (("keep", "dro", "-y"), 3),  # the beginning of an id is not enough
        (("keep", "-y"), 2),
    ],
)
def test_what_is_refused_writes_nothing(book: Book, words: tuple[str, ...], code: int) -> None:
    done = book.run("merge", *words)
    assert (done.code, done.out) == (code, "")
    assert "hint: " in done.err
    assert {name: book.read(f"clients/{name}.yaml") for name in FILES} == FILES


def test_an_invalid_client_is_named_and_nothing_written(book: Book) -> None:
    book.write("clients/drop.yaml", "name: Drop\ngrade: Z\n")
    done = book.run("merge", "keep", "drop", "-y")
    assert done.code == 4
    assert "clients/drop.yaml:2:" in done.err
    assert book.read("clients/keep.yaml") == KEEP


def test_on_a_terminal_a_preview_is_shown_and_no_keeps_both(book: Book) -> None:
    code, screen = terminal(book, "merge", "keep", "drop", "--color", "never", keys="n\n")
    assert code == 0
    assert "drop (Acme Norge) becomes part of keep (Acme AS):" in screen
    assert "stays; the other goes to the notes" in screen
    assert "Merge drop into keep?" in screen
    assert book.read("clients/drop.yaml") == DROP
    code, _ = terminal(book, "merge", "keep", "drop", "--color", "never", keys="y\n")
    assert (code, (book.root / "clients/drop.yaml").exists()) == (0, False)


def test_without_git_comments_are_kept_too(tmp_path: Path) -> None:
    book = plain(tmp_path, FILES)
    assert book.run("merge", "keep", "drop", "-y").code == 0
    assert book.run("show", "keep", "-o", "json").data["notes"].splitlines() == [
        "From drop: phone 22222",
        "From drop: # imported",
    ]
