"""What the cache keeps of one client, read from its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

from clientctl.frozen import frozen
from clientctl.model import Client
from clientctl.store.cache.documents import packed_document
from clientctl.store.cache.findings import packed_problem
from clientctl.store.cache.signatures import Signature

Cells = Mapping[str, Any]


@frozen
class Derived:
    """What queries need of a client: JSON values by column, empty ones left out.

    first, last: the days (as ordinals) from which and up to which the cells hold. The cell of the column MEMO,
    if there is one, maps texts to what was costly to make of them, to be used again.
    """

    cells: Cells
    first: int
    last: int


_NOTHING: Final = Derived({}, date.min.toordinal(), date.max.toordinal())

# The client, and what was made at a cost before, by text.
Derive = Callable[[Client, Mapping[str, Any]], Derived]
MEMO: Final = "memo"
# The content of a client that cannot be kept: no file has it, so that it is read every time.
UNKEPT: Final = ""


@frozen
class Row:
    """A client as the cache keeps it; content: the hash of a file that is too young to be known by its signature.

    document: JSON text; None for a client that is not readable. findings: its problems as JSON data.
    """

    id: str
    is_archived: bool
    signature: Signature
    content: str | None
    derived: Derived
    document: bytes | None
    findings: tuple[Any, ...]

    @property
    def is_readable(self) -> bool:
        return self.document is not None

    @property
    def columns(self) -> Iterable[str]:
        return self.derived.cells

    @property
    def days(self) -> tuple[int, int]:
        return self.derived.first, self.derived.last

    def cell(self, column: str) -> Any:
        return self.derived.cells.get(column)

    @property
    def path(self) -> str:
        return path_of(self.id, is_archived=self.is_archived)

    @property
    def stamp(self) -> str:
        return stamp_of(self.signature)


def path_of(client_id: str, *, is_archived: bool) -> str:
    """The path of a client's file, as everywhere."""
    return f"{'archive' if is_archived else 'clients'}/{client_id}.yaml"


def stamp_of(signature: Signature) -> str:
    """A signature as text, which ties a document to the file that it was read from."""
    return "-".join(map(str, signature))


def build_row(
    client: Client, signature: Signature, content: str | None, derive: Derive, memo: Mapping[str, Any]
) -> Row:
    """The row of a client; one that could not be kept exactly has the content UNKEPT and nothing else."""
    document = packed_document(client.document) if client.is_readable else None
    try:
        findings = tuple(packed_problem(problem) for problem in client.problems)
    except TypeError:
        return unkept_row(client.id, signature, is_archived=client.is_archived)
    if client.is_readable and document is None:
        return unkept_row(client.id, signature, is_archived=client.is_archived)
    derived = derive(client, memo) if client.is_readable else _NOTHING
    return Row(client.id, client.is_archived, signature, content, derived, document, findings)


def unkept_row(client_id: str, signature: Signature, *, is_archived: bool) -> Row:
    """The row of a client that is read from its file every time."""
    return Row(client_id, is_archived, signature, UNKEPT, _NOTHING, None, ())
