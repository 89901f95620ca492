"""A first cache: every file is read, in parallel, and blocks are written as they come."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from clientctl.frozen import replace
from clientctl.names import is_id
from clientctl.store.cache.blocks import FILES, LoadDocument
from clientctl.store.cache.database import DamagedError, Database, UnusableError
from clientctl.store.cache.parallel import processors, spread
from clientctl.store.cache.reader import Draft, Reader
from clientctl.store.cache.slots import Recover, Slot, drafted_slot, stored_slot

if TYPE_CHECKING:
    from clientctl.model.progress import Advance

Thing = TypeVar("Thing")

SIZE: Final = 256  # clients of a new block
WORTH_FORKING: Final = 200  # files


class Keeper:
    """Where new blocks go: into the database as long as that can be written, else they stay in memory."""

    def __init__(
        self,
        database: Database | None,
        older: LoadDocument,
        recover: Recover,
        discard: Callable[[], None],
    ) -> None:
        self._database = database
        self._discard = discard
        self._older = older
        self._recover = recover

    def keep(self, number: int, draft: Draft) -> Slot:
        """A new block by its number."""
        if self._database is not None:
            try:
                self._database.put_parts(number, [(FILES, draft.files), *draft.parts])
                self._database.put_documents(draft.documents)
                slot = stored_slot(self._database, number, number, self._recover)
                return replace(slot, is_new=True)
            except DamagedError:
                self._discard()
                self._database = None
            except UnusableError:  # the disk is full: what cannot be kept is at least used
                self._database = None
        return drafted_slot(draft, number, self._older, self._recover)


def build_slots(reader: Reader, keeper: Keeper, advance: Advance) -> Sequence[Slot]:
    """The blocks of every file seen, numbered by the clock: no part of one cache goes by the name of another's."""
    keys = sorted(key for key in reader.seen if is_id(key[0]))
    jobs = list(batches(keys, SIZE))
    slots: dict[int, Slot] = {}
    done = 0
    for number, result in spread(jobs, lambda job: _packed(reader.draft(job, {})), workers(len(keys))):
        slots[number] = keeper.keep(reader.now + number, _unpacked(result))
        done += len(jobs[number])
        advance(done, len(keys))
    return [slots[number] for number in range(len(jobs))]


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
