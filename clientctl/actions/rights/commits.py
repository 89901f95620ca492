"""check --against, check --staged: which commits, by which rules, and what is found in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from clientctl import SETTINGS_FILE
from clientctl.actions.past_clients import PastClients, paths_of
from clientctl.actions.revisions import find_moment
from clientctl.actions.rights.court import Court
from clientctl.actions.rights.doings import Doers
from clientctl.actions.rights.keeping import Entry, Keeper, holds
from clientctl.actions.rights.rules import Rules
from clientctl.actions.workspace import Workspace
from clientctl.errors import Conflict, Location, Message, NotFound, Problem, message
from clientctl.frozen import frozen
from clientctl.settings import Settings
from clientctl.store.book import SCHEMA_FILE, Sources, open_book
from clientctl.store.git import Git
from clientctl.store.history import Commit, History
from clientctl.store.pushed import Authored, commits_lacking, is_nothing, staged, upstream_of

_NOT_READABLE: Final = "roles.not_readable"
_OF_RULES: Final = ("people", "roles", "transitions")


@frozen
class Judged:
    """What was found in how many commits."""

    problems: tuple[Problem, ...]
    count: int


def judge_against(workspace: Workspace, said: str) -> Judged:
    """The commits up to the last one that a revision lacks, by the rules of that revision.

    NotFound where there is none such, or where a clone of the last commits alone does not know.
    """
    history = workspace.find_history()
    head = history.require_head()
    if is_nothing(said):
        return Judged((), 0)
    known = _find(workspace, history, said)
    commits = commits_lacking(_git(workspace), known, head)
    if commits:
        _refuse_unjoined(history, known, head, commits, said)
    ids = {one.commit.id for one in commits}
    doers = Doers(workspace, history, lambda commit_id: commit_id not in ids)
    rules, problems = rules_of(workspace, history, known)
    court = Court(workspace, history, rules, doers, Keeper(workspace, history, known))
    found = list(problems)
    for one in workspace.watched(message("roles.judging"), commits):
        commit = one.commit
        where = message("roles.of_commit", rev=commit.short, author=_shown(one))
        found += court.judge(one, where, known)
    return Judged(tuple(found), len(commits))


def find_staged(workspace: Workspace, index: Path | None) -> Authored:
    """What a commit of what is staged would be; Conflict while files are unmerged."""
    history = workspace.find_history()
    found = staged(_git(workspace), history.head, index)
    if found is None:
        raise Conflict("roles.unmerged", hint=message("store.resolve_first"))
    return found


def judge_staged(workspace: Workspace, change: Authored) -> Judged:
    """What is staged, by the rules of the last commit; workspace: the book as it is staged.

    What the branch's remote does not have yet may still be taken out of a log; without one what the last commit did.
    """
    history = workspace.find_history()
    known = history.head
    upstream = upstream_of(_git(workspace))
    clients = PastClients(workspace, history)

    def was_shared(client_id: str, entry: Entry) -> bool:
        if upstream is None:
            return not any(_takes_back(history, known, change.commit, path) for path in paths_of(client_id))
        states = (clients.in_commit(path, upstream) for path in paths_of(client_id))
        return any(state is not None and holds(state.document, entry) for state in states)

    doers = Doers(workspace, history, lambda commit_id: known is not None and commit_id == known.id)
    rules, problems = rules_of(workspace, history, known)
    court = Court(workspace, history, rules, doers, Keeper(workspace, history, known, was_shared))
    where = message("roles.of_staged", author=_shown(change))
    # what cannot be read is told of the staged files themselves
    found = (problem for problem in court.judge(change, where, known) if problem.code != _NOT_READABLE)
    return Judged((*problems, *found), 1)


def _takes_back(history: History, known: Commit | None, change: Commit, path: str) -> bool:
    """Whether a file becomes what it was before the last commit, to the byte."""
    if known is None or not known.parents:
        return False
    now = history.content(change, path)
    return now is not None and now == history.content(known.parents[0], path)


def rules_of(
    workspace: Workspace, history: History, known: Commit | None
) -> tuple[Rules, tuple[Problem, ...]]:
    """The rules of the state that all have, so that nobody gives themselves a right in what is to be judged.

    With a warning where they cannot be read.
    """
    written = None if known is None else history.content(known, SETTINGS_FILE)
    if known is None or written is None:
        return Rules(Settings(), workspace.catalog), ()
    book = open_book(workspace.root, Sources(written, history.content(known, SCHEMA_FILE)))
    broken = tuple(key for key in book.settings.broken if key in _OF_RULES or not key)
    if book.written is None:
        broken = _OF_RULES
    rules = Rules(book.settings, book.catalog)
    if not broken:
        return rules, ()
    told = message("roles.rules_broken", rev=known.short, keys=broken)
    return rules, (Problem(Location(SETTINGS_FILE), told, severity="warning"),)


def _git(workspace: Workspace) -> Git:
    git = workspace.writer.git
    assert git is not None  # a history has been found
    return git


def _find(workspace: Workspace, history: History, said: str) -> Commit:
    try:
        return find_moment(history, said, workspace.today).commit
    except NotFound as refusal:
        if history.is_shallow:
            raise NotFound("roles.not_here", rev=said, hint=message("roles.fetch_depth")) from refusal
        raise


def _refuse_unjoined(
    history: History, known: Commit, head: Commit, commits: Sequence[Authored], said: str
) -> None:
    """NotFound where it cannot be seen how the commits follow from the one that is known."""
    if history.is_shallow and any(not one.commit.parents for one in commits):
        raise NotFound("roles.not_joined", rev=said, hint=message("roles.fetch_depth"))
    if history.merge_base(known, head) is None:
        raise NotFound("roles.no_common", rev=said, hint=message("roles.no_common_hint"))


def _shown(one: Authored) -> Message | str:
    name, email = one.commit.author, one.email
    return message("roles.author", name=name, email=email) if name and email else name or email
