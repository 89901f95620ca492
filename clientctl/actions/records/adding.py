"""add of an entry: one from the command line, many from a stream of JSON lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from clientctl.actions.changing import Edit, Plan, plan_edits
from clientctl.actions.entering import Days, Entered, EntryList, plan_lines
from clientctl.actions.records.kinds import RecordKind, flag_of, record_kind
from clientctl.actions.records.reading import entry_told, entry_warnings, read_entry
from clientctl.actions.references import Choose
from clientctl.actions.streams import Form, Line, read_lines
from clientctl.actions.targets import Target, find_targets
from clientctl.actions.workspace import Workspace
from clientctl.errors import InvalidData, Message, WrongUsage, message
from clientctl.model import Field, Label
from clientctl.names import new_item_id
from clientctl.schema.rules import check_entries


def plan_add_item(
    workspace: Workspace,
    word: str,
    target: Target,
    said: Mapping[str, str],
    typed: str,
    choose: Choose | None = None,
) -> Plan:
    """The same entry for every client meant; said: words by key; typed: the words behind the client."""
    kind = record_kind(workspace.catalog, word)
    into = EntryList(kind.record, kind.day)
    entry = read_entry(workspace, kind, _with_main(kind, said, typed), {}, lambda keys: _missing(kind, keys))
    what = entry_told(kind, entry)
    edits = []
    for source in find_targets(workspace, target, choose, []):
        item = new_item_id(workspace.today, workspace.draw)
        values = {"id": source.client.id, "record": kind.name, "item": item, "path": source.client.path}
        operation = Days(source.client.document, into).entering({"id": item, **entry})
        edits.append(Edit(source, (operation,), message("records.added", what=what, **values), (item,)))
    return plan_edits(
        workspace,
        f"add-{word}",
        edits,
        lambda count: message("records.added_many", count=count, record=kind.name, what=what),
        tuple(entry_warnings(workspace, kind, entry)),
    )


def _with_main(kind: RecordKind, said: Mapping[str, str], typed: str) -> Mapping[str, str]:
    """What was said, with the words behind the client as the main text; WrongUsage where both say that."""
    if not typed.strip() or kind.main is None:
        return said
    key = kind.main.name
    if said.get(key, "").strip():
        hint = message("records.said_twice_hint")
        raise WrongUsage("records.said_twice", key=key, flag=flag_of(key), hint=hint)
    return {**said, key: typed}


def _missing(kind: RecordKind, keys: Sequence[Field]) -> Message:
    """How the missing keys are given: the main one behind the client, the others by options."""
    options = tuple(
        f"{flag_of(field.name)} {'|'.join(choice.value for choice in field.choices) or '…'}"
        for field in keys
        if field is not kind.main
    )
    if len(options) == len(keys):
        return message("records.missing_options", options=options)
    main = next(field for field in keys if field is kind.main)
    text = Label(main.name.upper(), main.label.zh)
    return message("records.missing_text", word=kind.word, text=text, options=" ".join(("", *options)))


# -- from a stream -------------------------------------------------------------------------------------


def plan_add_lines(workspace: Workspace, word: str, lines: Iterable[str]) -> Plan:
    """Entries from JSON lines, all or none; one whose id the client has already is skipped."""
    kind = record_kind(workspace.catalog, word)
    needed = tuple(field.name for field in kind.fields if field.is_required)
    form = Form(
        tuple(field.name for field in kind.fields),
        tuple(field.name for field in kind.fields if field.kind == "flag"),
        {key: tuple(field.name for field in fields) for key, fields in kind.lists.items()},
        message("records.line_form", keys=needed),
    )
    return plan_lines(
        workspace,
        f"add-{word}",
        EntryList(kind.record, kind.day),
        read_lines(lines, form),
        lambda line: _entered(workspace, kind, line, form.hint),
        lambda values: message("records.added_lines", record=kind.name, **values),
    )


def _entered(workspace: Workspace, kind: RecordKind, line: Line, hint: Message) -> Entered:
    entry = read_entry(workspace, kind, line.said, line.lists, lambda keys: hint)
    _refuse_at_odds(workspace, kind, entry)
    return Entered(entry, warnings=tuple(entry_warnings(workspace, kind, entry)))


def _refuse_at_odds(workspace: Workspace, kind: RecordKind, entry: Mapping[str, Any]) -> None:
    """InvalidData for values that are right alone and wrong together, while the line is known that they stand in."""
    document, settings = {kind.record: [entry]}, workspace.settings
    for problem in check_entries(document, workspace.catalog, settings, "", lambda at, key: (0, 0)):
        if problem.is_error:
            refusal = InvalidData(problem.code, hint=problem.hint or message("actions.nothing_written"))
            refusal.message = problem.message
            raise refusal
