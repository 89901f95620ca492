"""A small shape for tests: which keys a document has, in which order, and how their scalars are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clientctl.text import Path, Reading

ROOT_KEYS = ("id", "name", "status", "tags", "notes", "log")
ENTRY_KEYS = ("id", "date", "text")
DATA_KEYS = frozenset(("budget", "newsletter", "x", "amount", "rate", "matrix", "custom", "b"))


@dataclass(frozen=True, slots=True)
class ToyShape:
    """`date` is a date; numbers and flags stand under DATA_KEYS; everything else is text."""

    def keys(self, path: Path) -> Sequence[str]:
        if not path:
            return ROOT_KEYS
        return ENTRY_KEYS if len(path) == 2 and path[0] == "log" else ()

    def reading(self, path: Path) -> Reading:
        if DATA_KEYS.intersection(step for step in path if isinstance(step, str)):
            return "data"
        return "date" if path and path[-1] == "date" else "text"


TOY = ToyShape()
