"""Assignments as people type them, F=V F+=V F-=V, turned into operations on a document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal

from clientctl import text
from clientctl.actions.selection import find_field
from clientctl.actions.subject import ID_FIELD
from clientctl.actions.workspace import Workspace
from clientctl.dates import Tense
from clientctl.errors import Message, Problem, WrongUsage, message
from clientctl.frozen import frozen
from clientctl.model import Document, Field, Label
from clientctl.model.records import RECORDS
from clientctl.names import fold
from clientctl.schema.check import check_document
from clientctl.schema.findings import Path, pointer
from clientctl.values import KINDS

Sign = Literal["=", "+=", "-="]

_SHAPE: Final = re.compile(
    r"(?P<name>[^=＝<>]*?)\s*(?P<sign>[+＋]\s?[=＝]|[-－]\s?[=＝]|[=＝])(?P<value>.*)\Z", re.DOTALL
)
# Parts of a list typed as one word; a part in double quotes keeps its commas.
_PART: Final = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^,，、;；]*))\s*(?:[,，、;；]|\Z)')


@frozen
class Assignment:
    """One assignment, its values parsed and ready to be stored ([] clears the field)."""

    field: Field
    sign: Sign
    values: tuple[Any, ...]


def parse_assignments(typed: Iterable[str], workspace: Workspace) -> tuple[Assignment, ...]:
    """Assignments from arguments; WrongUsage for an unknown field or a value that the field cannot take.

    Of several values for one field the last one counts.
    """
    return last_of_each(_parse(argument, workspace) for argument in typed)


def last_of_each(assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """The assignments without those that a later one of the same field makes vain."""
    kept: list[Assignment] = []
    for assignment in assignments:
        if assignment.sign == "=":
            kept = [earlier for earlier in kept if earlier.field.path != assignment.field.path]
        kept.append(assignment)
    return tuple(kept)


def assign(field: Field, value: str, workspace: Workspace) -> Assignment:
    """FIELD=VALUE, the two already parted; for a list FIELD+=VALUE."""
    return read_assignment(_settable(field), "+=" if field.is_list else "=", value, workspace)


def _parse(argument: str, workspace: Workspace) -> Assignment:
    name, sign, typed = part_assignment(argument)
    group = workspace.groups.listed(name)
    if group is not None:
        return _clear_group(group, argument, typed, workspace)
    return read_assignment(_settable(find_field(name, workspace.fields)), sign, typed, workspace)


def part_assignment(argument: str) -> tuple[str, Sign, str]:
    """The name of the field, the sign and the value as typed; WrongUsage for what is no assignment."""
    shape = _SHAPE.match(argument)
    if shape is None or not shape["name"]:
        raise WrongUsage("actions.no_assignment", text=argument, hint=message("actions.assignment_form"))
    sign: Any = "".join(unicodedata.normalize("NFKC", shape["sign"]).split())
    return shape["name"], sign, shape["value"]


def read_assignment(
    field: Field, sign: Sign, typed: str, workspace: Workspace, *, record: str | None = None
) -> Assignment:
    """An assignment of a typed value; record: the list of records whose entries have the field, if any do."""
    if sign != "=" and not field.is_list:
        raise WrongUsage(
            "actions.not_a_list", name=field.name, hint=message("actions.not_a_list_hint", name=field.name)
        )
    values = _values(field, typed, workspace, record)
    if sign != "=" and not values:
        text = f"{field.name}{sign}{typed}"
        raise WrongUsage("actions.no_value", text=text, hint=message("actions.assignment_form"))
    return Assignment(field, sign, values)


def _clear_group(group: Field, argument: str, value: str, workspace: Workspace) -> Assignment:
    """`next=` and the like: a mapping can be cleared, and nothing else be done to it as a whole."""
    if group.name in workspace.catalog.records:
        raise WrongUsage("actions.is_records", name=group.name, hint=_entry_hint(group.name))
    if value.strip() or not argument.rstrip().endswith(("=", "＝")) or argument.rstrip()[-2:-1] in ("+", "-"):
        inner = tuple(f.name for f in workspace.catalog.fields if f.path[0] == group.name)
        raise WrongUsage(
            "actions.is_group", name=group.name, hint=message("actions.is_group_hint", names=inner)
        )
    return Assignment(group, "=", ())


def _settable(field: Field) -> Field:
    if field.name == ID_FIELD.name:
        raise WrongUsage("actions.id_is_fixed", hint=message("actions.id_is_fixed_hint"))
    if field.is_computed:
        raise WrongUsage("actions.computed", name=field.name, hint=message("actions.computed_hint"))
    if field.record is not None:
        raise WrongUsage(
            "actions.in_records",
            name=field.name,
            record=field.record,
            hint=_entry_hint(field.record),
        )
    return field


def _entry_hint(record: str) -> Message:
    """How an entry of a list of records is changed."""
    word = next((word for word, name in RECORDS.items() if name == record), None)
    return message("actions.in_records_hint") if word is None else message("records.set_form", word=word)


def _values(field: Field, typed: str, workspace: Workspace, record: str | None) -> tuple[Any, ...]:
    context = workspace.context(Tense.PLAN if field.looks_ahead else Tense.PAST)
    parse = KINDS[field.kind].parse
    if field.is_list:
        values = tuple(dict.fromkeys(parse(part, field, context) for part in split_list(typed)))
    else:
        values = (parse(typed, field, context),) if typed.strip() else ()
    if values:
        document = text.apply_operations(
            {}, [text.Set(field.path, list(values) if field.is_list else values[0])]
        )
        if record is None:
            refuse_unfit(document, field.path, workspace)
        else:
            refuse_unfit({record: [document]}, (record, 0, *field.path), workspace, base=(record, 0))
    return values


def refuse_unfit(document: Document, path: Path, workspace: Workspace, *, base: Path = ()) -> None:
    """WrongUsage for a value at a path that the schema does not take, whatever else there is (a limit, a pattern).

    base: the beginning of its path that only stands for an entry, and is not told.
    """
    place = pointer(path)
    for problem in check_document(document, workspace.catalog, "", lambda at, key: (0, 0)):
        if problem.is_error and (problem.pointer == place or problem.pointer.startswith(f"{place}/")):
            refusal = WrongUsage(problem.code, hint=problem.hint or message("actions.other_value"))
            refusal.message = _told_from(base, problem) if base else problem.message
            raise refusal


def _told_from(base: Path, problem: Problem) -> Message:
    values = problem.message.values
    if "field" not in values:
        return problem.message
    name = problem.pointer.removeprefix(f"{pointer(base)}/").replace("/", ".")
    return Message(problem.code, {**values, "field": name})


def split_list(typed: str) -> list[str]:
    """The words of a list typed with commas (`,` `，` `、` `;` `；`); quoted parts are kept whole."""
    parts: list[str] = []
    for match in _PART.finditer(typed):
        quoted = match.group(1)
        part = re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else match.group(2).strip()
        if part:
            parts.append(part)
    return parts


def operations_for(assignments: Sequence[Assignment], document: Document) -> tuple[text.Operation, ...]:
    """What these assignments do to a document; those that change nothing are left out."""
    operations: list[text.Operation] = []
    for assignment in assignments:
        new = _operations(assignment, document)
        document = text.apply_operations(document, new)
        operations += new
    return tuple(operations)


def _operations(assignment: Assignment, document: Document) -> list[text.Operation]:
    field, path = assignment.field, assignment.field.path
    present = _at(document, path)
    if assignment.sign == "=":
        if not assignment.values:
            return [] if present is None and not _has(document, path) else [text.Remove(path)]
        wanted = list(_distinct(assignment).values()) if field.is_list else assignment.values[0]
        return [] if _is_same(present, wanted) else [text.Set(path, wanted)]
    held = present if isinstance(present, list) else []
    folded = [fold(str(value)) for value in held]
    if assignment.sign == "+=":
        return [text.Append(path, value) for key, value in _distinct(assignment).items() if key not in folded]
    doomed = {fold(str(value)) for value in assignment.values}
    indexes = [index for index, value in enumerate(folded) if value in doomed]
    return [text.Remove((*path, index)) for index in reversed(indexes)]


def document_of(assignments: Sequence[Assignment]) -> dict[str, Any]:
    """A document with these values alone, in their order."""
    document: dict[str, Any] = {}
    for assignment in assignments:
        *outer, last = assignment.field.path
        inner = document
        for key in outer:
            inner = inner.setdefault(key, {})
        values = _distinct(assignment) if assignment.field.is_list else {}
        inner[last] = list(values.values()) if assignment.field.is_list else assignment.values[0]
    return document


def _distinct(assignment: Assignment) -> dict[str, Any]:
    """The words of a list by what they are folded, each once, as it was first written."""
    words: dict[str, Any] = {}
    for value in assignment.values:
        words.setdefault(fold(str(value)), value)
    return words


def _is_same(present: Any, wanted: Any) -> bool:
    return type(present) is type(wanted) and bool(present == wanted)


def _at(document: Any, path: Sequence[str]) -> Any:
    for step in path:
        document = document.get(step) if isinstance(document, dict) else None
    return document


def _has(document: Any, path: Sequence[str]) -> bool:
    for step in path:
        if not isinstance(document, dict) or step not in document:
            return False
        document = document[step]
    return True


def effective(assignments: Sequence[Assignment], document: Document) -> tuple[Assignment, ...]:
    """Those of the assignments that change the document."""
    kept: list[Assignment] = []
    for assignment in assignments:
        operations = _operations(assignment, document)
        if operations:
            kept.append(assignment)
            document = text.apply_operations(document, operations)
    return tuple(kept)


def in_words(field: Field, value: Any) -> Label:
    """A stored value as the file has it, in Chinese by its label where it has one."""
    stored = str(value).lower() if isinstance(value, bool) else str(value)
    has_label = isinstance(value, bool) or field.choices
    return Label(stored, KINDS[field.kind].show(value, field.choices, "zh") if has_label else stored)


def told(assignments: Sequence[Assignment]) -> Message:
    """The assignments in words, with every value as it was understood."""
    parts = tuple(
        message(
            _WORDS[assignment.sign, bool(assignment.values)],
            name=Label(assignment.field.name, assignment.field.heading.zh),
            value=tuple(in_words(assignment.field, value) for value in assignment.values),
        )
        for assignment in assignments
    )
    return message("actions.assigned", parts=parts)


_WORDS: Final = {
    ("=", True): "actions.assigned_set",
    ("=", False): "actions.assigned_cleared",
    ("+=", True): "actions.assigned_added",
    ("-=", True): "actions.assigned_removed",
}
