"""Changes to a document, and what they mean for plain data: the measure of every edit of text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from clientctl.errors import InvalidData, message
from clientctl.frozen import frozen, replace
from clientctl.text.plain import check_path, plain_value
from clientctl.text.shape import Path, shown


@frozen
class Set:
    """Replace the value at a path, or add it; missing (or empty) mappings on the way are made.

    The empty path stands for the whole document.
    """

    path: Path
    value: Any


@frozen
class Remove:
    """Remove the key or list item at a path; nothing happens if it is not there.

    A mapping that becomes empty goes too, unless it is a list's item or the root; an empty list stays.
    """

    path: Path


@frozen
class Append:
    """Add a value to the end of the list at a path, which is made if it is missing or empty."""

    path: Path
    value: Any


@frozen
class Insert:
    """Put a value into a list; the path ends with the index that it will have."""

    path: Path
    value: Any


Operation = Set | Remove | Append | Insert


def apply_operations(data: Any, operations: Sequence[Operation]) -> Any:
    """The data after these changes, one after the other; the data given is left as it is.

    `text.no_such_place` if a path leads through a value of another kind, or past a list's end.
    """
    for operation in operations:
        data = apply_operation(data, operation)
    return data


def apply_operation(data: Any, operation: Operation) -> Any:
    """The data after one change."""
    operation = plain_operation(operation)
    path = operation.path
    try:
        if isinstance(operation, Remove):
            return _without(data, path)
        if isinstance(operation, Set):
            return _with(data, path, partial(_set, operation.value))
        if isinstance(operation, Append):
            return _with(data, path, partial(_append, operation.value))
        return _with(data, path[:-1], partial(_insert, operation.value, path[-1:]))
    except _NoPlace:
        hint = message("text.hint_no_such_place")
        raise InvalidData("text.no_such_place", hint=hint, path=shown(path)) from None


def plain_operation(operation: Operation) -> Operation:
    """The same operation with its value as a document holds it; refuses what YAML cannot take."""
    if isinstance(operation, Remove):
        return operation
    check_path(operation.path)
    return replace(operation, value=plain_value(operation.value, operation.path))


class _NoPlace(Exception):  # becomes a refusal with the whole path
    """A step of a path does not fit the value that it meets."""


def _set(value: Any, _held: Any) -> Any:
    return value


def _append(value: Any, held: Any) -> Any:
    if held is None or isinstance(held, list):
        return [*(held or ()), value]
    raise _NoPlace


def _insert(value: Any, index: Path, held: Any) -> Any:
    if not isinstance(held, list) or not index or index[0] not in range(len(held) + 1):
        raise _NoPlace
    at = int(index[0])
    return [*held[:at], value, *held[at:]]


def _with(data: Any, path: Path, change: Callable[[Any], Any]) -> Any:
    """The data with the value at a path changed."""
    if not path:
        return change(data)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        if not isinstance(data, list) or not 0 <= step < len(data):
            raise _NoPlace
        return [*data[:step], _with(data[step], rest, change), *data[step + 1 :]]
    if data is not None and not isinstance(data, Mapping):
        raise _NoPlace
    held = data or {}
    return {**held, step: _with(held.get(step), rest, change)}


def _without(data: Any, path: Path) -> Any:
    if not path:
        raise _NoPlace
    step, rest = path[0], path[1:]
    if isinstance(data, list):
        if not isinstance(step, int) or not 0 <= step < len(data):
            return data
        kept = [_without(data[step], rest)] if rest else []
        return [*data[:step], *kept, *data[step + 1 :]]
    if not isinstance(data, Mapping) or step not in data:
        return data
    value = _without(data[step], rest) if rest else {}
    if value == {} and (not rest or data[step] != {}):
        return {key: kept for key, kept in data.items() if key != step}
    return {**data, step: value}


def is_same(one: Any, other: Any) -> bool:
    """Equal in value and in type at every level; the order of keys does not count."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(is_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return bool(one == other)
