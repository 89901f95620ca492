"""A file cut into whole lines: each entry with what stands above it, beside it and below it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, Final, NamedTuple

from clientctl.frozen import frozen
from clientctl.text.lines import column
from clientctl.text.nodes import Items, Node, Pairs, is_block
from clientctl.text.parsed import Parsed
from clientctl.text.remarks import remarks_of
from clientctl.text.spans import CannotSplice, entry_end, entry_start

# Nothing of the document may come before these.
_HEAD: Final = re.compile(r"---|%")


class Beside(NamedTuple):
    """A comment within the lines of an entry: `line` counts from the entry's first."""

    line: int
    column: int
    text: str


@frozen
class Chunk:
    """A key or list item with its value.

    column: that of its key or dash; lead: the comment and blank lines above it; lines: its own, with the comments
    below it that are indented deeper.
    opening: lines above the group that is its value; none where the group begins on the line of the dash.
    """

    value: Any
    column: int
    lead: tuple[str, ...]
    lines: tuple[str, ...]
    comments: tuple[Beside, ...]
    opening: tuple[str, ...] = ()
    group: Group | None = None


@frozen
class Group:
    """A list or mapping written as a block: its entries, and the comments that end it. keys: () in a list."""

    column: int
    is_mapping: bool
    keys: tuple[str, ...]
    entries: tuple[Chunk, ...]
    end: tuple[str, ...]

    @property
    def by_key(self) -> dict[str, Chunk]:
        return dict(zip(self.keys, self.entries, strict=True))

    def at(self, index: int | None) -> Chunk | None:
        """The item at an index."""
        return None if index is None else self.entries[index]

    @property
    def values(self) -> list[Any]:
        return [entry.value for entry in self.entries]


@frozen
class Page:
    """A whole file; `head` is all up to the mark of the document's start, where it has one."""

    head: tuple[str, ...]
    root: Group


def cut(parsed: Parsed) -> Page | None:
    """The file as chunks that are its lines, each once and in order; None if it is not made of whole lines."""
    if not isinstance(parsed.root, Pairs) or parsed.root.is_flow or not parsed.root.nodes:
        return None
    cutter = _Cutter(parsed)
    lines = cutter.lines
    first = cutter.line_of(parsed.root.start)
    head = next((at + 1 for at in reversed(range(first)) if _HEAD.match(lines[at])), 0)
    try:
        root = cutter.group(parsed.root, parsed.data, head, len(lines))
    except CannotSplice:
        return None
    return Page(tuple(lines[:head]), root)


class _Cutter:
    """Cuts one text; the lines have no line breaks."""

    def __init__(self, parsed: Parsed) -> None:
        assert parsed.root is not None
        self.text = parsed.text
        self.lines = parsed.text.removesuffix("\n").split("\n")
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        found = [remark for remark in remarks_of(parsed.text, parsed.root) if remark.text]
        self._remarks = [(self.line_of(remark.start), remark.column, remark.text) for remark in found]
        self._remark_lines = [line for line, _, _ in self._remarks]

    def line_of(self, index: int) -> int:
        return min(bisect_right(self._starts, index), len(self.lines)) - 1

    def group(self, node: Items | Pairs, data: Any, start: int, stop: int) -> Group:
        """The group in the lines from `start` to `stop`, which are all its own."""
        margin = column(self.text, node.start)
        firsts = [self.line_of(entry_start(self.text, node, index)) for index in range(len(node.nodes))]
        entries = []
        for index, first in enumerate(firsts):
            limit = firsts[index + 1] if index + 1 < len(firsts) else stop
            last = self.line_of(entry_end(node, index)) + 1
            if last > limit or first < start:
                raise CannotSplice
            end = self._below(last, limit, margin)
            entries.append(self._chunk(node, index, data, tuple(self.lines[start:first]), (first, end)))
            start = end
        keys = tuple(key.text for key in node.keys) if isinstance(node, Pairs) else ()
        return Group(margin, isinstance(node, Pairs), keys, tuple(entries), tuple(self.lines[start:stop]))

    def _chunk(
        self, holder: Items | Pairs, index: int, data: Any, lead: tuple[str, ...], place: tuple[int, int]
    ) -> Chunk:
        first, end = place
        node = holder.nodes[index]
        value = data[holder.keys[index].text] if isinstance(holder, Pairs) else data[index]
        margin = column(self.text, holder.start)
        lines = tuple(self.lines[first:end])
        chunk = Chunk(value, margin, lead, lines, self._comments(first, end))
        inner = self._inner(holder, node, first, lines[0], margin)
        if inner is None:
            return chunk
        assert isinstance(node, Items | Pairs)  # what is written as a block
        # where the group begins behind the dash, its first line is cut with a blank in the dash's place
        self.lines[first] = lines[0] if inner > first else lines[0].replace("-", " ", 1)
        group = self.group(node, value, inner, end)
        self.lines[first] = lines[0]
        return Chunk(value, margin, lead, lines, chunk.comments, lines[: inner - first], group)

    def _inner(self, holder: Items | Pairs, node: Node, first: int, line: str, margin: int) -> int | None:
        """The line where the group begins that is an entry's value; None: the entry is cut no further."""
        if not is_block(node) or line[margin] == "?":
            return None
        if self.line_of(node.start) > first:
            return first + 1
        between = line[margin + 1 : column(self.text, node.start)]
        is_behind_dash = isinstance(holder, Items) and isinstance(node, Pairs) and not between.strip(" ")
        return first if is_behind_dash and line[column(self.text, node.start)] != "?" else None

    def _comments(self, first: int, end: int) -> tuple[Beside, ...]:
        start, stop = (bisect_right(self._remark_lines, line - 1) for line in (first, end))
        return tuple(Beside(line - first, at, text) for line, at, text in self._remarks[start:stop])

    def _below(self, start: int, limit: int, margin: int) -> int:
        """The end of the comments that are indented deeper than the entry above them."""
        found = start
        for at in range(start, limit):
            line = self.lines[at]
            indented = line.lstrip(" ")
            if indented.strip():
                if not indented.startswith("#") or len(line) - len(indented) <= margin:
                    break
                found = at + 1
        return found
