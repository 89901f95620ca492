"""The schemas inside a schema: where they stand, what they refer to, and how large the whole becomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal

from clientctl.errors import InvalidData
from clientctl.schema.findings import Path

Node = Mapping[str, Any]
# Every schema of a file by its path, the steps as texts.
ByName = Mapping[tuple[str, ...], Any]

# Keywords of draft 7 that hold schemas: one, a list of them, or one a key.
APPLICATORS: Final[Mapping[str, Literal["one", "list", "keys"]]] = {
    **dict.fromkeys(("additionalItems", "additionalProperties", "contains", "propertyNames"), "one"),
    **dict.fromkeys(("not", "if", "then", "else", "items"), "one"),
    **dict.fromkeys(("allOf", "anyOf", "oneOf"), "list"),
    **dict.fromkeys(("properties", "patternProperties", "definitions", "$defs", "dependencies"), "keys"),
}


def children(node: Any) -> Iterator[tuple[Path, Any]]:
    """Path from here, and schema, of each schema directly in this one; what is none is passed over."""
    for keyword, form in APPLICATORS.items() if isinstance(node, Mapping) else ():
        value = node.get(keyword)
        if form == "keys" and isinstance(value, Mapping):
            yield from (
                ((keyword, key), part) for key, part in value.items() if isinstance(part, Mapping | bool)
            )
        elif form != "keys" and isinstance(value, list):
            yield from (((keyword, index), part) for index, part in enumerate(value))
        elif form == "one" and isinstance(value, Mapping | bool):
            yield (keyword,), value


def subschemas(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Path and schema of this one and all those inside it."""
    yield path, node
    for step, child in children(node):
        yield from subschemas(child, (*path, *step))


def target(ref: str) -> tuple[str, ...] | None:
    """The path that a reference within the file names, as texts; None for one that leads out of it."""
    if ref == "#":
        return ()
    if not ref.startswith("#/"):
        return None
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in ref[2:].split("/"))


def expanded(schema: Node, by_name: ByName, *, deepest: int) -> int:
    """How many schemas there are with every reference in its place.

    InvalidData when a reference leads back to itself, or when that nests deeper than `deepest`.
    """
    sizes: dict[int, int] = {}
    around: list[int] = []

    def size(node: Any, ref: str) -> int:
        if id(node) in around and not isinstance(node, bool):
            raise InvalidData("schema.own_cycle", ref=ref)
        if len(around) > deepest:
            raise InvalidData("schema.own_deep", most=deepest)
        if id(node) not in sizes:
            around.append(id(node))
            total = 1
            for inner, inner_ref in _followed(node, by_name):
                total += size(inner, inner_ref or ref)
            sizes[around.pop()] = total
        return sizes[id(node)]

    return size(schema, "#")


def _followed(node: Any, by_name: ByName) -> list[tuple[Any, str]]:
    """What a schema consists of: the one that it refers to, and by which reference, or those inside it."""
    ref = reference(node)
    if ref is not None:
        return [(by_name[target(ref) or ()], ref)]
    return [(child, "") for _, child in children(node)]


def reference(node: Any) -> str | None:
    """The text of a schema's $ref."""
    ref = node.get("$ref") if isinstance(node, Mapping) else None
    return ref if isinstance(ref, str) else None


def inlined(node: Any, by_name: ByName) -> Any:
    """The schema with each reference replaced by what it names, keeping the labels that stand beside it."""
    if not isinstance(node, Mapping):
        return node
    ref = reference(node)
    if ref is not None:
        named = inlined(by_name[target(ref) or ()], by_name)
        beside = {key: value for key, value in node.items() if key.startswith("x-")}
        return {**named, **beside} if isinstance(named, Mapping) else named
    return {key: _inlined_value(key, value, by_name) for key, value in node.items()}


def _inlined_value(keyword: str, value: Any, by_name: ByName) -> Any:
    if keyword not in APPLICATORS:
        return value
    if isinstance(value, list):
        return [inlined(part, by_name) for part in value]
    if APPLICATORS[keyword] == "keys":
        return {key: inlined(part, by_name) for key, part in value.items()}
    return inlined(value, by_name)
