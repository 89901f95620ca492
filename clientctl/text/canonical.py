"""The canonical form of a file: its tree written anew, in the order of the schema and in one style."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import dropwhile
from typing import Any, Final

from clientctl.frozen import frozen
from clientctl.text.attaching import Attached, Entry, Group
from clientctl.text.extents import block_header
from clientctl.text.lines import next_line
from clientctl.text.nodes import Items, Node, Pairs, Scalar
from clientctl.text.remarks import Remark
from clientctl.text.rendering import Block, Renderer, literal, ordered
from clientctl.text.scalars import ESCAPED, scalar_text, word_text
from clientctl.text.shape import Path, Shape

_STEP: Final = 2


def canonical_text(text: str, attached: Attached, shape: Shape) -> str:
    """The whole file, LF at each line's end. `text` is what `attached` was read from."""
    writer = _Writer(text, shape)
    writer.remarks(attached.head, 0)
    if attached.root.entries:
        writer.group(attached.root, 0, "")
    else:
        writer.put("{}")
        writer.remarks(attached.root.end, 0)
    return "".join(f"{line}\n" for line in writer.lines)


@frozen
class _Place:
    """Where an entry is written: `margin` stands before it on its line, `column` is that of its key or dash."""

    margin: str
    column: int

    @property
    def indentation(self) -> int:
        """Where comments above it stand: with the first dash on the line."""
        return len(self.margin) - len(self.margin.lstrip(" "))


class _Writer:
    """Puts lines together. A blank line is written when the next line comes, and only where it parts two things."""

    def __init__(self, text: str, shape: Shape) -> None:
        self.lines: list[str] = []
        self._text = text
        self._shape = shape
        self._renderer = Renderer(shape)
        self._is_blank_due = False
        self._takes_blank = False

    def put(
        self, line: str, beside: str = "", *, below: Sequence[str] = (), takes_blank: bool = True
    ) -> None:
        """A line with the comment on it, and lines that belong below it."""
        if self._is_blank_due and self._takes_blank:
            self.lines.append("")
        self.lines.append(f"{line}  {beside}" if beside else line)
        self.lines += below
        self._is_blank_due = False
        self._takes_blank = takes_blank

    def remarks(self, remarks: Iterable[Remark], column: int) -> None:
        for remark in remarks:
            if remark.text:
                self.put(" " * column + remark.text)
            else:
                self._is_blank_due = True

    def group(self, group: Group, column: int, margin: str) -> None:
        """Entries in canonical order, the first one behind `margin`, which may hold dashes."""
        entries: Sequence[Entry] = group.entries
        if entries[0].key is not None:
            by_key = {str(entry.key): entry for entry in entries}
            entries = [by_key[key] for key in ordered(by_key, self._shape.keys(group.path))]
        for index, entry in enumerate(entries):
            place = _Place(" " * column if index else margin, column)
            lead: Iterable[Remark] = entry.lead
            if not index and margin.strip():  # a blank line would part the comments from a dash above
                lead = dropwhile(lambda remark: not remark.text, lead)
            self.remarks(lead, place.indentation)
            self._entry(entry, place)
        self.remarks(group.end, column)

    def _entry(self, entry: Entry, place: _Place) -> None:
        opening = f"{place.margin}-" if entry.key is None else f"{place.margin}{word_text(entry.key)}:"
        inner = place.column + _STEP
        if entry.group is None:
            self._value(entry, opening, place.column)
            self.remarks(entry.below, inner)
        elif entry.key is None:
            if entry.beside:
                self.put(" " * place.indentation + entry.beside)
            self.group(entry.group, inner, f"{opening} ")
        else:
            self.put(opening, entry.beside, takes_blank=False)
            self.group(entry.group, inner, " " * inner)

    def _value(self, entry: Entry, opening: str, column: int) -> None:
        block = self._block(entry, column)
        first = f"{opening} {block.first}" if block.first else opening
        # a blank line below text that keeps its line breaks would become part of it
        keeps = bool(block.rest) and str(entry.value).endswith("\n\n")
        self.put(first, entry.beside, below=block.rest, takes_blank=not keeps)

    def _block(self, entry: Entry, column: int) -> Block:
        node, value = entry.node, entry.value
        if not isinstance(node, Scalar):
            return Block(self._flow(node, value, entry.path))
        if node.style in ("|", ">"):
            return self._block_scalar(entry, node, column + _STEP)
        if not node.text and not node.style:
            return Block("")
        write = self._renderer.after_dash if entry.key is None else self._renderer.after_colon
        block = write(value, entry.path, column, mark=node.style)
        return Block(node.text) if block.first != node.text and self._stays(node, entry.path) else block

    def _block_scalar(self, entry: Entry, node: Scalar, column: int) -> Block:
        value: str = entry.value
        if not value.strip("\n"):
            return Block(word_text(value))
        block = literal(value, column, _STEP)
        if node.style == "|":
            return block
        margin = " " * column
        lines = _folded_lines(self._text, node, entry.column)
        is_indented = next(line for line in lines if line).startswith((" ", "\t"))
        header = f">{_STEP if is_indented else ''}{block.first.lstrip('|2')}"
        return Block(header, tuple(margin + line if line else "" for line in lines))

    def _flow(self, node: Node, value: Any, path: Path) -> str:
        """A value on one line, inside brackets or braces."""
        if isinstance(node, Items):
            items = (self._flow(held, value[at], (*path, at)) for at, held in enumerate(node.nodes))
            return f"[{', '.join(items)}]"
        if isinstance(node, Pairs):
            nodes = {key.text: held for key, held in zip(node.keys, node.nodes, strict=True)}
            pairs = (
                f"{word_text(key, in_flow=True)}: {self._flow(nodes[key], value[key], (*path, key))}"
                for key in ordered(nodes, self._shape.keys(path))
            )
            return f"{{{', '.join(pairs)}}}"
        written = scalar_text(value, self._shape.reading(path), in_flow=True, mark=node.style)
        return node.text if written != node.text and self._stays(node, path) else written

    def _stays(self, node: Scalar, path: Path) -> bool:
        """The value stays as it is typed: what nobody knows the type of yet, must not become text by its quotes."""
        if node.style or not node.text or "\n" in node.text or ESCAPED.search(node.text):
            return False
        steps = enumerate(path)
        return not all(step in self._shape.keys(path[:at]) for at, step in steps if isinstance(step, str))


def _folded_lines(text: str, node: Scalar, parent: int) -> list[str]:
    """The lines of a `>` block, whose breaks are people's own, without their indentation.

    parent: the column of the list or mapping that it stands in.
    """
    header = block_header(text, node.start)
    lines = text[next_line(text, header.end) : node.end].replace("\r\n", "\n").split("\n")
    first = next(line for line in lines if line.strip(" "))
    indent = parent + header.indent if header.indent else len(first) - len(first.lstrip(" "))
    return [line[indent:] for line in lines]
