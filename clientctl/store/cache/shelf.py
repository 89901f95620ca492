"""The cache of a book: opened, compared with the files, brought up to date, and written back where that can be done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from clientctl.errors import ClientctlError
from clientctl.frozen import frozen
from clientctl.model import Client
from clientctl.store.cache.blocks import FILES, Block, Files, LoadDocument, LoadPart
from clientctl.store.cache.comparing import compare, known_files
from clientctl.store.cache.database import DamagedError, Database, UnusableError, packed
from clientctl.store.cache.directory import Directory
from clientctl.store.cache.reader import Reader
from clientctl.store.cache.rows import UNKEPT, Derive
from clientctl.store.cache.signatures import Key, Scan, Signature
from clientctl.store.cache.slots import Slot, drafted, nothing_older, stored_slot
from clientctl.store.folder import PLACES, Place
from clientctl.store.repository import FileRepository

if TYPE_CHECKING:  # most runs find nothing changed, and load nothing that builds
    from clientctl.model.progress import Advance
    from clientctl.store.cache.building import Keeper
    from clientctl.store.cache.updating import Updated

# Seconds that a first run waits for another's, rather than reading everything beside it.
_PATIENCE: Final = 60.0


@frozen
class Shelf:
    """Every client of the book.

    blocks: in the order of ids; clients: those that had to be read this time and stand for those in the blocks;
    others: files that are nobody's, with what is wrong with them; refused: why a directory could not be read.
    """

    blocks: Sequence[Block]
    clients: Mapping[Key, Client]
    others: Sequence[Client]
    refused: Mapping[Place, ClientctlError]


@frozen
class _There:
    """A cache that was found: its file, its blocks, the files that they know, and the next free number."""

    database: Database
    slots: Sequence[Slot]
    known: Mapping[Key, Signature]
    next: int


class Cache:
    """The cache of one state of a book's settings and schema, on a day."""

    def __init__(
        self,
        directory: Directory,
        repository: FileRepository,
        derive: Derive,
        today: date,
        advance: Advance,
    ) -> None:
        self.directory = directory
        self._repository = repository
        self._derive = derive
        self._today = today.toordinal()
        self._advance = advance
        self._reader: Reader | None = None

    @property
    def is_there(self) -> bool:
        """Whether it was written before, so that few files are to be read, if any."""
        return self.directory.file.exists()

    def load(self, look: Callable[[], Scan]) -> Shelf:
        """All clients as their files are now; look: gives what files there are, and may still be at it."""
        there = self._open()
        seen = look()
        self._reader = reader = Reader(self._repository, self._derive, seen.files, seen.now)
        slots = None if there is None else self._brought_up(there, reader)
        if slots is None:
            slots = self._built(reader)
        blocks = [slot.block for slot in slots]
        return Shelf(blocks, dict(self._unkept(blocks, reader)), self._others(seen, blocks), seen.refused)

    def _open(self) -> _There | None:
        """The cache that is there; None where it cannot be used."""
        try:
            database, head = self.directory.open()
        except UnusableError:
            return None
        try:
            slots = [stored_slot(database, number, files, self._recover) for number, files in head["blocks"]]
            known = known_files(slot.block.files for slot in slots)
            return _There(database, slots, known, int(head["next"]))
        except (UnusableError, KeyError, TypeError, ValueError):
            database.close()
            return None

    def _brought_up(self, there: _There, reader: Reader) -> Sequence[Slot] | None:
        """The blocks that are there, with what has changed since; None where they are not whole."""
        blocks = [slot.block.files for slot in there.slots]
        differences = compare(blocks, there.known, reader.seen, reader.now, self._today)
        if differences.is_none:
            return there.slots
        from clientctl.store.cache.updating import Update

        database = there.database
        try:
            with self.directory.held(0) as is_ours:
                keeper = self._keeper(database if is_ours else None, database.document)
                update = Update(there.slots, differences, reader, self._today, self._advance)
                updated = update.run(there.next, keeper.keep)
                if is_ours and updated.needs_writing and not any(slot.is_drafted for slot in updated.slots):
                    self._try_to_write(database, updated)
        except (UnusableError, KeyError, TypeError, ValueError):
            database.close()
            return None
        return updated.slots

    def _built(self, reader: Reader) -> Sequence[Slot]:
        """All blocks made anew, in the place of whatever was there."""
        from clientctl.store.cache.building import build_slots

        with self.directory.held(_PATIENCE) as is_ours:
            # somebody else may have made it while this process waited: met by tests of many processes, which
            # coverage does not measure
            there = self._open() if is_ours else None
            slots = None if there is None else self._brought_up(there, reader)
            if slots is not None:
                return slots
            with suppress(UnusableError, OSError):
                if is_ours:
                    return self._built_beside(reader)
            return build_slots(reader, self._keeper(None, nothing_older), self._advance)

    def _built_beside(self, reader: Reader) -> Sequence[Slot]:
        """All blocks in a new file, which takes the place of the old one if it could be written to the end."""
        from clientctl.store.cache.building import build_slots

        database, beside = self.directory.begin()
        slots = build_slots(reader, self._keeper(database, nothing_older), self._advance)
        # drafts are left where the disk is full: the tests see it in a process that may write little, unmeasured too
        if not any(slot.is_drafted for slot in slots):
            with suppress(UnusableError, OSError):
                database.put_head(self._head(slots, reader.now + len(slots)))
                database.commit()
                self.directory.put_in_place(beside)
        return slots

    def _keeper(self, database: Database | None, older: LoadDocument) -> Keeper:
        from clientctl.store.cache.building import Keeper

        return Keeper(database, older, self._recover, self.directory.discard)

    def _try_to_write(self, database: Database, updated: Updated) -> None:
        try:
            self._write(database, updated)
        except DamagedError:
            self.directory.discard()
        except (
            UnusableError
        ):  # somebody reads for long, or the disk is full: the next command may have more luck
            pass

    def _write(self, database: Database, updated: Updated) -> None:
        """Make an update count: what belongs to no block any more goes, and the head comes last."""
        for number, files in updated.files.items():
            database.put_parts(number, [(FILES, packed(files.part()))])
        database.drop_blocks(updated.dropped)
        database.drop_documents(updated.gone)
        database.put_head(self._head(updated.slots, updated.next))
        database.commit()

    def _head(self, slots: Sequence[Slot], number: int) -> Mapping[str, Any]:
        blocks = [(slot.number, slot.files_number) for slot in slots]
        return {"key": self.directory.key, "next": number, "blocks": blocks}

    def _recover(self, files: Files) -> tuple[LoadPart, LoadDocument]:
        """What a block that turns out not to be whole should have held: its files are read, and the cache goes."""
        assert self._reader is not None  # nothing is asked of a block before there is a shelf
        self.directory.discard()
        return drafted(self._reader.draft(files.keys(), {}), nothing_older)

    def _unkept(self, blocks: Sequence[Block], reader: Reader) -> Iterator[tuple[Key, Client]]:
        for block in blocks:
            for index, content in block.files.contents.items():
                if content == UNKEPT:
                    key = block.files.ids[index], block.files.archived[index]
                    yield key, reader.client(key)

    def _others(self, seen: Scan, blocks: Sequence[Block]) -> Sequence[Client]:
        """What the scan passed over; files in no block have names that are no client's."""
        known = sum(len(block) for block in blocks)
        if not seen.is_odd and known == len(seen.files):
            return ()
        return self._repository.unusable(place for place in PLACES if place not in seen.refused)
