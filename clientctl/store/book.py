"""A book's own files: where a book is, its settings and its schema; whatever is wrong in them is told, not fatal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from clientctl import SETTINGS_FILE
from clientctl.errors import ClientctlError, Problem
from clientctl.facts import FACT_FIELDS
from clientctl.frozen import frozen
from clientctl.schema.catalog import Catalog, Schema, build_catalog, core_schema
from clientctl.schema.shape import settings_shape
from clientctl.settings import Settings, build_settings
from clientctl.store.folder import Folder

SCHEMA_FILE: Final = "schema/client.schema.json"


@frozen
class Book:
    """An opened book; `problems` are those that keep its settings or its schema from being used as written.

    written: the data of its settings, None where they could not be read.
    """

    folder: Folder
    settings: Settings
    catalog: Catalog
    problems: tuple[Problem, ...]
    written: Mapping[str, Any] | None = None


@frozen
class Sources:
    """The bytes of the settings, and of the book's own schema if it has one."""

    settings: bytes
    schema: bytes | None


def read_sources(root: Path) -> Sources | None:
    """What a book says of itself; None if it cannot be read."""
    folder = Folder(root)
    try:
        return Sources(folder.read(SETTINGS_FILE), _read_schema(folder))
    except (ClientctlError, OSError):
        return None


def open_book(root: Path, sources: Sources | None = None) -> Book:
    """Read the settings and the book's own schema; a part that cannot be used counts as absent and is named.

    sources: what they were when they were read before.
    """
    folder = Folder(root)
    settings, written, problems = _read_settings(folder, sources)
    own: Schema | None = None
    more: tuple[Problem, ...] = ()
    try:
        raw = sources.schema if sources is not None else _read_schema(folder)
        if raw is not None:
            from clientctl.schema.own import vet_own_schema

            computed = [field.name for field in FACT_FIELDS]
            own, more = vet_own_schema(
                raw, SCHEMA_FILE, core=build_catalog(settings).schema, computed=computed
            )
    except ClientctlError as error:
        more = (error.as_problem(SCHEMA_FILE),)
    return Book(folder, settings, build_catalog(settings, own), (*problems, *more), written)


def restore_book(root: Path, written: Mapping[str, Any], own: Schema) -> Book:
    """A book whose settings have this data and whose schema is this one, both known to be sound."""
    settings = build_settings(written)
    return Book(Folder(root), settings, build_catalog(settings, own), (), written)


def _read_schema(folder: Folder) -> bytes | None:
    return folder.read(SCHEMA_FILE) if folder.exists(SCHEMA_FILE) else None


def _read_settings(
    folder: Folder, sources: Sources | None
) -> tuple[Settings, Mapping[str, Any] | None, tuple[Problem, ...]]:
    from clientctl import text

    try:
        raw = sources.settings if sources else folder.read(SETTINGS_FILE)
        parsed = text.parse_mapping(raw, SETTINGS_FILE, settings_shape())
    except ClientctlError as error:
        problem = error.as_problem(SETTINGS_FILE)
        ours = text.ours(raw) if error.code == "text.conflict" else None
        if ours is None:
            return Settings(), None, (problem,)
        # in conflict: they hold from our side until somebody decides
        settings, written, problems = _read_settings(folder, Sources(ours, None))
        return settings, written, (problem, *problems)
    settings = build_settings(parsed.data)
    # what a quick look does not find is read as it is meant, so that no command needs the whole check
    if _looks_sound(parsed.data, settings):
        return settings, parsed.data, ()
    from clientctl.schema.check import check_settings

    found = check_settings(parsed.data, SETTINGS_FILE, lambda path, key: parsed.locate(path, key=key))
    return settings, parsed.data, found


def _looks_sound(document: Mapping[str, Any], settings: Settings) -> bool:
    """Whether the parts have their shapes, the keys are known, and words that stand for choices are among them."""
    properties = core_schema()["properties"]
    choices = (
        {field.name: field.choices for field in build_catalog(settings).fields} if settings.labels else {}
    )
    return (
        not settings.broken
        and all(key in settings_shape().keys(()) for key in document)
        and settings.log_kind in properties["log"]["items"]["properties"]["kind"]["enum"]
        and all(stage.counts_as in properties["stage"]["enum"] for stage in settings.stages)
        and all(
            any(choice.value == value for choice in choices.get(name, ()))
            for name, labels in settings.labels.items()
            for value in labels
        )
    )
