"""Fitting columns into a line: the least important leave, then the widest are clipped; none is wrapped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from clientctl.frozen import frozen

GAP: Final = 2
# A text narrower than this says nothing; before that, dates and numbers give way too.
_LEAST: Final = 8
# One long text among short ones is clipped rather than that another column leaves for it.
_AMPLE: Final = 32


@frozen
class Need:
    """What a column asks for: cells; when it leaves (0: never, else the highest first); if a cut hurts."""

    cells: int
    rank: int = 0
    is_rigid: bool = False

    @property
    def fair_cells(self) -> int:
        """Cells for which another column may have to leave."""
        return self.cells if self.is_rigid else min(self.cells, _AMPLE)


def fit(needs: Sequence[Need], limit: int | None) -> Mapping[int, int]:
    """Place → cells of the columns that stay, within `limit` cells, gaps included."""
    kept = dict(enumerate(needs))
    if limit is None:
        return {place: need.cells for place, need in kept.items()}
    while len(kept) > 1 and _total([need.fair_cells for need in kept.values()]) > limit:
        place = max(kept, key=lambda place: (kept[place].rank, place))
        if kept[place].rank == 0:
            break
        del kept[place]
    while len(kept) > 1 and _total([1] * len(kept)) > limit:
        del kept[max(kept)]
    room = max(1, limit - GAP * (len(kept) - 1))
    cells = {place: need.cells for place, need in kept.items()}
    flexible = {place for place, need in kept.items() if not need.is_rigid}
    cells = _clipped(cells, flexible, room, _LEAST)
    return _clipped(cells, set(cells), room, 1)


def _total(cells: Sequence[int]) -> int:
    return sum(cells) + GAP * (len(cells) - 1)


def _clipped(cells: Mapping[int, int], places: set[int], room: int, least: int) -> dict[int, int]:
    """The widest of `places` brought down to a common width, not under `least`, until all fit into `room`."""
    excess = sum(cells.values()) - room
    if excess <= 0 or not places:
        return dict(cells)
    cap = max(cells[place] for place in places)
    while excess > 0 and cap > least:
        cap -= 1
        excess -= sum(1 for place in places if cells[place] > cap)
    clipped = {place: min(count, cap) if place in places else count for place, count in cells.items()}
    # the last step may have taken more than was needed: the columns on the left get it back
    for place in sorted(places):
        if excess < 0 and clipped[place] == cap < cells[place]:
            clipped[place] += 1
            excess += 1
    return clipped
