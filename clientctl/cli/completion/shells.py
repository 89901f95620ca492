"""SHELLS: how each passes on the line that is typed, how it takes what is offered, and the script that does both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from clientctl.cli.completion import bash, fish, zsh
from clientctl.cli.completion.request import Request
from clientctl.frozen import frozen

if TYPE_CHECKING:
    from clientctl.cli.completion.candidates import Answer
    from clientctl.cli.session import Session


@frozen
class Shell:
    """A row. wants_beginnings: it takes no candidate that does not begin as the word at the cursor does."""

    name: str
    read: Callable[[Sequence[str]], Request]
    write: Callable[[Answer, Request, Session], str]
    wants_beginnings: bool = False

    @property
    def script(self) -> str:
        """What its start-up file is to run."""
        loader = globals()["__loader__"]
        found: bytes = loader.get_data(f"{__file__.rpartition('/')[0]}/scripts/clientctl.{self.name}")
        return found.decode("utf-8")


_ROWS: Final = (
    Shell("bash", bash.read, bash.write),
    Shell("zsh", zsh.read, zsh.write),
    Shell("fish", fish.read, fish.write, wants_beginnings=True),
)

SHELLS: Final = {row.name: row for row in _ROWS}
