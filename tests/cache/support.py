"""Books asked twice: through the cache, and from their files alone."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final, NoReturn

import pytest

from clientctl.actions.due import list_due
from clientctl.actions.find import find_clients
from clientctl.actions.opening import build_repository, find_cache, open_with
from clientctl.actions.regrading import list_regradings
from clientctl.actions.reporting import Wanted, build_report
from clientctl.actions.risk_listing import list_risk
from clientctl.actions.selection import Selection
from clientctl.actions.stale import list_stale
from clientctl.actions.tags import list_tags
from clientctl.actions.workspace import Workspace
from clientctl.dates import parse_duration
from clientctl.errors import ClientctlError
from clientctl.model import Answer
from clientctl.reports.table import REPORTS
from clientctl.store.book import Book
from clientctl.store.cache import signatures
from clientctl.store.places import locate

TODAY: Final = date(2026, 11, 22)
SETTINGS: Final = "clientctl: 1\n"
CACHE: Final = ".clientctl/cache"
SECOND: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a book: by `find`, or for the tags of the clients that match, or whom to call, grade otherwise,
    or not to lose, or for a report.

    what: a command, else the name of a report, which may have a period. within: the duration of `due` and `stale`.
    """

    query: tuple[str, ...] = ()
    columns: tuple[str, ...] | None = None
    sort: tuple[str, ...] = ()
    limit: int | None = None
    what: str = "find"
    by: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    shows_values: bool = True
    within: str | None = None


EVERYTHING: Final = Question()
REPORT_NAMES: Final = tuple(report.name for report in REPORTS)


def make_book(root: Path, files: Mapping[str, str | bytes], settings: str = SETTINGS) -> Path:
    """A book with these files, in no repository."""
    for path, text in {"clientctl.yaml": settings, **files}.items():
        put(root, path, text)
    (root / "clients").mkdir(exist_ok=True)
    return root


def put(root: Path, path: str, text: str | bytes) -> None:
    """Write a file in place, with its directory."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())


def opened(root: Path, *, cached: bool, today: date = TODAY, book: Book | None = None) -> Workspace:
    """The book as a command opens it; `book`: with its settings and schema as they were read before."""
    place = locate(root)
    cache = find_cache(place) if cached else None
    book = open_with(place.root, cache) if book is None else book
    repository = build_repository(book, cache, today)
    return Workspace(book, repository, _no_writer, today, lambda: "wang", lambda below: 0)


def _no_writer() -> NoReturn:
    raise AssertionError("readers do not write")


def ask(
    root: Path, question: Question, *, cached: bool, today: date = TODAY, book: Book | None = None
) -> str:
    """Everything that the answer says, to the letter, or the refusal; as a command would, from the start."""
    try:
        return _told(opened(root, cached=cached, today=today, book=book), question)
    except ClientctlError as error:
        return repr((type(error).__name__, error.message, error.hint, error.location, error.problems))
    finally:
        end_command()


def end_command() -> None:
    """Let go of the caches that were opened, as the end of a command's process does."""
    _watch.let_go()


def _told(workspace: Workspace, question: Question) -> str:
    selection = Selection(question.columns, question.sort, question.limit)
    if question.what == "tags":
        return _shown(*list_tags(workspace, question.query, selection))
    if question.what in REPORT_NAMES:
        wanted = Wanted(
            question.what, question.query, question.by, question.sums, question.since, question.until
        )
        report = build_report(workspace, wanted, selection)
        return _shown(report.answer, report.problems, report.warnings)
    if question.what in ("due", "stale"):
        return _shown(*_whom_to_call(workspace, question, selection))
    if question.what == "grade":
        found = list_regradings(workspace, question.query, selection)
    elif question.what == "risk":
        found = list_risk(workspace, question.query, selection, shows_values=question.shows_values)
    else:
        found = find_clients(workspace, question.query, selection, shows_values=question.shows_values)
    return _shown(found.answer, found.count, found.problems, found.warnings)


def _whom_to_call(workspace: Workspace, question: Question, selection: Selection) -> tuple[Any, ...]:
    within = None if question.within is None else parse_duration(question.within)
    where = " ".join(question.query)
    if question.what == "due":
        found = list_due(workspace, within, where, selection)
    else:
        found = list_stale(workspace, within, where, selection, shows_values=question.shows_values)
    calendar = found.answer.calendar
    events = None if calendar is None else list(calendar().events)
    return found.answer, found.count, found.problems, found.warnings, events


def _shown(answer: Answer, *more: object) -> str:
    tables = [(table.columns, [list(row) for row in table.rows]) for table in answer.tables]
    ids = None if answer.ids is None else list(answer.ids())
    chapters = [(chapter.title, chapter.head, chapter.figures) for chapter in answer.chapters]
    return repr((ids, list(answer.objects()), tables, chapters, answer.head, answer.foot, *more))


def check_same(root: Path, question: Question = EVERYTHING, *, today: date = TODAY) -> str:
    """The answer, which is the same through the cache."""
    plain = ask(root, question, cached=False, today=today)
    assert ask(root, question, cached=True, today=today) == plain, question
    return plain


def cache_files(root: Path) -> list[Path]:
    """The caches that there are."""
    return sorted((root / CACHE).glob("*.db"))


def only_cache(root: Path) -> Path:
    """The one cache of the book."""
    (found,) = cache_files(root)
    return found


# -- time ----------------------------------------------------------------------------------------


class Clock:
    """The clock that the cache looks at, ahead of the real one by so many nanoseconds."""

    def __init__(self, ahead: int) -> None:
        self.ahead = ahead

    def time_ns(self) -> int:
        return time.time_ns() + self.ahead


def set_clock(monkeypatch: pytest.MonkeyPatch, ahead: int) -> Clock:
    """Let the cache see another time; by ten seconds ahead, no file is young."""
    clock = Clock(ahead)
    monkeypatch.setattr(signatures, "time", SimpleNamespace(time_ns=clock.time_ns))
    return clock


def next_tick(root: Path) -> None:
    """Wait until a file that is written now gets another stamp than one written before."""
    probe = root / "probe"
    probe.touch()
    before = probe.stat().st_ctime_ns
    while probe.stat().st_ctime_ns == before:
        time.sleep(0.0002)
        probe.touch()


# -- which files are opened ----------------------------------------------------------------------


class _Watch:
    """Notes what this process opens: caches, and client files while it is told to."""

    def __init__(self) -> None:
        self.names: list[str] | None = None
        self._connections: list[sqlite3.Connection] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and self.names is not None:
            name = os.fsdecode(arguments[0]) if isinstance(arguments[0], str | bytes) else ""
            if name.endswith(".yaml") and name != "clientctl.yaml":
                self.names.append(name)
        elif event == "sqlite3.connect/handle":
            self._connections.append(arguments[0])

    def let_go(self) -> None:
        """Close the caches."""
        while self._connections:
            self._connections.pop().close()


_watch = _Watch()


@contextmanager
def watched() -> Iterator[list[str]]:
    """Names of the YAML files below the book that are opened meanwhile, its settings left out."""
    names: list[str] = []
    _watch.names = names
    try:
        yield names
    finally:
        _watch.names = None


def reads(act: Callable[[], object]) -> list[str]:
    """Names of the YAML files that are opened by an act."""
    with watched() as names:
        act()
    return names
