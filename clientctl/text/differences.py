"""The operations that lead from one document to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from clientctl.text.operations import Insert, Operation, Remove, Set, is_same
from clientctl.text.shape import Path


def operations_between(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Operation, ...]:
    """The smallest operations, in order, that turn the document `old` into `new`.

    Items of lists are the same item if they have the same id, or else the same content.
    """
    found: list[Operation] = []
    for key, value in new.items():
        found += differences((key,), old[key], value) if key in old else [Set((key,), value)]
    return (*found, *(Remove((key,)) for key in old if key not in new))


def differences(path: Path, old: Any, new: Any) -> Iterator[Operation]:
    """The operations that turn the value at a path into another, entry by entry; none if they are equal."""
    if old and new and isinstance(old, dict) and isinstance(new, dict):
        for key, value in new.items():
            if key in old:
                yield from differences((*path, key), old[key], value)
            else:
                yield Set((*path, key), value)
        yield from (Remove((*path, key)) for key in old if key not in new)
    elif old and new and isinstance(old, list) and isinstance(new, list):
        yield from _list_differences(path, old, new)
    elif not is_same(old, new):
        yield Set(path, new)


def _list_differences(path: Path, old: list[Any], new: list[Any]) -> Iterator[Operation]:
    """From the end to the front, so that the indexes before it stay right."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, [_identity(item) for item in old], [_identity(item) for item in new])
    for _, old_start, old_end, new_start, new_end in reversed(matcher.get_opcodes()):
        shared = min(old_end - old_start, new_end - new_start)
        for value in reversed(new[new_start + shared : new_end]):
            yield Insert((*path, old_start + shared), value)
        for index in reversed(range(old_start + shared, old_end)):
            yield Remove((*path, index))
        for offset in reversed(range(shared)):
            yield from differences(
                (*path, old_start + offset), old[old_start + offset], new[new_start + offset]
            )


def _identity(item: Any) -> str:
    """What makes two list items the same item: their id, else all they hold."""
    if isinstance(item, dict) and isinstance(item.get("id"), str):
        return f"id {item['id']}"
    return repr(item)
