"""The command itself: the same bytes with the cache and without, when it is made, is there, and after changes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests import warm
from tests.bench.formats import client_file
from tests.bench.population import population
from tests.cache.random_acts import begin
from tests.cache.random_questions import random_query
from tests.cache.support import CACHE, cache_files, make_book, put

pytestmark = [pytest.mark.cache, pytest.mark.long]

EXAMPLE: Final = warm.PROJECT / "clients.example"

LINES: Final[tuple[tuple[str, ...], ...]] = (
    ("find",),
    ("find", "-o", "json"),
    ("find", "-o", "jsonl", "grade:A"),
    ("find", "-o", "yaml", "-n", "3"),
    ("find", "-o", "csv"),
    ("find", "-o", "md", "tag:vip"),
    ("find", "-o", "ids", "archived:any"),
    ("find", "-q", "total>=80000"),
    ("find", "--count", "stage:active"),
    ("find", "-e", "name:nobody"),
    ("find", "zs"),
    ("find", "shanghai", "-c", "name,phone,contacts.name"),
    ("find", "@vip"),
    ("find", "@silent", "--lang", "zh"),
    ("find", "@nobody"),
    ("find", "gradee:A"),
    ("find", "owner:me"),
    ("find", "-s", "-total,name", "-n", "5"),
    ("find", "-c", "id,orders.amount,custom,next_due", "-o", "json"),
    ("find", "orders.status:none", "-c", "id,orders.status"),
    ("find", "last_contact:..-30d", "-s", "last_contact"),
    ("find", "stale:90d OR NOT industry:水产"),
    ("find", "custom.payment_terms:net30", "-o", "tsv"),
    ("find", "--today", "2025-01-01", "total>0"),
    ("find", "--today", "2030-01-01", "next_due:..today"),
    ("tags",),
    ("tags", "-o", "json", "stage:active"),
    ("report",),
    ("report", "segments"),
    ("report", "segments", "--by", "stage,grade", "--sum", "total,orders.amount", "-o", "json"),
    ("report", "segments", "archived:any", "-o", "csv"),
    ("show", "nordlys"),
    ("show", "zhang"),
    ("show", "-o", "json", "tromso-havbruk"),
    ("check",),
    ("check", "-o", "json"),
)


def _environment(home: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "CLIENTCTL_TODAY": "2026-11-22",
        "CLIENTCTL_USER": "wang",
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


class Caller:
    """Calls the command in a book, with the cache and without."""

    def __init__(self, root: Path, home: Path) -> None:
        self.root = root
        self._environment = _environment(home)

    def run(self, *words: str) -> warm.Finished:
        finished = warm.run(words, cwd=self.root, env=self._environment)
        assert b"Traceback" not in finished.err, finished.err.decode()
        return finished

    def check(self, *words: str, times: int = 2) -> warm.Finished:
        """The same bytes and exit code with the cache."""
        plain = self.run("--no-cache", *words)
        for _ in range(times):
            assert self.run(*words) == plain, words
        return plain


def _spoiled(root: Path) -> None:
    """The example, with files that cannot be read or are not sound, and names that are no client's."""
    put(root, "clients/broken.yaml", "name: [\n")
    put(
        root,
        "clients/odd.yaml",
        "name: Odd\ngrade: Z\norders:\n- {date: 2026-01-01, amount: 5, currency: GBP}\n",
    )
    put(root, "clients/Bad Name.yaml", "name: Bad\n")
    put(root, "archive/other.yml", "name: Other\n")
    put(root, "views/odd.yaml", "- a\n")
    (root / "clients" / "directory.yaml").mkdir()


BOOKS: Final[Mapping[str, Callable[[Path], None]]] = {"sound": lambda root: None, "spoiled": _spoiled}


