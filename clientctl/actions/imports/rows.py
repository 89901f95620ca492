"""Rows of a table as values of fields, and what they would change in a client."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from clientctl import text
from clientctl.actions.assigning import Assignment, operations_for, split_list
from clientctl.actions.subject import ID_FIELD
from clientctl.actions.workspace import Workspace
from clientctl.dates import Tense
from clientctl.errors import ClientctlError, Message, Problem, message
from clientctl.exchange.delimited import Row
from clientctl.facts.entries import entries
from clientctl.frozen import frozen, replace
from clientctl.model import Document, Field
from clientctl.names import fold, new_item_id
from clientctl.values import KINDS

CONTACTS: Final = "contacts"


@frozen
class Reject:
    """A row that is not taken: the field at fault ("" for the row as a whole), its cell, and why."""

    row: Row
    field: str
    value: str
    reason: Message


@frozen
class Entered:
    """A row as read: the id it asks for, values by field, and the contact it names."""

    row: Row
    id: str | None
    values: tuple[Assignment, ...]
    contact: tuple[tuple[str, Any], ...]

    def value(self, name: str) -> str:
        """The value of a text field, "" when the row has none."""
        return next((str(a.values[0]) for a in self.values if a.field.name == name and a.values), "")

    def without(self, name: str) -> Entered:
        """The row but for one field: the key that a client was found by, however it is spelled in the row."""
        return replace(self, values=tuple(a for a in self.values if a.field.name != name))


@frozen
class Difference:
    """One field that a row would change."""

    field: str
    old: Any
    new: Any

    @property
    def is_replaced(self) -> bool:
        """Whether a value that was there gives way, rather than something being added."""
        return self.old is not None and not isinstance(self.old, list)


def enter(row: Row, fields: Sequence[Field | None], workspace: Workspace) -> Entered | tuple[Reject, ...]:
    """The row's values, or every reason why it cannot be read."""
    values: list[Assignment] = []
    contact: list[tuple[str, Any]] = []
    rejects: list[Reject] = []
    wanted = None
    if row.extra:
        reason = message("exchange.long_row", cells=len(row.cells) + len(row.extra), columns=len(row.cells))
        rejects.append(Reject(row, "", row.extra[0], reason))
    for field, content in zip(fields, row.cells, strict=True):
        typed = content.strip()
        if field is None or not typed:
            continue
        try:
            parsed = _parse(field, typed, workspace)
        except ClientctlError as error:
            rejects.append(Reject(row, field.name, content, _reason(error)))
            continue
        if field is ID_FIELD or field.name == ID_FIELD.name:
            wanted = str(parsed[0])
        elif field.record == CONTACTS:
            contact.append((field.path[-1], parsed[0]))
        else:
            values.append(Assignment(field, "+=" if field.is_list else "=", parsed))
    if contact and not any(key == "name" for key, _ in contact):
        rejects.append(Reject(row, CONTACTS, str(contact[0][1]), message("actions.contact_without_name")))
    return tuple(rejects) or Entered(row, wanted, tuple(values), tuple(contact))


def _parse(field: Field, typed: str, workspace: Workspace) -> tuple[Any, ...]:
    context = workspace.context(Tense.PLAN if field.looks_ahead else Tense.PAST)
    parts = split_list(typed.replace("\n", ";")) if field.is_list else [typed]
    return tuple(KINDS[field.kind].parse(part, field, context) for part in parts)


def _reason(error: ClientctlError) -> Message:
    if error.hint is None:
        return error.message
    return message("actions.reason_with_hint", reason=error.message, hint=error.hint)


def problem_reason(problem: Problem) -> Message:
    """A finding about a whole document as the reason of a reject."""
    if problem.hint is None:
        return problem.message
    return message("actions.reason_with_hint", reason=problem.message, hint=problem.hint)


def without_known(entered: Entered, document: Document, workspace: Workspace) -> Entered:
    """The row without values that the document has in other words: `90天` is `90d`, and no cell ends a line."""
    return replace(
        entered, values=tuple(each for each in entered.values if not _is_known(each, document, workspace))
    )


def _is_known(assignment: Assignment, document: Document, workspace: Workspace) -> bool:
    stored = assignment.field.values(document)
    if assignment.sign != "=" or len(stored) != 1 or not isinstance(stored[0], str):
        return False
    try:
        return _parse(assignment.field, stored[0].strip(), workspace) == assignment.values
    except ClientctlError:
        return False


def operations(entered: Entered, document: Document, workspace: Workspace) -> tuple[text.Operation, ...]:
    """What a row changes in a document: values replaced, words of lists and contacts added, nothing taken away."""
    return (*operations_for(entered.values, document), *_contact_operations(entered, document, workspace))


def differences(entered: Entered, document: Document) -> Iterator[Difference]:
    """The fields that a row would change, with both values."""
    after = text.apply_operations(document, operations_for(entered.values, document))
    for assignment in entered.values:
        field = assignment.field
        old, new = field.cell(field.values(document)), field.cell(field.values(after))
        if old != new:
            yield Difference(field.name, old, new)
    known = _known_contact(entered, document)
    for key, value in entered.contact:
        old = known.get(key) if known is not None else None
        if old != value and (key != "name" or known is None):
            yield Difference(f"{CONTACTS}.{key}", old, value)


def _known_contact(entered: Entered, document: Document) -> Any:
    """The contact that the client has by the name of the row's."""
    name = fold(next((str(value) for key, value in entered.contact if key == "name"), ""))
    named = (c for c in entries(document, CONTACTS) if isinstance(c.get("name"), str))
    return next((contact for contact in named if fold(contact["name"]) == name), None)


def _contact_operations(
    entered: Entered, document: Document, workspace: Workspace
) -> Sequence[text.Operation]:
    if not entered.contact:
        return ()
    known = _known_contact(entered, document)
    if known is None:
        item = new_item_id(workspace.today, workspace.draw)
        return (text.Append((CONTACTS,), {"id": item, **dict(entered.contact)}),)
    index = document[CONTACTS].index(known)
    return [
        text.Set((CONTACTS, index, key), value)
        for key, value in entered.contact
        if key != "name" and known.get(key) != value
    ]
