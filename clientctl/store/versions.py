"""The three versions of a file that git hands to a merge driver, and what it needs to know of the book around them."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import Final, Literal

from clientctl import SETTINGS_FILE
from clientctl.errors import ClientctlError
from clientctl.frozen import frozen
from clientctl.store.finding import find_book
from clientctl.store.fs import opened_directory, read_at

LIMIT: Final = (
    4 * 1024 * 1024
)  # bytes of one file; of a larger one a byte more is read, so that it is refused
_SCHEMA: Final = ("schema", "client.schema.json")
_CREATE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC

Kind = Literal["client", "settings", "view"]


@frozen
class Surroundings:
    """What a file is in its book; `schema` has the bytes of the book's own schema, None if there is none to be read."""

    kind: Kind
    schema: bytes | None = None


def read_version(path: str) -> bytes:
    """The bytes of one version; OSError if it cannot be read."""
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib takes half as long to load as Python
        return file.read(LIMIT + 1)


def write_version(path: str, raw: bytes) -> None:
    """Put the merged bytes into the place of a version, whole or not at all, its permission bits kept.

    Git reads it at once and then writes a file and an object of its own: nothing needs to be durable.
    """
    temporary = f"{path}.{os.getpid()}.tmp"
    descriptor = os.open(temporary, _CREATE, stat.S_IMODE(os.stat(path).st_mode) & 0o777)  # noqa: PTH116
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)
        os.replace(temporary, path)  # noqa: PTH105
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise


def look_around(top: str, path: str) -> Surroundings:
    """What the file at `path` below the top of a work tree is; a client unless its name says otherwise."""
    parts = path.split("/")
    if parts[-1] == SETTINGS_FILE:
        return Surroundings("settings")
    if parts[-2:-1] == ["views"]:
        return Surroundings("view")
    return Surroundings("client", _read_schema(top, os.path.join(top, *parts[:-1])))  # noqa: PTH118


def _read_schema(top: str, directory: str) -> bytes | None:
    """The schema of the book that holds a directory; links are not followed."""
    book = find_book(os.path.normpath(directory))
    if book is None or os.path.commonpath((book, top)) != top:
        return None
    try:
        with opened_directory(book, _SCHEMA[:-1]) as descriptor:
            return read_at(descriptor, _SCHEMA[-1], "/".join(_SCHEMA), LIMIT)
    except (ClientctlError, OSError):
        return None
