"""Cases that bring a whole table of new clients into a book, beside writing the same files and committing them."""

from __future__ import annotations

import csv
import shutil
from typing import Final

from tests.bench import write_files
from tests.bench.case import Case, Entrant, Turn, shell

_INTO: Final = "new"
_FIRST: Final = "first"


def _ready(turn: Turn, table: str) -> None:
    """The table, and the files that its import makes, once; then an empty book."""
    if not (turn.data / table).exists():
        # the same columns in every format: what CSV can hold
        turn.ask("clientctl", "-C", "book", "export", "keys.csv", "--keys", "--force", "-n", "1")
        with (turn.data / "keys.csv").open(encoding="utf-8-sig", newline="") as file:
            columns = ",".join(next(csv.reader(file)))
        turn.ask("clientctl", "-C", "book", "export", table, "-c", columns)
    if not (turn.data / _FIRST).exists():
        turn.ask("clientctl", "init", _FIRST)
        turn.ask("clientctl", "-C", _FIRST, "import", table, "-y")
    shutil.rmtree(turn.data / _INTO, ignore_errors=True)


def _empty_book(turn: Turn, table: str) -> None:
    _ready(turn, table)
    turn.ask("clientctl", "init", _INTO)


def _empty_repository(turn: Turn, table: str) -> None:
    _ready(turn, table)
    turn.ask("git", "init", "--quiet", _INTO)


def _is_whole(turn: Turn, out: str) -> bool:
    """Every client has a file, and git has them all."""
    count = len(list((turn.data / _INTO / "clients").glob("*.yaml")))
    return count == turn.facts.size and not turn.ask("git", "status", "--porcelain", at=_INTO)


def _case(name: str, what: str, table: str, at_most: float) -> Case:
    return Case(
        name,
        what,
        (
            Entrant(
                "clientctl",
                ("clientctl", "git"),
                lambda turn: (turn.program("clientctl"), "-C", _INTO, "import", table, "-y"),
                _is_whole,
                ("book",),
                before=lambda turn: _empty_book(turn, table),
            ),
            Entrant(
                "write, fsync, git add, git commit",
                ("python", "clientctl", "git"),
                lambda turn: shell(
                    (turn.program("python"), write_files.__file__, f"{_FIRST}/clients", f"{_INTO}/clients"),
                    (turn.program("git"), "-C", _INTO, "add", "--all"),
                    (turn.program("git"), "-C", _INTO, "commit", "--quiet", "--message", "all"),
                    joined="&&",
                ),
                _is_whole,
                ("book",),
                before=lambda turn: _empty_repository(turn, table),
                at_most={10_000: at_most},
            ),
        ),
        is_writing=True,
    )


CASES: Final = (
    _case("import-csv", "import all from CSV", "table.csv", 1.5),
    _case("import-xlsx", "import all from XLSX", "table.xlsx", 2),
)
