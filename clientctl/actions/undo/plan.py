"""The plan of an `undo`: which commit, what becomes of each of its files, and what is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from clientctl import SETTINGS_FILE, text
from clientctl.actions.change_words import told_change
from clientctl.actions.changing import Plan, subject_of
from clientctl.actions.comparing import compare_clients
from clientctl.actions.undo.acts import standing_acts
from clientctl.actions.undo.proof import refuse_damage
from clientctl.actions.undo.reversal import Clash, client_of, deeds_of, ends_of, reverse
from clientctl.actions.workspace import Workspace
from clientctl.errors import (
    Conflict,
    Failed,
    InvalidData,
    Location,
    Message,
    NotFound,
    Problem,
    WrongUsage,
    message,
)
from clientctl.model import ChangeSet, Client, FileChange, Reported
from clientctl.store.git import Git
from clientctl.store.past import Commit, Steps, find_commit, is_ancestor, last_commit_of, read_blobs, steps_of

_OWN_FILES: Final = frozenset({SETTINGS_FILE, ".gitattributes", ".vscode/settings.json"})
# Views and schemas, by their directory and their ending.
_OWN_PLACES: Final = {"views": ".yaml", "schema": ".json"}
_MOST_TOLD: Final = 10


def plan_undo(workspace: Workspace, revision: str | None) -> Plan:
    """Reverse a commit, clientctl's last one that still stands unless a revision names another.

    Failed without git or where nothing is committed; NotFound: no such commit; WrongUsage: one that cannot be undone;
    Conflict: later changes would be lost; InvalidData: files of the book would become invalid.
    """
    git = _git_of(workspace)
    commit, steps = _find_last(workspace, git) if revision is None else _find_named(git, revision)
    blobs = read_blobs(git, [blob for step in steps.own for blob in (step.before, step.after) if blob])
    changes: list[FileChange] = []
    clashes: list[Clash] = []
    deeds = tuple(deeds_of(steps.own, blobs))
    for deed in workspace.watched(message("actions.working_out"), deeds):
        found = reverse(workspace.book.folder, deed, workspace.catalog.shape)
        if isinstance(found, Clash):
            clashes.append(found)
        else:
            changes += found
    if clashes:
        raise _lost(git, commit, clashes)
    refuse_damage(workspace, changes)
    warnings = [message("undoing.others_left", count=steps.others)] if steps.others else []
    return _plan(workspace, commit, changes, warnings)


def _plan(
    workspace: Workspace, commit: Commit, changes: Sequence[FileChange], warnings: Sequence[Message]
) -> Plan:
    if not changes:
        return Plan(
            ChangeSet(), warnings=tuple(warnings), preview=message("undoing.undone_already", **_told(commit))
        )
    moved = {change.origin for change in changes}
    touched = [change for change in changes if change.path not in moved]
    ids = list(dict.fromkeys(change.client or change.path for change in touched))
    done = message("undoing.undone_many", subject=commit.subject, count=len(touched))
    if len(touched) == 1:
        done = _told_of_one(workspace, commit, touched[0], changes)
    # git reads such a sentence of its own `revert` too
    said = f"{_subject(touched, ids)}\n\nThis reverts commit {commit.id}\n({commit.subject})."
    return Plan(
        ChangeSet(tuple(changes), said, tuple(_reported(touched))),
        (done,),
        tuple(warnings),
        preview=message("undoing.preview", **_told(commit)),
        question=message("undoing.ask", subject=commit.subject),
        afterwards=lambda: (message("undoing.way_back", rev=workspace.find_revision()),),
        goes_back=True,
    )


def _told_of_one(
    workspace: Workspace, commit: Commit, change: FileChange, changes: Sequence[FileChange]
) -> Message:
    """What becomes of a single file, of a client's in the words of the trade."""
    values = {"subject": commit.subject, "path": change.path}
    before, after = (_client(workspace, one) for one in ends_of(change, changes))
    found = compare_clients(before, after, workspace.catalog) if change.client else None
    if found is None:
        return message("undoing.undone", **values)
    return message("undoing.undone_client", what=told_change(workspace, found), **values)


