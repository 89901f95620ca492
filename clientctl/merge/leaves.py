"""The lines of one entry whose text both sides have changed, with the comments of both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from clientctl.merge.chunks import Beside, Chunk
from clientctl.merge.sequences import united
from clientctl.merge.sides import Sides
from clientctl.text.operations import is_same


class Choice(NamedTuple):
    """One side's entry, its lines with the comments that belong there, and those for which they have no place."""

    chunk: Chunk
    lines: Sequence[str]
    comments: list[str]


def chosen(expected: Any, sides: Sides[Chunk | None]) -> Choice:
    """The entry of the side that has the value: of several the one that is not as in the base, ours first.

    Where the sides disagree each keeps its own comments.
    """
    base, ours, theirs = sides
    able = [chunk for chunk in (ours, theirs, base) if chunk is not None and is_same(chunk.value, expected)]
    able = [chunk for chunk in able if base is None or chunk.lines != base.lines] or able
    chunk = next(iter(able), ours or theirs or base)
    assert chunk is not None  # an entry is on one side at least
    if _is_disputed(expected, sides):
        return Choice(chunk, chunk.lines, [])
    comments = sides.each(_texts)
    return _with_comments(chunk, chunk.lines, united(comments))


def _is_disputed(expected: Any, sides: Sides[Chunk | None]) -> bool:
    """One side's value stands where the other has changed it too, or has deleted it."""
    base, ours, theirs = sides
    if ours is None or theirs is None:
        return True
    known = [expected] if base is None else [expected, base.value]
    others = [chunk for chunk in (ours, theirs) if not any(is_same(chunk.value, value) for value in known)]
    return len(others) == 1 and any(is_same(chunk.value, expected) for chunk in (ours, theirs))


def _texts(chunk: Chunk | None) -> list[str]:
    return [beside.text for beside in chunk.comments] if chunk else []


def opened(sides: Sides[Chunk | None]) -> Choice | None:
    """The lines that open a block, the same way; None where it begins on the line of its dash."""
    _, ours, theirs = sides
    openings = sides.each(lambda chunk: chunk.opening if chunk else ())
    is_theirs = openings.ours == openings.base and theirs is not None
    chunk = theirs if is_theirs or ours is None else ours
    assert chunk is not None  # a block is on both sides
    if not chunk.opening:
        return None
    comments = sides.each(lambda found: [beside.text for beside in _of_opening(found)])
    return _with_comments(chunk, chunk.opening, united(comments))


def _of_opening(chunk: Chunk | None) -> list[Beside]:
    if chunk is None:
        return []
    return [beside for beside in chunk.comments if beside.line < len(chunk.opening)]


def _with_comments(chunk: Chunk, lines: Sequence[str], wanted: list[str]) -> Choice:
    """The lines with the wanted comments alone: the first that is missing takes the place of one that is not wanted."""
    there = [beside for beside in chunk.comments if beside.line < len(lines)]
    known = [beside.text for beside in there]
    missing = [text for text in wanted if text not in known]
    written = list(lines)
    for beside in reversed(there):
        if beside.text not in wanted:
            before = written[beside.line][: beside.column]
            instead = missing.pop(0) if missing else ""
            written[beside.line] = before + instead if instead or not before.strip() else before.rstrip(" \t")
    if missing and not there and len(written) == 1:
        written[0] = f"{written[0]}  {missing.pop(0)}"
    return Choice(chunk, written, missing)
