"""Long answers on a terminal go through the user's pager, short ones and everything in a pipe do not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.book import Book, plain
from tests.acceptance.test_terminal import terminal

pytestmark = pytest.mark.cli
COUNT = 40  # clients: more than the 24 lines of the terminal


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return plain(
        tmp_path_factory.mktemp("pager"),
        {f"c{number:02}": f"name: 客户{number}\n" for number in range(COUNT)},
    )


@pytest.fixture
def pager(tmp_path: Path) -> str:
    """A program that prints what it is given between two marks."""
    path = tmp_path / "my pager"
    path.write_text('#!/bin/sh\necho "<$1"\ncat\necho ">"\n', "utf-8")
    path.chmod(0o755)
    return f"'{path}' --flag"


def test_a_long_answer_goes_through_the_pager_with_its_arguments(book: Book, pager: str) -> None:
    code, screen = terminal(book, "find", PAGER=pager)
    lines = screen.splitlines()
    assert code == 0
    assert lines[0] == "<--flag"
    assert lines[COUNT + 2] == ">"
    assert "客户39" in lines[COUNT + 1]
    assert "40 clients" in lines[COUNT + 3]


def test_a_short_one_does_not(book: Book, pager: str) -> None:
    code, screen = terminal(book, "find", "-n", "20", PAGER=pager)
    assert code == 0
    assert "<" not in screen


def test_a_page_of_help_does(book: Book, pager: str) -> None:
    assert terminal(book, "help", "query", PAGER=pager)[1].startswith("<--flag")


@pytest.mark.parametrize(
    "given",
    [
        {"PAGER": ""},
        {"PAGER": "cat"},
        {"PAGER": "'open"},
        {"PAGER": "./no-such-program"},
        {"PAGER": "/no/such/program"},
        {"TERM": "dumb"},
    ],
    ids=str,
)
def test_without_a_pager_the_answer_is_printed(book: Book, given: dict[str, Any]) -> None:
    code, screen = terminal(book, "find", **given)
    assert code == 0
    assert len(screen.splitlines()) == COUNT + 2


def test_where_nobody_is_to_be_asked_there_is_no_pager(book: Book, pager: str) -> None:
    assert "<" not in terminal(book, "find", "--no-input", PAGER=pager)[1]


def test_a_pager_that_is_left_early_is_no_failure(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "impatient"
    path.write_text("#!/bin/sh\nread -r line\necho left\n", "utf-8")
    path.chmod(0o755)
    code, screen = terminal(book, "help", "query", PAGER=str(path))
    assert (code, screen) == (0, "left\n")


def test_a_program_of_the_book_is_never_the_pager(book: Book) -> None:
    canary = book.root / "true"
    canary.write_text("#!/bin/sh\necho canary\n", "utf-8")
    canary.chmod(0o755)
    try:
        assert "canary" not in terminal(book, "find", PATH=".::/usr/bin:/bin", PAGER="true")[1]
        _, screen = terminal(book, "find", PATH=".", PAGER="true")
        assert len(screen.splitlines()) == COUNT + 2
    finally:
        canary.unlink()
