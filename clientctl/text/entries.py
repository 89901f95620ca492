"""A top-level entry written anew, for edits that its text is too unusual for."""

from __future__ import annotations

from typing import Any

from clientctl.text.block import Page, add_pair
from clientctl.text.flow import add_flow_pair
from clientctl.text.lines import column, line_end, next_line
from clientctl.text.nodes import Pairs
from clientctl.text.spans import Splice, end_with_comments, entry_end, entry_start


def rewrite_entry(page: Page, root: Pairs, key: str, meant: Any) -> list[Splice]:
    """Write the entry of a top-level key as the document meant has it: changed, added or gone."""
    index = root.find(key)
    if key not in meant:
        return _removed(page, root, index)
    if index < 0:
        return (add_flow_pair if root.is_flow else add_pair)(page, root, (key,), meant[key])
    start, end = entry_start(page.text, root, index), entry_end(root, index)
    if root.is_flow:
        return [Splice(start, end, page.renderer.flow_pair(key, meant[key], (key,)))]
    lines = page.renderer.pair(key, meant[key], (key,), column(page.text, start))
    return [Splice(start, line_end(page.text, end), page.newline.join(lines).lstrip(" "))]


def _removed(page: Page, root: Pairs, index: int) -> list[Splice]:
    """Remove an entry with what would become part of a block scalar above it: blanks and deeper comments."""
    text = page.text
    start = entry_start(text, root, index)
    end = next_line(text, end_with_comments(text, entry_end(root, index), column(text, start)))
    while end < len(text) and not text[end : line_end(text, end)].strip():
        end = next_line(text, end)
    return [Splice(start, end, "")]
