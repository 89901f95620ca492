"""Three texts of one file made one, as git's merge of a book would make them, for whatever else has three sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from clientctl import SETTINGS_FILE, text
from clientctl.frozen import frozen
from clientctl.model import Document
from clientctl.schema.shape import settings_shape, view_shape
from clientctl.store.folder import PLACES

if TYPE_CHECKING:
    from clientctl.merge import MergeShape
    from clientctl.store.unmerged import Side
    from clientctl.text.shape import Path


@frozen
class Merged:
    """The text of our side with theirs in it, or None and the fields that both sides changed differently."""

    raw: bytes | None
    fields: tuple[str, ...] = ()


def shape_of(path: str, clients: MergeShape) -> MergeShape | None:
    """How a file of the book is read and merged; None for one that is no YAML of ours. clients: of clients' files."""
    if path == SETTINGS_FILE:
        return settings_shape()
    place, _, name = path.partition("/")
    if not name.endswith(".yaml"):
        return None
    if place in PLACES:
        return clients
    return view_shape() if place == "views" else None


def merge_texts(path: str, base: bytes, ours: bytes, theirs: bytes, shape: MergeShape) -> Merged:
    """Both sides' changes of the base; InvalidData for a text that cannot be read."""
    from clientctl.merge import Sides, merge_documents, merge_files

    made = merge_files(Sides(base, ours, theirs), path, shape)
    if made is not None and not made.conflicts:
        return Merged(made.raw)
    found = merge_documents(*_read(path, shape, base, ours, theirs), shape)
    fields = (field_name(found.document, conflict.path) for conflict in found.conflicts)
    return Merged(None, tuple(dict.fromkeys(fields)))


def favoured(path: str, base: bytes, ours: bytes, theirs: bytes, shape: MergeShape, side: Side) -> bytes:
    """The same where one side has its way in what both have changed; InvalidData."""
    from clientctl.merge import Sides, merge_documents, merge_files

    made = merge_files(Sides(base, ours, theirs), path, shape)
    if made is not None:
        return (text.one_side(made.raw, side) if made.conflicts else made.raw) or made.raw
    documents = _read(path, shape, base, ours, theirs)
    merged = merge_documents(*documents, shape, favour=side).document
    raw, own = (ours, documents[1]) if side == "ours" else (theirs, documents[2])
    operations = text.operations_between(own, merged)
    return text.edit(raw, path, operations, shape).raw if operations else raw


def _read(path: str, shape: MergeShape, *files: bytes) -> tuple[Document, Document, Document]:
    base, ours, theirs = (text.load_mapping(raw, path, shape) for raw in files)
    return base, ours, theirs


def field_name(document: Mapping[str, Any], path: Path) -> str:
    """A place in a document as people know it: `address.city`, `log 261121-x7k2m9 text`; the file itself is ""."""
    names: list[str] = []
    held: Any = document
    for step in path:
        if isinstance(step, int):
            held = held[step] if isinstance(held, Sequence) and step < len(held) else None
            names.append(f" {_item_name(held, step)} ")
        else:
            held = held.get(step) if isinstance(held, Mapping) else None
            names.append(step)
    return ".".join(names).replace(". ", " ").replace(" .", " ").strip()


def _item_name(item: Any, index: int) -> str:
    named = item.get("id") if isinstance(item, Mapping) else item
    return named if isinstance(named, str) and len(named) <= 64 else str(index + 1)
