"""Vetting a book's own schema: it must be safe to run, refer to itself only, and only tighten the core."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from clientctl import names
from clientctl.errors import InvalidData, Location, Problem, message
from clientctl.schema.catalog import build_catalog
from clientctl.schema.check import schema_faults
from clientctl.schema.findings import Finding, Path, place
from clientctl.schema.formats import FORMATS
from clientctl.schema.json_text import read_json
from clientctl.schema.leaves import ANNOTATIONS
from clientctl.schema.own_fields import field_findings, with_kinds
from clientctl.schema.patterns import check_pattern
from clientctl.schema.subschemas import APPLICATORS, expanded, inlined, reference, subschemas, target
from clientctl.schema.tightening import loosening
from clientctl.schema.words import as_finding, brief
from clientctl.settings import Settings

Schema = Mapping[str, Any]

OWN_SCHEMA_FILE: Final = "schema/client.schema.json"
MOST_BYTES: Final = 64 * 1024
MOST_SUBSCHEMAS: Final = 500
DEEPEST: Final = 40

_DIALECT: Final = "http://json-schema.org/draft-07/schema"
# With these a schema takes another name or refers in ways that are not seen on its face.
_REFUSED: Final = (
    *("$id", "$anchor", "$dynamicRef", "$dynamicAnchor"),
    *("$recursiveRef", "$recursiveAnchor", "$vocabulary"),
)
_ASSERTIONS: Final = (
    *("$schema", "$ref", "type", "enum", "const", "required", "format", "pattern", "multipleOf"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength"),
    *("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"),
    *("contentMediaType", "contentEncoding"),
)
_KEYWORDS: Final = ANNOTATIONS.union(_ASSERTIONS, APPLICATORS)


def vet_own_schema(
    text: bytes, path: str, *, core: Schema | None = None, computed: Collection[str] = ()
) -> tuple[Schema | None, tuple[Problem, ...]]:
    """A book's own schema, ready for `build_catalog`, and its problems; None when any of them is an error.

    References are replaced by what they name, and kinds by the types they mean. Nothing is fetched.
    core: the schema to be tightened, with the book's stages (None: without any of its own);
    computed: names that no field of the book's own may take.
    """
    if len(text) > MOST_BYTES:
        return None, (Problem(Location(path), message("schema.own_large", most=MOST_BYTES)),)
    try:
        found = read_json(text, path, deepest=DEEPEST)
    except InvalidData as error:
        return None, (error.as_problem(path),)
    problems = place(_shape(found.data), path, found.locate)
    if not problems:
        problems = place(_content(found.data, core, computed), path, found.locate)
    if any(problem.is_error for problem in problems):
        return None, problems
    return with_kinds(inlined(found.data, _by_name(found.data))), problems


def _content(schema: Schema, core: Schema | None, computed: Collection[str]) -> Iterator[Finding]:
    """What is wrong with a schema of the right shape; what it means is asked only if its references hold."""
    yield from _parts(schema)
    broken = list(_references(schema))
    yield from broken
    if not broken:
        plain = inlined(schema, _by_name(schema))
        yield from loosening(plain, core or build_catalog(Settings()).schema)
        yield from field_findings(plain, computed)


def _by_name(schema: Schema) -> Mapping[tuple[str, ...], Any]:
    return {tuple(map(str, path)): node for path, node in subschemas(schema)}


def _shape(schema: Any) -> Iterator[Finding]:
    if not isinstance(schema, Mapping):
        yield Finding((), message("schema.own_not_mapping"))
    elif len(list(islice(subschemas(schema), MOST_SUBSCHEMAS + 1))) > MOST_SUBSCHEMAS:
        yield Finding((), message("schema.own_many", most=MOST_SUBSCHEMAS))
    elif str(schema.get("$schema", _DIALECT)).rstrip("#") != _DIALECT:
        yield Finding(("$schema",), message("schema.own_dialect"), message("schema.own_dialect_hint"))
    else:
        yield from map(as_finding, schema_faults(schema))


def _parts(schema: Schema) -> Iterator[Finding]:
    for path, node in subschemas(schema):
        if isinstance(node, Mapping):
            for find in (_keywords, _patterns, _formats):
                yield from find(node, path)


def _keywords(node: Schema, path: Path) -> Iterator[Finding]:
    for keyword in node:
        told_at = (*path, keyword)
        if keyword in _REFUSED or (keyword == "$schema" and path):
            told = message("schema.own_keyword", keyword=keyword)
            yield Finding(told_at, told, message("schema.own_keyword_hint"), is_at_key=True)
        elif keyword not in _KEYWORDS and not keyword.startswith("x-"):
            near = names.nearest(keyword, sorted(_KEYWORDS))
            hint = message("values.did_you_mean", names=near) if near else None
            told = message("schema.own_keyword_unknown", keyword=brief(keyword))
            yield Finding(told_at, told, hint, "warning", is_at_key=True)


def _patterns(node: Schema, path: Path) -> Iterator[Finding]:
    found = [((*path, "pattern"), node["pattern"], False)] if "pattern" in node else []
    found += [((*path, "patternProperties", key), key, True) for key in node.get("patternProperties", ())]
    for place_of, pattern, is_at_key in found:
        try:
            check_pattern(pattern)
        except InvalidData as error:
            yield Finding(place_of, error.message, error.hint, is_at_key=is_at_key)


def _formats(node: Schema, path: Path) -> Iterator[Finding]:
    name = node.get("format")
    if name is not None and name not in FORMATS:
        near = names.nearest(name, FORMATS) or tuple(FORMATS)
        told = message("schema.own_format_unknown", name=brief(name))
        yield Finding((*path, "format"), told, message("values.did_you_mean", names=near), "warning")


def _references(schema: Schema) -> Iterator[Finding]:
    by_name, is_whole = _by_name(schema), True
    for path, node in subschemas(schema):
        ref = reference(node)
        if ref is not None and (target(ref) is None or target(ref) not in by_name):
            is_whole = False
            code = "schema.own_remote_ref" if target(ref) is None else "schema.own_ref"
            yield Finding((*path, "$ref"), message(code, ref=brief(ref)), message("schema.own_keyword_hint"))
    if is_whole:
        try:
            if expanded(schema, by_name, deepest=DEEPEST) > MOST_SUBSCHEMAS:
                yield Finding((), message("schema.own_many", most=MOST_SUBSCHEMAS))
        except InvalidData as error:
            yield Finding((), error.message)
