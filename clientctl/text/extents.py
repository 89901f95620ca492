"""How far a block scalar reaches: libyaml's own mark runs on over the blank lines that follow it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from clientctl.text.lines import column, line_end, line_start, next_line

_BLANKS: Final = " \r\n"
_HEADER: Final = re.compile(r"[|>](?:([-+])([1-9])|([1-9])?([-+])?)")


@dataclass(frozen=True, slots=True)
class Header:
    """The `|2-` that opens a block scalar: its end, indentation indicator (0: none) and chomping."""

    end: int
    indent: int
    chomping: str


def block_header(text: str, start: int) -> Header:
    """The header of the block scalar that starts at an index."""
    found = _HEADER.match(text, start)
    if found is None:
        return Header(start + 1, 0, "")
    return Header(found.end(), int(found[2] or found[3] or 0), found[1] or found[4] or "")


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
