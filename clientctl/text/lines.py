"""Lines of a text by character index; only LF and CRLF end a line."""

from __future__ import annotations


def line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """Where the line's own characters end, its line break left out."""
    end = text.find("\n", index)
    if end < 0:
        return len(text)
    return end - 1 if end > index and text[end - 1] == "\r" else end


def next_line(text: str, index: int) -> int:
    """Start of the following line; the text's length after the last one."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end + 1


def column(text: str, index: int) -> int:
    """Characters before the index on its line."""
    return index - line_start(text, index)


def is_first(text: str, index: int) -> bool:
    """Nothing but blanks stands before the index on its line."""
    return not text[line_start(text, index) : index].strip(" ")


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column of an index, both from 1."""
    return text.count("\n", 0, index) + 1, column(text, index) + 1
