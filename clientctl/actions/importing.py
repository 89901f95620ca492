"""import: rows of a table become clients; a plan first, then one commit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from clientctl import text
from clientctl.actions.adding import free_id, marks
from clientctl.actions.changing import Plan, refuse_new_problems
from clientctl.actions.import_rows import (
    Difference,
    Entered,
    Reject,
    differences,
    enter,
    operations,
    problem_reason,
)
from clientctl.actions.selection import find_field
from clientctl.actions.workspace import ID_FIELD, Workspace
from clientctl.errors import ClientctlError, InvalidData, Message, WrongUsage, message
from clientctl.exchange.delimited import Row, Sheet
from clientctl.exchange.headers import Guess, guess_fields
from clientctl.messages import word
from clientctl.model import ChangeSet, Client, Field, FileChange, Reported
from clientctl.names import fold, nearest
from clientctl.store.repository import Source

Mode = Literal["create", "update", "upsert"]


@dataclass(frozen=True, slots=True)
class Request:
    """What to import: the table, COLUMN=FIELD as typed, the field that tells clients apart (None: number, else name).

    takes_good: rows that can be read are taken although others are rejected.
    """

    sheet: Sheet
    mapping: Sequence[tuple[str, str]] = ()
    key: str | None = None
    mode: Mode = "upsert"
    takes_good: bool = False


@dataclass(frozen=True, slots=True)
class Update:
    """A client that a row changes."""

    id: str
    row: Row
    changes: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do; `plan` is empty when rows were rejected and the good ones are not wanted."""

    plan: Plan
    created: tuple[tuple[str, Row], ...]
    updated: tuple[Update, ...]
    unchanged: int
    rejects: tuple[Reject, ...]
    mapping: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]

    def as_object(self) -> dict[str, Any]:
        """The plan for programs."""
        return {
            "create": [{"id": client_id, "row": row.number} for client_id, row in self.created],
            "update": [
                {"id": u.id, "row": u.row.number, "changes": [_change(c) for c in u.changes]}
                for u in self.updated
            ],
            "unchanged": self.unchanged,
            "rejects": [_reject(reject) for reject in self.rejects],
            "conflicts": [],
        }


def _change(change: Difference) -> dict[str, Any]:
    return {"field": change.field, "old": change.old, "new": change.new}


def _reject(reject: Reject) -> dict[str, Any]:
    return {
        "row": reject.row.number,
        "field": reject.field,
        "value": reject.value,
        "message": word(reject.reason, "en"),
    }


def plan_import(workspace: Workspace, request: Request) -> ImportPlan:
    """Read every row, find its client by the key, and plan what changes; rejects name row, field and reason."""
    guess = _guess(workspace, request)
    work = _Work(workspace, request, _index(workspace, request.key))
    for row in request.sheet.rows:
        entered = enter(row, guess, workspace)
        if isinstance(entered, Entered):
            work.take(entered)
        else:
            work.rejects += entered
    header = request.sheet.header
    mapping = tuple((header[i], f.name) for i, f in enumerate(guess.fields) if f is not None)
    return ImportPlan(
        work.plan(),
        tuple(work.created),
        tuple(work.updated),
        work.unchanged,
        tuple(work.rejects),
        mapping,
        tuple(header[index] for index in guess.unused if header[index]),
    )


def _guess(workspace: Workspace, request: Request) -> Guess:
    header = request.sheet.header
    named: dict[int, Field | None] = {}
    for column, name in request.mapping:
        matches = [index for index, title in enumerate(header) if fold(title) == fold(column)]
        if not matches:
            near = nearest(column, header) or header
            raise WrongUsage(
                "actions.no_column", column=column, hint=message("actions.near_columns", names=near)
            )
        named[matches[0]] = find_field(name, workspace.fields) if name else None
    for mapped in named.values():
        if mapped is not None and not _can_fill(mapped):
            raise WrongUsage(
                "actions.cannot_import", name=mapped.name, hint=message("actions.cannot_import_hint")
            )
    guess = guess_fields(header, named, workspace.fields)
    usable = Guess(tuple(f if f is not None and _can_fill(f) else None for f in guess.fields))
    if not any(f is not None and f.name == "name" for f in usable.fields) and request.mode != "update":
        raise WrongUsage(
            "actions.no_name_column", columns=header, hint=message("actions.no_name_column_hint")
        )
    return usable


def _can_fill(mapped: Field) -> bool:
    return mapped.name == ID_FIELD.name or (not mapped.is_computed and mapped.record in (None, "contacts"))


def _index(workspace: Workspace, key: str | None) -> Mapping[tuple[str, str], list[str]]:
    """Ids of the clients by (key field, folded value)."""
    fields = [find_field(name, workspace.fields) for name in ([key] if key else ["number", "name"])]
    index: dict[tuple[str, str], list[str]] = {}
    for client in workspace.repository.clients(archived=True, checked=False):
        subject = workspace.subject(client)
        for found in fields:
            for value in subject.values(found):
                index.setdefault((found.name, fold(str(value))), []).append(client.id)
    return index


