"""What a file has no more: told, and with --delete gone from the book too, unless the book has changed it meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from clientctl import text
from clientctl.actions.imports.entries import entry_by_id
from clientctl.actions.imports.plan import Clash
from clientctl.actions.imports.three_way import BasedRows
from clientctl.actions.imports.work import Work
from clientctl.actions.linking import LINKS, Linking, find_linking, places_of
from clientctl.actions.records.kinds import ITEM_KEY
from clientctl.actions.removing import refuse_unkept
from clientctl.errors import ClientctlError, Message, Problem, message
from clientctl.exchange.base import Key
from clientctl.model import FileChange


def find_missing(work: Work, based: Sequence[BasedRows], *, has_base: bool) -> tuple[Message, ...]:
    """Clients and entries that the file has no more; with --delete they are marked to go.

    Without a base a file of clients is taken for whole: current clients that it does not name are missing, which is
    looked for only where it deletes.
    """
    if not work.request.deletes:
        count = sum(len(one.sheet.missing()) for one in based)
        return (message("imports.missing", count=count),) if count else ()
    if has_base:
        for one in based:
            _mark_missing(work, one, based)
    elif work.rejects:
        # a client of a row that could not be read is not missing
        return (message("imports.none_deleted"),)
    elif work.request.into is None:
        named = set(work.drafts.ids)
        current = work.workspace.repository.ids("clients")
        work.deleted += [(client_id, None) for client_id in current if client_id not in named]
    return ()


def _mark_missing(work: Work, based: BasedRows, all_based: Sequence[BasedRows]) -> None:
    gone = {client_id for client_id, item in work.deleted if item is None}
    for key in based.sheet.missing():
        client_id = key[0]
        if client_id in gone or work.workspace.repository.path(client_id) is None:
            continue
        try:
            document = work.drafts.open(client_id).client.document
        except ClientctlError:
            continue  # told among the problems of the book, and never deleted unread
        if based.kind is not None and not key[1]:
            work.warnings.append(message("imports.no_id_to_delete", id=client_id, record=based.kind.record))
        elif _is_as_it_was(based, key, document, all_based):
            work.deleted.append((client_id, key[1] if based.kind is not None else None))
            if based.kind is not None:
                work.drop_entry(client_id, based.kind.record, key[1])
        elif based.kind is None or entry_by_id(document, based.kind.record, key[1]) is not None:
            record, item = ("", "") if based.kind is None else (based.kind.record, key[1])
            work.conflicts.append(Clash(client_id, record, None, None, None, is_gone=True, item=item))


def _is_as_it_was(
    based: BasedRows, key: Key, document: Mapping[str, Any], all_based: Sequence[BasedRows]
) -> bool:
    """Whether nobody has changed it since; of a client that goes nor any of its entries."""
    if not based.is_as_it_was(key, document):
        return False
    if based.kind is not None:
        return True
    client_id = key[0]
    return all(
        one.sheet.ids_of(client_id) == _ids(document, one.kind.record)
        and all(one.is_as_it_was((client_id, item), document) for item in one.sheet.ids_of(client_id) if item)
        for one in all_based
        if one.kind is not None and ITEM_KEY in one.kind.keys
    )


def _ids(document: Mapping[str, Any], record: str) -> frozenset[str]:
    listed = document.get(record)
    held = listed if isinstance(listed, list) else ()
    return frozenset(str(one.get(ITEM_KEY) or "") for one in held if isinstance(one, Mapping))


def gone_clients(work: Work) -> tuple[tuple[FileChange, ...], tuple[Problem, ...]]:
    """The files of the clients that go; links of others to them are taken out in the drafts.

    Failed where git would not keep what is in the files.
    """
    ids = [client_id for client_id, item in work.deleted if item is None]
    if not ids:
        return (), ()
    workspace = work.workspace
    sources = [workspace.repository.source(client_id) for client_id in ids]
    refuse_unkept(workspace, [source.client.path for source in sources])
    problems: list[Problem] = []
    for linking in find_linking(workspace, frozenset(ids), problems):
        _unlink(work, linking)
    return tuple(FileChange(one.client.path, one.raw, None, one.client.id) for one in sources), tuple(
        problems
    )


def _unlink(work: Work, linking: Linking) -> None:
    draft = work.drafts.open(linking.source.client.id)
    places = places_of(draft.client.document, linking.ids)
    operations = [text.Remove((LINKS, index)) for index, _ in reversed(places)]
    if operations:
        work.drafts.mend(draft, operations)
