"""kill -9 or an error at any file-system call of a writing command: files old or new, the next command works."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.installed import deeds, support
from tests.installed.deeds import ALIASES, APART, BY_COMMAND, WRITING, Deed
from tests.store import crash

pytestmark = [
    pytest.mark.long,
    pytest.mark.crash,
    pytest.mark.skipif(bool(crash.missing()), reason=crash.missing() or "-"),
]

OWN = tuple(deed for deed in WRITING if deed.command not in ALIASES)
ENDS = (0, 1, 2, 3, 4, 5, -9)
each_writer = pytest.mark.parametrize("deed", OWN, ids=lambda deed: deed.command)


@dataclass(frozen=True)
class Scene:
    """A book put back before each fault, and what must hold afterwards."""

    book: Path
    fresh: Path
    home: Path
    env: dict[str, str]
    command: crash.Command
    deed: Deed

    def reset(self) -> None:
        shutil.rmtree(self.book, ignore_errors=True)
        shutil.copytree(self.fresh, self.book)
        (self.home / "edited").unlink(missing_ok=True)

    def is_new(self) -> bool:
        """Whether the file is as it should be after the command; whatever else is as before is asserted."""
        old, now = _text(self.fresh / self.deed.file), _text(self.book / self.deed.file)
        is_new = now is None if not self.deed.mark else now is not None and self.deed.mark in now
        assert is_new or now == old
        return is_new

    def check(self, finished: crash.Finished) -> None:
        assert b"Traceback" not in finished.stderr
        assert finished.returncode in ENDS
        assert self.is_new() or finished.returncode != 0
        if (self.home / "edited").exists() and not self.is_new():
            kept = [path.read_text() for path in (self.book / ".git/clientctl/drafts").rglob("acme.yaml")]
            assert [text for text in kept if self.deed.mark in text], "what was typed is kept as a draft"
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
        assert [path for path in self.book.rglob(".*.tmp") if ".git" not in path.parts] == []
        assert support.git(self.book, self.env, "status", "--porcelain", "--", "clients/acme.yaml") == ""
        checked = support.run_warm(self.book, self.env, "check")
        assert checked.code == 0, checked.out


def _text(path: Path) -> str | None:
    return path.read_text() if path.exists() else None


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], Path]:
    """A home whose editor tells that it was there, the variables of a command, and the book as it is before each."""
    home = tmp_path_factory.mktemp("home")
    env = deeds.environment(home)
    editor = home / "editor"
    editor.write_text(f"{editor.read_text()}touch {home}/edited\n")
    return home, env, deeds.make_book(home / "fresh", env)


@pytest.fixture
def scene(deed: Deed, home: tuple[Path, dict[str, str], Path], tmp_path: Path) -> Scene:
    directory, env, fresh = home
    book = tmp_path / "book"
    command = crash.Command(
        support.clientctl(*deed.line),
        env,
        book,
        str(book),
        given=deed.given.encode(),
        needs_terminal=deed.needs_terminal,
    )
    scene = Scene(book, fresh, directory, env, command, deed)
    scene.reset()
    return scene


def find_points(scene: Scene, log: Path) -> tuple[tuple[crash.Point, ...], tuple[crash.Point, ...]]:
    """All calls of the command, which does its work when it is let, and those from its first change on."""
    points = scene.command.points(log)
    assert scene.is_new(), "unharmed, the command writes what it should"
    late = tuple(point for point in points if point.is_late)
    assert len(points) > len(late) > 20
    return points, late


def break_at(scene: Scene, point: crash.Point, fault: str) -> None:
    crash.sweep(scene.command, [point], [fault], reset=scene.reset, check=scene.check)


@each_writer
def test_killed_and_refused_at_some_calls(deed: Deed, scene: Scene, tmp_path: Path) -> None:
    """Others for each command, most of them where it writes."""
    points, late = find_points(scene, tmp_path / "log")
    turn = OWN.index(deed)
    for point in crash.pick(late, 2, turn):
        break_at(scene, point, crash.KILL)
    for number, calls in enumerate((late, points)[: 2 - turn % 2]):
        (point,) = crash.pick(calls, 1, turn + 1)
        break_at(scene, point, crash.ERRORS[(turn + number) % len(crash.ERRORS)])


@pytest.mark.whole
@each_writer
def test_killed_at_every_call(deed: Deed, scene: Scene, tmp_path: Path) -> None:
    """From the first change on: before it there is nothing to lose."""
    _, late = find_points(scene, tmp_path / "log")
    for point in late:
        break_at(scene, point, crash.KILL)


@pytest.mark.whole
@each_writer
def test_refused_at_every_call(deed: Deed, scene: Scene, tmp_path: Path) -> None:
    """The errors take turns, so that each call meets one and each kind of call meets all of them."""
    points, _ = find_points(scene, tmp_path / "log")
    for number, point in enumerate(points):
        break_at(scene, point, crash.ERRORS[number % len(crash.ERRORS)])


def test_every_command_that_writes_is_broken_here() -> None:
    from clientctl.cli.table import COMMANDS

    natures = ("writes", "both")
    writers = {command.name for command in COMMANDS if command.nature in natures and not command.is_alias}
    assert writers - ALIASES - APART <= {deed.command for deed in OWN}
    assert BY_COMMAND["doctor"].file
