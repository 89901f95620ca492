"""Fields: the names a client's data goes by, in files, queries, columns, flags and headers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Literal

from clientctl.frozen import frozen
from clientctl.messages.label import Label

Merge = Literal["value", "set", "records", "list", "text", "mapping"]


@frozen
class Choice:
    """One accepted value of a choice field; `names` are further words that people may type for it."""

    value: str
    label: Label
    names: tuple[str, ...] = ()

    @property
    def accepted(self) -> tuple[str, ...]:
        return (self.value, self.label.en, self.label.zh, *self.names)


@frozen
class Field:
    """One field of a client.

    path: keys from the root, lists left out (`("orders", "amount")`).
    kind: name of the row in `values.KINDS` for one value.
    is_list: the value is a list of words (`tags`); record: the list of records it stands in (`orders`).
    labels: one label for each key of the path, so that either language may be used at each step.
    choices: accepted values in their order; vocabulary: the words that the book accepts (none: any).
    looks_ahead: its dates are plans, so that a weekday means the next one.
    default: what an entry without the key has.
    is_known: False for a custom field that no schema describes.
    flag: option of `add`; column: rank of its column, see `Column.rank`.
    """

    path: tuple[str, ...]
    kind: str
    labels: tuple[Label, ...]
    aliases: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    is_list: bool = False
    record: str | None = None
    is_computed: bool = False
    is_required: bool = False
    is_personal: bool = False
    is_known: bool = True
    looks_ahead: bool = False
    default: str | None = None
    vocabulary: tuple[str, ...] = ()
    merge: Merge = "value"
    flag: str | None = None
    column: int | None = None

    @cached_property
    def name(self) -> str:
        return ".".join(self.path)

    @property
    def label(self) -> Label:
        """The field's own label; a custom field's is its last key's."""
        return self.labels[-1]

    @property
    def heading(self) -> Label:
        """A label that stands alone: `Orders amount` for a field inside another."""
        if len(self.labels) == 1 or self.path[0] == "custom":
            return self.labels[-1]
        return Label(" ".join(l.en for l in self.labels), "".join(l.zh for l in self.labels))

    def values(self, document: Mapping[str, Any]) -> list[Any]:
        """Every value of this field in a document, lists flattened, empty ones left out.

        Parts of the document that do not have the field's shape are passed over: an invalid file is still shown.
        """
        return list(_walk(document, self.path, self.default))

    def cell(self, values: Sequence[Any]) -> Any:
        """Values of this field as one cell: the value, a list for fields in lists, None when there is none."""
        if not values:
            return None
        return list(values) if self.is_list or self.record is not None else values[0]

    def lacks(self, document: Mapping[str, Any]) -> bool:
        """Whether the field is empty; in a list of records, whether any of its entries has none of it."""
        entries = document.get(self.path[0]) if self.record is not None else None
        if not isinstance(entries, list) or not entries:
            return not self.values(document)
        return any(not any(True for _ in _walk(entry, self.path[1:], self.default)) for entry in entries)


def _walk(node: Any, path: tuple[str, ...], default: str | None) -> Iterator[Any]:
    if isinstance(node, list):
        for item in node:
            yield from _walk(item, path, default)
    elif path:
        if isinstance(node, Mapping):
            value = node.get(path[0])
            yield from _walk(default if value is None and len(path) == 1 else value, path[1:], default)
    elif node is not None and node != "" and not isinstance(node, Mapping):
        yield node


def fold_key(text: str) -> str:
    """A field name as it is compared: NFKC, lower case, blanks and dashes as underscores."""
    return unicodedata.normalize("NFKC", text).strip().casefold().replace("-", "_").replace(" ", "_")


@frozen
class FieldIndex:
    """All fields of a book, stored and computed, found by any of their names."""

    fields: tuple[Field, ...]

    @cached_property
    def _by_name(self) -> Mapping[str, Field]:
        names: dict[str, Field] = {}
        for field in self.fields:  # full English paths win over everything else
            names.setdefault(fold_key(field.name), field)
        for field in self.fields:
            for name in _other_names(field):
                names.setdefault(fold_key(name), field)
        return names

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    def listed(self, name: str) -> Field | None:
        """One of these fields by any of its names."""
        return self._by_name.get(fold_key(name))

    def get(self, name: str) -> Field | None:
        """The field that goes by this English name, Chinese label or alias, in any mixture along its path.

        A custom field that no schema knows is text, by its full path only.
        """
        found = self.listed(name)
        if (
            found is None
            and name.startswith("custom.")
            and name.count(".") == 1
            and len(name) > len("custom.")
        ):
            label = Label(name, name)
            return Field(tuple(name.split(".")), "text", (Label("custom", "自定义"), label), is_known=False)
        return found

    def near(self, name: str, limit: int = 3) -> tuple[str, ...]:
        """Names of fields that look like this one, best first, in the script that it is typed in."""
        from difflib import get_close_matches

        if name.isascii():
            names = {n for field in self.fields for n in (field.name, *field.aliases, field.path[-1])}
        else:
            names = {".".join(label.zh for label in field.labels) for field in self.fields}
        return tuple(
            get_close_matches(fold_key(name), sorted(n for n in names if n in self), n=limit, cutoff=0.6)
        )

    def __contains__(self, name: str) -> bool:
        return fold_key(name) in self._by_name

    def select(self, names: Iterable[str]) -> tuple[Field, ...]:
        """Fields by name; KeyError for the first unknown one."""
        return tuple(self._by_name[fold_key(name)] for name in names)


def _other_names(field: Field) -> Iterator[str]:
    spellings: list[list[str]] = [[]]
    for key, label in zip(field.path, field.labels, strict=True):
        words = dict.fromkeys((key, label.en, label.zh))
        spellings = [[*before, word] for before in spellings for word in words if word]
    yield from (".".join(words) for words in spellings)
    yield from field.aliases
    if field.path[0] == "custom" and field.is_known:
        yield from dict.fromkeys((field.path[-1], field.label.en, field.label.zh))
