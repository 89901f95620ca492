"""A change to a document as the smallest changes that text can be spliced for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from clientctl.text.differences import differences, operations_between
from clientctl.text.operations import Append, Insert, Operation, Remove, Set
from clientctl.text.shape import Path

# Beyond this many, one new value is written faster than it is pieced together.
MAX_STEPS: Final = 40


def steps_of(data: Any, operation: Operation) -> Iterator[Sequence[Operation]]:
    """Ways to make a change that does change the data, in steps, the finest first.

    Each step applies to what the one before left.
    A step sets an existing entry, adds a key to a mapping that is there, puts an item into a list that
    has some, or removes an entry that is not its container's only one (the root's excepted).
    """
    if not operation.path:
        if isinstance(operation, Set) and isinstance(operation.value, dict):
            yield operations_between(data, operation.value)
        return
    step = _narrowed(data, operation)
    if isinstance(step, Set) and is_there(data, step.path):
        finer = tuple(differences(step.path, value_at(data, step.path), step.value))
        if finer != (step,) and len(finer) <= MAX_STEPS:
            yield finer
    yield (step,)


def value_at(data: Any, path: Path) -> Any:
    """The value at a path that is there."""
    for step in path:
        data = data[step]
    return data


def is_there(data: Any, path: Path) -> bool:
    """The path leads to a value, were it null."""
    held = value_at(data, path[:-1])
    if isinstance(held, dict):
        return path[-1] in held
    return isinstance(held, list) and path[-1] in range(len(held))


def _narrowed(data: Any, operation: Operation) -> Operation:
    if isinstance(operation, Remove):
        return _narrowed_removal(data, operation.path)
    if isinstance(operation, Insert):
        path = operation.path[:-1]
        return operation if value_at(data, path) else Set(path, [operation.value])
    for depth, step in enumerate(operation.path):
        held = value_at(data, operation.path[:depth])
        if not held and depth:
            return Set(operation.path[:depth], _wrapped(operation, depth))
        if isinstance(held, dict) and step not in held:
            return Set(operation.path[: depth + 1], _wrapped(operation, depth + 1))
    if isinstance(operation, Set):
        return operation
    held = value_at(data, operation.path)
    if not held:
        return Set(operation.path, [operation.value])
    return Insert((*operation.path, len(held)), operation.value)


def _wrapped(operation: Set | Append, depth: int) -> Any:
    """The value inside the mappings that its path still needs."""
    value = [operation.value] if isinstance(operation, Append) else operation.value
    for step in reversed(operation.path[depth:]):
        value = {str(step): value}
    return value


def _narrowed_removal(data: Any, path: Path) -> Operation:
    while True:
        held = value_at(data, path[:-1])
        if len(path) == 1 or len(held) > 1:
            return Remove(path)
        if isinstance(held, list):
            return Set(path[:-1], [])
        if isinstance(path[-2], int):
            return Set(path[:-1], {})
        path = path[:-1]
