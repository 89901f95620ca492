"""The shape of clients' files by a book's own schema that nobody has vetted: what is odd in it is passed over."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from clientctl.schema.shape import Schema, SchemaShape, shipped_schema

MOST_BYTES: Final = 64 * 1024
MOST_FIELDS: Final = 500
# What a shape is read off; each is a single word.
_WORDS: Final = ("type", "format", "x-kind", "x-merge")
# JSON types by the kinds of a book's own fields.
_TYPES: Final = {
    **dict.fromkeys(("text", "date", "choice"), "string"),
    **dict.fromkeys(("decimal", "money"), "number"),
    "integer": "integer",
    "flag": "boolean",
    "list": "array",
}


def client_shape(own: bytes | None) -> SchemaShape:
    """The shape of the core's fields, with those of the book's own that the bytes of its schema plainly name.

    Nothing is checked, fetched or run: whatever the bytes are, files can be read.
    """
    core = shipped_schema("client.schema.json")
    fields = {name: field for name, node in _own_fields(own).items() if (field := _field(node))}
    if not fields:
        return SchemaShape(core)
    custom = {**core["properties"]["custom"], "properties": fields}
    return SchemaShape({**core, "properties": {**core["properties"], "custom": custom}})


def _own_fields(own: bytes | None) -> Mapping[str, Any]:
    if own is None or len(own) > MOST_BYTES:
        return {}
    try:
        node = json.loads(own.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}
    for step in ("properties", "custom", "properties"):
        node = node.get(step) if isinstance(node, dict) else None
    return node if isinstance(node, dict) and len(node) <= MOST_FIELDS else {}


def _field(node: Any) -> Schema:
    """The field as far as it is plain; a list's items with it."""
    if not isinstance(node, dict):
        return {}
    field: dict[str, Any] = {key: node[key] for key in _WORDS if isinstance(node.get(key), str)}
    kind = field.get("x-kind")
    if kind in _TYPES:
        field.setdefault("type", _TYPES[kind])
    if field.get("type") == "array":
        field["items"] = _field(node.get("items")) or {"type": "string"}
    return field
