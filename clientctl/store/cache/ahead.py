"""Looking at a book's files ahead of time, in a process of its own, while this one still loads its modules."""

from __future__ import annotations

import marshal
import os
import sys
from mmap import mmap
from typing import Final, NoReturn

from clientctl.store.cache.forking import fork
from clientctl.store.cache.signatures import Scan, scan

# Memory that both processes see; what does not fit is looked at again. Pages that are not used cost nothing.
_ROOM: Final = 64 << 20


class Ahead:
    """A scan that has begun; `result` waits for it, and `close` ends it where nobody wants to know any more."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._reading = -1
        self._child = 0
        # on a single processor it is not worth a process; tests do not take processors away from theirs
        if sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1:
            self._start()

    def _start(self) -> None:
        room = mmap(-1, _ROOM)
        reading, writing = os.pipe()
        try:
            self._child = fork()
        except OSError:  # no room for another process
            os.close(reading)
            os.close(writing)
            return
        if self._child == 0:  # ends without a report to whoever measures the coverage of tests
            _scan(self._root, room, reading, writing)
        os.close(writing)
        self._room = room
        self._reading = reading

    def result(self) -> Scan:
        """The scan, which is done here and now where the other process could not."""
        length = b"" if self._reading < 0 else os.read(self._reading, 8)
        if len(length) < 8:
            return scan(self._root)
        files, is_odd, now = marshal.loads(memoryview(self._room)[: int.from_bytes(length, "big")])
        return Scan(files, is_odd, now)

    def close(self) -> None:
        """Leave no process behind."""
        if self._reading < 0:
            return
        from signal import SIGKILL

        os.close(self._reading)
        self._reading = -1
        os.kill(self._child, SIGKILL)
        os.waitpid(self._child, 0)


def _scan(root: str, room: mmap, reading: int, writing: int) -> NoReturn:
    """The life of the other process: it holds none of our streams and runs none of our exits."""
    try:
        # its own end of the reader's would keep it for ever when nobody wants to know any more
        os.close(reading)
        for stream in (0, 1, 2):
            os.close(stream)
        seen = scan(root)
        data = marshal.dumps((dict(seen.files), seen.is_odd, seen.now))
        # why a directory could not be read is told by who asks
        if not seen.refused and len(data) <= len(room):
            room[: len(data)] = data
            os.write(writing, len(data).to_bytes(8, "big"))
    finally:
        os._exit(0)
