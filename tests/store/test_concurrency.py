"""Many processes on one book: every change is kept, nobody starves, nobody else is disturbed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.support import ACME, OLD, PROJECT, environment, git, make_book, subjects

pytestmark = [pytest.mark.long, pytest.mark.concurrency]


def _start(book: Path, work: str, name: str, times: int = 1) -> subprocess.Popen[bytes]:
    argv = (sys.executable, "-m", "tests.store.hammer", work, str(book), name, str(times))
    return subprocess.Popen(
        argv, cwd=PROJECT, env=environment(book), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def _end(process: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=300)
    return process.returncode, out.decode(), err.decode()


def _hammer(book: Path, processes: int, times: int) -> None:
    running = [_start(book, "log", f"p{number}", times) for number in range(processes)]
    ended = [_end(process) for process in running]
    assert [code for code, _, _ in ended] == [0] * processes, ended
    assert max(float(out) for _, out, _ in ended) < 10
    expected = {f"p{number}-{time}" for number in range(processes) for time in range(times)}
    lines = (book / ACME).read_text().splitlines()[1:]
    assert len(lines) == processes * times
    assert set(lines) == expected


def test_every_change_of_every_process_is_kept_and_committed(tmp_path: Path, bounded: bool) -> None:
    processes, times = (50, 6) if bounded else (50, 20)
    book = make_book(tmp_path / "book")
    _hammer(book, processes, times)
    assert git(book, "status", "--porcelain") == ""
    assert len(subjects(book)) == processes * times + 1


def test_the_same_without_git(tmp_path: Path) -> None:
    _hammer(make_book(tmp_path / "book", in_git=False), 8, 25)


def test_of_many_that_make_the_same_client_one_wins(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    running = [_start(book, "add", f"p{number}") for number in range(50)]
    codes = [_end(process)[0] for process in running]
    assert sorted(codes) == [0] + [5] * 49
    assert (book / "clients/one.yaml").read_text() == f"p{codes.index(0)}"
    assert subjects(book) == ["add one", "begin"]


def test_readers_and_other_commits_beside_writers(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book", files={ACME: OLD, "other": b"0\n"})
    running = [_start(book, "log", f"p{number}", 8) for number in range(3)]
    number = 0
    while any(process.poll() is None for process in running):
        text = (book / ACME).read_bytes()
        assert text.startswith(OLD) and text.endswith(b"\n")
        number += 1
        (book / "other").write_text(f"{number}\n")
        # it may find the index or the branch locked, as any two gits may
        argv = ("git", "commit", "--quiet", "--message=other", "--", "other")
        subprocess.run(argv, cwd=book, env=environment(book), capture_output=True, check=False)
    assert [_end(process)[0] for process in running] == [0, 0, 0]
    assert len((book / ACME).read_text().splitlines()) == 1 + 3 * 8
    assert git(book, "status", "--porcelain", ACME) == ""
