"""kill -9 at any file-system call of a writing command: the file is old or new, and the next command works."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.installed import support
from tests.store import crash

pytestmark = [pytest.mark.crash, pytest.mark.skipif(bool(crash.missing()), reason=crash.missing() or "-")]

# command → client file that it writes, and what only the new content holds
COMMANDS = {
    "add": (("add", "Beta GmbH", "--grade", "A"), "beta", "name: Beta GmbH"),
    "set": (("set", "acme", "grade=A", "owner=li"), "acme", "grade: A"),
    "tag": (("tag", "acme", "+export", "vip-"), "acme", "export"),
    "log": (("log", "acme", "second call", "--next", "+7d"), "acme", "second call"),
}


@dataclass(frozen=True)
class Scene:
    """A book put back before each fault, and what must hold afterwards."""

    book: Path
    fresh: Path
    env: dict[str, str]
    command: crash.Command
    file: Path
    mark: str

    def reset(self) -> None:
        shutil.rmtree(self.book, ignore_errors=True)
        shutil.copytree(self.fresh, self.book)

    def check(self, finished: crash.Finished) -> None:
        before = self.fresh / self.file
        old = before.read_text() if before.exists() else None
        now = (self.book / self.file).read_text() if (self.book / self.file).exists() else None
        assert b"Traceback" not in finished.stderr
        assert now == old or (now is not None and self.mark in now)
        if finished.returncode == 0:
            assert now is not None
            assert self.mark in now
        self.check_next_command()

    def check_next_command(self) -> None:
        """The next write and the next look at the book work, and no half-written file is left to be seen."""
        done = support.run_warm(self.book, self.env, "log", "acme", "after the crash")
        assert done.code == 0, done.err
        seen = support.run_warm(self.book, self.env, "find", "-o", "json")
        assert seen.code == 0, seen.err
        acme = next(client for client in json.loads(seen.out) if client["id"] == "acme")
        texts = [entry["text"] for entry in acme["log"]]
        assert texts[0] == "first call"
        assert texts[-1] == "after the crash"
        assert not list((self.book / "clients").glob(".*.tmp"))
        assert support.git(self.book, self.env, "status", "--porcelain", "--", "clients/acme.yaml") == ""


def make_scene(name: str, place: Path) -> Scene:
    arguments, client, mark = COMMANDS[name]
    env = support.environment(place / "home")
    fresh = support.make_book(place / "fresh", env)
    book = place / "book"
    command = crash.Command(support.clientctl(*arguments), env, book, str(book))
    scene = Scene(book, fresh, env, command, Path("clients") / f"{client}.yaml", mark)
    scene.reset()
    return scene


@pytest.mark.parametrize("name", COMMANDS)
def test_killed_at_some_calls(name: str, tmp_path: Path) -> None:
    scene = make_scene(name, tmp_path)
    points = scene.command.points(tmp_path / "log")
    assert len(points) > 20
    # the last calls are those that write: look closest there
    chosen = (points[len(points) // 2], *crash.sample(points[-60:], 2))
    crash.sweep(scene.command, chosen, [crash.KILL], reset=scene.reset, check=scene.check)


@pytest.mark.long
@pytest.mark.parametrize("name", COMMANDS)
def test_killed_at_every_call(name: str, tmp_path: Path, bounded: bool) -> None:
    scene = make_scene(name, tmp_path)
    points = scene.command.points(tmp_path / "log")
    if bounded:
        points = crash.sample(points, 12)
    crash.sweep(scene.command, points, [crash.KILL], reset=scene.reset, check=scene.check)
