"""Edits inside brackets and braces."""

from __future__ import annotations

from typing import Any

from clientctl.text.block import Page, place_of
from clientctl.text.lines import column, is_first, line_end, line_start, next_line
from clientctl.text.nodes import Items, Pairs, Scalar
from clientctl.text.shape import Path
from clientctl.text.spans import Splice, colon_end, entry_end, entry_start


def replace_flow_value(
    page: Page, container: Items | Pairs, index: int, path: Path, value: Any
) -> list[Splice]:
    """Write another value for an entry."""
    node = container.nodes[index]
    quote = node.style if isinstance(node, Scalar) and node.style in ("'", '"') else ""
    written = page.renderer.flow(value, path, mark=quote)
    if node.end > node.start or isinstance(container, Items):
        return [Splice(node.start, node.end, written)]
    key = container.keys[index]
    colon = colon_end(page.text, key)
    if colon is None:
        return [Splice(key.end, key.end, f": {written}")]
    return [Splice(colon, colon, f" {written}")]


def add_flow_pair(page: Page, mapping: Pairs, path: Path, value: Any) -> list[Splice]:
    """Add a key to a flow mapping, in its canonical place; `path` ends with the key."""
    key = str(path[-1])
    written = page.renderer.flow_pair(key, value, path)
    after, before = place_of(key, [key.text for key in mapping.keys], page.renderer.shape.keys(path[:-1]))
    return _put(page, mapping, before if after is None else after + 1, written)


def insert_flow_item(page: Page, items: Items, path: Path, value: Any) -> list[Splice]:
    """Put an item into a flow list; `path` ends with its index."""
    return _put(page, items, int(path[-1]), page.renderer.flow(value, path))


def remove_flow_entry(page: Page, container: Items | Pairs, index: int) -> list[Splice]:
    """Remove an entry with its comma; with its whole line if it stands there alone."""
    text = page.text
    start, end = entry_start(text, container, index), entry_end(container, index)
    comma = _comma(text, end)
    stop = end if comma is None else comma + 1
    rest = text[stop : line_end(text, stop)].strip()
    if is_first(text, start) and (not rest or rest.startswith("#")):
        return [Splice(line_start(text, start), next_line(text, stop), "")]
    if index + 1 < len(container.nodes):
        following = entry_start(text, container, index + 1)
        if "\n" in text[stop:following]:
            return [Splice(len(text[:start].rstrip(" ")), stop, "")]
        return [Splice(start, following, "")]
    before = entry_end(container, index - 1) if index else start
    if "#" in text[before:start]:
        return [Splice(start, stop, "")]
    return [Splice(before, end, "")]


def _put(page: Page, container: Items | Pairs, position: int, written: str) -> list[Splice]:
    """Splice an entry in so that it gets this position."""
    text = page.text
    if not container.nodes:
        return [Splice(container.start + 1, container.start + 1, written)]
    neighbour = max(position - 1, 0)
    start, end = entry_start(text, container, neighbour), entry_end(container, neighbour)
    comma = _comma(text, end)
    stop = end if comma is None else comma + 1
    rest = text[stop : line_end(text, stop)].strip()
    is_alone = is_first(text, start) and (not rest or rest.startswith("#"))
    margin = page.newline + " " * column(text, start)
    if position == 0:
        return [Splice(start, start, written + ("," + margin if is_alone else ", "))]
    if not is_alone:
        return [Splice(end, end, f", {written}")]
    at = line_end(text, stop)
    if comma is None:
        return [Splice(end, end, ","), Splice(at, at, margin + written)]
    return [Splice(at, at, margin + written + ",")]


def _comma(text: str, index: int) -> int | None:
    """The comma that follows an entry, blanks and comments between passed over."""
    while text[index].isspace() or text[index] == "#":
        index = line_end(text, index) if text[index] == "#" else index + 1
    return index if text[index] == "," else None
