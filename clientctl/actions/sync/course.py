"""The course of a sync: fetch, merge, check, send, and again when somebody else was faster."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from clientctl import SETTINGS_FILE
from clientctl.actions.checking_book import check
from clientctl.actions.sync.merge import end_open_merge, merge_theirs, refuse_left_open
from clientctl.actions.sync.state import Standing, find_standing
from clientctl.actions.sync.telling import Received, received, received_lines, sent_line
from clientctl.actions.workspace import Workspace
from clientctl.errors import Failed, Message, Problem, message
from clientctl.frozen import frozen
from clientctl.model import FileChange, Reported
from clientctl.store.git import Git
from clientctl.store.remote import Remote, alone, fetch, find_remote, push, wait_a_little
from clientctl.store.status import changed_in

_ATTEMPTS: Final = 8
_PLACES: Final = ("clients", "archive", "views", "schema", SETTINGS_FILE)


@frozen
class Call:
    """How a sync was called: open_book opens the book anew; tell says meanwhile what is being done.

    is_attended: somebody can answer what ssh may ask.
    """

    open_book: Callable[[], Workspace]
    tell: Callable[[Message], None]
    is_attended: bool


@frozen
class Synced:
    """What came of it: sentences, clients that changed here, what is wrong with the book, and what else to tell.

    changes: of a dry run, the files that would be received.
    """

    told: tuple[Message, ...] = ()
    reported: tuple[Reported, ...] = ()
    problems: tuple[Problem, ...] = ()
    notices: tuple[Message, ...] = ()
    changes: tuple[FileChange, ...] = ()


def sync(call: Call) -> Synced:
    """Bring theirs here and ours there.

    Failed: no remote, none that answers, or it refuses, nothing is lost; Conflict: git's merge is left open, or
    edits are in its way. A book with errors is not sent: they are among the problems.
    """
    workspace = call.open_book()
    git = git_of(workspace)
    refuse_left_open(workspace, git)
    remote = find_remote(git)
    with alone(git.place):
        with workspace.writer.locked() as recovered:
            start = find_standing(git, remote).head
            notices = (*recovered, *end_open_merge(workspace, git))
        for attempt in range(_ATTEMPTS):
            call.tell(message("syncing.fetching", name=remote.title))
            fetch(git, remote, is_attended=call.is_attended)
            standing, more = _merged(workspace, git, remote)
            notices += more
            after = call.open_book()
            problems = _problems(after, git)
            got = received(after, git, start, standing)
            if any(problem.is_error for problem in problems):
                return _held_back(after, got, standing, problems, notices)
            if not standing.has_to_send or _is_sent(call, git, remote):
                return _done(after, got, standing, remote, problems, (*notices, *_unsent(git)))
            wait_a_little(attempt, workspace.draw(1000))
    raise Failed("syncing.too_busy", name=remote.title, hint=message("syncing.again"))


def look(call: Call) -> Synced:
    """What a sync would bring and send: fetched, and nothing else done."""
    workspace = call.open_book()
    git = git_of(workspace)
    remote = find_remote(git)
    with alone(git.place):
        call.tell(message("syncing.fetching", name=remote.title))
        fetch(git, remote, is_attended=call.is_attended)
    from clientctl.actions.sync.telling import to_be_received

    standing = find_standing(git, remote)
    changes = to_be_received(workspace, git, standing)
    sent = sent_line(workspace, standing, remote, is_dry=True)
    return Synced((), (), (), (*sent, *_unsent(git)), changes)


def git_of(workspace: Workspace) -> Git:
    """git; Failed without it."""
    git = workspace.writer.git
    if git is None:
        raise Failed("syncing.no_git", hint=message("syncing.no_git_hint"))
    return git


def _merged(workspace: Workspace, git: Git, remote: Remote) -> tuple[Standing, tuple[Message, ...]]:
    """Theirs merged, under the lock; how the branch stands then."""
    with workspace.writer.locked() as recovered:
        standing = find_standing(git, remote)
        told: tuple[Message, ...] = ()
        if standing.behind:
            told = merge_theirs(workspace, git, remote, standing)
            standing = find_standing(git, remote)
        return standing, (*recovered, *told)


def _is_sent(call: Call, git: Git, remote: Remote) -> bool:
    call.tell(message("syncing.sending", name=remote.title))
    return push(git, remote, is_attended=call.is_attended)


def _problems(workspace: Workspace, git: Git) -> tuple[Problem, ...]:
    """What is wrong with what would be sent: edits that are not committed stay here, and are left out."""
    errors = [problem for problem in check(workspace).problems if problem.is_error]
    if not errors:
        return ()
    unsent = {state.path for state in changed_in(git, _PLACES)}
    return tuple(problem for problem in errors if problem.location.path not in unsent)


def _held_back(
    workspace: Workspace,
    got: Received,
    standing: Standing,
    problems: tuple[Problem, ...],
    notices: tuple[Message, ...],
) -> Synced:
    code = "syncing.held_back" if standing.has_to_send else "syncing.broken"
    paths = len({problem.location.path for problem in problems})
    told = (*received_lines(workspace, got),)
    return Synced(told, got.reported, problems, (*notices, message(code, count=paths)))


def _done(
    workspace: Workspace,
    got: Received,
    standing: Standing,
    remote: Remote,
    problems: tuple[Problem, ...],
    notices: tuple[Message, ...],
) -> Synced:
    told = (*received_lines(workspace, got), *sent_line(workspace, standing, remote))
    return Synced(told or (message("syncing.level", name=remote.title),), got.reported, problems, notices)


def _unsent(git: Git) -> tuple[Message, ...]:
    """Edits by hand that no commit has, and so nobody else gets."""
    paths = tuple(state.path for state in changed_in(git, _PLACES))
    if not paths:
        return ()
    return (message("syncing.unsent", count=len(paths), paths=paths[:5]),)
