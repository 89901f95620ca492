"""Which items of two lists are the same item."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final

ID: Final = "id"
# Beyond this many pairs, items without ids that were edited are taken for new ones.
MOST_COMPARED: Final = 10_000


def item_id(item: Any) -> str | None:
    """The id of a record, None if it has none."""
    found = item.get(ID) if isinstance(item, dict) else None
    return found if isinstance(found, str) and found else None


def identity(value: Any) -> Hashable:
    """Equal for values that are equal in value and type at every level."""
    if isinstance(value, dict):
        return "mapping", frozenset((key, identity(held)) for key, held in value.items())
    if isinstance(value, list):
        return "list", tuple(map(identity, value))
    return type(value), value


# What makes two items one, the surest first; None: nothing.
_NAMES: Final[tuple[Callable[[Any], Hashable | None], ...]] = (item_id, identity)


def partners(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """For each new item the index of the old one that it is: by id, else by content, else by likeness.

    Likeness is for records that lack an id on one side: at least half of the old one's fields are unchanged.
    """
    found: list[int | None] = [None] * len(new)
    taken: set[int | None] = set()
    for name_of in _NAMES:
        waiting: dict[Hashable, list[int]] = {}
        for index in reversed(range(len(old))):
            if index not in taken and (name := name_of(old[index])) is not None:
                waiting.setdefault(name, []).append(index)
        for index, item in enumerate(new):
            places = waiting.get(name_of(item)) if found[index] is None else None
            if places:
                found[index] = places.pop()
                taken.add(found[index])
    _pair_alike(old, new, found, taken)
    return found


def _pair_alike(
    old: Sequence[Any], new: Sequence[Any], found: list[int | None], taken: set[int | None]
) -> None:
    left = [index for index, item in enumerate(old) if index not in taken and isinstance(item, dict)]
    free = [index for index, item in enumerate(new) if found[index] is None and isinstance(item, dict)]
    if len(left) * len(free) > MOST_COMPARED:
        return
    for old_index in left:
        likest = max(free, key=lambda index: _likeness(old[old_index], new[index]), default=None)
        if likest is not None and _likeness(old[old_index], new[likest]) >= 1:
            found[likest] = old_index
            free.remove(likest)


def _likeness(old: dict[str, Any], new: dict[str, Any]) -> float:
    """At least 1 for what may be one record: it lacks an id on one side, and half of it or more is unchanged."""
    if item_id(old) is not None and item_id(new) is not None:
        return 0
    fields = {key: value for key, value in old.items() if key != ID}
    kept = sum(key in new and identity(new[key]) == identity(value) for key, value in fields.items())
    return 2 * kept / len(fields) if fields else 0
