"""Values as lines of YAML in a given layout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from clientctl.frozen import frozen
from clientctl.text.scalars import ESCAPED, scalar_text, word_text
from clientctl.text.shape import Path, Shape


@frozen
class Layout:
    """How a file sets its blocks out, in characters.

    offset: from a key to the dashes of its list; gap: blanks after a dash; step: from a key to the keys
    below it; `is_quoted`: text of several lines goes into quotes, not into a block.
    """

    offset: int = 2
    gap: int = 1
    step: int = 2
    is_quoted: bool = False


@frozen
class Block:
    """A value as text: `first` stands after the colon or dash, `rest` are whole lines below."""

    first: str
    rest: tuple[str, ...] = ()


@frozen
class Renderer:
    """Writes values of documents of one shape in one layout."""

    shape: Shape
    layout: Layout = Layout()

    def after_colon(self, value: Any, path: Path, column: int, *, mark: str = "") -> Block:
        """The value of a key in `column`. `mark` is the quote mark that it had so far."""
        if isinstance(value, dict) and value:
            return Block("", self.mapping(value, path, column + self.layout.step))
        if isinstance(value, list) and value:
            return Block("", self.items(value, path, column + self.layout.offset))
        return self._scalar(value, path, column, self.layout.step, mark)

    def after_dash(self, value: Any, path: Path, column: int, *, mark: str = "") -> Block:
        """The list item whose dash is in `column`."""
        width = 1 + self.layout.gap
        if isinstance(value, dict) and value:
            lines = self.mapping(value, path, column + width)
        elif isinstance(value, list) and value:
            lines = self.items(value, path, column + width)
        else:
            return self._scalar(value, path, column, width, mark)
        return Block(lines[0].lstrip(" "), lines[1:])

    def mapping(self, value: Mapping[str, Any], path: Path, column: int) -> tuple[str, ...]:
        """Lines of a mapping, keys in canonical order, unknown ones after them in theirs."""
        lines: list[str] = []
        for key in ordered(value, self.shape.keys(path)):
            lines += self.pair(key, value[key], (*path, key), column)
        return tuple(lines)

    def pair(self, key: str, value: Any, path: Path, column: int) -> tuple[str, ...]:
        """Lines of one key, which stands in `column`, and its value."""
        return _join(" " * column + word_text(key) + ":", 1, self.after_colon(value, path, column))

    def items(self, value: Sequence[Any], path: Path, column: int) -> tuple[str, ...]:
        """Lines of a list, dashes in `column`."""
        lines: list[str] = []
        for index, item in enumerate(value):
            lines += self.item(item, (*path, index), column)
        return tuple(lines)

    def item(self, value: Any, path: Path, column: int) -> tuple[str, ...]:
        """Lines of one list item."""
        return _join(" " * column + "-", self.layout.gap, self.after_dash(value, path, column))

    def flow(self, value: Any, path: Path, *, mark: str = "") -> str:
        """A value on one line, inside brackets or braces."""
        if isinstance(value, list):
            return f"[{', '.join(self.flow(item, (*path, index)) for index, item in enumerate(value))}]"
        if isinstance(value, dict):
            keys = ordered(value, self.shape.keys(path))
            return f"{{{', '.join(self.flow_pair(key, value[key], (*path, key)) for key in keys)}}}"
        return scalar_text(value, self.shape.reading(path), in_flow=True, mark=mark)

    def flow_pair(self, key: str, value: Any, path: Path) -> str:
        return f"{word_text(key, in_flow=True)}: {self.flow(value, path)}"

    def _scalar(self, value: Any, path: Path, column: int, width: int, mark: str) -> Block:
        if isinstance(value, dict | list):
            return Block(self.flow(value, path))
        if isinstance(value, str) and not self.layout.is_quoted and mark != '"' and _fits_block(value, width):
            return literal(value, column + width, width)
        return Block(scalar_text(value, self.shape.reading(path), mark=mark))


def ordered(keys: Iterable[str], canonical: Sequence[str]) -> list[str]:
    """Keys in canonical order, those it does not know after them as they came."""
    held = list(keys)
    known = [key for key in canonical if key in held]
    return [*known, *(key for key in held if key not in known)]


def _join(opening: str, gap: int, block: Block) -> tuple[str, ...]:
    return (opening + " " * gap + block.first if block.first else opening, *block.rest)


def _fits_block(text: str, width: int) -> bool:
    """A block keeps the text: several lines, none with blanks at its end or a tab at its start."""
    lines = text.split("\n")
    return (
        len(lines) > 1
        and any(lines)
        and width < 10
        and not ESCAPED.search(text.replace("\t", ""))
        and not any(line.endswith((" ", "\t")) or line.startswith("\t") for line in lines)
    )


def literal(text: str, column: int, width: int) -> Block:
    """Text that is not all line breaks as a `|` block, its lines in `column`, `width` right of what it is in."""
    lines = text.split("\n")
    if text.endswith("\n"):
        lines.pop()
    chomping = "" if text.endswith("\n") else "-"
    if text.endswith("\n\n"):
        chomping = "+"
    is_indented = text.lstrip("\n").startswith((" ", "\t"))
    margin = " " * column
    header = f"|{width if is_indented else ''}{chomping}"
    return Block(header, tuple(margin + line if line else "" for line in lines))
