"""Runs a case: everybody once untimed, answers checked, then round after round, one after the other."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from tests.bench import measure
from tests.bench.case import Case, Entrant, Turn
from tests.bench.figures import Outcome, Row, Run

# so many rounds there are, however long they take
_FEWEST: Final = 3

Say = Callable[[str], None]


class CommandFailed(Exception):
    """A command of the bench that ended with an error; the message says what it printed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How often: so many rounds, but no new one once a case has taken so many seconds."""

    rounds: int
    seconds: float


def run_case(
    case: Case, entrants: Sequence[Entrant], first: Turn, limits: Limits, say: Say
) -> tuple[Outcome | None, tuple[str, ...]]:
    """The figures of a case, and who was left out for a wrong answer; no figures without the case's first."""
    turn = replace(first, is_written=case.is_writing)
    if case.is_writing:
        say(f"{case.name}: copying")
        _copy(turn, sorted({name for entrant in entrants for name in entrant.data}))
    case.prepare(turn)
    right = tuple(entrant for entrant in entrants if _answers(entrant, turn, case, say))
    wrong = tuple(entrant.who for entrant in entrants if entrant not in right)
    if case.entrants[0] not in right:
        return None, wrong
    runs = _rounds([one for one in right if not one.once], turn, limits, case, say)
    runs |= {one.who: [_timed(one, replace(turn, number=1))] for one in right if one.once}
    size = turn.places.size
    rows = tuple(Row(one.who, tuple(runs[one.who]), one.at_most.get(size)) for one in right)
    if case.is_writing:
        shutil.rmtree(turn.data)
    return Outcome(case.name, case.what, size, rows, case.memory.get(size)), wrong


def _rounds(
    entrants: Sequence[Entrant], turn: Turn, limits: Limits, case: Case, say: Say
) -> dict[str, list[Run]]:
    runs: dict[str, list[Run]] = {entrant.who: [] for entrant in entrants}
    begun = time.monotonic()
    for number in range(1, limits.rounds + 1):
        if number > _FEWEST and time.monotonic() - begun > limits.seconds:
            say(f"{case.name}: {number - 1} rounds are all that {limits.seconds:g} seconds allow")
            break
        say(f"{case.name}: round {number} of {limits.rounds}")
        for entrant in entrants:
            runs[entrant.who].append(_timed(entrant, replace(turn, number=number)))
    return runs


def _answers(entrant: Entrant, turn: Turn, case: Case, say: Say) -> bool:
    """Run it once, untimed, which also warms its caches; whether its answer is right."""
    say(f"{case.name}: {entrant.who}, untimed")
    try:
        _timed(entrant, turn)
        is_right = entrant.check(turn, _out(turn).read_text(encoding="utf-8"))
    except CommandFailed as error:
        say(str(error))
        return False
    except subprocess.CalledProcessError as error:
        say(f"{entrant.who}: {error}: {error.stderr}")
        return False
    if not is_right:
        say(f"{case.name}: {entrant.who} gives a wrong answer, it is left out; see {_out(turn)}")
    return is_right


def _timed(entrant: Entrant, turn: Turn) -> Run:
    """One run, prepared; CommandFailed if the command does not end well."""
    entrant.before(turn)
    out, err = _out(turn), turn.places.base / "stderr.txt"
    measuring = (
        sys.executable,
        "-I",
        "-S",
        measure.__file__,
        str(out),
        str(err),
        str(turn.data / entrant.at),
    )
    done = subprocess.run(
        (*measuring, *entrant.command(turn)), env=turn.environment, check=True, capture_output=True, text=True
    )
    wall, cpu, memory, code = done.stdout.split()
    if int(code) != 0:
        said = err.read_text(encoding="utf-8", errors="replace").strip()
        raise CommandFailed(f"{entrant.who} ended with {code}: {said[-500:]}")
    return Run(float(wall), float(cpu), int(memory))


def _out(turn: Turn) -> Path:
    return turn.places.base / "stdout.txt"


def _copy(turn: Turn, names: Sequence[str]) -> None:
    """Fresh copies of data sets, with git's index of them up to date again."""
    shutil.rmtree(turn.data, ignore_errors=True)
    turn.data.mkdir()
    for name in names:
        subprocess.run(("cp", "-a", str(turn.places.made / name), str(turn.data / name)), check=True)
        if (turn.data / name / ".git").exists():
            turn.ask("git", "status", at=name)
