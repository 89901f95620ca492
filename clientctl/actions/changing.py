"""Plans to change clients: edits of their files, proved valid, gathered into one ChangeSet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Final

from clientctl import text
from clientctl.actions.checking import check_client, check_parsed
from clientctl.actions.requiring import compile_rules, missing_fields
from clientctl.actions.workspace import Workspace
from clientctl.errors import InvalidData, Message, Problem, message
from clientctl.frozen import attribute, frozen, replace
from clientctl.model import ChangeSet, Client, FileChange, Reported, Table
from clientctl.store.repository import Source

_INVALID: Final = "actions.would_be_invalid"
# one fault in a value is a fault of all who get it, and each takes long to be put into words
_MOST_REFUSED: Final = 10


@frozen
class Edit:
    """Changes to one client: operations on its file, and what to tell people.

    items: ids of the entries that they add; removed: of those that they take out; changed: of those that they
    change, None for the client's own fields (which is what they change when none of these is said).
    """

    source: Source
    operations: tuple[text.Operation, ...]
    told: Message
    items: tuple[str, ...] = ()
    changed: tuple[str | None, ...] = ()
    removed: tuple[str, ...] = ()


@frozen
class Plan:
    """A ChangeSet with what to tell people when it is done, and what to warn of.

    preview: how many of those that are meant would change, told before a question, or when there is none to ask;
    table: what is shown of them then, instead of their diffs; question: what is asked, if not whether to change so
    many files. afterwards: finds out what else is to be told once it is done.
    goes_back: it takes back what was done.
    """

    changes: ChangeSet
    told: tuple[Message, ...] = ()
    warnings: tuple[Message, ...] = ()
    problems: tuple[Problem, ...] = ()
    preview: Message | None = None
    table: Table | None = None
    question: Message | None = None
    afterwards: Callable[[], tuple[Message, ...]] = attribute(default=tuple)
    goes_back: bool = False


@frozen
class Outcome:
    """What became of a plan: done with `notices` of the store, or only shown."""

    plan: Plan
    notices: tuple[Message, ...] = ()
    is_dry: bool = False


def carry_out(workspace: Workspace, make_plan: Callable[[], Plan], *, is_dry: bool) -> Outcome:
    """Make a plan and apply it under the book's lock, so that no other writer comes between.

    `is_dry` makes the plan alone. A plan that changes nothing writes nothing. The notices tell too what an
    interrupted writer had left, and what became of it.
    """
    workspace.refuse_broken_settings()
    if is_dry:
        plan = make_plan()
        _refuse_forbidden(workspace, plan.changes, goes_back=plan.goes_back)
        return Outcome(plan, is_dry=True)
    get_ready(workspace)
    with workspace.writer.locked() as recovered:
        plan = make_plan()
        notices = apply_changes(workspace, plan.changes, goes_back=plan.goes_back)
        told = () if plan.changes.is_empty else plan.afterwards()
        return Outcome(plan, (*recovered, *notices, *told))


def apply_changes(
    workspace: Workspace, changes: ChangeSet, *, goes_back: bool = False
) -> tuple[Message, ...]:
    """Write what was planned, under the book's lock, while whoever watches is told how far it has come.

    InvalidData for what the book's roles and transitions do not allow.
    """
    _refuse_forbidden(workspace, changes, goes_back=goes_back)
    return workspace.writer.apply(changes, workspace.watch(message("actions.writing_files")))


def _refuse_forbidden(workspace: Workspace, changes: ChangeSet, *, goes_back: bool) -> None:
    """InvalidData for what roles and transitions do not allow; a book without them asks nobody."""
    if workspace.settings.roles or workspace.settings.transitions:
        from clientctl.actions.rights.plans import refuse_forbidden

        refuse_forbidden(workspace, changes, goes_back=goes_back)


def get_ready(workspace: Workspace) -> None:
    """Load what every plan needs before the lock is taken, so that it is held for the work alone.

    Fifty writers that load their libraries one after the other would outlast each other's patience.
    """
    parsed = text.parse_mapping(b"name: x\n", "", workspace.catalog.shape)
    check_parsed(parsed.data, parsed, "", workspace.book)
    text.edit(b"name: x\n", "", [text.Append(("log",), {"text": "x"})], workspace.catalog.shape)


def plan_edits(
    workspace: Workspace,
    verb: str,
    edits: Iterable[Edit],
    many: Callable[[int], Message],
    warnings: Sequence[Message] = (),
    problems: Sequence[Problem] = (),
) -> Plan:
    """One plan for edits of several clients: all of them or, with InvalidData, none.

    Clients that stay as they are drop out. verb: the first word of the commit's subject; many: what to tell
    when more than one client changes.
    """
    changed = _changes(workspace, tuple(edits))
    reported: list[Reported] = []
    for edit, change in changed:
        updated = edit.changed or (() if edit.items or edit.removed else (None,))
        reported += [Reported(change.client, change.path, "updated", item) for item in updated]
        reported += [Reported(change.client, change.path, "added", item) for item in edit.items]
        reported += [Reported(change.client, change.path, "removed", item) for item in edit.removed]
    told = (changed[0][0].told,) if len(changed) == 1 else (many(len(changed)),)
    subject = subject_of(verb, [change.client for _, change in changed])
    changes = ChangeSet(tuple(change for _, change in changed), subject, tuple(reported))
    return Plan(changes, told, tuple(warnings), tuple(problems))


def subject_of(verb: str, ids: Sequence[str]) -> str:
    """`VERB ID` for one client, `VERB N clients` for several."""
    return f"{verb} {ids[0]}" if len(ids) == 1 else f"{verb} {len(ids)} clients"


def _changes(workspace: Workspace, edits: Sequence[Edit]) -> Sequence[tuple[Edit, FileChange]]:
    """The edits that change a file, and how; InvalidData for those that would make it invalid, several at once."""
    changed: list[tuple[Edit, FileChange]] = []
    refused: list[InvalidData] = []
    for edit in workspace.watched(message("actions.working_out"), edits):
        try:
            change = _change(workspace, edit)
        except InvalidData as refusal:
            if refusal.code != _INVALID:
                raise
            refused.append(refusal)
            if len(refused) == _MOST_REFUSED:
                break
            continue
        if change is not None:
            changed.append((edit, change))
    if refused:
        paths = tuple(refusal.message.values["path"] for refusal in refused)
        problems = tuple(problem for refusal in refused for problem in refusal.problems)
        raise InvalidData(_INVALID, path=paths, problems=problems, hint=refused[0].hint)
    return changed


def _change(workspace: Workspace, edit: Edit) -> FileChange | None:
    client = edit.source.client
    if not edit.operations:
        return None
    edited = text.edit(edit.source.raw, client.path, edit.operations, workspace.catalog.shape)
    if edited.raw == edit.source.raw:
        return None
    _refuse(workspace, edited.raw, replace(client, document=edited.data), client)
    return FileChange(client.path, edit.source.raw, edited.raw, client.id)


def refuse_new_problems(workspace: Workspace, raw: bytes, after: Client, before: Client | None) -> None:
    """InvalidData with the errors that a write would bring into a file; those already there do not stand in its way.

    raw: the text to be written; after: whose it is (its document is read from `raw`); before: None for a new file.
    """
    data = text.load_mapping(raw, after.path, workspace.catalog.shape)
    _refuse(workspace, raw, replace(after, document=data), before)


def _refuse(workspace: Workspace, raw: bytes, after: Client, before: Client | None) -> None:
    """The same for a client whose document is what `raw` holds: only for errors are their places looked up."""
    parse = cache(lambda: text.parse_mapping(raw, after.path, workspace.catalog.shape))
    rules = compile_rules(workspace)
    found = (
        *check_client(
            after.document, lambda at, key: parse().locate(at, key=key), after.path, workspace.book
        ),
        *missing_fields(workspace, rules, after),
    )
    if not any(problem.is_error for problem in found):
        return
    known: Counter[tuple[str, str]] = Counter()
    if before is not None:
        known.update(map(_fault, (*before.problems, *missing_fields(workspace, rules, before))))
    known.subtract(_fault(problem) for problem in found)
    new = tuple(p for p in found if p.is_error and known[_fault(p)] < 0)
    if new:
        hint = message("actions.nothing_written")
        raise InvalidData(_INVALID, path=after.path, problems=new, hint=hint)


def _fault(problem: Problem) -> tuple[str, str]:
    """What is wrong and where; places within a list are one, as a write may move its entries."""
    return problem.code, re.sub(r"/[0-9]+(?=/|$)", "/*", problem.pointer)
