"""Looking ahead: the same as looking now, and no process that outlives who wanted to know."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from clientctl.frozen import replace
from clientctl.store.cache import ahead
from clientctl.store.cache.ahead import Ahead
from clientctl.store.cache.signatures import Scan, scan
from tests.cache.processes import gone_within, start
from tests.cache.support import make_book

FILES = {
    "clients/a.yaml": "name: A\n",
    "clients/Bad.yaml": "name: B\n",
    "archive/z.yaml": "name: Z\n",
}


def _result(root: Path) -> Scan:
    looking = Ahead(os.fspath(root))
    try:
        return looking.result()
    finally:
        looking.close()


def _same(root: Path) -> bool:
    found, now = _result(root), scan(root)
    assert 0 <= now.now - found.now < 60_000_000_000
    return repr(replace(found, now=0)) == repr(replace(now, now=0))


def test_it_sees_what_there_is(tmp_path: Path) -> None:
    assert _same(make_book(tmp_path, FILES))
    (tmp_path / "clients" / "note.txt").touch()
    (tmp_path / "clients" / "b\udcff.yaml").touch()
    (tmp_path / "clients" / "张三.yaml").touch()
    assert _same(tmp_path)


def test_it_sees_a_book_without_clients(tmp_path: Path) -> None:
    assert _same(tmp_path)


def test_what_is_refused_is_told_too(tmp_path: Path) -> None:
    make_book(tmp_path, FILES)
    (tmp_path / "archive" / "z.yaml").unlink()
    (tmp_path / "archive").rmdir()
    (tmp_path / "archive").touch()

    found = _result(tmp_path)
    assert set(found.files) == {("a", False), ("Bad", False)}
    assert [error.code for error in found.refused.values()] == ["store.directory_replaced"]


def test_what_does_not_fit_is_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_ROOM", 64)
    assert _same(make_book(tmp_path, {f"clients/c{number}.yaml": "name: C\n" for number in range(50)}))


def test_without_room_for_a_process_it_looks_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError(11, "no more processes")

    make_book(tmp_path, FILES)
    monkeypatch.setattr(os, "fork", refuse)
    assert _same(tmp_path)


def test_who_does_not_want_to_know_leaves_no_process(tmp_path: Path) -> None:
    make_book(tmp_path, FILES)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(20):
        Ahead(os.fspath(tmp_path)).close()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("how", ["killed", "ended"])
def test_it_ends_with_who_asked(tmp_path: Path, how: str) -> None:
    make_book(tmp_path, {f"clients/c{number:04}.yaml": "" for number in range(1500)})

    def ask() -> None:
        Ahead(os.fspath(tmp_path))
        if how == "killed":
            time.sleep(60)

    child = start(ask)
    if how == "killed":
        time.sleep(0.05)
        child.end(9)
    else:
        child.result()
    assert gone_within(10, child.process)
