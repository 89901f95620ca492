"""The text of a merge put together from whole lines of the three files, so that everything people wrote stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clientctl.merge.alignment import aligned
from clientctl.merge.chunks import Chunk, Group, Page
from clientctl.merge.leaves import chosen, opened
from clientctl.merge.sequences import united
from clientctl.merge.shape import MergeShape
from clientctl.merge.sides import ABSENT, Favour, Sides
from clientctl.merge.strategies import items_of, key_order, strategy_of
from clientctl.merge.three_way import Merger
from clientctl.text.operations import is_same
from clientctl.text.rendering import Layout
from clientctl.text.shape import Path

Lines = list[str]
_NOTHING = Group(0, True, (), (), ())


def assemble(expected: dict[str, Any], sides: Sides[Page | None], shape: MergeShape, favour: Favour) -> str:
    """A text that should be read as `expected`; comments and blank lines of both sides are in it.

    Where no file has a value, lines of one of them stand for it: who asks for the text reads it again.
    """
    heads = sides.each(lambda page: page.head if page else ())
    roots = sides.each(lambda page: page.root if page else None)
    lines = [*united(heads), *_Assembler(shape, favour).group(expected, roots, (), 0)]
    return "".join(f"{line}\n" for line in lines)


def moved(lines: Sequence[str], distance: int) -> Lines:
    """Lines shifted to the right, or to the left as far as they have blanks."""
    if distance >= 0:
        return [" " * distance + line if line else line for line in lines]
    return [line[min(-distance, len(line) - len(line.lstrip(" "))) :] for line in lines]


def is_one_text(one: Chunk | None, other: Chunk | None) -> bool:
    """Both entries have the same lines, wherever they stand."""
    if one is None or other is None:
        return one is other
    if one.column == other.column:
        return one.lines == other.lines
    return moved(one.lines, -one.column) == moved(other.lines, -other.column)


class _Assembler:
    """Puts groups and entries together, each at the column where it shall stand."""

    def __init__(self, shape: MergeShape, favour: Favour) -> None:
        self._shape = shape
        self._favour = favour

    def group(self, expected: Any, sides: Sides[Group | None], path: Path, column: int) -> Lines:
        """The lines of a list or mapping; what is not expected is left out, its new comments excepted."""
        found = sides.each(lambda group: group or _NOTHING)
        is_mapping = isinstance(expected, dict)
        lines = self._pairs(expected, found, path, column) if is_mapping else self._items(found, path, column)
        ends = sides.each(lambda group: moved(group.end, column - group.column) if group else [])
        return [*lines, *united(ends)]

    def _pairs(self, expected: dict[str, Any], sides: Sides[Group], path: Path, column: int) -> Lines:
        held = sides.each(lambda group: group.by_key)
        lines: Lines = []
        for key in key_order(sides.each(lambda group: list(group.keys)), list(self._shape.keys(path))):
            entries = Sides(*(by_key.get(key) for by_key in held))
            lines += self._entry(expected.get(key, ABSENT), entries, (*path, key), column)
        return lines

    def _items(self, sides: Sides[Group], path: Path, column: int) -> Lines:
        values = sides.each(lambda group: group.values)
        rows = aligned(strategy_of(self._shape.merge(path), values), path, values, self._shape)
        lines: Lines = []
        count = 0
        for row in rows or ():
            inner = (*path, count)
            expected = Merger(self._shape, self._favour).item(inner, items_of(row, values))
            entries = Sides(*(group.at(index) for group, index in zip(sides, row, strict=True)))
            lines += self._entry(expected, entries, inner, column)
            count += expected is not ABSENT
        return lines

    def _entry(self, expected: Any, sides: Sides[Chunk | None], path: Path, column: int) -> Lines:
        """The lines of an entry with what stands above it."""
        # a side that has deleted an entry says nothing of the comments above it where it stays
        leads = sides if expected is ABSENT else sides.each(lambda chunk: chunk or sides.base)
        above = united(leads.each(lambda chunk: moved(chunk.lead, column - chunk.column) if chunk else []))
        if expected is ABSENT:
            return above
        whole = self._whole(expected, sides)
        if whole is not None:
            return [*above, *moved(whole.lines, column - whole.column)]
        groups = self._groups(expected, sides, path)
        if groups is not None:
            return self._block(expected, sides, groups, path, column, above)
        chunk, lines, comments = chosen(expected, sides)
        margin = " " * column
        return [*above, *(margin + text for text in comments), *moved(lines, column - chunk.column)]

    def _whole(self, expected: Any, sides: Sides[Chunk | None]) -> Chunk | None:
        """The text of one side, if the other has left it as it was, or has the same."""
        base, ours, theirs = sides
        if is_one_text(ours, theirs) or is_one_text(base, theirs):
            candidate = ours
        elif is_one_text(base, ours):
            candidate = theirs
        else:
            return None
        return candidate if candidate is not None and is_same(candidate.value, expected) else None

    def _groups(self, expected: Any, sides: Sides[Chunk | None], path: Path) -> Sides[Group | None] | None:
        """The blocks to be merged entry by entry; None: the entry is one piece."""
        is_mapping = isinstance(expected, dict)
        groups = sides.each(
            lambda chunk: (
                chunk.group if chunk and chunk.group and chunk.group.is_mapping == is_mapping else None
            )
        )
        if not expected or groups.ours is None or groups.theirs is None:
            return None
        if not is_mapping:
            values = groups.each(lambda group: group.values if group else [])
            strategy = strategy_of(self._shape.merge(path), values)
            if strategy == "value" or aligned(strategy, path, values, self._shape) is None:
                return None
        return groups

    def _block(
        self,
        expected: Any,
        sides: Sides[Chunk | None],
        groups: Sides[Group | None],
        path: Path,
        column: int,
        above: Lines,
    ) -> Lines:
        """An entry whose value is a block, merged entry by entry."""
        inner = column + _step(sides, groups)
        lines = self.group(expected, groups, path, inner)
        opening = opened(sides)
        if opening is not None:
            chunk, first, comments = opening
            margin = " " * inner
            return [
                *above,
                *moved(first, column - chunk.column),
                *(margin + text for text in comments),
                *lines,
            ]
        # the first line that is no remark gets the dash; remarks above it go above the whole item
        start = next((at for at, line in enumerate(lines) if _is_content(line)), 0)
        lead = moved(lines[:start], column - inner)
        dashed = f"{' ' * column}-{lines[start][column + 1 :]}" if lines else f"{' ' * column}-"
        return [*above, *lead, dashed, *lines[start + 1 :]]


def _is_content(line: str) -> bool:
    text = line.lstrip(" ")
    return bool(text) and not text.startswith("#")


def _step(sides: Sides[Chunk | None], groups: Sides[Group | None]) -> int:
    """How far right of the entry its block stands: as on the side that has changed it."""
    steps = Sides(
        *(
            group.column - chunk.column if chunk is not None and group is not None else None
            for chunk, group in zip(sides, groups, strict=True)
        )
    )
    ours, theirs = steps.ours, steps.theirs
    found = theirs if steps.ours == steps.base and theirs is not None else ours
    return Layout().step if found is None else found
