"""schema output: what `-o json` of each command looks like, as one JSON Schema with a definition a command."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, get_args

from clientctl.actions import (
    blaming,
    book_diff,
    checking_book,
    client_history,
    due,
    duplicates,
    reporting,
    risk_listing,
    schema_showing,
    schema_usage,
    settings_shown,
    tags,
    timeline,
    views,
)
from clientctl.actions.records.listing import item_columns
from clientctl.actions.resolving import listing as conflict_listing
from clientctl.facts import FACTS, computed_fields
from clientctl.frozen import frozen
from clientctl.model import Column, Label
from clientctl.model.changes import Action
from clientctl.model.records import RECORDS
from clientctl.schema.catalog import Catalog, Schema
from clientctl.settings import Settings

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final[Schema] = {"type": "string"}
_DATE: Final[Schema] = {"type": "string", "format": "date"}
_COUNT: Final[Schema] = {"type": "integer"}
_ASSERTED: Final = ("type", "format", "enum", "required", "additionalProperties", "items")
# A value of any field, as it is stored.
_ANYTHING: Final[Schema] = {}
_OF_KIND: Final[Mapping[str, Schema]] = {
    "integer": _COUNT,
    "decimal": {"type": "number"},
    "money": {"type": "number"},
    "flag": {"type": "boolean"},
    "date": _DATE,
}


@frozen
class Listed:
    """A command whose JSON is an array of flat objects with these columns.

    empty: those that may be null; free: those that may hold anything; lists: those that hold lists of such cells.
    """

    command: str
    columns: tuple[Column, ...]
    empty: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


def _columns(**kinds: str) -> tuple[Column, ...]:
    """The columns of a list that is put together for each book."""
    return tuple(Column(name, Label(name, name), kind) for name, kind in kinds.items())


_STALE: Final = _columns(
    id="id", name="text", last_contact="date", days_since_contact="integer", cadence="duration", total="money"
)
_GRADE: Final = _columns(id="id", name="text", grade="choice", suggested_grade="choice")
_AGAINST: Final = Listed(
    "grade", (*_GRADE, *_columns(before="choice")), empty=("grade", "suggested_grade", "before")
)
_DOCTOR: Final = _columns(what="text", status="text", remedy="text")

LISTED: Final = (
    Listed("tags", tags.COLUMNS),
    Listed("check", checking_book.COLUMNS, empty=("line", "column", "hint")),
    Listed("due", due.COLUMNS, empty=("what",)),
    Listed("stale", _STALE, empty=("last_contact", "days_since_contact", "cadence")),
    Listed("timeline", timeline.COLUMNS, empty=("item", "text")),
    Listed("view list", views.COLUMNS, empty=("query",)),
    Listed("config list", settings_shown.COLUMNS, free=("value",)),
    Listed("schema fields", schema_showing.FIELD_COLUMNS),
    Listed("schema usage", schema_usage.USAGE_COLUMNS),
    Listed("grade", _GRADE, empty=("grade",)),
    Listed("risk", risk_listing.COLUMNS),
    Listed("dupes", duplicates.COLUMNS, lists=("reasons",)),
    Listed("report", reporting.COLUMNS),
    Listed("history", client_history.COLUMNS, empty=("rev", "date", "author")),
    Listed("blame", blaming.COLUMNS, empty=("rev", "date", "author"), free=("value",)),
    Listed("diff", book_diff.COLUMNS),
    Listed("resolve", conflict_listing.COLUMNS, empty=("id", "field", "ours", "theirs")),
    Listed("doctor", _DOCTOR, empty=("remedy",)),
)


def listed(catalog: Catalog) -> tuple[Listed, ...]:
    """Those, and the lists of records, whose keys are those of the catalog."""
    return (*LISTED, *(_listed_records(catalog, word) for word in RECORDS))


def _listed_records(catalog: Catalog, word: str) -> Listed:
    columns = item_columns(catalog, word)
    _, _, *keys = (column.name for column in columns)
    inner = tuple(column.name for column in columns if column.kind == "group")
    return Listed(f"{word} list", columns, empty=tuple(keys), free=inner)


def build_output_schema(catalog: Catalog, writers: Iterable[str]) -> Schema:
    """One document, its `$defs` by the names of commands; writers: the commands that change something."""
    client, changed = _client(catalog), _changed()
    rows = {one.command: _row(one) for one in listed(catalog)}
    lists = {command: _array(row) for command, row in rows.items()}
    definitions: dict[str, Schema] = {
        **dict.fromkeys(writers, changed),
        **lists,
        "find": _array(client),
        "show": {"anyOf": [client, _array(client)]},
        "tag": {"anyOf": [changed, lists["tags"]]},  # without arguments it lists them
        "grade": {
            "anyOf": [lists["grade"], _array(_row(_AGAINST)), changed]
        },  # with --apply what was changed
        "resolve": {"anyOf": [lists["resolve"], changed]},  # without arguments it lists what is in conflict
        "history": _array(_with_changes(rows["history"])),
        "diff": _array(_with_changes(rows["diff"])),
        "import": {"anyOf": [_import_plan(), changed]},
        "report": {"anyOf": [lists["report"], _report()]},
        "config get": rows["config list"],
        "explain": _explanation(),
        "schema show": {"type": "object", "required": ["$schema", "type", "properties"]},
        "schema output": {"type": "object", "required": ["$schema", "$defs"]},
    }
    return {
        "$schema": _DIALECT,
        "title": "The JSON of clientctl's commands, without -c",
        "$defs": dict(sorted(definitions.items())),
    }


def _object(properties: Mapping[str, Schema], *, optional: Sequence[str] = ()) -> Schema:
    """An object with exactly these keys, but for the optional ones."""
    required = [key for key in properties if key not in optional]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": dict(properties),
    }


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    enum = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, "type": [schema["type"], "null"], **enum}


def _of_kind(kind: str) -> Schema:
    return _OF_KIND.get(kind, _TEXT)


def _row(one: Listed) -> Schema:
    cells = {column.name: _cell(column) for column in one.columns}
    cells.update((name, _or_null(cells[name])) for name in one.empty)
    cells.update(dict.fromkeys(one.free, _ANYTHING))
    cells.update((name, _array(cells[name])) for name in one.lists)
    return _object(cells)


def _cell(column: Column) -> Schema:
    choices = [choice.value for choice in column.choices]
    return {**_TEXT, "enum": choices} if choices else _of_kind(column.kind)


# -- clients -------------------------------------------------------------------------------------------


def _client(catalog: Catalog) -> Schema:
    """A valid client: the keys of its file, its id and what is computed of it."""
    stored = _plain(catalog.schema)
    properties = {"id": _TEXT, **stored["properties"], "computed": _computed(catalog)}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["id", *stored["required"], "computed"],
        "properties": properties,
    }


def _computed(catalog: Catalog) -> Schema:
    """The computed fields; one that a client has of whom nothing is known, every client has."""
    properties = {}
    for fact, field in zip(FACTS, computed_fields(catalog), strict=True):
        choices = [choice.value for choice in field.choices]
        kind = {**_TEXT, "enum": choices} if choices else _of_kind(field.kind)
        is_empty = fact.compute({}, Settings(), date.min) is None
        properties[fact.name] = _or_null(kind) if is_empty else kind
    return _object(properties)


def _plain(node: Any) -> Any:
    """A schema without the annotations that only clientctl reads.

    A key that may be left out may be there without a value, as in a file.
    """
    if not isinstance(node, Mapping):
        return node
    plain = {key: _plain(node[key]) for key in _ASSERTED if key in node}
    if "properties" in node:
        needed = node.get("required", ())
        parts = {key: _plain(part) for key, part in node["properties"].items()}
        plain["properties"] = {
            key: part if key in needed or "type" not in part else _or_null(part)
            for key, part in parts.items()
        }
    return plain


# -- writers, imports, reports -------------------------------------------------------------------------


def _changed() -> Schema:
    row = {"id": _or_null(_TEXT), "path": _TEXT, "action": {"enum": list(get_args(Action))}}
    changed = _array(_object({**row, "item": _or_null(_TEXT)}))
    return _object({"changed": changed, "diff": _TEXT}, optional=("diff",))


def _with_changes(row: Schema) -> Schema:
    """The same object with its changes."""
    change = {"field": _TEXT, "old": _ANYTHING, "new": _ANYTHING, "item": _TEXT}
    changes = _array(_object(change, optional=("item",)))
    return _object({**row["properties"], "changes": changes})


def _explanation() -> Schema:
    row = {"what": _TEXT, "value": _ANYTHING, "path": _or_null(_TEXT), "line": _or_null(_COUNT)}
    return _object({"id": _TEXT, "field": _TEXT, "value": _ANYTHING, "because": _array(_object(row))})


def _import_plan() -> Schema:
    change = _object({"field": _TEXT, "old": _ANYTHING, "new": _ANYTHING})
    row = {"id": _TEXT, "row": _COUNT}
    conflict = {
        "id": _TEXT,
        "field": _TEXT,
        "item": _TEXT,
        "base": _ANYTHING,
        "book": _ANYTHING,
        "file": _ANYTHING,
    }
    return _object(
        {
            "create": _array(_object(row)),
            "update": _array(_object({**row, "changes": _array(change)})),
            "unchanged": _COUNT,
            "rejects": _array(_object({"row": _COUNT, "field": _TEXT, "value": _ANYTHING, "message": _TEXT})),
            "conflicts": _array(_object(conflict, optional=("item",))),
            "delete": _array(_object({"id": _TEXT, "item": _or_null(_TEXT)})),
            "diff": _TEXT,
        },
        optional=("delete",),
    )


def _report() -> Schema:
    column = _object({"name": _TEXT, "label": _TEXT, "kind": _TEXT})
    table = _object({"name": _TEXT, "columns": _array(column), "rows": _array({"type": "object"})})
    head = {"report": _TEXT, "title": _TEXT, "as_of": _DATE, "query": _TEXT}
    return _object({**head, "tables": _array(table)})
