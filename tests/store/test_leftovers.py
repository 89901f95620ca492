"""A killed git's locks are removed when they are certainly nobody's, and stay in every doubt."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from clientctl.errors import Failed
from clientctl.store import leftovers
from clientctl.store.holder import Holder
from clientctl.store.places import Place, Repository, locate
from tests.store.support import make_book

ME = Holder.me()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = locate(make_book(tmp_path / "book"))
    place.make_private()
    return place


def _clear(place: Place) -> tuple[bool, bool]:
    """Are the lock and the note still there afterwards?"""
    assert place.repository is not None
    leftovers.clear(place, place.repository)
    return _lock(place).exists(), (place.private / leftovers.NOTE).exists()


def _lock(place: Place, name: str = "index.lock") -> Path:
    assert place.repository is not None
    return place.repository.git_dir / name


def _note(place: Place, holder: Holder = ME, *, since: int = 0) -> None:
    (place.private / leftovers.NOTE).write_bytes(holder.line() + b"%d\ntext\n" % since)


@pytest.mark.parametrize(
    "name", ["index.lock", "HEAD.lock", "refs/heads/main.lock", "config.lock", "next-index-1.lock"]
)
def test_the_lock_of_a_git_that_is_gone(place: Place, name: str) -> None:
    with leftovers.noted(place):
        _lock(place, name).write_bytes(b"")
    assert _clear(place) == (False, False)
    assert not _lock(place, name).exists()


def test_without_a_note_no_lock_is_ours(place: Place) -> None:
    _lock(place).write_bytes(b"")
    assert _clear(place) == (True, False)


@pytest.mark.parametrize("content", [b"", b"rubbish\n1\n", b"rubbish\nrubbish\n"])
def test_a_note_that_says_nothing_proves_nothing(place: Place, content: bytes) -> None:
    (place.private / leftovers.NOTE).write_bytes(content)
    _lock(place).write_bytes(b"")
    assert _clear(place)[0]


def test_a_lock_older_than_the_note(place: Place) -> None:
    _lock(place).write_bytes(b"")
    _note(place, since=_lock(place).stat().st_mtime_ns + 1)
    assert _clear(place) == (True, True)


def test_the_note_of_another_host(place: Place) -> None:
    _lock(place).write_bytes(b"")
    _note(place, Holder("elsewhere", 1, ME.boot, ME.namespace))
    assert _clear(place) == (True, True)


def test_a_note_without_locks_goes(place: Place) -> None:
    with leftovers.noted(place):
        pass
    assert _clear(place) == (False, False)


def test_a_forgotten_note_is_gone(place: Place) -> None:
    with leftovers.noted(place):
        pass
    leftovers.forget(place)
    assert not (place.private / leftovers.NOTE).exists()


@pytest.fixture
def git_at_work(place: Place, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process by the name of git that works in the book."""
    (tmp_path / "git").write_text("#!/bin/sh\nwhile :; do sleep 0.05; done\n")
    (tmp_path / "git").chmod(0o755)
    process = subprocess.Popen((str(tmp_path / "git"),), cwd=place.root)
    yield process
    process.kill()
    process.wait()


def test_while_a_git_works_in_the_book_everything_stays(
    place: Place, git_at_work: subprocess.Popen[bytes]
) -> None:
    with leftovers.noted(place):
        _lock(place).write_bytes(b"")
    _wait_for_name(git_at_work.pid)
    assert _clear(place) == (True, True)
    git_at_work.kill()
    git_at_work.wait()
    assert _clear(place) == (False, False)


def test_a_git_in_another_place_is_in_nobodys_way(place: Place, git_at_work: subprocess.Popen[bytes]) -> None:
    _wait_for_name(git_at_work.pid)
    elsewhere = Repository(Path("/nowhere"), place.root / ".git", Path("/nowhere/.git"))
    with leftovers.noted(place):
        _lock(place).write_bytes(b"")
    leftovers.clear(place, elsewhere)
    assert not _lock(place).exists()


def test_a_lock_that_changes_is_alive(place: Place) -> None:
    with leftovers.noted(place):
        _lock(place).write_bytes(b"")
    writer = subprocess.Popen(("sh", "-c", f"sleep 0.2; echo more >> {_lock(place)}"))
    assert _clear(place) == (True, True)
    writer.wait()


def test_without_proc_nothing_is_certain(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with leftovers.noted(place):
        _lock(place).write_bytes(b"")
    monkeypatch.setattr(leftovers, "_PROCESSES", tmp_path)
    assert _clear(place) == (True, True)


def test_another_users_git_may_be_anywhere(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process whose directory is not shown is taken for one at work here."""
    process = tmp_path / "proc/7"
    process.mkdir(parents=True)
    (tmp_path / "proc/1").mkdir()
    (tmp_path / "proc/1/stat").write_bytes(b"")
    (tmp_path / "proc/1/comm").write_bytes(b"init\n")
    (process / "comm").write_bytes(b"git\n")
    with leftovers.noted(place):
        _lock(place).write_bytes(b"")
    monkeypatch.setattr(leftovers, "_PROCESSES", tmp_path / "proc")
    if os.geteuid():  # nobody hides anything from root
        (process / "cwd").symlink_to(place.root)
        process.chmod(0o600)
        assert _clear(place) == (True, True)
        process.chmod(0o700)
        (process / "cwd").unlink()
    assert _clear(place) == (False, False)  # no directory: it has ended


def test_a_note_that_cannot_be_written_is_told(place: Place) -> None:
    (place.private / leftovers.NOTE).mkdir()
    with pytest.raises(Failed), leftovers.noted(place):
        pass


def _wait_for_name(pid: int) -> None:
    deadline = time.monotonic() + 5
    while Path(f"/proc/{pid}/comm").read_text() != "git\n":
        assert time.monotonic() < deadline
        time.sleep(0.01)
