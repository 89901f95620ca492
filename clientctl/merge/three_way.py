"""The merge of plain data: what should come out of two sides that have changed one base."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clientctl.frozen import frozen
from clientctl.merge.identity import ID, item_id
from clientctl.merge.shape import MergeShape
from clientctl.merge.sides import ABSENT, Favour, Sides, is_alike
from clientctl.merge.strategies import STRATEGIES, strategy_of
from clientctl.text.operations import is_same
from clientctl.text.shape import Path


@frozen
class Conflict:
    """A value that the sides have changed in different ways; ABSENT stands for one that a side lacks.

    path: where it is in the merged document, or would be; `is_there`: it is.
    """

    path: Path
    is_there: bool
    base: Any
    ours: Any
    theirs: Any


@frozen
class MergedData:
    """The merged document; where the sides disagree it has the value of the one that was favoured."""

    document: Mapping[str, Any]
    conflicts: tuple[Conflict, ...]


def merge_documents(
    base: Mapping[str, Any],
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any],
    shape: MergeShape,
    *,
    favour: Favour = "ours",
) -> MergedData:
    """Merge two documents that come from one base, each value by its strategy (see STRATEGIES).

    Conflicts come in the order of the merged document, the same ones whoever is favoured.
    """
    merger = Merger(shape, favour)
    document = merger.value((), Sides(base, ours, theirs))
    return MergedData(document, tuple(merger.conflicts))


class Merger:
    """Merges values at their paths and takes down the conflicts."""

    def __init__(self, shape: MergeShape, favour: Favour) -> None:
        self.shape = shape
        self.favour = favour
        self.conflicts: list[Conflict] = []

    def value(self, path: Path, sides: Sides[Any]) -> Any:
        """The merged value, ABSENT if there is none."""
        for is_equal in (is_same, is_alike):
            if is_equal(sides.ours, sides.theirs):
                return sides.theirs if is_equal(sides.base, sides.ours) else sides.ours
            if is_equal(sides.base, sides.ours):
                return sides.theirs
            if is_equal(sides.base, sides.theirs):
                return sides.ours
        return STRATEGIES[strategy_of(self.shape.merge(path), sides)](self, path, sides)

    def item(self, path: Path, sides: Sides[Any]) -> Any:
        """The merged item of a list. One that got an id on both sides keeps the lesser."""
        ours, theirs = item_id(sides.ours), item_id(sides.theirs)
        if ours is not None and theirs is not None and ours != theirs:
            kept = min(ours, theirs)
            sides = Sides(sides.base, {**sides.ours, ID: kept}, {**sides.theirs, ID: kept})
        return self.value(path, sides)

    def clash(self, path: Path, sides: Sides[Any], *merged: Any) -> Any:
        """Take a conflict down; `merged` is the value to have there, if it is not that of the favoured side."""
        value = merged[0] if merged else sides.of(self.favour)
        self.conflicts.append(Conflict(path, value is not ABSENT, *sides))
        return value
