"""Reading what settings say of those who work with a book: people, roles, transitions, what must be there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from clientctl.settings.parts import Unusable, read_list, read_mapping, read_optional, read_text, read_words
from clientctl.settings.rows import Person, Requirement, Role


def read_people(node: Any) -> tuple[Person, ...]:
    return tuple(
        Person(key, *(read_optional(read_mapping(item).get(part)) for part in ("name", "email", "role")))
        for key, item in read_mapping(node).items()
    )


def read_roles(node: Any) -> tuple[Role, ...]:
    """What a role says nothing of, it leaves free."""
    return tuple(
        Role(key, _whose(given.get("clients")), _allowed(given.get("change")), _allowed(given.get("read")))
        for key, item in read_mapping(node).items()
        for given in (read_mapping(item),)
    )


def _whose(node: Any) -> Literal["own", "all"]:
    if node not in (None, "own", "all"):
        raise Unusable
    return "own" if node == "own" else "all"


def _allowed(node: Any) -> tuple[str, ...] | None:
    return None if node in (None, "all") else read_words(node)


def read_transitions(node: Any) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return {
        key: {value: read_words(following) for value, following in read_mapping(table).items()}
        for key, table in read_mapping(node).items()
    }


def read_requirements(node: Any) -> tuple[Requirement, ...]:
    return tuple(
        Requirement(read_text(item.get("when")), read_words(item.get("has")))
        for item in map(read_mapping, read_list(node))
    )
