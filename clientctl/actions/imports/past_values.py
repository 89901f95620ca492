"""What stood in the book when a workbook was made of it, for the cells that were changed on both sides since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from clientctl.actions.imports.entries import entry_by_id
from clientctl.actions.imports.plan import Clash
from clientctl.actions.past_clients import PastClients, paths_of
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError
from clientctl.exchange.base import Base
from clientctl.frozen import replace
from clientctl.model import Document

# Each of them looks into git.
_MOST: Final = 200


def with_past_values(workspace: Workspace, base: Base, clashes: Sequence[Clash]) -> tuple[Clash, ...]:
    """The clashes with the value that both sides began from; without git, or where it was masked, it stays unknown."""
    if not clashes or not base.revision or base.is_masked:
        return tuple(clashes)
    try:
        past = PastClients(workspace, workspace.find_history())
    except ClientctlError:
        return tuple(clashes)
    known: dict[str, Document | None] = {}
    for clash in clashes[:_MOST]:
        if clash.id not in known:
            known[clash.id] = _document(past, clash.id, base.revision)
    return tuple(
        replace(clash, base=_value(workspace, known.get(clash.id), clash)) if clash.field else clash
        for clash in clashes
    )


def _document(past: PastClients, client_id: str, revision: str) -> Document | None:
    try:
        found = (past.in_commit(path, revision) for path in paths_of(client_id))
        return next((client.document for client in found if client is not None), None)
    except ClientctlError:
        return None


def _value(workspace: Workspace, document: Document | None, clash: Clash) -> Any:
    if document is None:
        return None
    if not clash.item:
        field = workspace.fields.get(clash.field)
        return None if field is None else field.cell(field.values(document))
    record, _, key = clash.field.partition(".")
    found = entry_by_id(document, record, clash.item)
    return found[1].get(key) if found is not None and key else None
