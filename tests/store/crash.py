"""Faults at one system call after the other: what a command leaves behind when it is killed anywhere.

strace injects the fault. First the command runs once unharmed to learn which calls it makes after it first
touches its book; then it runs once for each of them with the fault put there.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

KILL = "signal=KILL"
ERRORS = tuple(f"error={name}" for name in ("EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES"))
_CALL = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(\w+)\(")
_NOT_FILES = ("execve", "mmap")  # its arguments name the book too soon; memory
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
    """The `number`th call (from 1) of one kind that the command makes."""

    call: str
    number: int


@dataclass(frozen=True, slots=True)
class Command:
    """A command to break; `marker` is a path by which its first call that matters is known."""

    argv: Sequence[str]
    env: Mapping[str, str]
    cwd: Path
    marker: str

    def run(self, *, point: Point | None = None, fault: str = "") -> Finished:
        """Run it, with the fault at the point if there is one; its children are not traced."""
        prefix: tuple[str, ...] = ()
        if point is not None:
            inject = f"inject={point.call}:{fault}:when={point.number}"
            prefix = ("strace", "-qq", "-o", "/dev/null", "-e", f"trace={point.call}", "-e", inject)
        return subprocess.run(
            (*prefix, *self.argv),
            env=self.env,
            cwd=self.cwd,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )

    def points(self, log: Path) -> tuple[Point, ...]:
        """Every file-system call from the first that names the marker, in the order of the calls."""
        traced = ("strace", "-qq", "-s", "4096", "-o", str(log), "-e", "trace=%file,%desc", *self.argv)
        subprocess.run(traced, env=self.env, cwd=self.cwd, capture_output=True, timeout=_SECONDS, check=True)
        return tuple(_points(log.read_text(errors="replace").splitlines(), self.marker))


def _points(lines: Sequence[str], marker: str) -> Iterator[Point]:
    made: Counter[str] = Counter()
    has_begun = False
    for line in lines:
        found = _CALL.match(line)
        if found is None or found[1] in _NOT_FILES:
            continue
        made[found[1]] += 1
        has_begun = has_begun or marker in line
        if has_begun:
            yield Point(found[1], made[found[1]])


def sweep(
    command: Command,
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


def shim(directory: Path, program: str, subcommand: str) -> Path:
    """A directory for the PATH whose `program` runs under strace in calls with this subcommand.

    The fault is given by the environment variable FAULT, as strace's `inject=` takes it; without it all is as
    usual.
    """
    real = shutil.which(program)
    assert real is not None
    directory.mkdir()
    script = directory / program
    script.write_text(
        "#!/bin/sh\n"
        f'case " ${{FAULT:+$*}} " in *" {subcommand} "*)\n'
        f'  exec strace -qq -o /dev/null -e "inject=$FAULT" {real} "$@" ;;\n'
        "esac\n"
        f'exec {real} "$@"\n'
    )
    script.chmod(0o755)
    return directory
