"""set and rm of an entry: its keys changed, or all of it taken out."""

from __future__ import annotations

from collections.abc import Sequence

from clientctl import text
from clientctl.actions.assigning import Assignment, effective, operations_for, told
from clientctl.actions.changing import Edit, Plan, plan_edits
from clientctl.actions.records.items import Item, find_item
from clientctl.actions.records.kinds import ITEM_KEY, RecordKind, record_kind
from clientctl.actions.records.reading import entry_told, entry_warnings, read_assignments
from clientctl.actions.references import Choose
from clientctl.actions.targets import Target, find_targets
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, WrongUsage, message
from clientctl.frozen import replace
from clientctl.names import new_item_id
from clientctl.store.repository import Source


def plan_set_item(
    workspace: Workspace, word: str, target: Target, words: Sequence[str], choose: Choose | None = None
) -> Plan:
    """Assignments to the entry that the first of the words means, of every client meant."""
    kind = record_kind(workspace.catalog, word)
    if not words:
        raise WrongUsage("records.no_item_named", hint=message("records.set_form", word=word))
    item, *typed = words
    if not typed:
        raise WrongUsage("actions.nothing_to_set", hint=message("records.set_form", word=word))
    assignments = read_assignments(typed, kind, workspace)
    warnings: list[Message] = []
    edits = []
    for source in find_targets(workspace, target, choose, []):
        found = find_item(source.client, kind, item)
        edits.append(_edit(workspace, kind, source, found, assignments))
        operations = operations_for(assignments, found.entry)
        if operations:
            warnings += entry_warnings(workspace, kind, text.apply_operations(found.entry, operations))
    return plan_edits(
        workspace,
        f"set-{word}",
        edits,
        lambda count: message("records.set_many", count=count, record=kind.name, what=told(assignments)),
        warnings,
    )


def _edit(
    workspace: Workspace, kind: RecordKind, source: Source, item: Item, assignments: Sequence[Assignment]
) -> Edit:
    """The change of one entry, which gets an id if it had none."""
    made = effective(assignments, item.entry)
    given = item.id or new_item_id(workspace.today, workspace.draw)
    named = (text.Set((ITEM_KEY,), given),) if made and item.id is None else ()
    operations = (*named, *operations_for(made, item.entry))
    values = {"id": source.client.id, "record": kind.name, "item": given, "path": source.client.path}
    return Edit(
        source,
        tuple(_within((kind.record, item.index), operation) for operation in operations),
        message("records.set", what=told(made), **values),
        changed=(given,),
    )


def _within(place: tuple[str | int, ...], operation: text.Operation) -> text.Operation:
    """An operation on an entry, as one on the client."""
    return replace(operation, path=(*place, *operation.path))


def plan_remove_item(
    workspace: Workspace, word: str, target: Target, item: str, choose: Choose | None = None
) -> Plan:
    """The entry taken out, of every client meant."""
    kind = record_kind(workspace.catalog, word)
    edits = []
    for source in find_targets(workspace, target, choose, []):
        found = find_item(source.client, kind, item)
        values = {"id": source.client.id, "record": kind.name, "path": source.client.path}
        what = message("records.removed_what", item=found.id or "", what=entry_told(kind, found.entry))
        edits.append(
            Edit(
                source,
                (text.Remove((kind.record, found.index)),),
                message("records.removed", what=what, **values),
                # without an id it is no entry that could be named, and None would mean the client
                changed=() if found.id else (None,),
                removed=(found.id,) if found.id else (),
            )
        )
    return plan_edits(
        workspace,
        f"rm-{word}",
        edits,
        lambda count: message("records.removed_many", count=count, record=kind.name),
    )
