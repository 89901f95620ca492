"""doctor on books in git: what it finds, what --fix mends, and what it leaves alone."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.acceptance.book import Answer, Book, kept, plain

CLIENTS: dict[str, str | bytes] = {"a": "name: A\n", "b": "name: B\n"}
# The installed clientctl is found, whether or not its environment is activated.
USUAL = {"EDITOR": "sh", "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
ATTRIBUTES = ["clients/*.yaml", "archive/*.yaml", "views/*.yaml", "clientctl.yaml"]


def found(answer: Answer) -> dict[str, list[str]]:
    """Status by name."""
    statuses: dict[str, list[str]] = {}
    for row in answer.data:
        statuses.setdefault(row["what"], []).append(row["status"])
    return statuses


def remedies(answer: Answer, what: str) -> str:
    return " ".join(row["remedy"] for row in answer.data if row["what"] == what and row["remedy"])


def doctor(book: Book, *words: str, **env: str) -> Answer:
    return book.run("doctor", "-o", "json", *words, env=USUAL | env)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A book in git that has been mended once, so that all is well."""
    book = kept(tmp_path, CLIENTS)
    assert book.run("doctor", "--fix").code == 0
    return book


def test_fix_sets_up_a_book_made_by_hand_in_one_commit_and_then_nothing_more(tmp_path: Path) -> None:
    book = kept(tmp_path, CLIENTS)
    before = doctor(book)
    assert before.code == 0
    assert [found(before)[what] for what in ("merge driver", "attributes", "schema")] == [
        ["warning"],
        ["warning"],
        ["warning", "warning"],
    ]
    fixed = doctor(book, "--fix")
    assert [found(fixed)[what] for what in ("merge driver", "attributes", "schema")] == [["ok"]] * 3
    assert all(f"{path} merge=clientctl text eol=lf" in book.read(".gitattributes") for path in ATTRIBUTES)
    assert "case $rc in 0|6) exit $rc;; esac; git merge-file" in book.git("config", "merge.clientctl.driver")
    assert book.subjects() == ["doctor", "base"]
    assert book.git("status", "--short") == ""
    again = doctor(book, "--fix")
    assert (again.err, book.subjects()) == ("", ["doctor", "base"])


def test_a_dry_run_of_fix_shows_what_it_would_write_and_writes_nothing(tmp_path: Path) -> None:
    book = kept(tmp_path, CLIENTS)
    would = book.run("doctor", "--fix", "--dry-run")
    assert would.code == 0
    assert "+clients/*.yaml merge=clientctl text eol=lf" in would.lines
    assert "would set up the merge driver in git's local config" in would.err
    assert (book.git("status", "--short"), book.subjects()) == ("", ["base"])
    assert "clientctl" not in book.git("config", "--local", "--list")


@pytest.mark.parametrize(
    ("driver", "status"), [(None, "warning"), ("clientctl merge-driver %O %A %B", "error")]
)
def test_a_driver_that_is_missing_or_has_no_guard_is_set_right(
    book: Book, driver: str | None, status: str
) -> None:
    right = book.git("config", "merge.clientctl.driver")
    book.git("config", "--unset", "merge.clientctl.driver")
    if driver is not None:
        book.git("config", "merge.clientctl.driver", driver)
    assert found(doctor(book))["merge driver"] == [status]
    assert found(doctor(book, "--fix"))["merge driver"][0] == "ok"
    assert book.git("config", "merge.clientctl.driver") == right


