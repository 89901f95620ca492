"""Changes of a client in a few words: `grade B → A`, `2 calls logged`, `order 1,200 EUR`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from clientctl.actions.comparing import ARCHIVED, ID, Change, ClientChange, Entry
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, message
from clientctl.facts.entries import number
from clientctl.messages import LANGUAGES, label
from clientctl.model import Field, Label
from clientctl.model.records import RECORDS
from clientctl.values import KINDS

_LOG: Final = "log"
_NEXT: Final = "next"
_LOG_KINDS: Final = ("call", "visit", "wechat", "email", "meeting", "sms", "note", "other")
_WORDS: Final = {**{record: word for word, record in RECORDS.items()}, "links": "link"}
# Of more entries than this only the number is told.
_FEW: Final = 3
_LONGEST: Final = 40
# What an entry is known by: the first of these keys that says something.
_NAMES: Final = ("title", "name", "what", "text", "product", "client", "number", "comment", "score")


def told_change(workspace: Workspace, change: ClientChange) -> Message:
    """The same for a client: one that was not there before, or is no more, in a word."""
    if change.action == "added":
        return message("history.created")
    if change.action == "removed":
        return message("history.removed")
    return message("history.parts", parts=words_of(workspace, change.changes))


def words_of(workspace: Workspace, changes: Sequence[Change]) -> tuple[Message, ...]:
    """What people are told of these changes, in their order; those of a kind together."""
    told: list[Message] = []
    for key, group in _grouped(changes):
        tell = _TELL.get(key) or (_tell_records if key in _WORDS else None)
        if tell is None:
            told.extend(_plain(workspace, group))
        else:
            told.extend(tell(workspace, group))
    return tuple(told)


def _grouped(changes: Iterable[Change]) -> Iterator[tuple[str, Sequence[Change]]]:
    """The changes by the first key of their fields."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(change.field.partition(".")[0], []).append(change)
    yield from groups.items()


# -- plain values --------------------------------------------------------------------------------------


def _plain(workspace: Workspace, group: Sequence[Change]) -> Iterator[Message]:
    """A field with what it was and what it is; of a list of words all that came, then all that left."""
    lists: dict[str, list[Change]] = {}
    for change in group:
        field = _field(workspace, change.field)
        if field is not None and field.is_list:
            lists.setdefault(field.name, []).append(change)
        else:
            yield _scalar(field.heading if field is not None else change.field, field, change)
    for name, changes in lists.items():
        yield _listed(_field(workspace, name), changes)


def _listed(field: Field | None, changes: Sequence[Change]) -> Message:
    """A list of words with a sign before each that came or left."""
    assert field is not None  # it was found before
    come = [("+", _shown(field, one.new)) for one in changes if one.new is not None]
    gone = [("-", _shown(field, one.old)) for one in changes if one.new is None]
    words = (
        " ".join(f"{sign}{word.text(language)}" for sign, word in (*come, *gone)) for language in LANGUAGES
    )
    return message("history.list", field=field.heading, words=Label(*words))


def _scalar(name: Label | str, field: Field | None, change: Change) -> Message:
    """A value with what it was and what it is; of what is no plain value only that it changed."""
    is_plain = not any(isinstance(value, list | dict) for value in (change.old, change.new))
    if not is_plain or (field is not None and field.kind == "group"):
        return message("history.otherwise", field=name)
    if change.old is None:
        return message("history.set", field=name, value=_shown(field, change.new))
    if change.new is None:
        return message("history.cleared", field=name, value=_shown(field, change.old))
    return message(
        "history.changed", field=name, old=_shown(field, change.old), new=_shown(field, change.new)
    )


def _field(workspace: Workspace, name: str) -> Field | None:
    return workspace.fields.get(name) or workspace.groups.listed(name)


def _shown(field: Field | None, value: Any) -> Label:
    kind = KINDS[field.kind if field is not None else "text"]
    choices = () if field is None else field.choices
    values = value if isinstance(value, list) else [value]
    return Label(
        *(short(", ".join(kind.show(one, choices, language) for one in values)) for language in LANGUAGES)
    )


