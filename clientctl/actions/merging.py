"""merge: one client of two; the file of one goes, and what it says, and the links to it, go to the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from clientctl import text
from clientctl.actions.changing import Edit, Plan, plan_edits
from clientctl.actions.linking import CLIENT, LINKS, Linking, find_linking
from clientctl.actions.references import Choose, resolve
from clientctl.actions.uniting import NOTES, Leftover, United, is_empty, unite
from clientctl.actions.uniting_records import with_lines
from clientctl.actions.workspace import Workspace
from clientctl.errors import InvalidData, Message, Problem, WrongUsage, message
from clientctl.frozen import frozen, replace
from clientctl.messages import Language, word
from clientctl.model import ChangeSet, Client, Column, FileChange, Label, Reported, Table
from clientctl.names import new_item_id
from clientctl.schema.words import brief
from clientctl.store.repository import Source

_VERB: Final = "merge"


@frozen
class Merge:
    """Two clients by what they are called, and the language in which the file says what had no place elsewhere."""

    keep: str
    drop: str
    language: Language = "en"


def plan_merge(workspace: Workspace, merge: Merge, choose: Choose | None = None) -> Plan:
    """The one client gets all that the other has, and the links to it; the file of the other goes.

    Each is named by its id, or its exact name, alias or number. WrongUsage for the same one twice; InvalidData where
    a file is invalid or would be. A file that may link to the one that goes and cannot be read is among the problems.
    """
    keep, drop = (resolve(one, workspace, choose, is_exact=True) for one in (merge.keep, merge.drop))
    _refuse(keep, drop)
    united = unite(keep.client, drop.client, _days(workspace), lambda: _new_id(workspace))
    remarks = _remarks(workspace, drop)
    language = workspace.settings.language or merge.language
    document = _with_notes(
        workspace, united, drop.client, () if remarks.are_kept else remarks.lines, language
    )
    problems: list[Problem] = []
    linking = [
        one
        for one in find_linking(workspace, (drop.client.id,), problems)
        if one.source.client.id != keep.client.id
    ]
    told = message("care.merged", drop=drop.client.id, keep=keep.client.id, path=keep.client.path)
    operations = text.operations_between(keep.client.document, document)
    edits = [Edit(keep, operations, told), *(_follow(one, keep.client.id, told) for one in linking)]
    updated = plan_edits(workspace, _VERB, edits, lambda count: told).changes
    gone = FileChange(drop.client.path, drop.raw, None, drop.client.id)
    reported = (*updated.reported, Reported(drop.client.id, drop.client.path, "removed"))
    return Plan(
        ChangeSet((*updated.changes, gone), f"{_VERB} {keep.client.id} {drop.client.id}", reported),
        (told, *_told(workspace, drop.client, united, linking)),
        tuple(_warnings(drop.client, remarks)),
        tuple(problems),
        preview=message("care.merge_preview", **_names(keep.client, drop.client)),
        table=_table(workspace, keep.client, drop.client, replace(united, document=document), linking),
        question=message("care.ask_merge", keep=keep.client.id, drop=drop.client.id),
    )


def _names(keep: Client, drop: Client) -> Mapping[str, str]:
    return {"keep": keep.id, "keep_name": keep.name, "drop": drop.id, "drop_name": drop.name}


def _refuse(keep: Source, drop: Source) -> None:
    if keep.client.id == drop.client.id:
        hint = message("care.merge_same_hint")
        raise WrongUsage("care.merge_same", id=keep.client.id, hint=hint)
    faults = tuple(p for source in (keep, drop) for p in source.client.problems if p.is_error)
    if faults:
        hint = message("actions.nothing_written")
        raise InvalidData("care.merge_invalid", problems=faults, hint=hint)


def _days(workspace: Workspace) -> Mapping[str, str | None]:
    """For each list of records the key of the day that every entry has: its date, or the first such day."""
    days: dict[str, str | None] = {}
    for record in workspace.catalog.records:
        fields = workspace.catalog.record_fields(record)
        needed = [field.path[1] for field in fields if field.kind == "date" and field.is_required]
        days[record] = "date" if "date" in needed else next(iter(needed), None)
    return days


def _new_id(workspace: Workspace) -> str:
    return new_item_id(workspace.today, workspace.draw)


def _follow(linking: Linking, keep: str, told: Message) -> Edit:
    """Links to the one that goes lead to the one that stays, each once; the last first, so that places hold."""
    links = linking.source.client.document[LINKS]
    operations: list[text.Operation] = []
    for index, _ in reversed(linking.places):
        followed = {**links[index], CLIENT: keep}
        rest = [link for place, link in enumerate(links) if place != index]
        operations.append(
            text.Remove((LINKS, index)) if followed in rest else text.Set((LINKS, index, CLIENT), keep)
        )
    return Edit(linking.source, tuple(operations), told)


# -- what has no place of its own ----------------------------------------------------------------------


@frozen
class _Remarks:
    """The comments in the file that goes, and whether git keeps them."""

    lines: tuple[str, ...]
    are_kept: bool


def _remarks(workspace: Workspace, drop: Source) -> _Remarks:
    from clientctl.text.remarks import remarks_of

    parsed = drop.parsed
    found = remarks_of(parsed.text, parsed.root) if parsed.root is not None else ()
    lines = tuple(remark.text for remark in found if remark.text)
    return _Remarks(lines, not lines or not workspace.writer.unkept([drop.client.path]))


def _with_notes(
    workspace: Workspace, united: United, drop: Client, remarks: tuple[str, ...], language: Language
) -> dict[str, Any]:
    """The document with a line in its notes for each value that was left over."""
    left = [_left(workspace, drop, one) for one in united.leftovers]
    left += [message("care.left", id=drop.id, what=line) for line in remarks]
    notes = united.document.get(NOTES)
    for line in left:
        notes = with_lines(notes, word(line, language))
    return {**united.document, **({NOTES: notes} if left else {})}


def _left(workspace: Workspace, drop: Client, one: Leftover) -> Message:
    field = _label(workspace, one.path)
    return message(
        "care.left", id=drop.id, what=message("care.left_value", field=field, value=_shown(one.left))
    )


def _label(workspace: Workspace, path: tuple[str, ...]) -> Label:
    """The field's own name as a file and a query have it, in Chinese its label."""
    field = workspace.fields.listed(".".join(path)) or workspace.groups.listed(path[0])
    return Label(".".join(path), ".".join(path) if field is None else field.heading.zh)


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_shown(part)}" for key, part in value.items() if not is_empty(part))
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    return str(value) if isinstance(value, str) else brief(value)


