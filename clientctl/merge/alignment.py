"""The items of three lists side by side: which are the same, and in which order they stand when merged."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, Final

from clientctl.merge.identity import identity, item_id, partners
from clientctl.merge.ordering import is_moved_twice, united_order
from clientctl.merge.shape import MergeShape
from clientctl.merge.sides import Sides
from clientctl.text.shape import Path

# The place of one item in each of the lists; None: it is not there.
Row = Sides[int | None]
# What stands alone on both sides in one place, put together.
_Weave = Callable[[list[Row], list[Row]], list[Row]]


def aligned(strategy: str, path: Path, sides: Sides[list[Any]], shape: MergeShape) -> list[Row] | None:
    """Every item of ours and theirs once, in the order of the merged list at `path`, deleted ones at their places.

    None where order is all: both sides have put items into one place, or moved them, of a list that is a sequence.
    """
    rows = _rows(sides)
    if strategy == "list":
        return _sequence(rows)
    return united_order(rows, _WEAVES[strategy](path, sides, shape))


def _rows(sides: Sides[list[Any]]) -> Sides[list[Row]]:
    """The rows of each side's items, in its order; an item that both sides have is one row."""
    base, ours, theirs = sides
    of_ours, of_theirs = partners(base, ours), partners(base, theirs)
    fresh = [index for index, partner in enumerate(of_ours) if partner is None]
    others = [index for index, partner in enumerate(of_theirs) if partner is None]
    both = _same_additions([ours[index] for index in fresh], [theirs[index] for index in others])
    met = {others[other]: fresh[own] for other, own in both.items()}
    place_of_ours = {partner: index for index, partner in enumerate(of_ours) if partner is not None}
    place_of_theirs = {partner: index for index, partner in enumerate(of_theirs) if partner is not None}
    theirs_of_ours = {own: other for other, own in met.items()}

    def known(index: int) -> Row:
        return Row(index, place_of_ours.get(index), place_of_theirs.get(index))

    rows_of_ours = [
        Row(None, index, theirs_of_ours.get(index)) if partner is None else known(partner)
        for index, partner in enumerate(of_ours)
    ]
    rows_of_theirs = [
        Row(None, met.get(index), index) if partner is None else known(partner)
        for index, partner in enumerate(of_theirs)
    ]
    return Sides([known(index) for index in range(len(base))], rows_of_ours, rows_of_theirs)


def _same_additions(ours: Sequence[Any], theirs: Sequence[Any]) -> dict[int, int]:
    """Which new items of theirs are new ones of ours, by id or by content."""
    found = partners(ours, theirs)
    return {
        index: partner
        for index, partner in enumerate(found)
        if partner is not None
        and (_is_one_id(ours[partner], theirs[index]) or identity(ours[partner]) == identity(theirs[index]))
    }


def _is_one_id(ours: Any, theirs: Any) -> bool:
    return item_id(ours) is not None and item_id(ours) == item_id(theirs)


def _sequence(rows: Sides[list[Row]]) -> list[Row] | None:
    clashes: list[Row] = []

    def weave(ours: list[Row], theirs: list[Row]) -> list[Row]:
        if any(row.base is None for row in ours) and any(row.base is None for row in theirs):
            clashes.extend(ours)
        return [*ours, *theirs]

    order = united_order(rows, weave)
    return None if clashes or is_moved_twice(rows) else order


def _of_set(path: Path, sides: Sides[list[Any]], shape: MergeShape) -> _Weave:
    """By name, so that both directions of a merge give the same list."""

    def weave(ours: list[Row], theirs: list[Row]) -> list[Row]:
        if not ours or not theirs:
            return ours or theirs
        return sorted([*ours, *theirs], key=lambda row: str(_item(row, sides)))

    return weave


def _of_records(path: Path, sides: Sides[list[Any]], shape: MergeShape) -> _Weave:
    """By day, then by id, in lists that stand in the order of their days; else ours first."""
    key = _day_key(path, sides, shape)
    return partial(_by_day, key, sides) if key is not None else lambda ours, theirs: [*ours, *theirs]


def _by_day(key: str, sides: Sides[list[Any]], ours: list[Row], theirs: list[Row]) -> list[Row]:
    """Both in one, each in its own order, as nobody knows better how a day went than who wrote it down."""

    def place(row: Row) -> tuple[str, str]:
        item = _item(row, sides)
        return item[key], item_id(item) or ""

    woven: list[Row] = []
    left, right = ours[::-1], theirs[::-1]
    while left and right:
        woven.append((right if place(right[-1]) < place(left[-1]) else left).pop())
    return [*woven, *left[::-1], *right[::-1]]


def _day_key(path: Path, sides: Sides[list[Any]], shape: MergeShape) -> str | None:
    """The date field by which the lists of all sides are sorted, None if there is none."""
    inner = (*path, 0)
    dates = [key for key in shape.keys(inner) if shape.reading((*inner, key)) == "date"]
    return next((key for key in dates or ["date"] if all(_is_sorted(items, key) for items in sides)), None)


def _is_sorted(items: Sequence[Any], key: str) -> bool:
    days = [item.get(key) if isinstance(item, dict) else None for item in items]
    texts = [day for day in days if isinstance(day, str)]
    return len(texts) == len(days) and all(one <= other for one, other in pairwise(texts))


def _item(row: Row, sides: Sides[list[Any]]) -> Any:
    return sides.ours[row.ours] if row.ours is not None else sides.theirs[row.theirs or 0]


_WEAVES: Final[Mapping[str, Callable[[Path, Sides[list[Any]], MergeShape], _Weave]]] = {
    "set": _of_set,
    "records": _of_records,
}
