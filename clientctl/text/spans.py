"""Where the entries of lists and mappings begin and end in a text, and the pieces that an edit replaces."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from clientctl.frozen import frozen
from clientctl.text.lines import column, line_end, line_start, next_line
from clientctl.text.nodes import Items, Pairs, Scalar

_COLON: Final = re.compile(r"[ \t]*:")
_EXPLICIT_COLON: Final = re.compile(r"[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)* *:")


class CannotSplice(Exception):  # a weaker method is tried
    """The text has a form that this way of editing does not know."""


@frozen
class Splice:
    """`text[start:end]` becomes `text`."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with all splices made; they do not overlap, and those at one place stay in order."""
    in_order = sorted(splices, key=lambda one: (one.start, one.end))
    for splice in reversed(in_order):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def entry_start(text: str, container: Items | Pairs, index: int) -> int:
    """Where an entry begins: its dash, its key, or the `?` before it."""
    if isinstance(container, Pairs):
        start = container.keys[index].start
        before = start
        while text[before - 1 : before] == " ":
            before -= 1
        return before - 1 if before < start and text[before - 1 : before] == "?" else start
    return container.nodes[index].start if container.is_flow else _dash(text, container, index)


def entry_end(container: Items | Pairs, index: int) -> int:
    """Where an entry's last character is, a comment after it not counted."""
    end = container.nodes[index].end
    return max(end, container.keys[index].end) if isinstance(container, Pairs) else end


def mark_end(text: str, container: Items | Pairs, index: int) -> int:
    """The place right after an entry's colon, or after its dash."""
    if isinstance(container, Items):
        return _dash(text, container, index) + 1
    end = colon_end(text, container.keys[index])
    if end is None:
        raise CannotSplice
    return end


def colon_end(text: str, key: Scalar) -> int | None:
    """The place right after the colon that follows a key, None if there is none."""
    found = _COLON.match(text, key.end) or _EXPLICIT_COLON.match(text, key.end)
    return found.end() if found else None


def _dash(text: str, items: Items, index: int) -> int:
    if index == 0:
        return items.start
    dash_column = column(text, items.start)
    start = line_start(text, items.nodes[index].start)
    while start > items.start:
        dash = start + dash_column
        if text[dash : dash + 1] == "-" and not text[start:dash].strip(" "):
            return dash
        start = line_start(text, start - 1)
    raise CannotSplice


def is_comment(text: str, start: int) -> bool:
    """The line that starts here holds a comment alone."""
    return text[start : line_end(text, start)].lstrip(" \t").startswith("#")


def end_with_comments(text: str, end: int, container_column: int) -> int:
    """The end of an entry's last line, or of the comments below it, indented deeper than its container."""
    found = line_end(text, end)
    start = next_line(text, end)
    while start < len(text):
        line = text[start : line_end(text, start)]
        if line.strip():
            if not is_comment(text, start) or len(line) - len(line.lstrip(" ")) <= container_column:
                break
            found = line_end(text, start)
        start = next_line(text, start)
    return found


def start_with_comments(text: str, start: int, limit: int) -> int:
    """The start of an entry's first line, or of the comments right above it; never before `limit`."""
    found = line_start(text, start)
    while found > 0:
        above = line_start(text, found - 1)
        if above < limit or not is_comment(text, above):
            break
        found = above
    return found