# -- what is told --------------------------------------------------------------------------------------


def _told(workspace: Workspace, drop: Client, united: United, linking: list[Linking]) -> Iterator[Message]:
    if united.leftovers:
        fields = tuple(_label(workspace, one.path) for one in united.leftovers)
        yield message("care.in_notes", drop=drop.id, fields=fields)
    if linking:
        yield message("care.linked", ids=tuple(one.source.client.id for one in linking))


def _warnings(drop: Client, remarks: _Remarks) -> Iterator[Message]:
    if remarks.lines:
        code = "care.comments_in_git" if remarks.are_kept else "care.comments_in_notes"
        yield message(code, path=drop.path)


def _table(workspace: Workspace, keep: Client, drop: Client, united: United, linking: list[Linking]) -> Table:
    """Every field of the one that stays that changes or differs, with what becomes of it."""
    columns = (
        Column("field", Label("field", "字段")),
        Column("keep", Label(keep.id, keep.id), rank=2),
        Column("drop", Label(drop.id, drop.id), rank=1),
        Column("change", Label("change", "变化")),
    )
    return Table(columns, list(_rows(workspace, keep, drop, united, linking)))


def _rows(
    workspace: Workspace, keep: Client, drop: Client, united: United, linking: list[Linking]
) -> Iterator[list[Any]]:
    joined = {one.record: one for one in united.joined}
    left = {one.path[0] for one in united.leftovers}
    for one in united.leftovers:
        yield [_field(workspace, one.path), _brief(one.kept), _brief(one.left), message("care.stays")]
    for key in sorted(united.document, key=workspace.catalog.shape.keys(()).index):
        value = united.document[key]
        mine, theirs = keep.document.get(key), drop.document.get(key)
        if key in joined:
            counts = joined[key]
            what = message("care.joined", added=counts.added, shared=counts.shared)
            yield [_field(workspace, (key,)), _count(mine), _count(theirs), what]
        elif value != mine and key not in left:
            yield [_field(workspace, (key,)), _brief(mine), _brief(theirs), _change(key, mine, value)]
    for link in linking:
        place = link.source.client.id
        yield [_field(workspace, (LINKS,)), place, "", message("care.link_follows", id=keep.id)]


def _change(key: str, mine: Any, value: Any) -> Message:
    """What becomes of a value that is no list of records."""
    if isinstance(value, list):
        return message("care.gets", values=_brief([one for one in value if one not in (mine or ())]))
    if key == NOTES:
        return message("care.gets_lines")
    return message("care.taken" if is_empty(mine) else "care.filled")


def _field(workspace: Workspace, path: tuple[str, ...]) -> Message:
    return message("care.field", field=_label(workspace, path))


def _brief(value: Any) -> str:
    return "" if is_empty(value) else brief(_shown(value))


def _count(value: Any) -> str:
    return str(len(value)) if isinstance(value, list) and value else ""
