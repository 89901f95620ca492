"""A book's own files: where a book is, its settings and its schema; whatever is wrong in them is told, not fatal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from clientctl import text
from clientctl.errors import ClientctlError, Problem
from clientctl.facts import FACT_FIELDS
from clientctl.frozen import frozen
from clientctl.schema.catalog import Catalog, Schema, build_catalog, core_schema
from clientctl.schema.shape import settings_shape
from clientctl.settings import SETTINGS_FILE, Settings, build_settings
from clientctl.store.folder import Folder

SCHEMA_FILE: Final = "schema/client.schema.json"


@frozen
class Book:
    """An opened book; `problems` are those that keep its settings or its schema from being used as written."""

    folder: Folder
    settings: Settings
    catalog: Catalog
    problems: tuple[Problem, ...]


def find_book(start: Path) -> Path | None:
    """The nearest directory at or above `start` that is a book: it has `clientctl.yaml` and `clients/`."""
    return next((place for place in (start, *start.parents) if is_book(place)), None)


def is_book(place: Path) -> bool:
    try:
        return (place / SETTINGS_FILE).is_file() and (place / "clients").is_dir()
    except OSError:
        return False


def open_book(root: Path) -> Book:
    """Read the settings and the book's own schema; a part that cannot be used counts as absent and is named."""
    folder = Folder(root)
    settings, problems = _read_settings(folder)
    own: Schema | None = None
    more: tuple[Problem, ...] = ()
    if folder.exists(SCHEMA_FILE):
        from clientctl.schema.own import vet_own_schema

        try:
            own, more = vet_own_schema(
                folder.read(SCHEMA_FILE),
                SCHEMA_FILE,
                core=build_catalog(settings).schema,
                computed=[field.name for field in FACT_FIELDS],
            )
        except ClientctlError as error:
            more = (error.as_problem(SCHEMA_FILE),)
    return Book(folder, settings, build_catalog(settings, own), (*problems, *more))


def _read_settings(folder: Folder) -> tuple[Settings, tuple[Problem, ...]]:
    try:
        parsed = text.parse_mapping(folder.read(SETTINGS_FILE), SETTINGS_FILE, settings_shape())
    except ClientctlError as error:
        return Settings(), (error.as_problem(SETTINGS_FILE),)
    settings = build_settings(parsed.data)
    # what a quick look does not find is read as it is meant, so that no command needs the whole check
    if _looks_sound(parsed.data, settings):
        return settings, ()
    from clientctl.schema.check import check_settings

    return settings, check_settings(
        parsed.data, SETTINGS_FILE, lambda path, key: parsed.locate(path, key=key)
    )


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
