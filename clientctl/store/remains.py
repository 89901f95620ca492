"""What killed writers have left in a book, and texts that somebody wrote and did not keep."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from clientctl.frozen import frozen
from clientctl.lazy import pattern
from clientctl.store import fs, journal, leftovers, lock
from clientctl.store.holder import Holder
from clientctl.store.places import Place

_DIRECTORIES: Final = ("", "clients", "archive", "views", "schema")
_TEMPORARY: Final = pattern(r"\..+\.\d+-\d+\.tmp")
_READ: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@frozen
class Remains:
    """Temporary files, by path in the book; whether a write or a git was cut off; a lock of git's that is there."""

    temporary: tuple[str, ...]
    is_cut_off: bool
    index_lock: Path | None


def find_remains(place: Place) -> Remains:
    """What is there and in nobody's use, as nobody holds the book's lock; nothing while somebody writes."""
    if is_being_written(place):
        return Remains((), is_cut_off=False, index_lock=None)
    notes = (place.private / journal.file_name(place), place.private / leftovers.NOTE)
    index_lock = None if place.repository is None else place.repository.git_dir / "index.lock"
    return Remains(
        tuple(
            f"{name}/{file}".lstrip("/") for name in _DIRECTORIES for file in _temporary(place.root / name)
        ),
        is_cut_off=any(fs.is_there(note) for note in notes),
        index_lock=index_lock if index_lock is not None and fs.is_there(index_lock) else None,
    )


def remove_temporary(place: Place, path: str) -> None:
    """Take one of the temporary files away; to be called under the book's lock. OSError."""
    (place.root / path).unlink(missing_ok=True)


def is_being_written(place: Place) -> bool:
    """Whether a process holds the book's lock just now."""
    with suppress(OSError):
        descriptor = os.open(place.shared / lock.NAME, _READ)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(descriptor)
    with suppress(OSError):
        holder = Holder.parse((place.shared / "lock.held").read_bytes())
        return holder is not None and not holder.is_dead()
    return False


def _temporary(directory: Path) -> list[str]:
    if directory.is_symlink():
        return []
    try:
        return sorted(name for name in os.listdir(directory) if _TEMPORARY.fullmatch(name))  # noqa: PTH208
    except OSError:
        return []
