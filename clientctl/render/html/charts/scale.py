"""The scale of an axis: from zero, or through it, to round numbers, and the few of them that get a grid line."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import count
from typing import Final

_MOST_STEPS: Final = 4
_ROUND: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))


def ticks(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Round numbers, rising, zero among them, that enclose the values in at most four steps; () for zeros alone.

    Between whole numbers there are none that are not.
    """
    low, high = min((*values, Decimal(0))), max((*values, Decimal(0)))
    if low == high:
        return ()
    is_whole = all(value == value.to_integral_value() for value in values)
    first = ((high - low) / _MOST_STEPS).adjusted()
    for power in count(first):
        for part in _ROUND:
            step = part.scaleb(power)
            if is_whole and step != step.to_integral_value():
                continue
            start = int((low / step).to_integral_value(ROUND_FLOOR))
            end = int((high / step).to_integral_value(ROUND_CEILING))
            if end - start <= _MOST_STEPS:
                return tuple(step * number for number in range(start, end + 1))
    raise AssertionError("steps grow without end")


def height(value: Decimal, scale: Sequence[Decimal]) -> float:
    """How far below the scale's highest number a value is, as a part of the whole scale."""
    return float((scale[-1] - value) / (scale[-1] - scale[0]))
