"""A parsed file: its data, its text, and where in the text each value stands."""

from __future__ import annotations

from typing import Any

from clientctl.frozen import frozen
from clientctl.text.lines import position
from clientctl.text.nodes import Items, Node, Pairs, Scalar, child
from clientctl.text.shape import Path
from clientctl.text.source import NewLine
from clientctl.text.spans import entry_end, entry_start


@frozen
class Parsed:
    """A file's data in plain JSON types, and the text it came from without its BOM."""

    data: Any
    text: str
    has_bom: bool
    newline: NewLine
    root: Node | None

    def locate(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Line and column, both from 1, of the value at a path, or of its key.

        If the path leads nowhere: those of the nearest ancestor that is there.
        """
        found = self._entry(path)
        if found is None:
            return position(self.text, self.root.start if self.root else 0)
        container, index = found
        if key and isinstance(container, Pairs):
            return position(self.text, container.keys[index].start)
        return position(self.text, container.nodes[index].start)

    def lines(self, path: Path) -> tuple[int, int]:
        """First and last line, both from 1, of the entry at a path: from its key or dash to its value's end.

        Comments above it do not count. If the path leads nowhere: those of the nearest ancestor.
        """
        found = self._entry(path)
        if found is None:
            start, end = (self.root.start, self.root.end) if self.root else (0, 0)
        else:
            start, end = entry_start(self.text, *found), entry_end(*found)
        return position(self.text, start)[0], position(self.text, end)[0]

    def _entry(self, path: Path) -> tuple[Items | Pairs, int] | None:
        """The container and position of the last entry that a path leads to; None for the root."""
        found: tuple[Items | Pairs, int] | None = None
        node = self.root
        for step in path:
            index = child(node, step) if node is not None else -1
            if index < 0 or node is None or isinstance(node, Scalar):
                break
            found = node, index
            node = node.nodes[index]
        return found
