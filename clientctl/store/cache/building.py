"""A first cache: every file is read, in parallel, and blocks are written as they come."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from clientctl.names import is_id
from clientctl.store.cache.blocks import FILES
from clientctl.store.cache.database import Database, UnusableError
from clientctl.store.cache.parallel import processors, spread
from clientctl.store.cache.reader import Draft, Reader
from clientctl.store.cache.slots import Recover, Slot, drafted_slot, nothing_older, stored_slot

# Told how far a long reading has come: files read, files to be read.
Advance = Callable[[int, int], None]
Thing = TypeVar("Thing")

SIZE: Final = 256  # clients of a new block
WORTH_FORKING: Final = 200  # files


def build_slots(
    reader: Reader, database: Database | None, recover: Recover, advance: Advance
) -> Sequence[Slot]:
    """The blocks of every file seen; in the database if there is one, else in memory alone."""
    keys = sorted(key for key in reader.seen if is_id(key[0]))
    jobs = list(batches(keys, SIZE))
    slots: dict[int, Slot] = {}
    done = 0
    for number, result in spread(jobs, lambda job: _packed(reader.draft(job, {})), workers(len(keys))):
        draft = _unpacked(result)
        try:
            slots[number] = _put(database, number, draft, recover)
        except UnusableError:  # the disk is full: what cannot be kept is at least used
            database = None
            slots[number] = drafted_slot(draft, number, nothing_older, recover)
        done += len(jobs[number])
        advance(done, len(keys))
    return [slots[number] for number in range(len(jobs))]


def _put(database: Database | None, number: int, draft: Draft, recover: Recover) -> Slot:
    if database is None:
        return drafted_slot(draft, number, nothing_older, recover)
    put_draft(database, number, draft)
    return stored_slot(database, number, number, recover)


def put_draft(database: Database, number: int, draft: Draft) -> None:
    """Write all of a new block; UnusableError."""
    database.put_parts(number, [(FILES, draft.files), *draft.parts])
    database.put_documents(draft.documents)


def workers(files: int) -> int:
    """How many processes are worth their start for so many files."""
    return processors() if files >= WORTH_FORKING else 1


def batches(things: Sequence[Thing], size: int) -> Iterator[Sequence[Thing]]:
    """The things in order, so many at a time."""
    return (things[start : start + size] for start in range(0, len(things), size))


def _packed(draft: Draft) -> bytes:
    """For the way between a process and its own child."""
    return marshal.dumps((draft.files, draft.parts, draft.documents))


def _unpacked(data: bytes) -> Draft:
    return Draft(*marshal.loads(data))
