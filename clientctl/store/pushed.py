"""What is about to be shared: the commits that another revision lacks, with their authors, and what is staged."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from clientctl.errors import Failed
from clientctl.frozen import frozen
from clientctl.store import atomic, fs
from clientctl.store.git import Finished, Git
from clientctl.store.history import Commit
from clientctl.store.reasons import failures_told

_FORMAT: Final = "%x00".join(("%H", "%P", "%at", "%ct", "%an", "%ae"))
_FIELDS: Final = 6
_LOG: Final = (
    *("-c", "log.showSignature=false", "log", "-z", "--no-patch", "--reverse", "--topo-order"),
    *("--encoding=UTF-8", f"--format=tformat:{_FORMAT}"),
)
# What git calls the commit before the first one of a branch.
_SHORTEST_ID: Final = 40


@frozen
class Authored:
    """A commit, and the e-mail address of its author."""

    commit: Commit
    email: str


def is_nothing(revision: str) -> bool:
    """Whether this stands for no commit at all, as git tells hooks of a new branch."""
    return len(revision) >= _SHORTEST_ID and not revision.strip("0")


def commits_lacking(git: Git, known: Commit, head: Commit) -> tuple[Authored, ...]:
    """The commits up to `head` that `known` does not have, each after its parents."""
    finished = git.ask(*_LOG, head.id, f"^{known.id}", "--")
    if finished.code:
        raise _failed("log", finished)
    words = _text(finished.output).split("\0")
    return tuple(
        _authored(words[place : place + _FIELDS]) for place in range(0, len(words) - _FIELDS + 1, _FIELDS)
    )


def _authored(words: list[str]) -> Authored:
    commit_id, parents, written, made, author, email = words
    return Authored(Commit(commit_id, tuple(parents.split()), int(written), int(made), author), email)


def upstream_of(git: Git) -> str | None:
    """The id of the last commit that the branch's remote is known to have; None for none."""
    finished = git.ask("rev-parse", "--verify", "--quiet", "@{upstream}^{commit}")
    return None if finished.code else _text(finished.output).strip()


def staged(git: Git, head: Commit | None, index: Path | None) -> Authored | None:
    """What a commit of what is staged would be; None while files are unmerged.

    index: another one than the repository's own, as a hook is told it. The id is that of the tree.
    """
    with _copied(git, index or git.repository.git_dir / "index") as copy:
        finished = git.begin("write-tree", index=copy).answer()
        if finished.code:
            if git.begin("ls-files", "--unmerged", "-z", index=copy).answer().output:
                return None
            raise _failed("write-tree", finished)
    name, email, written = _next_author(git)
    parents = (*(() if head is None else (head.id,)), *_merged_heads(git))
    return Authored(Commit(_text(finished.output).strip(), parents, written, written, name), email)


@contextmanager
def _copied(git: Git, index: Path) -> Iterator[Path]:
    """A copy of the index, as git would lock the one that a commit is just being made of."""
    copy = git.place.private / f"staged-{os.getpid()}"
    with failures_told(str(git.place.root)):
        git.place.make_private()
        if fs.is_there(index):
            atomic.write_private(copy.parent, copy.name, index.read_bytes(), is_durable=False)
        try:
            yield copy
        finally:
            copy.unlink(missing_ok=True)


def _next_author(git: Git) -> tuple[str, str, int]:
    """Name, address and time that a commit would have now; empty where git does not know."""
    told = _text(git.ask("var", "GIT_AUTHOR_IDENT").output).strip()
    name, _, rest = told.rpartition(" <")
    email, _, when = rest.partition("> ")
    seconds = when.partition(" ")[0]
    return name, email, int(seconds) if seconds.isdigit() else 0


def _merged_heads(git: Git) -> tuple[str, ...]:
    """The other parents of a commit that ends a merge."""
    try:
        return tuple((git.repository.git_dir / "MERGE_HEAD").read_text(encoding="ascii").split())
    except OSError:
        return ()


def _text(output: bytes) -> str:
    return output.decode("utf-8", "backslashreplace")


def _failed(command: str, finished: Finished) -> Failed:
    return Failed("store.git_failed", command=f"git {command}", reason=finished.reason)
