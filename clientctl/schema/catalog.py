"""The catalog: every stored field of a book, derived from the client schema, the book's own schema and its settings.

Query fields, typing, flags, columns, headers, key order and merge rules all come from here;
a new field is one edit in `client.schema.json`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Any

from clientctl.frozen import frozen, replace
from clientctl.model import Choice, Field, Label
from clientctl.schema.shape import SchemaShape, shipped_schema
from clientctl.settings import Settings

Schema = Mapping[str, Any]

# The kind of a value whose schema says only its JSON type: a book's own schema may be plain JSON Schema.
_KIND_OF_TYPE = {"string": "text", "integer": "integer", "number": "decimal", "boolean": "flag"}
_KIND_OF_FORMAT = {"date": "date", "email": "email"}


@cache
def core_schema() -> Schema:
    """`client.schema.json`, as shipped."""
    return shipped_schema("client.schema.json")


@frozen
class Catalog:
    """All stored fields of a book.

    schema: the core schema with the book's own custom fields and stages in their places.
    own: the book's own schema as it stands, checked besides (so it may tighten, never loosen).
    """

    schema: Schema
    own: Schema
    fields: tuple[Field, ...]

    @cached_property
    def records(self) -> tuple[str, ...]:
        """Names of the lists of records, in file order."""
        return tuple(
            key for key, node in self.schema["properties"].items() if _item_properties(node) is not None
        )

    @cached_property
    def groups(self) -> tuple[Field, ...]:
        """The top-level mappings and lists of records, as columns of their own."""
        return tuple(
            Field((key,), "group", (_label(key, node),), tuple(node.get("x-alias", ())))
            for key, node in self.schema["properties"].items()
            if node.get("type") == "object" or _item_properties(node) is not None
        )

    @cached_property
    def closed(self) -> tuple[Field, ...]:
        """Fields that accept only the words of a vocabulary."""
        return tuple(field for field in self.fields if field.vocabulary)

    @cached_property
    def shape(self) -> SchemaShape:
        """How files of clients are read and in which order their keys stand."""
        return SchemaShape(self.schema)

    def field(self, *path: str) -> Field:
        """The field at exactly this path; KeyError if there is none."""
        return self._by_path[path]

    @cached_property
    def _by_path(self) -> Mapping[tuple[str, ...], Field]:
        return {field.path: field for field in self.fields}

    def record_fields(self, record: str) -> tuple[Field, ...]:
        """The direct fields of one list of records, in file order."""
        return tuple(f for f in self.fields if f.record == record and len(f.path) == 2)


def build_catalog(settings: Settings, own: Schema | None = None) -> Catalog:
    """The catalog of a book with these settings and this schema of its own (already vetted; None: it has none)."""
    own = own or {}
    schema = _with_custom(core_schema(), own)
    schema = _with_stages(schema, settings)
    fields = tuple(
        _with_labels(_with_vocabulary(field, settings), settings)
        for key, node in schema["properties"].items()
        for field in _fields((key,), node, (), required=key in schema["required"])
    )
    return Catalog(schema, own, fields)


def _with_custom(schema: Schema, own: Schema) -> Schema:
    custom = own.get("properties", {}).get("custom", {}).get("properties", {})
    properties = schema["properties"]
    filled = {**properties["custom"], "properties": dict(custom)}
    return {**schema, "properties": {**properties, "custom": filled}}


def _with_stages(schema: Schema, settings: Settings) -> Schema:
    """The book's extra stages, each behind the one that it counts as, and its stages of deals, as choices."""
    properties = dict(schema["properties"])
    stages: dict[str, Any] = {}
    for value, label in properties["stage"]["x-choices"].items():
        stages[value] = label
        stages.update(
            {
                extra.name: _named(extra.label or extra.name)
                for extra in settings.stages
                if extra.counts_as == value
            }
        )
    properties["stage"] = _with_choices(properties["stage"], {**stages, **properties["stage"]["x-choices"]})
    items = properties["deals"]["items"]
    won = items["properties"]["stage"]
    deals = {stage.name: _named(stage.label or stage.name, stage.zh) for stage in settings.deal_stages}
    stage = _with_choices(won, {**deals, **won["x-choices"]})
    deal = {**items, "properties": {**items["properties"], "stage": stage}}
    properties["deals"] = {**properties["deals"], "items": deal}
    return {**schema, "properties": properties}


def _named(en: str, zh: str = "") -> Schema:
    return {"en": en, "zh": zh or en}


def _with_choices(node: Schema, choices: Schema) -> Schema:
    return {**node, "enum": list(choices), "x-choices": choices}


def _with_vocabulary(field: Field, settings: Settings) -> Field:
    words = settings.vocabulary.get(field.name)
    return replace(field, vocabulary=words) if words else field


def _with_labels(field: Field, settings: Settings) -> Field:
    named = settings.labels.get(field.name)
    if not named:
        return field
    choices = tuple(
        replace(c, label=Label(named[c.value], named[c.value]), names=(*c.names, c.label.en, c.label.zh))
        if c.value in named
        else c
        for c in field.choices
    )
    return replace(field, choices=choices)


def _item_properties(node: Schema) -> Mapping[str, Schema] | None:
    items = node.get("items", {})
    properties: Mapping[str, Schema] | None = items.get("properties") if isinstance(items, Mapping) else None
    return properties


def _kind(node: Schema) -> str:
    return str(
        node.get("x-kind")
        or ("choice" if "enum" in node else None)
        or _KIND_OF_FORMAT.get(node.get("format", ""))
        or _KIND_OF_TYPE.get(node.get("type", ""), "text")
    )


def _label(key: str, node: Schema) -> Label:
    named = node.get("x-label", {})
    title = node.get("title", key.replace("_", " "))
    return Label(named.get("en", title), named.get("zh", title))


def _choices(node: Schema) -> tuple[Choice, ...]:
    named = node.get("x-choices", {})
    values = [value for value in node.get("enum", ()) if isinstance(value, str)]
    return tuple(
        Choice(value, Label(named.get(value, {}).get("en", value), named.get(value, {}).get("zh", value)))
        for value in values
    )


def _fields(
    path: tuple[str, ...],
    node: Schema,
    labels: tuple[Label, ...],
    *,
    required: bool,
    record: str | None = None,
) -> Iterator[Field]:
    labels = (*labels, _label(path[-1], node))
    is_list = node.get("type") == "array" or node.get("x-kind") == "list"
    inner = node.get("properties") if node.get("type") == "object" else _item_properties(node)
    if inner is not None:
        record = record or (path[0] if is_list else None)
        needed = (node["items"] if is_list else node).get("required", ())
        for key, child in inner.items():
            for field in _fields((*path, key), child, labels, required=key in needed, record=record):
                rest = ".".join(field.path[len(path) :])
                also = tuple(f"{alias}.{rest}" for alias in node.get("x-alias", ()))
                yield replace(field, aliases=(*field.aliases, *also)) if also else field
        return
    value = node.get("items", {}) if is_list else node
    yield Field(
        path=path,
        kind="text" if is_list and _kind(value) == "list" else _kind(value),
        labels=labels,
        aliases=tuple(node.get("x-alias", ())),
        choices=_choices(value),
        is_list=is_list,
        record=record,
        is_required=required,
        is_personal=bool(node.get("x-personal")),
        merge=node.get("x-merge", "value"),
        flag=node.get("x-flag") or (path[-1].replace("_", "-") if path[0] == "custom" else None),
        looks_ahead=bool(node.get("x-ahead")),
        default=node.get("default"),
        column=node.get("x-column"),
    )
