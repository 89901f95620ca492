"""Checking documents: every fault of a client, the settings or a view, by JSON Schema and by rules.

The only importer of jsonschema. Nothing is ever fetched: schemas refer to themselves alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from clientctl.errors import Problem
from clientctl.frozen import frozen, replace
from clientctl.model import Field
from clientctl.schema.catalog import Catalog
from clientctl.schema.faults import Fault
from clientctl.schema.findings import Finding, Locate, place
from clientctl.schema.keywords import KEYWORDS, Keyword
from clientctl.schema.leaves import build_test
from clientctl.schema.reading import described_field
from clientctl.schema.settings_rules import settings_findings
from clientctl.schema.shipped import settings_schema, view_schema
from clientctl.schema.value_rules import value_findings
from clientctl.schema.words import FieldOf, as_finding

Schema = Mapping[str, Any]
Faults = Callable[[Any], Iterator[Fault]]


def check_document(document: Any, catalog: Catalog, path: str, locate: Locate) -> tuple[Problem, ...]:
    """Every problem of the values of one client, by line and column.

    `locate` finds a path in the file's text. The core's schema and the book's own both hold, so the
    book's may tighten but never loosen. What is wrong between entries is found by `rules.check_entries`.
    """
    return place(_client_findings(document, catalog), path, locate)


def check_settings(
    document: Any, path: str, locate: Locate, *, own: Schema | None = None, computed: tuple[Field, ...] = ()
) -> tuple[Problem, ...]:
    """Every problem of `clientctl.yaml`, but for the queries in it, which are compiled elsewhere.

    own: the book's own schema, if known: it tells which custom fields there are;
    computed: fields never stored, which `require` and `roles` may name.
    """
    faults = map(as_finding, _engine_of_settings()(document))
    return place(chain(faults, settings_findings(document, own, computed)), path, locate)


def check_view(document: Any, path: str, locate: Locate) -> tuple[Problem, ...]:
    """Every problem of a saved view's file, but for its query, which is compiled elsewhere."""
    return place(map(as_finding, _engine_of_views()(document)), path, locate)


def schema_faults(schema: Any) -> Iterator[Fault]:
    """Where a document is no JSON Schema of draft 7."""
    return _engine_of_schemas()(schema)


def _client_findings(document: Any, catalog: Catalog) -> Iterator[Finding]:
    engines = _engines(_Same(catalog))
    field_of = _fields_of(catalog)
    for engine in engines:
        yield from (as_finding(fault, field_of) for fault in engine(document))
    yield from value_findings(document, catalog)


def _fields_of(catalog: Catalog) -> FieldOf:
    """Fields as the schema node says, their choices known by the labels that the book gives them."""

    def field_of(path: tuple[str, ...], node: Schema) -> Field:
        described = described_field(path, node)
        try:
            known = catalog.field(*path)
        except KeyError:
            return described
        accepted = {choice.value for choice in described.choices}
        return replace(
            described, choices=tuple(choice for choice in known.choices if choice.value in accepted)
        )

    return field_of


# -- engines: a schema compiled once -------------------------------------------------------------------


@frozen
class _Same:
    """A catalog as a key: itself and no other, since what it holds cannot be hashed."""

    catalog: Catalog

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.catalog is self.catalog

    def __hash__(self) -> int:
        return id(self.catalog)


@lru_cache(maxsize=8)
def _engines(key: _Same) -> tuple[Faults, ...]:
    """The core's engine, and that of the book's own schema: both must be content, so nothing is loosened."""
    schemas = (key.catalog.schema, key.catalog.own)
    return tuple(_engine(schema) for schema in schemas if schema)


@cache
def _engine_of_settings() -> Faults:
    return _engine(settings_schema())


@cache
def _engine_of_views() -> Faults:
    return _engine(view_schema())


@cache
def _engine_of_schemas() -> Faults:
    from jsonschema import Draft7Validator

    return _engine(Draft7Validator.META_SCHEMA)


def _engine(schema: Schema) -> Faults:
    """All faults of a document by this schema; one that plainly has none needs no JSON Schema."""
    # with its $schema, jsonschema would go back to its own keywords at each reference
    bare = {key: value for key, value in schema.items() if key != "$schema"}
    fits = build_test(bare)
    find = cache(lambda: _thorough_engine(bare))

    def faults(document: Any) -> Iterator[Fault]:
        return iter(()) if fits is not None and fits(document) else find()(document)

    return faults


def _thorough_engine(bare: Schema) -> Faults:
    from jsonschema import Draft7Validator
    from jsonschema.validators import extend
    from referencing import Registry
    from referencing.exceptions import NoSuchResource

    def refuse(uri: str) -> Any:
        raise NoSuchResource(uri)

    keywords = {row.name: _checker(row) for row in KEYWORDS}
    registry: Any = Registry(retrieve=refuse)  # type: ignore[call-arg]
    extended: Any = extend(Draft7Validator, keywords)  # type: ignore[no-untyped-call]
    validator = extended(bare, registry=registry)

    def faults(document: Any) -> Iterator[Fault]:
        for error in validator.iter_errors(document):
            yield from map(_fault, _plainest(error))

    return faults


def _checker(row: Keyword) -> Callable[[Any, Any, Any, Any], Iterator[Any]]:
    """A row of KEYWORDS as jsonschema calls it."""
    from jsonschema import ValidationError

    # keyed by identity: the values belong to the schema, which lives as long as its engine
    prepared: dict[int, Any] = {}

    def check(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[Any]:
        if id(value) not in prepared:
            prepared[id(value)] = row.prepare(value)
        for step in row.steps(prepared[id(value)], instance, schema):
            if step.schema is False:
                yield ValidationError(step.missing, path=step.path, instance=step.value)
            else:
                yield from validator.descend(
                    step.value, step.schema, path=step.path[0] if step.path else None
                )

    return check


def _plainest(error: Any) -> Iterator[Any]:
    """The error itself, or those of the one alternative whose type the value has."""
    options: dict[Any, list[Any]] = {}
    for inner in error.context:
        options.setdefault(inner.relative_schema_path[0], []).append(inner)
    meant = [inner for inner in options.values() if not any(_is_of_other_type(each) for each in inner)]
    if len(meant) != 1:
        yield error
        return
    for inner in meant[0]:
        yield from _plainest(inner)


def _is_of_other_type(error: Any) -> bool:
    return error.validator == "type" and not error.relative_path


def _fault(error: Any) -> Fault:
    return Fault(
        path=tuple(error.absolute_path),
        keyword="" if error.schema is False else error.validator,
        limit=error.validator_value,
        value=error.instance,
        node=error.schema if isinstance(error.schema, Mapping) else {},
        missing=error.message if error.validator == "required" else "",
        is_key="propertyNames" in error.absolute_schema_path,
    )
