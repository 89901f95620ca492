"""Reading files of clients for the cache: rows of them, and drafts of whole blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from clientctl.errors import ClientctlError
from clientctl.frozen import frozen
from clientctl.model import Client
from clientctl.store.cache.blocks import FILES, Files, Item, build_files, build_parts
from clientctl.store.cache.database import packed
from clientctl.store.cache.rows import Derive, Row, build_row, path_of, unkept_row
from clientctl.store.cache.signatures import Key, Signature, content_hash, is_young, signature_of
from clientctl.store.repository import FileRepository

Parts = list[tuple[str, bytes]]
Documents = list[tuple[str, str, bytes]]


@frozen
class Draft:
    """A block to be written, all of it as JSON text; documents of new rows alone: the others are there already."""

    files: bytes
    parts: Parts
    documents: Documents


@frozen
class Reader:
    """Reads files and derives what is kept of them.

    seen: signatures as the directories were scanned; now: the clock's nanoseconds just before that.
    """

    repository: FileRepository
    derive: Derive
    seen: Mapping[Key, Signature]
    now: int

    def row(self, key: Key, memo: Mapping[str, Any]) -> Row:
        """The row of a file as it is now; a file that cannot be read is tried again every time."""
        client_id, is_archived = key
        try:
            raw, status = self.repository.folder.read_with_status(path_of(client_id, is_archived=is_archived))
        except (ClientctlError, OSError):
            return unkept_row(client_id, self.seen[key], is_archived=is_archived)
        signature = signature_of(status)
        content = content_hash(raw) if is_young(signature, self.now) else None
        client = self.repository.read_client(client_id, raw, is_archived=is_archived)
        return build_row(client, signature, content, self.derive, memo)

    def is_unchanged(self, key: Key, content: str) -> bool:
        """Whether a file still has this content."""
        client_id, is_archived = key
        try:
            raw, _ = self.repository.folder.read_with_status(path_of(client_id, is_archived=is_archived))
        except (ClientctlError, OSError):
            return False
        return content_hash(raw) == content

    def client(self, key: Key) -> Client:
        """The client itself, read now, where no row can stand for it."""
        return self.repository.read(key[0], is_archived=key[1])

    def draft(self, keys: Iterable[Key], memo: Mapping[str, Any]) -> Draft:
        """A block of these files."""
        return build_draft([self.row(key, memo) for key in keys])


def build_draft(items: Sequence[Item]) -> Draft:
    """A block of new rows and of clients out of other blocks."""
    return Draft(
        packed(build_files(items).part()),
        [(name, packed(part)) for name, part in build_parts(items).items()],
        [
            (item.path, item.stamp, item.document)
            for item in items
            if isinstance(item, Row) and item.document is not None
        ],
    )


def files_of(draft: Draft) -> Files:
    """The files that a draft is about."""
    import json

    return Files.from_part(json.loads(draft.files))


__all__ = ["FILES", "Documents", "Draft", "Key", "Parts", "Reader", "build_draft", "files_of"]
