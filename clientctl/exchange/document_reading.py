"""Clients that come as documents, whatever the format: read as rows with a column for each key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from clientctl.errors import InvalidData, Location, message
from clientctl.exchange.sheet import REJECTED, Incoming, Rejected, Row, Sheet

# What programs get beside what is stored.
_COMPUTED: Final = "computed"

# A document and the line where it begins.
Placed = tuple[int, Mapping[str, Any]]


def incoming_documents(
    documents: Sequence[Placed],
    name: str,
    form: str,
    encoding: str,
    write: Callable[[Sequence[Mapping[str, Any]]], bytes],
) -> Incoming:
    """Documents as the rows of one sheet; write: those of rejected rows as a file of their format."""
    if not documents:
        raise InvalidData(
            "exchange.no_documents", location=Location(name), form=form, hint=message("exchange.one_client")
        )
    if len({line for line, _ in documents}) < len(documents):
        # several on one line: they are told apart by their place
        documents = [(place, document) for place, (_, document) in enumerate(documents, 1)]
    flat = [(line, dict(_flattened(document))) for line, document in documents]
    header = tuple(dict.fromkeys(key for _, cells in flat for key in cells))
    rows = tuple(Row(line, tuple(cells.get(key) for key in header)) for line, cells in flat)
    of_row = dict(documents)
    how = message("exchange.read_documents", file=name, count=len(rows), form=form, encoding=encoding)

    def write_rejects(rejected: Sequence[Rejected]) -> bytes:
        number, reason = REJECTED
        return write(
            [{**of_row[one.row.number], number: one.row.number, reason: one.reason} for one in rejected]
        )

    return Incoming((Sheet(header, rows),), (how,), write_rejects, is_exact=True)


def _flattened(document: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The values of a document by their paths; lists are values."""
    for key, value in document.items():
        if not prefix and key == _COMPUTED:
            continue
        if isinstance(value, Mapping) and value:
            yield from _flattened(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
