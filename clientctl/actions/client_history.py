"""history: what was changed in a client, when and by whom, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any, Final

from clientctl.actions.change_words import told_change
from clientctl.actions.changes_shown import CHANGES, Row, build_changes, lines_page, same_label
from clientctl.actions.past_clients import paths_of
from clientctl.actions.references import Choose, resolve_id
from clientctl.actions.selection import Selection
from clientctl.actions.tracing import Event, Trace
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, NotFound, message
from clientctl.frozen import frozen, replace
from clientctl.messages import label
from clientctl.model import Answer, Column, Label, Line, Page
from clientctl.names import is_id
from clientctl.store.history import History

COLUMNS: Final = (
    Column("rev", Label("commit", "提交"), "code"),
    Column("date", Label("date", "日期"), "date"),
    Column("author", Label("author", "作者")),
)


@frozen
class Shown:
    """The answer, and what to warn of."""

    answer: Answer
    warnings: tuple[Message, ...]


def show_history(workspace: Workspace, client_id: str, name: str, selection: Selection) -> Shown:
    """The commits that changed the client of this id, its earlier ids and the archive included."""
    history = workspace.find_history()
    events = Trace(workspace, history, client_id).events()
    # in the order of time the last ones come first, and the others need not even be read
    most = selection.limit if not selection.sort else None
    rows = [_row(event) for event in islice(events, None if most is None else most + 1)]
    answer, shown = build_changes(
        COLUMNS, rows, selection, lambda found: _page(workspace, client_id, name, found)
    )
    foot = _foot(history, client_id, len(shown), len(rows), is_cut=most is not None and len(rows) > most)
    return Shown(replace(answer, ids=lambda: [client_id], foot=foot), tuple(_warnings(history, rows)))


def _row(event: Event) -> Row:
    commit, change = event.commit, event.change
    return {
        "rev": None if commit is None else commit.id,
        "date": None if commit is None else commit.written_on.isoformat(),
        "author": None if commit is None else commit.author,
        CHANGES: () if change is None else change.changes,
        "event": event,
    }


def _page(workspace: Workspace, client_id: str, name: str, rows: Sequence[Row]) -> Page:
    marks = () if name == client_id else (Line(None, client_id, "dim"),)
    return lines_page(name, marks, [_line(workspace, row["event"]) for row in rows])


def _line(workspace: Workspace, event: Event) -> Line:
    words: Any = (
        message("history.unreadable", problem=event.problem.message, line=event.problem.location.line)
        if event.problem is not None
        else told_change(workspace, event.change)
        if event.change is not None
        else ""
    )
    commit = event.commit
    if commit is None:
        return Line(label("history.not_committed"), words, "warning")
    head = same_label(f"{commit.written_on.isoformat()}  {commit.short}  {commit.author}")
    return Line(head, words, "warning" if event.problem is not None else "")


def _foot(history: History, client_id: str, shown: int, count: int, *, is_cut: bool) -> tuple[Message, ...]:
    if not count:
        told = message("history.none", id=client_id)
    elif is_cut:
        told = message("history.newest", count=shown)
    elif shown < count:
        told = message("history.some", shown=shown, count=count)
    else:
        told = message("history.count", count=count)
    return (told, message("history.shallow", root=history.root)) if history.is_shallow else (told,)


def _warnings(history: History, rows: Sequence[Row]) -> list[Message]:
    """Commits in which the file cannot be read."""
    found: list[Event] = [row["event"] for row in rows if row["event"].problem is not None]
    return [
        message(
            "history.unreadable_at",
            place=str(event.problem.location),
            rev=event.commit.short,
            problem=event.problem.message,
        )
        for event in found
        if event.problem is not None and event.commit is not None
    ]


def find_subject(workspace: Workspace, reference: str, choose: Choose | None) -> tuple[str, str]:
    """Id and name of the client that a REF means, one that git alone still knows by its id included."""
    try:
        client_id = resolve_id(reference, workspace, choose)
    except NotFound:
        history = workspace.find_history()
        head = history.head
        if is_id(reference) and head is not None and history.steps(paths_of(reference), head):
            return reference, reference
        raise
    return client_id, workspace.repository.client(client_id).name
