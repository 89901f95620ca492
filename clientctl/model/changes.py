"""What a writing command means to do, before anything is written."""

from __future__ import annotations

from typing import Literal

from clientctl.frozen import frozen

Action = Literal["added", "updated", "removed", "moved"]


@frozen
class FileChange:
    """One file of the book, before and after, as bytes (None: not there).

    `path` is relative to the book, with `/`; `client` is the id it is about ("" for other files). `origin` is the
    path from which a new file comes, and which goes by another change of the same plan.
    """

    path: str
    before: bytes | None
    after: bytes | None
    client: str = ""
    origin: str = ""


@frozen
class Reported:
    """One line of what a writer did: to which client, how, and to which of its entries (None: the client itself)."""

    client: str
    path: str
    action: Action
    item: str | None = None


@frozen
class ChangeSet:
    """A whole plan: every file it touches, the subject of its commit (`VERB ID`, `VERB N clients`), what to report."""

    changes: tuple[FileChange, ...] = ()
    subject: str = ""
    reported: tuple[Reported, ...] = ()

    @property
    def is_empty(self) -> bool:
        return all(change.before == change.after for change in self.changes)
