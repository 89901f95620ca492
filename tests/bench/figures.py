"""What was measured: runs of a command, their medians, ratios of them, and whether a target was met."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """One run: wall and CPU time in seconds, peak memory in bytes."""

    wall: float
    cpu: float
    memory: int


@dataclass(frozen=True, slots=True)
class Row:
    """All timed runs of one entrant; at_most: its target, as `Entrant.at_most`."""

    who: str
    runs: tuple[Run, ...]
    at_most: float | None = None

    @property
    def median(self) -> Run:
        """The median of each measure, taken by itself."""
        return Run(
            statistics.median(run.wall for run in self.runs),
            statistics.median(run.cpu for run in self.runs),
            round(statistics.median(run.memory for run in self.runs)),
        )


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as much one took as another one."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case at a size: the first row is compared with the others; memory: the first one's limit in MB."""

    case: str
    what: str
    size: int
    rows: tuple[Row, ...]
    memory: float | None = None

    def ratio(self, row: Row) -> Ratio:
        """The first row's medians over this one's; a CPU time too short to be told counts as a millisecond."""
        first, other = self.rows[0].median, row.median
        return Ratio(
            first.wall / other.wall,
            max(first.cpu, 0.001) / max(other.cpu, 0.001),
            first.memory / other.memory,
        )


def verdict(reached: float, at_most: float) -> str:
    return "met" if reached <= at_most else "missed"


def as_json(outcome: Outcome) -> Mapping[str, object]:
    """Plain values: medians, ratios, targets and every run."""
    return {
        "case": outcome.case,
        "what": outcome.what,
        "size": outcome.size,
        "memory_limit_mb": outcome.memory,
        "rows": [
            {
                "who": row.who,
                "median": _plain(row.median),
                "ratio": None if row is outcome.rows[0] else _plain(outcome.ratio(row)),
                "at_most": row.at_most,
                "runs": [_plain(run) for run in row.runs],
            }
            for row in outcome.rows
        ],
    }


def _plain(one: Run | Ratio) -> dict[str, float]:
    return {"wall": one.wall, "cpu": one.cpu, "memory": one.memory}
