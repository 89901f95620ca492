"""Faults at one system call after the other: what a command leaves behind when it is killed anywhere.

strace injects the fault. First the command runs once unharmed to learn which calls it makes after it first
touches its book; then it runs once for each of them with the fault put there.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

KILL = "signal=KILL"
ERRORS = tuple(f"error={name}" for name in ("EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES"))
_CALL = re.compile(r"^(\d+ +)?(\w+)\(")
_NOT_FILES = ("execve", "mmap")  # its arguments name the book too soon; memory
_FIRST_CHANGE = re.compile(r"mkdir(at)?\(|open(at)?\(.*O_CREAT")
_CHANGING = ("openat", "write", "fsync", "rename", "link", "unlink", "mkdir", "chmod", "ftruncate")
_SECONDS = 60

Finished = subprocess.CompletedProcess[bytes]


def missing() -> str:
    """Why faults cannot be injected here; "" if they can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    probe = subprocess.run(("strace", "-qq", "-o", "/dev/null", "true"), capture_output=True, check=False)
    return "" if probe.returncode == 0 else "strace may not trace processes here"


@dataclass(frozen=True, slots=True)
class Point:
    """The `number`th call (from 1) of one kind that the command makes.

    is_late: whether it, or one before it, may have made a file or a directory.
    """

    call: str
    number: int
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A command to break; `marker` is a path by which its first call that matters is known.

    needs_terminal: stdin and stderr are one, where every question is answered by no; given: else its stdin.
    """

    argv: Sequence[str]
    env: Mapping[str, str]
    cwd: Path
    marker: str
    given: bytes = b""
    needs_terminal: bool = False

    def run(self, *, point: Point | None = None, fault: str = "") -> Finished:
        """Run it, with the fault at the point if there is one; its children are not traced."""
        prefix: tuple[str, ...] = ()
        if point is not None:
            prefix = ("strace", *_injection(point, fault))
        return self._execute((*prefix, *self.argv))

    def points(self, log: Path, *, family: bool = False) -> tuple[Point, ...]:
        """Every file-system call from the first that names the marker, in the order of the calls.

        log: is written, and with `family` holds also what its children call, and all that concerns networks.
        """
        traced = ("-f", "-e", "trace=%file,%desc,%network") if family else ("-e", "trace=%file,%desc")
        self._execute(("strace", "-qq", "-s", "4096", "-o", str(log), *traced, *self.argv)).check_returncode()
        return tuple(_points(log.read_text(errors="replace").splitlines(), self.marker))

    def _execute(self, argv: Sequence[str]) -> Finished:
        if self.needs_terminal:
            return self._execute_on_terminal(argv)
        return subprocess.run(
            argv,
            env=self.env,
            cwd=self.cwd,
            input=self.given,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )

    def _execute_on_terminal(self, argv: Sequence[str]) -> Finished:
        lead, follow = pty.openpty()
        os.write(lead, b"n\n" * 5)
        try:
            with subprocess.Popen(
                argv,
                env=self.env,
                cwd=self.cwd,
                stdin=follow,
                stdout=subprocess.PIPE,
                stderr=follow,
                start_new_session=True,
            ) as running:
                try:
                    out, _ = running.communicate(timeout=_SECONDS)
                finally:
                    running.kill()
            os.set_blocking(lead, False)
            with suppress(BlockingIOError):
                return subprocess.CompletedProcess(argv, running.returncode, out, os.read(lead, 1 << 16))
            return subprocess.CompletedProcess(argv, running.returncode, out, b"")
        finally:
            os.close(follow)
            os.close(lead)


def _points(lines: Sequence[str], marker: str) -> Iterator[Point]:
    made: Counter[str] = Counter()
    has_begun = is_late = False
    itself = found[1] if lines and (found := _CALL.match(lines[0])) else None
    for line in lines:
        found = _CALL.match(line)
        if found is None or found[1] != itself or found[2] in _NOT_FILES:
            continue
        made[found[2]] += 1
        has_begun = has_begun or marker in line
        is_late = is_late or _FIRST_CHANGE.match(line, found.start(2)) is not None
        if has_begun:
            yield Point(found[2], made[found[2]], is_late)


def sweep(
    command: Command | Child,
    points: Sequence[Point],
    faults: Sequence[str],
    *,
    reset: Callable[[], None],
    check: Callable[[Finished], None],
) -> None:
    """For each point and fault: reset, run with the fault there, check; a failure says where it was."""
    for point in points:
        for fault in faults:
            reset()
            finished = command.run(point=point, fault=fault)
            try:
                check(finished)
            except BaseException as error:
                error.add_note(
                    f"with {fault} at {point.call} number {point.number}: {finished.stderr.decode()}"
                )
                raise


def sample(points: Sequence[Point], count: int) -> tuple[Point, ...]:
    """About `count` of the points, evenly spread, the first and the last among them."""
    if len(points) <= count:
        return tuple(points)
    return tuple(points[index * (len(points) - 1) // (count - 1)] for index in range(count))


def pick(points: Sequence[Point], count: int, turn: int) -> tuple[Point, ...]:
    """`count` of the points, evenly spread, in every turn other ones: many turns come near to all of them."""
    begin = turn * 0.618
    return tuple(points[int(len(points) * ((begin + number / count) % 1))] for number in range(count))


@dataclass(frozen=True, slots=True)
class Child:
    """A program that a command runs, broken in the command's place: only when called with this subcommand."""

    command: Command
    program: str
    subcommand: str
    directory: Path  # an empty one, put before the PATH

    def prepare(self) -> None:
        """Put a script in the program's place that traces it as the variable STRACE says."""
        real = shutil.which(self.program, path=self.command.env["PATH"])
        assert real is not None
        script = self.directory / self.program
        script.write_text(
            "#!/bin/sh\n"
            f'case " ${{STRACE:+$*}} " in *" {self.subcommand} "*) exec strace $STRACE {real} "$@" ;; esac\n'
            f'exec {real} "$@"\n'
        )
        script.chmod(0o755)

    def run(self, *, point: Point, fault: str) -> Finished:
        """Run the command, with the fault at the point of its child."""
        return self._traced(_injection(point, fault)).run()

    def points(self, log: Path) -> tuple[Point, ...]:
        """The calls by which the child can change files, in their order."""
        finished = self._traced(("-qq", "-o", str(log), "-e", f"trace={','.join(_CHANGING)}")).run()
        assert finished.returncode == 0, finished.stderr.decode()
        return tuple(_points(log.read_text(errors="replace").splitlines(), ""))

    def _traced(self, options: Sequence[str]) -> Command:
        path = f"{self.directory}:{self.command.env['PATH']}"
        return replace(self.command, env={**self.command.env, "PATH": path, "STRACE": " ".join(options)})


def _injection(point: Point, fault: str) -> tuple[str, ...]:
    inject = f"inject={point.call}:{fault}:when={point.number}"
    return ("-qq", "-o", "/dev/null", "-e", f"trace={point.call}", "-e", inject)
