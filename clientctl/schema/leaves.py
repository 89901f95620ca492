"""Documents by a short way: a test that says at once that a value fits a schema.

Nearly all that is read fits; only what does not is put through the whole of JSON Schema, which is many times
slower, takes long to load, and knows what to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from math import inf
from typing import Any, Final

from clientctl.schema.formats import FORMATS
from clientctl.schema.patterns import fits_pattern

Fits = Callable[[Any], bool]

# Keywords that say nothing about a value; so do those that begin with x-.
ANNOTATIONS: Final = frozenset(
    ("title", "description", "default", "examples", "$comment", "readOnly", "writeOnly")
)
_TEXT: Final = frozenset(("type", "format", "minLength", "maxLength", "pattern", "enum"))
_NUMBER: Final = frozenset(("type", "minimum", "maximum"))
_OBJECT: Final = frozenset(("type", "properties", "required", "additionalProperties"))


def build_test(node: Any) -> Fits | None:
    """A test of values by this schema, sure when it says yes; None for schemas that are not simple all through."""
    if not isinstance(node, Mapping):
        return None
    keywords = {key for key in node if key not in ANNOTATIONS and not key.startswith("x-")}
    if not keywords:  # a schema that asks for nothing
        return lambda _: True
    if keywords == {"anyOf"}:
        return _alternative_test(node)
    kind = node.get("type")
    build, known = _BUILDERS.get(kind if isinstance(kind, str) else "", (None, frozenset()))
    return build(node) if build is not None and keywords <= known else None


def _alternative_test(node: Mapping[str, Any]) -> Fits | None:
    tests = [build_test(part) for part in node["anyOf"]]
    sure = [test for test in tests if test is not None]
    return (lambda value: any(test(value) for test in sure)) if len(sure) == len(tests) else None


def _object_test(node: Mapping[str, Any]) -> Fits | None:
    properties = node.get("properties", {})
    tests = {key: build_test(part) for key, part in properties.items()}
    required = frozenset(node.get("required", ()))
    others = node.get("additionalProperties", True)
    test_others = (lambda _: others) if isinstance(others, bool) else build_test(others)
    if test_others is None or None in tests.values():
        return None

    def fits(value: Any) -> bool:
        if not isinstance(value, dict):
            return False
        missing = required
        for key, part in value.items():
            test = tests.get(key)
            if part is None:  # as if the key were not there
                if test is None:
                    return False
                continue
            if not (test_others if test is None else test)(part):
                return False
            if key in missing:
                missing -= {key}
        return not missing

    return fits


def _array_test(node: Mapping[str, Any]) -> Fits | None:
    test = build_test(node["items"]) if "items" in node else lambda _: True
    if test is None:
        return None
    least = node.get("minItems", 0)

    def fits(value: Any) -> bool:
        return isinstance(value, list) and len(value) >= least and all(map(test, value))

    return fits


def _flag_test(node: Mapping[str, Any]) -> Fits:
    return lambda value: isinstance(value, bool)


def _text_test(node: Mapping[str, Any]) -> Fits:
    least, most = node.get("minLength", 0), node.get("maxLength", inf)
    row, pattern = FORMATS.get(node.get("format", "")), node.get("pattern")
    choices = (
        frozenset(choice for choice in node["enum"] if isinstance(choice, str)) if "enum" in node else None
    )

    def fits(value: Any) -> bool:
        return (
            isinstance(value, str)
            and least <= len(value) <= most
            and (choices is None or value in choices)
            and (row is None or row.fits(value))
            and (pattern is None or fits_pattern(pattern, value))
        )

    return fits


def _number_test(node: Mapping[str, Any]) -> Fits:
    types = int if node["type"] == "integer" else int | Decimal
    least, most = node.get("minimum", -inf), node.get("maximum", inf)

    def fits(value: Any) -> bool:
        return isinstance(value, types) and not isinstance(value, bool) and least <= value <= most

    return fits


# What says yes to a schema of each type, and the keywords that it knows.
_BUILDERS: Final[Mapping[str, tuple[Callable[[Mapping[str, Any]], Fits | None], frozenset[str]]]] = {
    "object": (_object_test, _OBJECT),
    "array": (_array_test, frozenset(("type", "items", "minItems"))),
    "string": (_text_test, _TEXT),
    "integer": (_number_test, _NUMBER),
    "number": (_number_test, _NUMBER),
    "boolean": (_flag_test, frozenset(("type",))),
}
