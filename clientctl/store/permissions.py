"""Who may read and write a book's files: faults of their permission bits, and the bits that mend them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

from clientctl.frozen import frozen
from clientctl.store.places import Place

Fault = Literal["unreadable", "unwritable", "open_to_all", "not_private"]
_DIRECTORIES: Final = ("clients", "archive", "views", "schema")
_ENDINGS: Final = (".yaml", ".json", ".gitattributes")
_INDEX: Final = ".index."  # a second name of git's index, whose bits are git's
_OTHERS_WRITE: Final = 0o002
_OTHERS: Final = 0o077
_STICKY: Final = stat.S_ISVTX


@frozen
class Loose:
    """A file or directory whose bits are wrong: how, the bits that would be right, and whether they are ours to set."""

    path: Path
    fault: Fault
    mode: int
    is_ours: bool


def wrong_permissions(place: Place) -> tuple[Loose, ...]:
    """Every fault in the book and in the directories of our own notes, by path."""
    found = [*_in_book(place), *_in_private(place)]
    return tuple(sorted(found, key=lambda one: str(one.path)))


def set_right(loose: Loose) -> None:
    """Give it the bits that it should have; OSError."""
    loose.path.chmod(loose.mode)


def tells_case(root: Path, name: str) -> bool:
    """Whether the file system takes a name (that is there) in capitals for another one."""
    return not os.path.lexists(root / name.upper())


def _in_book(place: Place) -> Iterator[Loose]:
    yield from _checked(place.root, is_directory=True)
    for name in ("", *_DIRECTORIES):
        directory = place.root / name
        if name and directory.is_dir() and not directory.is_symlink():
            yield from _checked(directory, is_directory=True)
        for path in _entries(directory):
            if path.name.endswith(_ENDINGS) and stat.S_ISREG(path.lstat().st_mode):
                yield from _checked(path, is_directory=False)


def _checked(path: Path, *, is_directory: bool) -> Iterator[Loose]:
    status = path.lstat()
    mode, is_ours = stat.S_IMODE(status.st_mode), status.st_uid == os.geteuid()
    entering = os.X_OK if is_directory else 0
    # nothing is denied to root, so tests run by root see the last of these alone
    if not os.access(path, os.R_OK | entering):
        yield Loose(path, "unreadable", mode | (0o700 if is_directory else 0o600), is_ours)
    elif not os.access(path, os.W_OK):
        yield Loose(path, "unwritable", mode | 0o200, is_ours)
    elif mode & _OTHERS_WRITE and not mode & _STICKY:
        yield Loose(path, "open_to_all", mode & ~_OTHERS_WRITE, is_ours)


def _in_private(place: Place) -> Iterator[Loose]:
    """Our own notes are for the owner alone, whatever the umask is."""
    for top in dict.fromkeys((place.shared, place.private)):
        if not top.is_dir() or top.is_symlink():
            continue
        for directory, _, names in os.walk(top):
            mine = (Path(directory), *(Path(directory, name) for name in names if name[:7] != _INDEX))
            for path in mine:
                yield from _checked_private(path)


def _checked_private(path: Path) -> Iterator[Loose]:
    status = path.lstat()
    mode, is_directory = stat.S_IMODE(status.st_mode), stat.S_ISDIR(status.st_mode)
    least = 0o700 if is_directory else 0o600
    if (is_directory or stat.S_ISREG(status.st_mode)) and (mode & _OTHERS or mode & least != least):
        fault: Fault = "not_private" if mode & _OTHERS else "unwritable"
        yield Loose(path, fault, mode & ~_OTHERS | least, status.st_uid == os.geteuid())


def _entries(directory: Path) -> list[Path]:
    if directory.is_symlink():
        return []
    try:
        return sorted(directory.iterdir())
    except OSError:  # one that cannot be read has been named
        return []
