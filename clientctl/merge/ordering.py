"""One order for the keys or items of both sides."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from clientctl.merge.sides import Sides

Name = TypeVar("Name", bound=Hashable)
Weave = Callable[[list[Name], list[Name]], list[Name]]


def united_order(sides: Sides[Sequence[Name]], weave: Weave[Name]) -> list[Name]:
    """Every name of ours and theirs once; each side's names are distinct.

    What both have stands in the order of the side that moved something (ours if both did); what one side alone has
    follows what it follows there; `weave` joins what both have there.
    """
    common = set(sides.ours) & set(sides.theirs)
    ours, theirs = _gaps(sides.ours, common), _gaps(sides.theirs, common)
    order = weave(ours.pop(None), theirs.pop(None))
    for name in theirs if _is_kept(sides.base, sides.ours, common) else ours:
        assert name is not None  # what stands before all common names is done
        order += [name, *weave(ours[name], theirs[name])]
    return order


def is_moved_twice(sides: Sides[Sequence[Name]]) -> bool:
    """Both sides have put what they share into another order, and not into the same one."""
    common = set(sides.ours) & set(sides.theirs)
    if [name for name in sides.ours if name in common] == [name for name in sides.theirs if name in common]:
        return False
    return not _is_kept(sides.base, sides.ours, common) and not _is_kept(sides.base, sides.theirs, common)


def _is_kept(base: Sequence[Name], side: Sequence[Name], common: set[Name]) -> bool:
    """What the base has of the common names stands on this side in the base's order."""
    known = set(base)
    return [name for name in base if name in common] == [
        name for name in side if name in common and name in known
    ]


def _gaps(names: Sequence[Name], common: set[Name]) -> dict[Name | None, list[Name]]:
    """What stands alone after each common name; before the first of them: under None."""
    gap: list[Name] = []
    gaps: dict[Name | None, list[Name]] = {None: gap}
    for name in names:
        if name in common:
            gap = gaps[name] = []
        else:
            gap.append(name)
    return gaps
