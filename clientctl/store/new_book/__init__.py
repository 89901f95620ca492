"""The files of a new book, empty or with the example clients, as they come with the package."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

from clientctl import SETTINGS_FILE
from clientctl.messages import Language
from clientctl.schema.shape import shipped_text
from clientctl.store.driver import ATTRIBUTES

_OWN_SCHEMA: Final = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "title": "This book's own fields",
    "type": "object",
    "properties": {"custom": {"type": "object", "properties": {}}},
}
# Which schema an editor's YAML plug-in checks which files by.
_EDITOR_SETTINGS: Final = {
    "yaml.schemas": {
        "./schema/core.schema.json": ["clients/*.yaml", "archive/*.yaml"],
        "./schema/client.schema.json": ["clients/*.yaml", "archive/*.yaml"],
        "./schema/settings.schema.json": [SETTINGS_FILE],
    }
}
_PLACES: Final = ("clients", "archive", "views", "schema")


def book_files(language: Language) -> Mapping[str, bytes]:
    """An empty book by path: settings with comments in a language, schemas, git's and editors' settings."""
    settings = resources.files(__package__).joinpath(f"clientctl.{language}.yaml").read_bytes()
    return {
        SETTINGS_FILE: settings,
        "clients/.gitkeep": b"",
        "schema/client.schema.json": _json(_OWN_SCHEMA),
        **_support_files(),
    }


def example_files() -> Mapping[str, bytes]:
    """The example book by path, with the files that support it."""
    root = _example()
    found = {SETTINGS_FILE: root.joinpath(SETTINGS_FILE).read_bytes()}
    for place in _PLACES:
        found.update(_files(root.joinpath(place), place))
    return {**found, **_support_files()}


def ci_file(host: str) -> bytes:
    """What makes a forge check every push."""
    return resources.files(__package__).joinpath("ci", f"{host}.yml").read_bytes()


def schema_copies() -> Mapping[str, bytes]:
    """The schemas that come with this version, by the paths where editors look for them."""
    return {
        "schema/core.schema.json": shipped_text("client.schema.json").encode(),
        "schema/settings.schema.json": shipped_text("settings.schema.json").encode(),
    }


def _support_files() -> Mapping[str, bytes]:
    return {
        **schema_copies(),
        ".gitattributes": ATTRIBUTES.encode(),
        ".vscode/settings.json": _json(_EDITOR_SETTINGS),
    }


def _example() -> Traversable:
    """The example inside the installed package, or beside it in a checkout of the project."""
    package = resources.files("clientctl")
    installed = package.joinpath("example")
    return installed if installed.is_dir() else package.joinpath("..", "clients.example")


def _files(directory: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    """The files of one directory of the example by path; what an editor or a system left there is passed over."""
    names = sorted(item.name for item in directory.iterdir() if item.name.endswith((".yaml", ".json")))
    return ((f"{path}/{name}", directory.joinpath(name).read_bytes()) for name in names)


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
