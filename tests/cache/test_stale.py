"""Files that change without looking it: no answer is ever that of what was there before."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from clientctl.store.book import Book, open_book
from tests.cache.stamps import CoarseStamps
from tests.cache.support import EVERYTHING, SECOND, ask, make_book, next_tick, reads, set_clock

pytestmark = [pytest.mark.long, pytest.mark.cache]

OTHERS = {"clients/b.yaml": "name: B\n", "archive/z.yaml": "name: Z\n"}
YEAR = 365 * 24 * 3600 * SECOND
Write = Callable[[Path, str], None]


def _text(number: int) -> str:
    """Documents of one size, each said differently."""
    return f"name: N{number:05}\ntags: [t{number:05}]\norders:\n- {{date: 2026-01-01, amount: {10000 + number}}}\n"


class Attempts:
    """A book in which one client changes and is asked for, again and again."""

    def __init__(self, root: Path) -> None:
        self.root = make_book(root, {"clients/a.yaml": _text(0), **OTHERS})
        self.file = root / "clients/a.yaml"
        self._book: Book = open_book(root.resolve())
        self._plain = self._ask(cached=False)
        self.number = 0

    def check(self) -> None:
        """The answer through the cache is that of the file as it is."""
        expected = self._plain.replace("N00000", f"N{self.number:05}").replace("t00000", f"t{self.number:05}")
        said = self._ask(cached=True)
        assert f"N{self.number:05}" in said, f"stale at {self.number}"
        # sums and facts: the amount differs too
        assert said.count(str(10000 + self.number)) == expected.count("10000"), f"stale at {self.number}"

    def next(self) -> str:
        """The next document."""
        self.number += 1
        return _text(self.number)

    def _ask(self, *, cached: bool) -> str:
        return ask(self.root, EVERYTHING, cached=cached, book=self._book)


def _in_place(path: Path, text: str) -> None:
    path.write_text(text)


def _with_old_time(path: Path, text: str) -> None:
    status = path.stat()
    path.write_text(text)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _by_another_file(path: Path, text: str) -> None:
    status = path.stat()
    beside = path.with_suffix(".tmp")
    beside.write_text(text)
    os.utime(beside, ns=(status.st_atime_ns, status.st_mtime_ns))
    beside.replace(path)


def _dated_ahead(path: Path, text: str) -> None:
    path.write_text(text)
    os.utime(path, ns=(0, 3_000_000_000 * SECOND))


def _dated_long_ago(path: Path, text: str) -> None:
    path.write_text(text)
    os.utime(path, ns=(0, 0))


WAYS: list[Write] = [_in_place, _with_old_time, _by_another_file, _dated_ahead, _dated_long_ago]


@pytest.mark.parametrize("write", WAYS)
def test_a_file_of_equal_size_rewritten_at_once_is_seen(tmp_path: Path, write: Write) -> None:
    attempts = Attempts(tmp_path)
    for _ in range(100):
        write(attempts.file, attempts.next())
        attempts.check()


@pytest.mark.parametrize("ahead", [-YEAR, -3600 * SECOND, 3600 * SECOND, YEAR])
@pytest.mark.parametrize("write", WAYS)
def test_a_clock_that_is_wrong_hides_no_change(
    tmp_path: Path, write: Write, ahead: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clock that is behind sees every file dated ahead; one that is ahead knows files by their stamps alone."""
    set_clock(monkeypatch, ahead)
    attempts = Attempts(tmp_path)
    for _ in range(10):
        next_tick(tmp_path)
        write(attempts.file, attempts.next())
        attempts.check()


@pytest.mark.parametrize("back", [1, 60, 3600, 400 * 24 * 3600])
def test_a_clock_that_is_set_back_hides_no_change(
    tmp_path: Path, back: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = set_clock(monkeypatch, 10 * SECOND)
    attempts = Attempts(tmp_path)
    for round_ in range(10):
        attempts.check()
        clock.ahead = (10 - (round_ % 2) * back) * SECOND
        next_tick(tmp_path)
        _with_old_time(attempts.file, attempts.next())
        attempts.check()


STEPS = [0, 1_000_000, 3_000_000, 500_000_000, 990_000_000, SECOND, 1_999_000_000, 2 * SECOND, 2_001_000_000]
LAGS = {"no lag": 0, "a tick behind": 4_000_000}


@pytest.mark.parametrize("lag", LAGS.values(), ids=LAGS.keys())
@pytest.mark.parametrize("granularity", [1, 2])
def test_coarse_stamps_hide_no_change(
    tmp_path: Path, granularity: int, lag: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts = Attempts(tmp_path)
    stamps = CoarseStamps(monkeypatch, granularity * SECOND, lag)
    random = Random(granularity + lag)
    for _ in range(100):
        stamps.write(attempts.file, attempts.next())
        for _ in range(random.randint(0, 3)):
            stamps.now += random.choice(STEPS)
            attempts.check()


def test_two_second_stamps_a_tick_behind_the_clock_hide_no_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two seconds after a write, the kernel's own clock is still in the same two seconds."""
    attempts = Attempts(tmp_path)
    stamps = CoarseStamps(monkeypatch, 2 * SECOND, LAGS["a tick behind"])
    for _ in range(3):
        stamps.now += LAGS["a tick behind"]
        stamps.write(attempts.file, attempts.next())
        stamps.now += 2 * SECOND - LAGS["a tick behind"]
        attempts.check()
        stamps.write(attempts.file, attempts.next())
        attempts.check()
        stamps.now += 2 * SECOND


def test_coarse_stamps_that_come_again_after_the_clock_was_set_back_hide_no_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same second again: the file looks young, though it was known by its stamps before."""
    attempts = Attempts(tmp_path)
    stamps = CoarseStamps(monkeypatch, SECOND)
    stamps.write(attempts.file, attempts.next())
    for _ in range(3):
        stamps.now += 3 * SECOND
        attempts.check()
        attempts.check()
        stamps.now -= 3 * SECOND
        stamps.write(attempts.file, attempts.next())
        stamps.now += SECOND
        attempts.check()
        stamps.now -= SECOND


def test_a_young_file_is_read_until_it_is_old_and_then_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts = Attempts(tmp_path)
    attempts.check()
    assert reads(attempts.check) == ["a.yaml", "b.yaml", "z.yaml"]

    set_clock(monkeypatch, 10 * SECOND)
    assert reads(attempts.check) == ["a.yaml", "b.yaml", "z.yaml"]
    assert reads(attempts.check) == []


def test_a_file_dated_ahead_is_read_every_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    attempts = Attempts(tmp_path)
    set_clock(monkeypatch, 10 * SECOND)
    _dated_ahead(attempts.file, attempts.next())
    attempts.check()
    for _ in range(3):
        assert reads(attempts.check) == ["a.yaml"]
