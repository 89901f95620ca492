"""Work spread over the processors by forked processes, where there is enough of it."""

from __future__ import annotations

import gc
import os
import select
import sys
from collections.abc import Callable, Iterator, Sequence
from signal import SIGKILL
from typing import Final, NoReturn, TypeVar

from clientctl.store.cache.forking import fork

Job = TypeVar("Job")

_HEADER: Final = 16  # bytes: the job's number and the length of its result, eight each
_CHUNK: Final = 1 << 20


def processors() -> int:
    """How many processes can work at once; 1 where processes cannot be forked safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def spread(jobs: Sequence[Job], work: Callable[[Job], bytes], workers: int) -> Iterator[tuple[int, bytes]]:
    """The number and the result of every job, as they are done.

    A worker that dies leaves its jobs to this process; closing the iterator ends the workers.
    """
    left = set(range(len(jobs)))
    if workers > 1 and len(jobs) > 1:
        for number, result in _forked(jobs, work, min(workers, len(jobs))):
            left.discard(number)
            yield number, result
    for number in sorted(left):
        yield number, work(jobs[number])


def _forked(jobs: Sequence[Job], work: Callable[[Job], bytes], workers: int) -> Iterator[tuple[int, bytes]]:
    pipes: dict[int, bytearray] = {}
    children: list[int] = []
    try:
        for first in range(workers):
            reading, writing = os.pipe()
            try:
                child = fork()
            except OSError:  # no room for another process: its jobs are left over
                os.close(reading)
                os.close(writing)
                continue
            if child == 0:  # ends without a report to whoever measures the coverage of tests
                mine = [(number, jobs[number]) for number in range(first, len(jobs), workers)]
                _work(writing, (*pipes, reading), mine, work)
            os.close(writing)
            children.append(child)
            pipes[reading] = bytearray()
        while pipes:
            for reading in select.select(list(pipes), [], [])[0]:
                data = os.read(reading, _CHUNK)
                if not data:
                    os.close(reading)
                    del pipes[reading]
                    continue
                pipes[reading] += data
                yield from _complete(pipes[reading])
    finally:
        for reading in pipes:
            os.close(reading)
        for child in children:
            os.kill(child, SIGKILL)
            os.waitpid(child, 0)


def _complete(received: bytearray) -> Iterator[tuple[int, bytes]]:
    """The results that have come whole, taken out of what has been received."""
    while len(received) >= _HEADER:
        number = int.from_bytes(received[:8], "big")
        end = _HEADER + int.from_bytes(received[8:_HEADER], "big")
        if len(received) < end:
            return
        result = bytes(received[_HEADER:end])
        del received[:end]
        yield number, result


def _work(
    writing: int, others: Sequence[int], jobs: Sequence[tuple[int, Job]], work: Callable[[Job], bytes]
) -> NoReturn:
    """The life of a worker: it says nothing, touches no stream of ours, and runs none of our exits."""
    try:
        # a pipe that only workers read from would keep them for ever when their parent is killed
        for reading in others:
            os.close(reading)
        gc.disable()  # what a worker makes it hardly keeps, and it does not live long
        for number, job in jobs:
            result = work(job)
            view = memoryview(number.to_bytes(8, "big") + len(result).to_bytes(8, "big") + result)
            while view:
                view = view[os.write(writing, view) :]
    finally:
        os._exit(0)
