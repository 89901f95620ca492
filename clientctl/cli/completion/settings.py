"""Keys of a book's settings, and what they may be set to."""

from __future__ import annotations

from collections.abc import Iterator

from clientctl.cli.completion.candidates import Asked, Candidate, starting
from clientctl.schema.setting_keys import SettingKey, find_key, named_keys


def complete_setting(asked: Asked) -> list[Candidate]:
    """A dotted key."""
    return starting(asked.typed, map(Candidate, named_keys()))


def complete_role(asked: Asked) -> list[Candidate]:
    """A role, or one of the people who have one."""
    settings = asked.session.workspace.settings
    people = (person.key for person in settings.people if settings.roles and person.role)
    return starting(asked.typed, map(Candidate, (*(role.name for role in settings.roles), *people)))


def complete_setting_value(asked: Asked) -> list[Candidate]:
    """The values of a key that takes but a few."""
    workspace = asked.session.workspace
    key = find_key(asked.place.words[0], {}, lambda name: name in workspace.fields)
    return [] if key is None else starting(asked.typed, map(Candidate, _values(key)))


def _values(key: SettingKey) -> Iterator[str]:
    for node in key.alternatives:
        if node.get("type") == "boolean":
            yield from ("true", "false")
        yield from (value for value in node.get("enum", ()) if isinstance(value, str))
