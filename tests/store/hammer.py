"""A process for the concurrency tests: reads, changes and writes one client again and again."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from clientctl.errors import ClientctlError
from clientctl.model import ChangeSet
from tests.store.support import ACME, change, make_writer, write


def log(book: Path, name: str, times: int) -> int:
    """Add `times` lines of its own to the client; prints the longest wait for the lock in seconds."""
    writer = make_writer(book, env=os.environ)
    longest = 0.0
    for number in range(times):
        begin = time.monotonic()
        with writer.locked():
            longest = max(longest, time.monotonic() - begin)
            before = (book / ACME).read_bytes()
            after = before + f"{name}-{number}\n".encode()
            writer.apply(ChangeSet((change(ACME, before, after),), f"log {name}-{number}"))
    print(longest)
    return 0


def add(book: Path, name: str) -> int:
    """Make one client that many want to make."""
    write(
        make_writer(book, env=os.environ), change("clients/one.yaml", None, name.encode()), subject="add one"
    )
    return 0


def main(work: str, book: str, name: str, times: str) -> int:
    try:
        return log(Path(book), name, int(times)) if work == "log" else add(Path(book), name)
    except ClientctlError as error:
        print(error, file=sys.stderr)
        return int(error.exit_code)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
