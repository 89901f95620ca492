"""Drafts: the texts that people are editing, kept among our notes until they are in the book.

Each has a directory of its own, where an editor may leave what it likes beside it: `drafts/ID/ID.yaml`, the next one
of the same client in `drafts/ID.2/`. All that is in it goes with the draft, and git never sees any of it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from clientctl.errors import ClientctlError
from clientctl.frozen import frozen
from clientctl.names import is_id
from clientctl.store import atomic, fs
from clientctl.store.journal import digest
from clientctl.store.places import Place

_LIMIT: Final = 1 << 30
_BASE: Final = "begun-from"


@frozen
class Draft:
    """A text in progress: the private directory, the draft's own directory below it, and its file's name."""

    private: Path
    directory: str
    name: str

    @property
    def path(self) -> Path:
        """What the editor is given."""
        return self.private / self.directory / self.name

    def read(self) -> bytes:
        """The text as it is now; FileNotFoundError, or InvalidData for what is no regular file."""
        return self._read(self.name)

    def write(self, text: bytes) -> None:
        """Put another text in its place, at once and durably."""
        atomic.write_private(self.private, f"{self.directory}/{self.name}", text, is_durable=True)

    def base(self) -> bytes:
        """What was in the book when the draft was begun; empty if that is not known any more."""
        try:
            return self._read(_BASE)
        except (FileNotFoundError, ClientctlError):
            return b""

    def has_company(self) -> bool:
        """Whether anything stands beside it: what an editor that was cut off could still save of an unsaved text."""
        try:
            names = os.listdir(self.path.parent)  # noqa: PTH208 - names alone
        except OSError:
            return False
        return bool(set(names) - {self.name, _BASE})

    def discard(self) -> None:
        """Take it away with everything that stands beside it."""
        import shutil

        with suppress(OSError):  # what cannot be removed is in nobody's way
            shutil.rmtree(self.private / self.directory)

    def _read(self, name: str) -> bytes:
        return fs.read_regular(self.private, f"{self.directory}/{name}", limit=_LIMIT)


def begin_draft(place: Place, client_id: str, text: bytes, base: bytes) -> Draft:
    """A new draft that holds `text`, readable by its owner alone; base: what is in the book now."""
    place.make_private()
    room = _room(place)
    atomic.make_directory(place.private, room, mode=0o700)
    number, name = 1, client_id
    while not atomic.make_directory(place.private, f"{room}/{name}", mode=0o700):
        number += 1
        name = f"{client_id}.{number}"  # no id has a dot
    draft = Draft(place.private, f"{room}/{name}", f"{client_id}.yaml")
    atomic.write_private(place.private, f"{draft.directory}/{_BASE}", base, is_durable=False)
    draft.write(text)
    return draft


def all_drafts(place: Place) -> tuple[Draft, ...]:
    """The drafts of a book that can be read, the one that was changed last at the end."""
    room = _room(place)
    try:
        names = os.listdir(place.private / room)  # noqa: PTH208 - names alone
    except OSError:
        return ()
    found = []
    for name in names:
        client_id, dot, number = name.partition(".")
        if is_id(client_id) and (not dot or number.isdecimal()):
            draft = Draft(place.private, f"{room}/{name}", f"{client_id}.yaml")
            with suppress(OSError, ClientctlError):
                draft.read()
                found.append((draft.path.lstat().st_mtime_ns, draft))
    return tuple(draft for _, draft in sorted(found, key=lambda pair: (pair[0], pair[1].directory)))


def kept_drafts(place: Place, client_id: str) -> tuple[Draft, ...]:
    """Those of one client."""
    return tuple(draft for draft in all_drafts(place) if draft.name == f"{client_id}.yaml")


def _room(place: Place) -> str:
    """The directory of all drafts, one for each book in a repository."""
    known = digest(place.prefix.encode() or None)
    return f"drafts-{known[:16]}" if known else "drafts"
