"""config get and list: the settings of a book that count, set or by default."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from clientctl.actions.selection import Selection
from clientctl.actions.telling import Row, Told, build_told_listing
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, Problem, WrongUsage, message
from clientctl.frozen import frozen, replace
from clientctl.model import Answer, Column, Label
from clientctl.names import nearest
from clientctl.schema.setting_keys import (
    Keys,
    SettingKey,
    find_key,
    in_effect,
    leaves,
    named_keys,
    value_at,
)
from clientctl.schema.shape import settings_shape

COLUMNS: Final = (Column("key", Label("key", "设置")), Column("value", Label("value", "值")))


@frozen
class Got:
    """What a key holds, set or by default: as an answer for programs, as a line for people (None: nothing)."""

    answer: Answer
    line: str | None
    key: str


def get_setting(workspace: Workspace, name: str, selection: Selection) -> Got:
    """The value that counts; WrongUsage, with near matches, for an unknown key."""
    key = find_setting(workspace, name)
    value = value_at(in_effect(_written(workspace)), key.path)
    row = {"key": key.name, "value": value, "path": key.path}
    answer, _ = build_told_listing(COLUMNS, ("key", "value"), [row], selection, _TOLD)
    line = None if value is None else show_setting(value, key.path)
    return Got(replace(answer, is_single=True), line, key.name)


def list_settings(workspace: Workspace, selection: Selection) -> tuple[Answer, tuple[Problem, ...]]:
    """Every setting that counts, and what is wrong with those that were made; people see which are defaults."""
    from clientctl.actions.own_files import check_settings_file

    written = _written(workspace)
    rows = [
        {"key": ".".join(path), "value": value, "path": path, "is_set": value_at(written, path) is not None}
        for path, value in leaves(in_effect(written))
    ]
    shown = ("key", "value") if all(row["is_set"] for row in rows) else ("key", "origin", "value")
    answer, _ = build_told_listing(COLUMNS, shown, rows, selection, _TOLD)
    foot = message("shaping.config_count", count=len(rows))
    problems = (*workspace.problems, *check_settings_file(workspace))
    return replace(answer, foot=(foot,)), problems


def _shown(row: Row) -> str | None:
    return None if row["value"] is None else show_setting(row["value"], row["path"])


def _origin(row: Row) -> Message | None:
    return None if row["is_set"] else message("shaping.config_default")


_TOLD: Final = {
    "value": Told(COLUMNS[1], _shown),
    "origin": Told(Column("origin", Label("", ""), tones=(("shaping.config_default", "dim"),)), _origin),
}


def _written(workspace: Workspace) -> Mapping[str, Any]:
    """The settings as they were written, nothing where they cannot be read."""
    return workspace.book.written or {}


def find_setting(workspace: Workspace, name: str) -> SettingKey:
    """The key of this dotted name; WrongUsage, with near matches, where there is none."""
    document = _written(workspace)
    fields = {field.name for field in workspace.catalog.fields}
    key = find_key(name, document, fields.__contains__)
    if key is not None:
        return key
    known = dict.fromkeys((*named_keys(), *(".".join(path) for path, _ in leaves(in_effect(document)))))
    near = nearest(name, known)
    hint = message("values.did_you_mean", names=near) if near else message("shaping.config_all_keys")
    raise WrongUsage("shaping.config_unknown_key", key=name, hint=hint)


def show_setting(value: Any, path: Keys) -> str:
    """A value as it can be typed, on one line unless it is a text of several."""
    if isinstance(value, str):
        return value
    from clientctl.text.rendering import Renderer

    return Renderer(settings_shape()).flow(value, path)
