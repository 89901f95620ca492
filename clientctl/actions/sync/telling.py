"""What a sync brought and sent, in the words of the trade."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from clientctl.actions.book_changes import BookChanges, find_changes
from clientctl.actions.change_words import told_change
from clientctl.actions.revisions import Range
from clientctl.actions.sync.state import Standing, authors_between
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, message
from clientctl.frozen import frozen
from clientctl.model import FileChange, Reported
from clientctl.store.folder import PLACES
from clientctl.store.git import Git
from clientctl.store.remote import Remote

if TYPE_CHECKING:
    from clientctl.store.history import History

_SHOWN: Final = 10
_FEW: Final = 5


@frozen
class Received:
    """What changed here by others: clients and other files, by whom, and how many commits that were."""

    changes: BookChanges | None
    authors: tuple[str, ...]
    reported: tuple[Reported, ...]


def received(workspace: Workspace, git: Git, start: str, standing: Standing) -> Received:
    """What the branch has now that it had not at the start."""
    if standing.theirs is None or standing.head == start:
        return Received(None, (), ())
    history = workspace.find_history()
    changes = find_changes(workspace, history, Range(history.find(start), history.find(standing.head)))
    reported = tuple(
        Reported(one.id, workspace.repository.path(one.id) or f"clients/{one.id}.yaml", one.action)
        for one in changes.clients
    )
    return Received(changes, authors_between(git, start, standing.theirs), reported)


def received_lines(workspace: Workspace, got: Received) -> Iterator[Message]:
    """How many clients changed and by whom, then each of the first with what changed."""
    if got.changes is None or not (got.changes.clients or got.changes.others):
        return
    clients = got.changes.clients
    if clients:
        yield message("syncing.received", count=len(clients), authors=got.authors)
    else:
        yield message("syncing.received_files", authors=got.authors)
    for one in clients[:_SHOWN]:
        yield message("syncing.received_one", id=one.id, what=told_change(workspace, one))
    if len(clients) > _SHOWN:
        yield message("syncing.received_more", count=len(clients) - _SHOWN)
    for other in got.changes.others:
        yield message("syncing.received_other", what=other)


def sent_line(
    workspace: Workspace, standing: Standing, remote: Remote, *, is_dry: bool = False
) -> Iterator[Message]:
    """Whose files were sent, or would be."""
    if not standing.has_to_send:
        return
    code = "syncing.would_send" if is_dry else "syncing.sent"
    ids = _touched(workspace.find_history(), standing)
    if ids:
        yield message(f"{code}_few" if len(ids) <= _FEW else code, count=len(ids), ids=ids, name=remote.title)
    else:
        yield message(f"{code}_other", name=remote.title)


def to_be_received(workspace: Workspace, git: Git, standing: Standing) -> tuple[FileChange, ...]:
    """The files that theirs have changed since both were the same."""
    if standing.theirs is None or not standing.behind:
        return ()
    history = workspace.find_history()
    theirs, head = history.find(standing.theirs), history.find(standing.head)
    assert theirs is not None  # it has just been fetched
    base = history.merge_base(head, theirs) if head is not None else None
    return tuple(
        FileChange(
            touch.path,
            None if base is None else history.content(base, touch.path),
            history.content(theirs, touch.path),
            _client(touch.path),
        )
        for touch in history.between(base, theirs)
    )


def _touched(history: History, standing: Standing) -> Sequence[str]:
    """Ids of the clients that the branch has changed since it and theirs were the same."""
    end = history.find(standing.head)
    assert end is not None  # it is the branch's own
    theirs = None if standing.theirs is None else history.find(standing.theirs)
    base = None if theirs is None else history.merge_base(end, theirs)
    ids = (_client(touch.path) for touch in history.between(base, end))
    return tuple(sorted(filter(None, dict.fromkeys(ids))))


def _client(path: str) -> str:
    place, _, name = path.partition("/")
    return name.removesuffix(".yaml") if place in PLACES and name.endswith(".yaml") else ""
