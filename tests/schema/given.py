"""What the tests of the schema room start from: files as texts, checked with real positions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from clientctl import text
from clientctl.errors import Problem
from clientctl.messages import Language, word
from clientctl.model import Field
from clientctl.schema.catalog import Catalog, Schema, build_catalog
from clientctl.schema.check import check_document, check_settings, check_view
from clientctl.schema.own import vet_own_schema
from clientctl.schema.rules import check_entries
from clientctl.schema.shape import settings_shape, view_shape
from clientctl.settings import build_settings

CLIENT = "clients/acme.yaml"
OWN = "schema/client.schema.json"


def problems(
    source: str, *, own: Mapping[str, Any] | None = None, settings: Mapping[str, Any] | None = None
) -> tuple[Problem, ...]:
    """The problems of the values of a client's file."""
    catalog = catalog_of(own, settings)
    parsed = text.parse(source.encode(), CLIENT, catalog.shape)
    return check_document(parsed.data, catalog, CLIENT, lambda path, key: parsed.locate(path, key=key))


def entry_problems(source: str, settings: Mapping[str, Any] | None = None) -> tuple[Problem, ...]:
    """The problems between the entries of a client's file."""
    catalog = build_catalog(build_settings(settings or {}))
    parsed = text.parse(source.encode(), CLIENT, catalog.shape)
    return check_entries(
        parsed.data,
        catalog,
        build_settings(settings or {}),
        CLIENT,
        lambda path, key: parsed.locate(path, key=key),
    )


def settings_problems(
    source: str, own: Schema | None = None, computed: tuple[Field, ...] = ()
) -> tuple[Problem, ...]:
    parsed = text.parse(source.encode(), "clientctl.yaml", settings_shape())

    def locate(path: text.Path, key: bool) -> tuple[int, int]:
        return parsed.locate(path, key=key)

    return check_settings(parsed.data, "clientctl.yaml", locate, own=own, computed=computed)


def view_problems(source: str) -> tuple[Problem, ...]:
    parsed = text.parse(source.encode(), "views/vip.yaml", view_shape())
    return check_view(parsed.data, "views/vip.yaml", lambda path, key: parsed.locate(path, key=key))


def vetted(schema: Any) -> tuple[Schema | None, tuple[Problem, ...]]:
    raw = schema if isinstance(schema, bytes) else json.dumps(schema).encode()
    return vet_own_schema(raw, OWN)


def catalog_of(own: Mapping[str, Any] | None = None, settings: Mapping[str, Any] | None = None) -> Catalog:
    if own is None:
        return build_catalog(build_settings(settings or {}))
    schema, found = vetted(own)
    assert schema is not None, told(found)
    return build_catalog(build_settings(settings or {}), schema)


def custom(**fields: Any) -> Schema:
    """A book's schema with these fields of its own."""
    return {"properties": {"custom": {"properties": fields}}}


def codes(found: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.pointer, problem.code) for problem in found]


def told(found: tuple[Problem, ...], language: Language = "en") -> list[str]:
    """Each problem as people read it: place, sentence, and the hint behind a bar."""
    return [
        f"{p.location}: {word(p.message, language)}" + (f" | {word(p.hint, language)}" if p.hint else "")
        for p in found
    ]
