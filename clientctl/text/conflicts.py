"""The marks that git leaves where two sides of a merge disagree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

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


def ours(raw: bytes) -> bytes | None:
    """The file from our side, every conflict resolved; None if there are no well-formed ones.

    The base that git's diff3 style shows after `|||||||` is left out. Markers may be longer than seven
    characters, the same length throughout one conflict.
    """
    return _our_lines(raw.splitlines(keepends=True))


def _our_lines(lines: Iterable[bytes]) -> bytes | None:
    kept: list[bytes] = []
    inside, length, conflicts = b"", 0, 0
    for line in lines:
        found = _LINE.fullmatch(line)
        mark = found[1] or found[2] if found else b""
        if mark and inside and len(mark) != length:
            mark = b""
        if not mark:
            if inside in (b"", b"<"):
                kept.append(line)
            continue
        if mark[:1] not in _NEXT[inside]:
            return None
        inside, length = (b"", 0) if mark[:1] == b">" else (mark[:1], len(mark))
        conflicts += inside == b""
    return b"".join(kept) if conflicts and not inside else None
