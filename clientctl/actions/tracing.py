"""What happened with one client, commit by commit: its moves to the archive and back, and its other ids, followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge
from typing import Final

from clientctl.actions.comparing import ClientChange, compare_clients, identities
from clientctl.actions.past_clients import PastClients, id_in, paths_of
from clientctl.actions.workspace import Workspace
from clientctl.errors import Problem
from clientctl.frozen import frozen, replace
from clientctl.model import Client
from clientctl.store.history import History
from clientctl.store.log_reading import Commit, Step, Touch

_MOST_IDS: Final = 50


@frozen
class Event:
    """A commit and what it did to the client; commit: None for what is not committed yet.

    problem: why it cannot be said what, where the file could not be read after it.
    """

    commit: Commit | None
    change: ClientChange | None
    problem: Problem | None = None


class Trace:
    """The events of a client, the newest first; id: the one that it goes by now."""

    def __init__(self, workspace: Workspace, history: History, client_id: str) -> None:
        self._workspace = workspace
        self._history = history
        self._clients = PastClients(workspace, history)
        self._id = client_id
        self._older: dict[str, str | None] = {}  # an object of the client's, and the one before it
        self._names: list[str] = []

    def events(self) -> Iterator[Event]:
        """What is not committed yet, then commit by commit; those that changed only comments are left out."""
        head = self._history.head
        yield from self._uncommitted(head)
        if head is None:
            return
        steps = self._steps(self._id, head)
        for step in steps:
            for touch in step.touched:
                if touch.after is not None:
                    self._older.setdefault(touch.after, touch.before[0])
        for step in steps:
            event = self._event(step)
            if event is not None:
                yield event

    # -- which commits -----------------------------------------------------------------------------

    def _steps(self, client_id: str, start: Commit) -> Sequence[Step]:
        """The commits that touched the client under this id, and under those that it had before."""
        self._names.append(client_id)
        steps = self._history.steps(paths_of(client_id), start)
        for place, step in enumerate(steps):
            origin = self._origin(client_id, step)
            if origin is None or origin[1] in self._names or len(self._names) > _MOST_IDS:
                continue
            # what stood under this id before belongs to somebody else
            own = [*steps[:place], _with_origin(step, origin, client_id)]
            later = self._history.descendants(step.commit, start) | {step.commit.id}
            before = [one for one in self._steps(origin[1], start) if one.commit.id not in later]
            return list(merge(own, before, key=lambda one: -one.commit.made))
        return steps

    def _origin(self, client_id: str, step: Step) -> tuple[str, str, str] | None:
        """Path, id and object of another client that this commit made to be this one; None for none."""
        if len(step.commit.parents) != 1 or any(touch.before[0] is not None for touch in step.touched):
            return None
        come = next((touch for touch in step.touched if touch.after is not None), None)
        if come is None or come.after is None:
            return None
        gone = [
            (touch.path, other, touch.before[0])
            for touch in self._history.between(step.commit.parents[0], step.commit)
            if touch.after is None and touch.before[0] is not None
            if (other := id_in(touch.path)) is not None and other != client_id
        ]
        client = self._clients.at(come.path, come.after)
        return next((one for one in gone if one[2] == come.after), None) or self._same(client, gone)

    def _same(self, client: Client, gone: Sequence[tuple[str, str, str]]) -> tuple[str, str, str] | None:
        wanted = set(identities(client.document))
        for one in gone:
            if not wanted.isdisjoint(identities(self._clients.at(one[0], one[2]).document)):
                return one
        return None

    # -- what each of them did ---------------------------------------------------------------------

    def _event(self, step: Step) -> Event | None:
        after = self._after(step)
        if after is not None and not after.is_readable:
            return Event(step.commit, None, after.problems[0])
        catalog = self._workspace.catalog
        befores = [self._before(step, parent) for parent in range(max(1, len(step.commit.parents)))]
        if len(befores) > 1:
            befores = [before for before in befores if before is not None] or [None]
        found = [compare_clients(before, after, catalog) for before in befores]
        first = found[0]
        if first is None or any(one is None for one in found):
            return None
        # of a merge only what is as none of its parents had it is its own doing
        common = set.intersection(
            *({change.key for change in one.changes} for one in found if one is not None)
        )
        changes = tuple(change for change in first.changes if change.key in common)
        if not changes and first.action == "updated":
            return None
        return Event(step.commit, replace(first, changes=changes))

    def _after(self, step: Step) -> Client | None:
        there = [(touch.path, touch.after) for touch in step.touched if touch.after is not None]
        return self._clients.at(*min(there, key=_current_first)) if there else None

    def _before(self, step: Step, parent: int) -> Client | None:
        """The client as a parent had it: the last that could be read, perhaps under one of its other ids."""
        there = [
            (touch.path, blob) for touch in step.touched if (blob := _before_of(touch, parent)) is not None
        ]
        if not there:
            return self._elsewhere(step, parent) if len(step.commit.parents) > 1 else None
        path, blob = min(there, key=_current_first)
        client = self._clients.at(path, blob)
        seen = {blob}
        while not client.is_readable:
            older = self._older.get(blob)
            if older is None or older in seen:
                return None
            seen.add(older)
            blob, client = older, self._clients.at(path, older)
        return client

    def _elsewhere(self, step: Step, parent: int) -> Client | None:
        """What a parent of a merge had of the client under another of its ids."""
        commit_id = step.commit.parents[parent]
        for path in (path for name in self._names for path in paths_of(name)):
            client = self._clients.in_commit(path, commit_id)
            if client is not None and client.is_readable:
                return client
        return None

    def _uncommitted(self, head: Commit | None) -> Iterator[Event]:
        """How the file differs from what is committed."""
        committed = [
            client
            for path in paths_of(self._id)
            if head is not None and (client := self._clients.in_commit(path, head.id)) is not None
        ]
        here = [client for path in paths_of(self._id) if (client := self._clients.here(path)) is not None]
        after = here[0] if here else None
        if after is not None and not after.is_readable:
            yield Event(None, None, after.problems[0])
            return
        before = next((client for client in committed if client.is_readable), None)
        if before is None and not committed and head is not None and after is not None:
            before = self._renamed_here(after, head)
        change = compare_clients(before, after, self._workspace.catalog)
        if change is not None:
            yield Event(None, change)

    def _renamed_here(self, after: Client, head: Commit) -> Client | None:
        """The client of the last commit that got this id and is not committed under it yet."""
        wanted = set(identities(after.document))
        for path in sorted(self._history.changed_since(head)):
            if id_in(path) is None or self._clients.here(path) is not None:
                continue
            client = self._clients.in_commit(path, head.id)
            if client is not None and not wanted.isdisjoint(identities(client.document)):
                self._id = client.id
                return client
        return None


def _before_of(touch: Touch, parent: int) -> str | None:
    return touch.before[parent] if parent < len(touch.before) else None


def _current_first(place: tuple[str, str]) -> bool:
    return place[0].startswith("archive/")


def _with_origin(step: Step, origin: tuple[str, str, str], client_id: str) -> Step:
    """The step with the file that the client had before, which went by it."""
    return replace(step, touched=(*step.touched, Touch(origin[0], (origin[2],), None)))
