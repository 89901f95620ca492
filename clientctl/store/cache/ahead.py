"""Looking at a book's files ahead of time, in a process of its own, while this one still loads its modules."""

from __future__ import annotations

import marshal
import os
import sys
from typing import Final, NoReturn

from clientctl.store.cache.signatures import Scan, scan

_CHUNK: Final = 1 << 20


class Ahead:
    """A scan that has begun; `result` waits for it."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._reading = -1
        self._child = 0
        if sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1:
            self._start()

    def _start(self) -> None:
        reading, writing = os.pipe()
        try:
            self._child = os.fork()
        except OSError:  # no room for another process
            os.close(reading)
            os.close(writing)
            return
        if self._child == 0:
            _scan(self._root, reading, writing)
        os.close(writing)
        self._reading = reading

    def result(self) -> Scan:
        """The scan; errors as `scan`, which is done here and now where the other process could not."""
        data = self._received()
        if not data:
            return scan(self._root)
        files, is_odd, now = marshal.loads(data)
        return Scan(files, is_odd, now)

    def _received(self) -> bytes:
        if self._reading < 0:
            return b""
        chunks = []
        while chunk := os.read(self._reading, _CHUNK):
            chunks.append(chunk)
        os.close(self._reading)
        self._reading = -1
        _, status = os.waitpid(self._child, 0)
        return b"" if status else b"".join(chunks)


def _scan(root: str, reading: int, writing: int) -> NoReturn:
    """The life of the other process: it holds none of our streams and runs none of our exits."""
    status = 1
    try:
        # its own end of the reader's would keep it for ever when nobody wants to know any more
        os.close(reading)
        for stream in (0, 1, 2):
            os.close(stream)
        seen = scan(root)
        if not seen.refused:  # which is told by who asks
            view = memoryview(marshal.dumps((dict(seen.files), seen.is_odd, seen.now)))
            while view:
                view = view[os.write(writing, view) :]
            status = 0
    finally:
        os._exit(status)
