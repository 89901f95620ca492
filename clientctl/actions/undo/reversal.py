"""Reversing what a commit did to single files: its old content again, with what was changed since kept in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from clientctl.actions.three_way import merge_texts, shape_of
from clientctl.errors import InvalidData
from clientctl.frozen import frozen
from clientctl.model import FileChange
from clientctl.store.folder import PLACES, Folder
from clientctl.store.past import Step

if TYPE_CHECKING:
    from clientctl.merge import MergeShape


@frozen
class Deed:
    """What a commit did to one file, perhaps moving it: where and what it was before, and after (None: not there)."""

    old: str | None
    new: str | None
    before: bytes | None
    after: bytes | None

    @property
    def path(self) -> str:
        """The file's name since, else what it was."""
        return self.new or self.old or ""


Why = Literal["changed", "gone", "taken"]


@frozen
class Clash:
    """A file that cannot be reversed without losing what came later: its path, why, and the fields at odds."""

    path: str
    why: Why
    fields: tuple[str, ...] = ()


def deeds_of(steps: Iterable[Step], blobs: Mapping[str, bytes]) -> Iterator[Deed]:
    """Steps with their contents; a file that goes and one that comes with the same content, or id, are one move."""
    steps = tuple(steps)
    gone = {step.path: step for step in steps if step.after is None}
    come = {step.path: step for step in steps if step.before is None}
    moves = dict(_moves(gone, come))
    for step in steps:
        before, after = (blobs[blob] if blob else None for blob in (step.before, step.after))
        if step.path in moves:
            target = come[moves[step.path]]
            yield Deed(step.path, target.path, before, blobs[target.after or ""])
        elif step.path not in moves.values():
            yield Deed(step.path if step.before else None, step.path if step.after else None, before, after)


def _moves(gone: Mapping[str, Step], come: Mapping[str, Step]) -> Iterator[tuple[str, str]]:
    left = dict(come)
    for path, step in gone.items():
        alike = (
            other
            for other, new in left.items()
            if new.after == step.before or client_of(other) == client_of(path)
        )
        target = next((other for other in alike if client_of(other)), None)
        if target is None and len(gone) == len(come) == 1 and client_of(path):
            target = next((other for other in left if client_of(other)), None)
        if target is not None and client_of(path):
            del left[target]
            yield path, target


def client_of(path: str) -> str:
    """The id of the client whose file this is, "" for other files."""
    place, _, name = path.partition("/")
    return name.removesuffix(".yaml") if place in PLACES and name.endswith(".yaml") else ""


def ends_of(
    change: FileChange, changes: Iterable[FileChange]
) -> tuple[tuple[str, bytes | None], tuple[str, bytes | None]]:
    """Where and what a file is now, and shall be; one that moves comes from another path."""
    if not change.origin:
        return (change.path, change.before), (change.path, change.after)
    gone = next(other for other in changes if other.path == change.origin)
    return (gone.path, gone.before), (change.path, change.after)


def reverse(folder: Folder, deed: Deed, shapes: MergeShape) -> tuple[FileChange, ...] | Clash:
    """The changes that take the deed back, none where nothing of it is left; a Clash where that would lose something.

    shapes: of the book's clients.
    """
    if deed.new is None:
        return _brought_back(folder, deed)
    if deed.old is None:
        return _taken_away(folder, deed)
    path = _place_now(folder, deed.new) if deed.old == deed.new else deed.new
    now = _content(folder, path)
    target = path if deed.old == deed.new else deed.old
    if now is None:
        is_back = deed.old != deed.new and _content(folder, deed.old) == deed.before
        return () if is_back else Clash(deed.new, "gone")
    if target != path and folder.exists(target):
        return Clash(target, "taken")
    found = _reversed(path, deed, now, shapes)
    if isinstance(found, Clash):
        return found
    if target == path:
        return (FileChange(path, now, found, client_of(path)),) if found != now else ()
    return (
        FileChange(target, None, found, client_of(target), origin=path),
        FileChange(path, now, None, client_of(path)),
    )


def _brought_back(folder: Folder, deed: Deed) -> tuple[FileChange, ...] | Clash:
    path = deed.path
    now = _content(folder, path)
    if now is not None:
        return () if now == deed.before else Clash(path, "taken")
    elsewhere = _place_now(folder, path)
    if elsewhere != path:
        return Clash(elsewhere, "taken")
    return (FileChange(path, None, deed.before, client_of(path)),)


def _taken_away(folder: Folder, deed: Deed) -> tuple[FileChange, ...] | Clash:
    path = _place_now(folder, deed.path)
    now = _content(folder, path)
    if now is None:
        return ()
    return (FileChange(path, now, None, client_of(path)),) if now == deed.after else Clash(path, "changed")


def _reversed(path: str, deed: Deed, now: bytes, shapes: MergeShape) -> bytes | Clash:
    """The file's text without the deed, what was changed since kept in it."""
    before, after = deed.before or b"", deed.after or b""
    if now in (before, after):
        return before
    shape = shape_of(path, shapes)
    if shape is None:
        return Clash(path, "changed")
    try:
        found = merge_texts(path, after, now, before, shape)
    except InvalidData:
        return Clash(path, "changed")
    return Clash(path, "changed", found.fields) if found.raw is None else found.raw


def _place_now(folder: Folder, path: str) -> str:
    """Where a client's file is by now, if it was archived or restored since; else the same path."""
    client_id = client_of(path)
    if not client_id or folder.exists(path):
        return path
    other = next(place for place in PLACES if not path.startswith(f"{place}/"))
    moved = f"{other}/{client_id}.yaml"
    return moved if folder.exists(moved) else path


def _content(folder: Folder, path: str) -> bytes | None:
    try:
        return folder.read(path)
    except FileNotFoundError:
        return None
