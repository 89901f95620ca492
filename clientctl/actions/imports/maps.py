"""Which column fills which field, as typed, and as kept in the book's settings for the next time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from clientctl import SETTINGS_FILE, text
from clientctl.actions.imports.plan import Columns
from clientctl.actions.workspace import Workspace
from clientctl.errors import WrongUsage, message
from clientctl.model import FileChange
from clientctl.names import is_id, nearest
from clientctl.schema.shape import settings_shape

_SAVED: Final = "@"


def read_maps(workspace: Workspace, typed: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """(column, field) of each COLUMN=FIELD and of the maps named by @NAME; a later one of a column counts."""
    pairs = [pair for one in typed for pair in _pairs(workspace, one)]
    return tuple(dict(pairs).items())


def _pairs(workspace: Workspace, typed: str) -> Iterator[tuple[str, str]]:
    if typed.startswith(_SAVED) and "=" not in typed:
        yield from _saved(workspace, typed.removeprefix(_SAVED)).items()
        return
    column, sign, name = typed.rpartition("=")
    if not sign or not column:
        raise WrongUsage("cli.bad_map", text=typed, hint=message("cli.map_form"))
    yield column, name.strip()


def _saved(workspace: Workspace, name: str) -> Mapping[str, str]:
    maps = workspace.settings.import_maps
    if name not in maps:
        known = nearest(name, maps) or tuple(maps)
        hint = message("imports.maps", names=known) if known else message("imports.no_maps")
        raise WrongUsage("imports.no_map", name=name, hint=hint)
    return maps[name]


def saving(workspace: Workspace, name: str, columns: Sequence[Columns]) -> tuple[FileChange, ...]:
    """Keep what became of the columns in the settings; nothing when it is there already. WrongUsage for a bad name."""
    if not is_id(name):
        raise WrongUsage("imports.bad_map_name", name=name, hint=message("values.id_form"))
    raw = workspace.book.folder.read(SETTINGS_FILE)
    kept = {column: field for one in columns for column, field in one.used}
    kept |= {column: "" for one in columns for column in one.unmatched if column not in kept}
    operation = text.Set(("import", "maps", name), kept)
    edited = text.edit(raw, SETTINGS_FILE, [operation], settings_shape())
    return () if edited.raw == raw else (FileChange(SETTINGS_FILE, raw, edited.raw),)