def short(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _tell_place(workspace: Workspace, group: Sequence[Change]) -> Iterator[Message]:
    """Archived or restored."""
    yield message("history.archived" if group[0].new else "history.restored")


def _tell_id(workspace: Workspace, group: Sequence[Change]) -> Iterator[Message]:
    yield message("history.renamed", old=str(group[0].old))


def _tell_next(workspace: Workspace, group: Sequence[Change]) -> Iterator[Message]:
    """A step that is planned, or planned no more, as a whole; else what of it changed."""
    if all(change.old is None for change in group):
        yield message("history.next", what=_joined(change.new for change in group))
    elif all(change.new is None for change in group):
        yield message("history.next_cleared", what=_joined(change.old for change in group))
    elif len(group) > 1 and all(None not in (change.old, change.new) for change in group):
        old, new = (_joined(values) for values in zip(*((one.old, one.new) for one in group), strict=True))
        yield message("history.next_changed", old=old, new=new)
    else:
        yield from _plain(workspace, group)


def _joined(values: Iterable[Any]) -> str:
    return short(" ".join(str(value) for value in values))


# -- entries -------------------------------------------------------------------------------------------


def _tell_log(workspace: Workspace, group: Sequence[Change]) -> Iterator[Message]:
    """New contacts by their kind: of a single one with its words."""
    fresh: dict[str, list[Entry]] = {}
    others: list[Change] = []
    for change in group:
        if change.entry is None and change.old is None and isinstance(change.new, Mapping):
            kind = change.new.get("kind")
            fresh.setdefault(kind if kind in _LOG_KINDS else "other", []).append(change.new)
        else:
            others.append(change)
    for kind, found in fresh.items():
        logged = message(f"history.logged_{kind}", count=len(found))
        text = found[0].get("text")
        if len(found) == 1 and isinstance(text, str) and text.strip():
            logged = message("history.with_text", what=logged, text=short(text))
        yield logged
    yield from _tell_records(workspace, others)


def _tell_records(workspace: Workspace, group: Sequence[Change]) -> Iterator[Message]:
    """Entries that came or went, each by itself where they are few, and what changed in others."""
    come = [change.new for change in group if change.entry is None and change.old is None]
    gone = [change.old for change in group if change.entry is None and change.new is None]
    for code, entries in (("added", come), ("dropped", gone)):
        if not entries:
            continue
        record = _record_of(group)
        if len(entries) > _FEW:
            yield message(f"history.{code}_many", record=_plural(workspace, record), count=len(entries))
            continue
        for entry in entries:
            yield _one_entry(workspace, code, record, entry)
    yield from (_inner(workspace, change) for change in group if change.entry is not None)


def _one_entry(workspace: Workspace, code: str, record: str, entry: Any) -> Message:
    what = entry_words(workspace, entry)
    if code == "added" and record == "orders":
        return message("history.order", what=what)
    return message(f"history.{code}", record=_singular(workspace, record), what=what)


def _inner(workspace: Workspace, change: Change) -> Message:
    """A field of an entry; its label is the entry's own."""
    record, _, key = change.field.partition(".")
    field = _field(workspace, change.field)
    name = field.label if field is not None else key
    told = _scalar(name, field, change)
    what = entry_words(workspace, change.entry or {})
    return message("history.inner", record=_singular(workspace, record), what=what, change=told)


def entry_words(workspace: Workspace, entry: Any) -> str | Message:
    """What an entry is known by: how much, and what."""
    if not isinstance(entry, Mapping):
        return short(str(entry))
    amount = number(entry.get("amount"))
    held = (entry.get(key) for key in _NAMES)
    name = next((short(str(value)) for value in held if value not in (None, "")), "")
    if amount is None:
        return name or str(entry.get("date") or entry.get(ID) or "")
    money = f"{amount:,f} {entry.get('currency') or workspace.settings.currency}"
    return message("history.with_name", what=money, name=name) if name else money


def _record_of(group: Sequence[Change]) -> str:
    return group[0].field.partition(".")[0]


def _singular(workspace: Workspace, record: str) -> Label:
    """One entry of a list of records."""
    if record == _LOG:
        return label("history.log_entry")
    heading = _plural(workspace, record)
    return Label(_WORDS.get(record, record), heading.zh)


def _plural(workspace: Workspace, record: str) -> Label:
    found = workspace.groups.listed(record)
    return Label(record, record) if found is None else found.label


_TELL: Final[Mapping[str, Callable[[Workspace, Sequence[Change]], Iterator[Message]]]] = {
    ID: _tell_id,
    ARCHIVED: _tell_place,
    _NEXT: _tell_next,
    _LOG: _tell_log,
}
