"""The marks that git leaves where two sides of a merge disagree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal

_MARKS: Final = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_MARKER: Final = re.compile(r"^(?:(?:<{7,}|>{7,}|\|{7,})(?=[ \r\n]|\Z)|={7,}(?=\r?$))", re.MULTILINE)
_LINE: Final = re.compile(rb"(?:(<{7,}|\|{7,}|>{7,})(?: [^\r\n]*)?|(={7,}))\r?\n?")
# What may follow each kind of mark; the text outside a conflict is the kind "".
_NEXT: Final = {b"": b"<", b"<": b"|=", b"|": b"=", b"=": b">"}


def marker_line(text: str) -> int | None:
    """Index of the first line that is a conflict marker; no line of a client file can look like one."""
    if not any(mark in text for mark in _MARKS):
        return None
    found = _MARKER.search(text)
    return found.start() if found else None


def is_marker(line: bytes) -> bool:
    """Is a line, whatever ends it, one of these marks?"""
    return _LINE.fullmatch(line) is not None


def ours(raw: bytes) -> bytes | None:
    """The file from our side, as `one_side` gives it."""
    return one_side(raw, "ours")


def one_side(raw: bytes, side: Literal["ours", "theirs"]) -> bytes | None:
    """The file with every conflict resolved by one side; None if there are no well-formed ones.

    The base that git's diff3 style shows after `|||||||` is left out. Markers may be longer than seven
    characters, the same length throughout one conflict.
    """
    return _lines_of(raw.splitlines(keepends=True), b"<" if side == "ours" else b"=")


def _lines_of(lines: Iterable[bytes], side: bytes) -> bytes | None:
    """What stands outside the conflicts, and in them behind this kind of mark."""
    kept: list[bytes] = []
    inside, length, conflicts = b"", 0, 0
    for line in lines:
        found = _LINE.fullmatch(line)
        mark = found[1] or found[2] if found else b""
        if mark and inside and len(mark) != length:
            mark = b""
        if not mark:
            if inside in (b"", side):
                kept.append(line)
            continue
        if mark[:1] not in _NEXT[inside]:
            return None
        inside, length = (b"", 0) if mark[:1] == b">" else (mark[:1], len(mark))
        conflicts += inside == b""
    return b"".join(kept) if conflicts and not inside else None
