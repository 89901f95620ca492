"""Commands that are stopped in the middle: the next one is right, and nobody is left behind."""

from __future__ import annotations

import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.cache.processes import start
from tests.cache.support import CACHE, EVERYTHING, ask, make_book, only_cache, put, reads, set_clock

pytestmark = pytest.mark.cache

SECONDS = 1_000_000_000
COUNT = 420  # enough for workers
NOTES = "".join(f"  line {number} {'x' * 40}\n" for number in range(8))

STOPS = {
    "killed": (signal.SIGKILL, False),
    "killed with its workers": (signal.SIGKILL, True),
    "Ctrl-C": (signal.SIGINT, True),
    "interrupted alone": (signal.SIGINT, False),
    "terminated": (signal.SIGTERM, False),
}


def _text(number: int, version: int) -> str:
    return f"name: Client {number} {version}\ntags: [t{number % 7}]\nnotes: |\n{NOTES}"


class Scene:
    """A book whose cache is made, or brought up to date, by a command that does not live to its end."""

    def __init__(self, root: Path, *, is_warm: bool) -> None:
        self.root = make_book(root, {f"clients/c{n:04}.yaml": _text(n, 0) for n in range(COUNT)})
        self._is_warm = is_warm
        self._before: bytes | None = None
        if is_warm:
            ask(self.root, EVERYTHING, cached=True)
            self._before = only_cache(self.root).read_bytes()
            self._name = only_cache(self.root)
            for number in range(0, COUNT, 2):
                put(self.root, f"clients/c{number:04}.yaml", _text(number, 1))
        self.plain = ask(self.root, EVERYTHING, cached=False)
        self.reset()
        started = time.monotonic()
        assert start(self.run).result() == self.plain
        self.duration = time.monotonic() - started

    def run(self) -> str:
        return ask(self.root, EVERYTHING, cached=True)

    def reset(self) -> None:
        """The cache that the command found, and nothing that others left."""
        directory = self.root / CACHE
        shutil.rmtree(directory, ignore_errors=True)
        if self._before is not None:
            directory.mkdir(mode=0o700)
            self._name.write_bytes(self._before)
            self._name.chmod(0o600)

    def stop(self, after: float, number: int, *, whole_group: bool) -> None:
        """Stop the command, and look what it leaves."""
        child = start(self.run)
        time.sleep(after)
        child.end(number, whole_group=whole_group)
        started = time.monotonic()
        assert ask(self.root, EVERYTHING, cached=True) == self.plain
        assert time.monotonic() - started < 5 + 3 * self.duration, "it waited for the dead"
        assert child.is_alone()


@pytest.fixture(scope="module", params=[False, True], ids=["cold", "warm"])
def scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return Scene(tmp_path_factory.mktemp("book"), is_warm=request.param)


@pytest.mark.long
@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS.keys())
def test_stopped_anywhere_in_its_work(
    scene: Scene, stop: tuple[int, bool], bounded: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = 3 if bounded else 40
    number, whole_group = stop
    for step in range(times):
        scene.reset()
        scene.stop(scene.duration * (step + 0.7) / times, number, whole_group=whole_group)
    set_clock(monkeypatch, 10 * SECONDS)
    ask(scene.root, EVERYTHING, cached=True)
    assert reads(lambda: ask(scene.root, EVERYTHING, cached=True)) == []


def test_a_writer_that_is_killed_with_half_of_it_written_is_rolled_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's own journal is left, with what was there before."""
    import sqlite3

    set_clock(monkeypatch, 10 * SECONDS)
    root = make_book(tmp_path, {f"clients/c{n:04}.yaml": _text(n, 0) for n in range(30)})
    plain = ask(root, EVERYTHING, cached=True)
    file = only_cache(root)
    journal = Path(f"{file}-journal")

    def write_and_wait() -> None:
        connection = sqlite3.connect(file, isolation_level=None)
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM part")
        connection.execute("DELETE FROM document")
        connection.execute("CREATE TABLE more (data BLOB)")
        connection.execute("INSERT INTO more VALUES (randomblob(2000000))")
        (root / "ready").touch()
        time.sleep(60)

    writer = start(write_and_wait)
    while not (root / "ready").exists():
        time.sleep(0.01)
    writer.end(signal.SIGKILL)
    assert journal.read_bytes()[:4] == bytes.fromhex("d9d505f9")

    again: list[str] = []
    opened = reads(lambda: again.append(ask(root, EVERYTHING, cached=True)))
    assert (again, opened) == ([plain], [])
    assert not journal.exists()


def test_no_worker_stays_when_the_answer_is_there(tmp_path: Path) -> None:
    scene = Scene(tmp_path, is_warm=False)
    scene.reset()
    child = start(scene.run)
    assert child.result() == scene.plain
    assert child.is_alone()
    with pytest.raises(ProcessLookupError):
        os.killpg(child.process, 0)
