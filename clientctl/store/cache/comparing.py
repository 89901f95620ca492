"""What has changed among the files since they were read for the cache."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from clientctl.frozen import frozen
from clientctl.names import is_id
from clientctl.store.cache.blocks import Files
from clientctl.store.cache.rows import UNKEPT
from clientctl.store.cache.signatures import Key, Signature, young_ones

_NONE: Final[Sequence[int]] = ()


@frozen
class Differences:
    """By the place of a block: indexes of files that have another signature, that are gone, that were too young.

    fresh: files that no block knows; strange: those whose names are no client's; expired: blocks with cells that
    hold no longer.
    """

    changed: Mapping[int, Sequence[int]]
    gone: Mapping[int, Sequence[int]]
    young: Mapping[int, Sequence[int]]
    fresh: Sequence[Key]
    strange: Sequence[Key]
    expired: Sequence[int]

    @property
    def is_none(self) -> bool:
        """Whether the blocks can be taken as they are."""
        return not (self.changed or self.gone or self.young or self.fresh or self.expired)


def known_files(blocks: Iterable[Files]) -> Mapping[Key, Signature]:
    """What the files of all blocks looked like when they were read."""
    known: dict[Key, Signature] = {}
    for files in blocks:
        known.update(zip(files.keys(), files.signatures, strict=True))
    return known


def compare(
    blocks: Sequence[Files],
    known: Mapping[Key, Signature],
    seen: Mapping[Key, Signature],
    now: int,
    today: int,
) -> Differences:
    """How the files that were seen, at `now`, differ from those that are known from the blocks; today is an ordinal.

    A file that is young, although it was known by its signature, counts as changed: the clock was set back, and
    coarse stamps may come again.
    """
    changed: dict[int, list[int]] = {}
    gone: dict[int, list[int]] = {}
    young: dict[int, list[int]] = {}
    recent = young_ones(seen, now)
    # mostly nothing has changed, and that is seen in a fraction of the time
    are_same = known == seen and not recent
    for place, files in enumerate(blocks):
        for index, key in enumerate(() if are_same else files.keys()):
            found = seen.get(key)
            if found != known[key] or (key in recent and index not in files.contents):
                (gone if found is None else changed).setdefault(place, []).append(index)
        different = {*changed.get(place, _NONE), *gone.get(place, _NONE)}
        for index, content in files.contents.items():
            if content != UNKEPT and index not in different:
                young.setdefault(place, []).append(index)
    left = () if are_same else seen.keys() - known.keys()
    fresh = sorted(key for key in left if is_id(key[0]))
    strange = [key for key in left if not is_id(key[0])]
    expired = [place for place, files in enumerate(blocks) if files.last < today]
    return Differences(changed, gone, young, fresh, strange, expired)
