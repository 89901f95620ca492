"""git's objects by name, through one git that stays: the contents of files as they were, never a checkout."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING, Final

from clientctl.errors import Failed, message
from clientctl.store.folder import LIMIT

if TYPE_CHECKING:
    from subprocess import Popen

    from clientctl.store.git import Git

_CHUNK: Final = 1 << 20
# A git that ends at an object which it cannot find is begun again, but not for ever.
_MOST_ENDS: Final = 20


class Objects:
    """What `git cat-file --batch` gives; a process that has forked asks through a git of its own."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._process: Popen[bytes] | None = None
        self._owner = 0
        self._ends = 0

    def content(self, name: str) -> bytes | None:
        """The bytes of a file by its object's id or as `COMMIT:path`, cut off one byte past the limit.

        None where there is no such file, or where this clone lacks its content.
        """
        if "\n" in name:
            return None
        process = self._running()
        stdin, stdout = process.stdin, process.stdout
        assert stdin is not None  # both are pipes
        assert stdout is not None
        try:
            stdin.write(name.encode("utf-8", "surrogateescape") + b"\n")
            stdin.flush()
            head = stdout.readline()
        except BrokenPipeError:
            head = b""
        if not head:
            self._ended()
            return None
        parts = head.split()
        if len(parts) != 3 or parts[1] == b"missing" or not parts[2].isdigit():
            return None
        raw = _read(stdout, int(parts[2]))
        return raw if parts[1] == b"blob" else None

    def close(self) -> None:
        """Leave no git behind."""
        process, self._process = self._process, None
        if process is not None and self._owner == os.getpid():
            process.kill()
            process.communicate()

    def _running(self) -> Popen[bytes]:
        if self._process is None or self._owner != os.getpid():
            self._process = self._begin()
            self._owner = os.getpid()
        return self._process

    def _begin(self) -> Popen[bytes]:
        import subprocess

        from clientctl.store.reasons import reason, remedy

        git = self._git
        try:
            return subprocess.Popen(
                git.command("--no-optional-locks", "cat-file", "--batch"),
                cwd=git.place.root,
                env=git.environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise Failed("store.git_not_started", reason=reason(error), hint=remedy(error)) from error

    def _ended(self) -> None:
        """It stopped by itself, as older gits do at an object that only another repository has."""
        self.close()
        self._ends += 1
        if self._ends > _MOST_ENDS:
            raise Failed("history.lacking", hint=message("history.fetch_all", root=str(self._git.place.root)))


def _read(stream: IO[bytes], size: int) -> bytes:
    """An object's bytes, of which the line end behind them is no part; what is too long is passed over."""
    kept = stream.read(min(size, LIMIT + 1))
    left = size - len(kept)
    while left > 0:
        left -= len(stream.read(min(left, _CHUNK))) or left
    stream.read(1)
    return kept
