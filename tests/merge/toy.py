"""The small shape of the text's tests, with strategies where the data alone would not say which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from clientctl.text import Path
from tests.text.toy import ToyShape


@dataclass(frozen=True, slots=True)
class MergeToyShape(ToyShape):
    """`strategies`: by the name of a top-level key; what is not named is left to the data."""

    strategies: Mapping[str, str] = field(default_factory=dict)

    def merge(self, path: Path) -> str:
        return self.strategies.get(str(path[0]), "") if len(path) == 1 else ""


TOY = MergeToyShape()
