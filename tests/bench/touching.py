"""Cases of keeping in touch: what is due, and who has been quiet for too long."""

from __future__ import annotations

from typing import Final

from tests.bench.case import Case, Check, Entrant
from tests.bench.population import TODAY

_ROWS: Final = 20
# as quick as any other list of as many rows
_AS_A_LIST: Final = {10_000: 1.5}
QUIET: Final = (
    "SELECT id, name, last, total FROM client"
    " JOIN (SELECT client, max(date) AS last FROM log GROUP BY client) ON client = id"
    f" WHERE last <= date('{TODAY}', '-90 days') AND stage != 'lost' ORDER BY total DESC LIMIT {_ROWS}"
)


def _rows(lines: int) -> Check:
    return lambda turn, out: len(out.splitlines()) == lines


def _clientctl(*words: str, who: str = "clientctl") -> Entrant:
    """The first rows of a list, with its head."""
    return Entrant(
        who,
        ("clientctl", "git"),
        lambda turn: (turn.program("clientctl"), *words, "-n", str(_ROWS)),
        _rows(1 + _ROWS),
        ("book",),
        at="book",
        at_most={} if who == "clientctl" else _AS_A_LIST,
    )


_FIND: Final = _clientctl("find", who="clientctl find")
_DATABASE: Final = Entrant(
    "sqlite3",
    ("sqlite3",),
    lambda turn: (turn.program("sqlite3"), "-readonly", "clients.db", QUIET),
    _rows(_ROWS),
    ("sqlite",),
    at="sqlite",
)

CASES: Final = (
    Case("due", "what is due, the oldest 20", (_clientctl("due"), _FIND)),
    Case(
        "stale",
        "no contact for 90 days, the 20 most valuable",
        (_clientctl("stale", "90d"), _FIND, _DATABASE),
    ),
)