def test_a_program_that_the_driver_would_not_find_is_told(book: Book, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    git = shutil.which("git")
    assert git is not None
    (programs / "git").symlink_to(git)
    answer = doctor(book, PATH=str(programs))
    assert (answer.code, found(answer)["merge driver"]) == (0, ["ok", "warning"])
    assert "PATH" in remedies(answer, "merge driver")


def test_attributes_that_would_change_client_files_are_errors_that_people_must_mend(book: Book) -> None:
    book.write(".gitattributes", book.read(".gitattributes") + "clients/*.yaml filter=evil\n")
    answer = doctor(book, "--fix")
    assert (answer.code, found(answer)["attributes"][0]) == (4, "error")
    assert ".gitattributes:5:16" in remedies(answer, "attributes")


def test_attributes_outside_the_book_that_win_are_noticed(book: Book) -> None:
    book.write(".git/info/attributes", "*.yaml merge=union\n")
    answer = doctor(book)
    assert (answer.code, found(answer)["attributes"]) == (4, ["error"])
    assert "clients/*.yaml" in remedies(answer, "attributes")


def test_an_open_merge_is_an_error_and_fix_leaves_the_books_files_alone(book: Book) -> None:
    head = book.git("rev-parse", "HEAD")
    book.write(".git/MERGE_HEAD", head + "\n")
    (book.root / "schema/core.schema.json").unlink()
    answer = doctor(book, "--fix")
    assert (answer.code, "error" in found(answer)["git"]) == (4, True)
    assert "git merge --abort" in remedies(answer, "git")
    assert not (book.root / "schema/core.schema.json").exists()


def test_files_that_git_ignores_or_does_not_know_are_named(book: Book) -> None:
    book.write(".gitignore", "clients/c.yaml\n")
    book.write("clients/c.yaml", "name: C\n")
    book.write("clients/d.yaml", "name: D\n")
    answer = doctor(book)
    assert (answer.code, found(answer)["git"]) == (0, ["ok", "warning", "warning"])
    assert "git check-ignore -v clients/c.yaml" in remedies(answer, "git")
    assert "clients/d.yaml" in remedies(answer, "git")


def test_a_name_for_commits_is_asked_for(book: Book) -> None:
    answer = doctor(book, GIT_CONFIG_GLOBAL=os.devnull)
    assert "user.name, user.email not set" in remedies(answer, "git")


def test_a_missing_git_and_one_that_is_too_old_are_told(book: Book, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    without = doctor(book, PATH=str(programs))
    assert (without.code, found(without)["git"]) == (0, ["warning"])
    assert "not installed" in remedies(without, "git")
    old = programs / "git"
    old.write_text("#!/bin/sh\necho git version 2.17.1\n")
    old.chmod(0o755)
    answer = doctor(book, PATH=str(programs))
    assert (answer.code, found(answer)["git"]) == (4, ["error"])
    assert "2.17.1" in remedies(answer, "git") and "2.25" in remedies(answer, "git")


def test_a_book_in_a_directory_of_a_repository_and_one_in_a_second_working_tree(tmp_path: Path) -> None:
    book = kept(tmp_path, CLIENTS)
    inner = Book(book.root / "inner", book.home)
    assert book.run("init", "inner").code == 0
    assert f"the directory inner of {book.root}" in inner.run("doctor").out
    assert found(doctor(inner))["attributes"] == ["ok"]
    tree = Book(tmp_path / "tree", book.home)
    book.git("worktree", "add", "--quiet", str(tree.root))
    assert doctor(tree, "--fix").code == 0
    assert set(map(tuple, found(doctor(tree)).values())) <= {("ok",), ("warning",), ("ok", "warning")}
    assert tree.subjects() == ["doctor", "init", "base"]


def test_no_book_and_one_with_broken_settings(tmp_path: Path) -> None:
    book = plain(tmp_path, CLIENTS)
    assert book.run("doctor", at=tmp_path).code == 3
    book.write("clientctl.yaml", "currency: [\n")
    answer = doctor(book, "--fix")
    assert (answer.code, found(answer)["settings"]) == (4, ["error"])
    assert book.read("clientctl.yaml") == "currency: [\n"


def test_people_get_a_mark_a_word_and_advice_in_their_language(book: Book) -> None:
    (book.root / "schema/core.schema.json").unlink()
    english, chinese = book.ask([("doctor",), ("doctor", "--lang", "zh")])
    assert any(line.startswith("! warning  schema") for line in english.lines)
    assert any(line.startswith("! 警告  结构") for line in chinese.lines)
    assert any(line.startswith("✓ 正常  客户") for line in chinese.lines)
    assert "  run clientctl doctor --fix" in english.out


def test_rows_can_be_chosen_counted_and_sorted(book: Book) -> None:
    rows = doctor(book).data
    assert book.run("doctor", "--count", env=USUAL).out == f"{len(rows)}\n"
    last_first = doctor(book, "-s", "-what", "-c", "what").data
    assert last_first == [{"what": row["what"]} for row in reversed(rows)]
    assert len(book.run("doctor", "-n", "2").lines) == 2
    assert book.run("doctor", "-q").code == 2
