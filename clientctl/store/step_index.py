"""What every commit touched, kept beside the caches: git goes through each commit once, and not for each question.

What a commit is never changes, so nothing here grows stale; which commits there are is asked each time.
"""

from __future__ import annotations

import json
import os
import re
import stat
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final
from zlib import crc32

from clientctl.errors import ClientctlError
from clientctl.frozen import frozen
from clientctl.model.progress import Advance

_FORMAT: Final = "clientctl steps 1"
_LIMIT: Final = 1 << 30
_READ: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_CREATE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_HEAD: Final = re.compile(rb"\0([0-9a-f]{40,64})(?: [0-9a-f ]*)?\0\d+\0\d+\0")
_AT_ONCE: Final = 2_000  # commits asked for with one process

# What git's log says of these commits, without walking from one to the other.
Ask = Callable[[Sequence[str]], bytes]


@frozen
class _Kept:
    """The words of git's log for each commit up to `head`, the newest first; where those of each begin."""

    head: str
    starts: Sequence[int]
    body: bytes

    def blocks(self) -> Iterator[bytes]:
        for start, end in zip(self.starts, (*self.starts[1:], len(self.body)), strict=True):
            yield self.body[start:end]


class StepIndex:
    """The file that this is kept in; prepare: makes its directory."""

    def __init__(self, path: Path, prepare: Callable[[], None], advance: Advance) -> None:
        self._path = path
        self._prepare = prepare
        self._advance = advance
        self._kept: _Kept | None = None

    def find(self, paths: Iterable[str], head: str, order: Callable[[], Sequence[str]], ask: Ask) -> bytes:
        """What git's log says of the commits up to `head` that touched any of these paths, the newest first.

        order: gives the ids of all commits up to there, the newest first.
        """
        kept = self._kept or self._read()
        if kept is None or kept.head != head:
            kept = self._brought_up(kept, head, order(), ask)
            self._write(kept)
        self._kept = kept
        found: set[int] = set()
        for path in paths:
            word = b"\0" + path.encode("utf-8", "surrogateescape") + b"\0"
            at = kept.body.find(word)
            while at >= 0:
                found.add(bisect_right(kept.starts, at) - 1)
                at = kept.body.find(word, at + 1)
        ends = (*kept.starts[1:], len(kept.body))
        return b"".join(kept.body[kept.starts[place] : ends[place]] for place in sorted(found))

    def _brought_up(self, kept: _Kept | None, head: str, order: Sequence[str], ask: Ask) -> _Kept:
        known = (
            {}
            if kept is None
            else {block[1:].split(b"\0", 1)[0].split(b" ")[0]: block for block in kept.blocks()}
        )
        missing = [commit_id for commit_id in order if commit_id.encode() not in known]
        for start in range(0, len(missing), _AT_ONCE):
            self._advance(start, len(missing))
            known.update(_split(ask(missing[start : start + _AT_ONCE])))
        if missing:
            self._advance(len(missing), len(missing))
        starts, blocks, length = [], [], 0
        for commit_id in order:
            block = known.get(commit_id.encode()) or b"\0" + commit_id.encode() + b" \x000\x000\0\0"
            starts.append(length)
            blocks.append(block)
            length += len(block)
        return _Kept(head, starts, b"".join(blocks))

    def _read(self) -> _Kept | None:
        """What was written; None for anything else that goes by the path."""
        try:
            descriptor = os.open(self._path, _READ)
            try:
                status = os.fstat(descriptor)
                if (
                    not stat.S_ISREG(status.st_mode)
                    or status.st_uid != os.geteuid()
                    or status.st_mode & 0o022
                ):
                    return None
                with os.fdopen(os.dup(descriptor), "rb") as file:
                    raw = file.read(_LIMIT)
            finally:
                os.close(descriptor)
            check, _, data = raw.partition(b"\n")
            if int(check) != crc32(data):
                return None
            head, _, body = data.partition(b"\n")
            told = json.loads(head)
            return _Kept(told["head"], told["starts"], body) if told["format"] == _FORMAT else None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def _write(self, kept: _Kept) -> None:
        """Keep it whole or not at all; where that cannot be done, git is asked again next time."""
        told = {"format": _FORMAT, "head": kept.head, "starts": kept.starts}
        data = json.dumps(told).encode() + b"\n" + kept.body
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        with suppress(OSError, ClientctlError):
            self._prepare()
            descriptor = os.open(beside, _CREATE, 0o600)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(b"%d\n" % crc32(data) + data)
                beside.replace(self._path)
            except OSError:
                beside.unlink(missing_ok=True)
                raise


def _split(output: bytes) -> Mapping[bytes, bytes]:
    """The words of a log by the ids of its commits."""
    heads = list(_HEAD.finditer(output))
    ends = [*(head.start() for head in heads[1:]), len(output)]
    return {head[1]: output[head.start() : end] for head, end in zip(heads, ends, strict=True)}
