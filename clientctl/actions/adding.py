"""add: a new client, refused when it looks like one that is there already."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from clientctl import text
from clientctl.actions.assigning import Assignment, assign, operations_for, parse_assignments, told
from clientctl.actions.changing import Plan, refuse_new_problems
from clientctl.actions.checking import check_parsed
from clientctl.actions.editing import Original, give_ids
from clientctl.actions.likeness import known_marks, marks
from clientctl.actions.workspace import Workspace
from clientctl.dates import Tense
from clientctl.errors import Conflict, InvalidData, Message, WrongUsage, message
from clientctl.frozen import frozen, replace
from clientctl.model import ChangeSet, Client, FileChange, Reported, Stored
from clientctl.names import id_suffix, is_id, slug
from clientctl.values import KINDS


@frozen
class NewClient:
    """A client as typed: flags are (field name, value); file is the text of a YAML or JSON document and its name."""

    name: str | None
    id: str | None = None
    flags: Sequence[tuple[str, str]] = ()
    assignments: Sequence[str] = ()
    tags: Sequence[str] = ()
    file: tuple[str, bytes] | None = None
    is_forced: bool = False


def plan_add(workspace: Workspace, new: NewClient) -> Plan:
    """A new file; Conflict when its id is taken or, without force, when a client like it exists."""
    raw = _new_file(workspace, new)
    document = text.load_mapping(raw, "", workspace.catalog.shape)
    name = document.get("name")
    if not isinstance(name, str) or not name.strip():
        raise WrongUsage("actions.no_name", hint=message("actions.no_name_hint"))
    client_id = free_id(workspace, new.id, name)
    if not new.is_forced:
        _refuse_duplicate(workspace, document)
    path = f"clients/{client_id}.yaml"
    refuse_new_problems(workspace, raw, Client(client_id, document, path), None)
    changes = ChangeSet(
        (FileChange(path, None, raw, client_id),), f"add {client_id}", (Reported(client_id, path, "added"),)
    )
    return Plan(changes, (message("actions.added", id=client_id, path=path), *_dates_read(workspace, new)))


def begin_add(workspace: Workspace, new: NewClient) -> Original:
    """The text of a new client that a person is still to edit, valid or not; Conflict as from `plan_add`."""
    try:
        change = plan_add(workspace, new).changes.changes[0]
        return Original(change.client, change.path, change.after or b"", is_new=True)
    except InvalidData:
        raw = _new_file(workspace, new) if new.file is None else new.file[1]
    client_id = new.id or slug(new.name or "") or "new"
    return Original(client_id, f"clients/{client_id}.yaml", raw, is_new=True)


def plan_typed(workspace: Workspace, new: NewClient, original: Original, typed: bytes) -> Plan:
    """The plan for a new client as it was edited: what was said of it besides is in the text by now."""
    raw = give_ids(workspace, original.path, typed, {})
    file = (original.path, raw)
    return plan_add(workspace, replace(new, name=None, flags=(), assignments=(), tags=(), file=file))


def _new_file(workspace: Workspace, new: NewClient) -> bytes:
    """The text of the new client: a given YAML file as it is written, with what was said besides put into it."""
    shape = workspace.catalog.shape
    given = b"{}\n"
    document: Mapping[str, Any] = {}
    if new.file is not None:
        name, given = new.file
        document = _checked(workspace, name, given)
    assignments = _assignments(workspace, new)
    operations = list(operations_for(assignments, document))
    if "since" not in text.apply_operations(document, operations):
        operations.append(text.Set(("since",), workspace.today.isoformat()))
    if given.lstrip().startswith(b"{"):  # JSON, or no file: written anew in the book's style
        return text.dump(text.apply_operations(document, operations), shape).encode()
    return text.edit(given, new.file[0] if new.file else "", operations, shape).raw


def _dates_read(workspace: Workspace, new: NewClient) -> tuple[Message, ...]:
    """Which days were meant, where they were given in other words than they are stored in."""
    said = " ".join((*(value for _, value in new.flags), *new.assignments))
    read = [
        one
        for one in _assignments(workspace, new)
        if one.field.kind == "date" and any(str(day) not in said for day in one.values)
    ]
    return (told(read),) if read else ()


def _checked(workspace: Workspace, name: str, raw: bytes) -> Mapping[str, Any]:
    """The data of a given file; InvalidData, with its own lines, when it is no valid client."""
    parsed = text.parse_mapping(raw, name, workspace.catalog.shape)
    problems = tuple(p for p in check_parsed(parsed.data, parsed, name, workspace.book) if p.is_error)
    faults = tuple(p for p in problems if p.pointer or "name" in parsed.data)
    if faults:
        raise InvalidData(
            "actions.would_be_invalid", path=name, problems=faults, hint=message("actions.nothing_written")
        )
    data: Mapping[str, Any] = parsed.data
    return data


def _assignments(workspace: Workspace, new: NewClient) -> list[Assignment]:
    assignments: list[Assignment] = []
    if new.name is not None:
        assignments.append(assign(workspace.catalog.field("name"), new.name, workspace))
    assignments += [assign(workspace.fields.select([name])[0], value, workspace) for name, value in new.flags]
    assignments += parse_assignments(new.assignments, workspace)
    tag = workspace.catalog.field("tags")
    context = workspace.context(Tense.PAST)
    tags = tuple(KINDS[tag.kind].parse(word.removeprefix("+"), tag, context) for word in new.tags)
    return [*assignments, Assignment(tag, "+=", tuple(dict.fromkeys(tags)))] if tags else assignments


def free_id(workspace: Workspace, wanted: str | None, name: str, planned: Collection[str] = ()) -> str:
    """The id for a new client: the one wanted, or one made from the name; neither there nor `planned` already."""
    if wanted is not None:
        if not is_id(wanted):
            raise WrongUsage("values.bad_id", text=wanted, hint=message("values.id_form"))
        if wanted in planned or _is_taken(workspace, wanted):
            raise Conflict("actions.id_taken", id=wanted, hint=message("actions.id_taken_hint"))
        return wanted
    made = slug(name)
    if not made:
        raise WrongUsage("actions.no_id", name=name, hint=message("actions.no_id_hint"))
    candidate = made
    while candidate in planned or _is_taken(workspace, candidate):
        candidate = f"{made}-{id_suffix(workspace.draw)}"
    return candidate


def _is_taken(workspace: Workspace, client_id: str) -> bool:
    return workspace.repository.path(client_id) is not None


def _refuse_duplicate(workspace: Workspace, document: Mapping[str, Any]) -> None:
    new = set(marks(document))
    for client, held in known_marks(workspace):
        shared = [mark for mark in held if mark in new]
        if shared:
            raise _likely_duplicate(client, shared[0])


def _likely_duplicate(client: Stored, mark: tuple[str, str]) -> Conflict:
    hint = message("actions.duplicate_hint", id=client.id)
    return Conflict(
        "actions.likely_duplicate", id=client.id, name=client.name, field=mark[0], value=mark[1], hint=hint
    )
