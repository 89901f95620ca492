"""A client as it was read from its file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from clientctl.errors import Problem
from clientctl.frozen import frozen

# Plain JSON types: str, int, Decimal, bool, None, list, dict. Dates stay ISO text. Never mutated.
Document = Mapping[str, Any]


class Stored(Protocol):
    """A client of the book, however much of it has been read so far; `Client` says what is what."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def document(self) -> Document: ...
    @property
    def path(self) -> str: ...
    @property
    def is_archived(self) -> bool: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...
    @property
    def is_readable(self) -> bool: ...


@frozen
class Client:
    """One client: its id (the file's name), its document, and what is wrong with it.

    `path` is relative to the book (`clients/acme.yaml`); `problems` are those found in the file itself.
    One that is not readable has an empty document; one that is invalid has all that could be read.
    """

    id: str
    document: Document
    path: str
    is_archived: bool = False
    problems: tuple[Problem, ...] = ()
    is_readable: bool = True

    @property
    def name(self) -> str:
        """The client's name, or its id while the name is missing or broken."""
        return name_in(self.document, self.id)


def name_in(document: Document, client_id: str) -> str:
    """The name in a client's document, or its id while the name is missing or broken."""
    name = document.get("name")
    return name if isinstance(name, str) and name else client_id
