"""What an `undo` must not leave behind: invalid files, links to clients that are gone, one number twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from clientctl import SETTINGS_FILE, text
from clientctl.actions.changing import refuse_new_problems
from clientctl.actions.checking import check_parsed
from clientctl.actions.consequences import find_consequences
from clientctl.actions.linking import find_linking
from clientctl.actions.workspace import Workspace
from clientctl.errors import Conflict, InvalidData, Location, Problem, message
from clientctl.frozen import replace
from clientctl.model import Client, Document, FileChange
from clientctl.names import fold
from clientctl.store.book import SCHEMA_FILE, Sources, open_book

_SHOWN: Final = 10


def refuse_damage(workspace: Workspace, changes: Sequence[FileChange]) -> None:
    """InvalidData for errors that the changes would bring, Conflict for links and numbers of later clients."""
    changed = _with_settings(workspace, changes)
    if changed is not workspace:
        broken = find_consequences(workspace, changed)
        if broken:
            hint = message("undoing.breaks_hint")
            raise InvalidData("undoing.breaks", count=len(broken), problems=broken[:_SHOWN], hint=hint)
    written = [change for change in changes if change.client and change.after is not None]
    documents: dict[str, Document] = {}
    for change in written:
        assert change.after is not None
        after = Client(change.client, {}, change.path, is_archived=change.path.startswith("archive/"))
        before = _client_before(changed, change, changes)
        refuse_new_problems(changed, change.after, after, before)
        documents[change.client] = text.load_mapping(change.after, change.path, changed.catalog.shape)
    problems = (*_lost_links(workspace, changes, documents), *_taken_numbers(workspace, documents))
    if problems:
        hint = message("undoing.lost_hint")
        raise Conflict("undoing.at_odds", count=len(problems), problems=problems[:_SHOWN], hint=hint)


def _with_settings(workspace: Workspace, changes: Sequence[FileChange]) -> Workspace:
    """The book as it would be with other settings and another schema; itself where these stay."""
    by_path = {change.path: change.after for change in changes}
    if not by_path.keys() & {SETTINGS_FILE, SCHEMA_FILE}:
        return workspace
    folder = workspace.book.folder
    settings = by_path.get(SETTINGS_FILE) or folder.read(SETTINGS_FILE)
    if SCHEMA_FILE in by_path:
        schema = by_path[SCHEMA_FILE]
    else:
        schema = folder.read(SCHEMA_FILE) if folder.exists(SCHEMA_FILE) else None
    return replace(workspace, book=open_book(workspace.root, Sources(settings, schema)))


def _client_before(workspace: Workspace, change: FileChange, changes: Sequence[FileChange]) -> Client | None:
    """The client as it is now, with what is wrong with it; None where there is none that can be read."""
    raw = change.before
    if raw is None:
        raw = next((one.before for one in changes if one.path == change.origin), None)
    if raw is None:
        return None
    try:
        parsed = text.parse_mapping(raw, change.path, workspace.catalog.shape)
    except InvalidData:
        return None
    problems = check_parsed(parsed.data, parsed, change.path, workspace.book)
    return Client(change.client, parsed.data, change.path, problems=problems)


def _lost_links(
    workspace: Workspace, changes: Sequence[FileChange], documents: dict[str, Document]
) -> Iterator[Problem]:
    """Links that others have since to clients that would be gone."""
    gone = {change.client for change in changes if change.client and change.after is None} - documents.keys()
    if not gone:
        return
    for linking in find_linking(workspace, frozenset(gone), []):
        if linking.source.client.id not in documents:
            yield Problem(Location(linking.source.client.path), message("undoing.linked", ids=linking.ids))


def _taken_numbers(workspace: Workspace, documents: dict[str, Document]) -> Iterator[Problem]:
    """Numbers that other clients have got since."""
    numbers = {
        fold(number): client_id
        for client_id, document in documents.items()
        if isinstance(number := document.get("number"), str)
    }
    if not numbers:
        return
    for client in workspace.repository.clients(archived=True, checked=False):
        held = client.document.get("number")
        if client.id not in documents and isinstance(held, str) and fold(held) in numbers:
            told = message("undoing.number", number=held, id=numbers[fold(held)])
            yield Problem(Location(client.path), told)
