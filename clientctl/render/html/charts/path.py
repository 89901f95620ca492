"""Points as the path of a line, with gaps where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

# Across and down; down None: no point there.
Points = Sequence[tuple[float, float | None]]


def number(value: float) -> str:
    """A length to a tenth."""
    return f"{round(value, 1) + 0.0:g}"


def line(points: Points) -> str:
    """The line through the points; it is broken where there is none. A point alone is no line."""
    return "".join(_through(run) for run in _runs(points) if len(run) > 1)


def area(points: Points, base: float) -> str:
    """What lies between the line and its base."""
    return "".join(
        f"{_through(run)}V{number(base)}H{number(run[0][0])}Z" for run in _runs(points) if len(run) > 1
    )


def _through(run: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{number(across)} {number(down)}" for across, down in run)


def _runs(points: Points) -> Iterator[list[tuple[float, float]]]:
    run: list[tuple[float, float]] = []
    for across, down in points:
        if down is not None:
            run.append((across, down))
        elif run:
            yield run
            run = []
    if run:
        yield run
