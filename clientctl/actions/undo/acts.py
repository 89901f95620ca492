"""Which commits are clientctl's own, and which of them an `undo` has reversed already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clientctl.model.records import RECORDS
from clientctl.store.git import Git
from clientctl.store.past import Commit, walk_back

_OF_RECORDS: Final = (f"{verb}-{word}" for verb in ("add", "set", "rm") for word in RECORDS)
# The first words of commits about clients and views, and of those about the book's own files. The one that founds
# a book is not among them: without it there is no book.
_OF_CLIENTS: Final = frozenset(
    (
        *("add", "set", "tag", "log", "fmt", "edit", "done", "grade", "import", "mv"),
        *("archive", "restore", "rm", "handover", "save", "resolve"),
        *_OF_RECORDS,
    )
)
_OF_BOOK: Final = frozenset({"config", "schema", "doctor"})
_WHOM: Final = re.compile(r"[a-z0-9][a-z0-9-]*|[0-9]+ (?:clients|files)|@.+|[^ ]+\.[a-z]+")
# Two clients become one.
_UNITING: Final = re.compile(r"merge [a-z0-9][a-z0-9-]* [a-z0-9][a-z0-9-]*")


def is_act(commit: Commit) -> bool:
    """Does it say what clientctl's commits say, `VERB ID` or `VERB N clients`?"""
    verb, _, whom = commit.subject.partition(" ")
    if verb in _OF_BOOK or _UNITING.fullmatch(commit.subject):
        return True
    return verb in _OF_CLIENTS and _WHOM.fullmatch(whom) is not None


def standing_acts(git: Git) -> Iterator[Commit]:
    """clientctl's commits of this branch, the last one first, without those that are undone, and undoing ones."""
    reversed_ids: set[str] = set()
    for commit in walk_back(git):
        if commit.id in reversed_ids:
            continue
        if commit.reverts is not None:
            reversed_ids.add(commit.reverts)
        elif len(commit.parents) == 1 and is_act(commit):
            yield commit
