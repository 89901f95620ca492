"""What a schema cannot say of people, roles and transitions in the settings: who is meant, and who may still change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from clientctl.errors import message
from clientctl.schema.findings import Finding
from clientctl.schema.settings_book import SettingsBook
from clientctl.schema.words import brief, near_or
from clientctl.settings.parts import Unusable
from clientctl.settings.team import read_roles

# What a role may name beside the fields of a file: where the client is, and its id.
OF_THE_FILE: Final = ("id", "archived")


def unknown_roles(book: SettingsBook) -> Iterator[Finding]:
    roles = tuple(book.mapping("roles"))
    for person in book.mapping("people") if roles else ():
        role = book.mapping("people", person).get("role")
        if isinstance(role, str) and role not in roles:
            told = message("schema.no_role", name=brief(role))
            yield Finding(("people", person, "role"), told, near_or(role, roles, "schema.one_of"))


def same_addresses(book: SettingsBook) -> Iterator[Finding]:
    """A commit is found to be one person's by its e-mail address, which two cannot have."""
    first: dict[str, str] = {}
    for person in book.mapping("people"):
        email = book.mapping("people", person).get("email")
        if not isinstance(email, str) or not email:
            continue
        other = first.setdefault(email.casefold(), person)
        if other != person:
            told = message("roles.same_address", email=brief(email), person=brief(other))
            yield Finding(("people", person, "email"), told, message("roles.same_address_hint"))


def nobody_free(book: SettingsBook) -> Iterator[Finding]:
    """Rules that bind everybody cannot be changed by anybody any more."""
    try:
        roles = read_roles(book.document.get("roles") or {})
    except Unusable:  # what is wrong with them is told already
        return
    given = [book.mapping("people", person).get("role") for person in book.mapping("people")]
    is_known = all(any(role.name == name for role in roles) for name in given)
    if roles and given and is_known and not any(role.is_free and role.name in given for role in roles):
        told, hint = message("roles.nobody_free"), message("roles.nobody_free_hint")
        yield Finding(("roles",), told, hint, "warning", is_at_key=True)


def unreachable_values(book: SettingsBook) -> Iterator[Finding]:
    """A value that no other may become, though it is not where clients begin."""
    for name in book.mapping("transitions"):
        field = book.field(name)
        table = book.mapping("transitions", name)
        choices = () if field is None else field.choices
        for choice in choices[1:]:
            others: list[Any] = [table.get(one.value) for one in choices if one.value != choice.value]
            if all(isinstance(words, list) and choice.value not in words for words in others):
                told = message("roles.unreachable", field=name, value=choice.value)
                path = ("transitions", name, choice.value) if choice.value in table else ("transitions", name)
                yield Finding(path, told, message("roles.unreachable_hint"), "warning", is_at_key=True)
