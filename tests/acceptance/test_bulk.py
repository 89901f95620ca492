"""set and tag for all that match: a preview, a question, all of them or none; and by ids from stdin without."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.acceptance.book import Book, kept
from tests.acceptance.test_terminal import terminal

COUNT = 40


def many(folder: Path, **more: str) -> Book:
    """Forty clients of grade C in a book under git, and others."""
    files: dict[str, str | bytes] = {f"c{n:02}": f"name: Client {n}\ngrade: C\n" for n in range(1, COUNT + 1)}
    return kept(folder, files | {"li": "name: Li\ngrade: B\nowner: li\n"} | more)


def typed(book: Book, keys: str, *words: str) -> tuple[int, list[str]]:
    """A command on a terminal, the answer typed; code and lines."""
    code, screen = terminal(book, *words, "--color", "never", keys=keys)
    return code, screen.splitlines()


def test_the_preview_counts_shows_three_and_asks(tmp_path: Path) -> None:
    book = many(tmp_path)
    book.run("set", "c07", "region=North")

    code, lines = typed(book, "n\n", "set", "--where", "grade:C", "region=North")

    assert (code, lines[0]) == (0, "39 of 40 clients that match would change: region North")
    assert [line for line in lines if line.startswith("+++")] == [
        "+++ b/clients/c01.yaml",
        "+++ b/clients/c02.yaml",
        "+++ b/clients/c03.yaml",
    ]
    assert lines[-3:] == ["… and 36 files more", "Change 39 files? [y/N] n", "nothing was changed"]
    assert book.subjects() == ["set c07", "base"]


@pytest.mark.parametrize("command", [("set", "region=North"), ("tag", "fair")])
@pytest.mark.parametrize(
    ("keys", "is_done"),
    [("y\n", True), ("是\n", True), ("YES\n", True), ("\n", False), ("x\n", False), ("\x04", False)],
)
def test_only_a_yes_changes_them_in_one_commit(
    command: tuple[str, str], keys: str, is_done: bool, tmp_path: Path
) -> None:
    book = many(tmp_path)
    code, lines = typed(book, keys, command[0], "--where", "等级:C", command[1], "--lang", "zh")

    assert code == 0
    assert lines[0].startswith("符合条件的 40 个客户中，40 个会被修改：")
    assert book.subjects() == ([f"{command[0]} 40 clients", "base"] if is_done else ["base"])
    assert book.git("status", "--short") == ""


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("grade:D", "no client matches: nothing to change"),
        ("owner:li", "1 client that matches is so already: nothing to change"),
    ],
)
def test_with_nothing_to_change_nobody_is_asked(query: str, told: str, tmp_path: Path) -> None:
    book = many(tmp_path)
    assert typed(book, "", "set", "--where", query, "grade=B") == (0, [told])
    piped = book.run("set", "--where", query, "grade=B")
    assert (piped.code, piped.out, piped.err) == (0, "", f"{told}\n")


def test_a_broken_file_is_named_before_the_question_and_the_others_change(tmp_path: Path) -> None:
    book = many(tmp_path, broken="name: [\n")

    code, lines = typed(book, "y\n", "tag", "--where", "owner:li", "fair")

    assert code == 4
    assert lines[0].startswith("clients/broken.yaml:2:1: ")
    assert "Change 1 file? [y/N] y" in lines
    assert sum(line.startswith("clients/broken.yaml") for line in lines) == 1
    assert book.subjects() == ["tag li", "base"]
    assert typed(book, "n\n", "tag", "--where", "owner:li", "other")[0] == 4


def test_one_that_would_become_invalid_keeps_all_as_they_are(tmp_path: Path) -> None:
    rule = "clientctl: 1\nautocommit: true\nrequire: [{when: grade:A, has: [owner]}]\n"
    book = many(tmp_path)
    book.write("clientctl.yaml", rule)
    before = book.read("clients/li.yaml")

    refused = book.run("set", "--where", "grade:B OR id:c01", "grade=A", "-y")

    assert refused.code == 4
    assert "clients/c01.yaml" in refused.err and "owner" in refused.err
    assert book.read("clients/li.yaml") == before
    assert book.subjects() == ["base"]


def test_without_a_terminal_the_question_is_answered_by_a_flag(tmp_path: Path) -> None:
    book = many(tmp_path)
    unasked = book.run("set", "--where", "grade:C", "region=North")
    assert (unasked.code, unasked.out) == (2, "")
    assert unasked.err.startswith("40 of 40 clients that match would change") and "-y" in unasked.err
    dry = book.run("set", "--where", "grade:C", "region=North", "--dry-run", "-o", "json")
    assert (dry.code, len(json.loads(dry.out)["changed"]), "+region: North" in dry.data["diff"]) == (
        0,
        40,
        True,
    )
    assert book.subjects() == ["base"]
    done = book.run("set", "--where", "grade:C", "region=North", "-y", "-q")
    assert (done.code, done.lines[:2], len(done.lines), done.err) == (0, ["c01", "c02"], 40, "")
    assert book.subjects() == ["set 40 clients", "base"]


def test_ids_from_stdin_ask_nothing(tmp_path: Path) -> None:
    book = many(tmp_path)
    found = book.run("find", "grade:C", "-q").out
    done = book.run("tag", "-", "fair", given=found)
    assert (done.code, done.out, done.err) == (0, "Tagged  40 clients  +fair\n", "")
    unknown = book.run("tag", "-", "x", given=f"{found}nobody\n")
    assert (unknown.code, book.subjects()) == (3, ["tag 40 clients", "base"])
