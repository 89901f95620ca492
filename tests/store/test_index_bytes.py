"""A yes about git's index is certain; whatever is unusual is a no."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from clientctl.store.index_bytes import holds
from tests.store.support import ACME, NEW, OLD, environment, git, make_book

BETA = "clients/大客户 b.yaml"
FILES = {ACME: OLD, BETA: b"", "sub/clients/only.yaml": OLD}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_book(tmp_path / "book", files=FILES)


def _holds(book: Path, *files: tuple[str, bytes]) -> bool:
    return holds((book / ".git/index").read_bytes(), [(path.encode(), content) for path, content in files])


def test_files_as_they_are_in_any_order(book: Path) -> None:
    assert _holds(book, (ACME, OLD))
    assert _holds(book, (BETA, b""), ("clientctl.yaml", b"clientctl: 1\n"), (ACME, OLD))
    assert _holds(book)


@pytest.mark.parametrize(
    "file",
    [(ACME, NEW), (ACME, b""), ("clients/none.yaml", OLD), ("clients/only.yaml", OLD), ("a/" * 2050, OLD)],
    ids=["other", "empty", "unknown", "end-of-another", "too-long"],
)
def test_other_content_and_other_paths(book: Path, file: tuple[str, bytes]) -> None:
    assert not _holds(book, file)
    assert not _holds(book, (BETA, b""), file)


def _conflict(book: Path) -> None:
    git(book, "checkout", "--quiet", "-b", "theirs")
    (book / ACME).write_bytes(NEW)
    git(book, "commit", "--quiet", "--all", "--message=theirs")
    git(book, "checkout", "--quiet", "main")
    (book / ACME).write_bytes(b"ours\n")
    git(book, "commit", "--quiet", "--all", "--message=ours")
    command = ("git", "merge", "theirs")
    subprocess.run(command, cwd=book, env=environment(book), capture_output=True, check=False)


UNUSUAL: dict[str, Callable[[Path], object]] = {
    "staged": lambda book: ((book / ACME).write_bytes(NEW), git(book, "add", ACME)),
    "taken-out": lambda book: git(book, "rm", "--quiet", "--cached", ACME),
    "executable": lambda book: git(book, "update-index", "--chmod=+x", ACME),
    "not-looked-at": lambda book: git(book, "update-index", "--assume-unchanged", ACME),
    "left-out": lambda book: git(book, "update-index", "--skip-worktree", ACME),
    "unmerged": _conflict,
    "short-paths": lambda book: git(book, "update-index", "--index-version=4"),
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_what_is_unusual_is_a_no(book: Path, name: str) -> None:
    UNUSUAL[name](book)
    assert not _holds(book, (ACME, OLD))


def test_a_file_that_is_only_announced(book: Path) -> None:
    (book / "clients/new.yaml").write_bytes(b"")
    git(book, "add", "--intent-to-add", "clients/new.yaml")
    assert not _holds(book, ("clients/new.yaml", b""))


def test_a_repository_with_the_longer_ids(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--template=", "--object-format=sha256")
    (tmp_path / "a.yaml").write_bytes(OLD)
    git(tmp_path, "add", "a.yaml")
    assert _holds(tmp_path, ("a.yaml", OLD))
    assert not _holds(tmp_path, ("a.yaml", NEW))