@pytest.mark.parametrize("spoil", BOOKS.values(), ids=BOOKS.keys())
def test_the_example_is_answered_in_the_same_bytes(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    root = tmp_path / "book"
    shutil.copytree(EXAMPLE, root)
    spoil(root)
    caller = Caller(root, tmp_path)
    answers = {}
    for number, words in enumerate(LINES):
        if number % 4 == 0:
            shutil.rmtree(root / CACHE, ignore_errors=True)
        answers[words] = caller.check(*words, times=1)
    assert {0, 2, 3} <= {answer.code for answer in answers.values()}
    # and once more, with what each of them leaves to the next
    for words in reversed(LINES):
        assert caller.run(*words) == answers[words], words
    assert cache_files(root)


@pytest.mark.long
def test_a_generated_book_is_answered_in_the_same_bytes(tmp_path: Path, bounded: bool) -> None:
    count, lines = (200, LINES[::3]) if bounded else (10_000, LINES)
    files = {f"clients/{client.id}.yaml": client_file(client) for client in population(count)}
    root = make_book(tmp_path / "book", files)
    caller = Caller(root, tmp_path)
    for words in lines:
        caller.check(*words, times=1)
    changed = list(files)[:: max(1, count // 40)]
    for path in changed:
        put(root, path, files[path].replace("name: ", "name: New ", 1))
    for words in lines:
        caller.check(*words, times=1)


def test_random_queries_on_a_random_book_are_answered_in_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    scene = begin(tmp_path / "book", 5)
    random = Random(5)
    caller = Caller(scene.root, tmp_path)
    for _ in range(25):
        scene.act()
        caller.check("find", "--today", scene.today.isoformat(), random_query(random))


def test_it_writes_what_it_then_finds(tmp_path: Path) -> None:
    """A cache that is there when something is written does not hide it."""
    root = tmp_path / "book"
    shutil.copytree(EXAMPLE, root)
    caller = Caller(root, tmp_path)
    caller.check("find", "-q")
    for number in range(8):
        assert caller.run("add", f"Newcomer {number}", "--id", f"new-{number}").code == 0
        assert caller.run("log", f"new-{number}", f"talk {number}").code == 0
        assert caller.run("tag", f"new-{number}", f"t{number}").code == 0
        assert caller.check("find", "-q", f"tag:t{number}").out.decode() == f"new-{number}\n"
        assert caller.run("set", f"new-{number}", f"tags=s{number}").code == 0
        assert caller.check("find", "-q", f"tag:t{number}").out == b""
        assert caller.check("find", "-q", f"talk {number}").out.decode() == f"new-{number}\n"


def _put_file_in_place_of(directory: Path) -> None:
    shutil.rmtree(directory)
    directory.touch()


def test_the_installed_command_says_the_same_whatever_becomes_of_its_cache(tmp_path: Path) -> None:
    """From a start of Python's own, whose ways into a query are other ones."""
    root = tmp_path / "book"
    shutil.copytree(EXAMPLE, root)

    def run(*words: str) -> tuple[int, bytes, bytes]:
        command = (sys.executable, "-m", "clientctl", *words)
        env = {**_environment(tmp_path), "PYTHONPATH": str(warm.PROJECT)}
        done = subprocess.run(command, cwd=root, env=env, capture_output=True, timeout=60, check=False)
        return done.returncode, done.stdout, done.stderr

    words = ("find", "tag:vip OR total>80000", "-s", "-total")
    plain = run("--no-cache", *words)
    assert plain[0] == 0
    assert not (root / CACHE).exists()
    assert [run(*words) for _ in range(2)] == [plain, plain]
    (file,) = cache_files(root)
    spoilers: tuple[Callable[[], object], ...] = (
        lambda: file.write_bytes(b"text"),
        lambda: file.write_bytes(file.read_bytes()[:5000]),
        (root / "clients" / "zhangwei.yaml").touch,
        lambda: shutil.rmtree(root / CACHE),
        lambda: _put_file_in_place_of(root / CACHE),
    )
    for spoil in spoilers:
        spoil()
        assert [run(*words) for _ in range(2)] == [plain, plain]
