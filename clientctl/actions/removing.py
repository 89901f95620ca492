"""rm: clients are deleted, and the links of others to them go with them; git keeps it all."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from clientctl import text
from clientctl.actions.changing import Edit, Plan, plan_edits, subject_of
from clientctl.actions.linking import LINKS, Linking, find_linking
from clientctl.actions.references import Choose
from clientctl.actions.targets import Target, find_targets
from clientctl.actions.upheaval import change_table
from clientctl.actions.workspace import Workspace
from clientctl.errors import Failed, Message, Problem, message
from clientctl.model import ChangeSet, Client, FileChange, Reported
from clientctl.model.records import RECORDS
from clientctl.schema.rules import records

_VERB: Final = "rm"
_OTHERS: Final = tuple(record for record in RECORDS.values() if record != "orders")


def plan_removal(workspace: Workspace, target: Target, choose: Choose | None = None) -> Plan:
    """Delete clients, each named by its id, or its exact name, alias or number.

    Failed where git would not keep what is in their files. A file that may link to one of them and cannot be read
    is among the problems, and stays as it is.
    """
    problems: list[Problem] = []
    sources = find_targets(workspace, target, choose, problems, is_exact=True)
    clients = [source.client for source in sources]
    if not clients:
        return Plan(ChangeSet(), problems=tuple(problems), preview=message("actions.preview_nobody"))
    refuse_unkept(workspace, [client.path for client in clients])
    ids = [client.id for client in clients]
    linking = find_linking(workspace, frozenset(ids), problems)
    gone_told = message("housekeeping.to_rm")
    told = message("housekeeping.unlinked", ids=tuple(one.source.client.id for one in linking))
    edits = [_unlinked(one, told) for one in linking]
    unlinked = plan_edits(workspace, _VERB, edits, lambda count: told).changes
    gone = [FileChange(one.client.path, one.raw, None, one.client.id) for one in sources]
    reported = [Reported(client.id, client.path, "removed") for client in clients]
    return Plan(
        ChangeSet((*gone, *unlinked.changes), subject_of(_VERB, ids), (*reported, *unlinked.reported)),
        (_told(clients), *((told,) if linking else ())),
        problems=tuple(problems),
        preview=_preview(clients),
        table=change_table([*((client, gone_told) for client in clients), *_lost_links(linking)]),
        question=_question(clients),
        afterwards=lambda: _way_back(workspace, [change.path for change in gone]),
    )


def refuse_unkept(workspace: Workspace, paths: Sequence[str]) -> None:
    """Failed where git would not keep what is in these files, so that nothing brings them back."""
    writer = workspace.writer
    if not writer.has_history:
        raise Failed("housekeeping.no_history", hint=message("housekeeping.no_history_hint"))
    unkept = writer.unkept(paths)
    if not unkept:
        return
    lost = tuple(state.path for state in unkept)
    is_ignored = any(state.kind == "ignored" for state in unkept)
    hint = message("housekeeping.ignored_hint" if is_ignored else "housekeeping.uncommitted_hint")
    raise Failed("housekeeping.unkept", paths=lost, hint=hint)


def _unlinked(linking: Linking, told: Message) -> Edit:
    """The places from the last one back, so that each is still where it was."""
    operations = [text.Remove((LINKS, index)) for index, _ in reversed(linking.places)]
    return Edit(linking.source, tuple(operations), told)


def _told(clients: Sequence[Client]) -> Message:
    if len(clients) > 1:
        return message("housekeeping.rm_many", count=len(clients))
    (client,) = clients
    return message("housekeeping.rm", id=client.id, name=client.name, path=client.path)


def _question(clients: Sequence[Client]) -> Message:
    if len(clients) > 1:
        return message("housekeeping.ask_rm_many", count=len(clients))
    return message("housekeeping.ask_rm", id=clients[0].id, name=clients[0].name)


def _preview(clients: Sequence[Client]) -> Message:
    """How much would go."""
    counts = [
        ("housekeeping.clients", len(clients)),
        ("housekeeping.log_entries", _count(clients, ("log",))),
        ("housekeeping.orders", _count(clients, ("orders",))),
        ("housekeeping.other_entries", _count(clients, _OTHERS)),
    ]
    parts = tuple(message(code, count=count) for code, count in counts if count)
    return message("housekeeping.removal", parts=parts)


def _count(clients: Iterable[Client], names: Sequence[str]) -> int:
    return sum(len(tuple(records(client.document, name))) for client in clients for name in names)


def _lost_links(linking: Iterable[Linking]) -> Iterator[tuple[Client, Message]]:
    for one in linking:
        yield one.source.client, message("housekeeping.loses_link", ids=one.ids)


def _way_back(workspace: Workspace, paths: Sequence[str]) -> tuple[Message, ...]:
    """The command that brings it all back, now or later."""
    words = ("git", "-C", str(workspace.root), "restore", "--", *paths)
    if workspace.writer.commits:
        words = ("clientctl", "undo", workspace.find_revision())
    return (message("housekeeping.way_back", command=shlex.join(words)),)
