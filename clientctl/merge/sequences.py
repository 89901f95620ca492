"""Three-way merges of sequences of lines."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from clientctl.merge.sides import Sides

Line = TypeVar("Line", bound=Hashable)

# Pairs of lines that are compared one by one; beyond these, lines that occur often are passed over, and beyond
# those of the second number a stretch that differs is one change: it would take too long.
EXACT: Final = 100_000
MOST: Final = 4_000_000


class Change(NamedTuple, Generic[Line]):
    """`base[start:end]` became `lines`."""

    start: int
    end: int
    lines: Sequence[Line]


class Region(NamedTuple):
    """A stretch of the merged lines; `clash` has what each side makes of it where they disagree."""

    lines: Sequence[str]
    clash: Sides[Sequence[str]] | None = None


def changes(base: Sequence[Line], other: Sequence[Line]) -> list[Change[Line]]:
    """What turns the lines `base` into `other`, in order."""
    head, most = 0, min(len(base), len(other))
    while head < most and base[head] == other[head]:
        head += 1
    tail = 0
    while tail < most - head and base[-1 - tail] == other[-1 - tail]:
        tail += 1
    before, after = base[head : len(base) - tail], other[head : len(other) - tail]
    pairs = len(before) * len(after)
    if not pairs or pairs > MOST:
        return [Change(head, head + len(before), after)] if before or after else []
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, before, after, autojunk=pairs > EXACT)
    return [
        Change(head + start, head + end, after[new_start:new_end])
        for tag, start, end, new_start, new_end in matcher.get_opcodes()
        if tag != "equal"
    ]


def merged(sides: Sides[Sequence[str]]) -> Iterator[Region]:
    """The lines of both sides put together.

    Changes that touch different lines are both made, also side by side; lines added by both in one place are
    kept, ours first. What is left are clashes.
    """
    base, done = sides.base, 0
    for group in _groups(changes(base, sides.ours), changes(base, sides.theirs)):
        start, end = _extent([*group.ours, *group.theirs])
        yield Region(base[done:start])
        done = end
        if not group.ours or not group.theirs:
            yield Region(_changed(base, start, end, group.ours or group.theirs))
            continue
        found = Sides(
            base[start:end],
            _changed(base, start, end, group.ours),
            _changed(base, start, end, group.theirs),
        )
        yield _region(found)
    yield Region(base[done:])


def united(sides: Sides[Sequence[str]]) -> list[str]:
    """The lines of both sides without any clash: where they disagree ours, then those of theirs that are new."""
    lines: list[str] = []
    for region in merged(sides):
        lines += region.lines
        if region.clash is not None:
            known = {*region.clash.ours, *region.clash.base}
            lines += [*region.clash.ours, *(line for line in region.clash.theirs if line not in known)]
    return lines


def _groups(ours: list[Change[str]], theirs: list[Change[str]]) -> Iterator[Sides[list[Change[str]]]]:
    """Changes that touch the same lines, in order."""
    waiting = sorted(
        [(change.start, change.end, 0, change) for change in ours]
        + [(change.start, change.end, 1, change) for change in theirs],
        key=lambda found: found[:3],
    )
    group: Sides[list[Change[str]]] | None = None
    for start, end, side, change in waiting:
        if group is not None:
            first, last = _extent([*group.ours, *group.theirs])
            if not (start < last or (first == last == start == end)):
                yield group
                group = None
        group = group or Sides([], [], [])
        (group.theirs if side else group.ours).append(change)
    if group is not None:
        yield group


def _extent(found: Sequence[Change[str]]) -> tuple[int, int]:
    return min(change.start for change in found), max(change.end for change in found)


def _changed(base: Sequence[str], start: int, end: int, found: Sequence[Change[str]]) -> Sequence[str]:
    lines: list[str] = []
    for change in found:
        lines += [*base[start : change.start], *change.lines]
        start = change.end
    return [*lines, *base[start:end]]


def _region(found: Sides[Sequence[str]]) -> Region:
    if found.ours == found.theirs:
        return Region(found.ours)
    if found.base:
        return Region((), found)
    # what both have typed at the beginning or the end of their additions is kept once
    ours, theirs = list(found.ours), list(found.theirs)
    head, most = 0, min(len(ours), len(theirs))
    while head < most and ours[head] == theirs[head]:
        head += 1
    tail = 0
    while tail < most - head and ours[-1 - tail] == theirs[-1 - tail]:
        tail += 1
    return Region([*ours[: len(ours) - tail], *theirs[head:]])
