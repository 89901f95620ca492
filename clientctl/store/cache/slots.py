"""Blocks with the numbers that they go by in the file, and blocks that are only in memory so far."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from clientctl.frozen import frozen
from clientctl.store.cache.blocks import FILES, Block, Files, LoadDocument, LoadPart
from clientctl.store.cache.database import Database, UnusableError
from clientctl.store.cache.reader import Draft

Recover = Callable[[Files], tuple[LoadPart, LoadDocument]]


@frozen
class Slot:
    """A block, the number of its parts, and that of its list of files, which may change alone.

    is_drafted: it is in memory alone; is_new: it was made in this run.
    """

    number: int
    files_number: int
    block: Block
    is_drafted: bool = False
    is_new: bool = False


def stored_slot(database: Database, number: int, files_number: int, recover: Recover) -> Slot:
    """A block out of the file; UnusableError if its list of files is not whole."""
    try:
        files = Files.from_part(database.part(files_number, FILES))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnusableError(str(error)) from error

    def part(name: str) -> Any:
        return database.part(number, name)

    return Slot(number, files_number, Block(files, part, database.document, recover))


def drafted_slot(draft: Draft, number: int, older: LoadDocument, recover: Recover) -> Slot:
    """A block from its draft; documents that are not part of it come from where they were before."""
    files = Files.from_part(json.loads(draft.files))
    return Slot(number, number, Block(files, *drafted(draft, older), recover), is_drafted=True, is_new=True)


def drafted(draft: Draft, older: LoadDocument) -> tuple[LoadPart, LoadDocument]:
    """What a draft holds, by name and by path."""
    parts = dict(draft.parts)
    documents = {path: text for path, _, text in draft.documents}

    def part(name: str) -> Any:
        return json.loads(parts[name])

    def document(path: str, stamp: str) -> bytes:
        return documents[path] if path in documents else older(path, stamp)

    return part, document


def nothing_older(path: str, stamp: str) -> bytes:
    """For drafts that are whole: there is no other document."""
    raise UnusableError(path)
