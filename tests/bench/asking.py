"""Cases that only read: start-up, queries, sums."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Final

from tests.bench import finding
from tests.bench.case import SIZES, Case, Check, Command, Entrant, Turn, says, shell

MANY: Final = "制造业"
FEW: Final = "水产"
_GRADE: Final = "A"
_LIMIT_OF_MEMORY: Final = {10_000: 60.0, 100_000: 150.0}


def by_industry(industry: str) -> Callable[[Turn], int]:
    """How many clients are in an industry."""
    return lambda turn: turn.facts.industries.get(industry, 0)


def _one_field(industry: str) -> tuple[Entrant, ...]:
    """All who look for the clients of an industry."""
    expected = by_industry(industry)
    return (
        finding.clientctl(expected, f"industry:{industry}"),
        finding.task(expected, f"industry:{industry}", at_most={10_000: 0.3}),
        finding.papis(expected, f"industry:{industry}", {10_000: 0.1}),
        finding.papis_sqlite(expected, f"industry:{industry}", {10_000: 0.6}),
        finding.recsel(expected, f"Industry = '{industry}'"),
        finding.rg(expected, f"^industry: {industry}$"),
        finding.sqlite(expected, f"industry = '{industry}'"),
        finding.git_status("nothing to commit", {10_000: 4.0, 100_000: 4.5}),
        finding.khard(expected, f"categories:{industry}"),
        finding.todoman(expected, industry),
    )


def _two_fields() -> tuple[Entrant, ...]:
    def expected(turn: Turn) -> int:
        return turn.facts.in_grade(MANY, _GRADE)

    return (
        finding.clientctl(expected, f"industry:{MANY}", f"grade:{_GRADE}"),
        finding.task(expected, f"industry:{MANY}", f"grade:{_GRADE}", at_most={10_000: 0.3}),
        finding.papis(expected, f"industry:{MANY} grade:{_GRADE}"),
        finding.papis_sqlite(expected, f"industry:{MANY} AND grade:{_GRADE}"),
        finding.recsel(expected, f"Industry = '{MANY}' && Grade = '{_GRADE}'"),
        finding.sqlite(expected, f"industry = '{MANY}' AND grade = '{_GRADE}'"),
    )


def _sum_in_book(turn: Turn) -> tuple[str, ...]:
    return (turn.program("clientctl"), "report", "segments", "--by", "industry", "--sum", "total")


def _sum_of_tasks(turn: Turn) -> tuple[str, ...]:
    sums = "group_by(.industry) | map({key: .[0].industry, value: (map(.total) | add)}) | from_entries"
    return shell((turn.program("task"), "export"), (turn.program("jq"), "--compact-output", sums), joined="|")


def _sum_of_records(turn: Turn) -> tuple[str, ...]:
    grouped = ("-G", "Industry", "-p", "Industry,Sum(Total)")
    return (turn.program("recsel"), "-t", "Client", *grouped, "clients.rec")


def _sum_in_database(turn: Turn) -> tuple[str, ...]:
    query = "SELECT industry, sum(total) FROM client GROUP BY industry"
    return (turn.program("sqlite3"), "-readonly", "clients.db", query)


def _sums(read: Callable[[str], dict[str, float]]) -> Check:
    """Whether the sum of every industry is right; recutils prints six digits."""

    def check(turn: Turn, out: str) -> bool:
        sums = read(out)
        expected = turn.facts.totals
        return sums.keys() == expected.keys() and all(
            math.isclose(sums[name], total, rel_tol=1e-5) for name, total in expected.items()
        )

    return check


def _of_table(out: str) -> dict[str, float]:
    rows = [line.split() for line in out.splitlines()[1:]]
    return {row[0]: float(row[-1].replace(",", "")) for row in rows}


def _of_json(out: str) -> dict[str, float]:
    sums: dict[str, float] = json.loads(out)
    return sums


def _of_records(out: str) -> dict[str, float]:
    values = [line.split(": ")[1] for line in out.splitlines() if line]
    return {name: float(total) for name, total in zip(values[::2], values[1::2], strict=True)}


def _of_bars(out: str) -> dict[str, float]:
    rows = [line.split("|") for line in out.splitlines()]
    return {name: float(total) for name, total in rows}


_SUM: Final = (
    Entrant("clientctl", ("clientctl", "git"), _sum_in_book, _sums(_of_table), ("book",), at="book"),
    Entrant(
        "task export | jq", ("task", "jq"), _sum_of_tasks, _sums(_of_json), ("task",), at_most={10_000: 0.2}
    ),
    Entrant(
        "recsel -G",
        ("recsel",),
        _sum_of_records,
        _sums(_of_records),
        ("recutils",),
        at="recutils",
        at_most={10_000: 0.3},
    ),
    Entrant("sqlite3", ("sqlite3",), _sum_in_database, _sums(_of_bars), ("sqlite",), at="sqlite"),
)


def _call(program: str, *arguments: str) -> Command:
    return lambda turn: (turn.program(program), *arguments)


def _start(answer: str, *arguments: str, at_most: float) -> tuple[Entrant, ...]:
    """clientctl beside bare Python."""
    everywhere = dict.fromkeys(SIZES, at_most)
    pass_over = _call("python", "-c", "pass")
    return (
        Entrant("clientctl", ("clientctl",), _call("clientctl", *arguments), says(answer)),
        Entrant("python -c pass", ("python",), pass_over, says(""), at_most=everywhere),
    )


def _beside_find(*command: str, check: Check, at_most: float = 2.5) -> tuple[Entrant, ...]:
    """A command that looks at every client, beside the list of them all."""
    return (
        Entrant("clientctl", ("clientctl", "git"), _call("clientctl", *command), check, ("book",), at="book"),
        finding.clientctl(_size, who="clientctl find", at_most={10_000: at_most}),
    )


def _report(name: str, answer: str) -> tuple[Entrant, ...]:
    """A report over every client and all their orders."""
    return _beside_find("report", name, check=says(answer), at_most=3.0)


def _size(turn: Turn) -> int:
    return turn.facts.size


def _tab(answer: Callable[[Turn], str], *words: Callable[[Turn], str]) -> tuple[Entrant, ...]:
    """What zsh asks when TAB is pressed, beside bare Python; at 10,000 clients within 150 ms."""

    def ask(turn: Turn) -> tuple[str, ...]:
        return (turn.program("clientctl"), "__complete", "zsh", *(word(turn) for word in words))

    def check(turn: Turn, out: str) -> bool:
        return f"\n+{answer(turn)}\t" in out

    def warm(turn: Turn) -> None:
        turn.ask("clientctl", "find", "--count", at="book")

    targets = {1_000: 8.0, 10_000: 12.0}
    return (
        Entrant("clientctl", ("clientctl", "git"), ask, check, ("book",), at="book", before=warm),
        Entrant("python -c pass", ("python",), _call("python", "-c", "pass"), says(""), at_most=targets),
    )


def _word(text: str) -> Callable[[Turn], str]:
    return lambda turn: text


# how long others take to say their version
_VERSIONS: Final = tuple(
    Entrant(f"{program} --version", (program,), _call(program, "--version"), says("."))
    for program in ("git", "task", "recsel", "papis", "khard")
)

CASES: Final = (
    Case("version", "clientctl --version", (*_start("clientctl ", "--version", at_most=3), *_VERSIONS)),
    Case("help", "clientctl find --help", _start("Usage: clientctl find", "find", "--help", at_most=8)),
    Case(
        "tab",
        "complete an id",
        _tab(lambda turn: turn.client.id, _word("show"), lambda turn: turn.client.id[:2]),
    ),
    Case(
        "values",
        "complete a value",
        _tab(_word(f"industry:{FEW}"), _word("find"), _word(f"industry:{FEW[0]}")),
    ),
    Case("find", "find by one field, one in ten matches", _one_field(MANY), memory=_LIMIT_OF_MEMORY),
    Case("few", "find by one field, one in a hundred matches", _one_field(FEW), memory=_LIMIT_OF_MEMORY),
    Case("two", "find by two fields", _two_fields()),
    Case("sum", "sum by group", _SUM),
    Case(
        "risk",
        "the risk of every client",
        _beside_find("risk", check=finding.counts(lambda turn: _size(turn) + 1)),
    ),
    Case("dupes", "which clients may be one", _beside_find("dupes", check=says("why"), at_most=20)),
    Case("grade", "whom the rules grade differently", _beside_find("grade", check=says("because"))),
    Case("overview", "what a manager reads first", _report("overview", "Value by grade")),
    Case("value", "what every client brought", _report("value", "Where the scores begin")),
    Case("products", "what was sold of each product", _report("products", "Products")),
)
