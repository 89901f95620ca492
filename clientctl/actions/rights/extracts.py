"""export --role: of the clients what a role, or one of the people, may read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from clientctl.actions.presenting import Columns
from clientctl.actions.rights.rules import Rules, covers
from clientctl.actions.subject import Subject
from clientctl.actions.workspace import Workspace
from clientctl.errors import WrongUsage, message
from clientctl.frozen import frozen, replace
from clientctl.model import Client, Document, Event, Field, Table
from clientctl.settings import Person, Role

# By what a client is told from others, whatever may be read of it; in an entry its id, in a table its client's.
_ALWAYS: Final = frozenset({"id", "name"})
_OF_ENTRY: Final = ("id", "ref")
_CLIENTS: Final = "clients"
_OWNER: Final = "owner"
# What each kind of date in a calendar is of.
_FIELD_OF: Final = {
    "next": "next",
    "reminder": "reminders",
    "cadence": "cadence",
    "payment": "payments",
    "contract": "contracts",
    "birthday": "birthday",
    "deal": "deals",
}
_BIRTHDAY: Final = "birthday"


@frozen
class Reader:
    """Those for whom an extract is made: a role, and the people whose clients it may be about."""

    rules: Rules
    role: Role
    people: tuple[Person, ...]

    def may_see(self, subject: Subject) -> bool:
        """Whether it may read anything of this client."""
        if self.role.clients == "all":
            return True
        owner = subject.client.document.get(_OWNER)
        return any(self.rules.owns(person, owner) for person in self.people)

    def subject(self, subject: Subject) -> Subject:
        """The client with what may be read of its document."""
        if self.role.read is None:
            return subject
        client = subject.client
        document = self._document(client.document)
        return Subject(Client(client.id, document, client.path, client.is_archived), subject.facts)

    def refuse(self, columns: Columns) -> None:
        """WrongUsage for columns that may not be read."""
        refused = tuple(name for name, field in columns if not self._may_read(field.name))
        if refused:
            hint = message("roles.may_not_read_hint")
            raise WrongUsage("roles.may_not_read", role=self.role.name, fields=refused, hint=hint)

    def fields(self, fields: Iterable[Field]) -> tuple[Field, ...]:
        """Those of a client's own fields that may be read."""
        return tuple(field for field in fields if self._may_read(field.name))

    def tables(self, tables: Sequence[Table]) -> tuple[Table, ...]:
        """Tables with those columns that may be read; lists of which nothing may be, are left out."""
        if self.role.read is None:
            return tuple(tables)
        return tuple(
            table if table.name == _CLIENTS else self._narrowed(table)
            for table in tables
            if table.name == _CLIENTS or self._has_any(table.name)
        )

    def may_know(self, event: Event) -> bool:
        """Whether a date of a calendar is of something that may be read."""
        _, _, rest = event.key.partition(".")
        kind, _, item = rest.partition(".")
        field = "contacts" if kind == _BIRTHDAY and item else _FIELD_OF.get(kind, kind)
        return self._may_read(field)

    def _may_read(self, name: str) -> bool:
        return name in _ALWAYS or self.rules.may_read(self.role, name)

    def _has_any(self, name: str) -> bool:
        readable = self.rules.readable(self.role)
        return covers(readable, name) or any(one.startswith(f"{name}.") for one in readable)

    def _narrowed(self, table: Table) -> Table:
        kept = [
            place
            for place, column in enumerate(table.columns)
            if column.name in _OF_ENTRY or self._may_read(f"{table.name}.{column.name}")
        ]
        columns = tuple(table.columns[place] for place in kept)
        return replace(table, columns=columns, rows=([row[place] for place in kept] for row in table.rows))

    def _document(self, document: Document) -> Document:
        kept = self._kept(document, "")
        return {key: value for key, value in kept.items() if value not in ({}, [])}

    def _kept(self, node: Mapping[str, Any], path: str) -> dict[str, Any]:
        """What of a mapping may be read, an entry's id always."""
        found: dict[str, Any] = {}
        for key, value in node.items():
            name = f"{path}{key}"
            if self._may_read(name) or (path and key == "id"):
                found[key] = value
            elif self._has_any(name) and isinstance(value, Mapping):
                found[key] = self._kept(value, f"{name}.")
            elif self._has_any(name) and isinstance(value, list):
                found[key] = [self._kept(one, f"{name}.") for one in value if isinstance(one, Mapping)]
        return found


def find_reader(workspace: Workspace, name: str) -> Reader:
    """A role and all who have it, or one of the people with their role; WrongUsage for neither."""
    settings = workspace.settings
    rules = Rules(settings, workspace.catalog)
    role = next((role for role in settings.roles if role.name == name), None)
    if role is not None:
        return Reader(rules, role, tuple(one for one in settings.people if one.role == role.name))
    person = settings.person(name)
    role = rules.role_of(person)
    if person is not None and role is not None:
        return Reader(rules, role, (person,))
    names = tuple(one.name for one in settings.roles)
    hint = message("roles.there_are", names=names) if names else message("roles.none")
    raise WrongUsage("roles.nobody_called", name=name, hint=hint)
