"""The syntax of a query as frozen nodes; `str` of a node is its canonical query text.

Reading that text again gives an equal node: places in the typed text do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final, Literal

from clientctl.errors import Excerpt
from clientctl.frozen import attribute, frozen
from clientctl.lazy import pattern

Joiner = Literal["and", "or", "not"]
JOINERS: Final[Mapping[str, Joiner]] = {
    "AND": "and",
    "且": "and",
    "OR": "or",
    "或": "or",
    "NOT": "not",
    "非": "not",
}
"""The words between terms, by what they do."""

NONE: Final = "none"
ANY: Final = "any"
ME: Final = frozenset(("me", "我"))
RESERVED: Final = ME | {NONE, ANY}
"""Values that mean something other than themselves unless they are quoted."""

_PLAIN = pattern(r"-?\w[\w-]*(?:\.\w[\w-]*)*")
_NOWHERE: Final = Excerpt("", 0, 0)


@frozen
class Value:
    """One value; `is_literal`: a reserved word that was quoted, so that it means itself.

    A reserved word that was not quoted is folded.
    """

    text: str
    is_literal: bool = False
    place: Excerpt = attribute(default=_NOWHERE, compare=False)

    def __str__(self) -> str:
        return _quoted(self.text) if self.is_literal else _spelled(self.text)

    @property
    def word(self) -> str:
        """The reserved word that it is, "" for any other value."""
        return self.text if self.text in RESERVED and not self.is_literal else ""


@frozen
class Range:
    """From `low` to `high`, both included; one of them may be open (None)."""

    low: Value | None
    high: Value | None
    place: Excerpt = attribute(default=_NOWHERE, compare=False)

    def __str__(self) -> str:
        return f"{self.low or ''}..{self.high or ''}"


Operand = Value | Range


@frozen
class Term:
    """FIELD, operator and the values of which any will do; `field` is the field's English name."""

    field: str
    operator: str
    operands: tuple[Operand, ...]
    place: Excerpt = attribute(default=_NOWHERE, compare=False)

    def __str__(self) -> str:
        return f"{self.field}{self.operator}{','.join(map(str, self.operands))}"


@frozen
class Word:
    """A bare word or phrase; `is_quoted` only tells whether something else may have been meant."""

    text: str
    is_quoted: bool = attribute(default=False, compare=False)
    place: Excerpt = attribute(default=_NOWHERE, compare=False)

    def __str__(self) -> str:
        return _spelled(self.text)


@frozen
class View:
    """The query of a saved view, by its name."""

    name: str
    place: Excerpt = attribute(default=_NOWHERE, compare=False)

    def __str__(self) -> str:
        return f"@{_spelled(self.name)}"


@frozen
class Not:
    """What the part does not match."""

    part: Node

    def __str__(self) -> str:
        return f"NOT {_grouped(self.part, And, Or)}"


@frozen
class And:
    """What all parts match; without parts, everything."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " ".join(_grouped(part, Or) for part in self.parts)


@frozen
class Or:
    """What at least one of two or more parts matches."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join(map(str, self.parts))


Node = And | Or | Not | Term | Word | View

EVERYTHING: Final = And(())
"""What an empty query says."""


def conjunction(parts: list[Node]) -> Node:
    """All of these; an And within an And says nothing more and dissolves."""
    flat = tuple(inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,)))
    return flat[0] if len(flat) == 1 else And(flat)


def disjunction(parts: list[Node]) -> Node:
    """Any of these; an Or within an Or dissolves likewise."""
    flat = tuple(inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,)))
    return flat[0] if len(flat) == 1 else Or(flat)


def _grouped(part: Node, *weaker: type[Node]) -> str:
    return f"({part})" if isinstance(part, weaker) else str(part)


def _spelled(text: str) -> str:
    is_plain = _PLAIN.fullmatch(text) and unicodedata.normalize("NFKC", text) not in JOINERS
    return text if is_plain else _quoted(text)


def _quoted(text: str) -> str:
    doubled = re.sub('(["＂])', r"\1\1", text)
    return f'"{doubled}"'
