"""Clients as the rows of an import so far would leave them: new ones, and changed ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from clientctl import text
from clientctl.actions.changing import refuse_new_problems
from clientctl.actions.imports.entries import Claims, Place, Refused
from clientctl.actions.workspace import Workspace
from clientctl.errors import InvalidData, Problem
from clientctl.exchange.sheet import Row, Sheet
from clientctl.frozen import frozen
from clientctl.model import Action, Client, FileChange, Reported
from clientctl.names import fold

Key = tuple[str, str]


@frozen
class Pending:
    """What a row does to an entry of a client; item: the entry's id, if it has one.

    place: the list and the place in it that a new entry gets (None: it is there already).
    """

    sheet: Sheet
    row: Row
    operations: Sequence[text.Operation]
    item: str | None
    action: Action
    place: Place | None = None


@dataclass(slots=True)
class Draft:
    """A client as the rows so far would leave it; `before` is None for a new one.

    rows: those that made or changed it; said: the rows of clients that meant it, changing it or not. items: entries
    that they added and changed, with what became of each. pending: changes of entries that `client` has already and
    the text has not: they are written all at once.
    """

    client: Client
    raw: bytes
    before: Client | None = None
    old: bytes | None = None
    rows: list[Row] = field(default_factory=list)
    said: list[Row] = field(default_factory=list)
    claims: Claims = field(default_factory=Claims)
    items: dict[str, Action] = field(default_factory=dict)
    pending: list[Pending] = field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        return self.raw != self.old

    def copied(self) -> Draft:
        """The draft as it is now; nothing may be pending."""
        return replace(self, rows=[*self.rows], items={**self.items}, pending=[], claims=self.claims.copy())

    def restore(self, before: Draft) -> None:
        """Make it again what it was."""
        self.client, self.raw, self.claims = before.client, before.raw, before.claims
        self.rows, self.items, self.pending = before.rows, before.items, []


class Drafts:
    """The clients of an import, each read when the first row means it, and each written once."""

    def __init__(self, workspace: Workspace, keys: Iterable[str]) -> None:
        self._workspace = workspace
        self._keys = tuple(keys)
        self._drafts: dict[str, Draft] = {}
        self._new: dict[Key, list[str]] = {}

    @cached_property
    def _index(self) -> Mapping[Key, list[str]]:
        """Ids of the book's clients by (key field, folded value)."""
        workspace = self._workspace
        fields = [workspace.fields.select([name])[0] for name in self._keys]
        index: dict[Key, list[str]] = {}
        for client in workspace.repository.clients(archived=True, checked=False):
            subject = workspace.subject(client)
            for found in fields:
                for value in subject.values(found):
                    index.setdefault((found.name, fold(str(value))), []).append(client.id)
        return index

    def of_key(self, key: Key) -> Sequence[str]:
        """Ids of the clients with this value of a key field, those that the import makes too."""
        return [*self._index.get(key, ()), *self._new.get(key, ())]

    @property
    def names(self) -> Iterable[str]:
        """What the clients are called, for whoever is meant by a name that nobody has."""
        return (value for name, value in (*self._index, *self._new) if name == "name")

    @property
    def ids(self) -> Sequence[str]:
        """Those of the clients that rows have meant so far."""
        return tuple(self._drafts)

    def has(self, client_id: str) -> bool:
        """Whether a row has meant this client."""
        return client_id in self._drafts

    def open(self, client_id: str) -> Draft:
        """The draft of a client; ClientctlError when its file cannot be read."""
        draft = self._drafts.get(client_id)
        if draft is None:
            source = self._workspace.repository.source(client_id)
            draft = Draft(source.client, source.raw, source.client, source.raw)
            self._drafts[client_id] = draft
        return draft

    def create(self, client_id: str, document: Mapping[str, Any], row: Row) -> tuple[Problem, ...]:
        """A new client; the errors that it would have, and then there is none."""
        raw = text.dump(document, self._workspace.catalog.shape).encode()
        client = Client(client_id, document, f"clients/{client_id}.yaml")
        errors = self._errors(raw, client, None)
        if not errors:
            self._drafts[client_id] = Draft(client, raw, rows=[row], said=[row])
            for key in self._keys_of(client):
                self._new.setdefault(key, []).append(client_id)
        return errors

    def _keys_of(self, client: Client) -> Iterable[Key]:
        subject = self._workspace.subject(client)
        for found in self._workspace.fields.select(self._keys):
            for value in subject.values(found):
                yield found.name, fold(str(value))

    def write(self, draft: Draft, operations: Sequence[text.Operation], row: Row) -> tuple[Problem, ...]:
        """Bring changes into a draft; the errors that they would make, and then it is left as it was.

        Nothing may be pending.
        """
        errors = self._written(draft, operations)
        if not errors:
            draft.rows.append(row)
        return errors

    def mend(self, draft: Draft, operations: Sequence[text.Operation]) -> None:
        """Change a draft in consequence of what becomes of other clients; nothing may be pending."""
        self._written(draft, operations)

    def drop(self, client_ids: Iterable[str]) -> None:
        """Forget drafts of clients that go."""
        for client_id in client_ids:
            self._drafts.pop(client_id, None)

    def enter(self, draft: Draft, pending: Pending) -> None:
        """Bring a change of entries into a draft, to be written and proved with the others (`settle`)."""
        client = draft.client
        draft.client = Client(
            client.id, text.apply_operations(client.document, pending.operations), client.path
        )
        draft.pending.append(pending)
        draft.rows.append(pending.row)
        if pending.item is not None:
            draft.items.setdefault(pending.item, pending.action)

    def settle(self, draft: Draft) -> Sequence[tuple[Pending, tuple[Problem, ...]]]:
        """Write what is pending; what would make the client invalid is left out, and given back with the errors."""
        pending, draft.pending = draft.pending, []
        if not pending or not self._written(draft, [one for each in pending for one in each.operations]):
            return ()
        client = draft.client
        document = text.load_mapping(draft.raw, client.path, self._workspace.catalog.shape)
        draft.client = Client(client.id, document, client.path)
        refused: list[tuple[Pending, tuple[Problem, ...]]] = []
        missing = Refused()
        for each in pending:
            errors = missing.errors_of(each.operations)
            errors = errors or self._written(draft, missing.beside(each.operations))
            if each.place is not None:
                missing.enter(each.place, errors)
            if errors:
                draft.rows.remove(each.row)
                draft.items.pop(each.item or "", None)
                refused.append((each, errors))
        for place in missing.places:
            draft.claims.dropped(*place)
        return refused

    def _written(self, draft: Draft, operations: Sequence[text.Operation]) -> tuple[Problem, ...]:
        client, shape = draft.client, self._workspace.catalog.shape
        if draft.before is None:
            # nobody has written a new file by hand: it is written anew, not mended
            document = text.apply_operations(text.load_mapping(draft.raw, client.path, shape), operations)
            raw, after = text.dump(document, shape).encode(), Client(client.id, document, client.path)
        else:
            edited = text.edit(draft.raw, client.path, operations, shape)
            raw, after = edited.raw, Client(client.id, edited.data, client.path)
        errors = self._errors(raw, after, draft.before)
        if not errors:
            draft.raw, draft.client = raw, after
        return errors

    def _errors(self, raw: bytes, client: Client, before: Client | None) -> tuple[Problem, ...]:
        try:
            refuse_new_problems(self._workspace, raw, client, before)
        except InvalidData as error:
            return error.problems
        return ()

    def changed(self) -> Sequence[Draft]:
        """The drafts that differ from what is there, in the order of their rows."""
        return [draft for draft in self._drafts.values() if draft.is_changed]

    def changes(self) -> tuple[FileChange, ...]:
        """One change for each file."""
        return tuple(FileChange(d.client.path, d.old, d.raw, d.client.id) for d in self.changed())

    def reported(self) -> tuple[Reported, ...]:
        """What became of clients and their entries."""
        told: list[Reported] = []
        for draft in self.changed():
            client = draft.client
            if draft.before is None:
                told.append(Reported(client.id, client.path, "added"))
            elif len(draft.rows) > len(draft.items) or not draft.items:
                told.append(Reported(client.id, client.path, "updated"))
            if draft.before is not None:
                told += [Reported(client.id, client.path, act, item) for item, act in draft.items.items()]
        return tuple(told)
