"""Cases that write: one more entry in a client's log, and a new client."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.bench.case import Case, Entrant, Turn
from tests.bench.population import TODAY

_PAPIS_SQLITE: Final = ("--set", "database-backend", "sqlite")
# an industry that none of the clients is in
_NEW: Final = "试验"
_VALUES: Final = {"industry": _NEW, "grade": "B", "owner": "li"}


def _name(turn: Turn) -> str:
    return f"上海新客户{turn.number}有限公司"


def _in_file(turn: Turn, path: str, text: str) -> bool:
    return text in (turn.data / path).read_text(encoding="utf-8")


def _is_committed(turn: Turn, book: str, subject: str) -> bool:
    """Whether the last commit has this subject, and left nothing over."""
    said = turn.ask("git", "log", "-1", "--format=%s", at=book).strip()
    return said == subject and not turn.ask("git", "status", "--porcelain", at=book)


# clientctl


def _log_in_book(turn: Turn) -> tuple[str, ...]:
    return (turn.program("clientctl"), "log", turn.client.id, turn.text)


def _is_in_log(turn: Turn, out: str) -> bool:
    is_there = _in_file(turn, f"book/clients/{turn.client.id}.yaml", turn.text)
    return is_there and _is_committed(turn, "book", f"log {turn.client.id}")


def _add_to_book(turn: Turn) -> tuple[str, ...]:
    flags = [part for name, value in _VALUES.items() for part in (f"--{name}", value)]
    return (turn.program("clientctl"), "add", _name(turn), *flags)


def _is_added(turn: Turn, out: str) -> bool:
    """The answer is `Added  ID  clients/ID.yaml`."""
    _, name, path = out.split()
    return _in_file(turn, f"book/{path}", _name(turn)) and _is_committed(turn, "book", f"add {name}")


# git alone


def _append_and_commit(turn: Turn) -> tuple[str, ...]:
    file, git = f"clients/{turn.client.id}.yaml", shlex.quote(turn.program("git"))
    entry = (f"  - date: {TODAY}", "    kind: call", "    author: li", f"    text: {turn.text}")
    return ("/bin/sh", "-c", f"{_printed(entry)} >> {file} && {git} commit --quiet -m x -- {file}")


def _is_appended(turn: Turn, out: str) -> bool:
    is_there = _in_file(turn, f"plain/clients/{turn.client.id}.yaml", turn.text)
    return is_there and _is_committed(turn, "plain", "x")


def _write_and_commit(turn: Turn) -> tuple[str, ...]:
    file, git = f"clients/new-{turn.number}.yaml", shlex.quote(turn.program("git"))
    lines = (f"name: {_name(turn)}", *(f"{name}: {value}" for name, value in _VALUES.items()))
    added = f"{git} add {file} && {git} commit --quiet -m x -- {file}"
    return ("/bin/sh", "-c", f"{_printed(lines)} > {file} && {added}")


def _is_written(turn: Turn, out: str) -> bool:
    is_there = _in_file(turn, f"plain/clients/new-{turn.number}.yaml", _name(turn))
    return is_there and _is_committed(turn, "plain", "x")


def _printed(lines: tuple[str, ...]) -> str:
    return f"printf '%s\\n' {shlex.join(lines)}"


# taskwarrior


def _annotate(turn: Turn) -> tuple[str, ...]:
    return (turn.program("task"), turn.client.uuid, "annotate", turn.text)


def _is_annotated(turn: Turn, out: str) -> bool:
    return turn.text in turn.ask("task", turn.client.uuid, "export")


def _add_task(turn: Turn) -> tuple[str, ...]:
    return (turn.program("task"), "add", _name(turn), *(f"{name}:{value}" for name, value in _VALUES.items()))


def _is_task(turn: Turn, out: str) -> bool:
    return turn.ask("task", f"description.is:{_name(turn)}", "count").strip() == "1"


# papis


def _papis_update(who: str, backend: tuple[str, ...], at_most: dict[int, float]) -> Entrant:
    def command(turn: Turn) -> tuple[str, ...]:
        library = turn.data / "papis"
        how = ("--batch", "--doc-folder", str(library / turn.client.id), "--append", "log", turn.text)
        return (turn.program("papis"), "-l", str(library), *backend, "update", *how)

    def check(turn: Turn, out: str) -> bool:
        return _in_file(turn, f"papis/{turn.client.id}/info.yaml", turn.text)

    return Entrant(who, ("papis",), command, check, ("papis",), at_most=at_most)


def _papis_add(who: str, backend: tuple[str, ...]) -> Entrant:
    def folder(turn: Turn) -> str:
        return f"new-{turn.number}" + "-sqlite" * bool(backend)

    def command(turn: Turn) -> tuple[str, ...]:
        values = {"title": _name(turn), **_VALUES}
        given = [part for name, value in values.items() for part in ("--set", name, value)]
        how = ("--batch", "--folder-name", folder(turn), *given)
        return (turn.program("papis"), "-l", str(turn.data / "papis"), *backend, "add", *how)

    def check(turn: Turn, out: str) -> bool:
        return _in_file(turn, f"papis/{folder(turn)}/info.yaml", _name(turn))

    return Entrant(who, ("papis",), command, check, ("papis",))


# recutils: without --force it compares every record with every other one first, which takes half a minute


def _recset(turn: Turn) -> tuple[str, ...]:
    chosen = ("-t", "Client", "-e", f"Id = '{turn.client.id}'")
    return (_beside_recsel(turn, "recset"), "--force", *chosen, "-f", "Log", "-a", turn.text, "clients.rec")


def _recins(turn: Turn) -> tuple[str, ...]:
    values = {"Id": f"new-{turn.number}", "Name": _name(turn), "Industry": _NEW, "Grade": "B", "Owner": "li"}
    fields = [part for name, value in values.items() for part in ("-f", name, "-v", value)]
    return (_beside_recsel(turn, "recins"), "--force", "-t", "Client", *fields, "clients.rec")


def _beside_recsel(turn: Turn, program: str) -> str:
    return str(Path(turn.program("recsel")).with_name(program))


# sqlite3


def _insert(statement: Callable[[Turn], str]) -> Callable[[Turn], tuple[str, ...]]:
    return lambda turn: (turn.program("sqlite3"), "clients.db", statement(turn))


def _entry(turn: Turn) -> str:
    values = (turn.client.id, f"x{turn.number}", TODAY.isoformat(), "call", "li", turn.text)
    return f"INSERT INTO log VALUES {values}"


def _client(turn: Turn) -> str:
    values = (f"new-{turn.number}", _name(turn), *_VALUES.values())
    return f"INSERT INTO client (id, name, {', '.join(_VALUES)}) VALUES {values}"


def _has_row(table: str, column: str, value: Callable[[Turn], str]) -> Callable[[Turn, str], bool]:
    def check(turn: Turn, out: str) -> bool:
        query = f"SELECT count(*) FROM {table} WHERE {column} = '{value(turn)}'"
        return turn.ask("sqlite3", "-readonly", "clients.db", query, at="sqlite").strip() == "1"

    return check


def _is_logged_in_record(turn: Turn, out: str) -> bool:
    return _in_file(turn, "recutils/clients.rec", turn.text)


def _is_record(turn: Turn, out: str) -> bool:
    return _in_file(turn, "recutils/clients.rec", _name(turn))


_LOG: Final = (
    Entrant("clientctl", ("clientctl", "git"), _log_in_book, _is_in_log, ("book",), at="book"),
    Entrant(
        "append a line, git commit",
        ("git",),
        _append_and_commit,
        _is_appended,
        ("plain",),
        at="plain",
        at_most={10_000: 2.5, 100_000: 1.2},
    ),
    Entrant("task annotate", ("task",), _annotate, _is_annotated, ("task",), at_most={10_000: 0.6}),
    _papis_update("papis update", (), {10_000: 0.1}),
    _papis_update("papis update, sqlite backend", _PAPIS_SQLITE, {}),
    Entrant("recset", ("recsel",), _recset, _is_logged_in_record, ("recutils",), at="recutils"),
    Entrant(
        "sqlite3", ("sqlite3",), _insert(_entry), _has_row("log", "text", lambda turn: turn.text), ("sqlite",),
        at="sqlite",
    ),
)  # fmt: skip
_ADD: Final = (
    Entrant("clientctl", ("clientctl", "git"), _add_to_book, _is_added, ("book",), at="book"),
    Entrant("write a file, git commit", ("git",), _write_and_commit, _is_written, ("plain",), at="plain"),
    Entrant("task add", ("task",), _add_task, _is_task, ("task",)),
    _papis_add("papis add", ()),
    _papis_add("papis add, sqlite backend", _PAPIS_SQLITE),
    Entrant("recins", ("recsel",), _recins, _is_record, ("recutils",), at="recutils"),
    Entrant(
        "sqlite3", ("sqlite3",), _insert(_client), _has_row("client", "name", _name), ("sqlite",), at="sqlite"
    ),
)

CASES: Final = (
    Case("log", "an entry in a log, committed", _LOG, is_writing=True),
    Case("add", "a new client, committed", _ADD, is_writing=True),
)
