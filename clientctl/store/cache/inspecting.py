"""A cache looked at from outside: where it is, how large, whether it can be used; and taken away."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final, Literal

from clientctl.frozen import frozen
from clientctl.store.cache.database import UnusableError
from clientctl.store.cache.directory import Directory

State = Literal["empty", "sound", "damaged"]
# The files that caches consist of; anything else was put there by somebody else.
_OURS: Final = re.compile(
    r"lock|\d+-[0-9a-f]{8}\.(db|json|forecasts|new)(-journal|-wal|-shm)?|.+\.(json|forecasts)\.\d+\.new"
)


@frozen
class Inspected:
    """The directory of a book's caches: its bytes, the state of the one in use, what in it is not ours."""

    path: Path
    name: str
    size: int
    state: State
    foreign: tuple[str, ...]


def inspect_cache(directory: Directory) -> Inspected:
    """What there is now; every part of the cache in use is read."""
    entries = _entries(directory.path)
    foreign = tuple(entry.name for entry in entries if not _is_ours(entry))
    size = sum(entry.stat(follow_symlinks=False).st_size for entry in entries)
    return Inspected(directory.path, directory.file.name, size, _state(directory), foreign)


def drop_cache(path: Path) -> None:
    """Take the whole directory away, following no link; the next command makes it anew. OSError."""
    import shutil

    if path.is_symlink() or path.is_file():
        path.unlink()
    elif os.path.lexists(path):
        shutil.rmtree(path)


def _state(directory: Directory) -> State:
    if not os.path.lexists(directory.path):
        return "empty"
    if directory.path.is_symlink() or not directory.path.is_dir():
        return "damaged"
    if not os.path.lexists(directory.file):
        return "empty"
    try:
        database, _ = directory.open()
        try:
            database.verify()
        finally:
            database.close()
    except UnusableError:
        return "damaged"
    return "sound"


def _is_ours(entry: os.DirEntry[str]) -> bool:
    return _OURS.fullmatch(entry.name) is not None and entry.is_file(follow_symlinks=False)


def _entries(path: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(path) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError:
        return []
