"""handover: another owner and a note, in one commit, for all of one owner's clients or some."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.book import Book, kept
from tests.acceptance.test_terminal import terminal

FILES = {
    "acme": "name: Acme\nowner: li  # since May\nteam: [li]\nindustry: food\nnext: {date: 2026-11-20, what: call}\n",
    "beta": "name: Beta\nowner: Li\n",
    "gamma": "name: Gamma\nowner: wang\n",
}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return kept(tmp_path, FILES)


def test_all_of_one_owner_in_one_commit(book: Book) -> None:
    done = book.run("handover", "li", "wang", "-y")
    assert done.code == 0, done.err
    assert done.lines == [
        "Handed over  2 clients from li to wang",
        "open there: 1 client to get back to by today",
    ]
    assert book.run("find", "owner:wang", "-q").lines == ["acme", "beta", "gamma"]
    assert book.subjects() == ["handover 2 clients", "base"]
    assert book.git("status", "--short") == ""
    acme = book.run("show", "acme", "-o", "json").data
    assert acme["team"] == ["li"]
    (note,) = acme["log"]
    assert {key: note[key] for key in ("date", "kind", "text")} == {
        "date": "2026-11-22",
        "kind": "note",
        "text": "handed over from li to wang",
    }
    assert acme["computed"]["last_contact"] is None  # a note is no contact
    assert "owner: wang  # since May\n" in book.read("clients/acme.yaml")

    again = book.run("handover", "li", "wang", "-y")
    assert (again.code, again.out) == (3, "")
    assert "li owns no client: nothing to do" in again.err


def test_a_query_chooses_and_one_client_is_named(book: Book) -> None:
    assert book.run("handover", "li", "wang", "industry:food", "-y").code == 0
    assert book.run("find", "owner:li", "-q").lines == ["beta"]
    assert book.subjects()[0] == "handover acme"


def test_as_data(book: Book) -> None:
    changed = book.run("handover", "wang", "li", "-y", "-o", "json").data["changed"]
    assert [(row["id"], row["action"], row["item"] is None) for row in changed] == [
        ("gamma", "updated", True),
        ("gamma", "added", False),
    ]
    assert book.run("handover", "li", "wang", "--dry-run").out.count("+owner: wang") == 3


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("li", "wang"), 2),  # nobody can be asked
        (("li",), 2),
        (("li", "li", "-y"), 2),
        (("li", "", "-y"), 2),
        (("li", "wang", "nosuch:x", "-y"), 2),
        (("nobody", "wang", "-y"), 3),
        (("li", "wang", "industry:steel", "-y"), 3),
    ],
)
def test_what_is_refused_writes_nothing(book: Book, words: tuple[str, ...], code: int) -> None:
    done = book.run("handover", *words)
    assert (done.code, done.out) == (code, "")
    assert {name: book.read(f"clients/{name}.yaml") for name in FILES} == FILES


def test_a_broken_file_is_told_and_the_others_change(book: Book) -> None:
    book.write("clients/bad.yaml", "owner: [\n")
    done = book.run("handover", "li", "wang", "-y")
    assert done.code == 4
    assert "clients/bad.yaml:" in done.err
    assert book.run("find", "owner:wang", "--count").out == "3\n"


def test_on_a_terminal_what_is_open_is_shown_before_the_question(book: Book) -> None:
    code, screen = terminal(book, "handover", "li", "wang", "--color", "never", keys="n\n")
    assert code == 0
    assert "2 clients of li would go to wang" in screen
    assert "2026-11-20" in screen
    assert "Hand over 2 clients from li to wang?" in screen
    assert book.read("clients/beta.yaml") == FILES["beta"]
    code, screen = terminal(book, "handover", "li", "wang", "--lang", "zh", "--color", "never", keys="y\n")
    assert code == 0
    assert "已交接  li 的 2 个客户，现由 wang 负责" in screen
    # the note is in the language of the book, or else in that of who wrote it
    assert "由 li 交接给 wang" in book.read("clients/beta.yaml")
