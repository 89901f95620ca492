"""Many commands at once on one client: nothing that was acknowledged is lost, and nobody starves."""

from __future__ import annotations

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.installed import support

pytestmark = pytest.mark.concurrency


def log_many(book: Path, env: dict[str, str], writer: int, count: int) -> list[int]:
    return [
        support.run(book, env, "log", "acme", f"writer {writer} call {n}").returncode for n in range(count)
    ]


def check_all_kept(place: Path, writers: int, count: int) -> None:
    env = support.environment(place / "home")
    book = support.make_book(place / "book", env)
    with ThreadPoolExecutor(writers) as pool:
        codes = list(pool.map(lambda writer: log_many(book, env, writer, count), range(writers)))
    assert codes == [[0] * count] * writers
    shown = support.run(book, env, "show", "acme", "-o", "json")
    texts = [entry["text"] for entry in json.loads(shown.stdout)["log"][1:]]
    assert sorted(texts) == sorted(f"writer {w} call {n}" for w in range(writers) for n in range(count))
    subjects = support.git(book, env, "log", "--format=%s").splitlines()
    assert subjects.count("log acme") == writers * count


def test_a_few_writers_keep_every_entry(tmp_path: Path) -> None:
    check_all_kept(tmp_path, writers=5, count=2)


@pytest.mark.long
def test_many_writers_keep_every_entry(tmp_path: Path, bounded: bool) -> None:
    writers, count = (50, 3) if bounded else (50, 20)
    check_all_kept(tmp_path, writers, count)


def test_of_many_that_add_one_id_one_wins(tmp_path: Path) -> None:
    env = support.environment(tmp_path / "home")
    book = support.make_book(tmp_path / "book", env)
    command = support.clientctl("add", "Beta", "--id", "beta", "--force")
    started = [
        subprocess.Popen(command, cwd=book, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(10)
    ]
    codes = sorted(process.wait(timeout=120) for process in started)
    assert codes == [0] + [5] * 9
