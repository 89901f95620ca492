"""The cache's file: parts and documents as JSON in SQLite, each with a checksum, so that damage never passes for data.

Blocks are never changed in place: a changed one is written under a new number, and the head, which lists the
numbers, says which count. So whatever a power cut leaves, parts that do not belong together are never taken together.
"""

from __future__ import annotations

import json
import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from zlib import crc32

# Milliseconds to wait for somebody who writes just now.
_PATIENCE: Final = 2_000
_PATIENCE_OF_WRITERS: Final = 100
_SCHEMA: Final = (
    "CREATE TABLE part (block INTEGER, name TEXT, crc INTEGER, data BLOB, PRIMARY KEY (block, name))",
    "CREATE TABLE document (path TEXT PRIMARY KEY, crc INTEGER, data BLOB)",
)
_HEAD: Final = -1
# What SQLite keeps beside a file while it writes.
BESIDE: Final = ("-journal", "-wal", "-shm")
# What SQLite says of a file that is broken, or that says of itself that it must not be written.
_DAMAGE: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_READONLY)
_PART: Final = "SELECT crc, data FROM part WHERE block = ? AND name = ?"


def packed(data: Any) -> bytes:
    """JSON data as the text that is kept."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


class UnusableError(Exception):
    """The cache cannot be used: it is not there, not ours, not whole, or somebody keeps it locked."""


class DamagedError(UnusableError):
    """It will never be usable again: whoever can should take it away."""


@contextmanager
def _told() -> Iterator[None]:
    """Whatever SQLite, the file system or broken data say becomes UnusableError."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise (DamagedError if code in _DAMAGE else UnusableError)(str(error)) from error
    except (OSError, ValueError, RecursionError) as error:
        raise UnusableError(str(error)) from error


class Database:
    """An open file; reads see one state of it until it is closed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> Database:
        """A file that is there, and that nobody but its owner can have written; UnusableError."""
        with _told():
            status = path.lstat()
            if not stat.S_ISREG(status.st_mode) or status.st_uid != os.geteuid() or status.st_mode & 0o022:
                raise UnusableError(f"{path} is not a file of ours")
            if any(_is_odd(Path(f"{path}{ending}")) for ending in BESIDE):
                raise UnusableError(f"{path} has something odd beside it")
            connection = _connect(path)
            try:
                connection.execute("BEGIN")
                return cls(connection)
            except BaseException:
                connection.close()
                raise

    @classmethod
    def create(cls, path: Path) -> Database:
        """A new file, readable for its owner alone, which must not be there yet; UnusableError."""
        with _told():
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))
            connection = _connect(path)
            try:
                connection.execute("PRAGMA journal_mode = OFF")
                connection.execute("BEGIN")
                for statement in _SCHEMA:
                    connection.execute(statement)
                return cls(connection)
            except BaseException:
                connection.close()
                raise

    def head(self) -> Any:
        """What was put as the head; UnusableError."""
        return self.part(_HEAD, "head")

    def part(self, block: int, name: str) -> Any:
        """A part of a block; UnusableError when it is missing or not what was written."""
        with _told():
            row = self._connection.execute(_PART, (block, name)).fetchone()
            return json.loads(_whole(row, f"{block} {name}").decode())

    def document(self, path: str, stamp: str) -> bytes:
        """The text of a document as its file had it under this stamp; UnusableError when it is not there."""
        with _told():
            row = self._connection.execute(
                "SELECT crc, data FROM document WHERE path = ?", (path,)
            ).fetchone()
            return _whole(row, f"{path} {stamp}")

    def verify(self) -> None:
        """Read every part; UnusableError when one is not what was written, or the file is not whole."""
        with _told():
            for block, name, *row in self._connection.execute("SELECT block, name, crc, data FROM part"):
                _whole(row, f"{block} {name}")
            if self._connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise DamagedError("quick_check")

    def put_head(self, head: Any) -> None:
        self.put_parts(_HEAD, (("head", packed(head)),))

    def put_parts(self, block: int, parts: Iterable[tuple[str, bytes]]) -> None:
        """Write parts of a block, given as JSON text, over what goes by their names."""
        with _told():
            self._connection.executemany(
                "REPLACE INTO part VALUES (?, ?, ?, ?)",
                ((block, name, crc32(data, crc32(f"{block} {name}".encode())), data) for name, data in parts),
            )

    def put_documents(self, documents: Iterable[tuple[str, str, bytes]]) -> None:
        """Write documents: path, stamp and JSON text."""
        with _told():
            self._connection.executemany(
                "REPLACE INTO document VALUES (?, ?, ?)",
                (
                    (path, crc32(data, crc32(f"{path} {stamp}".encode())), data)
                    for path, stamp, data in documents
                ),
            )

    def drop_blocks(self, blocks: Iterable[int]) -> None:
        """Delete every part of these blocks."""
        with _told():
            self._connection.executemany("DELETE FROM part WHERE block = ?", ((block,) for block in blocks))

    def drop_documents(self, paths: Iterable[str]) -> None:
        with _told():
            self._connection.executemany("DELETE FROM document WHERE path = ?", ((path,) for path in paths))

    def commit(self) -> None:
        """Make what was put count, and go on reading from there; not done while others read for long."""
        with _told():
            self._connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_OF_WRITERS}")
            self._connection.execute("COMMIT")
            self._connection.execute("BEGIN")

    def close(self) -> None:
        """Forget what was put since the last commit."""
        self._connection.close()


def _whole(row: Any, name: str) -> bytes:
    """The data of a row that is there and as it was written; in a damaged file it may be of any type."""
    if row is None or type(row[1]) is not bytes or row[0] != crc32(row[1], crc32(name.encode())):
        raise UnusableError(name)
    return row[1]


def _is_odd(path: Path) -> bool:
    """Whether something is there that is no file: SQLite would wait for ever at a pipe."""
    try:
        return not stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE / 1000, isolation_level=None)
    # a power cut may cost the cache, which checksums then show, but never the time of every write
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection
