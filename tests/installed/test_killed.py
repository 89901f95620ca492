"""kill -9 or an error at any file-system call of a writing command: files old or new, the next command works."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.installed import deeds, support
from tests.installed.deeds import ALIASES, BY_COMMAND, WRITING, Deed
from tests.store import crash

pytestmark = [
    pytest.mark.long,
    pytest.mark.crash,
    pytest.mark.skipif(bool(crash.missing()), reason=crash.missing() or "-"),
]

OWN = tuple(deed for deed in WRITING if deed.command not in ALIASES)
ENDS = (0, 1, 2, 3, 4, 5, -9)
each_writer = pytest.mark.parametrize("deed", OWN, ids=lambda deed: deed.command)
# One that changes a file, one with a draft; the long tests take all.
FEW = tuple(deed for deed in OWN if deed.command in ("log", "edit"))
some_writers = pytest.mark.parametrize("deed", FEW, ids=lambda deed: deed.command)


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


def make_scene(deed: Deed, place: Path) -> Scene:
    home = place / "home"
    env = deeds.environment(home)
    editor = home / "editor"
    editor.write_text(f"{editor.read_text()}touch {home}/edited\n")
    fresh = deeds.make_book(place / "fresh", env)
    book = place / "book"
    command = crash.Command(
        support.clientctl(*deed.line),
        env,
        book,
        str(book),
        given=deed.given.encode(),
        needs_terminal=deed.needs_terminal,
    )
    scene = Scene(book, fresh, home, env, command, deed)
    scene.reset()
    return scene


def find_points(scene: Scene, log: Path) -> tuple[crash.Point, ...]:
    """The calls of the command, which does its work when it is let."""
    points = scene.command.points(log)
    assert scene.is_new(), "unharmed, the command writes what it should"
    assert len(points) > 20
    return points


@some_writers
def test_killed_at_some_calls(deed: Deed, tmp_path: Path) -> None:
    scene = make_scene(deed, tmp_path)
    points = find_points(scene, tmp_path / "log")
    # the last calls are those that write: look closest there
    chosen = (points[len(points) // 2], *crash.sample(points[-60:], 2))
    crash.sweep(scene.command, chosen, [crash.KILL], reset=scene.reset, check=scene.check)


@some_writers
def test_refused_at_some_calls(deed: Deed, tmp_path: Path) -> None:
    scene = make_scene(deed, tmp_path)
    points = find_points(scene, tmp_path / "log")
    writing = [
        point for point in points[-200:] if point.call in ("openat", "write", "fsync", "rename", "link")
    ]
    fault = crash.ERRORS[OWN.index(deed) % len(crash.ERRORS)]
    crash.sweep(scene.command, crash.sample(writing, 2), [fault], reset=scene.reset, check=scene.check)


@each_writer
def test_killed_at_every_call(deed: Deed, tmp_path: Path, bounded: bool) -> None:
    scene = make_scene(deed, tmp_path)
    points = find_points(scene, tmp_path / "log")
    if bounded:
        points = crash.sample(points, 3)
    crash.sweep(scene.command, points, [crash.KILL], reset=scene.reset, check=scene.check)


@each_writer
def test_refused_at_every_call(deed: Deed, tmp_path: Path, bounded: bool) -> None:
    """The errors take turns, so that each call meets one and each kind of call meets all of them."""
    scene = make_scene(deed, tmp_path)
    points = find_points(scene, tmp_path / "log")
    if bounded:
        points = crash.sample(points, 3)
    for number, point in enumerate(points):
        fault = crash.ERRORS[number % len(crash.ERRORS)]
        crash.sweep(scene.command, [point], [fault], reset=scene.reset, check=scene.check)


def test_every_command_that_writes_is_broken_here() -> None:
    from clientctl.cli.table import COMMANDS

    natures = ("writes", "both")
    writers = {command.name for command in COMMANDS if command.nature in natures and not command.is_alias}
    assert writers - ALIASES <= {deed.command for deed in OWN}
    assert BY_COMMAND["doctor"].file
