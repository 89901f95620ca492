"""Times clientctl beside its peers on the same clients: `python -m tests.bench`, from a clone of the project.

It needs nothing but `pip install -e '.[dev]'`: the clients are written, and peers that are missing are installed
(by apt as root, by pip into a virtual environment of the bench's own) at the first run. All rows of a case run in
turn, round after round, after one untimed round in which every answer is checked. A missed target fails nothing; a
wrong answer does: exit 1. Times are medians; memory is the peak, of which less than 9 MB cannot be told.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from tests.bench.case import SIZES, Case, Turn
from tests.bench.cases import CASES
from tests.bench.choosing import chosen, programs_of
from tests.bench.datasets import DATASETS, Means
from tests.bench.figures import Outcome, as_json
from tests.bench.generate import generate
from tests.bench.install import find, install, versions
from tests.bench.peers import PEERS
from tests.bench.places import Places, default_base
from tests.bench.runner import CommandFailed, Limits, run_case
from tests.bench.tables import machine, markdown, terminal


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    base = options.dir.resolve()
    cases = [case for case in CASES if not options.only or case.name in options.only]
    wanted = programs_of(cases, options.who)
    peers = (options.peers or base / "peers").resolve()
    programs = find(peers) if options.no_install else install(wanted, peers, _say)
    if "clientctl" not in programs:
        _say("clientctl is not installed for this Python: pip install -e '.[dev]'")
        return 1
    outcomes: list[Outcome] = []
    wrong: list[str] = []
    sizes = options.size or [10_000]
    for size in sizes:
        for outcome, names in _run(Places(base, size), cases, programs, options):
            wrong += names
            if outcome:
                outcomes.append(outcome)
                print(terminal(outcome), end="\n\n", flush=True)
    used = {name: path for name, path in programs.items() if name in wanted}
    numbers = versions(used, Places(base, 0).environment(base))
    _finish(outcomes, machine(sizes, options.rounds, numbers, date.today()), options)
    for name in wrong:
        _say(f"wrong or failed, so left out: {name}")
    return 1 if wrong else 0


def _run(
    places: Places, cases: Sequence[Case], programs: Mapping[str, str], options: argparse.Namespace
) -> Iterable[tuple[Outcome | None, tuple[str, ...]]]:
    """The cases at one size, one by one: figures, and who was left out for a wrong answer."""
    entrants = {case.name: chosen(case, programs, places.size, options.who, _say) for case in cases}
    needed = {name for entrant in chain(*entrants.values()) for name in entrant.data}
    places.furnish()
    means = Means(programs, places.environment(places.made))
    facts = generate(places, [one for one in DATASETS if one.name in needed], means, _say)
    limits = Limits(options.rounds, options.seconds)
    for case in cases:
        try:
            yield run_case(case, entrants[case.name], Turn(places, programs, facts, 0), limits, _say)
        except CommandFailed as error:
            _say(f"{case.name}: {error}")
            yield None, (case.name,)


def _finish(outcomes: Sequence[Outcome], said: str, options: argparse.Namespace) -> None:
    print(said)
    if options.json:
        values = {"machine": said, "cases": [as_json(outcome) for outcome in outcomes]}
        options.json.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if options.markdown:
        options.markdown.write_text(markdown(outcomes, said), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description=__doc__,
        epilog="cases:\n" + "\n".join(f"  {case.name:<10}{case.what}" for case in CASES),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    for flag, shown, help_text, choices in (
        ("--size", "N", "how many clients: 1000, 10000 (unless told) or 100000", SIZES),
        ("--only", "CASE", "this case", [case.name for case in CASES]),
        ("--who", "PROGRAM", "this program, beside clientctl and git", [peer.program for peer in PEERS]),
    ):
        kind = type(choices[0])
        several = f"{help_text}; may come several times"
        parser.add_argument(
            flag, type=kind, metavar=shown, choices=choices, action="append", default=[], help=several
        )
    add = parser.add_argument
    add("--rounds", type=int, default=11, metavar="N", help="timed rounds of a case (%(default)s)")
    add(
        "--seconds",
        type=float,
        default=300,
        metavar="S",
        help="of a case, after which no round begins (%(default)s)",
    )
    add("--dir", type=Path, default=default_base(), help="where data and peers are kept (%(default)s)")
    add("--peers", type=Path, metavar="DIR", help="an environment with papis, khard and todoman (DIR/peers)")
    add("--no-install", action="store_true", help="leave out what is missing instead of installing it")
    add("--json", type=Path, metavar="FILE", help="write every single run there")
    add("--markdown", type=Path, metavar="FILE", help="write the table for a page there")
    return parser


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