def _client(workspace: Workspace, end: tuple[str, bytes | None]) -> Client | None:
    path, raw = end
    if raw is None:
        return None
    try:
        document = text.load_mapping(raw, path, workspace.catalog.shape)
    except InvalidData:
        return None
    return Client(client_of(path), document, path, is_archived=path.startswith("archive/"))


def _subject(touched: Sequence[FileChange], ids: Sequence[str]) -> str:
    if all(change.client for change in touched) or len(ids) == 1:
        return subject_of("undo", ids)
    return f"undo {len(ids)} files"


def _told(commit: Commit) -> dict[str, str]:
    return {"rev": commit.short, "day": commit.day, "author": commit.author, "subject": commit.subject}


def _reported(touched: Sequence[FileChange]) -> Iterator[Reported]:
    for change in touched:
        if change.origin:
            yield Reported(change.client, change.path, "moved")
        elif change.before is None:
            yield Reported(change.client, change.path, "added")
        else:
            yield Reported(change.client, change.path, "removed" if change.after is None else "updated")


def _git_of(workspace: Workspace) -> Git:
    git = workspace.writer.git
    if git is None:
        raise Failed("undoing.no_history", hint=message("undoing.no_history_hint"))
    if not workspace.writer.commits:
        raise Failed("undoing.no_commits", hint=message("undoing.no_commits_hint"))
    return git.offline()


def _find_last(workspace: Workspace, git: Git) -> tuple[Commit, Steps]:
    """The last act of whoever asks: what others have sent is theirs to undo, or is named."""
    identity = git.identity
    name = identity.name or workspace.find_user()
    for commit in standing_acts(git):
        is_mine = commit.email == identity.email if identity.email else commit.author == name
        if not is_mine:
            continue
        steps = steps_of(git, commit)
        if (
            steps.own
            and not steps.others
            and all(_is_ours(step.path) and step.is_plain for step in steps.own)
        ):
            return commit, steps
    raise NotFound("undoing.nothing", hint=message("undoing.name_one"))


def _find_named(git: Git, revision: str) -> tuple[Commit, Steps]:
    commit = find_commit(git, revision)
    if commit is None:
        raise NotFound("undoing.unknown_revision", rev=revision, hint=message("undoing.name_one"))
    if not is_ancestor(git, commit):
        raise NotFound("undoing.elsewhere", rev=revision, hint=message("undoing.name_one"))
    if not commit.parents:
        raise WrongUsage("undoing.first_commit", rev=revision, hint=message("undoing.name_one"))
    if len(commit.parents) > 1:
        hint = message("undoing.merge_commit_hint", rev=commit.short)
        raise WrongUsage("undoing.merge_commit", rev=revision, hint=hint)
    steps = steps_of(git, commit)
    own = tuple(step for step in steps.own if _is_ours(step.path) and step.is_plain)
    if any(step.path == SETTINGS_FILE and step.before is None for step in own):
        raise WrongUsage("undoing.founding", rev=revision, hint=message("undoing.name_one"))
    if not own:
        raise WrongUsage("undoing.not_of_book", rev=revision, hint=message("undoing.name_one"))
    return commit, Steps(own, steps.others + len(steps.own) - len(own))


def _is_ours(path: str) -> bool:
    """Is it a file that clientctl writes?"""
    place, _, name = path.partition("/")
    is_own = place in _OWN_PLACES and name.endswith(_OWN_PLACES[place])
    return path in _OWN_FILES or ("/" not in name and (is_own or bool(client_of(path))))


def _lost(git: Git, commit: Commit, clashes: Sequence[Clash]) -> Conflict:
    problems = tuple(_problem(git, commit, clash) for clash in clashes[:_MOST_TOLD])
    return Conflict(
        "undoing.lost",
        subject=commit.subject,
        count=len(clashes),
        problems=problems,
        hint=message("undoing.lost_hint"),
    )


def _problem(git: Git, commit: Commit, clash: Clash) -> Problem:
    """What stands in the way in one file, and the later commit that brought it."""
    code = f"undoing.{clash.why}_fields" if clash.fields else f"undoing.{clash.why}"
    later = last_commit_of(git, clash.path)
    told = message(code, fields=clash.fields)
    if later is None or later.id == commit.id:
        return Problem(Location(clash.path), told, message("undoing.by_hand"))
    return Problem(Location(clash.path), told, message("undoing.by", **_told(later)))
