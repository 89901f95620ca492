"""A file beside a cache, of the book itself, so that commands find it without going through its clients."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any, Final
from zlib import crc32

_LIMIT: Final = 64 * 1024 * 1024
_READ: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_CREATE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def read_note(path: Path, key: str) -> Any:
    """What was written for this key; None for anything else that goes by the path."""
    try:
        descriptor = os.open(path, _READ)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode) or status.st_uid != os.geteuid() or status.st_mode & 0o022:
                return None
            text = os.read(descriptor, min(status.st_size, _LIMIT))
        finally:
            os.close(descriptor)
        check, _, data = text.partition(b"\n")
        if int(check) != crc32(data):
            return None
        found = json.loads(data)
        return found["extra"] if found["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def write_note(path: Path, key: str, extra: Any) -> None:
    """Write it whole or not at all; OSError."""
    data = json.dumps({"key": key, "extra": extra}, ensure_ascii=False).encode()
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    descriptor = os.open(beside, _CREATE, 0o600)
    try:
        os.write(descriptor, b"%d\n" % crc32(data) + data)
        os.close(descriptor)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
