"""The keys of `clientctl.yaml` as dotted names (`currency`, `labels.grade.A`), read off the schema of settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from clientctl.frozen import frozen
from clientctl.schema.shape import Schema, settings_shape
from clientctl.schema.shipped import settings_schema

Keys = tuple[str, ...]

# The first keys below these are names of fields, which may have dots (`labels.log.kind.visit`).
_OF_FIELDS: Final = ("vocabulary", "labels", "transitions")


@frozen
class SettingKey:
    """A key, and the schema of what it holds."""

    path: Keys
    node: Schema

    @property
    def name(self) -> str:
        return ".".join(self.path)

    @property
    def alternatives(self) -> tuple[Schema, ...]:
        """What its value may be, one of several where the schema says so."""
        return tuple(self.node.get("anyOf", (self.node,)))


def find_key(name: str, document: Mapping[str, Any], is_field: Callable[[str], bool]) -> SettingKey | None:
    """The key that a dotted name means, set or not; None where the schema has no place for it.

    Of several ways to part the name that counts by which a key is set, else one below a known field.
    """
    readings = _readings(settings_schema(), tuple(name.split(".")), ())
    likely = [key for key in readings if _is_likely(key, document, is_field)]
    ranked = sorted(likely, key=lambda key: (not has(document, key.path), not _is_of_field(key, is_field)))
    return ranked[0] if ranked and "" not in name.split(".") else None


def _is_likely(key: SettingKey, document: Mapping[str, Any], is_field: Callable[[str], bool]) -> bool:
    """Whether each part with dots is a key that is there, a field's name, or a last word of any form."""
    is_leaf = "properties" not in key.node and "additionalProperties" not in key.node
    return all(
        "." not in part
        or has(document, key.path[:count])
        or (count == 2 and _is_of_field(key, is_field))
        or (count == len(key.path) and is_leaf)
        for count, part in enumerate(key.path, 1)
    )


def _is_of_field(key: SettingKey, is_field: Callable[[str], bool]) -> bool:
    return len(key.path) > 1 and key.path[0] in _OF_FIELDS and is_field(key.path[1])


def _readings(node: Schema, parts: Keys, path: Keys) -> Iterator[SettingKey]:
    """Every way to part the rest of a name into keys below a node, short keys first."""
    if not parts:
        yield SettingKey(path, node)
        return
    named = node.get("properties", {}).get(parts[0])
    if named is not None:
        yield from _readings(named, parts[1:], (*path, parts[0]))
    free = node.get("additionalProperties")
    if isinstance(free, Mapping):
        for count in range(1, len(parts) + 1):
            yield from _readings(free, parts[count:], (*path, ".".join(parts[:count])))


@cache
def default_settings() -> Mapping[str, Any]:
    """The settings of a book that says nothing, as far as they are not empty."""
    found: Mapping[str, Any] = _defaults(settings_schema())
    return found


def _defaults(node: Schema) -> dict[str, Any]:
    held: dict[str, Any] = {}
    for key, inner in node.get("properties", {}).items():
        value = inner.get("default", _defaults(inner))
        if value != {}:
            held[key] = value
    return held


def named_keys() -> Iterator[str]:
    """The keys that every book may have, by name."""
    yield from _named(settings_schema(), ())


def _named(node: Schema, path: Keys) -> Iterator[str]:
    for key, inner in node.get("properties", {}).items():
        yield ".".join((*path, key))
        yield from _named(inner, (*path, key))


def has(document: Any, path: Sequence[str]) -> bool:
    """Whether anything is set at a path."""
    return value_at(document, path) is not None


def value_at(document: Any, path: Sequence[str]) -> Any:
    """What is set at a path, None for nothing."""
    for step in path:
        document = document.get(step) if isinstance(document, Mapping) else None
    return document


def in_effect(document: Mapping[str, Any]) -> dict[str, Any]:
    """The settings with the defaults of what is not set, keys in their canonical order."""
    return _merged(default_settings(), document, ())


def _merged(defaults: Mapping[str, Any], document: Mapping[str, Any], path: Keys) -> dict[str, Any]:
    known = [key for key in settings_shape().keys(path) if key in defaults or key in document]
    merged: dict[str, Any] = {}
    for key in dict.fromkeys((*known, *document)):
        usual, value = defaults.get(key), document.get(key)
        if isinstance(value, Mapping):
            below = usual if isinstance(usual, Mapping) else {}
            merged[key] = _merged(below, value, (*path, key))
        elif value is not None or usual is not None:
            merged[key] = usual if value is None else value
    return merged


def leaves(settings: Mapping[str, Any], path: Keys = ()) -> Iterator[tuple[Keys, Any]]:
    """Everything in settings that is no mapping, by its path; lists are whole."""
    for key, value in settings.items():
        if isinstance(value, Mapping):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key), value
