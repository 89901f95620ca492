"""Files that git has still to merge, with what each side made of them."""

from __future__ import annotations

from typing import Literal

from clientctl.errors import Failed
from clientctl.frozen import frozen
from clientctl.store.git import Git

Side = Literal["ours", "theirs"]


@frozen
class Unmerged:
    """A file in conflict: its path in the book, and the ids of its contents (None: a side has no such file).

    base: the last state that both sides had; ours is git's stage 2, theirs stage 3.
    """

    path: str
    base: str | None = None
    ours: str | None = None
    theirs: str | None = None

    def side(self, side: Side) -> str | None:
        """The id of one side's content."""
        return self.ours if side == "ours" else self.theirs


def unmerged_files(git: Git) -> tuple[Unmerged, ...]:
    """Those of the book, by path."""
    finished = git.ask("ls-files", "--unmerged", "-z")
    if finished.code:
        raise Failed("store.git_failed", command="git ls-files", reason=finished.reason)
    stages: dict[str, dict[str, str]] = {}
    for line in finished.output.decode("utf-8", "surrogateescape").split("\0"):
        words, _, path = line.partition("\t")
        if path:
            _, blob, stage = words.split(" ")
            stages.setdefault(path, {})[stage] = blob
    return tuple(
        Unmerged(path, held.get("1"), held.get("2"), held.get("3")) for path, held in sorted(stages.items())
    )
