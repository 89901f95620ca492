"""Reading many states of one file: keys and list items that were read before are not read again."""

from __future__ import annotations

import re
from typing import Any, Final

from clientctl.errors import InvalidData
from clientctl.text.loading import USUAL_BYTES, load
from clientctl.text.shape import Shape

_MOST_BYTES: Final = 32 * 1024 * 1024
# Lines that begin a key of the file, and those that make it unsafe to take it apart: only the careful reader knows.
_KEY: Final = re.compile(rb"^[A-Za-z_]", re.MULTILINE)
_ODD: Final = re.compile(rb"^[^A-Za-z_\s#]|[\r\0\t]|\xef\xbb\xbf", re.MULTILINE)
_REMARKS: Final = re.compile(rb"(?:#[^\n]*\n|\n)*")
_LIST: Final = re.compile(rb"[A-Za-z_]+:[ ]*\n( +)- ")


class Pieces:
    """What the keys and the list items of some files hold, by their very bytes; all of one shape."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._known: dict[bytes, Any] = {}
        self._size = 0

    def load(self, raw: bytes, name: str) -> Any:
        """What `load` gives, and the same refusals."""
        found = None if len(raw) > USUAL_BYTES or _ODD.search(raw) else self._joined(raw, name)
        return load(raw, name, self._shape) if found is None else found

    def _joined(self, raw: bytes, name: str) -> dict[str, Any] | None:
        """The data of all keys; None where the file is not the sum of its parts."""
        starts = [key.start() for key in _KEY.finditer(raw)]
        if not starts or not _REMARKS.fullmatch(raw, 0, starts[0]):
            return None
        data: dict[str, Any] = {}
        for start, end in zip(starts, (*starts[1:], len(raw)), strict=True):
            part = self._part(raw[start:end], name)
            if part is None or not data.keys().isdisjoint(part):
                return None
            data.update(part)
        return data

    def _part(self, piece: bytes, name: str) -> dict[str, Any] | None:
        """A key with its value."""
        if piece not in self._known:
            found = _LIST.match(piece)
            self._known[piece] = None if found is None else self._items(piece, found, name)
            if self._known[piece] is None:
                self._known[piece] = self._read(piece, name)
        part: dict[str, Any] | None = self._known[piece]
        return part

    def _items(self, piece: bytes, found: re.Match[bytes], name: str) -> dict[str, Any] | None:
        """The same of a list, item by item."""
        margin = found[1]
        # a line that stands as far left as the items and begins none is part of something else
        if re.search(rb"^(?!%b- ) {1,%d}[^ \n#]" % (margin, len(margin)), piece, re.MULTILINE):
            return None
        head = piece[: found.start(1)]
        starts = [item.start() for item in re.finditer(rb"^%b- " % margin, piece, re.MULTILINE)]
        items: list[Any] = []
        for start, end in zip(starts, (*starts[1:], len(piece)), strict=True):
            item = head + piece[start:end]
            if item not in self._known:
                self._known[item] = self._read(item, name)
            part = self._known[item]
            held = None if part is None else next(iter(part.values()))
            if not isinstance(held, list) or len(held) != 1:
                return None
            items.extend(held)
        return {next(iter(part)): items}

    def _read(self, piece: bytes, name: str) -> dict[str, Any] | None:
        self._size += len(piece)
        if self._size > _MOST_BYTES:
            self._known.clear()
            self._size = 0
        try:
            found = load(piece, name, self._shape)
        except InvalidData:  # the whole file tells where
            return None
        return found if isinstance(found, dict) and len(found) == 1 else None
