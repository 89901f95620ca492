"""Who takes part in a case: those whose programs are there, who were asked for, and who can do the size."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from tests.bench.case import Case, Entrant
from tests.bench.peers import PEERS

# those that are needed to measure anything, so they need not be asked for
ALWAYS: Final = frozenset({"clientctl", "python", "git"})


def programs_of(cases: Sequence[Case], asked: Collection[str]) -> list[str]:
    """The programs that cases need, of those asked for; all when none is."""
    needed = {name for case in cases for entrant in case.entrants for name in entrant.programs}
    return sorted(name for name in needed if not asked or name in ALWAYS or name in asked)


def chosen(
    case: Case, programs: Collection[str], size: int, asked: Collection[str], say: Callable[[str], None]
) -> tuple[Entrant, ...]:
    """Those who take part; who was asked for and cannot is said, who is too slow for the size must be asked for."""
    slow = {peer.program for peer in PEERS if peer.largest < size and peer.program not in asked}
    taking_part = []
    for entrant in case.entrants:
        needs = set(entrant.programs)
        if asked and not needs <= ALWAYS | set(asked):
            continue
        if missing := needs - set(programs):
            say(f"{case.name}: {entrant.who} is left out, {', '.join(sorted(missing))} is missing")
        elif needs & slow:
            say(
                f"{case.name}: {entrant.who} is left out, too slow for {size:,} clients (--who asks it still)"
            )
        else:
            taking_part.append(entrant)
    return tuple(taking_part)
