"""What one file of the gallery is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Broken:
    """A file `clients/NAME.yaml` and what is said about it: line:column, then sentence and remedy in both languages."""

    name: str
    source: str | bytes
    place: str
    english: tuple[str, str]
    chinese: tuple[str, str]
