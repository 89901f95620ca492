"""What git sees in a book's files: changed, untracked, ignored or still to merge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from clientctl.errors import Conflict, Failed, message
from clientctl.frozen import frozen
from clientctl.store import fs
from clientctl.store.git import Git

Kind = Literal["changed", "untracked", "ignored", "unmerged"]
_KINDS: Final[dict[str, Kind]] = {"1": "changed", "?": "untracked", "!": "ignored", "u": "unmerged"}
_FIELDS_BEFORE_PATH: Final = {"1": 8, "?": 1, "!": 1, "u": 10}
_MANY: Final = 100  # paths on one command line
_STATUS: Final = (
    "-c",
    "status.relativePaths=false",
    "status",
    "--porcelain=v2",
    "-z",
    "--no-renames",
    "--ignore-submodules=all",
)
_UNKNOWN: Final = ("--untracked-files=all", "--ignored=traditional")
_KNOWN: Final = ("--untracked-files=no",)  # git need not go through the directories


@frozen
class PathState:
    """A path that is not as HEAD has it."""

    path: str
    kind: Kind


def differing(git: Git, paths: Sequence[str]) -> tuple[PathState, ...]:
    """Those of the paths that differ from HEAD in the index or in the working tree, ignored ones included."""
    wanted = set(paths)
    asked = paths if len(paths) <= _MANY else sorted({path.rpartition("/")[0] or "." for path in paths})
    there = any(fs.exists(git.place.root, path) for path in paths)
    finished = git.ask(*_STATUS, *(_UNKNOWN if there else _KNOWN), "--", *map(literal, asked))
    if finished.code:
        raise Failed("store.git_failed", command="git status", reason=finished.reason)
    states = _parse(finished.output.decode("utf-8", "surrogateescape"), git.place.prefix)
    return tuple(state for state in states if state.path in wanted)


def changed_in(git: Git, places: Sequence[str]) -> tuple[PathState, ...]:
    """What differs from HEAD in these directories and files of the book; ignored files are none of it."""
    finished = git.ask(*_STATUS, "--untracked-files=all", "--", *map(literal, places))
    if finished.code:
        raise Failed("store.git_failed", command="git status", reason=finished.reason)
    return tuple(_parse(finished.output.decode("utf-8", "surrogateescape"), git.place.prefix))


def changed_anywhere(git: Git) -> tuple[str, ...]:
    """The same in the whole repository, as paths from its top."""
    finished = git.ask(*_STATUS, "--untracked-files=all", "--", ":(top)")
    if finished.code:
        raise Failed("store.git_failed", command="git status", reason=finished.reason)
    return tuple(state.path for state in _parse(finished.output.decode("utf-8", "surrogateescape"), ""))


def require_merged(states: Iterable[PathState]) -> None:
    """Conflict naming the paths that git has still to merge."""
    paths = tuple(state.path for state in states if state.kind == "unmerged")
    if paths:
        raise Conflict("store.unmerged", paths=paths, hint=message("store.resolve_first"))


def literal(path: str) -> str:
    """A pathspec without wildcards, said path by path: the environment would reach the user's hooks too."""
    return f":(literal){path}"


def _parse(output: str, prefix: str) -> Iterable[PathState]:
    by_path: dict[str, PathState] = {}
    for line in output.split("\0"):
        kind = _KINDS.get(line[:1])
        if kind is not None:
            path = line.split(" ", _FIELDS_BEFORE_PATH[line[0]])[-1].removeprefix(prefix)
            # a path deleted in the index alone comes twice: changed, then untracked, which is what matters
            by_path[path] = PathState(path, kind)
    return by_path.values()
