"""Keywords of JSON Schema that a client file asks more of than the standard says.

A key without a value counts as absent; numbers are Decimal; nothing takes more than linear time.
Each row says, for one keyword, which parts of a value must fit which schemas, and what fails at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import repeat
from typing import Any, Final

from clientctl.frozen import frozen
from clientctl.schema.findings import Path
from clientctl.schema.formats import fits_format
from clientctl.schema.leaves import Fits, build_test
from clientctl.schema.patterns import fits_pattern

Schema = Mapping[str, Any]
# The digits that Decimal's remainder can take; longer numbers are refused elsewhere.
_DIGITS: Final = 28


@frozen
class Step:
    """A value below the one being checked, and the schema that it must fit (False: it fails at once).

    path: the key or index from there, () for the value itself; missing: the key that is not there.
    """

    path: Path
    value: Any
    schema: Schema | bool
    missing: str = ""


@frozen
class Keyword:
    """What a keyword asks: `steps` gives, for its value, an instance and the schema around, what must hold.

    `prepare` is done once for the keyword's value, before `steps` sees it.
    """

    name: str
    steps: Callable[[Any, Any, Schema], Iterator[Step]]
    prepare: Callable[[Any], Any] = lambda value: value


def _properties(value: Any, instance: Any, _schema: Schema) -> Iterator[Step]:
    if isinstance(instance, Mapping):
        for key, part in instance.items():
            if part is not None and key in value:
                node, fits = value[key]
                if fits is None or not fits(part):
                    yield Step((key,), part, node)


def _items(value: Any, instance: Any, _schema: Schema) -> Iterator[Step]:
    if isinstance(instance, list):
        nodes = repeat(value) if isinstance(value, tuple) else value
        for index, (part, (node, fits)) in enumerate(zip(instance, nodes, strict=False)):
            if fits is None or not fits(part):
                yield Step((index,), part, node)


def _required(value: Any, instance: Any, _schema: Schema) -> Iterator[Step]:
    if isinstance(instance, Mapping):
        for key in value:
            if key not in instance:
                yield Step((), instance, False, missing=key)
            elif instance[key] is None:
                yield Step((key,), None, False, missing=key)


def _pattern_properties(value: Any, instance: Any, _schema: Schema) -> Iterator[Step]:
    if isinstance(instance, Mapping):
        for pattern, part in value.items():
            yield from (Step((key,), instance[key], part) for key in instance if fits_pattern(pattern, key))


def _additional_properties(value: Any, instance: Any, schema: Schema) -> Iterator[Step]:
    if value is not True and isinstance(instance, Mapping):
        known, patterns = schema.get("properties", {}), schema.get("patternProperties", ())
        for key, part in instance.items():
            if key not in known and not any(fits_pattern(pattern, key) for pattern in patterns):
                yield Step((key,), part, value)


def _property_names(value: Any, instance: Any, _schema: Schema) -> Iterator[Step]:
    if isinstance(instance, Mapping):
        yield from (Step((key,), key, value) for key in instance)


def _enum(value: Any, instance: Any, _schema: Schema) -> Iterator[Step]:
    if _identity(instance) not in value:
        yield Step((), instance, False)


def _unique_items(value: Any, instance: Any, _schema: Schema) -> Iterator[Step]:
    if value and isinstance(instance, list):
        seen: set[Any] = set()
        for index, item in enumerate(instance):
            identity = _identity(item)
            if identity in seen:
                yield Step((index,), item, False)
            seen.add(identity)


def _pattern(value: Any, instance: Any, _schema: Schema) -> Iterator[Step]:
    if isinstance(instance, str) and not fits_pattern(value, instance):
        yield Step((), instance, False)


def _format(value: Any, instance: Any, _schema: Schema) -> Iterator[Step]:
    if isinstance(instance, str) and not fits_format(value, instance):
        yield Step((), instance, False)


def _multiple_of(value: Any, instance: Any, _schema: Schema) -> Iterator[Step]:
    is_number = isinstance(instance, int | Decimal) and not isinstance(instance, bool)
    if (
        is_number
        and abs(Decimal(instance)) < Decimal(value).scaleb(_DIGITS)
        and Decimal(instance) % Decimal(value)
    ):
        yield Step((), instance, False)


def _identity(value: Any) -> Any:
    """Something that is equal for equal JSON values only, and can be looked up: 1 is 1.0, but not true."""
    if isinstance(value, Mapping):
        return (dict, frozenset((key, _identity(part)) for key, part in value.items()))
    if isinstance(value, list):
        return (list, tuple([_identity(part) for part in value]))
    return (bool, value) if isinstance(value, bool) else value


def _tested(node: Any) -> tuple[Any, Fits | None]:
    """A schema with the short way to tell that a value fits it."""
    return node, build_test(node)


KEYWORDS: Final = (
    Keyword("properties", _properties, lambda nodes: {key: _tested(node) for key, node in nodes.items()}),
    Keyword(
        "items",
        _items,
        lambda nodes: list(map(_tested, nodes)) if isinstance(nodes, list) else _tested(nodes),
    ),
    Keyword("required", _required),
    Keyword("patternProperties", _pattern_properties),
    Keyword("additionalProperties", _additional_properties),
    Keyword("propertyNames", _property_names),
    Keyword("enum", _enum, lambda choices: frozenset(map(_identity, choices))),
    Keyword("const", _enum, lambda value: frozenset((_identity(value),))),
    Keyword("uniqueItems", _unique_items),
    Keyword("pattern", _pattern),
    Keyword("format", _format),
    Keyword("multipleOf", _multiple_of),
)
