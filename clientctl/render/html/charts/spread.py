"""Labels that would stand on one another, pushed apart."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], room: float, low: float, high: float) -> tuple[float, ...]:
    """Places at least `room` apart from `low` to `high`, in the order of those wanted and as near to them as can be.

    Least squares: with the room of those before taken off, what remains only has to rise, and what does not is
    averaged. Where there is not room enough for all, the last ones stand beyond `high`.
    """
    order = sorted(range(len(wanted)), key=lambda number: wanted[number])
    blocks: list[tuple[float, int]] = []
    for place, number in enumerate(order):
        total, count = wanted[number] - place * room, 1
        while blocks and blocks[-1][0] / blocks[-1][1] >= total / count:
            before, many = blocks.pop()
            total, count = total + before, count + many
        blocks.append((total, count))
    highest = max(low, high - room * (len(wanted) - 1))
    means = [total / count for total, count in blocks for _ in range(count)]
    found = [0.0] * len(wanted)
    for place, (number, mean) in enumerate(zip(order, means, strict=True)):
        found[number] = min(max(mean, low), highest) + place * room
    return tuple(found)
