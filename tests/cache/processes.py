"""Processes of their own that ask a book, to be stopped in the middle."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

PATIENCE = 60.0  # seconds


@dataclass(slots=True)
class Child:
    """A forked process at the head of a group of its own, doing one thing."""

    process: int
    pipe: int

    def result(self) -> Any:
        """What it returned; an AssertionError with what went wrong otherwise."""
        with os.fdopen(self.pipe, "rb") as stream:
            data = stream.read()
        _, status = os.waitpid(self.process, 0)
        assert data, f"ended by {status}"
        is_done, value = pickle.loads(data)
        assert is_done, value
        return value

    def end(self, number: int, *, whole_group: bool = False) -> None:
        """Send a signal, to it alone or to its workers too, and wait until it is gone."""
        (os.killpg if whole_group else os.kill)(self.process, number)
        # one that had done its work already must not wait for a reader of what it found
        os.close(self.pipe)
        os.waitpid(self.process, 0)

    def is_alone(self) -> bool:
        """Is every worker of the ended process gone, or soon going?"""
        return gone_within(PATIENCE, self.process)


def gone_within(seconds: float, group: int) -> bool:
    """Does a group of processes empty itself within so many seconds?"""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not _members(group):
            return True
        time.sleep(0.01)
    return False


def _members(group: int) -> list[int]:
    """Processes of a group that run; those that ended and that nobody has asked for do not."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[2]) == group and fields[0] != "Z":
                found.append(int(entry.name))
    return found


def start(act: Callable[[], Any]) -> Child:
    """Begin to do something in another process, with Python's own way of taking Ctrl-C."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    # a signal that comes early waits: raised outside of what the child is to do, it would go on as a second tester
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    process = os.fork()
    if process == 0:
        _do(act, reading, writing, mask)
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    os.close(writing)
    os.setpgid(process, process)
    return Child(process, reading)


def _do(act: Callable[[], Any], reading: int, writing: int, mask: Iterable[int]) -> NoReturn:
    try:
        os.close(reading)
        os.setpgid(0, 0)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        try:
            data = pickle.dumps((True, act()))
        except Exception as error:  # noqa: BLE001 - told to the parent
            data = pickle.dumps((False, repr(error)))
        with os.fdopen(writing, "wb") as stream:
            stream.write(data)
    finally:
        os._exit(0)


def as_nobody(act: Callable[[], Any]) -> Callable[[], Any]:
    """The act without the rights of root, whom no permission stops."""

    def do() -> Any:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        return act()

    return do
