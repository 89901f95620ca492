"""YAML: a list of clients, or clients one after the other parted by ---, each read as a file of the book is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from clientctl import text
from clientctl.errors import InvalidData, Location, message
from clientctl.exchange.delimited import decode
from clientctl.exchange.document_reading import Placed, incoming_documents
from clientctl.exchange.sheet import Incoming, Means

# Where the next client begins: nothing within one stands that far left.
_START: Final = re.compile(r"^(?:-[ \r\n]|---[ \t]*(?:#.*)?\r?$)", re.MULTILINE)


def read(raw: bytes, name: str, encoding: str | None, means: Means) -> Incoming:
    """The clients of a file; InvalidData, with the line, for what no file of a book may have."""
    whole, known = decode(raw, name, encoding)
    documents = [placed for line, part in _parts(whole) for placed in _read(part, line, name, means.shape)]
    return incoming_documents(documents, name, "YAML", known, lambda some: _written(some, means.shape))


def _parts(whole: str) -> Iterator[tuple[int, str]]:
    """Each client's own lines, and the number of the first: a book's limits are for one client."""
    starts = [0, *(found.start() for found in _START.finditer(whole) if found.start())]
    line = 1
    for start, end in zip(starts, [*starts[1:], len(whole)], strict=True):
        part = whole[start:end]
        yield line, part
        line += part.count("\n")


def _read(part: str, line: int, name: str, shape: text.Shape) -> Iterator[Placed]:
    body = part.removeprefix("---") if part.startswith("---") else part
    if not body.strip() or all(row.lstrip().startswith("#") or not row.strip() for row in body.split("\n")):
        return
    try:
        data = text.load(body.encode("utf-8", "surrogatepass"), name, shape)
    except InvalidData as error:
        place = error.location
        if place is not None and place.line is not None:
            error.location = Location(name, place.line + line - 1, place.column)
        raise
    for one in data if isinstance(data, list) else [data]:
        if not isinstance(one, Mapping):
            hint = message("exchange.one_client")
            raise InvalidData("exchange.yaml_no_mapping", location=Location(name, line), hint=hint)
        yield line, one


def _written(documents: Sequence[Mapping[str, Any]], shape: text.Shape) -> bytes:
    return "".join(f"---\n{text.dump(dict(one), shape)}" for one in documents).encode()
