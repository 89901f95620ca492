"""What changed in a book from one state to another: client by client, renames and moves to the archive followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from clientctl import SETTINGS_FILE
from clientctl.actions.comparing import Change, ClientChange, compare, compare_clients, identities
from clientctl.actions.past_clients import PastClients, id_in
from clientctl.actions.revisions import Range
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError, Message, Problem, message
from clientctl.frozen import frozen
from clientctl.model import Client
from clientctl.schema.shape import settings_shape
from clientctl.store.book import SCHEMA_FILE
from clientctl.store.history import History

_VIEWS: Final = "views/"

# A client's file in a state: its path and its object; None for the file at hand.
Place = tuple[str, str | None]


@frozen
class BookChanges:
    """Clients that changed, by id; what else did, in words; what could not be read."""

    clients: tuple[ClientChange, ...]
    others: tuple[Message, ...]
    problems: tuple[Problem, ...]


@frozen
class _Touched:
    """The places of a client's file before and after, of those that changed."""

    before: tuple[Place, ...]
    after: tuple[Place, ...]


def find_changes(workspace: Workspace, history: History, wanted: Range) -> BookChanges:
    """Everything that is not the same at the two ends."""
    paths = _paths(workspace, history, wanted)
    pairs = _read_pairs(workspace, PastClients(workspace, history), paths)
    found = [
        change
        for before, after in pairs.clients
        if (change := compare_clients(before, after, workspace.catalog)) is not None
    ]
    others = tuple(_others(workspace, history, wanted, paths))
    return BookChanges(tuple(sorted(found, key=lambda one: one.id)), others, pairs.problems)


@frozen
class Pairs:
    """Each client that may have changed, before and after (None: not there); what could not be read."""

    clients: tuple[tuple[Client | None, Client | None], ...]
    problems: tuple[Problem, ...]


def find_pairs(workspace: Workspace, history: History, wanted: Range, clients: PastClients) -> Pairs:
    """The clients whose files are not the same at the two ends; clients: reads them, and knows those read before."""
    return _read_pairs(workspace, clients, _paths(workspace, history, wanted))


def _read_pairs(
    workspace: Workspace, clients: PastClients, paths: Mapping[str, tuple[str | None, str | None]]
) -> Pairs:
    problems: list[Problem] = []
    touched = _by_client(paths)
    watched = workspace.watched(message("history.comparing"), sorted(touched))
    pairs = {
        client_id: tuple(_read(clients, places, problems) for places in _ends(touched[client_id]))
        for client_id in watched
    }
    found = tuple(
        (before, after)
        for before, after in _joined(pairs)
        if (before is None or before.is_readable) and (after is None or after.is_readable)
    )
    return Pairs(found, tuple(problems))


def _paths(
    workspace: Workspace, history: History, wanted: Range
) -> Mapping[str, tuple[str | None, str | None]]:
    """The objects of the files that may differ, before and after; those at hand have the empty one."""
    if wanted.after is not None:
        touches = history.between(wanted.before, wanted.after)
        return {touch.path: (touch.before[0], touch.after) for touch in touches}
    files = history.files(wanted.before)
    folder = workspace.book.folder
    return {
        path: (files.get(path), _HERE if folder.exists(path) else None)
        for path in history.changed_since(wanted.before)
    }


# Stands for the content of a file at hand, where an object's id would stand.
_HERE: Final = "here"


def _by_client(paths: Mapping[str, tuple[str | None, str | None]]) -> Mapping[str, _Touched]:
    found: dict[str, _Touched] = {}
    for path, (before, after) in sorted(paths.items()):
        client_id = id_in(path)
        if client_id is None:
            continue
        one = found.get(client_id, _Touched((), ()))
        befores = () if before is None else ((path, before),)
        afters = () if after is None else ((path, after),)
        found[client_id] = _Touched((*one.before, *befores), (*one.after, *afters))
    return found


def _ends(touched: _Touched) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    return touched.before, touched.after


def _read(clients: PastClients, places: Sequence[Place], problems: list[Problem]) -> Client | None:
    """The client, from `clients/` where there are two files of it."""
    if not places:
        return None
    path, blob = places[-1]
    client = clients.here(path) if blob == _HERE or blob is None else clients.at(path, blob)
    if client is not None:
        problems.extend(client.problems)
    return client


def _joined(pairs: Mapping[str, tuple[Client | None, ...]]) -> Iterator[tuple[Client | None, Client | None]]:
    """Before and after of each client; one that went and one that came are one where they are known to be."""
    gone = {
        key: client_id
        for client_id, (before, after) in reversed(list(pairs.items()))
        if before is not None and after is None
        for key in identities(before.document)
    }
    taken: set[str] = set()
    renamed: dict[str, Client | None] = {}
    for client_id, (before, after) in pairs.items():
        if before is None and after is not None:
            olds = (gone[key] for key in identities(after.document) if key in gone)
            old = next((one for one in olds if one not in taken), None)
            if old is not None:
                taken.add(old)
                renamed[client_id] = pairs[old][0]
    for client_id, (before, after) in pairs.items():
        if client_id not in taken:
            yield renamed.get(client_id, before), after


# -- settings, schema, views ---------------------------------------------------------------------------


def _others(workspace: Workspace, history: History, wanted: Range, paths: Iterable[str]) -> Iterator[Message]:
    touched = set(paths)
    if SETTINGS_FILE in touched:
        keys = _changed_settings(workspace, history, wanted)
        if keys is None:
            yield message("history.settings_changed")
        elif keys:
            yield message("history.settings_changed_in", keys=keys)
    if SCHEMA_FILE in touched:
        yield message("history.schema_changed")
    views = sorted(path for path in touched if path.startswith(_VIEWS) and path.endswith(".yaml"))
    if views:
        names = tuple(path.removeprefix(_VIEWS).removesuffix(".yaml") for path in views)
        yield message("history.views_changed", names=names)


def _changed_settings(workspace: Workspace, history: History, wanted: Range) -> tuple[str, ...] | None:
    """The keys of the settings that changed; None where either cannot be read."""
    from clientctl import text

    sides = []
    for commit in (wanted.before, wanted.after):
        try:
            if commit is None and commit is wanted.after:
                raw: bytes | None = workspace.book.folder.read(SETTINGS_FILE)
            else:
                raw = None if commit is None else history.content(commit, SETTINGS_FILE)
            parsed = {} if raw is None else text.load_mapping(raw, SETTINGS_FILE, settings_shape())
        except (ClientctlError, FileNotFoundError):
            return None
        sides.append(parsed)
    changes: Sequence[Change] = compare(sides[0], sides[1], workspace.catalog)
    return tuple(dict.fromkeys(change.field for change in changes))
