"""What may stand in the way of a cache: other things in its place, no rights, a full disk, others who hold it."""

from __future__ import annotations

import errno
import os
import resource
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from clientctl.actions import opening
from clientctl.store.places import locate
from tests.cache.processes import as_nobody, start
from tests.cache.support import (
    CACHE,
    EVERYTHING,
    Question,
    ask,
    cache_files,
    check_same,
    make_book,
    only_cache,
    put,
    reads,
    set_clock,
)

pytestmark = [pytest.mark.cache, pytest.mark.long]

SECONDS = 1_000_000_000
FILES = {
    "clients/a.yaml": "name: A\ntags: [vip]\n",
    "clients/b.yaml": "name: 张三\ngrade: Z\n",
    "archive/z.yaml": "name: Z\n",
}
SOUND = Question(("zs",))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    set_clock(monkeypatch, 10 * SECONDS)
    return make_book(tmp_path / "book", FILES)


def _check(root: Path) -> None:
    """Twice the answer of the files, then a change, and twice again."""
    for name in ("A", "B"):
        put(root, "clients/a.yaml", f"name: {name}\ntags: [vip]\n")
        for question in (EVERYTHING, SOUND):
            check_same(root, question)


def _is_used(root: Path) -> bool:
    """Are the files left alone?"""
    ask(root, EVERYTHING, cached=True)
    return reads(lambda: ask(root, EVERYTHING, cached=True)) == []


def _directory(path: Path) -> None:
    path.mkdir()
    (path / "inside").touch()


THINGS: dict[str, Callable[[Path], object]] = {
    "a directory": _directory,
    "a pipe": os.mkfifo,
    "a link to nowhere": lambda path: path.symlink_to("nowhere"),
    "a link to a file": lambda path: path.symlink_to(path.with_name("elsewhere")),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a file": lambda path: path.write_text("text\n"),
}
PLACES = {
    "the cache": lambda file: file,
    "the new cache": lambda file: file.with_suffix(".new"),
    "the new journal": lambda file: file.with_name(file.stem + ".new-journal"),
    "the journal": lambda file: file.with_name(file.name + "-journal"),
    "the lock": lambda file: file.with_name("lock"),
    "the cache's directory": lambda file: file.parent,
    "the private directory": lambda file: file.parent.parent,
}


@pytest.mark.parametrize("is_warm", [False, True], ids=["cold", "warm"])
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
@pytest.mark.parametrize("thing", THINGS.values(), ids=THINGS.keys())
def test_something_else_in_the_place_of(
    root: Path, thing: Callable[[Path], object], place: Callable[[Path], Path], is_warm: bool
) -> None:
    ask(root, EVERYTHING, cached=True)
    file = only_cache(root)
    file.with_name("elsewhere").write_text("untouched\n")
    path = place(file)
    if not is_warm:
        file.unlink()
    if os.path.lexists(path):
        path.rename(root / "away")
    thing(path)

    _check(root)
    for elsewhere in (
        file.with_name("elsewhere"),
        root / "away" / "elsewhere",
        root / "away" / "cache" / "elsewhere",
    ):
        assert not elsewhere.is_file() or elsewhere.read_text() == "untouched\n"


@pytest.mark.parametrize("thing", ["a pipe", "a link to nowhere", "a link to itself", "a file"])
def test_what_is_no_cache_of_ours_gives_way_to_one(root: Path, thing: str) -> None:
    ask(root, EVERYTHING, cached=True)
    file = only_cache(root)
    file.unlink()
    THINGS[thing](file)

    assert _is_used(root)
    assert file.is_file() and not file.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


# -- rights --------------------------------------------------------------------------------------


