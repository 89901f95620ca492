"""Edits of block lists and mappings, whole lines at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clientctl.frozen import frozen, replace
from clientctl.text.extents import block_header
from clientctl.text.lines import column, is_first, line_end, line_start, next_line
from clientctl.text.nodes import Items, Node, Pairs, Scalar, is_block
from clientctl.text.rendering import Block, Renderer
from clientctl.text.shape import Path
from clientctl.text.spans import (
    Splice,
    end_with_comments,
    entry_end,
    entry_start,
    mark_end,
    start_with_comments,
)


@frozen
class Page:
    """The text under edit, the line break it uses, and how values are written into it."""

    text: str
    newline: str
    renderer: Renderer


def replace_value(page: Page, container: Items | Pairs, index: int, path: Path, value: Any) -> list[Splice]:
    """Write another value for an entry; comments on its first line stay."""
    text, node = page.text, container.nodes[index]
    start = column(text, container.start)
    quote = node.style if isinstance(node, Scalar) and node.style in ("'", '"') else ""
    if isinstance(container, Items):
        gap = _gap(page, container)
        block = _with_gap(page.renderer, gap).after_dash(value, path, start, mark=quote)
    else:
        gap = 1
        block = page.renderer.after_colon(value, path, start, mark=quote)
    mark = mark_end(text, container, index)
    head, tail = _value_lines(text, node, mark, block)
    first = " " * gap + block.first if head[0] == mark and block.first else block.first
    return [Splice(*head, first), Splice(*tail, "".join(page.newline + line for line in block.rest))]


def _value_lines(text: str, node: Node, mark: int, block: Block) -> tuple[tuple[int, int], tuple[int, int]]:
    """The two pieces of a value: on the line where it begins, and the lines below (from a line's end on)."""
    is_below = line_start(text, node.start) != line_start(text, mark)
    if isinstance(node, Scalar) and node.style in ("|", ">"):
        end = block_header(text, node.start).end
        head, tail = (node.start, end), (line_end(text, end), node.end)
    elif is_block(node) and is_below:
        head, tail = (mark, mark), (line_end(text, mark), line_end(text, node.end))
    elif is_block(node):
        end = line_end(text, node.start)
        head, tail = (node.start, end), (end, line_end(text, node.end))
    else:
        end = line_end(text, node.end)
        head, tail = (node.start, node.end), (end, end)
    if block.first:
        return head, tail
    # a collection begins on the next line: nothing but a comment may stay behind the colon
    if is_below:
        head, tail = (mark, mark), (line_end(text, mark), tail[1])
    end = head[1] if text[head[1] : tail[0]].strip() else tail[0]
    return (mark, end), tail


def add_pair(page: Page, mapping: Pairs, path: Path, value: Any) -> list[Splice]:
    """Add a key to a block mapping, in its canonical place; `path` ends with the key."""
    start = column(page.text, mapping.start)
    lines = page.renderer.pair(str(path[-1]), value, path, start)
    after, before = place_of(
        str(path[-1]), [key.text for key in mapping.keys], page.renderer.shape.keys(path[:-1])
    )
    if after is not None:
        return _after(page, mapping, after, lines)
    return _before(page, mapping, before, lines)


def insert_item(page: Page, items: Items, path: Path, value: Any) -> list[Splice]:
    """Put an item into a block list; `path` ends with its index."""
    start, index = column(page.text, items.start), int(path[-1])
    lines = _with_gap(page.renderer, _gap(page, items)).item(value, path, start)
    if index > 0:
        return _after(page, items, index - 1, lines)
    return _before(page, items, 0, lines)


def place_of(key: str, present: Sequence[str], canonical: Sequence[str]) -> tuple[int | None, int]:
    """Where a new key goes: (position of the key it follows, or None; else position of the one it precedes).

    After the nearest key before it in canonical order, else before the nearest one after it, else last.
    """
    if key in canonical:
        rank = canonical.index(key)
        for other in reversed(canonical[:rank]):
            if other in present:
                return present.index(other), 0
        for other in canonical[rank + 1 :]:
            if other in present:
                return None, present.index(other)
    return len(present) - 1, 0


def remove_entry(page: Page, container: Items | Pairs, index: int) -> list[Splice]:
    """Remove an entry's own lines; comments above it stay."""
    text = page.text
    start, end = entry_start(text, container, index), line_end(text, entry_end(container, index))
    if len(container.nodes) == 1:
        return [Splice(start, end, "[]" if isinstance(container, Items) else "{}")]
    if not is_first(
        text, start
    ):  # the first entry stands on the line of an outer dash: the next one moves up
        following = entry_start(text, container, index + 1)
        if not text[end:following].strip():
            return [Splice(start, following, "")]
        return [Splice(len(text[:start].rstrip(" ")), end, "")]
    return [Splice(line_start(text, start), next_line(text, end), "")]


def _after(page: Page, container: Items | Pairs, index: int, lines: Sequence[str]) -> list[Splice]:
    text = page.text
    end = end_with_comments(text, entry_end(container, index), column(text, container.start))
    if end < len(text):
        at = next_line(text, end)
        return [Splice(at, at, "".join(line + page.newline for line in lines))]
    written = "".join(page.newline + line for line in lines)
    return [Splice(end, end, written), *_closed_block(text, container.nodes[index])]


def _closed_block(text: str, node: Node) -> list[Splice]:
    """A block scalar that ends with the file, without a line break, must not get one from what follows it."""
    while not isinstance(node, Scalar):
        if node.is_flow:
            return []
        node = node.nodes[-1]
    if node.style not in ("|", ">") or node.text.endswith("\n") or not node.text:
        return []
    header = block_header(text, node.start)
    indicator = str(header.indent) if header.indent else ""
    return [Splice(node.start + 1, header.end, f"{indicator}-")]


def _before(page: Page, container: Items | Pairs, index: int, lines: Sequence[str]) -> list[Splice]:
    text = page.text
    start = entry_start(text, container, index)
    if not is_first(text, start):
        margin = " " * column(text, start)
        written = "".join(line + page.newline for line in lines)
        return [Splice(start, start, written.lstrip(" ") + margin)]
    limit = entry_end(container, index - 1) if index else 0
    at = start_with_comments(text, start, limit)
    return [Splice(at, at, "".join(line + page.newline for line in lines))]


def _gap(page: Page, items: Items) -> int:
    """Blanks between dash and item in a block list."""
    for index, node in enumerate(items.nodes):
        mark = mark_end(page.text, items, index)
        if node.end > node.start and line_start(page.text, node.start) == line_start(page.text, mark):
            return node.start - mark
    return page.renderer.layout.gap


def _with_gap(renderer: Renderer, gap: int) -> Renderer:
    return replace(renderer, layout=replace(renderer.layout, gap=gap))
