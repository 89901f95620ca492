"""What changed in a client from one document to another: field by field, entry by entry; comments never count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any, Final

from clientctl.frozen import frozen
from clientctl.model import Client, Document
from clientctl.model.changes import Action
from clientctl.schema.catalog import Catalog

ITEM: Final = "id"
ID: Final = "id"
ARCHIVED: Final = "archived"
_EMPTY: Final[Sequence[Any]] = (None, "", [], {})
# Entries without ids are the same one where more than so much of what they hold is.
_ALIKE: Final = 0.5
# Of so many it is found out.
_MOST_ALIKE: Final = 100

Entry = Mapping[str, Any]


@frozen
class Change:
    """One value that is not what it was; None where there is none.

    field: by its full name (`grade`, `address.city`, `orders.amount`); an entry or a word that came into a list or
    left it goes by the name of the list (`orders`, `tags`). entry: the entry, as it is now, whose field it is.
    """

    field: str
    old: Any
    new: Any
    entry: Entry | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from other changes of a client that end in the same."""
        return self.field, _identity(self.entry) if self.entry is not None else "", repr(_plain(self.new))

    def as_object(self) -> dict[str, Any]:
        """The change for programs; `item` is the id of the entry whose field it is."""
        item = self.entry.get(ITEM) if self.entry is not None else None
        told = {"field": self.field, "old": self.old, "new": self.new}
        return told if item is None else {**told, "item": item}


@frozen
class ClientChange:
    """What happened with one client: by the id that it has now, else had; `moved` went elsewhere, or got another id."""

    id: str
    name: str
    action: Action
    changes: tuple[Change, ...]


def compare_clients(before: Client | None, after: Client | None, catalog: Catalog) -> ClientChange | None:
    """What became of a client, which was or is not there where it is None; None where nothing changed."""
    client = after or before
    if client is None:
        return None
    changes = compare(before.document if before else {}, after.document if after else {}, catalog)
    action: Action = "updated"
    if before is None or after is None:
        action = "added" if before is None else "removed"
    else:
        moves = tuple(_moves(before, after))
        changes = (*moves, *changes)
        action = "moved" if moves else "updated"
    return ClientChange(client.id, client.name, action, changes) if changes or action != "updated" else None


def _moves(before: Client, after: Client) -> Iterator[Change]:
    if before.id != after.id:
        yield Change(ID, before.id, after.id)
    if before.is_archived != after.is_archived:
        yield Change(ARCHIVED, before.is_archived, after.is_archived)


def compare(before: Document, after: Document, catalog: Catalog) -> tuple[Change, ...]:
    """The changes that lead from one document of a client to the other, in the order of its keys."""
    order = {key: place for place, key in enumerate(catalog.schema["properties"])}
    keys = sorted(dict.fromkeys((*before, *after)), key=lambda key: order.get(key, len(order)))
    return tuple(change for key in keys for change in _compared(key, before.get(key), after.get(key)))


def identities(document: Document) -> Iterator[tuple[str, ...]]:
    """What a client is known by under another id: its number, its name with that, the ids of its entries."""
    number, name = (
        value if isinstance(value := document.get(key), str) else "" for key in ("number", "name")
    )
    if number:
        yield "number", number
    if name:  # two clients of one name have different numbers
        yield "name", name, number
    for key, value in document.items():
        for item in value if isinstance(value, list) else ():
            if isinstance(item, dict) and isinstance(item.get(ITEM), str):
                yield key, ITEM, item[ITEM]


def _compared(name: str, old: Any, new: Any) -> Iterator[Change]:
    old, new = _held(old), _held(new)
    kinds = {type(value) for value in (old, new) if value is not None}
    if kinds == {dict}:
        before, after = old or {}, new or {}
        for key in dict.fromkeys((*before, *after)):
            yield from _compared(f"{name}.{key}", before.get(key), after.get(key))
    elif kinds == {list}:
        yield from _lists(name, old or [], new or [])
    elif _plain(old) != _plain(new):
        yield Change(name, old, new)


def _lists(name: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Change]:
    """What left and what came; entries that are still there are compared with what they were."""
    # most of a long list is as it was
    most = min(len(old), len(new))
    shared = next((n for n in range(most) if old[n] is not new[n] and old[n] != new[n]), most)
    old, new = old[shared:], new[shared:]
    left: dict[str, int] = {}
    keys = [repr(_plain(item)) for item in old]
    for key in keys:
        left[key] = left.get(key, 0) + 1
    come = [item for item in new if not _taken(left, repr(_plain(item)))]
    # of equal ones the first stayed
    gone = [item for item, key in reversed(list(zip(old, keys, strict=True))) if _taken(left, key)]
    gone.reverse()
    pairs = list(_paired(gone, come))
    for before, after in pairs:
        yield from _entries(name, before, after)
    paired = {id(one) for pair in pairs for one in pair}
    yield from (Change(name, item, None) for item in gone if id(item) not in paired)
    yield from (Change(name, None, item) for item in come if id(item) not in paired)


def _taken(left: dict[str, int], key: str) -> bool:
    """Whether there is one more of these; it is taken away."""
    if not left.get(key):
        return False
    left[key] -= 1
    return True


def _entries(name: str, old: Entry, new: Entry) -> Iterator[Change]:
    for key in dict.fromkeys((*new, *old)):
        before, after = _held(old.get(key)), _held(new.get(key))
        # the id that an entry gets when it is edited, and never changes, says nothing
        if key != ITEM and not _is_same(before, after):
            yield Change(f"{name}.{key}", before, after, new)


def _paired(gone: Sequence[Any], come: Sequence[Any]) -> Iterator[tuple[Entry, Entry]]:
    """Entries before and after that are the same one: by their ids, else by most of what they hold."""
    old = [item for item in gone if isinstance(item, dict)]
    by_id = {str(item[ITEM]): item for item in reversed(old) if item.get(ITEM) is not None}
    others: list[Entry] = []
    for after in come:
        if isinstance(after, dict):
            before = by_id.pop(str(after.get(ITEM)), None)
            if before is None:
                others.append(after)
            else:
                yield before, after
    left = {id(item): item for item in old if item.get(ITEM) is None or str(item[ITEM]) in by_id}
    for after in others[:_MOST_ALIKE]:
        before = next((item for item in islice(left.values(), _MOST_ALIKE) if _is_alike(item, after)), None)
        if before is not None:
            del left[id(before)]
            yield before, after


def _is_alike(one: Entry, other: Entry) -> bool:
    """Only of entries of which one was written by hand, without an id."""
    if one.get(ITEM) is not None and other.get(ITEM) is not None:
        return False
    keys = {*one, *other} - {ITEM}
    same = sum(1 for key in keys if _is_same(_held(one.get(key)), _held(other.get(key))))
    return same > _ALIKE * len(keys)


def _identity(entry: Entry) -> str:
    return str(entry[ITEM]) if ITEM in entry else repr(_plain(entry))


def _held(value: Any) -> Any:
    """A key without a value is as good as none."""
    return None if value in _EMPTY and not isinstance(value, bool | int) else value


def _is_same(one: Any, other: Any) -> bool:
    """Equal to people: numbers by what they are worth, mappings whatever their order."""
    return bool(one == other or _plain(one) == _plain(other))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(value[key]) for key in sorted(value) if _held(value[key]) is not None}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return "number", Decimal(value).normalize() if value else Decimal(0)
    return ("flag", value) if isinstance(value, bool) else value
