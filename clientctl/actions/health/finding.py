"""What an examination is about, and what it finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError, Message, message
from clientctl.frozen import frozen
from clientctl.model import FileChange
from clientctl.store.cache.directory import Directory
from clientctl.store.git import Git
from clientctl.store.places import Place

Status = Literal["ok", "warning", "error"]


@frozen
class Surroundings:
    """What the process sees of the world, as text; "" for what is not there.

    locale: its name; width: cells of the terminal (None: there is none); editor: the program that `edit` would
    start; no_editor: why it could not; program: where `clientctl` is on the PATH.
    """

    locale: str
    width: int | None
    has_color: bool
    editor: str
    program: str
    no_editor: ClientctlError | None = None


@frozen
class Case:
    """A book to be examined; git: None where no repository or no program is; cache: where it would be."""

    workspace: Workspace
    place: Place
    git: Git | None
    cache: Directory | None
    surroundings: Surroundings


@frozen
class Mend:
    """What can safely be done about a finding: in words, and as an act or as a change of one of the book's files.

    With neither, it is done by whoever takes the book's lock. An act may be done again, and does nothing then.
    """

    said: Message
    act: Callable[[], object] | None = None
    change: FileChange | None = None


@frozen
class Finding:
    """One thing that was looked at; `what` is its name for programs, the same in every language."""

    what: str
    status: Status
    said: Message
    remedy: Message | None = None
    mend: Mend | None = None

    @property
    def advice(self) -> Message | None:
        """What to do about it: let it be mended, where that can be done."""
        return message("health.run_fix") if self.mend is not None else self.remedy
