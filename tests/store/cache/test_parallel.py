"""Work spread over processes: every result comes, whatever happens to who makes it, and nobody is left."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clientctl.store.cache.parallel import spread
from tests.cache.processes import gone_within, start

JOBS = range(23)


def _square(job: int) -> bytes:
    return str(job * job).encode()


def _descriptors() -> list[str]:
    return sorted(entry.name for entry in Path("/proc/self/fd").iterdir())


def _children() -> list[str]:
    return Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text().split()


@pytest.fixture(autouse=True)
def _nothing_is_left() -> Iterator[None]:
    """No child, and no open descriptor."""
    before = _descriptors()
    yield
    assert _children() == []
    assert _descriptors() == before


@pytest.mark.parametrize("workers", [1, 2, 3, 8, 100])
@pytest.mark.parametrize("count", [0, 1, 2, 23])
def test_every_job_has_its_result_once(workers: int, count: int) -> None:
    found = list(spread(range(count), _square, workers))

    assert sorted(found) == [(job, _square(job)) for job in range(count)]


def test_one_worker_is_this_process_and_keeps_the_order() -> None:
    here = os.getpid()

    assert [pid for _, pid in spread(JOBS, lambda _: str(os.getpid()).encode(), 1)] == [
        str(here).encode()
    ] * 23


def test_several_are_others() -> None:
    pids = {pid for _, pid in spread(JOBS, lambda _: str(os.getpid()).encode(), 3)}

    assert len(pids) == 3
    assert str(os.getpid()).encode() not in pids


@pytest.mark.parametrize("size", [0, 1, 65_536, 65_537, 3_000_000])
def test_results_of_any_size_come_whole(size: int) -> None:
    found = dict(spread(range(5), lambda job: bytes([job]) * size, 2))

    assert found == {job: bytes([job]) * size for job in range(5)}


def _in_workers(act: Callable[[], object]) -> Callable[[int], bytes]:
    """Something that befalls workers at their second job, and never this process."""
    here = os.getpid()

    def work(job: int) -> bytes:
        if os.getpid() != here and job > 2:
            act()
        return _square(job)

    return work


def _raise() -> None:
    raise ValueError("in a worker")


ENDS: dict[str, Callable[[], object]] = {
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "out of memory": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "an error": _raise,
    "an exit": lambda: os._exit(3),
    "an interrupt": lambda: os.kill(os.getpid(), signal.SIGINT),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
def test_what_a_worker_leaves_undone_is_done_here(end: Callable[[], object]) -> None:
    found = list(spread(JOBS, _in_workers(end), 3))

    assert sorted(found) == [(job, _square(job)) for job in JOBS]


def test_a_worker_killed_in_the_middle_of_a_result_leaves_nothing_of_it() -> None:
    def cut_off(job: int) -> bytes:
        if os.getpid() != here:
            threading.Timer(0.05, lambda: os.kill(os.getpid(), signal.SIGKILL)).start()
        return bytes([job]) * 2_000_000

    here = os.getpid()
    found = spread(range(4), cut_off, 2)
    time.sleep(0.2)
    assert dict(found) == {job: bytes([job]) * 2_000_000 for job in range(4)}


def test_an_error_that_is_not_the_workers_fault_comes_out() -> None:
    def fail(job: int) -> bytes:
        if job == 5:
            raise ValueError("here too")
        return _square(job)

    with pytest.raises(ValueError, match="here too"):
        list(spread(JOBS, fail, 2))


def test_who_closes_early_waits_for_no_worker() -> None:
    def sleepy(job: int) -> bytes:
        time.sleep(60 * (job > 1))
        return b"x"

    found = spread(range(4), sleepy, 2)
    started = time.monotonic()
    assert next(found)[1] == b"x"
    found.close()  # type: ignore[attr-defined]

    assert time.monotonic() - started < 10


def test_without_room_for_processes_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError(11, "no more processes")

    monkeypatch.setattr(os, "fork", refuse)
    assert sorted(spread(JOBS, _square, 4)) == [(job, _square(job)) for job in JOBS]


def test_in_another_thread_no_worker_comes_back_as_its_parent() -> None:
    results: list[list[tuple[int, bytes]]] = []
    thread = threading.Thread(target=lambda: results.append(sorted(spread(JOBS, _square, 3))))
    thread.start()
    thread.join(30)

    assert results == [[(job, _square(job)) for job in JOBS]]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_workers_of_a_killed_parent_end_when_nobody_reads_them(number: int) -> None:
    """Each has far more to say than a pipe takes."""

    def forever() -> None:
        for _, _ in spread(range(1000), lambda job: bytes(100_000), 3):
            time.sleep(60)

    child = start(forever)
    time.sleep(0.3)
    child.end(number)
    assert gone_within(10, child.process)
