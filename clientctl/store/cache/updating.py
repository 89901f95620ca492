"""A later cache: blocks with files that changed, came or went are made anew, all others stay as they are."""

from __future__ import annotations

import marshal
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from clientctl.frozen import frozen
from clientctl.store.cache.blocks import Files, Item, Shelved
from clientctl.store.cache.building import SIZE, batches, workers
from clientctl.store.cache.comparing import Differences
from clientctl.store.cache.parallel import spread
from clientctl.store.cache.reader import Draft, Reader, build_draft
from clientctl.store.cache.rows import MEMO, Derived, Row
from clientctl.store.cache.signatures import Key, is_young
from clientctl.store.cache.slots import Slot

if TYPE_CHECKING:
    from clientctl.model.progress import Advance

_JOB: Final = 32  # files


@frozen
class Updated:
    """The blocks as they are now, and what is to be written besides the new ones.

    files: lists of files that changed alone; dropped: numbers that count no longer; gone: paths of documents that
    no block has any more; next: the next free number.
    """

    slots: Sequence[Slot]
    files: Mapping[int, Files]
    dropped: Sequence[int]
    gone: Sequence[str]
    next: int

    @property
    def needs_writing(self) -> bool:
        """Whether there is more to it than young files that are still young."""
        return bool(self.files or self.dropped or self.gone or any(slot.is_new for slot in self.slots))


class Update:
    """One bringing up to date of blocks that differ from the files seen."""

    def __init__(
        self,
        slots: Sequence[Slot],
        differences: Differences,
        reader: Reader,
        today: int,
        advance: Advance,
    ) -> None:
        self._slots = slots
        self._reader = reader
        self._advance = advance
        self._gone = differences.gone
        self._changed = {place: set(indexes) for place, indexes in differences.changed.items()}
        self._settled: dict[int, set[int]] = {}
        self._look_at_young(differences.young)
        self._look_for_expired(differences.expired, today)
        self._fresh = self._placed(differences.fresh)

    def run(self, number: int, keep: Callable[[int, Draft], Slot]) -> Updated:
        """Read what has to be read; new blocks, numbered from `number` on, are given to `keep` one by one."""
        rows = self._rows()
        slots: list[Slot] = []
        files: dict[int, Files] = {}
        dropped: list[int] = []
        for place, slot in enumerate(self._slots or (None,)):
            if self._is_touched(place):
                if slot is not None:
                    dropped += dict.fromkeys((slot.number, slot.files_number))
                for items in self._divided(place, slot, rows):
                    slots.append(keep(number, build_draft(items)))
                    number += 1
                if slot is not None:
                    slot.block.forget()
            elif slot is not None and place in self._settled:
                files[number] = slot.block.files.without_contents(self._settled[place])
                slots.append(Slot(slot.number, number, slot.block.with_files(files[number])))
                if slot.files_number != slot.number:
                    dropped.append(slot.files_number)
                number += 1
            elif slot is not None:  # always: without any block, only what is fresh makes an update
                slots.append(slot)
        return Updated(slots, files, dropped, self._gone_paths(), number)

    def _is_touched(self, place: int) -> bool:
        return bool(self._changed.get(place) or self._gone.get(place) or self._fresh.get(place))

    def _look_at_young(self, young: Mapping[int, Sequence[int]]) -> None:
        """Files that may have changed without another signature: the same content is the same file."""
        for place, indexes in young.items():
            files = self._slots[place].block.files
            for index in indexes:
                key = files.ids[index], files.archived[index]
                if not self._reader.is_unchanged(key, files.contents[index]):
                    self._changed.setdefault(place, set()).add(index)
                elif not is_young(files.signatures[index], self._reader.now):
                    self._settled.setdefault(place, set()).add(index)

    def _look_for_expired(self, expired: Sequence[int], today: int) -> None:
        """A day has come that changes facts: the files are read as if they had changed."""
        for place in expired:
            ends = self._slots[place].block.rows["last"]
            old = {index for index, last in enumerate(ends) if last < today}
            old.difference_update(self._gone.get(place, ()))
            self._changed.setdefault(place, set()).update(old)

    def _placed(self, fresh: Sequence[Key]) -> Mapping[int, Sequence[Key]]:
        """New files by the place of the block that they fall into."""
        starts = [next(slot.block.files.keys()) for slot in self._slots]
        placed: dict[int, list[Key]] = {}
        for key in fresh:
            placed.setdefault(max(0, bisect_right(starts, key) - 1), []).append(key)
        return placed

    def _rows(self) -> Mapping[Key, Row]:
        """The rows of everything that has to be read."""
        keys: list[Key] = [key for keys in self._fresh.values() for key in keys]
        memo: dict[str, Any] = {}
        for place, indexes in self._changed.items():
            block = self._slots[place].block
            for index in indexes:
                keys.append((block.files.ids[index], block.files.archived[index]))
                memo.update(block.column(MEMO)[index] or {})
        jobs = list(batches(sorted(keys), _JOB))
        rows: dict[Key, Row] = {}
        work = lambda job: _packed([self._reader.row(key, memo) for key in job])  # noqa: E731
        for _, result in spread(jobs, work, workers(len(keys))):
            rows |= {(row.id, row.is_archived): row for row in _unpacked(result)}
            self._advance(len(rows), len(keys))
        return rows

    def _divided(self, place: int, slot: Slot | None, rows: Mapping[Key, Row]) -> Sequence[Sequence[Item]]:
        """The clients that belong where a block was: one block, or several where it has grown too large."""
        items: list[Item] = [rows[key] for key in self._fresh.get(place, ())]
        if slot is not None:
            leaving = {*self._gone.get(place, ()), *self._changed.get(place, ())}
            items += [Shelved(slot.block, index) for index in range(len(slot.block)) if index not in leaving]
            keys = list(slot.block.files.keys())
            items += [rows[keys[index]] for index in self._changed.get(place, ())]
        items.sort(key=lambda item: (item.id, item.is_archived))
        return [items] if 0 < len(items) <= 2 * SIZE else list(batches(items, SIZE))

    def _gone_paths(self) -> Sequence[str]:
        return [
            self._slots[place].block.files.path(index)
            for place, indexes in self._gone.items()
            for index in indexes
        ]


def _packed(rows: Sequence[Row]) -> bytes:
    """For the way between a process and its own child."""
    return marshal.dumps([_values(row) for row in rows])


def _values(row: Row) -> tuple[Any, ...]:
    derived = (dict(row.derived.cells), row.derived.first, row.derived.last)
    return row.id, row.is_archived, row.signature, row.content, derived, row.document, row.findings


def _unpacked(data: bytes) -> list[Row]:
    return [
        Row(client_id, is_archived, signature, content, Derived(*derived), document, findings)
        for client_id, is_archived, signature, content, derived, document, findings in marshal.loads(data)
    ]
