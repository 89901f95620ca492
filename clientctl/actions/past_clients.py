"""Clients as they were: out of git's objects, or out of the files at hand, with what is wrong with those."""

from __future__ import annotations

from typing import Final

from clientctl import text
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError, InvalidData, Problem, message
from clientctl.frozen import frozen
from clientctl.model import Client, Document
from clientctl.names import is_id
from clientctl.store.folder import PLACES
from clientctl.store.history import History, lacking
from clientctl.store.log_reading import NO_FILE
from clientctl.text.pieces import Pieces

_ENDING: Final = ".yaml"
# Contents that are kept: the same one is asked for again soon or never.
_KEPT: Final = 256


def paths_of(client_id: str) -> tuple[str, ...]:
    """Where a client's file may be."""
    return tuple(f"{place}/{client_id}{_ENDING}" for place in PLACES)


def id_in(path: str) -> str | None:
    """The client whose file goes by a path of the book; None for any other file."""
    place, _, name = path.partition("/")
    client_id = name.removesuffix(_ENDING)
    return client_id if place in PLACES and name.endswith(_ENDING) and is_id(client_id) else None


@frozen
class _Read:
    """What a file held; None where it could not be read, and what is wrong with it."""

    document: Document | None
    problem: Problem | None = None


class PastClients:
    """Reads clients, each content once; all by the schema of the book at hand, so that a change is one of its data."""

    def __init__(self, workspace: Workspace, history: History) -> None:
        self._workspace = workspace
        self._history = history
        self._pieces = Pieces(workspace.catalog.shape)
        self._known: dict[str, _Read] = {}

    def at(self, path: str, blob: str) -> Client:
        """The client that an object of git's is; one that cannot be read says why."""
        if blob not in self._known:
            if len(self._known) >= _KEPT:
                del self._known[next(iter(self._known))]
            self._known[blob] = self._read(path, blob)
        return _client(path, self._known[blob])

    def in_commit(self, path: str, commit_id: str) -> Client | None:
        """The client as a commit has it; None where it is not there."""
        raw = self._history.content(commit_id, path)
        return None if raw is None else _client(path, self._parsed(raw, path))

    def here(self, path: str) -> Client | None:
        """The client as its file is now; None where there is none."""
        try:
            raw = self._workspace.book.folder.read(path)
        except FileNotFoundError:
            return None
        except ClientctlError as error:
            return _client(path, _Read(None, error.as_problem(path)))
        return _client(path, self._parsed(raw, path))

    def _read(self, path: str, blob: str) -> _Read:
        if blob == NO_FILE:
            refusal: ClientctlError = InvalidData(
                "store.is_special", hint=message("store.move_away", path=path)
            )
            return _Read(None, refusal.as_problem(path))
        raw = self._history.objects.content(blob)
        if raw is None:
            refusal = lacking(path, self._history.root)
            return _Read(None, refusal.as_problem(path))
        return self._parsed(raw, path)

    def _parsed(self, raw: bytes, path: str) -> _Read:
        """The document; of a file in conflict our side, with what is wrong."""
        shape = self._workspace.catalog.shape
        try:
            found = self._pieces.load(raw, path)
            # which refuses anything but a mapping
            return _Read(found if isinstance(found, dict) else text.load_mapping(raw, path, shape))
        except InvalidData as error:
            problem = error.as_problem(path)
        ours = text.ours(raw)
        try:
            return _Read(None if ours is None else text.load_mapping(ours, path, shape), problem)
        except InvalidData:
            return _Read(None, problem)


def _client(path: str, found: _Read) -> Client:
    place, _, name = path.partition("/")
    problems = () if found.problem is None else (found.problem,)
    return Client(
        name.removesuffix(_ENDING),
        found.document or {},
        path,
        is_archived=place == "archive",
        problems=problems,
        is_readable=found.document is not None,
    )
