"""Many entries put into one list: where each of them stands among those that are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clientctl.text.operations import Append, Insert, Operation
from clientctl.text.shape import Path


def run_at(operations: Sequence[Operation], start: int) -> Sequence[Append | Insert]:
    """The operations from `start` on that put something into one and the same list."""
    run: list[Append | Insert] = []
    for operation in operations[start:]:
        if not isinstance(operation, Append | Insert) or (run and list_of(operation) != list_of(run[0])):
            break
        run.append(operation)
    return run


def list_of(operation: Append | Insert) -> Path:
    """The path of the list that an operation puts something into."""
    return operation.path if isinstance(operation, Append) else operation.path[:-1]


def places(count: int, run: Sequence[Append | Insert]) -> Sequence[tuple[int, Any]]:
    """What a run puts into a list of `count` entries, in order, each with the number of those entries before it."""
    new: list[tuple[int, Any]] = []
    for operation in run:
        index = int(operation.path[-1]) if isinstance(operation, Insert) else count + len(new)
        rank = _rank(new, index)
        new.insert(rank, (index - rank, operation.value))
    return new


def _rank(new: Sequence[tuple[int, Any]], index: int) -> int:
    """How many of the new entries stand before a place in the list as it is so far."""
    low, high = 0, len(new)
    while low < high:
        middle = (low + high) // 2
        # the entry stands behind those of the list before it, and the new ones before it
        if new[middle][0] + middle < index:
            low = middle + 1
        else:
            high = middle
    return low
