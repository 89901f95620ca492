"""A book's own files: where a book is, its settings and its schema; whatever is wrong in them is told, not fatal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from clientctl import text
from clientctl.errors import ClientctlError, Problem
from clientctl.facts import FACT_FIELDS
from clientctl.schema.catalog import Catalog, Schema, build_catalog
from clientctl.schema.shape import settings_shape
from clientctl.settings import SETTINGS_FILE, Settings, build_settings
from clientctl.store.folder import Folder

SCHEMA_FILE: Final = "schema/client.schema.json"


@dataclass(frozen=True)
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
    known = settings_shape().keys(())
    kinds = [choice.value for choice in build_catalog(Settings()).field("log", "kind").choices]
    # what these few looks do not find is read as it is meant, so that no command needs the whole check
    if not settings.broken and settings.log_kind in kinds and all(key in known for key in parsed.data):
        return settings, ()
    from clientctl.schema.check import check_settings

    return settings, check_settings(
        parsed.data, SETTINGS_FILE, lambda path, key: parsed.locate(path, key=key)
    )
