"""Signals, pipes that break, and no network, for every command."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from clientctl.cli.table import COMMANDS
from tests import warm
from tests.installed import deeds, support
from tests.installed.deeds import DEEDS, Deed
from tests.store import crash

pytestmark = [pytest.mark.long, pytest.mark.cli]

BY_LINE = tuple(deed for deed in DEEDS if deed.command not in deeds.ALIASES)
each_deed = pytest.mark.parametrize("deed", BY_LINE, ids=lambda deed: deed.command)
CONNECTS = re.compile(r"^\d+ +(connect\((?!.*AF_UNIX)|sendto\(.*sin|socket\(AF_INET6?)")
SIGNALS = ((signal.SIGINT, "INT", 130), (signal.SIGTERM, "TERM", 143))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    place = tmp_path_factory.mktemp("interrupted")
    env = deeds.environment(place / "home")
    return deeds.make_book(place / "fresh", env), env


@pytest.fixture
def book(fresh: tuple[Path, dict[str, str]], tmp_path: Path) -> Path:
    shutil.copytree(fresh[0], tmp_path / "book")
    return tmp_path / "book"


def command_of(deed: Deed, book: Path, env: dict[str, str]) -> crash.Command:
    return crash.Command(
        support.clientctl(*deed.line),
        env,
        book,
        str(book),
        given=deed.given.encode(),
        needs_terminal=deed.needs_terminal,
    )


def test_every_command_has_a_deed() -> None:
    """Whoever adds a command to the table adds it to the sweeps over files, signals, pipes and hostile books."""
    commands = [command for command in COMMANDS if command.name not in deeds.APART]
    assert [command.name for command in commands if command.name not in deeds.BY_COMMAND] == []
    assert len(deeds.BY_COMMAND) == len(DEEDS) == len(commands)
    writers = {command.name for command in commands if command.nature in ("writes", "both")} | {"doctor"}
    assert {deed.command for deed in deeds.WRITING} == writers


@each_deed
def test_every_deed_does_its_work(deed: Deed, book: Path, fresh: tuple[Path, dict[str, str]]) -> None:
    """A sweep over lines that are refused at once would find nothing."""
    if deed.needs_terminal:
        finished = command_of(deed, book, fresh[1]).run()
        done = warm.Finished(finished.returncode, finished.stdout, finished.stderr)
    else:
        done = warm.run(deed.line, cwd=book, env=fresh[1], given=deed.given.encode())
    assert done.code == 0, done.err.decode()
    assert done.out or deed.needs_terminal
    if deed.file:
        path = book / deed.file
        assert deed.mark in path.read_text() if deed.mark else not path.exists()


@dataclass(frozen=True, slots=True)
class Traced:
    """A deed done once under the eyes of strace: what it and its children called, and where it may be broken."""

    deed: Deed
    command: crash.Command
    calls: str
    points: tuple[crash.Point, ...]


@pytest.fixture(scope="module", params=BY_LINE, ids=lambda deed: deed.command)
def traced(
    request: pytest.FixtureRequest,
    fresh: tuple[Path, dict[str, str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Traced:
    if crash.missing():
        pytest.skip(crash.missing())
    place = tmp_path_factory.mktemp("traced")
    shutil.copytree(fresh[0], place / "book")
    command = command_of(request.param, place / "book", fresh[1])
    points = command.points(place / "log", family=True)
    return Traced(request.param, command, (place / "log").read_text(errors="replace"), points)


def test_nothing_is_asked_of_a_network(traced: Traced) -> None:
    assert "execve(" in traced.calls
    assert [line for line in traced.calls.splitlines() if CONNECTS.match(line)] == []


def test_a_signal_ends_it_without_a_traceback_and_with_its_code(
    traced: Traced, fresh: tuple[Path, dict[str, str]], bounded: bool
) -> None:
    turn = BY_LINE.index(traced.deed)
    number, name, code = SIGNALS[turn % 2]
    points = [point for point in traced.points if point.call in ("openat", "read", "write")]
    for point in crash.pick(points[len(points) // 3 :], 1 if bounded else 5, turn):
        book = traced.command.cwd
        shutil.rmtree(book)
        shutil.copytree(fresh[0], book)
        done = traced.command.run(point=point, fault=f"signal={name}")
        # one that comes when all is done changes nothing any more
        assert done.returncode in (code, 0, -number), (point, done.stderr.decode())
        assert b"Traceback" not in done.stderr, (point, done.stderr.decode())
        after = support.run_warm(book, fresh[1], "log", "acme", "after")
        assert after.code == 0, after.err


@pytest.mark.parametrize(
    "deed", [deed for deed in BY_LINE if not deed.needs_terminal], ids=lambda deed: deed.command
)
def test_a_reader_that_leaves_is_told_nothing(
    deed: Deed, book: Path, fresh: tuple[Path, dict[str, str]]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = warm.run(deed.line, cwd=book, env=fresh[1], given=deed.given.encode(), onto=pipe)
    assert (done.code, b"Traceback" in done.err) == (141, False), done.err.decode()
    if deed.file:  # what was done before the answer stays done
        path = book / deed.file
        assert deed.mark in path.read_text() if deed.mark else not path.exists()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize(
    "words", [("import", "-"), ("fmt", "-"), ("done", "-"), ("set", "-", "grade=A")], ids=" ".join
)
def test_a_signal_while_it_waits_for_words(
    words: tuple[str, ...], number: signal.Signals, code: int, book: Path, fresh: tuple[Path, dict[str, str]]
) -> None:
    with subprocess.Popen(
        support.clientctl(*words),
        cwd=book,
        env=fresh[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        _wait_until_it_reads(running.pid)
        running.send_signal(number)
        _, err = running.communicate(timeout=20)
    assert (running.returncode, b"Traceback" in err) == (code, False), err.decode()


def _wait_until_it_reads(process: int) -> None:
    """Until the process sleeps in a read of its stdin, as Linux tells; elsewhere for long enough."""
    call = Path(f"/proc/{process}/syscall")
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            words = call.read_text().split()
        except OSError:
            time.sleep(2)
            return
        if words[:2] == ["0", "0x0"]:
            return
        time.sleep(0.02)
