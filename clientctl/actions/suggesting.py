"""Suggesting: what of a book may complete a word that is being typed: clients, values in use, views, entries.

All of it comes out of the cache's columns. A large book without a cache is not read for a word's sake.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Final

from clientctl.actions.references import resolve_id
from clientctl.actions.subject import Subject
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError
from clientctl.frozen import frozen
from clientctl.model import Field
from clientctl.names import fold, is_id, matches_pinyin
from clientctl.store.cache.blocks import Shelved
from clientctl.store.cache.repository import CachedRepository
from clientctl.store.cache.rows import MEMO

# Clients whose files are read for a completion where no cache knows them.
_MOST_READ: Final = 300
_MOST_TOLD: Final = 500
_PINYIN: Final = re.compile(r"[a-z0-9' ]+")


@frozen
class Suggestion:
    """A word to offer, and what it is: a client's name, an entry's words, how many clients have it."""

    text: str
    about: str = ""
    count: int | None = None


def is_readable(workspace: Workspace) -> bool:
    """Whether reading the clients takes no longer than somebody waits for a word."""
    repository = workspace.repository
    if isinstance(repository, CachedRepository) and repository.cache.is_there:
        return True
    return len(repository.ids()) + len(repository.ids("archive")) <= _MOST_READ


def suggest_clients(workspace: Workspace, typed: str) -> list[Suggestion]:
    """Clients whose id begins with what is typed; where none does, those whom it names, as a REF may.

    Nobody is offered who is in the archive.
    """
    beginning = typed.strip().lower()
    if not is_readable(workspace):
        ids = workspace.repository.ids()
        return [Suggestion(found) for found in ids if found.startswith(beginning)]
    known = list(_subjects(workspace))
    named = workspace.catalog.field("name")
    found = [subject for subject in known if subject.id.startswith(beginning)]
    found = found or list(_named(workspace, typed, known))
    # nobody reads the names of so many
    is_told = len(found) <= _MOST_TOLD
    return [_client(subject, named) if is_told else Suggestion(subject.id) for subject in found]


def suggest_archived(workspace: Workspace, typed: str) -> list[Suggestion]:
    """Clients in the archive whose id begins with what is typed."""
    beginning = typed.strip().lower()
    if not is_readable(workspace):
        ids = workspace.repository.ids("archive")
        return [Suggestion(found) for found in ids if found.startswith(beginning)]
    clients = workspace.repository.clients(archived=True, checked=False)
    found = [client for client in clients if client.is_archived and client.id.startswith(beginning)]
    return [Suggestion(client.id, client.name) for client in found if is_id(client.id)]


def _client(subject: Subject, named: Field) -> Suggestion:
    names = subject.values(named)
    return Suggestion(subject.id, names[0] if names and isinstance(names[0], str) else "")


def _named(workspace: Workspace, typed: str, known: Sequence[Subject]) -> Sequence[Subject]:
    """Clients of whom a name or the number begins with it, else has it in it, else is said like it."""
    sought = typed.strip().casefold()
    if not sought:
        return ()
    fields = [workspace.catalog.field(name) for name in ("name", "aliases", "number")]
    # only case is folded, which is quick: what has accents has an id without them
    called = [(subject, [name.casefold() for name in _texts(subject, fields)]) for subject in known]
    tests: tuple[Callable[[str], bool], ...] = (
        lambda name: name.startswith(sought),
        lambda name: sought in name,
    )
    for test in tests:
        found = [subject for subject, names in called if any(map(test, names))]
        if found:
            return found
    if _PINYIN.fullmatch(sought) is None:
        return ()
    return [s for s in known if any(matches_pinyin(sought, sound) for sound in _sounds(s) if sound)]


def _sounds(subject: Subject) -> Iterable[Any]:
    """How its names are said, without the text that is kept beside that for searching."""
    client = subject.client
    return (client.cell(MEMO) or {}).values() if isinstance(client, Shelved) else subject.search().sounds()


def suggest_names(workspace: Workspace, typed: str) -> list[Suggestion]:
    """Names and aliases that begin with what is typed, which a REF may be too; about: the client's id."""
    folded = fold(typed)
    if not folded or not is_readable(workspace):
        return []
    fields = [workspace.catalog.field(name) for name in ("name", "aliases")]
    return [
        Suggestion(name, subject.id)
        for subject in _subjects(workspace)
        for name in _texts(subject, fields)
        if fold(name).startswith(folded)
    ]


def suggest_values(workspace: Workspace, field: Field) -> list[Suggestion]:
    """The texts that clients have of a field, by alphabet; one that has several spellings by the commonest."""
    if not is_readable(workspace):
        return []
    # few values are shared by many clients, and going through these is what takes time
    counts = Counter(chain.from_iterable(subject.values(field) for subject in _subjects(workspace)))
    spelled: dict[str, dict[str, int]] = {}
    for text, count in sorted((text, count) for text, count in counts.items() if isinstance(text, str)):
        spelled.setdefault(fold(text), {})[text] = count
    return [
        Suggestion(max(texts, key=texts.__getitem__), count=sum(texts.values()))
        for _, texts in sorted(spelled.items())
    ]


def values_of(workspace: Workspace, reference: str, field: Field) -> tuple[str, ...]:
    """The texts that the client has of a field whom a REF means; () for no such client."""
    subject = _find(workspace, reference)
    return () if subject is None else tuple(_texts(subject, [field]))


def suggest_items(workspace: Workspace, reference: str, record: str) -> list[Suggestion]:
    """The entries of a client's list by their ids, with what they say first."""
    subject = _find(workspace, reference)
    entries = None if subject is None else subject.client.document.get(record)
    held = [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    return [
        Suggestion(entry["id"], " ".join(str(value) for key, value in entry.items() if _is_told(key, value)))
        for entry in held
        if isinstance(entry.get("id"), str)
    ]


def suggest_views(workspace: Workspace) -> tuple[str, ...]:
    """The names of the saved views."""
    return workspace.repository.view_names()


def _is_told(key: str, value: Any) -> bool:
    return key != "id" and not isinstance(value, list | dict)


def _find(workspace: Workspace, reference: str) -> Subject | None:
    """The one client that a REF means, if there is one."""
    if not is_readable(workspace):
        return None
    try:
        client_id = resolve_id(reference, workspace)
    except ClientctlError:
        return None
    clients = workspace.repository.clients(archived=True, checked=False)
    return next((workspace.subject(client) for client in clients if client.id == client_id), None)


def _subjects(workspace: Workspace) -> Iterator[Subject]:
    """Everybody, also those whose file is broken and wants mending."""
    clients = workspace.repository.clients(archived=False, checked=False)
    return (workspace.subject(client) for client in clients if client.is_readable or is_id(client.id))


def _texts(subject: Subject, fields: Iterable[Field]) -> Iterator[str]:
    return (value for field in fields for value in subject.values(field) if isinstance(value, str))
