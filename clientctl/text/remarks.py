"""What stands in a text between its values: comments and blank lines, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from clientctl.text.extents import block_header
from clientctl.text.lines import column, line_start, next_line
from clientctl.text.nodes import Node, Pairs, Scalar

# A blank line counts with its line break: what stands before a value on its line is indentation.
_REMARK: Final = re.compile(r"(#[^\n]*)|(?:^[ \t]*\r?\n)+", re.MULTILINE)


class Remark(NamedTuple):
    """A comment with its `#`, or blank lines in a row (no text); `is_alone`: nothing else is before it on its line."""

    start: int
    column: int
    text: str
    is_alone: bool


def remarks_of(text: str, root: Node) -> list[Remark]:
    """All comments and blank lines, in order. Outside values and keys every `#` begins a comment."""
    found: list[Remark] = []
    end = 0
    for start, stop in _spans(text, root):
        found += _between(text, end, start)
        end = max(end, stop)
    return [*found, *_between(text, end, len(text))]


def comments_of(text: str, root: Node) -> list[str]:
    """The texts of all comments, sorted."""
    return sorted(remark.text for remark in remarks_of(text, root) if remark.text)


def _spans(text: str, node: Node) -> Iterator[tuple[int, int]]:
    """Where keys and values stand, in order; a block is two: a comment may follow the `|` that opens it."""
    if isinstance(node, Pairs):
        for key, value in zip(node.keys, node.nodes, strict=True):
            yield key.start, key.end
            yield from _spans(text, value)
    elif not isinstance(node, Scalar):
        for value in node.nodes:
            yield from _spans(text, value)
    elif node.style in ("|", ">"):
        header = block_header(text, node.start)
        yield node.start, header.end
        body = next_line(text, header.end)
        if body <= node.end:  # else it has no lines
            yield body, next_line(text, node.end)
    elif node.start < node.end:
        yield node.start, node.end


def _between(text: str, start: int, end: int) -> Iterator[Remark]:
    for found in _REMARK.finditer(text, start, end):
        at = found.start()
        comment = found[1]
        is_alone = not text[line_start(text, at) : at].strip()
        yield Remark(at, column(text, at), comment.rstrip(" \t\r") if comment else "", is_alone)
