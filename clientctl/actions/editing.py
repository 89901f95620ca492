"""edit: a client's whole text, as a person has typed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from clientctl import text
from clientctl.actions.assigning import Assignment
from clientctl.actions.changing import Plan, refuse_new_problems
from clientctl.actions.checking import check_parsed
from clientctl.actions.references import Choose, resolve_id
from clientctl.actions.requiring import compile_rules, missing_fields
from clientctl.actions.setting import refuse_taken_number
from clientctl.actions.workspace import Workspace
from clientctl.errors import Conflict, InvalidData, Message, NotFound, Problem, message
from clientctl.frozen import frozen, replace
from clientctl.model import ChangeSet, Client, Document, FileChange, Reported
from clientctl.names import new_item_id
from clientctl.store.repository import Source


@frozen
class Original:
    """What a person is given to edit: a client's id, path and text; is_new: not in the book yet."""

    id: str
    path: str
    raw: bytes
    is_new: bool = False


def find_original(workspace: Workspace, reference: str, choose: Choose | None = None) -> Original:
    """The file of the client that a REF means, whether or not it can be parsed.

    Conflict for one in conflict, InvalidData for one that is too large.
    """
    client_id = resolve_id(reference, workspace, choose)
    path = workspace.repository.path(client_id)
    if path is None:  # deleted since
        raise NotFound("store.no_client", id=client_id, hint=message("store.list_clients"))
    raw = workspace.book.folder.read(path)
    try:
        text.parse(raw, path, workspace.catalog.shape)
    except InvalidData as error:
        if error.code == "text.conflict":
            raise error.placed(kind=Conflict) from None
        if error.code == "text.too_big":  # it was not read to its end
            raise
    return Original(client_id, path, raw)


def find_errors(
    workspace: Workspace, original: Original, typed: bytes, *, all_errors: bool = False
) -> tuple[Problem, ...]:
    """What keeps a text from being written: errors that were not in the file before, or with `all_errors` any."""
    before = None if all_errors else _before(workspace, original)
    try:
        refuse_new_problems(workspace, typed, _client(original), before)
    except InvalidData as error:
        return error.problems or (error.as_problem(original.path),)
    return ()


def plan_edit(workspace: Workspace, original: Original, typed: bytes) -> Plan:
    """The text in place of the file's, with ids for the entries that were written or changed and have none.

    InvalidData with the errors that are new; Conflict for a number that another client has.
    """
    before = _before(workspace, original)
    document: Document = {} if before is None else before.document
    raw = give_ids(workspace, original.path, typed, document)
    refuse_new_problems(workspace, raw, _client(original), before)
    parsed = text.parse_mapping(raw, original.path, workspace.catalog.shape)
    after = replace(_client(original), document=parsed.data)
    _refuse_taken_number(workspace, Source(after, raw, parsed), document)
    what = tuple(_differences(document, parsed.data)) or (message("editing.only_text"),)
    told = message("editing.edited", id=original.id, what=what, path=original.path)
    changes = ChangeSet(
        (FileChange(original.path, original.raw, raw, original.id),),
        f"edit {original.id}",
        (Reported(original.id, original.path, "updated"),),
    )
    return Plan(changes, (told,), problems=tuple(_remaining(workspace, after, parsed, before)))


def give_ids(workspace: Workspace, path: str, raw: bytes, before: Document) -> bytes:
    """The text with an id for each entry of its lists that has none, except for those that were there just so."""
    shape = workspace.catalog.shape
    document = text.load_mapping(raw, path, shape)
    for record in workspace.catalog.records:
        known = _entries(before, record)
        for index, entry in enumerate(_entries(document, record)):
            if isinstance(entry, dict) and entry.get("id") is None and entry not in known:
                given = text.Set((record, index, "id"), new_item_id(workspace.today, workspace.draw))
                with suppress(InvalidData):  # a text too unusual for it does without
                    raw = text.edit(raw, path, [given], shape).raw
    return raw


def _client(original: Original) -> Client:
    return Client(original.id, {}, original.path, is_archived=original.path.startswith("archive/"))


def _before(workspace: Workspace, original: Original) -> Client | None:
    """The client as it was, with what was wrong with it; None for a new one and where that cannot be read."""
    if original.is_new:
        return None
    try:
        parsed = text.parse_mapping(original.raw, original.path, workspace.catalog.shape)
    except InvalidData:
        return None
    problems = check_parsed(parsed.data, parsed, original.path, workspace.book)
    return replace(_client(original), document=parsed.data, problems=problems)


def _refuse_taken_number(workspace: Workspace, after: Source, before: Document) -> None:
    number = after.client.document.get("number")
    if isinstance(number, str) and number != before.get("number"):
        given = Assignment(workspace.catalog.field("number"), "=", (number,))
        refuse_taken_number(workspace, [given], [after])


def _remaining(
    workspace: Workspace, after: Client, parsed: text.Parsed, before: Client | None
) -> Iterator[Problem]:
    """What is wrong in the file still, which the edit did not bring; and the warnings that it did."""
    known = {(problem.code, problem.pointer) for problem in before.problems} if before else set()
    rules = compile_rules(workspace)
    for problem in (
        *check_parsed(parsed.data, parsed, after.path, workspace.book),
        *missing_fields(workspace, rules, after),
    ):
        if problem.is_error or (problem.code, problem.pointer) not in known:
            yield replace(problem, severity="warning")


def _differences(before: Document, after: Document) -> Iterator[Message]:
    """The fields of a client that differ, in the order of the new text, then those that are gone."""
    for key, value in after.items():
        if key not in before or before[key] != value:
            yield from _difference(key, before.get(key), value)
    yield from (message("actions.assigned_cleared", name=key) for key in before if key not in after)


def _difference(key: str, old: Any, new: Any) -> Iterator[Message]:
    if not isinstance(new, list) or not isinstance(old, list | None):
        yield message("editing.field", name=key)
        return
    added, removed = _count(new, old or ()), _count(old or (), new)
    changed = min(added, removed) if added and removed else 0
    if changed or not (added or removed):
        yield message("editing.field", name=key)
    if added - changed:
        yield message("editing.entries_added", name=key, count=str(added - changed))
    if removed - changed:
        yield message("editing.entries_removed", name=key, count=str(removed - changed))


def _count(some: Sequence[Any], others: Sequence[Any]) -> int:
    """How many of some are not among the others, as often as they are there."""
    left = list(others)
    return sum(1 for entry in some if not _taken(entry, left))


def _taken(entry: Any, left: list[Any]) -> bool:
    if entry in left:
        left.remove(entry)
        return True
    return False


def _entries(document: Document, record: str) -> Sequence[Any]:
    held = document.get(record)
    return held if isinstance(held, list) else ()
