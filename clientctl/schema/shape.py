"""What the YAML layer must know of a file's types, read off its JSON Schema: key order, and how scalars are read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal

from clientctl.frozen import attribute, frozen

Schema = Mapping[str, Any]
Reading = Literal["text", "date", "data"]


@frozen
class SchemaShape:
    """A `text.Shape` of the files that a schema describes; it remembers its answers, as files ask the same often.

    It is what a merge asks for, too.
    """

    schema: Schema
    _readings: dict[tuple[str, ...], Reading] = attribute(factory=dict)
    _orders: dict[tuple[str, ...], tuple[str, ...]] = attribute(factory=dict)

    def keys(self, path: Sequence[str | int]) -> Sequence[str]:
        """The canonical order of the keys of the mapping at `path`; () when the schema does not know it."""
        steps = tuple([step for step in path if isinstance(step, str)])
        if steps not in self._orders:
            properties = [node["properties"] for node in self._nodes(steps) if "properties" in node]
            self._orders[steps] = tuple(dict.fromkeys(key for part in properties for key in part))
        return self._orders[steps]

    def reading(self, path: Sequence[str | int]) -> Reading:
        """How a scalar at `path` is read; what the schema does not know is data."""
        steps = tuple([step for step in path if isinstance(step, str)])
        if steps not in self._readings:
            self._readings[steps] = _reading(list(self._nodes(steps)))
        return self._readings[steps]

    def merge(self, path: Sequence[str | int]) -> str:
        """The merge strategy for the value at `path` (a list's item has none); "" where the schema names none."""
        steps = tuple([step for step in path if isinstance(step, str)])
        if not path or isinstance(path[-1], int):
            return ""
        return next((str(node["x-merge"]) for node in self._nodes(steps) if "x-merge" in node), "")

    def _nodes(self, steps: tuple[str, ...]) -> Iterator[Schema]:
        """Every subschema that may describe the value at these steps, list items standing for their list."""
        nodes = list(_alternatives(self.schema))
        for step in steps:
            children = [_child(node, step) for node in nodes]
            nodes = [found for child in children if child for found in _alternatives(child)]
        yield from nodes


def _alternatives(node: Schema) -> Iterator[Schema]:
    yield node
    for key in ("anyOf", "oneOf", "allOf"):
        for option in node.get(key, ()):
            yield from _alternatives(option)
    if isinstance(node.get("items"), Mapping):
        yield from _alternatives(node["items"])


def _child(node: Schema, step: str) -> Schema | None:
    found = node.get("properties", {}).get(step, node.get("additionalProperties"))
    return found if isinstance(found, Mapping) else None


def _reading(nodes: Sequence[Schema]) -> Reading:
    types = {node.get("type", "string" if "x-kind" in node else "") for node in nodes}
    if "string" not in types or types & {"number", "integer", "boolean"}:
        return "data"
    is_date = any(node.get("x-kind") == "date" or node.get("format") == "date" for node in nodes)
    return "date" if is_date else "text"


@cache
def settings_shape() -> SchemaShape:
    """The shape of `clientctl.yaml`."""
    return SchemaShape(shipped_schema("settings.schema.json"))


@cache
def view_shape() -> SchemaShape:
    """The shape of `views/NAME.yaml`."""
    return SchemaShape(shipped_schema("view.schema.json"))


def shipped_schema(name: str) -> Schema:
    """A schema that comes with the package, by its file's name."""
    schema: Schema = json.loads(shipped_text(name))
    return schema


def shipped_text(name: str) -> str:
    """The text of a shipped schema, as editors get it."""
    # asked of the loader itself, as importlib.resources takes longer to load than the schema to be read
    loader: Any = __spec__.loader
    found: bytes = loader.get_data(f"{__file__.removesuffix('shape.py')}{name}")
    return found.decode("utf-8")
