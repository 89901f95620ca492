"""What a name in a query stands for: a field, a group of fields, or `stale`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import product
from typing import Final

from clientctl.errors import Message, message
from clientctl.frozen import frozen
from clientctl.lazy import pattern
from clientctl.model import Field, FieldIndex, Label
from clientctl.model.fields import fold_key
from clientctl.names import nearest

STALE: Final = Field(path=("stale",), kind="duration", labels=(Label("stale", "久未联系"),), is_computed=True)
"""`stale:90d`, which is asked of the last contact."""

LAST_CONTACT: Final = "last_contact"
ARCHIVED: Final = "archived"
# any other key could not be told from what stands around it
_KEY: Final = pattern(r"[\w-]+")


@frozen
class Group:
    """The fields below a list of records or a mapping (`orders`, `address`): only there or not there."""

    name: str
    fields: tuple[Field, ...]


Target = Field | Group


@frozen
class Naming:
    """The names that a query may use, over a book's fields."""

    fields: FieldIndex

    def find(self, name: str) -> Target | None:
        """What goes by this English or Chinese name; a `custom.NAME` unknown to the schema is text."""
        found = self.fields.get(name)
        if found is not None:
            return found if found.is_known or _KEY.fullmatch(found.path[-1]) else None
        key = fold_key(name)
        return self._groups.get(key) or self._special.get(key)

    def near(self, name: str) -> Message:
        """A hint: the names like this one, each field once, or where all are listed."""
        best: dict[Target | None, str] = {}
        for candidate in nearest(name, self._names(), limit=9):
            best.setdefault(self.find(candidate), candidate)
        if not best:
            return message("query.all_fields")
        return message("query.near_fields", names=quoted(tuple(best.values())[:3]))

    def _names(self) -> Iterator[str]:
        """Every name to offer: English, Chinese or short, but no mixture of languages."""
        yield from self._special
        for field in self.fields:
            for depth in range(1, len(field.path) + 1):
                yield ".".join(field.path[:depth])
                yield ".".join(label.zh for label in field.labels[:depth])
            yield from (alias for alias in field.aliases if "." not in alias)

    @cached_property
    def _special(self) -> Mapping[str, Field]:
        if self.fields.get(LAST_CONTACT) is None:
            return {}
        return {fold_key(name): STALE for name in (STALE.name, STALE.label.zh)}

    @cached_property
    def _groups(self) -> Mapping[str, Group]:
        members: dict[tuple[str, ...], list[Field]] = {}
        names: dict[str, tuple[str, ...]] = {}
        for field in self.fields:
            for depth in range(1, len(field.path)):
                path = field.path[:depth]
                members.setdefault(path, []).append(field)
                for name in _spellings(field, depth):
                    names.setdefault(fold_key(name), path)
        groups = {path: Group(".".join(path), tuple(inner)) for path, inner in members.items()}
        return {name: groups[path] for name, path in names.items()}


def quoted(names: tuple[str, ...]) -> tuple[Message, ...]:
    """Names as a sentence lists them, each in the language's quotes."""
    return tuple(message("query.quoted", text=name) for name in names)


def written(target: Target) -> str:
    """The name of a field or group as canonical query text has it, without blanks."""
    return target.name.replace(" ", "_")


def _spellings(field: Field, depth: int) -> Iterator[str]:
    steps = [(key, label.en, label.zh) for key, label in zip(field.path[:depth], field.labels, strict=False)]
    return (".".join(words) for words in product(*steps))
