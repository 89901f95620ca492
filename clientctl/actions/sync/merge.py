"""The merge of a sync: made by git, ended when it was left open, and explained when git will not make it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from clientctl import text
from clientctl.actions.resolving.conflicts import Conflicted, find_conflicts
from clientctl.actions.resolving.listing import difference_lines
from clientctl.actions.resolving.moved import moved_with_changes
from clientctl.actions.resolving.plan import merged_by_data
from clientctl.actions.sync.state import Standing
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError, Conflict, Failed, Location, Message, Problem, message
from clientctl.model import ChangeSet, FileChange
from clientctl.store.git import Finished, Git
from clientctl.store.remote import Remote
from clientctl.store.unmerged import unmerged_files
from clientctl.store.writer import require_finished_git

_SHOWN: Final = 10
_OVERWRITTEN: Final = "would be overwritten by merge"


def refuse_left_open(workspace: Workspace, git: Git) -> None:
    """Conflict for a rebase and the like, which a sync does not end; and for what a stash has left."""
    unfinished = git.repository.unfinished()
    if unfinished is not None and unfinished.name.code == "store.merge":
        return
    if unmerged_files(git):
        raise in_conflict(workspace)
    require_finished_git(git.place)


def end_open_merge(workspace: Workspace, git: Git) -> tuple[Message, ...]:
    """Commit a merge in which nothing is in conflict any more, under the lock; Conflict where something is."""
    if git.repository.unfinished() is None:
        return ()
    if unmerged_files(git) and not _settled(workspace, git):
        raise in_conflict(workspace)
    if _is_unmerged_elsewhere(git):
        raise Conflict("syncing.elsewhere", hint=message("syncing.elsewhere_hint"))
    marked = tuple(_marked_files(workspace, git))
    if marked:
        raise Conflict("syncing.marked", paths=marked, hint=message("syncing.marked_hint"))
    return (*workspace.writer.end_merge(), message("syncing.ended"))


def merge_theirs(workspace: Workspace, git: Git, remote: Remote, standing: Standing) -> tuple[Message, ...]:
    """Bring theirs into the branch, under the lock; Conflict: the merge is left open, or edits are in the way."""
    assert standing.theirs is not None
    subject = f"sync {remote.title}"
    finished, told = workspace.writer.merge(standing.head, standing.theirs, subject)
    if not finished.code:
        return told
    if unmerged_files(git) and _settled(workspace, git) and not _is_unmerged_elsewhere(git):
        return (*told, *workspace.writer.end_merge())
    raise _refusal(workspace, git, finished)


def _settled(workspace: Workspace, git: Git) -> bool:
    """Settle what git alone finds in conflict: without a driver, and where a client has moved. Is nothing left then?"""
    conflicts = find_conflicts(workspace)
    changes: list[FileChange] = []
    count = 0
    for one in conflicts:
        raw = merged_by_data(one)
        made = moved_with_changes(workspace, git, one) if raw is None else (_merged(one, raw),)
        changes += made
        count += bool(made)
    if changes:
        workspace.writer.settle(ChangeSet(tuple(changes)), [change.path for change in changes])
    return count == len(conflicts)


def _merged(one: Conflicted, raw: bytes) -> FileChange:
    return FileChange(one.path, one.now, raw, one.client)


def _refusal(workspace: Workspace, git: Git, finished: Finished) -> ClientctlError:
    if unmerged_files(git):
        return in_conflict(workspace)
    if _is_unmerged_elsewhere(git):
        return Conflict("syncing.elsewhere", hint=message("syncing.elsewhere_hint"))
    paths = tuple(line.strip() for line in finished.errors.splitlines() if line.startswith("\t"))
    if _OVERWRITTEN in finished.errors:
        hint = message("syncing.in_the_way_hint")
        return Conflict("syncing.in_the_way", paths=paths[:_SHOWN], hint=hint)
    if git.repository.unfinished() is not None:  # merged, and a hook or the signing of commits refused
        return Failed("store.merge_refused", reason=finished.reason, hint=message("syncing.again_commit"))
    return Failed(
        "store.git_failed", command="git merge", reason=finished.reason, hint=message("syncing.again")
    )


def in_conflict(workspace: Workspace) -> Conflict:
    """The refusal that names every field on which the sides do not agree."""
    conflicts = find_conflicts(workspace)
    names = tuple(one.name for one in conflicts)
    problems = tuple(_problems(conflicts[:_SHOWN]))
    hint = message("syncing.resolve", name=names[0])
    return Conflict("syncing.conflict", count=len(names), names=names[:_SHOWN], problems=problems, hint=hint)


def _problems(conflicts: Sequence[Conflicted]) -> Iterator[Problem]:
    for one in conflicts:
        for line in difference_lines(one):
            yield Problem(Location(one.path), line)


def _is_unmerged_elsewhere(git: Git) -> bool:
    """Is anything in conflict in the repository round the book?"""
    return bool(git.ask("diff", "--name-only", "--diff-filter=U", "-z").output)


def _marked_files(workspace: Workspace, git: Git) -> Iterator[str]:
    """Files of the book that git takes for merged though marks of a conflict are left in them."""
    found = git.ask("diff", "--cached", "--name-only", "--relative", "--no-renames", "-z", "HEAD", "--", ".")
    for path in found.output.decode("utf-8", "surrogateescape").split("\0"):
        if path.endswith(".yaml") and workspace.book.folder.exists(path):
            raw = workspace.book.folder.read(path)
            if text.marker_line(raw.decode("utf-8", "replace")) is not None:
                yield path
