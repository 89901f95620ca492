"""Where caches lie: one file for each state of a book's settings and schema, and a lock for those who write."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from clientctl.errors import ClientctlError
from clientctl.store.cache.database import BESIDE, Database, UnusableError
from clientctl.store.cache.notes import read_note, write_note

# Part of every file's name: caches of another make are not even opened.
_FORMAT: Final = 1
_ENDING: Final = ".db"
_NOTE: Final = ".json"
_FORECASTS: Final = ".forecasts"
_LOCK: Final = "lock"
_KEPT: Final = 3  # caches of other settings or versions that are left in peace


class Directory:
    """The directory of a book's caches, which need not be there.

    prepare: makes the directory that it lies in; key: all that decides what is made of a file's bytes.
    """

    def __init__(self, path: Path, prepare: Callable[[], None], key: str) -> None:
        self.path = path
        self._prepare = prepare
        self.key = key
        self.file = path / f"{_FORMAT}-{crc32(key.encode()):08x}{_ENDING}"

    def extra(self) -> Any:
        """What was kept of the book itself; None where nothing was."""
        return self._noted(_NOTE)

    def keep_extra(self, extra: Any) -> None:
        """Keep it, where that can be done."""
        self._keep(_NOTE, extra)

    def forecasts(self) -> Any:
        """What was kept of the forecasts; None where nothing was."""
        return self._noted(_FORECASTS)

    def keep_forecasts(self, forecasts: Any) -> None:
        """Keep them, where that can be done."""
        self._keep(_FORECASTS, forecasts)

    def _noted(self, ending: str) -> Any:
        return read_note(self.file.with_suffix(ending), self.key)

    def _keep(self, ending: str, data: Any) -> None:
        with suppress(OSError, ClientctlError):
            self._make()
            write_note(self.file.with_suffix(ending), self.key, data)

    def open(self) -> tuple[Database, Any]:
        """The cache of this key with its head; UnusableError."""
        database = Database.open(self.file)
        try:
            head = database.head()
            if not isinstance(head, dict) or head.get("key") != self.key:
                raise UnusableError(f"{self.file} is not for this book as it is now")
            return database, head
        except UnusableError:
            database.close()
            raise

    @contextmanager
    def held(self, patience: float) -> Iterator[bool]:
        """Whether this process alone may write here now; False at once where nobody can."""
        descriptor = -1
        is_ours = False
        try:
            with suppress(OSError, ClientctlError):
                self._make()
                flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
                descriptor = os.open(self.path / _LOCK, flags, 0o600)
                is_ours = _lock(descriptor, patience)
            yield is_ours
        finally:
            if descriptor >= 0:
                os.close(descriptor)

    def _make(self) -> None:
        self._prepare()
        self.path.mkdir(mode=0o700, exist_ok=True)

    def begin(self) -> tuple[Database, Path]:
        """A new file beside the one that it will replace; UnusableError. Only while the directory is held."""
        beside = self.file.with_suffix(".new")
        for path in (beside, Path(f"{beside}-journal")):
            path.unlink(missing_ok=True)
        return Database.create(beside), beside

    def put_in_place(self, beside: Path) -> None:
        """The new file becomes the cache, and the oldest of others go; OSError."""
        self._drop_journals()
        beside.replace(self.file)
        for ending in (_ENDING, _NOTE, _FORECASTS):
            others = [path for path in self.path.glob(f"*{ending}") if path.stem != self.file.stem]
            others.sort(key=lambda path: path.lstat().st_mtime_ns)
            for path in others[: -_KEPT or None]:
                path.unlink()

    def discard(self) -> None:
        """Let the next command build the cache anew."""
        with suppress(OSError):
            self._drop_journals()
            self.file.unlink()

    def _drop_journals(self) -> None:
        """What a killed writer left belongs to the file that goes."""
        for ending in BESIDE:
            Path(f"{self.file}{ending}").unlink(missing_ok=True)


def _lock(descriptor: int, patience: float) -> bool:
    import fcntl

    from clientctl.store.lock import flock_within

    if patience > 0:
        return flock_within(descriptor, patience)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
