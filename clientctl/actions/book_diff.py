"""diff: which clients changed between two states of the book, and how, in the words of the trade."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, get_args

from clientctl.actions.book_changes import BookChanges, find_changes
from clientctl.actions.change_words import told_change
from clientctl.actions.changes_shown import CHANGES, Row, build_changes, lines_page, same_label
from clientctl.actions.comparing import ClientChange
from clientctl.actions.find import Found
from clientctl.actions.heading import build_heading, figure, limited
from clientctl.actions.revisions import Range, find_range
from clientctl.actions.selection import Selection
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, message
from clientctl.frozen import replace
from clientctl.messages import Language, word
from clientctl.model import Choice, Column, Figure, Heading, Label, Line, Page
from clientctl.model.changes import Action
from clientctl.store.log_reading import Commit

_ACTIONS: Final = tuple(Choice(one, Label(one, one)) for one in get_args(Action))
COLUMNS: Final = (
    Column("id", Label("id", "ID"), "id"),
    Column("action", Label("action", "动作"), "choice", choices=_ACTIONS),
)


def show_diff(workspace: Workspace, said: str | None, selection: Selection, language: Language) -> Found:
    """The clients that changed from one state to another, see `find_range`; what else changed stands in the foot."""
    history = workspace.find_history()
    wanted = find_range(history, said, workspace.today)
    found = find_changes(workspace, history, wanted)
    rows = [
        {"id": one.id, "action": one.action, CHANGES: one.changes, "change": one} for one in found.clients
    ]
    title = _title(wanted)
    answer, shown = build_changes(
        COLUMNS, rows, selection, lambda some: _page(workspace, word(title, language), some)
    )
    answer = replace(
        answer,
        ids=lambda: [row["id"] for row in shown],
        foot=tuple(_foot(found, wanted, len(shown))),
        heading=lambda: _heading(workspace, wanted, found, len(shown)),
    )
    return Found(answer, len(rows), found.problems, ())


def _page(workspace: Workspace, title: str, rows: Sequence[Row]) -> Page:
    changes: list[ClientChange] = [row["change"] for row in rows]
    lines = [Line(same_label(one.id), _told(workspace, one)) for one in changes]
    return lines_page(title, (), lines)


def _told(workspace: Workspace, change: ClientChange) -> Message:
    words = told_change(workspace, change)
    if change.action in ("added", "removed"):
        return message("history.with_text", what=words, text=change.name)
    return words


def _title(wanted: Range) -> Message:
    return message("history.from_to", before=_state(wanted.before, is_first=True), after=_state(wanted.after))


def _state(commit: Commit | None, *, is_first: bool = False) -> Message:
    if commit is not None:
        return message("history.commit", rev=commit.short, day=commit.made_on)
    return message("history.nothing" if is_first else "history.at_hand")


def _foot(found: BookChanges, wanted: Range, shown: int) -> Iterator[Message]:
    count = len(found.clients)
    if not count:
        yield message("history.no_difference", before=_state(wanted.before, is_first=True))
    elif shown < count:
        yield message("history.some_clients", shown=shown, count=count)
    else:
        yield message("history.clients", count=count)
    yield from found.others


def _heading(workspace: Workspace, wanted: Range, found: BookChanges, shown: int) -> Heading:
    note = limited(shown, len(found.clients))
    return build_heading(workspace, _title(wanted), "", tuple(_figures(found)), note)


def _figures(found: BookChanges) -> Iterator[Figure]:
    counts = {action: sum(1 for one in found.clients if one.action == action) for action in get_args(Action)}
    yield figure("history.figure_added", counts["added"])
    yield figure("history.figure_updated", counts["updated"])
    yield figure("history.figure_moved", counts["moved"])
    yield figure("history.figure_removed", counts["removed"])
