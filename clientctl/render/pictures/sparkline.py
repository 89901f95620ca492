"""Sparklines: how something went over time, one mark a value."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Final

from clientctl.render.grid import Strip

_MARKS: Final = "▁▂▃▄▅▆▇█"
_NONE: Final = " "
MOST_MARKS: Final = 24
# With fewer marks a course cannot be seen.
LEAST_ROOM: Final = 8


def sparkline(values: Sequence[Decimal | None], most: int = MOST_MARKS) -> str:
    """A mark a value, in eight steps from zero, or the lowest value below it, to the highest; a blank for none.

    Of more than `most` values each mark is the mean of as many neighbours.
    """
    told = list(values) if len(values) <= most else _condensed(values, most)
    known = [Decimal(0), *(value for value in told if value is not None)]
    low, high = min(known), max(known)
    # without a range there are only zeros
    span = high - low or Decimal(1)
    return "".join(_NONE if value is None else _mark((value - low) / span) for value in told)


def spark_strip(series: Sequence[Sequence[Decimal | None]], room: int) -> Strip:
    """A sparkline for each series within the room."""
    texts = [sparkline(values, min(MOST_MARKS, room)) for values in series]
    return Strip("", texts, list(map(len, texts)))


def _mark(share: Decimal) -> str:
    return _MARKS[int((share * (len(_MARKS) - 1)).to_integral_value(ROUND_HALF_UP))]


def _condensed(values: Sequence[Decimal | None], count: int) -> list[Decimal | None]:
    ends = [len(values) * place // count for place in range(count + 1)]
    return [_mean(values[start:end]) for start, end in pairwise(ends)]


def _mean(values: Sequence[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) / len(known) if known else None
