"""Roles and transitions made ready to be asked: which fields they name, and who somebody is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from clientctl.actions.subject import ARCHIVED_FIELD, ID_FIELD
from clientctl.facts import computed_fields
from clientctl.frozen import frozen
from clientctl.messages.label import Label
from clientctl.model import Field, FieldIndex
from clientctl.schema.catalog import Catalog
from clientctl.settings import Person, Role, Settings


@frozen
class Author:
    """Who changes something: one of the people, or None for a stranger; shown: how the stranger is called."""

    person: Person | None
    shown: str

    @property
    def name(self) -> str:
        return self.shown if self.person is None else self.person.name or self.person.key


@frozen
class Rules:
    """The roles and transitions of some settings, and the fields that these lead to."""

    settings: Settings
    catalog: Catalog

    @property
    def has_roles(self) -> bool:
        return bool(self.settings.roles)

    @property
    def is_empty(self) -> bool:
        return not self.settings.roles and not self.settings.transitions

    def author(self, email: str, shown: str) -> Author:
        """Whoever commits with an e-mail address."""
        wanted = email.casefold()
        found = (one for one in self.settings.people if one.email and one.email.casefold() == wanted)
        return Author(next(found, None), shown)

    def role_of(self, person: Person | None) -> Role | None:
        """The role that a person has; None for none, and for one that there is not."""
        name = None if person is None else person.role
        return next((role for role in self.settings.roles if role.name == name), None)

    def field(self, name: str) -> Field | None:
        """A field, or a whole list or mapping, by any of its names."""
        return self._groups.listed(name) or self._index.get(name)

    def label(self, name: str) -> Label | str:
        """What a field is called among people."""
        field = self.field(name)
        return name if field is None else field.heading

    def may_change(self, role: Role, field: str) -> bool:
        """Whether a role names this field, the whole that it is part of, or all."""
        return role.change is None or covers(self._named(role.change), field)

    def may_read(self, role: Role, field: str) -> bool:
        """Whether a role may read all of this field."""
        return role.read is None or covers(self.readable(role), field)

    def readable(self, role: Role) -> frozenset[str]:
        """The full names of the fields that a role may read by name."""
        return self._named(role.read or ())

    def owns(self, person: Person, owner: object) -> bool:
        """Whether the owner of a client is this person, however written."""
        return isinstance(owner, str) and owner.casefold() in {name.casefold() for name in person.names}

    def transitions(self, field: str) -> Mapping[str, tuple[str, ...]]:
        """What each value of a field may become; nothing is said of values that are not there."""
        return self.settings.transitions.get(field, {})

    def who_may(self, fields: Iterable[str], owner: object, *, is_whole: bool = False) -> tuple[str, ...]:
        """The people who may change these fields, or with `is_whole` all, of a client with this owner, by name."""
        wanted = tuple(fields)
        found = []
        for person in self.settings.people:
            role = self.role_of(person)
            if role is None or (role.clients == "own" and not self.owns(person, owner)):
                continue
            if role.change is None or (not is_whole and all(self.may_change(role, one) for one in wanted)):
                found.append(person.name or person.key)
        return tuple(found)

    @property
    def free(self) -> tuple[str, ...]:
        """The people who may change everything, by name."""
        roles = ((person, self.role_of(person)) for person in self.settings.people)
        return tuple(person.name or person.key for person, role in roles if role is not None and role.is_free)

    def _named(self, names: Sequence[str]) -> frozenset[str]:
        fields = ((name, self.field(name)) for name in names)
        return frozenset(name if field is None else field.name for name, field in fields)

    @cached_property
    def _index(self) -> FieldIndex:
        return FieldIndex((ID_FIELD, *self.catalog.fields, *computed_fields(self.catalog), ARCHIVED_FIELD))

    @cached_property
    def _groups(self) -> FieldIndex:
        return FieldIndex(self.catalog.groups)


def covers(names: frozenset[str], field: str) -> bool:
    """Whether a field, or a whole that it is part of, is among the names."""
    parts = field.split(".")
    return any(".".join(parts[:count]) in names for count in range(1, len(parts) + 1))
