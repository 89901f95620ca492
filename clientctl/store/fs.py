"""Files under a root, opened component by component without following links.

Paths are relative to a root, with `/`. Only the root itself may be reached through links.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from clientctl.errors import InvalidData, Location, message
from clientctl.store.reasons import cannot_look, cannot_read

if TYPE_CHECKING:
    from pathlib import Path

_DIRECTORY: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
# non-blocking: a pipe that takes the file's place meanwhile must not hang the reader
_READ: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


def split(relative: str) -> tuple[str, ...]:
    """The components of a relative path; ValueError for one that could lead out of the root."""
    parts = tuple(relative.split("/"))
    if not all(parts) or {".", ".."} & set(parts) or "\0" in relative:
        raise ValueError(relative)
    return parts


@contextmanager
def opened_directory(root: Path | str, parts: tuple[str, ...]) -> Iterator[int]:
    """A descriptor of the directory `parts` below root; InvalidData if one is a link or no directory."""
    descriptor = os.open(root, _DIRECTORY)
    try:
        for depth, name in enumerate(parts, start=1):
            inner = _open_inner(descriptor, name, "/".join(parts[:depth]))
            os.close(descriptor)
            descriptor = inner
        yield descriptor
    finally:
        os.close(descriptor)


def _open_inner(directory: int, name: str, path: str) -> int:
    try:
        return os.open(name, _DIRECTORY | os.O_NOFOLLOW, dir_fd=directory)
    except OSError as error:
        if error.errno not in (errno.ENOTDIR, errno.ELOOP):
            raise
        raise _wrong_kind(path, "store.directory_replaced", "store.make_directory") from None


def read_regular(root: Path, relative: str, *, limit: int) -> bytes:
    """At most the first `limit` bytes of a regular file; errors as below."""
    return read_with_status(root, relative, limit=limit)[0]


def read_with_status(root: Path, relative: str, *, limit: int) -> tuple[bytes, os.stat_result]:
    """The same with what the file system said of the file just before it was read.

    FileNotFoundError if it or its directory is missing; InvalidData for anything that is no regular file,
    lies behind a link, or cannot be read.
    """
    *parents, name = split(relative)
    try:
        with opened_directory(root, tuple(parents)) as directory:
            return _read_at(directory, name, relative, limit)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise cannot_read(relative, error) from error


def read_at(directory: int, name: str, path: str, limit: int) -> bytes:
    """The bytes alone, in an open directory; `path` names the file in refusals, and OSErrors come as they are."""
    return _read_at(directory, name, path, limit)[0]


def _read_at(directory: int, name: str, path: str, limit: int) -> tuple[bytes, os.stat_result]:
    # asked before opening, since opening a device can already do something
    _require_regular(os.stat(name, dir_fd=directory, follow_symlinks=False), path)
    descriptor = os.open(name, _READ, dir_fd=directory)
    try:
        status = os.fstat(descriptor)
        _require_regular(status, path)
        return _read_all(descriptor, limit, status.st_size), status
    finally:
        os.close(descriptor)


def _read_all(descriptor: int, limit: int, size: int) -> bytes:
    chunks = []
    while limit > 0:
        chunk = os.read(descriptor, min(limit, max(size, 4096) + 1))
        if not chunk:
            break
        chunks.append(chunk)
        limit -= len(chunk)
    return b"".join(chunks)


def _require_regular(status: os.stat_result, path: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise not_regular(path, status.st_mode)


def not_regular(path: str, mode: int) -> InvalidData:
    """The refusal of a link, directory, pipe, socket or device where a file should be."""
    if stat.S_ISLNK(mode):
        return _wrong_kind(path, "store.is_link", "store.replace_link")
    if stat.S_ISDIR(mode):
        return _wrong_kind(path, "store.is_directory", "store.move_away")
    return _wrong_kind(path, "store.is_special", "store.move_away")


def _wrong_kind(path: str, code: str, hint: str) -> InvalidData:
    return InvalidData(code, hint=message(hint, path=path), location=Location(path))


def is_there(path: Path) -> bool:
    """Is there anything by this path? Failed where the file system does not say, which is never a no."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise cannot_look(str(path), error) from error
    return True


def exists(root: Path, relative: str) -> bool:
    """Is there anything by this name, links that lead nowhere included?"""
    *parents, name = split(relative)
    try:
        with opened_directory(root, tuple(parents)) as directory:
            os.stat(name, dir_fd=directory, follow_symlinks=False)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise cannot_read(relative, error) from error
    return True
