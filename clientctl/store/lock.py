"""The lock under which a book is written: one holder among all processes, free at once when it dies."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Final

from clientctl.errors import Conflict, message
from clientctl.store import fs
from clientctl.store.holder import Holder
from clientctl.store.reasons import cannot_write

PATIENCE: Final = 10.0  # seconds
NAME: Final = "lock"
_UNSUPPORTED: Final = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)


class Lock:
    """The lock of the book whose notes are kept in `directory`."""

    def __init__(self, directory: Path, *, patience: float = PATIENCE) -> None:
        self._directory = directory
        self._patience = patience
        self._is_held = False

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock; Conflict naming the holder when it is not free within the patience.

        Not re-entrant: a second use inside the first is a RuntimeError.
        """
        if self._is_held:
            raise RuntimeError("the lock is held already")
        descriptor = self._open()
        try:
            with self._locked(descriptor):
                self._is_held = True
                try:
                    yield
                finally:
                    self._is_held = False
        finally:
            with suppress(OSError):  # closed and free even so
                os.close(descriptor)

    @contextmanager
    def _locked(self, descriptor: int) -> Iterator[None]:
        try:
            is_free = flock_within(descriptor, self._patience)
        except OSError as error:
            # both ways are shown by injected faults, in a process that coverage does not measure
            if error.errno not in _UNSUPPORTED:
                raise cannot_write(str(self._path), error) from error
            from clientctl.store.exclusive import ExclusiveFile

            with ExclusiveFile(self._directory, self._patience).held():
                yield
            return
        if not is_free:
            raise locked(Holder.parse(os.pread(descriptor, 4096, 0)), self._path)
        self._sign(descriptor)
        yield

    @property
    def _path(self) -> Path:
        return self._directory / NAME

    def _open(self) -> int:
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        try:
            with fs.opened_directory(self._directory.parent, (self._directory.name,)) as directory:
                return os.open(NAME, flags, 0o600, dir_fd=directory)
        except OSError as error:
            raise cannot_write(str(self._path), error) from error

    def _sign(self, descriptor: int) -> None:
        """Tell those who wait in vain who holds it; on a full disk they do without the name."""
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, Holder.me().line(), 0)


def flock_within(descriptor: int, seconds: float) -> bool:
    """Take the exclusive lock of an open file, blocked in the kernel rather than asking again and again.

    A polling waiter can be overtaken for ever. False if it is not free in time; OSError as from flock.
    """
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return _wait(descriptor, seconds)
    return True


def _wait(descriptor: int, seconds: float) -> bool:
    """Wait in a thread of its own, which a timer can give up on without touching anybody's signals.

    The thread's copy of the descriptor keeps a late lock from outliving it: when it comes after the caller
    has closed its own, closing the copy frees the lock again.
    """
    from queue import Empty, SimpleQueue

    answers: SimpleQueue[OSError | None] = SimpleQueue()
    copy = os.dup(descriptor)

    def block() -> None:
        try:
            fcntl.flock(copy, fcntl.LOCK_EX)
        except OSError as error:
            answers.put(error)
        else:
            answers.put(None)
        finally:
            os.close(copy)

    Thread(target=block, daemon=True).start()
    try:
        failure = answers.get(timeout=seconds)
    except Empty:
        return False
    if failure is not None:  # flock itself failed: shown by injected faults, as above
        raise failure
    return True


def locked(holder: Holder | None, path: Path) -> Conflict:
    """The refusal to wait any longer."""
    if holder is None:
        return Conflict("store.locked", hint=message("store.wait_or_look", path=str(path)))
    return Conflict(
        "store.locked_by",
        host=holder.host,
        pid=str(holder.pid),
        hint=message("store.wait_for_it", pid=str(holder.pid)),
    )
