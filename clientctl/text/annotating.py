"""Notes for a person inside a text: comments of ours above the lines that they are about, and out again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from clientctl.frozen import frozen

BOM: Final = b"\xef\xbb\xbf"
_BLANKS: Final = b" \t"


@frozen
class Note:
    """Words about a line (from 1) of the text without notes; on or before the first: above everything."""

    line: int
    words: str


def mark_for(text: bytes) -> bytes:
    """What our comments begin with, as no line of the text does."""
    lines = [line.lstrip(_BLANKS) for line in text.removeprefix(BOM).splitlines()]
    mark, number = b"# clientctl:", 1
    while any(line.startswith(mark) for line in lines):
        number += 1
        mark = b"# clientctl-%d:" % number
    return mark


def annotate(text: bytes, notes: Iterable[Note], mark: bytes) -> bytes:
    """The text with a comment line for each line of each note, indented as the line that it is about.

    Notes on one line stand in their order. A text with NUL bytes has another encoding, and gets none.
    """
    if b"\0" in text:
        return text
    bom = BOM if text.startswith(BOM) else b""
    lines = text.removeprefix(BOM).split(b"\n")
    above: dict[int, list[bytes]] = {}
    for note in notes:
        index = min(max(note.line, 1), len(lines)) - 1
        above.setdefault(index, []).extend(_comments(note, lines[index], mark))
    noted = [b"".join((*above.get(index, ()), line)) for index, line in enumerate(lines)]
    return bom + b"\n".join(noted)


def _comments(note: Note, below: bytes, mark: bytes) -> Sequence[bytes]:
    indent = below[: len(below) - len(below.lstrip(_BLANKS))]
    end = b"\r\n" if below.endswith(b"\r") else b"\n"
    return [b"".join((indent, mark, b" ", line.encode(), end)) for line in note.words.splitlines()]


def without_notes(text: bytes, mark: bytes) -> bytes:
    """The text without the lines that begin with our mark; every other byte as it is.

    A lone CR ends a line here too, lest an editor that writes such line ends loses everything behind our first note.
    """
    bom = BOM if text.startswith(BOM) else b""
    lines = text.removeprefix(BOM).splitlines(keepends=True)
    return bom + b"".join(line for line in lines if not line.lstrip(_BLANKS).startswith(mark))