@dataclass(slots=True)
class _Work:
    """An import as it is planned, row by row."""

    workspace: Workspace
    request: Request
    index: Mapping[tuple[str, str], list[str]]
    created: list[tuple[str, Row]] = field(default_factory=list)
    updated: list[Update] = field(default_factory=list)
    unchanged: int = 0
    rejects: list[Reject] = field(default_factory=list)
    changes: list[FileChange] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)
    marks: dict[tuple[str, str], str] | None = None

    def take(self, entered: Entered) -> None:
        key = self._key(entered)
        if key is None:
            name = self.request.key or "name"
            self._reject(entered, name, "", message("actions.row_without_key", key=name))
            return
        if key in self.seen:
            self._reject(
                entered, key[0], entered.value(key[0]), message("actions.row_twice", row=self.seen[key])
            )
            return
        self.seen[key] = entered.row.number
        found = self.index.get(key, [])
        if len(found) > 1:
            self._reject(
                entered, key[0], entered.value(key[0]), message("actions.key_shared", ids=tuple(found))
            )
        elif found:
            self._change(entered, found[0])
        elif self.request.mode == "update":
            self._reject(entered, key[0], entered.value(key[0]), message("actions.key_unknown"))
        else:
            self._create(entered)

    def _key(self, entered: Entered) -> tuple[str, str] | None:
        for name in [self.request.key] if self.request.key else ["number", "name"]:
            full = find_field(name, self.workspace.fields).name
            value = entered.id if full == ID_FIELD.name else entered.value(full)
            if value:
                return full, fold(value)
        return None

    def _reject(self, entered: Entered, name: str, value: str, reason: Message) -> None:
        self.rejects.append(Reject(entered.row, name, value, reason))

    def _change(self, entered: Entered, client_id: str) -> None:
        try:
            source = self.workspace.repository.source(client_id)
        except ClientctlError as error:
            self._reject(entered, "id", client_id, error.message)
            return
        changes = tuple(differences(entered, source.client.document, self.workspace))
        if not changes:
            self.unchanged += 1
        elif self.request.mode == "create":
            first = changes[0]
            reason = message(
                "actions.exists_otherwise",
                id=client_id,
                field=first.field,
                old=str(first.old),
                new=str(first.new),
            )
            self._reject(entered, first.field, str(first.new), reason)
        else:
            self._update(entered, source, changes)

    def _update(self, entered: Entered, source: Source, changes: tuple[Difference, ...]) -> None:
        client = source.client
        todo = operations(entered, client.document, self.workspace)
        raw = text.edit(source.raw, client.path, todo, self.workspace.catalog.shape).raw
        if self._is_valid(entered, raw, client, client):
            self.updated.append(Update(client.id, entered.row, changes))
            self.changes.append(FileChange(client.path, source.raw, raw, client.id))

    def _create(self, entered: Entered) -> None:
        try:
            client_id = free_id(
                self.workspace, entered.id, entered.value("name"), {made for made, _ in self.created}
            )
        except ClientctlError as error:
            self._reject(entered, "id", entered.id or entered.value("name"), error.message)
            return
        document: Any = text.apply_operations({}, operations(entered, {}, self.workspace))
        document = (
            document if "since" in document else {**document, "since": self.workspace.today.isoformat()}
        )
        path = f"clients/{client_id}.yaml"
        raw = text.dump(document, self.workspace.catalog.shape).encode()
        if self._is_valid(entered, raw, Client(client_id, document, path), None):
            self._warn_of_likeness(entered, client_id, document)
            self.created.append((client_id, entered.row))
            self.changes.append(FileChange(path, None, raw, client_id))

    def _is_valid(self, entered: Entered, raw: bytes, client: Client, before: Client | None) -> bool:
        try:
            refuse_new_problems(self.workspace, raw, client, before)
        except InvalidData as error:
            for problem in error.problems:
                name = problem.pointer.strip("/").replace("/", ".")
                self._reject(entered, name, entered.value(name), problem_reason(problem))
            return False
        return True

    def _warn_of_likeness(self, entered: Entered, client_id: str, document: Mapping[str, Any]) -> None:
        if self.marks is None:
            known = self.workspace.repository.clients(archived=True, checked=False)
            self.marks = {mark: client.id for client in known for mark in marks(client.document)}
        shared = next((mark for mark in marks(document) if mark in self.marks), None)
        if shared is not None:
            self.warnings.append(
                message(
                    "actions.row_like",
                    row=str(entered.row.number),
                    id=client_id,
                    field=shared[0],
                    like=self.marks[shared],
                )
            )
        self.marks.update((mark, client_id) for mark in marks(document))

    def plan(self) -> Plan:
        if self.rejects and not self.request.takes_good:
            return Plan(ChangeSet(), warnings=tuple(self.warnings))
        created = {client_id for client_id, _ in self.created}
        reported = tuple(
            Reported(c.client, c.path, "added" if c.client in created else "updated") for c in self.changes
        )
        ids = [change.client for change in self.changes]
        subject = f"import {ids[0]}" if len(ids) == 1 else f"import {len(ids)} clients"
        told = message(
            "actions.imported", created=len(self.created), updated=len(self.updated), unchanged=self.unchanged
        )
        return Plan(ChangeSet(tuple(self.changes), subject, reported), (told,), tuple(self.warnings))
