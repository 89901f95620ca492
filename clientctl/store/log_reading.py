"""Commits and what they touched, out of the words of git's log and of its raw differences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from clientctl.frozen import frozen

LOG_FORMAT: Final = "--format=tformat:%x00%H %P%x00%at%x00%ct%x00%an%x00"
# The object of what is there and no file: a link, or a repository within.
NO_FILE: Final = ""
_REGULAR: Final = ("100644", "100755")
_HEX: Final = re.compile(r"[0-9a-f]{40,64}")


@frozen
class Commit:
    """A commit: its id, its parents', when it was written and when it came to be (seconds), and by whom."""

    id: str
    parents: tuple[str, ...]
    written: int
    made: int
    author: str

    @property
    def short(self) -> str:
        return self.id[:10]

    @property
    def written_on(self) -> date:
        """The day of its author's, here."""
        return _day(self.written)

    @property
    def made_on(self) -> date:
        """The day from which the book stood as it says, here."""
        return _day(self.made)


@frozen
class Touch:
    """A file of the book in a commit: its object before, for each parent, and after; None where it is not there."""

    path: str
    before: tuple[str | None, ...]
    after: str | None


@frozen
class Step:
    """A commit, and those files of the book that it touched; in a merge those that are as no parent had them."""

    commit: Commit
    touched: tuple[Touch, ...]


def read_steps(output: bytes, prefix: str) -> Iterator[Step]:
    """The commits of a log with raw differences, parted by NUL; prefix: the book's place in the repository.

    Names come from anybody, so that nothing is told apart by what it looks like but by where it stands.
    """
    words = iter(output.decode("utf-8", "surrogateescape").split("\0"))
    commit: Commit | None = None
    touched: list[Touch] = []
    for word in words:
        told = word.removeprefix("\n")
        if told.startswith(":"):
            touched.extend(read_touches(iter((told, next(words))), prefix))
        elif _HEX.match(word):
            if commit is not None:
                yield Step(commit, tuple(touched))
            commit_id, *parents = word.split(" ")
            written, made, author = next(words), next(words), _readable(next(words))
            commit = Commit(commit_id, tuple(filter(None, parents)), int(written), int(made), author)
            touched = []
    if commit is not None:
        yield Step(commit, tuple(touched))


def read_touches(words: Iterator[str], prefix: str) -> Iterator[Touch]:
    """Files of raw differences: one colon, mode and object for each parent, then the file's own."""
    for word in words:
        if not word.startswith(":"):
            continue
        path = next(words)
        colons = len(word) - len(word.lstrip(":"))
        parts = word[colons:].split(" ")
        modes, blobs = parts[: colons + 1], parts[colons + 1 : -1]
        objects = [object_of(mode, blob) for mode, blob in zip(modes, blobs, strict=True)]
        if path.startswith(prefix):
            yield Touch(path.removeprefix(prefix), tuple(objects[:-1]), objects[-1])


def object_of(mode: str, blob: str) -> str | None:
    """The object that stands for a file; None for none."""
    if not mode.strip("0"):
        return None
    return blob if mode in _REGULAR else NO_FILE


def _readable(author: str) -> str:
    """A name whose bytes are no UTF-8 shows them."""
    return author.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _day(seconds: int) -> date:
    """A moment's day, here; one beyond the calendar is its end."""
    try:
        return date.fromtimestamp(seconds)
    except (OverflowError, ValueError, OSError):
        return date.max if seconds > 0 else date.min
