"""One holder at a time; a dead one's lock is free at once, a living one's is waited for and named."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Timer

import pytest

from clientctl.errors import Conflict, Failed
from clientctl.store.lock import Lock
from tests.store.support import PROJECT

HOLD = """
import sys, time
from pathlib import Path
from clientctl.store.lock import Lock
with Lock(Path(sys.argv[1])).held():
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    (tmp_path / "private").mkdir()
    return tmp_path / "private"


def _holder(directory: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        (sys.executable, "-c", HOLD, str(directory)), cwd=PROJECT, stdout=subprocess.PIPE
    )
    assert process.stdout is not None and process.stdout.readline() == b"held\n"
    return process


def test_it_is_free_again_after_use(directory: Path) -> None:
    lock = Lock(directory, patience=0.1)
    for _ in range(2):
        with lock.held():
            pass
    with pytest.raises(KeyError), lock.held():
        raise KeyError
    with Lock(directory, patience=0.1).held():
        pass


def test_holding_it_twice_is_a_mistake_of_the_program(directory: Path) -> None:
    lock = Lock(directory)
    with lock.held(), pytest.raises(RuntimeError), lock.held():
        pass


@pytest.mark.concurrency
def test_a_living_holder_is_named_when_patience_ends(directory: Path) -> None:
    holder = _holder(directory)
    try:
        begin = time.monotonic()
        with pytest.raises(Conflict) as refused, Lock(directory, patience=0.3).held():
            pass
        assert 0.3 <= time.monotonic() - begin < 2
        assert refused.value.code == "store.locked_by"
        assert refused.value.message.values == {"host": os.uname().nodename, "pid": str(holder.pid)}
    finally:
        holder.kill()
        holder.wait()


@pytest.mark.concurrency
def test_a_killed_holder_is_followed_at_once(directory: Path) -> None:
    holder = _holder(directory)
    holder.send_signal(signal.SIGKILL)
    begin = time.monotonic()
    with Lock(directory).held():
        assert time.monotonic() - begin < 1
    holder.wait()


@pytest.mark.concurrency
def test_a_waiter_gets_it_as_soon_as_it_is_free(directory: Path) -> None:
    holder = _holder(directory)
    Timer(0.3, holder.kill).start()
    begin = time.monotonic()
    with Lock(directory).held():
        assert 0.25 < time.monotonic() - begin < 1.3
    holder.wait()


@pytest.mark.concurrency
def test_giving_up_leaves_no_late_lock_behind(directory: Path) -> None:
    holder = _holder(directory)
    for _ in range(3):
        with pytest.raises(Conflict), Lock(directory, patience=0.05).held():
            pass
    holder.kill()
    holder.wait()
    with Lock(directory, patience=1).held():
        pass


def test_an_unsigned_lock_is_told_without_a_name(directory: Path) -> None:
    import fcntl

    with (directory / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(Conflict) as refused, Lock(directory, patience=0.05).held():
            pass
    assert refused.value.code == "store.locked"


def test_a_lock_that_cannot_be_made_is_told_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(Failed) as refused, Lock(tmp_path / "none").held():
        pass
    assert refused.value.message.values["path"] == str(tmp_path / "none/lock")
