"""Killed or refused at any call: files old or new, nothing acknowledged lost, the next write works."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.store import crash
from tests.store.support import (
    ACME,
    NEW,
    OLD,
    PROJECT,
    change,
    committed,
    debris,
    environment,
    git,
    make_book,
    make_writer,
    names,
    subjects,
    write,
)
from tests.store.write_once import AWAY, BETA, GAMMA

pytestmark = [
    pytest.mark.long,
    pytest.mark.crash,
    pytest.mark.skipif(bool(crash.missing()), reason=crash.missing() or "-"),
]

BEFORE: Mapping[str, bytes | None] = {ACME: OLD, BETA: OLD, GAMMA: None, AWAY: None}
AFTER: Mapping[str, Mapping[str, bytes | None]] = {
    "one": {**BEFORE, ACME: NEW},
    "new": {**BEFORE, GAMMA: NEW},
    "several": {**BEFORE, ACME: NEW, BETA: None, GAMMA: NEW},
    "moved": {**BEFORE, ACME: None, BETA: NEW, AWAY: OLD},
}


class Scene:
    """A book that is put back before each fault, and what must hold after it."""

    def __init__(self, directory: Path, plan: str, *, in_git: bool = True) -> None:
        self.plan = plan
        self.in_git = in_git
        self.book = directory / "book"
        self.fresh = make_book(directory / "fresh", files={ACME: OLD, BETA: OLD}, in_git=in_git)
        if in_git:
            write(make_writer(self.fresh), change("clientctl.yaml", b"clientctl: 1\n", b"clientctl: 1 \n"))
        argv = (sys.executable, "-B", "-m", "tests.store.write_once", plan, str(self.book))
        env = environment(directory, PYTHONHASHSEED="0")
        self.command = crash.Command(argv, env, PROJECT, str(self.book))
        self.reset()
        self.points = self.command.points(directory / "log")
        assert self.state() == AFTER[plan], "unharmed, the command writes what it should"

    def reset(self) -> None:
        shutil.rmtree(self.book, ignore_errors=True)
        shutil.copytree(self.fresh, self.book)

    def state(self) -> dict[str, bytes | None]:
        return {path: _read(self.book / path) for path in BEFORE}

    def check(self, finished: crash.Finished) -> None:
        """Each file old or new; all new and committed if acknowledged; all or none after the next write."""
        assert b"Traceback" not in finished.stderr
        assert finished.returncode in (0, 1, 4, 5, -9)
        state = self.state()
        assert all(state[path] in (BEFORE[path], AFTER[self.plan][path]) for path in BEFORE)
        if finished.returncode == 0:
            assert state == AFTER[self.plan]
            assert not self.in_git or subjects(self.book)[0] == f"write {self.plan}"
        self.check_next_write()

    def check_next_write(self) -> None:
        writer = make_writer(self.book)
        write(writer, change("clients/next.yaml", None, NEW), subject="add next")
        assert self.state() in (BEFORE, AFTER[self.plan])
        assert debris(self.book) == []
        if self.in_git:
            assert committed(self.book, "clients/next.yaml") == NEW
            assert git(self.book, "status", "--porcelain") == ""


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


@pytest.mark.parametrize("taken", [False, True])
def test_without_hard_links_a_new_file_is_renamed_into_place_and_still_never_overwrites(
    tmp_path: Path, taken: bool
) -> None:
    script = (
        "import sys; from pathlib import Path; from clientctl.errors import Conflict\n"
        "from clientctl.store import atomic\n"
        "try:\n atomic.write_new(Path(sys.argv[1]), 'a.yaml', b'new')\n"
        "except Conflict as refusal: print(refusal.code, end='')\n"
    )
    book = tmp_path / "book"
    book.mkdir()
    if taken:
        (book / "a.yaml").write_bytes(b"old")
    argv = (sys.executable, "-c", script, str(book))
    command = crash.Command(argv, environment(tmp_path), PROJECT, str(book))
    finished = command.run(point=crash.Point("linkat", 1), fault="error=EPERM")
    assert finished.stderr == b""
    assert finished.stdout == (b"store.exists" if taken else b"")
    assert names(book) == ["a.yaml"]
    assert (book / "a.yaml").read_bytes() == (b"old" if taken else b"new")


@pytest.mark.parametrize("in_git", [True, False], ids=["git", "no-git"])
@pytest.mark.parametrize("plan", AFTER)
def test_killed_or_refused_at_every_call(tmp_path: Path, plan: str, in_git: bool, bounded: bool) -> None:
    scene = Scene(tmp_path, plan, in_git=in_git)
    if not bounded:
        crash.sweep(
            scene.command, scene.points, (crash.KILL, *crash.ERRORS), reset=scene.reset, check=scene.check
        )
        return
    turn = 2 * list(AFTER).index(plan) + in_git
    for number, point in enumerate(crash.pick(scene.points, 7, turn)):
        faults = (crash.KILL, crash.ERRORS[(turn + number) % len(crash.ERRORS)])
        crash.sweep(scene.command, [point], faults, reset=scene.reset, check=scene.check)


def _committing_git(scene: Scene, directory: Path) -> tuple[crash.Child, tuple[crash.Point, ...]]:
    (directory / "bin").mkdir()
    child = crash.Child(scene.command, "git", "commit", directory / "bin")
    child.prepare()
    scene.reset()
    return child, child.points(directory / "git-log")


@pytest.mark.parametrize("plan", ["one", "several"])
def test_git_killed_at_every_call(tmp_path: Path, plan: str, bounded: bool) -> None:
    """What git leaves locked when it is killed itself does not stop the next write."""
    scene = Scene(tmp_path, plan)
    child, points = _committing_git(scene, tmp_path)
    points = crash.sample(points, 8) if bounded else points
    crash.sweep(child, points, (crash.KILL,), reset=scene.reset, check=scene.check)


def test_git_on_a_full_disk_leaves_the_write_and_a_book_that_works(tmp_path: Path, bounded: bool) -> None:
    """All calls but unlink: a lock that git cannot remove, no full disk explains."""
    scene = Scene(tmp_path, "several")
    child, points = _committing_git(scene, tmp_path)

    def check(finished: crash.Finished) -> None:
        assert finished.returncode in (0, 1)
        assert finished.returncode == 0 or b"store.commit_refused" in finished.stderr
        assert scene.state() == AFTER["several"]
        write(make_writer(scene.book), change("clients/next.yaml", None, NEW), subject="add next")
        assert committed(scene.book, "clients/next.yaml") == NEW
        assert debris(scene.book) == []

    writing = tuple(point for point in points if point.call != "unlink")
    writing = crash.sample(writing, 12) if bounded else writing
    crash.sweep(child, writing, ("error=ENOSPC",), reset=scene.reset, check=check)
