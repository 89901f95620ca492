"""config set: a key of `clientctl.yaml`, changed in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from clientctl import SETTINGS_FILE, text
from clientctl.actions.changing import Plan
from clientctl.actions.consequences import find_consequences
from clientctl.actions.own_files import check_settings_text
from clientctl.actions.setting_values import parse_setting
from clientctl.actions.settings_shown import find_setting, show_setting
from clientctl.actions.workspace import Workspace
from clientctl.dates import Tense
from clientctl.errors import InvalidData, Message, Problem, WrongUsage, message
from clientctl.frozen import replace
from clientctl.model import ChangeSet, FileChange, Reported
from clientctl.schema.findings import pointer
from clientctl.schema.setting_keys import SettingKey, default_settings, in_effect, value_at
from clientctl.schema.shape import settings_shape
from clientctl.store.book import SCHEMA_FILE, Sources, open_book

_FORMAT_KEY: Final = ("clientctl",)
_SHOWN: Final = 10


def plan_config(workspace: Workspace, name: str, typed: str, *, is_forced: bool = False) -> Plan:
    """Set a key of `clientctl.yaml`, or clear it with nothing; the rest of the file stays as it is.

    WrongUsage for a value that the key cannot take; InvalidData if it does not go with the other settings, or if
    files of the book that were valid would not be any more, unless forced.
    """
    key = find_setting(workspace, name)
    if key.path == _FORMAT_KEY:
        raise WrongUsage("shaping.config_format", hint=message("shaping.config_format_hint"))
    raw = workspace.book.folder.read(SETTINGS_FILE)
    edited = text.edit(raw, SETTINGS_FILE, _operations(workspace, key, typed), settings_shape())
    if edited.raw == raw:
        return Plan(ChangeSet())
    changed = _with_settings(workspace, edited.raw)
    broken = [
        *_refuse_faults(workspace, changed, key, raw, edited.raw),
        *find_consequences(workspace, changed),
    ]
    files = len({problem.location.path for problem in broken})
    if broken and not is_forced:
        hint = message("shaping.config_breaks_hint")
        raise InvalidData("shaping.config_breaks", count=files, problems=tuple(broken[:_SHOWN]), hint=hint)
    warnings = [message("shaping.config_broke", count=files)] if broken else []
    reported = Reported("", SETTINGS_FILE, "updated")
    changes = ChangeSet((FileChange(SETTINGS_FILE, raw, edited.raw),), f"config {key.name}", (reported,))
    return Plan(changes, (_told(edited.data, key),), (*warnings, *_currency_warnings(edited.data, key)))


def _operations(workspace: Workspace, key: SettingKey, typed: str) -> Sequence[text.Operation]:
    if not typed.strip():
        return [text.Remove(key.path)]
    return [text.Set(key.path, parse_setting(key, typed, workspace.context(Tense.PLAN)))]


def _with_settings(workspace: Workspace, raw: bytes) -> Workspace:
    """The book as it would be with this text for its settings."""
    folder = workspace.book.folder
    schema = folder.read(SCHEMA_FILE) if folder.exists(SCHEMA_FILE) else None
    return replace(workspace, book=open_book(workspace.root, Sources(raw, schema)))


def _refuse_faults(
    workspace: Workspace, changed: Workspace, key: SettingKey, before: bytes, after: bytes
) -> Iterator[Problem]:
    """Errors that other settings would get; WrongUsage for the first one of the value itself."""
    known = {_fault(problem) for problem in check_settings_text(workspace, before)}
    found = check_settings_text(changed, after)
    new = [problem for problem in found if problem.is_error and _fault(problem) not in known]
    place = pointer(key.path)
    for problem in new:
        if _is_within(problem.pointer, place) or _is_within(place, problem.pointer):
            refusal = WrongUsage(problem.code, hint=problem.hint or message("actions.other_value"))
            refusal.message = problem.message
            raise refusal
    yield from new


def _fault(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.pointer


def _is_within(inner: str, outer: str) -> bool:
    return inner == outer or inner.startswith(f"{outer}/")


def _told(document: Mapping[str, Any], key: SettingKey) -> Message:
    """The value that counts from now on."""
    value, usual = value_at(document, key.path), value_at(default_settings(), key.path)
    if value is not None:
        shown = show_setting(value, key.path)
        return message("shaping.config_set", key=key.name, value=shown, path=SETTINGS_FILE)
    if usual is not None:
        shown = show_setting(usual, key.path)
        return message("shaping.config_reset", key=key.name, value=shown, path=SETTINGS_FILE)
    return message("shaping.config_cleared", key=key.name, path=SETTINGS_FILE)


def _currency_warnings(document: Mapping[str, Any], key: SettingKey) -> Sequence[Message]:
    """Nothing is converted: what has no currency of its own, and rates, mean the book's currency."""
    if key.path != ("currency",):
        return ()
    return [message("shaping.config_currency", currency=value_at(in_effect(document), key.path))]
