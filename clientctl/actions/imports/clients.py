"""Rows that are clients: each finds its client by the key, or makes one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from clientctl.actions.adding import free_id
from clientctl.actions.assigning import Assignment, document_of, operations_for
from clientctl.actions.imports.drafts import Draft, Key
from clientctl.actions.imports.entries import Claims, Entry
from clientctl.actions.imports.rows import CONTACTS, Difference, Entered, differences, shown, without_known
from clientctl.actions.imports.work import Work, entry_added, entry_changes
from clientctl.actions.likeness import known_marks, marks
from clientctl.actions.subject import ID_FIELD
from clientctl.errors import ClientctlError, Message, Problem, message
from clientctl.exchange.sheet import Sheet
from clientctl.frozen import replace
from clientctl.model import Client, Document
from clientctl.names import fold

# What tells clients apart where --key does not say it.
USUAL_KEYS: Final = ("number", "name")
# How both a client and each of its contacts may be reached.
_CHANNELS: Final = ("phone", "email", "wechat")


@dataclass(slots=True)
class ClientRows:
    """The rows of a sheet of clients, taken one by one. keys: full names of the fields that tell clients apart."""

    work: Work
    sheet: Sheet
    keys: tuple[str, ...]
    marks: dict[tuple[str, str], str] | None = None

    def take(self, entered: Entered) -> None:
        """Plan one row."""
        key = self._key(entered)
        if key is None:
            name = self.keys[-1]
            self._reject(entered, name, message("actions.row_without_key", key=name))
            return
        found = self.work.drafts.of_key(key)
        if key[0] == ID_FIELD.name and self.work.workspace.repository.path(key[1]) is not None:
            found = [key[1]]
        if len(found) > 1:
            self._reject(entered, key[0], message("actions.key_shared", ids=tuple(found)))
        elif found:
            self._find(entered, key, found[0])
        elif self.work.request.mode == "update":
            self._reject(entered, key[0], message("actions.key_unknown"))
        else:
            self._create(entered)

    def _key(self, entered: Entered) -> Key | None:
        for name in self.keys:
            value = entered.id if name == ID_FIELD.name else entered.value(name)
            if value:
                return name, fold(value)
        return None

    def _find(self, entered: Entered, key: Key, client_id: str) -> None:
        """A row of a client that is there, or that an earlier row made."""
        try:
            draft = self.work.drafts.open(client_id)
        except ClientctlError as error:
            self._reject(entered, ID_FIELD.name, error.message)
            return
        self._change(entered.without(key[0]), draft)

    def _change(self, entered: Entered, draft: Draft) -> None:
        entered = without_known(entered, draft.client.document, self.work.workspace)
        earlier = draft.said[0] if draft.said else None
        draft.said.append(entered.row)
        if earlier is not None:
            entered = _with_own_channels(entered, draft.client.document)
        entries, claims = self._of_entries(entered, draft)
        changes = [*differences(entered.values, draft.client.document), *entries]
        replaced = next((change for change in changes if change.is_replaced), None)
        if not changes:
            draft.claims = claims
            self.work.unchanged += 1
        elif earlier is not None and replaced is not None:
            row = str(earlier.number)
            reason = message("actions.row_otherwise", row=row, old=shown(replaced.old))
            self._reject(entered, replaced.field, reason)
        elif draft.before is not None and self.work.request.mode == "create":
            first = replaced or changes[0]
            self._reject(entered, first.field, _exists_otherwise(draft.client.id, first))
        elif self._write(entered, draft):
            self.work.update(draft, entered.row, changes)

    def _of_entries(self, entered: Entered, draft: Draft) -> tuple[list[Difference], Claims]:
        """What the row's entries would change, and the claims that this would make."""
        found: list[Difference] = []
        claims = draft.claims.copy()
        for entry in entered.entries:
            known = claims.find(draft.client.document, entry, None)
            found += entry_added(entry) if known is None else entry_changes(entry, known)
        return found, claims

    def _write(self, entered: Entered, draft: Draft) -> bool:
        """Bring the row into the draft, whole; False, with rejects, when the client would be invalid."""
        self.work.settle_draft(draft)
        before = draft.copied()
        operations = operations_for(entered.values, draft.client.document)
        errors = self.work.drafts.write(draft, operations, entered.row) if operations else ()
        for entry in entered.entries:
            errors = errors or self._write_entry(entry, draft, entered)
        errors = errors or tuple(each for _, found in self.work.drafts.settle(draft) for each in found)
        if errors:
            draft.restore(before)
            self._reject_invalid(entered, errors)
        return not errors

    def _write_entry(self, entry: Entry, draft: Draft, entered: Entered) -> tuple[Problem, ...]:
        known = draft.claims.find(draft.client.document, entry, None)
        if known is None:
            return self.work.add_entry(draft, entry, self.sheet, entered.row)
        if any(True for _ in known.changes(entry)):
            return self.work.change_entry(draft, entry, known, self.sheet, entered.row)
        return ()

    def _create(self, entered: Entered) -> None:
        if not entered.value("name"):
            self._reject(entered, "name", message("actions.row_without_key", key="name"))
            return
        workspace = self.work.workspace
        try:
            client_id = free_id(workspace, entered.id, entered.value("name"), self.work.new_ids)
        except ClientctlError as error:
            is_there = entered.id is not None and workspace.repository.path(entered.id) is not None
            reason = message("imports.id_of_another", id=entered.id) if is_there else error.message
            self._reject(entered, ID_FIELD.name, reason)
            return
        errors = self.work.drafts.create(client_id, self._document(entered), entered.row)
        if errors:
            self._reject_invalid(entered, errors)
            return
        self._warn_of_likeness(entered, self.work.drafts.open(client_id).client)
        self.work.created.append((client_id, entered.row))
        self.work.new_ids.add(client_id)

    def _document(self, entered: Entered) -> Any:
        """A new client; its entries get ids."""
        document = document_of(entered.values)
        if "since" not in document:
            document = {**document, "since": self.work.workspace.today.isoformat()}
        for entry in entered.entries:
            listed = document.get(entry.record, [])
            document = {**document, entry.record: [*listed, self.work.with_id(entry)]}
        return document

    def _reject(self, entered: Entered, name: str, reason: Message) -> None:
        self.work.reject(self.sheet, entered.row, name, _value(entered, name), reason)

    def _reject_invalid(self, entered: Entered, errors: tuple[Problem, ...]) -> None:
        for problem in errors:
            name = problem.pointer.strip("/").replace("/", ".")
            self.work.reject_invalid(self.sheet, entered.row, [problem], _value(entered, name))

    def _warn_of_likeness(self, entered: Entered, client: Client) -> None:
        if self.marks is None:
            self.marks = {mark: other.id for other, held in known_marks(self.work.workspace) for mark in held}
        shared = next((mark for mark in marks(client.document) if mark in self.marks), None)
        if shared is not None:
            row, like = str(entered.row.number), self.marks[shared]
            self.work.warnings.append(
                message("actions.row_like", row=row, id=client.id, field=shared[0], like=like)
            )
        self.marks.update((mark, client.id) for mark in marks(client.document))


def _with_own_channels(entered: Entered, document: Document) -> Entered:
    """A further row of a client: the phone or mail beside a contact is the contact's, if the client has another."""
    contacts = [entry for entry in entered.entries if entry.record == CONTACTS]
    if len(contacts) != 1:
        return entered
    (contact,) = contacts
    others = [one for one in entered.values if _is_another(one, document, contact)]
    if not others:
        return entered
    given = {**contact.given, **{one.field.name: one.values[0] for one in others}}
    return replace(
        entered,
        values=tuple(one for one in entered.values if one not in others),
        entries=tuple(Entry(contact.kind, given) if one is contact else one for one in entered.entries),
    )


def _is_another(assignment: Assignment, document: Document, contact: Entry) -> bool:
    name = assignment.field.name
    return (
        name in _CHANNELS
        and name not in contact.given
        and document.get(name) not in (None, *assignment.values)
    )


def _value(entered: Entered, name: str) -> str:
    return (entered.id or "") if name == ID_FIELD.name else entered.value(name)


def _exists_otherwise(client_id: str, change: Difference) -> Message:
    return message(
        "actions.exists_otherwise",
        id=client_id,
        field=change.field,
        old=shown(change.old),
        new=shown(change.new),
    )
