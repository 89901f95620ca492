"""A team: books that are clones of one repository on disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.acceptance.book import Book, kept, plain

Test = TypeVar("Test", bound=Callable[..., Any])
A = "name: Aster\ngrade: B\nlog:\n  - id: l1\n    date: 2026-01-02\n    text: first\n"
B = "name: Birch\n"


def founded(folder: Path, files: Mapping[str, str | bytes] | None = None) -> tuple[Book, Book]:
    """Wang's book, sent to a new repository, and Li's clone of it."""
    wang = kept(folder, files or {"a": A, "b": B})
    wang.git("init", "--quiet", "--bare", str(hub(folder)))
    wang.git("remote", "add", "origin", str(hub(folder)))
    wang.git("push", "--quiet", "--set-upstream", "origin", "main")
    return wang, joined(folder, "Li")


def joined(folder: Path, name: str) -> Book:
    """A clone for one more person."""
    place = folder / name.lower()
    place.mkdir()
    book = plain(place, {})
    (book.root / "clientctl.yaml").unlink()
    (book.root / "clients").rmdir()
    book.git("clone", "--quiet", str(hub(folder)), ".")
    book.git("config", "user.name", name)
    book.git("config", "user.email", f"{name.lower()}@example.com")
    return book


def hub(folder: Path) -> Path:
    """The repository that they share."""
    return folder / "hub.git"


def refuse(folder: Path, name: str, words: str) -> None:
    """A hook of the shared repository: these lines of shell."""
    path = hub(folder) / "hooks" / name
    path.write_text(f"#!/bin/sh\n{words}\n")
    path.chmod(0o755)


def whole(test: Test) -> Test:
    """A test that is left to a whole run: others go the same way."""
    marked: Test = pytest.mark.long(pytest.mark.whole(test))
    return marked


def some(cases: Sequence[Any], every: int) -> list[Any]:
    """One of `every` cases, the others left to a whole run."""
    marks = (pytest.mark.long, pytest.mark.whole)
    return [
        pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=marks if number % every else ())
        for number, case in enumerate(cases)
    ]
