"""Which sheets of a file hold what: clients, or the entries of one of their lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from clientctl.actions.imports.plan import Request
from clientctl.actions.records.kinds import RecordKind, list_kind
from clientctl.actions.workspace import Workspace
from clientctl.errors import InvalidData, WrongUsage, message
from clientctl.exchange.sheet import Sheet
from clientctl.frozen import frozen
from clientctl.model.records import RECORDS
from clientctl.names import fold, nearest

_CLIENTS: Final = frozenset(
    map(fold, ("clients", "client", "customers", "客户", "客户表", "客户信息", "客户资料"))
)


@frozen
class Use:
    """A sheet and what it is used for: clients (kind None), or the entries of a list."""

    sheet: Sheet
    kind: RecordKind | None


def find_uses(workspace: Workspace, request: Request) -> tuple[tuple[Use, ...], tuple[str, ...]]:
    """The sheets that are used, that of clients first, and the names of those that mean nothing here."""
    sheets = request.incoming.sheets
    if not sheets:
        raise InvalidData("exchange.no_header", hint=message("exchange.no_header_hint"))
    if request.into is not None:
        kind = into_kind(workspace, request.into)
        of_kind = (one for one in sheets if _record_of(workspace, one.name) == kind.record)
        uses: tuple[Use, ...] = (Use(next(of_kind, sheets[0]), kind),)
    else:
        named = (one for one in sheets if fold(one.name) in _CLIENTS)
        clients = next(named, None) or _first(workspace, request)
        rest = (one for one in sheets if one is not clients)
        uses = (*((Use(clients, None),) if clients is not None else ()), *_of_records(workspace, rest))
    used = {id(use.sheet) for use in uses}
    return uses, tuple(one.name for one in sheets if id(one) not in used)


def _first(workspace: Workspace, request: Request) -> Sheet | None:
    """The first sheet that is named for no list; none where all are: they may come without their clients."""
    sheets = request.incoming.sheets
    if len(sheets) == 1 and not _record_of(workspace, sheets[0].name):
        return sheets[0]
    return next((one for one in sheets if not _record_of(workspace, one.name)), None)


def _of_records(workspace: Workspace, sheets: Iterator[Sheet]) -> Iterator[Use]:
    for sheet in sheets:
        record = _record_of(workspace, sheet.name)
        if record:
            yield Use(sheet, list_kind(workspace.catalog, record))


def _record_of(workspace: Workspace, name: str) -> str:
    """The list that a sheet is named for, "" if for none."""
    group = workspace.groups.listed(name) if name else None
    return group.name if group is not None and group.name in workspace.catalog.records else ""


def into_kind(workspace: Workspace, typed: str) -> RecordKind:
    """The list that `--into` names: by its name, its label, or the word for one entry; WrongUsage for another word."""
    record = RECORDS.get(typed) or _record_of(workspace, typed)
    if not record:
        known = workspace.catalog.records
        hint = message("imports.lists", names=nearest(typed, known) or known)
        raise WrongUsage("imports.no_list_named", name=typed, hint=hint)
    return list_kind(workspace.catalog, record)
