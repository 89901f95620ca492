"""archive and restore: a client's file goes to archive/ and comes back; nothing in it changes, and links to it hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.actions.changing import Plan, subject_of
from clientctl.actions.references import Choose
from clientctl.actions.targets import Target, find_targets
from clientctl.actions.upheaval import change_table, preview_of
from clientctl.actions.workspace import Workspace
from clientctl.errors import Conflict, Message, Problem, message
from clientctl.frozen import frozen
from clientctl.model import ChangeSet, Client, FileChange, Reported
from clientctl.store.folder import Place
from clientctl.store.repository import Source


@frozen
class _Way:
    """From where to where, and the words for it: the first one of a commit's subject, and codes of sentences.

    change: what becomes of a client; done: of one, and of many; vain: when a client is there already.
    """

    verb: str
    place: Place
    change: str
    done: tuple[str, str]
    vain: str
    question: str

    @property
    def is_back(self) -> bool:
        """Whether clients come out of the archive."""
        return self.place == "clients"


_ARCHIVE: Final = _Way(
    verb="archive",
    place="archive",
    change="housekeeping.to_archive",
    done=("housekeeping.archived", "housekeeping.archived_many"),
    vain="housekeeping.archived_already",
    question="housekeeping.ask_archive",
)
_RESTORE: Final = _Way(
    verb="restore",
    place="clients",
    change="housekeeping.to_restore",
    done=("housekeeping.restored", "housekeeping.restored_many"),
    vain="housekeeping.not_archived",
    question="housekeeping.ask_restore",
)


def plan_archive(workspace: Workspace, target: Target, choose: Choose | None = None) -> Plan:
    """Clients go to archive/; a REF is an id, or an exact name, alias or number. Conflict: an id is there already."""
    return _plan(workspace, target, choose, _ARCHIVE)


def plan_restore(workspace: Workspace, target: Target, choose: Choose | None = None) -> Plan:
    """Clients come back from archive/; Conflict: another client has got the id meanwhile."""
    return _plan(workspace, target, choose, _RESTORE)


def _plan(workspace: Workspace, target: Target, choose: Choose | None, way: _Way) -> Plan:
    problems: list[Problem] = []
    sources = find_targets(
        workspace, target, choose, problems, is_exact=not way.is_back, of_archive=way.is_back
    )
    moving = [source for source in sources if source.client.is_archived == way.is_back]
    for source in moving:
        _refuse_taken(workspace, source, way)
    change = message(way.change)
    preview = preview_of(target, len(moving), len(sources), change)
    if not moving:
        if target.reference is not None:
            preview = message(way.vain, id=sources[0].client.id)
        return Plan(ChangeSet(), problems=tuple(problems), preview=preview)
    ids = [source.client.id for source in moving]
    reported = [Reported(one, _path(one, way), "moved") for one in ids]
    changes = [part for source in moving for part in _changes(source, way)]
    return Plan(
        ChangeSet(tuple(changes), subject_of(way.verb, ids), tuple(reported)),
        (_told([source.client for source in moving], way),),
        problems=tuple(problems),
        preview=preview,
        table=change_table([(source.client, change) for source in moving]),
        question=message(way.question, count=len(moving)),
    )


def _path(client_id: str, way: _Way) -> str:
    return f"{way.place}/{client_id}.yaml"


def _told(clients: Sequence[Client], way: _Way) -> Message:
    one, many = way.done
    if len(clients) > 1:
        return message(many, count=len(clients))
    (client,) = clients
    return message(one, id=client.id, name=client.name, path=_path(client.id, way))


def _changes(source: Source, way: _Way) -> tuple[FileChange, FileChange]:
    client, raw = source.client, source.raw
    new = FileChange(_path(client.id, way), None, raw, client.id, origin=client.path)
    return new, FileChange(client.path, raw, None, client.id)


def _refuse_taken(workspace: Workspace, source: Source, way: _Way) -> None:
    client_id = source.client.id
    path = _path(client_id, way)
    if workspace.book.folder.exists(path):
        hint = message("housekeeping.two_of_one_id", id=client_id)
        raise Conflict("housekeeping.place_taken", path=path, id=client_id, hint=hint)
