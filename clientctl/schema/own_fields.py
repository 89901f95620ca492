"""A book's own fields: what they may be called and of which kinds they may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, get_args

from clientctl.errors import message
from clientctl.model import FieldIndex
from clientctl.model.fields import Merge, fold_key
from clientctl.schema.catalog import build_catalog, core_schema
from clientctl.schema.findings import Finding, Path
from clientctl.schema.subschemas import subschemas
from clientctl.schema.words import brief, near_or
from clientctl.settings import Settings

Schema = Mapping[str, Any]

CUSTOM: Final[Path] = ("properties", "custom", "properties")
"""Where a book's own fields stand in its schema."""

OWN_KINDS: Final[Mapping[str, Schema]] = MappingProxyType(
    {
        "text": {"type": "string"},
        "integer": {"type": "integer"},
        "decimal": {"type": "number"},
        "money": {"type": "number"},
        "date": {"type": "string", "format": "date"},
        "flag": {"type": "boolean"},
        "choice": {"type": "string"},
        "list": {"type": "array", "items": {"type": "string"}},
    }
)
"""The kinds of a book's own fields, and what each means in JSON Schema."""

_NAME: Final = re.compile("[a-z][a-z0-9_]{0,59}")
# Other YAML readers take these keys for true, false and null.
_WORDS: Final = frozenset(("on", "off", "yes", "no", "y", "n", "true", "false", "null"))


def own_fields(schema: Schema) -> Mapping[str, Any]:
    """The schemas of a book's own fields by name; empty where the schema has another shape."""
    node: Any = schema
    for step in CUSTOM:
        node = node.get(step) if isinstance(node, Mapping) else None
    return node if isinstance(node, Mapping) else {}


def can_name_field(name: str) -> bool:
    """True when the name has the form of a book's own field."""
    return _NAME.fullmatch(name) is not None and name not in _WORDS


def core_names() -> frozenset[str]:
    """Every name that a field of every client goes by, folded: paths, labels, aliases, and names of lists."""
    index = FieldIndex(build_catalog(Settings()).fields)
    names = {
        name
        for field in index
        for name in (field.name, field.label.en, field.label.zh)
        if len(field.path) == 1
    }
    names.update(alias for field in index for alias in field.aliases)
    for key, node in core_schema()["properties"].items():
        names.update((key, *node["x-label"].values(), *node.get("x-alias", ())))
    return frozenset(map(fold_key, names))


def field_findings(schema: Schema, taken: Collection[str]) -> Iterator[Finding]:
    """What is wrong with the names and kinds of a book's own fields; `taken`: names of computed fields."""
    reserved = core_names() | set(map(fold_key, taken))
    for name in own_fields(schema):
        if fold_key(name) in reserved:
            told, hint = (
                message("schema.own_core_name", name=brief(name)),
                message("schema.own_core_name_hint"),
            )
            yield Finding((*CUSTOM, name), told, hint, is_at_key=True)
        elif not can_name_field(name):
            told, hint = (
                message("schema.own_custom_name", name=brief(name)),
                message("schema.own_custom_name_hint"),
            )
            yield Finding((*CUSTOM, name), told, hint, is_at_key=True)
    for path, node in subschemas(schema):
        if path[:2] == CUSTOM[:2]:
            yield from _form_findings(node, path)
            if isinstance(node, Mapping) and "x-kind" in node:
                yield from _kind_findings(node, path)


def _form_findings(node: Any, path: Path) -> Iterator[Finding]:
    """What the catalog cannot read: no schema in braces, several types, odd annotations."""
    if not isinstance(node, Mapping):
        if path[-1] not in ("additionalProperties", "additionalItems"):
            yield Finding(path, message("schema.own_plain"), message("schema.own_plain_hint"))
        return
    if isinstance(node.get("type"), list):
        yield Finding((*path, "type"), message("schema.own_types"), message("schema.own_types_hint"))
    if isinstance(node.get("items"), list):
        yield Finding((*path, "items"), message("schema.own_plain"), message("schema.own_plain_hint"))
    for keyword, is_right in _ANNOTATIONS.items():
        if keyword in node and not is_right(node[keyword]):
            told = message("schema.own_annotation", keyword=keyword, value=brief(node[keyword]))
            yield Finding((*path, keyword), told)


def _are_texts(value: Any) -> bool:
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else (None,)
    return all(isinstance(part, str) for part in parts)


_ANNOTATIONS: Final[Mapping[str, Callable[[Any], bool]]] = {
    "x-label": lambda value: isinstance(value, Mapping) and _are_texts(value),
    "x-choices": lambda value: isinstance(value, Mapping) and all(map(_are_texts, value.values())),
    "x-alias": lambda value: isinstance(value, list) and _are_texts(value),
    "x-flag": lambda value: isinstance(value, str) and _NAME.fullmatch(value.replace("-", "_")) is not None,
    "x-merge": lambda value: value in get_args(Merge),
    "x-column": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "x-personal": lambda value: isinstance(value, bool),
    "x-ahead": lambda value: isinstance(value, bool),
    "default": lambda value: not isinstance(value, Mapping | list),
}


def _kind_findings(node: Schema, path: Path) -> Iterator[Finding]:
    kind, field = node["x-kind"], brief(path[-1])
    if not isinstance(kind, str) or kind not in OWN_KINDS:
        told = message("schema.own_kind", kind=brief(kind))
        yield Finding((*path, "x-kind"), told, near_or(str(kind), tuple(OWN_KINDS), "schema.one_of"))
        return
    for keyword in ("type", "format"):
        meant = OWN_KINDS[kind].get(keyword)
        if meant and node.get(keyword, meant) != meant:
            told = message("schema.own_kind_type", field=field, kind=kind, type=brief(node[keyword]))
            yield Finding(
                (*path, keyword), told, message("schema.own_kind_type_hint", keyword=keyword, value=meant)
            )
    if kind == "choice" and not node.get("enum"):
        told = message("schema.own_choice_without_enum", field=field)
        yield Finding(path, told, message("schema.own_choice_without_enum_hint"), is_at_key=True)


def with_kinds(schema: Schema) -> Schema:
    """The schema, its own fields with the type and format that their kind means."""
    fields = {
        name: {**OWN_KINDS.get(node.get("x-kind", ""), {}), **node} if isinstance(node, Mapping) else node
        for name, node in own_fields(schema).items()
    }
    if not fields:
        return schema
    properties = schema["properties"]
    return {**schema, "properties": {**properties, "custom": {**properties["custom"], "properties": fields}}}
