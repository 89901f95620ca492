"""Why the operating system refused something, and what to do about it, in words."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from clientctl.errors import Failed, InvalidData, Location, Message, message
from clientctl.frozen import frozen


@frozen
class _Reason:
    """Error numbers of one kind: the codes of their sentence and of the remedy."""

    numbers: tuple[int, ...]
    code: str
    remedy: str


_REASONS: Final = (
    _Reason((errno.ENOSPC,), "store.disk_full", "store.free_space"),
    _Reason((errno.EDQUOT,), "store.quota_used_up", "store.free_space"),
    _Reason((errno.EROFS,), "store.read_only", "store.make_writable"),
    _Reason((errno.EACCES, errno.EPERM), "store.not_allowed", "store.give_permission"),
    _Reason((errno.EIO,), "store.device_error", "store.check_disk"),
    _Reason((errno.EMFILE, errno.ENFILE), "store.too_many_open", "store.try_again"),
    _Reason((errno.EBUSY, errno.EAGAIN, errno.ENOMEM), "store.busy", "store.try_again"),
    _Reason((errno.EFBIG,), "store.file_too_large", "store.free_space"),
    _Reason((errno.ENAMETOOLONG,), "store.name_too_long", "store.shorten_name"),
    _Reason((errno.ENOENT,), "store.not_there", "store.check_path"),
    _Reason((errno.ENOTDIR, errno.EISDIR, errno.ELOOP), "store.wrong_kind", "store.check_path"),
)


def reason(error: OSError) -> Message:
    """Why it failed; an error number without a sentence of its own is told in the system's words."""
    row = _row(error)
    return message(row.code) if row else message("store.other_reason", text=_system_words(error))


def remedy(error: OSError) -> Message:
    """What helps against it."""
    row = _row(error)
    return message(row.remedy if row else "store.check_disk")


def cannot_write(path: str, error: OSError) -> Failed:
    """The refusal of a write to `path`."""
    return Failed("store.cannot_write", path=path, reason=reason(error), hint=remedy(error))


def cannot_read(path: str, error: OSError) -> InvalidData:
    """The refusal of a file or directory of the book that cannot be read."""
    return InvalidData("store.unreadable", reason=reason(error), hint=remedy(error), location=Location(path))


def cannot_look(path: str, error: OSError) -> Failed:
    """The refusal to go on when the file system does not even say whether something is there."""
    return Failed("store.cannot_read", path=path, reason=reason(error), hint=remedy(error))


@contextmanager
def failures_told(path: str) -> Iterator[None]:
    """What the operating system refuses inside becomes Failed; `path` stands for a file it does not name."""
    try:
        yield
    except OSError as error:
        raise cannot_write(error.filename if isinstance(error.filename, str) else path, error) from error


def _row(error: OSError) -> _Reason | None:
    return next((row for row in _REASONS if error.errno in row.numbers), None)


def _system_words(error: OSError) -> str:
    return os.strerror(error.errno) if error.errno else str(error)
