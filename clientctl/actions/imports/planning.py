"""import: rows of a table become clients; a plan first, then one commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from clientctl import text
from clientctl.actions.adding import free_id
from clientctl.actions.changing import Plan, refuse_new_problems, subject_of
from clientctl.actions.import_columns import match_columns
from clientctl.actions.import_plan import ImportPlan, Request, Update
from clientctl.actions.import_rows import (
    Entered,
    Reject,
    differences,
    enter,
    operations,
    problem_reason,
    without_known,
)
from clientctl.actions.likeness import known_marks, marks
from clientctl.actions.selection import find_field
from clientctl.actions.subject import ID_FIELD
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError, InvalidData, Message, message
from clientctl.exchange.delimited import Row
from clientctl.model import ChangeSet, Client, FileChange, Reported
from clientctl.names import fold

Key = tuple[str, str]


def plan_import(workspace: Workspace, request: Request) -> ImportPlan:
    """Read every row, find its client by the key, and plan what changes; rejects name row, field and reason."""
    fields, columns = match_columns(workspace, request)
    work = _Work(workspace, request, _index(workspace, request.key))
    for row in request.sheet.rows:
        entered = enter(row, fields, workspace)
        if isinstance(entered, Entered):
            work.take(entered)
        else:
            work.rejects += entered
    rejects = tuple(work.rejects)
    return ImportPlan(work.plan(), tuple(work.created), tuple(work.updated), work.unchanged, rejects, columns)


def _key_fields(key: str | None) -> list[str]:
    return [key] if key else ["number", "name"]


def _index(workspace: Workspace, key: str | None) -> Mapping[Key, list[str]]:
    """Ids of the clients by (key field, folded value)."""
    fields = [find_field(name, workspace.fields) for name in _key_fields(key)]
    index: dict[Key, list[str]] = {}
    for client in workspace.repository.clients(archived=True, checked=False):
        subject = workspace.subject(client)
        for found in fields:
            for value in subject.values(found):
                index.setdefault((found.name, fold(str(value))), []).append(client.id)
    return index


@dataclass(slots=True)
class _Draft:
    """A client as the rows so far would leave it; `before` is None for a new one."""

    client: Client
    raw: bytes
    before: Client | None = None
    old: bytes | None = None
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class _Work:
    """An import as it is planned, row by row."""

    workspace: Workspace
    request: Request
    index: Mapping[Key, list[str]]
    created: list[tuple[str, Row]] = field(default_factory=list)
    updated: list[Update] = field(default_factory=list)
    unchanged: int = 0
    rejects: list[Reject] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)
    drafts: dict[Key, _Draft] = field(default_factory=dict)
    marks: dict[tuple[str, str], str] | None = None

    def take(self, entered: Entered) -> None:
        """Plan one row."""
        key = self._key(entered)
        if key is None:
            name = self.request.key or "name"
            self._reject(entered, name, message("actions.row_without_key", key=name))
        elif key in self.drafts:
            self._change(entered.without(key[0]), self.drafts[key])
        else:
            self._begin(entered, key)

    def _key(self, entered: Entered) -> Key | None:
        for name in _key_fields(self.request.key):
            full = find_field(name, self.workspace.fields).name
            value = entered.id if full == ID_FIELD.name else entered.value(full)
            if value:
                return full, fold(value)
        return None

    def _begin(self, entered: Entered, key: Key) -> None:
        """The first row of a client."""
        found = self.index.get(key, [])
        if len(found) > 1:
            self._reject(entered, key[0], message("actions.key_shared", ids=tuple(found)))
        elif not found and self.request.mode == "update":
            self._reject(entered, key[0], message("actions.key_unknown"))
        elif not found:
            self._create(entered, key)
        else:
            try:
                source = self.workspace.repository.source(found[0])
            except ClientctlError as error:
                self._reject(entered, ID_FIELD.name, error.message)
                return
            self.drafts[key] = _Draft(source.client, source.raw, source.client, source.raw)
            self._change(entered.without(key[0]), self.drafts[key])

    def _change(self, entered: Entered, draft: _Draft) -> None:
        entered = without_known(entered, draft.client.document, self.workspace)
        changes = tuple(differences(entered, draft.client.document))
        replaced = next((change for change in changes if change.is_replaced), None)
        if not changes:
            self.unchanged += 1
        elif draft.rows and replaced is not None:
            reason = message("actions.row_otherwise", row=str(draft.rows[0].number), old=str(replaced.old))
            self._reject(entered, replaced.field, reason)
        elif draft.before is not None and self.request.mode == "create":
            first = replaced or changes[0]
            shown = "" if first.old is None else str(first.old)
            reason = message(
                "actions.exists_otherwise",
                id=draft.client.id,
                field=first.field,
                old=shown,
                new=str(first.new),
            )
            self._reject(entered, first.field, reason)
        elif self._write(entered, draft):
            self.updated.append(Update(draft.client.id, entered.row, changes))

    def _write(self, entered: Entered, draft: _Draft) -> bool:
        """Bring the row into the draft; False, with rejects, when the client would be invalid."""
        todo = operations(entered, draft.client.document, self.workspace)
        edited = text.edit(draft.raw, draft.client.path, todo, self.workspace.catalog.shape)
        if not self._is_valid(entered, edited.raw, draft.client, draft.before):
            return False
        draft.raw = edited.raw
        draft.client = Client(draft.client.id, edited.data, draft.client.path)
        draft.rows.append(entered.row)
        return True

    def _create(self, entered: Entered, key: Key) -> None:
        if not entered.value("name"):
            self._reject(entered, "name", message("actions.row_without_key", key="name"))
            return
        planned = {client_id for client_id, _ in self.created}
        try:
            client_id = free_id(self.workspace, entered.id, entered.value("name"), planned)
        except ClientctlError as error:
            self._reject(entered, ID_FIELD.name, error.message)
            return
        document: Any = text.apply_operations({}, operations(entered, {}, self.workspace))
        if "since" not in document:
            document = {**document, "since": self.workspace.today.isoformat()}
        raw = text.dump(document, self.workspace.catalog.shape).encode()
        client = Client(client_id, document, f"clients/{client_id}.yaml")
        if self._is_valid(entered, raw, client, None):
            self._warn_of_likeness(entered, client)
            self.created.append((client_id, entered.row))
            self.drafts[key] = _Draft(client, raw, rows=[entered.row])

    def _is_valid(self, entered: Entered, raw: bytes, client: Client, before: Client | None) -> bool:
        try:
            refuse_new_problems(self.workspace, raw, client, before)
        except InvalidData as error:
            for problem in error.problems:
                self._reject(entered, problem.pointer.strip("/").replace("/", "."), problem_reason(problem))
            return False
        return True

    def _reject(self, entered: Entered, name: str, reason: Message) -> None:
        value = (entered.id or "") if name == ID_FIELD.name else entered.value(name)
        self.rejects.append(Reject(entered.row, name, value, reason))

    def _warn_of_likeness(self, entered: Entered, client: Client) -> None:
        if self.marks is None:
            self.marks = {mark: other.id for other, held in known_marks(self.workspace) for mark in held}
        shared = next((mark for mark in marks(client.document) if mark in self.marks), None)
        if shared is not None:
            row, like = str(entered.row.number), self.marks[shared]
            self.warnings.append(
                message("actions.row_like", row=row, id=client.id, field=shared[0], like=like)
            )
        self.marks.update((mark, client.id) for mark in marks(client.document))

    def plan(self) -> Plan:
        """All changed files as one plan."""
        if self.rejects and not self.request.takes_good:
            return Plan(ChangeSet(), warnings=tuple(self.warnings))
        drafts = [draft for draft in self.drafts.values() if draft.raw != draft.old]
        changes = tuple(FileChange(d.client.path, d.old, d.raw, d.client.id) for d in drafts)
        reported = tuple(
            Reported(d.client.id, d.client.path, "added" if d.before is None else "updated") for d in drafts
        )
        told = message(
            "actions.imported",
            created=len(self.created),
            updated=sum(draft.before is not None for draft in drafts),
            unchanged=self.unchanged,
        )
        subject = subject_of("import", [draft.client.id for draft in drafts])
        return Plan(ChangeSet(changes, subject, reported), (told,), tuple(self.warnings))
