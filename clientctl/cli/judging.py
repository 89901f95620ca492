"""What `check` looks at: the book at hand, also with the commits that somebody is about to share, or what is staged."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Final

from clientctl import SETTINGS_FILE
from clientctl.actions.checking_book import Checked, check
from clientctl.cli.session import Session
from clientctl.errors import Message, Problem, WrongUsage, message

if TYPE_CHECKING:
    from clientctl.actions.workspace import Workspace
    from clientctl.store.history import Commit, Touch

# What else may come to be wrong, elsewhere, when these change.
_OF_ALL: Final = (SETTINGS_FILE, "schema/")


def examine(
    session: Session, paths: Collection[str] | None, against: str | None, *, is_staged: bool
) -> tuple[Checked, tuple[Message, ...]]:
    """What was found, and what else is to be told; paths: only in these files."""
    if is_staged and against is not None:
        raise WrongUsage("roles.one_of_two", hint=message("roles.one_of_two_hint"))
    if is_staged:
        return _staged(session, paths), ()
    if against is None:
        return check(session.workspace, paths), ()
    from clientctl.actions.rights.commits import judge_against

    judged = judge_against(session.workspace, against)
    told = message("roles.judged", count=judged.count)
    return check(session.workspace, paths, judged.problems), (told,)


def _staged(session: Session, paths: Collection[str] | None) -> Checked:
    """The staged files as they would be committed, and what comes to be wrong elsewhere by them."""
    from clientctl.actions.rights.commits import find_staged, judge_staged

    authored = find_staged(session.workspace, _index(session))
    history = session.history
    touches = history.between(history.head, authored.commit)
    workspace = _workspace_of(session, authored.commit)
    judged = judge_staged(workspace, authored)
    found = check(workspace, paths, judged.problems)
    staged = {touch.path for touch in touches}
    known = _known(session, touches)
    kept = [one for one in found.problems if one.location.path in staged or _is_new(one, known)]
    return Checked(tuple(kept), len(staged if paths is None else staged.intersection(paths)))


def _index(session: Session) -> Path | None:
    """The index that git names to a hook; None for the repository's own."""
    named = session.environment.get("GIT_INDEX_FILE")
    return Path(session.environment.directory, named) if named else None


def _workspace_of(session: Session, commit: Commit) -> Workspace:
    from clientctl.actions.revisions import Moment
    from clientctl.cli.looking_back import open_workspace

    return open_workspace(session, Moment(commit, session.workspace.today))


def _known(session: Session, touches: Collection[Touch]) -> Collection[tuple[str, str, str]] | None:
    """What was wrong before; None where nothing elsewhere can have come to be wrong."""
    head = session.history.head
    if head is None or not any(touch.after is None or touch.path.startswith(_OF_ALL) for touch in touches):
        return None
    return {_fault(problem) for problem in check(_workspace_of(session, head)).problems}


def _is_new(problem: Problem, known: Collection[tuple[str, str, str]] | None) -> bool:
    return known is not None and _fault(problem) not in known


def _fault(problem: Problem) -> tuple[str, str, str]:
    return problem.location.path, problem.code, problem.pointer
