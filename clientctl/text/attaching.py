"""A parsed file as a tree whose entries carry the comments and blank lines that belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from clientctl.text.extents import block_header
from clientctl.text.lines import column, line_end
from clientctl.text.nodes import Items, Node, Pairs, Scalar
from clientctl.text.parsed import Parsed
from clientctl.text.remarks import Remark, remarks_of
from clientctl.text.shape import Path
from clientctl.text.spans import entry_start

_CLOSING: Final = re.compile(r"[ \t,\]}]*")
# Editors look for it at the head of the file alone.
_MODELINE: Final = re.compile(r"#\s*(?:yaml-language-server:|-\*-|vim?:)")


# These two grow while the file is read: a comment may belong to an entry that was read long before it.
@dataclass(slots=True)
class Entry:
    """A key or list item with its value.

    key: None for a list item; column: where it stands in the text; lead: what stands above it;
    beside: the comment on its line, "" if none; below: comments under its value, indented deeper;
    group: its value, where that is written as a block.
    """

    key: str | None
    path: Path
    column: int
    node: Node
    value: Any
    lead: list[Remark] = field(default_factory=list)
    beside: str = ""
    below: list[Remark] = field(default_factory=list)
    group: Group | None = None


@dataclass(slots=True)
class Group:
    """A list or mapping that is written as a block: its entries, and the comments that end it.

    `is_flow`: in the text it stands in brackets or braces, over several lines.
    """

    path: Path
    is_flow: bool
    entries: list[Entry] = field(default_factory=list)
    end: list[Remark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file whose root is a mapping; `head` stands at its top, whatever comes below."""

    head: tuple[Remark, ...]
    root: Group


def attach(parsed: Parsed) -> Attached:
    """The tree of a file; every comment and blank line is in it once, and in the order of the text."""
    assert isinstance(parsed.root, Pairs)  # every other root was refused
    reader = _Reader(parsed.text, parsed.root)
    node = parsed.root
    head = reader.before(entry_start(parsed.text, node, 0) if node.nodes else node.end)
    length = _head_length(head) if node.nodes else len(head)
    root = reader.group(node, parsed.data, (), head[length:])
    rest = reader.before(len(parsed.text) + 1)
    root.end += rest if node.is_flow else _settle(root, rest)
    return Attached(tuple(head[:length]), root)


def _is_spread(text: str, node: Node) -> bool:
    """The value is to be written as a block: it is one, or stands in brackets over several lines."""
    if isinstance(node, Scalar) or not node.nodes:
        return False
    return not node.is_flow or "\n" in text[node.start : node.end]


class _Reader:
    """Goes through nodes and remarks side by side."""

    def __init__(self, text: str, root: Node) -> None:
        self._text = text
        self._remarks = remarks_of(text, root)
        self._next = 0

    def before(self, index: int) -> list[Remark]:
        """The remarks before an index that nothing has taken yet."""
        start = self._next
        while self._next < len(self._remarks) and self._remarks[self._next].start < index:
            self._next += 1
        return self._remarks[start : self._next]

    def group(self, node: Items | Pairs, data: Any, path: Path, lead: list[Remark]) -> Group:
        """A list or mapping; `lead` stands above its first entry."""
        group = Group(path, node.is_flow)
        for index in range(len(node.nodes)):
            if index:
                lead = self.before(entry_start(self._text, node, index))
                lead = lead if node.is_flow else _settle(group, lead)
            group.entries.append(self._entry(node, index, data, path, lead))
        if node.is_flow:
            group.end += self.before(node.end)
        return group

    def _entry(self, holder: Items | Pairs, index: int, data: Any, path: Path, lead: list[Remark]) -> Entry:
        step = holder.keys[index].text if isinstance(holder, Pairs) else index
        key = step if isinstance(step, str) else None
        node, value = holder.nodes[index], data[step]
        entry = Entry(key, (*path, step), column(self._text, holder.start), node, value, lead)
        if not isinstance(node, Scalar) and _is_spread(self._text, node):
            self._spread(entry, node)
            return entry
        inside = self.before(node.start if isinstance(node, Scalar) else node.end)
        entry.beside, others = _first_beside([*self._after(node), *inside])
        entry.lead += [remark for remark in others if remark.text]
        return entry

    def _spread(self, entry: Entry, node: Items | Pairs) -> None:
        inside = self.before(entry_start(self._text, node, 0))
        entry.beside, inside = _first_beside(inside)
        entry.group = self.group(node, entry.value, entry.path, inside)
        after = self._beside(node.end) if node.is_flow else []
        if not entry.beside:
            entry.beside, after = _first_beside(after)
        entry.group.end += after

    def _after(self, node: Node) -> list[Remark]:
        """The comment on the line of a value that is not spread; that of a block stands on its first line."""
        if isinstance(node, Scalar) and node.style in ("|", ">"):
            return self.before(line_end(self._text, block_header(self._text, node.start).end))
        return self._beside(node.end)

    def _beside(self, end: int) -> list[Remark]:
        """The comment that follows on the same line, no other value between; it may follow a closing bracket."""
        if self._next == len(self._remarks):
            return []
        remark = self._remarks[self._next]
        if remark.is_alone or not _CLOSING.fullmatch(self._text, end, remark.start):
            return []
        self._next += 1
        return [remark]


def _first_beside(remarks: list[Remark]) -> tuple[str, list[Remark]]:
    """The first comment that shares its line with something else, and all the others."""
    for index, remark in enumerate(remarks):
        if not remark.is_alone:
            return remark.text, remarks[:index] + remarks[index + 1 :]
    return "", remarks


def _settle(group: Group, remarks: list[Remark]) -> list[Remark]:
    """Give the comments below a block's last entry to the block inside it that their indentation names.

    What is left stands above the next entry. A blank line goes with what follows it.
    """
    sinks = list(_sinks(group))
    depth = len(sinks)
    left: list[Remark] = []
    waiting: list[Remark] = []
    for remark in remarks:
        waiting.append(remark)
        if remark.text:
            # what is above stays above: no comment goes deeper than the one before it
            depth = min(depth, sum(remark.is_alone and remark.column > limit for limit, _ in sinks))
            sink = sinks[depth - 1][1] if depth else left
            sink += waiting
            waiting = []
    return left + waiting


def _sinks(group: Group) -> Iterator[tuple[int, list[Remark]]]:
    """Where comments below a block's last entry may go, the outermost place first: the blocks that end there too.

    A comment belongs into one if it stands right of the column.
    """
    while group.entries and not group.is_flow:
        entry = group.entries[-1]
        if entry.group is not None:
            yield entry.column, entry.group.end
            group = entry.group
            continue
        if not _has_lines(entry):
            yield entry.column, entry.below
        return


def _has_lines(entry: Entry) -> bool:
    """The value is text of several lines, or a block of one, below which an indented comment would be text."""
    is_block = isinstance(entry.node, Scalar) and entry.node.style in ("|", ">")
    return is_block or (isinstance(entry.value, str) and "\n" in entry.value)


def _head_length(remarks: list[Remark]) -> int:
    """How many of the remarks above the first key are about the file: those above a blank line, and modelines."""
    for index in range(len(remarks), 0, -1):
        if not remarks[index - 1].text or _MODELINE.match(remarks[index - 1].text):
            return index
    return 0
