"""A lock for file systems without flock: a file that exists while it is held, signed by its holder."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from clientctl.store import atomic, fs
from clientctl.store.holder import Holder
from clientctl.store.lock import locked
from clientctl.store.reasons import cannot_write

NAME: Final = "lock.held"
_PAUSE: Final = 0.05  # seconds; there is nothing to block on here


class ExclusiveFile:
    """The file `lock.held` in `directory`; each holding writes a line of its own into it."""

    def __init__(self, directory: Path, patience: float) -> None:
        self._directory = directory
        self._patience = patience

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold it; Conflict when it is not free within the patience, Failed when it cannot be made."""
        with fs.opened_directory(self._directory.parent, (self._directory.name,)) as directory:
            try:
                self._take(directory)
            except OSError as error:
                raise cannot_write(str(self._directory / NAME), error) from error
            try:
                yield
            finally:
                with suppress(OSError):  # what was done under it stays done; the file will be a dead holder's
                    os.unlink(NAME, dir_fd=directory)

    def _take(self, directory: int) -> None:
        deadline = time.monotonic() + self._patience
        while not _create(directory, NAME):
            line = _read(directory, NAME)
            holder = Holder.parse(line)
            if holder is not None and holder.is_dead() and _take_over(directory, line):
                return
            if time.monotonic() >= deadline:
                raise locked(holder, self._directory / NAME)
            time.sleep(_PAUSE)


def _take_over(directory: int, line: bytes) -> bool:
    """Replace a dead holder's file by one of ours; False if somebody else was quicker.

    Whoever wants to must first create the one claim that is named after the dead holder, then look again: the
    file can only have been replaced by an earlier claimant, who removes the claim after that. So nobody
    replaces a living holder's file.
    """
    claim = f"{NAME}.{line.hex()[-64:]}"
    if not _create(directory, claim):
        return False
    try:
        if _read(directory, NAME) != line:
            return False
        temporary = f"{claim}{atomic.TEMPORARY}"
        with suppress(FileNotFoundError):
            os.unlink(temporary, dir_fd=directory)
        _create(directory, temporary)
        os.replace(temporary, NAME, src_dir_fd=directory, dst_dir_fd=directory)
        return True
    finally:
        os.unlink(claim, dir_fd=directory)


def _create(directory: int, name: str) -> bool:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        descriptor = os.open(name, flags, 0o600, dir_fd=directory)
    except FileExistsError:
        return False
    try:
        # the second line tells two holdings of one process number apart
        os.write(descriptor, Holder.me().line() + b"%d\n" % time.monotonic_ns())
    finally:
        os.close(descriptor)
    return True


def _read(directory: int, name: str) -> bytes:
    try:
        descriptor = os.open(
            name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=directory
        )
    except FileNotFoundError:
        return b""
    try:
        return os.read(descriptor, 4096)
    finally:
        os.close(descriptor)
