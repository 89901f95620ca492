"""What two clients that are one have in common: a name, a number, an address, a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from clientctl.actions.subject import Subject
from clientctl.actions.workspace import Workspace
from clientctl.model import Field, Stored
from clientctl.names import digits, fold

# The field that it shows in, and the folded value; aliases are names.
Mark = tuple[str, str]
_SHORTEST_PHONE: Final = 5


def marks(document: Mapping[str, Any]) -> Iterator[Mark]:
    """The marks of a document that need not be in the book."""

    def values(name: str) -> Sequence[Any]:
        held = document.get(name)
        return held if isinstance(held, list) else [held]

    return _marks(values)


def known_marks(workspace: Workspace) -> Iterator[tuple[Stored, Iterable[Mark]]]:
    """Every client of the book, the archived ones too, with its marks."""
    fields = {name: workspace.catalog.field(name) for name in ("name", "aliases", "number", "email", "phone")}
    for client in workspace.repository.clients(archived=True, checked=False):
        yield client, _marks(partial(_values, workspace.subject(client), fields))


def _values(subject: Subject, fields: Mapping[str, Field], name: str) -> Sequence[Any]:
    return subject.values(fields[name])


def _marks(values: Callable[[str], Sequence[Any]]) -> Iterator[Mark]:
    for name in ("name", "aliases"):
        yield from (
            ("name", fold(value)) for value in values(name) if isinstance(value, str) and value.strip()
        )
    for name in ("number", "email"):
        yield from ((name, fold(value)) for value in values(name) if isinstance(value, str) and value.strip())
    for value in values("phone"):
        if isinstance(value, str) and len(phone_mark(value)) >= _SHORTEST_PHONE:
            yield "phone", phone_mark(value)


def phone_mark(phone: str) -> str:
    """The digits of a phone number; `0047 …` is `+47 …`."""
    return digits(phone).removeprefix("00")
