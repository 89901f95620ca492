"""import: rows become clients and entries of their lists; a plan first, then one commit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from clientctl.actions.changing import Plan, subject_of
from clientctl.actions.imports.belonging import REF_KEYS, BelongingRows
from clientctl.actions.imports.clients import USUAL_KEYS, ClientRows
from clientctl.actions.imports.columns import match_clients, match_entries
from clientctl.actions.imports.deleting import find_missing, gone_clients
from clientctl.actions.imports.drafts import Drafts
from clientctl.actions.imports.maps import saving
from clientctl.actions.imports.past_values import with_past_values
from clientctl.actions.imports.plan import Columns, ImportPlan, Request
from clientctl.actions.imports.rows import Entered, Reading
from clientctl.actions.imports.sheets import Use, find_uses
from clientctl.actions.imports.three_way import BasedRows, Known, based_clients, based_entries
from clientctl.actions.imports.work import Work
from clientctl.actions.records.kinds import RecordKind
from clientctl.actions.selection import find_field
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, message
from clientctl.exchange.base import Base
from clientctl.exchange.cells import Words
from clientctl.exchange.sheet import Sheet
from clientctl.frozen import frozen
from clientctl.model import ChangeSet, FileChange, Reported
from clientctl.render.json_text import compact

_CLIENTS: Final = "clients"


def plan_import(workspace: Workspace, request: Request) -> ImportPlan:
    """Read every row, find its client, and plan what changes; rejects name row, field and reason."""
    uses, unused = find_uses(workspace, request)
    keys = _keys(workspace, request)
    work = Work(workspace, request, Drafts(workspace, dict.fromkeys((*keys, *_reference_keys(uses)))))
    base, noticed = _base(workspace, request)
    taken = [_take(work, use, keys, base) for use in uses]
    work.settle()
    columns = tuple(one.columns for one in taken)
    based = [one.based for one in taken if one.based is not None]
    noticed += find_missing(work, based, has_base=base is not None)
    own = () if request.saves_map is None else saving(workspace, request.saves_map, columns)
    return ImportPlan(
        _plan(work, own),
        tuple(work.created),
        tuple(work.updated),
        work.unchanged,
        tuple(work.rejects),
        columns,
        tuple(work.conflicts) if base is None else with_past_values(workspace, base, work.conflicts),
        tuple(work.deleted),
        unused,
        noticed,
    )


def _base(workspace: Workspace, request: Request) -> tuple[Base | None, tuple[Message, ...]]:
    """The base that the file brings, if it is of this book; else its rows are taken as those of any other file."""
    base = request.incoming.base
    if base is None:
        return None, ()
    clients = base.sheets.get(_CLIENTS)
    ids = [key[0] for key in clients.rows] if clients is not None else []
    is_known = not ids or any(workspace.repository.path(client_id) is not None for client_id in ids)
    mine = request.book() if base.book else ""
    if base.book != mine or not is_known:
        return None, (message("imports.other_book"),)
    return base, ()


def _keys(workspace: Workspace, request: Request) -> tuple[str, ...]:
    """Full names of the fields that tell clients apart."""
    if request.key is None or request.into is not None:
        return USUAL_KEYS
    return (find_field(request.key, workspace.fields).name,)


def _reference_keys(uses: tuple[Use, ...]) -> tuple[str, ...]:
    return REF_KEYS if any(use.kind is not None for use in uses) else ()


@frozen
class _Taken:
    """A sheet whose rows are planned: what became of its columns, and what its base has; None where it has none."""

    columns: Columns
    based: BasedRows | None


def _take(work: Work, use: Use, keys: tuple[str, ...], base: Base | None) -> _Taken:
    """Plan every row of a sheet."""
    name = _CLIENTS if use.kind is None else use.kind.record
    sheet_base = None if base is None else base.sheets.get(name)
    known = None
    if base is not None and sheet_base is not None:
        known = Known(sheet_base, Words(base.language, compact, has_keys=base.has_keys))
    if use.kind is None:
        return _take_clients(work, use.sheet, keys, known)
    return _take_entries(work, use.sheet, use.kind, known)


def _take_clients(work: Work, sheet: Sheet, keys: tuple[str, ...], known: Known | None) -> _Taken:
    fields, columns = match_clients(work.workspace, work.request, sheet, keys)
    reading = Reading(work.workspace, sheet, fields, work.request.incoming.is_exact)
    based = None if known is None else based_clients(work, reading, known)
    clients = ClientRows(work, sheet, keys)
    for row in work.workspace.watched(message("imports.reading_rows"), sheet.rows):
        if reading.is_total(row, keys):
            work.warnings.append(message("imports.total_left", row=str(row.number)))
        elif based is None or not based.take(row):
            entered = reading.enter(row)
            if isinstance(entered, Entered):
                clients.take(entered)
            else:
                work.rejects += entered
    return _Taken(columns, based)


def _take_entries(work: Work, sheet: Sheet, kind: RecordKind, known: Known | None) -> _Taken:
    names, columns = match_entries(work.request, sheet, kind)
    reading = Reading(work.workspace, sheet, (), work.request.incoming.is_exact)
    based = None if known is None else based_entries(work, reading, names, known, kind)
    belonging = BelongingRows(work, reading, kind, names)
    for row in work.workspace.watched(message("imports.reading_rows"), sheet.rows):
        if based is None or not based.take(row):
            belonging.take(row)
    return _Taken(columns, based)


def _counted(work: Work) -> Iterator[Message]:
    """How many clients and entries became what."""
    is_into = work.request.into is not None
    new = {client_id for client_id, _ in work.created}
    entered = [update.id for update in work.updated if update.is_entry]
    updated = {update.id for update in work.updated if not update.is_entry} - new
    counts = (
        ("imports.created", len(new), not is_into),
        ("imports.added", len(entered), is_into),
        ("imports.updated", len(updated), not is_into),
        ("imports.deleted", len(work.deleted), False),
        ("imports.unchanged", work.unchanged, True),
    )
    for code, count, is_usual in counts:
        if count or is_usual:
            yield message(code, count=count, clients=len(set(entered)))


def _plan(work: Work, own: tuple[FileChange, ...]) -> Plan:
    """All changed files as one plan; none when rows were rejected and the good ones are not wanted."""
    warnings = tuple(work.warnings)
    if work.rejects and not work.request.takes_good:
        return Plan(ChangeSet(), warnings=warnings)
    gone, problems = gone_clients(work)
    work.drafts.drop(change.client for change in gone)
    changed = work.drafts.changed()
    parts = tuple(_counted(work))
    told = message("actions.imported", parts=parts)
    saved = [message("imports.map_saved", name=work.request.saves_map)] if own else []
    ids = [*(draft.client.id for draft in changed), *(change.client for change in gone)]
    changes = ChangeSet(
        (*work.drafts.changes(), *gone, *own),
        subject_of("import", ids) if ids else "import",
        (
            *work.drafts.reported(),
            *(Reported(change.client, change.path, "removed") for change in gone),
            *(Reported("", change.path, "updated") for change in own),
        ),
    )
    return Plan(changes, (told, *saved), warnings, problems)
