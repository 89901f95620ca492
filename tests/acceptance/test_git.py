"""What writers leave in git: one commit of their own files, and nothing of anybody else's."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest

from tests.acceptance.book import Book, kept, plain, world

A, B = "name: A\ngrade: A\n", "name: B\n"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return kept(tmp_path, {"a": A, "b": B})


def hook(book: Book, text: str) -> Path:
    """A pre-commit hook of the user."""
    path = book.write(".git/hooks/pre-commit", text)
    path.chmod(0o755)
    return path


def test_edits_by_hand_go_first_and_staged_files_stay_staged(book: Book) -> None:
    book.write("notes.txt", "mine\n")
    book.git("add", "notes.txt")
    book.write("clients/a.yaml", A + "# by hand\n")
    assert book.run("set", "a", "grade=B").code == 0
    assert book.subjects() == ["set a", "edit a", "base"]
    assert book.changed("HEAD") == ["-grade: A", "+grade: B"]
    assert book.changed("HEAD~1") == ["+# by hand"]
    assert book.git("status", "--short") == "A  notes.txt"


def test_a_client_staged_in_part_loses_nothing(book: Book) -> None:
    book.write("clients/a.yaml", A + "# one\n")
    book.git("add", "clients/a.yaml")
    book.write("clients/a.yaml", A + "# one\n# two\n")
    assert book.run("tag", "a", "x").code == 0
    assert book.changed("HEAD~1") == ["+# one", "+# two"]
    assert book.changed("HEAD") == ["+tags:", "+  - x"]
    assert book.git("status", "--short") == ""


def test_commits_can_be_left_to_the_user(book: Book) -> None:
    assert book.run("set", "a", "grade=B", "--no-commit").code == 0
    assert book.run("set", "b", "grade=C", env={"CLIENTCTL_AUTOCOMMIT": "false"}).code == 0
    assert book.subjects() == ["base"]
    assert book.git("status", "--short").split() == ["M", "clients/a.yaml", "M", "clients/b.yaml"]


def test_nothing_to_change_makes_no_commit(book: Book) -> None:
    for words in (("set", "a", "grade=A"), ("tag", "a", "x-"), ("set", "a", "notes=")):
        answer = book.run(*words)
        assert (answer.code, answer.out) == (0, ""), words
    assert book.subjects() == ["base"]


@pytest.mark.parametrize("words", [("set", "a", "grade=B"), ("add", "New")])
def test_a_refused_commit_leaves_the_write_and_names_the_command_that_commits(
    book: Book, words: tuple[str, ...]
) -> None:
    path = hook(book, "#!/bin/sh\necho no commits on Sundays >&2\nexit 1\n")
    answer = book.run(*words)
    assert answer.code == 1 and "no commits on Sundays" in answer.err
    command = next(line for line in answer.err.splitlines() if "git -C" in line)
    path.unlink()
    subprocess.run(
        shlex.split(command[command.index("git -C") :]), check=True, env=world(book.home), capture_output=True
    )
    assert book.git("status", "--short") == ""
    assert book.subjects()[0] == f"{words[0]} {words[1].lower()}"


def test_the_users_own_hook_runs_on_success(book: Book) -> None:
    hook(book, "#!/bin/sh\necho ran > hook-ran\n")
    assert book.run("tag", "a", "x").code == 0
    assert book.read("hook-ran") == "ran\n"


def test_writers_wait_for_the_end_of_a_merge_and_readers_do_not(book: Book) -> None:
    book.git("checkout", "--quiet", "-b", "theirs")
    book.write("clients/a.yaml", "name: A\ngrade: B\n")
    book.git("commit", "--quiet", "-am", "theirs")
    book.git("checkout", "--quiet", "main")
    book.write("clients/a.yaml", "name: A\ngrade: C\n")
    book.git("commit", "--quiet", "-am", "ours")
    with pytest.raises(subprocess.CalledProcessError):
        book.git("merge", "theirs")
    for words in (("set", "b", "grade=A"), ("add", "New"), ("log", "b", "hi"), ("tag", "b", "x")):
        answer = book.run(*words)
        assert answer.code == 5 and "git merge --continue" in answer.err, words
    read = book.run("find", "-o", "json", "-c", "id,grade")
    assert read.code == 4 and "clients/a.yaml:2:1: " in read.err
    assert read.data == [{"id": "a", "grade": "C"}, {"id": "b", "grade": None}]
    assert book.read("clients/b.yaml") == B


@pytest.mark.long
def test_a_held_index_is_5_and_nothing_is_written(book: Book) -> None:
    lock = book.write(".git/index.lock", "")
    answer = book.run("set", "a", "grade=B")
    assert answer.code == 5 and "index.lock" in answer.err
    lock.unlink()
    assert (book.read("clients/a.yaml"), book.git("status", "--short")) == (A, "")


def test_without_an_identity_the_commit_has_that_of_the_variable(book: Book) -> None:
    (book.home / "gitconfig").write_text("")
    answer = book.run("tag", "a", "x", env={"CLIENTCTL_USER": "小王"})
    assert (answer.code, "小王" in answer.err) == (0, True)
    assert book.git("log", "-1", "--format=%an") == "小王"


def test_init_makes_a_book_in_git_and_none_inside_another(tmp_path: Path) -> None:
    book = plain(tmp_path, {})
    made = book.run("init", "new", at=tmp_path)
    new = Book(tmp_path / "new", book.home)
    assert made.code == 0 and new.subjects() == ["init"]
    assert {path.name for path in new.root.iterdir()} >= {
        "clientctl.yaml",
        "clients",
        "schema",
        ".gitattributes",
    }
    assert "merge=clientctl" in new.read(".gitattributes")
    assert "merge-driver" in new.git("config", "--local", "merge.clientctl.driver")
    assert (new.run("check").code, new.git("status", "--short")) == (0, "")
    again = book.run("init", "new", at=tmp_path)
    assert (again.code, again.out) == (5, "")
    inside = new.run("init", "sub")
    assert inside.code == 0 and not (new.root / "sub" / ".git").exists()
    sub = Book(new.root / "sub", book.home)
    assert sub.run("add", "Inner").code == 0
    assert new.subjects()[0] == "add inner"
    alone = book.run("init", "plain", at=tmp_path, env={"PATH": "/nonexistent"})
    assert alone.code == 0 and "git" in alone.err
    bare = Book(tmp_path / "plain", book.home)
    assert bare.run("add", "X", env={"PATH": "/nonexistent"}).code == 0


def test_the_example_book_is_valid_in_both_languages(tmp_path: Path) -> None:
    book = plain(tmp_path, {})
    assert book.run("init", "--example", "ex", at=tmp_path).code == 0
    example = Book(tmp_path / "ex", book.home)
    assert example.run("check").code == 0
    count = int(example.run("find", "--count").out)
    rows = example.run("report", "segments", "--by", "stage", "-o", "json").data["tables"][0]["rows"]
    assert count > 30 and sum(row["clients"] for row in rows) == count
    for language in ("en", "zh"):
        names = example.run("find", "--lang", language, "-H").lines
        assert len(names) == count
