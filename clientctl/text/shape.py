"""What the text layer must be told about types: the order of keys and how scalars are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

# Keys and list indexes from the root.
Path = tuple[str | int, ...]
# text: the source text is kept (except empty, ~ and null); date: the same, written without quotes;
# data: canonical numbers, true, false and null are what they look like, all else is text.
Reading = Literal["text", "date", "data"]


class Shape(Protocol):
    """The types of a document, asked by path; integers in a path are list indexes."""

    def keys(self, path: Path) -> Sequence[str]:
        """Canonical key order of the mapping at this path, empty if unknown."""
        ...

    def reading(self, path: Path) -> Reading:
        """How the scalar at this path is read and written."""
        ...


def shown(path: Path) -> str:
    """A path as people write it, list positions counted from 1: `orders[2].amount`."""
    parts = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(parts).removeprefix(".")
