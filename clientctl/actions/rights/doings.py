"""What a commit itself did to the book: of a merge only what none of the branches that it joins explains."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from clientctl.actions.book_changes import find_pairs
from clientctl.actions.comparing import Change, compare_clients
from clientctl.actions.past_clients import PastClients, id_in, paths_of
from clientctl.actions.revisions import Range
from clientctl.actions.workspace import Workspace
from clientctl.errors import Problem
from clientctl.frozen import frozen, replace
from clientctl.model import Client
from clientctl.store.history import Commit, History

Key = tuple[str, ...]


@frozen
class Deed:
    """What was done to one client: as it was and is (None: not there), and the changes."""

    before: Client | None
    after: Client | None
    changes: tuple[Change, ...]

    @property
    def id(self) -> str:
        held = self.after or self.before
        return "" if held is None else held.id

    @property
    def path(self) -> str:
        """Where the client is, else was."""
        held = self.after or self.before
        return "" if held is None else held.path


@frozen
class Doings:
    """What a commit did: to clients, to other files of the book (paths), and files that cannot be read after it.

    touched: paths of clients of which only the writing changed.
    """

    deeds: tuple[Deed, ...] = ()
    files: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()
    unreadable: tuple[Problem, ...] = ()


class Doers:
    """Finds out what commits did; is_shared: whether a commit is one that everybody has already, by its id."""

    def __init__(self, workspace: Workspace, history: History, is_shared: Callable[[str], bool]) -> None:
        self._workspace = workspace
        self._history = history
        self._is_shared = is_shared
        self._clients = PastClients(workspace, history)
        self._commits: dict[str, Commit | None] = {}

    def doings(self, commit: Commit) -> Doings:
        """What this commit did itself."""
        found = (self._commit(parent) for parent in commit.parents)
        parents = [parent for parent in found if parent is not None]
        self._commits[commit.id] = commit
        return (
            self._merged(commit, parents)
            if len(parents) > 1
            else self._made(commit, parents[0] if parents else None)
        )

    def _commit(self, commit_id: str) -> Commit | None:
        if commit_id not in self._commits:
            self._commits[commit_id] = self._history.find(commit_id)
        return self._commits[commit_id]

    def _made(self, commit: Commit, parent: Commit | None) -> Doings:
        touches = self._history.between(parent, commit)
        paths = [touch.path for touch in touches]
        if not paths:
            return Doings()
        deeds, problems = self._between(parent, commit)
        known = {path for deed in deeds for path in _places(deed)}
        unreadable = self._unreadable(problems, commit)
        known |= {problem.location.path for problem in unreadable}
        return Doings(
            tuple(deeds),
            tuple(path for path in paths if id_in(path) is None),
            tuple(path for path in paths if id_in(path) is not None and path not in known),
            unreadable,
        )

    def _between(self, before: Commit | None, after: Commit) -> tuple[list[Deed], tuple[Problem, ...]]:
        """What is not the same in two commits, and what of them cannot be read."""
        pairs = find_pairs(self._workspace, self._history, Range(before, after), self._clients)
        catalog = self._workspace.catalog
        found = ((pair, compare_clients(*pair, catalog)) for pair in pairs.clients)
        return [Deed(*pair, change.changes) for pair, change in found if change], pairs.problems

    def client(self, client_id: str, commit: Commit) -> Client | None:
        """A client as a commit has it; None where it is not there."""
        found = (self._clients.in_commit(path, commit.id) for path in paths_of(client_id))
        return next((client for client in found if client is not None), None)

    def _unreadable(self, problems: Sequence[Problem], commit: Commit) -> tuple[Problem, ...]:
        """Those of files that the commit left so; whoever mends one is to be thanked."""
        found = {problem.location.path: problem for problem in problems}
        return tuple(
            problem
            for path, problem in found.items()
            if (client := self._clients.in_commit(path, commit.id)) is not None and not client.is_readable
        )

    # -- merges ------------------------------------------------------------------------------------

    def _merged(self, commit: Commit, parents: Sequence[Commit]) -> Doings:
        """What is in the merge and came from no branch alone, seen from each parent."""
        odd = self._unsettled(commit, parents)
        if not odd:
            return Doings()
        ids = {id_in(path) for path in odd} - {None}
        deeds: list[Deed] = []
        unreadable: dict[str, Problem] = {}
        seen: set[Key] = set()
        for parent in sorted(parents, key=lambda one: not self._is_shared(one.id)):
            is_strict = self._is_shared(parent.id)
            others = [other for other in parents if other is not parent]
            explained = {key for other in others for key in self._done(parent, other, is_strict=is_strict)}
            found, problems = self._between(parent, commit)
            for deed in found:
                own = [
                    one
                    for one in deed.changes
                    if _key(deed, one, is_strict=is_strict) not in explained
                    and _key(deed, one, is_strict=False) not in seen
                ]
                if own and deed.id in ids:
                    seen.update(_key(deed, one, is_strict=False) for one in own)
                    deeds.append(replace(deed, changes=tuple(own)))
            left = self._unreadable(problems, commit)
            unreadable.update({problem.location.path: problem for problem in left})
        files = tuple(sorted(path for path in odd if id_in(path) is None))
        return Doings(tuple(deeds), files, (), tuple(unreadable.values()))

    def _done(self, parent: Commit, other: Commit, *, is_strict: bool) -> Iterator[Key]:
        """What the other branch did since the two parted."""
        base = self._history.merge_base(parent, other)
        found, _ = self._between(base, other)
        for deed in found:
            yield from (_key(deed, one, is_strict=is_strict) for one in deed.changes)

    def _unsettled(self, commit: Commit, parents: Sequence[Commit]) -> Collection[str]:
        """Files that are not simply as the one branch that touched them left them."""
        sides = [self._history.files(parent) for parent in parents]
        merged = self._history.files(commit)
        paths = sorted({*merged, *(path for side in sides for path in side)})
        if len(parents) > 2:
            return {path for path in paths if any(side.get(path) != merged.get(path) for side in sides)}
        base = self._history.files(self._history.merge_base(*parents))
        return {
            path
            for path in paths
            if not _is_settled(merged.get(path), *(side.get(path) for side in (*sides, base)))
        }


def _is_settled(merged: str | None, ours: str | None, theirs: str | None, base: str | None) -> bool:
    return (merged == ours and theirs in (base, ours)) or (merged == theirs and ours == base)


def _places(deed: Deed) -> Iterator[str]:
    yield from (client.path for client in (deed.before, deed.after) if client is not None)


def _key(deed: Deed, one: Change, *, is_strict: bool) -> Key:
    """What tells a change from others; strictly, by what was there before too."""
    old = (repr(one.old),) if is_strict or one.new is None else ()
    return (deed.id, *one.key, *old)
