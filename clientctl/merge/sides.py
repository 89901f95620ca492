"""What a merge looks at three times over: the common base, our side and theirs."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, Final, Generic, Literal, NamedTuple, TypeVar

from clientctl.text.operations import is_same

Held = TypeVar("Held", covariant=True)
Made = TypeVar("Made")

# Whose value stands where both sides disagree.
Favour = Literal["ours", "theirs", "base"]


class Absent(Enum):
    """The value of a key or item that a side does not have."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT


class Sides(NamedTuple, Generic[Held]):
    """One thing as it is on each side."""

    base: Held
    ours: Held
    theirs: Held

    def each(self, function: Callable[[Held], Made]) -> Sides[Made]:
        """What a function makes of each."""
        return Sides(function(self.base), function(self.ours), function(self.theirs))

    def of(self, favour: Favour) -> Held:
        """The one of one side."""
        held: Held = getattr(self, favour)
        return held


def is_empty(value: Any) -> bool:
    """Nobody has said anything: the key is not there, or has no value."""
    return value is ABSENT or value is None


def is_alike(one: Any, other: Any) -> bool:
    """The same to a reader: equal in value and type, or both empty."""
    return is_same(one, other) or (is_empty(one) and is_empty(other))
