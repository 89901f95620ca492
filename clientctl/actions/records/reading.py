"""What is typed about an entry, read: the words of a new one, the assignments to one that is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from clientctl.actions.assigning import (
    Assignment,
    in_words,
    last_of_each,
    part_assignment,
    read_assignment,
    refuse_unfit,
)
from clientctl.actions.entering import ahead_of_today
from clientctl.actions.records.kinds import DATE_KEY, RecordKind, find_key
from clientctl.actions.workspace import Workspace
from clientctl.dates import Tense
from clientctl.errors import Message, WrongUsage, message
from clientctl.frozen import replace
from clientctl.model import Field, FieldIndex, Label
from clientctl.schema.priced import PRICED
from clientctl.schema.rules import missing_rate
from clientctl.schema.words import brief
from clientctl.values import KINDS
from clientctl.values.money import parse_amount

CURRENCY_KEY: Final = "currency"

Words = Mapping[str, str]


def read_entry(
    workspace: Workspace,
    kind: RecordKind,
    said: Words,
    lists: Mapping[str, Sequence[Words]],
    hint: Callable[[Sequence[Field]], Message],
) -> dict[str, Any]:
    """A new entry without its id, its keys in the order of a file; the date that it needs is today unless said.

    WrongUsage for what a key cannot take, and, with the hint for these, where some that it needs are missing.
    """
    given = {key: word for key, word in said.items() if word.strip()}
    if any(field.name == DATE_KEY and field.is_required for field in kind.fields):
        given.setdefault(DATE_KEY, workspace.today.isoformat())
    given = _with_currency(workspace, kind.fields, given)
    entry = _parsed(workspace, kind.fields, given)
    inner = {key: [_parsed(workspace, kind.lists[key], words) for words in lists[key]] for key in lists}
    entry.update({key: parts for key, parts in inner.items() if parts})
    missing = [field for field in kind.fields if field.is_required and field.name not in entry]
    if missing:
        names = tuple(field.name for field in missing)
        raise WrongUsage("records.missing", record=kind.name, keys=names, hint=hint(missing))
    entry = {key: entry[key] for key in kind.keys if key in entry}
    base = (kind.record, 0)
    refuse_unfit({kind.record: [entry]}, base, workspace, base=base)
    return entry


def _parsed(workspace: Workspace, fields: FieldIndex, given: Words) -> dict[str, Any]:
    currency = given.get(CURRENCY_KEY, "").strip().upper()
    found = {}
    for field in fields:
        if field.name in given:
            context = workspace.context(Tense.PLAN if field.looks_ahead else Tense.PAST)
            if currency and field.kind == "money":
                context = replace(context, currency=currency)
            value = KINDS[field.kind].parse(given[field.name], field, context)
            if value != "":
                found[field.name] = value
    return found


def _with_currency(workspace: Workspace, fields: FieldIndex, given: Words) -> dict[str, str]:
    """The words with the currency that an amount was written in (`1200 EUR`), if it is not the book's."""
    amount = next((given[f.name] for f in fields if f.kind == "money" and f.name in given), None)
    named = None if amount is None else parse_amount(amount).currency
    if named is None or all(field.name != CURRENCY_KEY for field in fields):
        return dict(given)
    said = given.get(CURRENCY_KEY, named).strip().upper()
    if said != named:
        hint = message("records.said_twice_hint")
        raise WrongUsage("records.two_currencies", text=amount, currency=said, hint=hint)
    return {**given, CURRENCY_KEY: named} if named != workspace.settings.currency else dict(given)


def read_assignments(typed: Iterable[str], kind: RecordKind, workspace: Workspace) -> tuple[Assignment, ...]:
    """Assignments to keys of an entry; WrongUsage for an unknown key or a value that it cannot take."""
    return last_of_each(one for argument in typed for one in _assignments(argument, kind, workspace))


def _assignments(argument: str, kind: RecordKind, workspace: Workspace) -> Iterator[Assignment]:
    """What one argument assigns: an amount with its currency is both."""
    name, sign, typed = part_assignment(argument)
    field = find_key(kind, name)
    currency = kind.fields.listed(CURRENCY_KEY)
    if field.kind == "money" and currency is not None and typed.strip():
        amount = parse_amount(typed)
        if amount.currency is not None:
            is_own = amount.currency == workspace.settings.currency
            given = "" if is_own else amount.currency
            yield read_assignment(currency, "=", given, workspace, record=kind.record)
        typed = str(amount.number)
    yield read_assignment(field, sign, typed, workspace, record=kind.record)


# -- told ----------------------------------------------------------------------------------------------


def entry_told(kind: RecordKind, entry: Mapping[str, Any]) -> Message:
    """The plain values of an entry, as they were understood."""
    parts = tuple(
        message(
            "records.value", name=Label(field.name, field.label.zh), value=_value(field, entry[field.name])
        )
        for field in kind.fields
        if field.name in entry
    )
    return message("records.values", parts=parts)


def _value(field: Field, value: Any) -> Label:
    if isinstance(value, str) and not field.choices:
        text = brief(value)
        return Label(text, text)
    return in_words(field, value)


def entry_warnings(workspace: Workspace, kind: RecordKind, entry: Mapping[str, Any]) -> Iterator[Message]:
    """What is odd about an entry, though it may stand: it happened on a day to come, or its amount has no rate."""
    day = kind.fields.listed(DATE_KEY)
    if day is not None and day.name == DATE_KEY and not day.looks_ahead and DATE_KEY in entry:
        yield from ahead_of_today(workspace, entry)
    for priced in PRICED:
        if priced.record == kind.record:
            told = missing_rate(entry, priced, workspace.settings)
            if told is not None:
                yield told
