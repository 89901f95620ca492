"""Where the values of a stored field stand in the client's file, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from clientctl.errors import message
from clientctl.facts.reasons.case import Because, Part, Path, Place
from clientctl.facts.reasons.listing import described
from clientctl.frozen import frozen
from clientctl.model import Document, Field


@frozen
class _Found:
    """A value, its path, and the entry of a list that it stands in; by default the path is that of what lacks it."""

    value: Any
    path: Path
    entry: Mapping[str, Any] | None
    is_default: bool = False


def stored_rows(document: Document, field: Field) -> Iterator[Because]:
    """A row for each value that `Field.values` gives."""
    for found in _walk(document, field.path, field.default, _Found(None, (), None)):
        parts: tuple[Part, ...] = (field.heading,)
        if found.is_default:
            parts = (*parts, message("reasons.by_default"))
        if field.record is not None and found.entry is not None:
            parts = (*parts, *described(found.entry))
        currency = None if found.entry is None else found.entry.get("currency")
        unit = currency if field.kind == "money" and isinstance(currency, str) else ""
        place = Place("client", found.path)
        yield Because(parts, found.value, field.kind, place, unit=unit, choices=field.choices)


def _walk(node: Any, keys: tuple[str, ...], default: str | None, at: _Found) -> Iterator[_Found]:
    """Whatever the keys lead to from a node that stands at a place."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            entry = item if isinstance(item, Mapping) and at.entry is None else at.entry
            yield from _walk(item, keys, default, _Found(None, (*at.path, index), entry))
    elif keys:
        held = node.get(keys[0]) if isinstance(node, Mapping) else None
        if held is not None:
            yield from _walk(held, keys[1:], default, _Found(None, (*at.path, keys[0]), at.entry))
        elif isinstance(node, Mapping) and len(keys) == 1 and default is not None:
            yield _Found(default, at.path, at.entry, is_default=True)
    elif node is not None and node != "" and not isinstance(node, Mapping):
        yield _Found(node, at.path, at.entry)


def group_rows(document: Document, group: Field, find: Callable[[str], Field | None]) -> Iterator[Because]:
    """The entries of a whole list with what names them, or the values of a whole mapping; find: a field by its name."""
    held = document.get(group.name)
    if isinstance(held, list):
        for index, entry in enumerate(held):
            words = described(entry) if isinstance(entry, Mapping) else (message("reasons.no_entry"),)
            yield Because(words or (group.heading,), place=Place("client", (group.name, index)))
    elif isinstance(held, Mapping):
        for key, value in held.items():
            field = find(f"{group.name}.{key}")
            if field is not None:
                yield from stored_rows(document, field)
            else:
                words = (f"{group.name}.{key}", value) if isinstance(value, str) else (f"{group.name}.{key}",)
                yield Because(words, place=Place("client", (group.name, key)))
