"""Links of clients to others (`links[].client`): who has them, for commands by which an id goes or changes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from clientctl import text
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError, InvalidData, Problem
from clientctl.frozen import frozen
from clientctl.model import Document
from clientctl.query import parse_text
from clientctl.schema.rules import records
from clientctl.store.repository import Source

LINKS: Final = "links"
CLIENT: Final = "client"
_LINKED: Final = "archived:any links.client:any"


@frozen
class Linking:
    """A client with links to some others: their places in its list, and to whom each leads."""

    source: Source
    places: tuple[tuple[int, str], ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Those it is linked to, each once."""
        return tuple(dict.fromkeys(client_id for _, client_id in self.places))


def places_of(document: Document, ids: Collection[str]) -> tuple[tuple[int, str], ...]:
    """Which of a client's links lead to these clients."""
    links = ((index, link.get(CLIENT)) for index, link in records(document, LINKS))
    return tuple((index, linked) for index, linked in links if isinstance(linked, str) and linked in ids)


def find_linking(workspace: Workspace, ids: Collection[str], problems: list[Problem]) -> tuple[Linking, ...]:
    """The other clients, archived ones too, with links to these, by id, read from their files now.

    A file that cannot be read and names one of them may have a link too: what is wrong with it is added to `problems`.
    """
    found: list[Linking] = []
    noted: list[Problem] = []
    for subject in workspace.matching(parse_text(_LINKED, workspace.scope), noted):
        client = subject.client
        if client.id in ids or not places_of(client.document, ids):
            continue
        try:
            source = workspace.repository.source(client.id, of_archive=client.is_archived)
        except InvalidData:
            continue  # in conflict, and read from our side: among those that are told
        places = places_of(source.client.document, ids)
        if places:
            found.append(Linking(source, places))
    paths = dict.fromkeys(problem.location.path for problem in noted)
    problems.extend(one for one in _unreadable(workspace, paths, ids) if one not in problems)
    return tuple(found)


def _unreadable(workspace: Workspace, paths: Iterable[str], ids: Collection[str]) -> Iterator[Problem]:
    """What is wrong with those of the files that cannot be read as they are, and in which one of the ids stands."""
    any_id = "|".join(map(re.escape, ids)).encode()
    mention = re.compile(rb"(?<![a-z0-9-])(?:%s)(?![a-z0-9-])" % any_id)
    for path in paths:
        try:
            raw = workspace.book.folder.read(path)
        except (ClientctlError, OSError):
            continue
        if mention.search(raw):
            try:
                text.load_mapping(raw, path, workspace.catalog.shape)
            except InvalidData as error:
                yield error.as_problem(path)
