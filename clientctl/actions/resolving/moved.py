"""A client that one side has moved while the other changed it, where git took the two for a deletion and a new file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from clientctl import text
from clientctl.actions.resolving.conflicts import Conflicted
from clientctl.actions.three_way import merge_texts
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError
from clientctl.model import Document, FileChange
from clientctl.names import fold
from clientctl.store.folder import PLACES
from clientctl.store.git import Git

_OURS: Final = "HEAD"
_THEIRS: Final = "MERGE_HEAD"


def moved_with_changes(workspace: Workspace, git: Git, one: Conflicted) -> tuple[FileChange, ...]:
    """The client's file where it went to, with what the other side has changed, and the old one gone.

    Nothing where it went nowhere, where it is not clear whereto, and where the sides are at odds. git takes a file for
    moved only while half of it is as it was, which a small one with a new entry is not.
    """
    held = one.contents
    if not one.client or held.base is None or (held.ours is None) == (held.theirs is None):
        return ()
    mover = _OURS if held.ours is None else _THEIRS
    base = one.document("base")
    places = [place for place in _added(git, mover) if base is not None and _is_it(workspace, place, base)]
    if len(places) != 1 or one.shape is None:
        return ()
    (place,) = places
    there = workspace.book.folder.read(place)
    sides = (there, held.theirs) if held.theirs is not None else (held.ours, there)
    ours, theirs = sides
    assert ours is not None and theirs is not None  # one of them is there, and the other has moved
    try:
        merged = merge_texts(place, held.base, ours, theirs, one.shape).raw
    except ClientctlError:
        return ()
    if merged is None:
        return ()
    client_id = place.rpartition("/")[2].removesuffix(".yaml")
    return FileChange(one.path, one.now, None, one.client), FileChange(place, there, merged, client_id)


def _added(git: Git, side: str) -> Iterator[str]:
    """Files of clients that a side of the open merge has and that were not there before the sides parted."""
    parted = git.ask("merge-base", _OURS, _THEIRS)
    if parted.code:
        return
    base = parted.output.decode().split("\n")[0]
    flags = ("-r", "-z", "--name-only", "--no-renames", "--diff-filter=A", "--relative", "--no-commit-id")
    found = git.ask("diff-tree", *flags, base, side, "--", *PLACES)
    for path in found.output.decode("utf-8", "surrogateescape").split("\0"):
        if path.endswith(".yaml"):
            yield path


def _is_it(workspace: Workspace, place: str, base: Document) -> bool:
    """Whether the file at a place is the client that a document was: by its entries, its number or its name."""
    try:
        raw = workspace.book.folder.read(place)
        found = text.load_mapping(raw, place, workspace.catalog.shape)
    except (ClientctlError, OSError):
        return False
    items = set(_items(base))
    if items:
        return not items.isdisjoint(_items(found))
    return any(
        _folded(found, key) and _folded(found, key) == _folded(base, key) for key in ("number", "name")
    )


def _items(document: Document) -> Iterator[str]:
    for listed in document.values():
        for entry in listed if isinstance(listed, list) else ():
            item = entry.get("id") if isinstance(entry, Mapping) else None
            if isinstance(item, str):
                yield item


def _folded(document: Document, key: str) -> str:
    value = document.get(key)
    return fold(value) if isinstance(value, str) else ""
