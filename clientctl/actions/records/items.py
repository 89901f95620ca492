"""ITEM: the entry that someone means by its id, the beginning of that, `last`, or for contacts the name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from clientctl.actions.records.kinds import ITEM_KEY, RecordKind
from clientctl.errors import NotFound, message
from clientctl.frozen import frozen
from clientctl.model import Stored
from clientctl.names import fold, nearest
from clientctl.schema.words import brief

_LAST: Final = "last"
_MOST_LISTED: Final = 5


@frozen
class Item:
    """An entry and its place in its list; id: None for one that was written without."""

    index: int
    entry: Mapping[str, Any]

    @property
    def id(self) -> str | None:
        found = self.entry.get(ITEM_KEY)
        return found if isinstance(found, str) and found else None


def find_item(client: Stored, kind: RecordKind, typed: str) -> Item:
    """The entry meant; NotFound when there is none or several."""
    items = _items(client, kind)
    found = _named(items, kind, typed)
    if len(found) == 1:
        return found[0]
    if found:
        hint = message("records.entries", names=[_label(kind, item) for item in found[:_MOST_LISTED]])
        raise NotFound(
            "records.ambiguous_item", record=kind.name, item=brief(typed), count=len(found), hint=hint
        )
    if not items:
        hint = message("records.add_one", word=kind.word, id=client.id)
        raise NotFound("records.no_items", record=kind.name, id=client.id, hint=hint)
    hint = message("records.entries", names=_near(items, kind, typed))
    raise NotFound("records.no_item", record=kind.name, id=client.id, item=brief(typed), hint=hint)


def _items(client: Stored, kind: RecordKind) -> Sequence[Item]:
    listed = client.document.get(kind.record)
    held = listed if isinstance(listed, list) else []
    return [Item(index, entry) for index, entry in enumerate(held) if isinstance(entry, dict)]


def _named(items: Sequence[Item], kind: RecordKind, typed: str) -> Sequence[Item]:
    """The entries by the first of the ways that finds any."""
    exact = [item for item in items if item.id == typed]
    if exact:
        return exact
    if kind.is_named:
        named = [item for item in items if fold(_name(item)) == fold(typed)]
        if named and typed.strip():
            return named
    if typed == _LAST:
        return items[-1:]
    return [item for item in items if typed and (item.id or "").startswith(typed)]


def _name(item: Item) -> str:
    name = item.entry.get("name")
    return name if isinstance(name, str) else ""


def _near(items: Sequence[Item], kind: RecordKind, typed: str) -> Sequence[str]:
    """The entries that look like what is typed, else the last ones."""
    words = {word: item for item in items for word in (item.id, kind.is_named and _name(item)) if word}
    near = dict.fromkeys(words[word].index for word in nearest(typed, words))
    shown = [item for item in items if item.index in near] or items[-_MOST_LISTED:]
    return [_label(kind, item) for item in shown]


def _label(kind: RecordKind, item: Item) -> str:
    """How an entry is named on the command line, and what it is."""
    keys = dict.fromkeys((kind.day, "" if kind.main is None else kind.main.name))
    told = ", ".join(brief(item.entry[key]) for key in keys if key and item.entry.get(key) is not None)
    return f"{item.id or '?'} ({told})" if told else str(item.id or "?")
