"""How each program is asked for the clients that match: the quickest way that its own pages tell, an id a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.bench.case import Check, Entrant, Turn, nothing, says

Targets = Mapping[int, float]
Expected = Callable[[Turn], int]

_COLUMNS = "SELECT id, name, grade, stage, owner, total FROM client"


def counts(expected: Expected) -> Check:
    """Whether there are as many lines as expected, and any."""
    return lambda turn, out: len(out.splitlines()) == expected(turn) > 0


def clientctl(
    expected: Expected,
    *query: str,
    who: str = "clientctl",
    before: Callable[[Turn], None] = nothing,
    at_most: Targets | None = None,
) -> Entrant:
    """The table that `find` prints, with its head."""
    return Entrant(
        who,
        ("clientctl", "git"),
        lambda turn: (turn.program("clientctl"), "find", *query),
        counts(lambda turn: expected(turn) + 1),
        ("book",),
        at="book",
        before=before,
        at_most=at_most or {},
    )


def task(expected: Expected, *query: str, at_most: Targets) -> Entrant:
    return Entrant(
        "taskwarrior",
        ("task",),
        lambda turn: (turn.program("task"), *query, "_uuids"),
        counts(expected),
        ("task",),
        at_most=at_most,
    )


def papis(expected: Expected, query: str, at_most: Targets | None = None) -> Entrant:
    return _papis("papis", (), expected, query, at_most)


def papis_sqlite(expected: Expected, query: str, at_most: Targets | None = None) -> Entrant:
    return _papis("papis, sqlite backend", ("--set", "database-backend", "sqlite"), expected, query, at_most)


def _papis(
    who: str, backend: tuple[str, ...], expected: Expected, query: str, at_most: Targets | None
) -> Entrant:
    def command(turn: Turn) -> tuple[str, ...]:
        library = str(turn.data / "papis")
        return (turn.program("papis"), "-l", library, *backend, "list", "--all", "--id", query)

    return Entrant(who, ("papis",), command, counts(expected), ("papis",), at_most=at_most or {})


def recsel(expected: Expected, expression: str) -> Entrant:
    def command(turn: Turn) -> tuple[str, ...]:
        shown = ("-C", "-R", "Id,Name")
        return (turn.program("recsel"), "-t", "Client", "-e", expression, *shown, "clients.rec")

    return Entrant("recsel", ("recsel",), command, counts(expected), ("recutils",), at="recutils")


def rg(expected: Expected, pattern: str) -> Entrant:
    return Entrant(
        "rg",
        ("rg",),
        lambda turn: (turn.program("rg"), "--files-with-matches", pattern, "clients"),
        counts(expected),
        ("book",),
        at="book",
    )


def sqlite(expected: Expected, condition: str) -> Entrant:
    return Entrant(
        "sqlite3",
        ("sqlite3",),
        lambda turn: (turn.program("sqlite3"), "-readonly", "clients.db", f"{_COLUMNS} WHERE {condition}"),
        counts(expected),
        ("sqlite",),
        at="sqlite",
    )


def git_status(answer: str, at_most: Targets | None = None) -> Entrant:
    return Entrant(
        "git status",
        ("git",),
        lambda turn: (turn.program("git"), "status"),
        says(answer),
        ("book",),
        at="book",
        at_most=at_most or {},
    )


def khard(expected: Expected, query: str) -> Entrant:
    def command(turn: Turn) -> tuple[str, ...]:
        settings = str(turn.places.home / "khard.conf")
        return (turn.program("khard"), "-c", settings, "list", "--parsable", query)

    return Entrant("khard", ("khard",), command, counts(expected), ("khard",), once=True)


def todoman(expected: Expected, category: str) -> Entrant:
    def command(turn: Turn) -> tuple[str, ...]:
        settings = str(turn.places.home / "todoman.py")
        return (turn.program("todo"), "--config", settings, "list", "--category", category)

    return Entrant("todoman", ("todo",), command, counts(expected), ("todoman",), once=True)
