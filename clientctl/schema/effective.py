"""The schema in effect: what a client's file may say in one book, as a single JSON Schema document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from clientctl.schema.catalog import Catalog, Schema

# Of the book's own schema these say nothing about values.
_SILENT: Final = ("$schema", "title", "description", "$comment", "definitions", "$defs")


def effective_schema(catalog: Catalog) -> Schema:
    """The core's schema with the book's fields, stages and vocabularies, and what its own schema tightens beside it."""
    schema: Schema = catalog.schema
    for field in catalog.closed:
        schema = _with_words(schema, field.path, field.vocabulary)
    own = {key: value for key, value in catalog.own.items() if key not in _SILENT}
    return {**schema, "allOf": [own]} if _tightens(own, catalog.schema) else schema


def _with_words(node: Schema, path: Sequence[str], words: Sequence[str]) -> Schema:
    """The schema with a list of accepted words for one field."""
    if "items" in node:
        return {**node, "items": _with_words(node["items"], path, words)}
    if not path:
        return {**node, "enum": list(words)}
    properties = node["properties"]
    inner = _with_words(properties[path[0]], path[1:], words)
    return {**node, "properties": {**properties, path[0]: inner}}


def _tightens(own: Any, schema: Any) -> bool:
    """Whether a schema says anything that the other does not say as well."""
    if isinstance(own, Mapping) and isinstance(schema, Mapping):
        return any(key not in schema or _tightens(value, schema[key]) for key, value in own.items())
    return bool(own != schema)
