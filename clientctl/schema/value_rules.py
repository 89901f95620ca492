"""What a schema cannot say of single values: VALUE_RULES, one row a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from typing import Any, Final

from clientctl import names
from clientctl.errors import message
from clientctl.model import Field
from clientctl.schema.catalog import Catalog
from clientctl.schema.findings import Finding, Path
from clientctl.schema.words import brief, named, near_or
from clientctl.values.money import MAX_DIGITS

# A rule on one client's document, whose parts may be of any shape.
ValueRule = Callable[[Mapping[str, Any], Catalog], Iterator[Finding]]


def value_findings(document: Any, catalog: Catalog) -> Iterator[Finding]:
    """What the rules find, rule by rule."""
    if isinstance(document, Mapping):
        for rule in VALUE_RULES:
            yield from rule(document, catalog)


def _outside_vocabulary(document: Mapping[str, Any], catalog: Catalog) -> Iterator[Finding]:
    for field in catalog.closed:
        for path, value in _places(document, field.path, ()):
            if isinstance(value, str) and value not in field.vocabulary:
                yield _unlisted(path, value, field)


def _unlisted(path: Path, value: str, field: Field) -> Finding:
    told = message("values.not_in_vocabulary", field=field.name, text=brief(value))
    words = field.vocabulary
    near = names.nearest(value, words)
    hint = (
        message("values.did_you_mean", names=near) if near else message("values.vocabulary", words=words[:20])
    )
    return Finding(path, told, hint)


def _places(node: Any, steps: tuple[str, ...], path: Path) -> Iterator[tuple[Path, Any]]:
    """Path and value wherever a field stands in a document."""
    if isinstance(node, list):
        for index, part in enumerate(node):
            yield from _places(part, steps, (*path, index))
    elif not steps:
        yield path, node
    elif isinstance(node, Mapping) and node.get(steps[0]) is not None:
        yield from _places(node[steps[0]], steps[1:], (*path, steps[0]))


def _odd_values(document: Mapping[str, Any], _catalog: Catalog) -> Iterator[Finding]:
    for path, value in _odd(document, ()):
        if value is None:
            yield Finding(
                path, message("schema.no_value", field=named(path)), message("schema.no_value_hint")
            )
        else:
            told = message("values.too_many_digits", text=brief(value), most=MAX_DIGITS)
            yield Finding(path, told, message("values.too_many_digits_hint"))


def _odd(node: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Nothing as an entry of a list, and numbers with too many digits, wherever they stand."""
    is_list = isinstance(node, list)
    for step, part in enumerate(node) if is_list else node.items():
        if part.__class__ is str or isinstance(part, bool):
            continue
        if isinstance(part, Mapping | list):
            yield from _odd(part, (*path, step))
        elif is_list if part is None else _is_long(part):
            yield (*path, step), part


def _is_long(number: int | Decimal) -> bool:
    if isinstance(number, int):
        return abs(number) >= 10**MAX_DIGITS
    significant = number.normalize(_EXACT)
    return len(significant.as_tuple().digits) > MAX_DIGITS or significant.adjusted() >= MAX_DIGITS


# Drops final zeros and rounds nothing, however long a number is.
_EXACT: Final = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)


def _unknown_custom(document: Mapping[str, Any], catalog: Catalog) -> Iterator[Finding]:
    custom, known = document.get("custom"), tuple(catalog.schema["properties"]["custom"]["properties"])
    for key in custom if isinstance(custom, Mapping) else ():
        if key not in known:
            hint = near_or(key, known, "schema.custom_unknown_hint")
            told = message("schema.custom_unknown", key=brief(key))
            yield Finding(("custom", key), told, hint, "warning", is_at_key=True)


VALUE_RULES: Final[tuple[ValueRule, ...]] = (_outside_vocabulary, _odd_values, _unknown_custom)
