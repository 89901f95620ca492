"""undo: what a commit did is taken back by a new one, and nothing of what came later is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.book import Book, kept, plain
from tests.acceptance.team import some, whole

A = """\
name: Aster
# what we call them
grade: B
tags: [vip]
log:
  - id: l1
    date: 2026-01-02
    kind: call
    text: first
"""
B = "name: Birch\n"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return kept(tmp_path, {"a": A, "b": B, "c": "tags:   [ x ]\nname: Cypress\n"})


def files(book: Book) -> dict[str, str]:
    """Every file that git knows."""
    return {name: book.read(name) for name in book.git("ls-files").splitlines()}


ACTS = [
    ("set", "a", "grade=A", "owner=li"),
    ("tag", "a", "new", "vip-"),
    ("log", "a", "second call", "--next", "+7d"),
    ("add", "Cedar"),
    ("fmt", "c"),
    ("archive", "a"),
    ("mv", "b", "beech"),
    ("rm", "a", "-y"),
    ("merge", "a", "b", "-y"),
    ("order", "add", "a", "--amount", "5"),
    ("view", "save", "mine", "tag:vip"),
    ("config", "set", "title", "Ours"),
    ("schema", "add-field", "shade", "--kind", "text"),
    ("tag", "--where", "name:any", "all", "-y"),
]


@pytest.mark.parametrize("words", some([(words,) for words in ACTS], 5), ids=" ".join)
def test_every_act_is_undone_and_done_again(book: Book, words: tuple[str, ...]) -> None:
    before = files(book)
    assert book.run(*words).code == 0
    after = files(book)
    assert after != before
    undone = book.run("undo", "-y")
    assert (undone.code, undone.out.split("  ")[0]) == (0, "Undone"), undone.err
    assert files(book) == before
    assert book.subjects()[0].startswith("undo ") and book.git("status", "--short") == ""
    again = undone.err.splitlines()[-1].partition("clientctl ")[2].split()
    assert book.run(*again, "-y").code == 0
    assert files(book) == after


def test_undo_goes_back_step_by_step_and_then_there_is_nothing(book: Book) -> None:
    before = files(book)
    for words in (("set", "a", "grade=A"), ("tag", "b", "x"), ("log", "b", "hi")):
        assert book.run(*words).code == 0
    told = [book.run("undo", "-y").out for _ in range(3)]
    assert [line.split("  ")[1].strip() for line in told] == ["log b", "tag b", "set a"]
    assert files(book) == before
    nothing = book.run("undo", "-y")
    assert (nothing.code, nothing.out) == (3, "") and "git log --oneline" in nothing.err


@whole
def test_what_is_done_again_can_be_undone_again(book: Book) -> None:
    before = files(book)
    assert book.run("set", "a", "grade=A").code == 0
    for words in (("undo", "-y"), ("undo", "HEAD", "-y"), ("undo", "-y")):
        assert book.run(*words).code == 0
    assert files(book) == before
    assert book.run("undo", "-y").code == 3


def test_later_changes_elsewhere_in_the_file_stay(book: Book) -> None:
    assert book.run("set", "a", "grade=A").code == 0
    assert book.run("log", "a", "later", "--kind", "call").code == 0
    book.write("clients/a.yaml", book.read("clients/a.yaml") + "# by hand\n")
    assert book.run("undo", "HEAD~1", "-y").code == 0
    text = book.read("clients/a.yaml")
    assert "grade: B\n" in text and "later" in text and "# by hand\n" in text
    assert "# what we call them\n" in text
    assert book.subjects()[:2] == ["undo a", "edit a"]


@whole
def test_an_entry_goes_from_the_midst_of_later_ones(book: Book) -> None:
    for said in ("one", "two", "three"):
        assert book.run("log", "a", said).code == 0
    assert book.run("undo", "HEAD~1", "-y").code == 0
    log = book.run("show", "a", "-o", "json").data["log"]
    assert [entry["text"] for entry in log] == ["first", "one", "three"]


@pytest.mark.parametrize(
    ("first", "later", "field"),
    some(
        [
            (("set", "a", "grade=A"), ("set", "a", "grade=C"), "grade"),
            (("set", "a", "owner=li"), ("set", "a", "owner="), "owner"),
            (("add", "Cedar"), ("log", "cedar", "hello"), "clients/cedar.yaml"),
            (("set", "a", "grade=A"), ("rm", "a", "-y"), "clients/a.yaml"),
            (("rm", "b", "-y"), ("add", "Other", "--id", "b"), "clients/b.yaml"),
            (("archive", "b"), ("write", "clients/b.yaml", "name: Other\n"), "clients/b.yaml"),
            (("add", "Cedar"), ("write", "clients/a.yaml", f"{A}links: [{{client: cedar}}]\n"), "cedar"),
        ],
        4,
    ),
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else None,
)
def test_what_a_later_change_needs_is_not_undone(
    book: Book, first: tuple[str, ...], later: tuple[str, ...], field: str
) -> None:
    assert book.run(*first).code == 0
    if later[0] == "write":
        book.write(*later[1:])
    else:
        assert book.run(*later).code == 0
    now, head = files(book), book.git("rev-parse", "HEAD")
    refused = book.run("undo", "HEAD" if later[0] == "write" else "HEAD~1", "-y")
    if field == "owner":  # it is as it was before: nothing is left to undo
        assert (refused.code, refused.out) == (0, "")
    else:
        assert refused.code == 5 and field in refused.err and "hint: " in refused.err
    assert (files(book), book.git("rev-parse", "HEAD")) == (now, head)


@whole
def test_an_edit_by_hand_of_the_same_field_is_in_the_way(book: Book) -> None:
    assert book.run("set", "a", "grade=A").code == 0
    typed = book.read("clients/a.yaml").replace("grade: A", "grade: D")
    book.write("clients/a.yaml", typed)
    refused = book.run("undo", "-y")
    assert refused.code == 5 and "grade" in refused.err and "by hand" in refused.err
    assert book.read("clients/a.yaml") == typed


@whole
def test_a_client_follows_where_it_went_since(book: Book) -> None:
    assert book.run("set", "a", "grade=A").code == 0
    assert book.run("archive", "a").code == 0
    assert book.run("log", "a", "called in the archive").code == 0
    assert book.run("undo", "HEAD~2", "-y").code == 0
    assert "grade: B\n" in book.read("archive/a.yaml")
    assert book.run("undo", "HEAD~2", "-y").code == 0  # back from the archive, with what was logged there
    assert "called in the archive" in book.read("clients/a.yaml")
    assert not (book.root / "archive/a.yaml").exists()


@whole
def test_commits_of_others_are_undone_only_by_name(book: Book) -> None:
    assert book.run("set", "a", "grade=A").code == 0
    book.write("clients/b.yaml", B + "owner: li\n")
    book.write("notes.txt", "mine\n")
    book.git("add", "--all")
    book.git("commit", "--quiet", "--message", "set things right")
    assert book.run("undo", "-y").out.split("  ")[1].strip() == "set a"
    named = book.run("undo", "HEAD~1", "-y")
    assert named.code == 0 and "1 other file" in named.err
    assert (book.read("clients/b.yaml"), book.read("notes.txt")) == (B, "mine\n")


def test_it_is_shown_and_asked_before_it_is_done(book: Book) -> None:
    assert book.run("set", "a", "grade=A").code == 0
    head = book.git("rev-parse", "HEAD")
    asked = book.run("undo")
    assert asked.code == 2 and "set a" in asked.err and "Wang Fang" in asked.err and "-y" in asked.err
    dry = book.run("undo", "--dry-run")
    assert dry.code == 0 and "-grade: A\n+grade: B\n" in dry.out
    assert book.git("rev-parse", "HEAD") == head
    done = book.run("undo", "-y", "-o", "json")
    assert done.data == {
        "changed": [{"id": "a", "path": "clients/a.yaml", "action": "updated", "item": None}]
    }


@whole
def test_what_cannot_be_undone_says_why(book: Book) -> None:
    rows = [(("undo", "nope", "-y"), 3), (("undo", "HEAD", "-y"), 2), (("undo", "-y", "--", "--all"), 3)]
    for words, code in rows:
        answer = book.run(*words)
        assert answer.code == code and "hint: " in answer.err, words
    book.git("checkout", "--quiet", "-b", "side")
    book.git("commit", "--quiet", "--allow-empty", "--message", "empty")
    assert book.run("undo", "HEAD", "-y").code == 2
    book.git("checkout", "--quiet", "main")
    assert book.run("undo", "side", "-y").code == 3
    book.git("merge", "--quiet", "--no-ff", "--no-edit", "side")
    merge = book.run("undo", "HEAD", "-y")
    assert merge.code == 2 and "git log --oneline" in merge.err


@pytest.mark.parametrize(
    ("words", "hint"), [(("--no-commit",), "--no-commit"), (("--no-commit", "--lang", "zh"), "autocommit")]
)
@whole
def test_without_commits_it_is_refused(book: Book, words: tuple[str, ...], hint: str) -> None:
    assert book.run("set", "a", "grade=A").code == 0
    refused = book.run("undo", "-y", *words)
    assert refused.code == 1 and hint in refused.err
    assert "grade: A" in book.read("clients/a.yaml")


def test_without_git_it_is_refused(tmp_path: Path) -> None:
    refused = plain(tmp_path, {"a": A}).run("undo", "-y")
    assert refused.code == 1 and "git" in refused.err


@whole
def test_a_book_within_a_repository(tmp_path: Path) -> None:
    outer = kept(tmp_path, {"outer": B})
    assert outer.run("init", "sales/book").code == 0
    inner = Book(outer.root / "sales/book", outer.home)
    assert inner.run("undo", "-y").code == 3  # what founded the book is nothing to undo
    assert inner.run("undo", "HEAD", "-y").code == 2
    assert inner.run("add", "Cedar").code == 0
    assert inner.run("undo", "-y").code == 0
    assert not (inner.root / "clients/cedar.yaml").exists()


@whole
def test_a_number_that_another_client_has_by_now_is_not_given_back(book: Book) -> None:
    assert book.run("set", "a", "number=C-1").code == 0
    assert book.run("set", "a", "number=").code == 0
    assert book.run("set", "b", "number=c-1").code == 0
    refused = book.run("undo", "HEAD~1", "-y")
    assert refused.code == 5 and "clients/b.yaml" in refused.err and "C-1" not in book.read("clients/a.yaml")


@whole
def test_a_stage_that_clients_are_in_by_now_stays_in_the_settings(book: Book) -> None:
    book.write("clientctl.yaml", "clientctl: 1\nautocommit: true\nstages: [{name: trial, as: active}]\n")
    book.git("commit", "--quiet", "--all", "--message", "more stages")
    assert book.run("set", "b", "stage=trial").code == 0
    refused = book.run("undo", "HEAD~1", "-y")
    assert refused.code == 4 and "clients/b.yaml" in refused.err


def test_the_last_change_is_ones_own_not_what_others_sent(book: Book) -> None:
    assert book.run("set", "a", "owner=wang").code == 0
    assert book.run("log", "a", "called", "--no-commit").code == 0
    book.git("-c", "user.name=Li", "-c", "user.email=li@example.com", "commit", "--quiet", "-am", "log a")

    answer = book.run("undo", "-y")
    assert answer.code == 0, answer.err
    assert book.subjects()[:3] == ["undo a", "log a", "set a"]
    text = book.read("clients/a.yaml")
    assert ("owner: wang" in text, "called" in text) == (False, True)

    # there is nothing more of one's own, and what Li did is to be named
    assert book.run("undo", "-y").code == 3
    assert book.run("undo", "HEAD~1", "-y").code == 0
    assert "called" not in book.read("clients/a.yaml")
