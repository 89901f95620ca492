"""Commits of the past: which there are, what each changed in the book's files, and what these held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from clientctl.errors import Failed
from clientctl.frozen import frozen
from clientctl.store.git import Finished, Git

_FORMAT: Final = "%x00".join(("%H", "%P", "%an", "%as", "%s", "%b", "%ae"))
_FIELDS: Final = 7
_AT_ONCE: Final = 200  # commits asked for with one process
_LOG: Final = ("-c", "log.showSignature=false", "log", "-z", "--encoding=UTF-8", f"--format={_FORMAT}")
_TREES: Final = ("diff-tree", "-r", "-z", "--no-renames", "--no-commit-id")
_REVERTS: Final = re.compile(r"^This reverts commit ([0-9a-f]{40,64})\.?$", re.MULTILINE)
_PLAIN: Final = ("100644", "100755")


@frozen
class Commit:
    """A commit: its id, those of its parents, its author's name and day (ISO), what it says, and its
    author's address."""

    id: str
    parents: tuple[str, ...]
    author: str
    day: str
    subject: str
    body: str
    email: str = ""

    @property
    def short(self) -> str:
        return self.id[:10]

    @property
    def reverts(self) -> str | None:
        """The id of the commit that it says it reverses."""
        found = _REVERTS.search(self.body)
        return found[1] if found else None


@frozen
class Step:
    """What a commit did to a file of the book: the ids of its contents before and after (None: not there).

    is_plain: neither a link nor a repository within.
    """

    path: str
    before: str | None
    after: str | None
    is_plain: bool


@frozen
class Steps:
    """All that a commit did: to files of the book, and how many others it touched."""

    own: tuple[Step, ...]
    others: int


def walk_back(git: Git) -> Iterator[Commit]:
    """The commits of the branch at hand, the last one first, along the first parents; none before the first commit."""
    seen = 0
    while True:
        options = ("--first-parent", f"--max-count={_AT_ONCE}", f"--skip={seen}", "HEAD", "--")
        finished = git.ask(*_LOG, *options)
        if finished.code:
            if _has_no_commit(git):
                return
            raise _failed("log", finished)
        found = list(_parse_commits(finished.output))
        yield from found
        if len(found) < _AT_ONCE:
            return
        seen += len(found)


def find_commit(git: Git, revision: str) -> Commit | None:
    """The commit that a revision means, whatever it is written like; None if there is none."""
    named = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit_id = named.output.decode("ascii", "replace").strip()
    if named.code or not commit_id:
        return None
    finished = git.ask(*_LOG, "--max-count=1", commit_id, "--")
    if finished.code:
        raise _failed("log", finished)
    return next(_parse_commits(finished.output), None)


def is_ancestor(git: Git, commit: Commit) -> bool:
    """Is it part of what the branch at hand holds?"""
    return git.ask("merge-base", "--is-ancestor", commit.id, "HEAD").code == 0


def last_commit_of(git: Git, path: str) -> Commit | None:
    """The last commit that changed a file."""
    finished = git.ask(*_LOG, "--max-count=1", "HEAD", "--", f":(literal){path}")
    return None if finished.code else next(_parse_commits(finished.output), None)


def steps_of(git: Git, commit: Commit) -> Steps:
    """What a commit with one parent did, by path."""
    finished = git.ask(*_TREES, commit.parents[0], commit.id, "--")
    if finished.code:
        raise _failed("diff-tree", finished)
    fields = finished.output.decode("utf-8", "surrogateescape").split("\0")
    prefix = git.place.prefix
    own: list[Step] = []
    others = 0
    for words, path in zip(fields[0::2], fields[1::2], strict=False):
        if not path.startswith(prefix):
            others += 1
            continue
        old_mode, new_mode, old, new, _ = words.removeprefix(":").split(" ")
        before, after = (blob if blob.strip("0") else None for blob in (old, new))
        is_plain = all(mode in _PLAIN or not mode.strip("0") for mode in (old_mode, new_mode))
        own.append(Step(path.removeprefix(prefix), before, after, is_plain))
    return Steps(tuple(own), others)


def read_blobs(git: Git, ids: Iterable[str]) -> Mapping[str, bytes]:
    """What the contents with these ids are, by id; Failed when git has one of them no more."""
    wanted = tuple(dict.fromkeys(ids))
    if not wanted:
        return {}
    finished = git.ask("cat-file", "--batch", stdin="".join(f"{one}\n" for one in wanted).encode())
    if finished.code:
        raise _failed("cat-file", finished)
    found, at, output = {}, 0, finished.output
    for one in wanted:
        end = output.index(b"\n", at)
        head = output[at:end].decode("ascii", "replace").split(" ")
        if len(head) != 3:
            raise Failed("store.git_failed", command="git cat-file", reason=" ".join(head))
        size = int(head[2])
        found[one] = output[end + 1 : end + 1 + size]
        at = end + size + 2
    return found


def _parse_commits(output: bytes) -> Iterator[Commit]:
    fields = output.decode("utf-8", "replace").split("\0")
    for start in range(0, len(fields) - _FIELDS + 1, _FIELDS):
        commit_id, parents, author, day, subject, body, email = fields[start : start + _FIELDS]
        yield Commit(commit_id, tuple(parents.split()), author, day, subject, body, email)


def _has_no_commit(git: Git) -> bool:
    return git.ask("rev-parse", "--verify", "--quiet", "HEAD").code != 0


def _failed(command: str, finished: Finished) -> Failed:
    return Failed("store.git_failed", command=f"git {command}", reason=finished.reason)
