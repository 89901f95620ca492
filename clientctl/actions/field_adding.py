"""schema add-field: a field of the book's own, put into its schema as a person would write it there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, Final

from clientctl.actions.changing import Plan
from clientctl.actions.field_definition import NewField, build_definition
from clientctl.actions.field_naming import own_name, refuse_taken_name
from clientctl.errors import Conflict, InvalidData, Location, Problem, message
from clientctl.facts import FACT_FIELDS
from clientctl.frozen import replace
from clientctl.model import ChangeSet, FileChange, Reported
from clientctl.model.changes import Action
from clientctl.schema.catalog import build_catalog
from clientctl.schema.findings import pointer
from clientctl.schema.json_member import with_member
from clientctl.schema.json_text import read_json
from clientctl.schema.own import DEEPEST, OWN_SCHEMA_FILE, vet_own_schema
from clientctl.schema.own_fields import CUSTOM, own_fields
from clientctl.store.new_book import book_files

if TYPE_CHECKING:
    from clientctl.actions.workspace import Workspace
    from clientctl.store.book import Book

_PATH: Final = tuple(str(step) for step in CUSTOM)
_BYTE_ORDER_MARK: Final = "\ufeff".encode()
_SHOWN: Final = 5


def plan_field(workspace: Workspace, new: NewField, options: Collection[str]) -> Plan:
    """The book's schema with one field more; options: spellings of all options that `add` has without it.

    WrongUsage for a definition that is none; Conflict for a field that is there; InvalidData when the schema
    would become invalid, or clients that hold values by this name would.
    """
    name = own_name(new.name)
    refuse_taken_name(workspace, name, options)
    definition = build_definition(workspace, name, new)
    folder = workspace.book.folder
    before = folder.read(OWN_SCHEMA_FILE) if folder.exists(OWN_SCHEMA_FILE) else None
    raw = book_files("en")[OWN_SCHEMA_FILE] if before is None else before
    after = _with_field(raw, name, definition)
    book = _book_with(workspace, after)
    if name not in own_fields(book.catalog.own):
        raise _no_room(raw, name)
    _refuse_broken_values(workspace, book, name, definition["x-kind"])
    _refuse_broken_queries(workspace, book, name, definition["x-kind"])
    action: Action = "added" if before is None else "updated"
    changes = ChangeSet(
        (FileChange(OWN_SCHEMA_FILE, before, after),),
        f"schema add-field {name}",
        (Reported("", OWN_SCHEMA_FILE, action),),
    )
    told = message(
        "shaping.field_added", field=f"custom.{name}", kind=definition["x-kind"], path=OWN_SCHEMA_FILE
    )
    return Plan(changes, (told,))


def _with_field(raw: bytes, name: str, definition: Mapping[str, Any]) -> bytes:
    """The text of the schema with the field in it, read again and found to say just that."""
    source = read_json(raw, OWN_SCHEMA_FILE, deepest=DEEPEST)
    if name in own_fields(source.data):
        line, column = source.locate((*_PATH, name), True)
        raise Conflict(
            "shaping.field_exists",
            field=f"custom.{name}",
            location=Location(OWN_SCHEMA_FILE, line, column),
            hint=message("shaping.field_exists_hint"),
        )
    try:
        written = with_member(source, (*_PATH, name), definition)
    except ValueError:
        raise _no_room(raw, name) from None
    after = (_BYTE_ORDER_MARK if raw.startswith(_BYTE_ORDER_MARK) else b"") + written.encode()
    if read_json(after, OWN_SCHEMA_FILE, deepest=DEEPEST).data != _merged(
        source.data, (*_PATH, name), definition
    ):
        raise _no_room(raw, name)
    return after


def _merged(data: Any, path: tuple[str, ...], value: Any) -> Any:
    """The data with a value put in at a path."""
    if not path:
        return value
    return {**data, path[0]: _merged(data.get(path[0], {}), path[1:], value)}


def _no_room(raw: bytes, name: str) -> InvalidData:
    source = read_json(raw, OWN_SCHEMA_FILE, deepest=DEEPEST)
    location = Location(OWN_SCHEMA_FILE, *source.locate(CUSTOM[:2], True))
    hint = message("shaping.field_no_room_hint")
    return InvalidData("shaping.field_no_room", field=f"custom.{name}", location=location, hint=hint)


def _book_with(workspace: Workspace, schema: bytes) -> Book:
    """The book with another schema of its own; InvalidData when that cannot be used."""
    core = build_catalog(workspace.settings).schema
    computed = [field.name for field in FACT_FIELDS]
    own, problems = vet_own_schema(schema, OWN_SCHEMA_FILE, core=core, computed=computed)
    errors = tuple(problem for problem in problems if problem.is_error)
    if own is None:
        hint = message("shaping.field_schema_hint")
        raise InvalidData("shaping.field_schema", path=OWN_SCHEMA_FILE, problems=errors, hint=hint)
    return replace(workspace.book, catalog=build_catalog(workspace.settings, own))


def _refuse_broken_values(workspace: Workspace, book: Book, name: str, kind: str) -> None:
    """InvalidData when values that clients hold by this name already, read as text so far, are none of the kind."""
    found = [problem for client in _holders(workspace, name) for problem in _faults(client, book, name)]
    if found:
        clients = {problem.location.path for problem in found}
        raise InvalidData(
            "shaping.field_breaks",
            count=len(clients),
            field=f"custom.{name}",
            kind=kind,
            problems=tuple(found[:_SHOWN]),
            hint=message("shaping.field_breaks_hint", field=f"custom.{name}"),
        )


def _refuse_broken_queries(workspace: Workspace, book: Book, name: str, kind: str) -> None:
    """InvalidData when a query of the settings or of a view asks for the field in a way that its kind cannot answer."""
    from clientctl.actions.own_files import check_settings_file, check_views

    def faults(asked: Workspace) -> list[Problem]:
        return [problem for problem in (*check_settings_file(asked), *check_views(asked)) if problem.is_error]

    known = {(problem.location.path, problem.pointer) for problem in faults(workspace)}
    found = [
        problem
        for problem in faults(replace(workspace, book=book))
        if (problem.location.path, problem.pointer) not in known
    ]
    if found:
        raise InvalidData(
            "shaping.field_breaks_queries",
            count=len(found),
            field=f"custom.{name}",
            kind=kind,
            problems=tuple(found[:_SHOWN]),
            hint=message("shaping.field_breaks_queries_hint"),
        )


def _holders(workspace: Workspace, name: str) -> list[Any]:
    clients = workspace.repository.clients(archived=True)
    return [client for client in clients if _holds(client.document.get("custom"), name)]


def _holds(custom: Any, name: str) -> bool:
    return isinstance(custom, Mapping) and name in custom


def _faults(client: Any, book: Book, name: str) -> list[Problem]:
    """What a book would find wrong with a client's value, first of all, that is not found wrong already."""
    from clientctl import text
    from clientctl.actions.checking import check_parsed

    raw = book.folder.read(client.path)
    parsed = text.parse_mapping(text.ours(raw) or raw, client.path, book.catalog.shape)
    at, known = pointer(("custom", name)), {(problem.code, problem.pointer) for problem in client.problems}
    return [
        problem
        for problem in check_parsed(parsed.data, parsed, client.path, book)
        if problem.is_error
        and (problem.pointer == at or problem.pointer.startswith(f"{at}/"))
        and (problem.code, problem.pointer) not in known
    ][:1]