@pytest.fixture
def open_root(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A book that anybody may look into, which those in pytest's own directories are not."""
    set_clock(monkeypatch, 10 * SECONDS)
    with TemporaryDirectory() as directory:
        Path(directory).chmod(0o755)
        yield make_book(Path(directory) / "book", FILES)


@pytest.mark.parametrize("mode", [0o500, 0o400, 0o000], ids=oct)
@pytest.mark.parametrize("place", ["cache", ""])
@pytest.mark.parametrize("is_warm", [False, True], ids=["cold", "warm"])
def test_a_directory_without_rights(open_root: Path, mode: int, place: str, is_warm: bool) -> None:
    """As somebody whom permissions stop."""
    root = open_root
    ask(root, EVERYTHING, cached=True)
    file = only_cache(root)
    _give_to_nobody(root)
    if not is_warm:
        file.unlink()
    put(root, "clients/a.yaml", "name: Changed\ntags: [vip]\n")
    plain = ask(root, EVERYTHING, cached=False)
    closed = root / ".clientctl" / place
    closed.chmod(mode)
    try:
        for _ in range(2):
            assert start(as_nobody(lambda: ask(root, EVERYTHING, cached=True))).result() == plain
    finally:
        closed.chmod(0o700)


@pytest.mark.parametrize("mode", [0o400, 0o200, 0o000], ids=oct)
def test_a_cache_without_rights(open_root: Path, mode: int) -> None:
    root = open_root
    ask(root, EVERYTHING, cached=True)
    _give_to_nobody(root)
    put(root, "clients/a.yaml", "name: Changed\ntags: [vip]\n")
    plain = ask(root, EVERYTHING, cached=False)
    only_cache(root).chmod(mode)

    for _ in range(2):
        assert start(as_nobody(lambda: ask(root, EVERYTHING, cached=True))).result() == plain


def _give_to_nobody(root: Path) -> None:
    if os.geteuid() == 0:
        for path in (root, *root.rglob("*")):
            os.chown(path, 65534, 65534)


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.ENOSPC, errno.EMFILE, errno.ENOLCK])
@pytest.mark.parametrize("call", ["open", "mkdir", "unlink", "rename"])
@pytest.mark.parametrize("is_warm", [False, True], ids=["cold", "warm"])
def test_a_file_system_that_refuses(
    root: Path, call: str, number: int, is_warm: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is asked of it for the cache's own files."""
    ask(root, EVERYTHING, cached=True)
    if not is_warm:
        only_cache(root).unlink()
    refused: list[Any] = []

    def audit(event: str, arguments: tuple[object, ...]) -> None:
        if refusing and event == names[call] and "clientctl/cache" in str(arguments[0]):
            refused.append(event)
            raise OSError(number, os.strerror(number))

    names = {"open": "open", "mkdir": "os.mkdir", "unlink": "os.remove", "rename": "os.rename"}
    refusing = True
    sys.addaudithook(audit)
    try:
        _check(root)
    finally:
        refusing = False
    assert refused or call in ("mkdir", "rename", "unlink")
    assert _is_used(root)


# -- a full disk ---------------------------------------------------------------------------------


@pytest.mark.parametrize("room", [0, 1, 512, 4096, 5000, 8192, 12_288, 20_480, 24_576])
@pytest.mark.parametrize("is_warm", [False, True], ids=["cold", "warm"])
def test_no_room_for_more_bytes(root: Path, room: int, is_warm: bool) -> None:
    """No file may grow beyond so many bytes, which SQLite is told as of a full disk."""
    ask(root, EVERYTHING, cached=True)
    if not is_warm:
        only_cache(root).unlink()
    put(root, "clients/a.yaml", "name: Changed\ntags: [vip]\n")
    put(root, "clients/more.yaml", f"name: More\nnotes: {'x' * 30_000}\n")
    plain = ask(root, EVERYTHING, cached=False)

    def limited() -> list[str]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        return [ask(root, EVERYTHING, cached=True) for _ in range(2)]

    assert start(limited).result() == [plain, plain]
    assert ask(root, EVERYTHING, cached=True) == plain
    assert _is_used(root)


# -- others who hold it --------------------------------------------------------------------------


def _hold(file: Path, statements: tuple[str, ...], ready: Path, seconds: float) -> None:
    connection = sqlite3.connect(file, isolation_level=None)
    for statement in statements:
        connection.execute(statement).fetchall()
    ready.touch()
    time.sleep(seconds)


@pytest.mark.parametrize(
    "statements",
    [("BEGIN EXCLUSIVE",), ("BEGIN IMMEDIATE",), ("BEGIN", "SELECT * FROM part")],
    ids=["everything", "writing", "reading"],
)
def test_a_cache_that_somebody_else_keeps_locked(root: Path, statements: tuple[str, ...]) -> None:
    ask(root, EVERYTHING, cached=True)
    file = only_cache(root)
    holder = start(lambda: _hold(file, statements, root / "ready", 60))
    while not (root / "ready").exists():
        time.sleep(0.01)
    started = time.monotonic()
    put(root, "clients/a.yaml", "name: Changed\ntags: [vip]\n")
    check_same(root)
    assert time.monotonic() - started < 8
    check_same(root)
    holder.end(9)
    check_same(root)
    assert _is_used(root)


def test_a_lock_that_is_not_given_back_is_waited_for_no_longer_than_it_may(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who brings a cache up to date goes without at once; only who would build it all waits."""
    import fcntl

    ask(root, EVERYTHING, cached=True)
    descriptor = os.open(root / CACHE / "lock", os.O_RDWR)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        started = time.monotonic()
        put(root, "clients/a.yaml", "name: Changed\ntags: [vip]\n")
        check_same(root)
        assert time.monotonic() - started < 2
    finally:
        os.close(descriptor)
    assert _is_used(root)


# -- others of another make ----------------------------------------------------------------------


def test_two_versions_on_one_book_do_not_take_each_others_cache_away(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in ("1.0", "2.0", "1.0", "2.0"):
        monkeypatch.setattr(opening, "__version__", version)
        check_same(root)
    assert len(cache_files(root)) == 2
    for version in ("1.0", "2.0"):
        monkeypatch.setattr(opening, "__version__", version)
        assert reads(lambda: ask(root, EVERYTHING, cached=True)) == []


def test_of_many_versions_the_oldest_caches_go(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []
    for number in range(6):
        monkeypatch.setattr(opening, "__version__", f"{number}.0")
        check_same(root)
        (new,) = {path.name for path in cache_files(root)} - set(made)
        made.append(new)
        os.utime(root / CACHE / new, (number, number))
    assert {path.name for path in cache_files(root)} == set(made[2:])


def test_the_caches_of_two_books_in_one_repository_are_apart(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    books = [make_book(tmp_path / name, {"clients/a.yaml": f"name: {name}\n"}) for name in ("one", "two")]
    for _ in range(2):
        for book in books:
            assert f"'name': '{book.name}'" in check_same(book)
    assert {locate(book).private for book in books} == {tmp_path / ".git" / "clientctl"}
