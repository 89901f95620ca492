"""A repository that answers readers from the cache; writers, and who asks for one client, read the file itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from heapq import merge

from clientctl.frozen import frozen
from clientctl.model import Stored
from clientctl.store.cache.blocks import Block, Shelved
from clientctl.store.cache.shelf import Cache, Shelf
from clientctl.store.cache.signatures import Scan
from clientctl.store.folder import PLACES
from clientctl.store.repository import FileRepository


def _order(client: Stored) -> tuple[str, bool, str]:
    return client.id, client.is_archived, client.path


# The clients of a block that may be meant; the others are passed over unless something is wrong with them.
Narrow = Callable[[Block], Iterable[int]]


@frozen
class CachedRepository(FileRepository):
    """The same answers as from the files, with only those read that have changed; look: says what files there are."""

    cache: Cache
    look: Callable[[], Scan]

    @cached_property
    def _shelf(self) -> Shelf:
        return self.cache.load(self.look)

    def clients(
        self, *, archived: bool, checked: bool = True, narrow: Narrow | None = None
    ) -> Iterator[Stored]:
        for place in PLACES[: 1 + archived]:
            if place in self._shelf.refused:
                raise self._shelf.refused[place]
        kept = self._kept(narrow, archived=archived)
        others = [client for client in self._shelf.others if archived or not client.is_archived]
        return merge(kept, sorted(others, key=_order), key=_order) if others else kept

    def _kept(self, narrow: Narrow | None, *, archived: bool) -> Iterator[Stored]:
        clients = self._shelf.clients
        for block in self._shelf.blocks:
            is_archived = block.files.archived
            for index in range(len(block)) if narrow is None else self._narrowed(block, narrow):
                if archived or not is_archived[index]:
                    client = clients.get((block.files.ids[index], is_archived[index])) if clients else None
                    yield Shelved(block, index) if client is None else client
            block.forget()

    def _narrowed(self, block: Block, narrow: Narrow) -> Iterable[int]:
        """Those that may be meant, and those of which something must be told."""
        may_be = narrow(block)
        told = {*block.rows["unread"], *map(int, block.rows["problems"]), *block.files.contents}
        return sorted({*may_be, *told}) if told else may_be
