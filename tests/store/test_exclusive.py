"""Where there is no flock, a signed file is the lock: a dead holder's is taken over, any other waited for."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from clientctl.errors import Conflict, Failed
from clientctl.store import exclusive
from clientctl.store.exclusive import NAME, ExclusiveFile
from clientctl.store.holder import Holder
from tests.store import crash
from tests.store.support import PROJECT, environment

ME = Holder.me()


def _dead_pid() -> int:
    process = subprocess.Popen(("true",))
    process.wait()
    return process.pid


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    (tmp_path / "private").mkdir()
    return tmp_path / "private"


def _sign(directory: Path, holder: Holder) -> None:
    (directory / NAME).write_bytes(holder.line() + b"1\n")


def test_it_exists_while_it_is_held_and_names_its_holder(directory: Path) -> None:
    with ExclusiveFile(directory, 1).held():
        assert Holder.parse((directory / NAME).read_bytes()) == ME
    assert list(directory.iterdir()) == []


def test_it_goes_when_the_work_fails_and_the_error_stays(directory: Path) -> None:
    with pytest.raises(OSError, match="work"), ExclusiveFile(directory, 1).held():
        raise OSError("work")
    assert list(directory.iterdir()) == []


@pytest.mark.parametrize(
    "holder",
    [
        Holder(ME.host, _dead_pid(), ME.boot, ME.namespace),
        Holder(ME.host, 1, "another-boot", ME.namespace),
    ],
    ids=["dead", "before the reboot"],
)
def test_a_dead_holder_is_followed_at_once(directory: Path, holder: Holder) -> None:
    _sign(directory, holder)
    begin = time.monotonic()
    with ExclusiveFile(directory, 5).held():
        assert time.monotonic() - begin < 1
        assert Holder.parse((directory / NAME).read_bytes()) == ME
    assert list(directory.iterdir()) == []


@pytest.mark.parametrize(
    "holder",
    [
        ME,
        Holder(ME.host, 1, ME.boot, ME.namespace),
        Holder("elsewhere", _dead_pid(), ME.boot, ME.namespace),
        Holder(ME.host, _dead_pid(), ME.boot, "pid:[1]"),
    ],
    ids=["alive", "another user's", "another host", "another container"],
)
def test_a_holder_that_may_live_is_waited_for_and_named(directory: Path, holder: Holder) -> None:
    _sign(directory, holder)
    with pytest.raises(Conflict) as refused, ExclusiveFile(directory, 0.12).held():
        pass
    assert refused.value.message.values == {"host": holder.host, "pid": str(holder.pid)}
    assert (directory / NAME).exists()


def test_an_unsigned_file_is_nobodys_to_take(directory: Path) -> None:
    (directory / NAME).write_bytes(b"")
    with pytest.raises(Conflict) as refused, ExclusiveFile(directory, 0.06).held():
        pass
    assert refused.value.code == "store.locked"


def test_a_claim_on_a_dead_holder_that_is_taken_is_respected(directory: Path) -> None:
    _sign(directory, Holder(ME.host, _dead_pid(), ME.boot, ME.namespace))
    claim = directory / f"{NAME}.{(directory / NAME).read_bytes().hex()[-64:]}"
    claim.write_bytes(b"")
    with pytest.raises(Conflict), ExclusiveFile(directory, 0.06).held():
        pass
    claim.unlink()
    with ExclusiveFile(directory, 1).held():
        pass


def test_a_directory_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / NAME).mkdir()
    with pytest.raises(Failed), ExclusiveFile(tmp_path / "private", 0.06).held():
        pass


@pytest.mark.concurrency
def test_one_of_many_at_a_time(directory: Path) -> None:
    _sign(directory, Holder(ME.host, _dead_pid(), ME.boot, ME.namespace))
    inside: list[int] = []
    most: list[int] = []

    def work(number: int) -> None:
        with ExclusiveFile(directory, 20).held():
            inside.append(number)
            most.append(len(inside))
            time.sleep(0.005)
            inside.remove(number)

    threads = [Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 8


def test_a_file_that_was_replaced_meanwhile_is_not_taken_over(directory: Path) -> None:
    """The claim is named after a holder that was read before; by now the file is another's."""
    _sign(directory, ME)
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        assert not exclusive._take_over(descriptor, Holder(ME.host, 1, "gone", "-").line())
        assert exclusive._read(descriptor, "none") == b""
    finally:
        os.close(descriptor)
    assert [path.name for path in directory.iterdir()] == [NAME]


@pytest.mark.crash
@pytest.mark.skipif(bool(crash.missing()), reason=crash.missing() or "-")
@pytest.mark.parametrize("error", ["ENOLCK", "EOPNOTSUPP"])
def test_it_is_used_where_flock_is_not_supported(directory: Path, error: str) -> None:
    script = (
        "import sys; from pathlib import Path; from clientctl.store.lock import Lock\n"
        "directory = Path(sys.argv[1])\n"
        "with Lock(directory).held(): print(sorted(path.name for path in directory.iterdir()))\n"
    )
    command = crash.Command(
        (sys.executable, "-c", script, str(directory)), environment(directory), PROJECT, str(directory)
    )
    finished = command.run(point=crash.Point("flock", 1), fault=f"error={error}")
    assert finished.stdout == b"['lock', 'lock.held']\n"
    assert [path.name for path in directory.iterdir()] == ["lock"]


@pytest.mark.crash
@pytest.mark.skipif(bool(crash.missing()), reason=crash.missing() or "-")
def test_another_failure_of_flock_is_told(directory: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from clientctl.errors import Failed\n"
        "from clientctl.store.lock import Lock\n"
        "try:\n with Lock(Path(sys.argv[1])).held(): print('held')\n"
        "except Failed as failure: print(failure.code)\n"
    )
    command = crash.Command(
        (sys.executable, "-c", script, str(directory)), environment(directory), PROJECT, str(directory)
    )
    finished = command.run(point=crash.Point("flock", 1), fault="error=EIO")
    assert finished.stdout == b"store.cannot_write\n"
