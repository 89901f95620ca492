"""Files under a root written whole or not at all, durably, and never over what somebody else wrote meanwhile.

Each is written beside its place under a name that scans pass over, synced, put in place at once, and its
directory synced. Paths are as in `fs`.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from clientctl.errors import Conflict, message
from clientctl.store.fs import opened_directory, read_at, split
from clientctl.store.reasons import cannot_write

TEMPORARY: Final = ".tmp"  # with a leading dot
_CREATE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_NO_LINKS: Final = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


def write_new(
    root: Path,
    relative: str,
    data: bytes,
    *,
    mode: int = 0o666,
    like: str | None = None,
    is_synced: bool = True,
) -> None:
    """Write a file that must not be there yet (Conflict if it is), durably.

    `mode` is narrowed by the umask; instead, the file may get the permission bits of the file `like`. Without
    `is_synced` the caller has to sync the directory.
    """
    with _written(root, relative, data, mode if like is None else 0o600) as (directory, temporary, name):
        if like is not None:
            *parents, original = split(like)
            with opened_directory(root, tuple(parents)) as source:
                _copy_permissions(source, original, directory, temporary)
        try:
            _link(directory, temporary, name)
        except FileExistsError:
            raise Conflict("store.exists", path=relative, hint=message("store.choose_other")) from None
        with suppress(OSError):  # only a second name of what is in place now
            os.unlink(temporary, dir_fd=directory)
        if is_synced:
            os.fsync(directory)


def write_replacing(
    root: Path, relative: str, data: bytes, *, expected: bytes | None = None, is_synced: bool = True
) -> None:
    """Replace a file's content durably and at once, its permission bits kept.

    With `expected`, the content is compared just before: Conflict if it is another one by now.
    """
    with _written(root, relative, data, 0o600) as (directory, temporary, name):
        _require_same(directory, name, relative, expected)
        _copy_permissions(directory, name, directory, temporary)
        os.replace(temporary, name, src_dir_fd=directory, dst_dir_fd=directory)
        if is_synced:
            os.fsync(directory)


def write_private(root: Path, relative: str, data: bytes, *, is_durable: bool) -> None:
    """Write a file of our own (0600) over whatever is there; unless durable, a power cut may lose it."""
    with _written(root, relative, data, 0o600, is_durable=is_durable) as (directory, temporary, name):
        os.replace(temporary, name, src_dir_fd=directory, dst_dir_fd=directory)
        if is_durable:
            os.fsync(directory)


def remove(root: Path, relative: str, *, expected: bytes | None = None, is_synced: bool = True) -> None:
    """Delete a file; Conflict if its content is not the expected one."""
    *parents, name = split(relative)
    try:
        with opened_directory(root, tuple(parents)) as directory:
            _require_same(directory, name, relative, expected)
            os.unlink(name, dir_fd=directory)
            if is_synced:
                os.fsync(directory)
    except FileNotFoundError:
        raise changed_meanwhile(relative) from None
    except OSError as error:  # the disk's own: the tests see it by injected faults, as in _link
        raise cannot_write(relative, error) from error


def sync_directory(root: Path, parts: tuple[str, ...]) -> None:
    """Make the names in a directory durable, after writes that left this to the caller."""
    try:
        with opened_directory(root, parts) as directory:
            os.fsync(directory)
    except OSError as error:
        raise cannot_write("/".join(parts) or str(root), error) from error


def make_directory(root: Path, relative: str, *, mode: int | None = None) -> bool:
    """Make one directory below existing ones; False if it was there. Without a mode it gets its parent's."""
    *parents, name = split(relative)
    try:
        with opened_directory(root, tuple(parents)) as directory:
            bits = stat.S_IMODE(os.fstat(directory).st_mode) & 0o777 if mode is None else mode
            try:
                os.mkdir(name, bits, dir_fd=directory)
            except FileExistsError:
                return False
            os.fsync(directory)
    except OSError as error:
        raise cannot_write(relative, error) from error
    return True


def remove_temporary(root: Path, relative: str, names: Collection[str] | None = None) -> None:
    """Remove temporary files that a killed writer left in a directory: of the files `names`, else all.

    relative: "" for the root itself.
    """
    parts = split(relative) if relative else ()
    with suppress(OSError), opened_directory(root, parts) as directory:  # in nobody's way
        for name in os.listdir(directory):  # noqa: PTH208 - pathlib cannot list a descriptor
            of = name[1 : -len(TEMPORARY)].rpartition(".")[0]
            if name[:1] == "." and name.endswith(TEMPORARY) and (names is None or of in names):
                os.unlink(name, dir_fd=directory)


def remove_directory(root: Path, relative: str) -> None:
    """Remove a directory again that was made for nothing; one that is in use stays."""
    *parents, name = split(relative)
    with suppress(OSError), opened_directory(root, tuple(parents)) as directory:
        os.rmdir(name, dir_fd=directory)


def changed_meanwhile(path: str) -> Conflict:
    """The refusal to write over what somebody else wrote since it was read."""
    return Conflict("store.changed_meanwhile", path=path, hint=message("store.run_again"))


def _require_same(directory: int, name: str, path: str, expected: bytes | None) -> None:
    if expected is None:
        return
    try:
        current = read_at(directory, name, path, len(expected) + 1)
    except FileNotFoundError:
        raise changed_meanwhile(path) from None
    if current != expected:
        raise changed_meanwhile(path)


def _copy_permissions(source_directory: int, source: str, directory: int, target: str) -> None:
    wanted, given = (
        stat.S_IMODE(os.stat(name, dir_fd=descriptor, follow_symlinks=False).st_mode) & 0o777
        for descriptor, name in ((source_directory, source), (directory, target))
    )
    if wanted != given:  # file systems without permission bits show the same ones and refuse to set any
        os.chmod(target, wanted, dir_fd=directory)


@contextmanager
def _written(
    root: Path, relative: str, data: bytes, mode: int, *, is_durable: bool = True
) -> Iterator[tuple[int, str, str]]:
    """The directory's descriptor, a temporary file in it that holds the data, and the name it is meant for.

    The temporary file is gone afterwards, whatever happens short of a kill.
    """
    *parents, name = split(relative)
    try:
        with opened_directory(root, tuple(parents)) as directory:
            descriptor, temporary = _create(directory, name, mode)
            try:
                try:
                    _write_all(descriptor, data)
                    if is_durable:
                        os.fsync(descriptor)
                finally:
                    os.close(descriptor)
                yield directory, temporary, name
            finally:
                with suppress(OSError):  # renamed already, or the error that is on its way says why
                    os.unlink(temporary, dir_fd=directory)
    except OSError as error:
        raise cannot_write(relative, error) from error


def _create(directory: int, name: str, mode: int) -> tuple[int, str]:
    number = 0
    while True:
        temporary = f".{name}.{os.getpid()}-{number}{TEMPORARY}"
        with suppress(FileExistsError):  # left by a killed process of the same number
            return os.open(temporary, _CREATE, mode, dir_fd=directory), temporary
        number += 1


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _link(directory: int, temporary: str, name: str) -> None:
    """Give the temporary file its name, unless that is taken (FileExistsError)."""
    try:
        os.link(temporary, name, src_dir_fd=directory, dst_dir_fd=directory, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # a file system without hard links: looked up and renamed, which the lock makes safe among ourselves
        # (the tests see it by injected faults, in a process that coverage does not measure)
        with suppress(FileNotFoundError):
            os.stat(name, dir_fd=directory, follow_symlinks=False)
            raise FileExistsError(errno.EEXIST, name) from None
        os.rename(temporary, name, src_dir_fd=directory, dst_dir_fd=directory)
