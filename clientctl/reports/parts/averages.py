"""Averages of small numbers: scores, days."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from clientctl.facts.entries import exact_sum, in_tenths, quotient


def mean(numbers: Sequence[int | Decimal]) -> Decimal | None:
    """Their average, half up to 0.1; None of none."""
    if not numbers:
        return None
    return in_tenths(quotient(exact_sum(map(Decimal, numbers)), Decimal(len(numbers))))


def median(numbers: Sequence[int]) -> Decimal | None:
    """The one in the middle, or what lies half way between the two there; None of none."""
    if not numbers:
        return None
    ordered, middle = sorted(numbers), len(numbers) // 2
    upper = Decimal(ordered[middle])
    return upper if len(ordered) % 2 else (upper + ordered[middle - 1]) / 2
