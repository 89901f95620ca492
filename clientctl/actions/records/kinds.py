"""What one list of records is like, by the schema: its keys as fields of an entry, its words, its order."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from clientctl.errors import WrongUsage, message
from clientctl.frozen import frozen, replace
from clientctl.model import Field, FieldIndex, Label
from clientctl.model.records import RECORDS
from clientctl.names import nearest
from clientctl.schema.catalog import Catalog

ITEM_KEY: Final = "id"
DATE_KEY: Final = "date"
_TEXTS: Final = ("text", "note")


@frozen
class RecordKind:
    """A list of records.

    word: for one entry; name: of the list, in words; keys: all that an entry may have, in the order of a file.
    fields: the keys with plain values, but for the id, as fields of the entry itself; lists: the keys of the lists
    in an entry, each with the fields of what is in it; list_labels: what they are called.
    """

    word: str
    record: str
    name: Label
    keys: tuple[str, ...]
    fields: FieldIndex
    lists: Mapping[str, FieldIndex]
    list_labels: Mapping[str, Label]

    @cached_property
    def main(self) -> Field | None:
        """What the words behind the client are: the first text that an entry needs, else the first that it may have."""
        texts = [field for field in self.fields if field.kind in _TEXTS]
        return next((field for field in texts if field.is_required), texts[0] if texts else None)

    @cached_property
    def day(self) -> str | None:
        """The key of the day that every entry has, by which they stand in order; None for entries without one."""
        dates = [field.name for field in self.fields if field.kind == "date" and field.is_required]
        return DATE_KEY if DATE_KEY in dates else dates[0] if dates else None

    @property
    def is_named(self) -> bool:
        """Whether an entry goes by its name too."""
        return self.main is not None and self.main.name == "name"


def record_kind(catalog: Catalog, word: str) -> RecordKind:
    """The list of records behind a word of the command line; KeyError for another word."""
    return list_kind(catalog, RECORDS[word], word)


def list_kind(catalog: Catalog, record: str, word: str = "") -> RecordKind:
    """The list of records of this name; word: for one entry, where the command line has one."""
    heading = next(group.label for group in catalog.groups if group.name == record)
    inner = [field for field in catalog.fields if field.record == record]
    keys = tuple(dict.fromkeys(field.path[1] for field in inner))
    lists = {field.path[1] for field in inner if len(field.path) > 2}
    return RecordKind(
        word,
        record,
        Label(word, heading.zh),
        keys,
        FieldIndex(tuple(_inner(f, 1) for f in inner if f.path[1] != ITEM_KEY and f.path[1] not in lists)),
        {key: FieldIndex(tuple(_inner(f, 2) for f in inner if f.path[1] == key)) for key in lists},
        {f.path[1]: f.labels[1] for f in inner if len(f.path) > 2},
    )


def flag_of(key: str) -> str:
    """The option that sets a key of an entry."""
    return f"--{key.replace('_', '-')}"


def _inner(field: Field, depth: int) -> Field:
    """A field as it is called within an entry; its whole name is still understood."""
    path, labels = field.path[depth:], field.labels[depth:]
    return replace(field, path=path, labels=labels, aliases=(field.name,), record=None)


def find_key(kind: RecordKind, name: str) -> Field:
    """A key of an entry by any of its names; WrongUsage with near matches."""
    field = kind.fields.listed(name)
    if field is not None:
        return field
    if name in kind.lists:
        raise WrongUsage("actions.is_records", name=name, hint=message("actions.in_records_hint"))
    names = tuple(field.name for field in kind.fields)
    near = nearest(name, names)
    hint = message("values.did_you_mean", names=near) if near else message("actions.near_keys", names=names)
    raise WrongUsage("actions.unknown_field", name=name, hint=hint)
