"""Plain values by a short way: a test that says at once that a value fits a simple schema.

Most of a client's values are plain texts and numbers that fit; only those that do not are put through the
whole of JSON Schema, which is several times slower and knows what to say.
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


def leaf_test(node: Any) -> Fits | None:
    """A test of values by this schema, sure when it says yes; None for schemas that are not simple."""
    if not isinstance(node, Mapping):
        return None
    keywords = {key for key in node if key not in ANNOTATIONS and not key.startswith("x-")}
    kind = node.get("type")
    if kind == "string" and keywords <= _TEXT:
        return _text_test(node)
    if kind in ("integer", "number") and keywords <= _NUMBER:
        return _number_test(node)
    return None


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
