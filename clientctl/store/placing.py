"""Putting what was planned in place: every file compared, then all of them written or none."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from clientctl.errors import ClientctlError, Conflict, message
from clientctl.frozen import replace
from clientctl.model import ChangeSet, FileChange
from clientctl.store import atomic, fs, journal
from clientctl.store.journal import Journal
from clientctl.store.places import Place

if TYPE_CHECKING:
    from clientctl.model.progress import Advance


def in_order(changes: ChangeSet) -> ChangeSet:
    """What changes, deletions last, so that nothing is ever gone that is not in its new place yet."""
    files = (change for change in changes.changes if change.before != change.after)
    return replace(changes, changes=tuple(sorted(files, key=lambda change: change.after is None)))


def require_unchanged(place: Place, change: FileChange) -> None:
    """Conflict when a file is not what it was when the change was planned."""
    if change.before is None:
        if fs.exists(place.root, change.path):
            raise Conflict("store.exists", path=change.path, hint=message("store.choose_other"))
        return
    try:
        current = fs.read_regular(place.root, change.path, limit=len(change.before) + 1)
    except FileNotFoundError:
        raise atomic.changed_meanwhile(change.path) from None
    if current != change.before:
        raise atomic.changed_meanwhile(change.path)


def write_all(
    place: Place, changes: ChangeSet, written: Journal, advance: Advance = lambda done, total: None
) -> None:
    """All files or none: what precedes a refusal is undone at once, or else by the next writer."""
    directories = sorted({above for change in changes.changes for above in _directories(change.path)})
    is_single = len(changes.changes) == 1
    made: list[str] = []
    try:
        for directory in filter(None, directories):
            if atomic.make_directory(place.root, directory):
                made.append(directory)
        for number, change in enumerate(changes.changes, 1):
            _put(place, change, is_synced=is_single)
            advance(number, len(changes.changes))
        if not is_single:
            for directory in directories:
                atomic.sync_directory(place.root, fs.split(directory) if directory else ())
    except BaseException:
        with suppress(ClientctlError, OSError):  # the next writer undoes it then
            journal.undo(place, written.steps)
            for directory in reversed(made):
                atomic.remove_directory(place.root, directory)
            journal.end(place)
        raise


def _directories(path: str) -> tuple[str, ...]:
    """The directories that a file lies in, the outermost first; "" for the book's own."""
    names = path.split("/")[:-1]
    return tuple("/".join(names[:count]) for count in range(1, len(names) + 1)) or ("",)


def _put(place: Place, change: FileChange, *, is_synced: bool) -> None:
    if change.after is None:
        atomic.remove(place.root, change.path, expected=change.before, is_synced=is_synced)
    elif change.before is None:
        like = change.origin or None
        atomic.write_new(place.root, change.path, change.after, like=like, is_synced=is_synced)
    else:
        atomic.write_replacing(
            place.root, change.path, change.after, expected=change.before, is_synced=is_synced
        )
