"""The figures as text for a terminal and as the Markdown table of a page."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from tests.bench.figures import Outcome, Row, verdict


def terminal(outcome: Outcome) -> str:
    """A block: one line an entrant with medians, ratios of the first one to it, and the target."""
    head = f"{outcome.case}: {outcome.what}, {outcome.size:,} clients"
    columns = f"  {'':<30}{'ms':>10}{'CPU ms':>10}{'MB':>8}{'x wall':>9}{'x CPU':>8}{'x MB':>8}  target"
    return "\n".join((head, columns, *(_line(outcome, row) for row in outcome.rows)))


def markdown(outcomes: Sequence[Outcome], machine: str) -> str:
    """One table for all, and a line that says where and when."""
    lines = ["| what | who | ms | ratio | target |", "|---|---|---:|---:|---|"]
    is_one_size = len({outcome.size for outcome in outcomes}) == 1
    for outcome in outcomes:
        asked = outcome.what if is_one_size else f"{outcome.what}, {outcome.size:,} clients"
        for row in outcome.rows:
            is_first = row is outcome.rows[0]
            ratio = "" if is_first else _number(outcome.ratio(row).wall)
            cells = (
                asked if is_first else "",
                row.who,
                _number(row.median.wall * 1000),
                ratio,
                _target(outcome, row),
            )
            lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join((*lines, "", machine, ""))


def machine(sizes: Sequence[int], rounds: int, versions: Mapping[str, str], today: date) -> str:
    """What was measured, on which machine, with which programs and when, in a sentence or two."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    programs = ", ".join(f"{name} {number}" for name, number in versions.items())
    return (
        f"{' and '.join(f'{size:,}' for size in sizes)} clients of 2 KB; medians of up to {rounds} rounds in turn; "
        "ratio: clientctl's time over that of the other. "
        f"{today.isoformat()}, {os.cpu_count()} cores of {_processor()}, {memory:.0f} GB, {platform.system()} "
        f"{platform.release()}; {programs}."
    )


def _line(outcome: Outcome, row: Row) -> str:
    one = row.median
    figures = f"{one.wall * 1000:>10.1f}{one.cpu * 1000:>10.1f}{one.memory / 1e6:>8.1f}"
    if row is outcome.rows[0]:
        ratios = " " * 25
    else:
        ratio = outcome.ratio(row)
        ratios = f"{_number(ratio.wall):>9}{_number(ratio.cpu):>8}{_number(ratio.memory):>8}"
    return f"  {row.who:<30}{figures}{ratios}  {_target(outcome, row)}".rstrip()


def _target(outcome: Outcome, row: Row) -> str:
    """The row's target and whether it was reached; the first row's is about memory."""
    if row is outcome.rows[0]:
        if outcome.memory is None:
            return ""
        held = row.median.memory / 1e6
        return f"{_number(held)} of ≤ {outcome.memory:g} MB: {verdict(held, outcome.memory)}"
    if row.at_most is None:
        return ""
    return f"≤ {row.at_most:g}: {verdict(outcome.ratio(row).wall, row.at_most)}"


def _number(value: float) -> str:
    """Three digits that matter, without an exponent."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
