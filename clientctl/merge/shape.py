"""What a merge must be told about a file's types, besides what its text needs."""

from __future__ import annotations

from typing import Protocol

from clientctl.text.shape import Path, Shape


class MergeShape(Shape, Protocol):
    """The types of a document, asked by path; integers in a path are list indexes."""

    def merge(self, path: Path) -> str:
        """The name of the strategy (see STRATEGIES) for the value at a path; "" if the data shall decide."""
        ...
