"""archive and restore: a file goes and comes back byte for byte, in one commit that git sees as a rename."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.acceptance.book import Answer, Book, kept, plain, world

A = "# first\nname: Acme AS\naliases: [Acme Norway]\nnumber: K-1\nstage: lost\n"
B = "name: Beta\nlinks:\n- {client: a, relation: parent}\nstage: lost\n"
FILES = {"a": A, "b": B, "c": "name: Gamma\ngrade: A\n"}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return kept(tmp_path, FILES)


def moved(*ids: str, to: str) -> list[dict[str, str | None]]:
    return [{"id": one, "path": f"{to}/{one}.yaml", "action": "moved", "item": None} for one in ids]


def found(book: Book, *query: str) -> list[str]:
    return book.run("find", *query, "-q").lines


def test_a_client_goes_and_comes_back_as_it_was(book: Book) -> None:
    gone = book.run("archive", "a")
    assert (gone.code, gone.out, gone.err) == (0, "Archived  a  Acme AS   archive/a.yaml\n", "")
    assert book.read("archive/a.yaml") == A
    assert not (book.root / "clients/a.yaml").exists()
    assert found(book) == ["b", "c"]
    assert found(book, "archived:true") == ["a"]
    assert book.run("check").code == 0  # the link of b to a holds
    assert book.git("show", "--format=%s", "--name-status", "-M").split() == [
        *("archive", "a"),
        *("R100", "clients/a.yaml", "archive/a.yaml"),
    ]

    back = book.run("restore", "a")
    assert (back.code, back.out, back.err) == (0, "Restored  a  Acme AS   clients/a.yaml\n", "")
    assert book.read("clients/a.yaml") == A
    assert found(book) == ["a", "b", "c"]
    assert book.subjects() == ["restore a", "archive a", "base"]
    assert book.git("status", "--short") == ""


def test_who_is_archived_is_seen_on_the_page(book: Book) -> None:
    pages = [book.run("show", "a", "--lang", language).lines[0] for language in ("en", "zh")]
    book.run("archive", "a")
    archived = [book.run("show", "a", "--lang", language).lines[0] for language in ("en", "zh")]
    assert [
        page.replace("  a  ", f"  a  {mark}  ", 1)
        for page, mark in zip(pages, ("archived", "已归档"), strict=True)
    ] == archived
    assert "archived" in book.run("show", "a", "-o", "html").out
    assert book.run("show", "a", "-o", "md").code == 0


def test_what_is_so_already_is_told_and_makes_no_commit(book: Book) -> None:
    book.run("archive", "a")
    again, never = book.run("archive", "a"), book.run("restore", "c")
    assert (again.code, again.out, again.err) == (0, "", "a is archived already\n")
    assert (never.code, never.out, never.err) == (0, "", "c is not archived\n")
    assert book.run("archive", "a", "-o", "json").data == {"changed": []}
    assert book.subjects() == ["archive a", "base"]


@pytest.mark.parametrize("reference", ["a", "acme as", "ACME NORWAY", "k-1"])
def test_an_id_and_exact_names_name_whom_to_put_away(reference: str, book: Book) -> None:
    assert book.run("archive", reference, "-q").out == "a\n"


@pytest.mark.parametrize("reference", ["acm", "norway", "Acme", "K"])
def test_parts_of_names_do_not(reference: str, book: Book) -> None:
    answer = book.run("archive", reference)
    assert (answer.code, answer.out) == (3, "")
    assert "hint: " in answer.err
    assert book.subjects() == ["base"]


def test_archived_clients_are_found_by_parts_of_names_before_others(book: Book) -> None:
    book.write("clients/acme-two.yaml", "name: Acme Two\n")
    book.run("archive", "a")
    assert book.run("restore", "acme", "-o", "json").data == {"changed": moved("a", to="clients")}


def test_many_are_one_commit(book: Book) -> None:
    by_ids = book.run("archive", "-", "-o", "json", given="b\nGamma\n\nb\n")
    assert by_ids.data == {"changed": moved("b", "c", to="archive")}
    assert book.subjects()[0] == "archive 2 clients"

    unanswered = book.run("restore", "--where", "stage:lost")
    assert (unanswered.code, unanswered.out) == (2, "")
    assert "-y" in unanswered.err and "b   Beta  back to clients/\n" in unanswered.err
    assert book.run("restore", "--where", "stage:lost", "-yq").out == "b\n"
    assert book.run("restore", "--where", "stage:lost", "-y").out == ""
    assert book.run("archive", "--where", "stage:lost", "-y").out == "Archived  2 clients\n"
    assert found(book, "archived:true") == ["a", "b", "c"]


def test_one_that_is_unknown_keeps_all_where_they_are(book: Book) -> None:
    assert book.run("archive", "-", given="a\nnobody\n").code == 3
    assert found(book) == ["a", "b", "c"]
    assert book.subjects() == ["base"]


def test_a_client_and_a_query_are_too_much(book: Book) -> None:
    for words in (
        ("archive", "a", "--where", "id:b"),
        ("archive",),
        ("restore",),
        ("archive", "--where", ""),
    ):
        answer = book.run(*words, "-y")
        assert (answer.code, answer.out) == (2, "")
        assert "hint: " in answer.err
    assert book.subjects() == ["base"]


def test_a_dry_run_is_a_rename_that_git_applies(book: Book) -> None:
    dry = book.run("archive", "--where", "stage:lost", "--dry-run")
    assert dry.out == "".join(
        f"diff --git a/clients/{one}.yaml b/archive/{one}.yaml\n"
        "similarity index 100%\n"
        f"rename from clients/{one}.yaml\n"
        f"rename to archive/{one}.yaml\n"
        for one in ("a", "b")
    )
    assert book.git("status", "--short") == ""
    subprocess.run(
        ["git", "apply", "-"], input=dry.out.encode(), cwd=book.root, env=world(book.home), check=True
    )
    assert book.read("archive/a.yaml") == A
    assert found(book) == ["c"]


def test_edits_by_hand_go_first_and_what_is_staged_stays_staged(book: Book) -> None:
    book.write("notes.txt", "mine\n")
    book.git("add", "notes.txt")
    book.write("clients/a.yaml", A + "notes: new\n")
    book.write("clients/draft.yaml", "name: Draft\n")
    assert book.run("archive", "a").code == 0
    assert book.run("archive", "draft").code == 0
    assert book.subjects() == ["archive draft", "edit draft", "archive a", "edit a", "base"]
    assert book.read("archive/a.yaml") == A + "notes: new\n"
    assert book.git("status", "--short") == "A  notes.txt"


def test_without_commits_and_without_git_files_move_all_the_same(tmp_path: Path, book: Book) -> None:
    assert book.run("archive", "a", "--no-commit").code == 0
    assert book.git("status", "--short").splitlines() == [" D clients/a.yaml", "?? archive/"]
    (tmp_path / "other").mkdir()
    bare = plain(tmp_path / "other", FILES)
    assert bare.run("archive", "a").code == 0
    assert bare.run("restore", "Acme AS").code == 0
    assert bare.read("clients/a.yaml") == A


def test_the_place_may_be_taken(book: Book) -> None:
    book.write("archive/a.yaml", "name: Other\n")
    for words in (("archive", "a"), ("restore", "a")):
        answer = book.run(*words)
        assert (answer.code, answer.out) == (5, "")
        assert "clientctl mv a NEW-ID" in answer.err
    assert (book.read("clients/a.yaml"), book.read("archive/a.yaml")) == (A, "name: Other\n")
    assert book.run("mv", "a", "a-two").code == 0
    assert book.run("restore", "a", "-q").out == "a\n"


def test_a_file_that_cannot_be_read_stays_and_others_go(book: Book) -> None:
    book.write("clients/torn.yaml", "name: [\nstage: lost\n")
    named = book.run("archive", "torn")
    assert (named.code, named.out) == (4, "")
    assert "clients/torn.yaml:" in named.err
    by_query = book.run("archive", "--where", "stage:lost", "-y")
    assert (by_query.code, by_query.out) == (4, "Archived  2 clients\n")
    assert book.run("archive", "c").code == 0


def test_an_open_merge_comes_first(book: Book) -> None:
    (book.root / ".git/MERGE_HEAD").write_text(book.git("rev-parse", "HEAD") + "\n")
    answers: list[Answer] = [
        book.run(*words) for words in (("archive", "a"), ("mv", "a", "z"), ("rm", "a", "-y"))
    ]
    assert [answer.code for answer in answers] == [5, 5, 5]
    assert found(book) == ["a", "b", "c"]


def test_a_book_within_a_repository_and_a_second_working_tree(tmp_path: Path) -> None:
    outer = kept(tmp_path, FILES)
    inner = Book(outer.root / "books/north", outer.home)
    for name, text in FILES.items():
        inner.write(f"clients/{name}.yaml", text)
    inner.write("clientctl.yaml", "clientctl: 1\nautocommit: true\n")
    outer.git("add", "--all")
    outer.git("commit", "-qm", "inner")
    outer.git("worktree", "add", "-q", str(tmp_path / "second"))
    second = Book(tmp_path / "second/books/north", outer.home)
    for book in (inner, second):
        assert book.run("archive", "a").code == 0
        assert book.run("mv", "c", "d").code == 0
        removed = book.run("rm", "d", "-y")
        assert removed.code == 0
        assert book.subjects()[:3] == ["rm d", "mv d", "archive a"]
        command = removed.err.partition("to have it back: ")[2].split()
        assert command[:2] == ["clientctl", "undo"]
        assert book.run(*command[1:], "-y").code == 0
        assert found(book) == ["b", "d"]
        assert book.git("status", "--short") == ""
    assert found(outer) == ["a", "b", "c"]
