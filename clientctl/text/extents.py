"""How far a block scalar reaches: libyaml's own mark runs on over the blank lines that follow it."""

from __future__ import annotations

from typing import Final

from clientctl.frozen import frozen
from clientctl.text.lines import column, line_end, line_start, next_line

_BLANKS: Final = " \r\n"


@frozen
class Header:
    """The `|2-` that opens a block scalar: its end, indentation indicator (0: none) and chomping."""

    end: int
    indent: int
    chomping: str


def block_header(text: str, start: int) -> Header:
    """The header of the block scalar that starts at an index."""
    following = text[start + 1 : start + 3]
    indicators = following[: len(following) - len(following.lstrip("+-123456789"))]
    indent = indicators.strip("+-")
    return Header(start + 1 + len(indicators), int(indent or 0), indicators.strip("123456789"))


def block_scalar_end(text: str, start: int, mark: int, parent: int) -> int:
    """Where the last line that is part of the value ends, its line break left out.

    `mark` is libyaml's end mark, `parent` the column of the block collection round the scalar.
    """
    header = block_header(text, start)
    body = next_line(text, header.end)
    # what stands before a mark inside a line is the next token's indentation
    stop = mark if mark == len(text) else line_start(text, mark)
    content = text[body:stop].rstrip(_BLANKS)
    if header.chomping == "+" and stop > body:
        return line_end(text, stop - 1)
    if not content and not header.indent:
        return line_end(text, header.end)
    first = body + len(text[body:stop]) - len(text[body:stop].lstrip(_BLANKS))
    indent = parent + header.indent if header.indent else column(text, first)
    # blank lines that reach beyond the indentation are content too
    deep = text.rfind(" " * (indent + 1), body + len(content), stop)
    return line_end(text, max(deep, body + len(content) if content else header.end))
