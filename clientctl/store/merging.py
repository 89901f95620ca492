"""A merge by git that can be cut off anywhere: what git had not ended is put back, and nobody's work is lost by it.

git writes the files of the working tree first and moves the branch last. One that is killed in between leaves files
that look like edits by hand, or only half of them, and refuses to merge from then on. So a note says which commit was
to be merged into which, and which files were edited by hand before; all others that the merge may touch were as
committed. What is found there afterwards is git's, and goes back; what is neither of the two commits' is kept aside.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from clientctl.errors import ClientctlError, Failed, Message, message
from clientctl.frozen import frozen
from clientctl.store import atomic, commits, fs
from clientctl.store.git import Finished, Git
from clientctl.store.leftovers import MERGE_NOTE
from clientctl.store.past import read_blobs
from clientctl.store.places import Place
from clientctl.store.status import changed_anywhere

_RESCUED: Final = "rescued"
_LIMIT: Final = 1 << 31
_COPIES: Final = ".merge_file_??????"
_MERGE_HEAD: Final = "MERGE_HEAD"


@frozen
class Begun:
    """A merge that was begun: of which commit into which, and the files that somebody had edited before."""

    head: str
    target: str
    edited: frozenset[str]


def merge(git: Git, head: str, target: str, subject: str, user: str) -> tuple[Finished, tuple[Message, ...]]:
    """Merge a commit, to be called under the lock; what git said of it, and notices. subject: of a merge commit."""
    touched = _touched(git, head, target)
    edited = touched.intersection(changed_anywhere(git))
    data = {"head": head, "target": target, "edited": sorted(edited)}
    atomic.write_private(git.place.private, MERGE_NOTE, json.dumps(data).encode(), is_durable=True)
    finished, told = commits.merge(git, target, subject, user)
    if finished.code < 0:
        told += recover(git)
    else:
        _forget(git.place)
    return finished, told


def recover(git: Git) -> tuple[Message, ...]:
    """Put back what a merge that was cut off has left, under the lock; notices about what is kept aside."""
    begun = _load(git.place)
    if begun is None:
        return ()
    git.wait_for_index()
    _sweep(git)
    if (git.repository.git_dir / _MERGE_HEAD).exists() or _head(git) != begun.head:
        _forget(git.place)  # it came to its end, or to conflicts, though nobody was there to see it
        return ()
    touched = _touched(git, begun.head, begun.target) - begun.edited
    left = sorted(touched.intersection(changed_anywhere(git)))
    told = tuple(_rescue(git, begun, left))
    _put_back(git, begun, left)
    _forget(git.place)
    return (message("store.merge_put_back"), *told) if left else ()


def _sweep(git: Git) -> None:
    """Remove the copies of files that git had made for the driver since the note was written."""
    since = (git.place.private / MERGE_NOTE).lstat().st_mtime_ns
    for copy in git.repository.top.glob(_COPIES):
        with suppress(OSError):
            if copy.lstat().st_mtime_ns >= since:
                copy.unlink()


def _touched(git: Git, head: str, target: str) -> frozenset[str]:
    """All that a merge may write, as paths from the top."""
    finished = git.ask(*_names(head, target))
    if finished.code:
        raise Failed("store.git_failed", command="git diff-tree", reason=finished.reason)
    return frozenset(filter(None, finished.output.decode("utf-8", "surrogateescape").split("\0")))


def _names(head: str, target: str) -> Sequence[str]:
    return ("diff-tree", "-r", "-z", "--name-only", "--no-renames", head, target, "--")


def _rescue(git: Git, begun: Begun, paths: Sequence[str]) -> Iterator[Message]:
    """Keep a copy of what no commit holds, were it only git's own merge of a file."""
    for path in paths:
        try:
            now = fs.read_regular(git.repository.top, path, limit=_LIMIT)
        except (FileNotFoundError, ClientctlError):
            continue
        known = [_content(git, commit, path) for commit in (begun.head, begun.target)]
        if any(content is not None and content.startswith(now) for content in known):
            continue
        name = f"{_RESCUED}/{path.replace('/', '%')}"
        with suppress(FileExistsError):
            atomic.make_directory(git.place.private, _RESCUED, mode=0o700)
        atomic.write_private(git.place.private, name, now, is_durable=True)
        yield message("store.merge_rescued", path=path, copy=str(git.place.private / name))


def _content(git: Git, commit: str, path: str) -> bytes | None:
    named = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}:{path}")
    blob = named.output.decode("ascii", "replace").strip()
    return None if named.code else read_blobs(git, [blob])[blob]


def _put_back(git: Git, begun: Begun, paths: Sequence[str]) -> None:
    """The files as they are in the commit that the branch is at."""
    there = _touched_in(git, begun.head, paths)
    old = [path for path in paths if path in there]
    new = [path for path in paths if path not in there]
    _act(git, ("reset", "--quiet"), paths)
    _act(git, ("checkout", "--quiet", begun.head), old)
    for path in new:
        with suppress(OSError):  # what git had not come to yet
            Path(git.repository.top, path).unlink()


def _touched_in(git: Git, commit: str, paths: Sequence[str]) -> frozenset[str]:
    found = git.ask("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
    return frozenset(found.output.decode("utf-8", "surrogateescape").split("\0")).intersection(paths)


def _act(git: Git, words: Sequence[str], paths: Sequence[str]) -> None:
    if not paths:
        return
    listed = "".join(f":(top,literal){path}\0" for path in paths).encode("utf-8", "surrogateescape")
    finished = git.act(*words, "--pathspec-from-file=-", "--pathspec-file-nul", stdin=listed)
    if finished.code:
        raise Failed("store.git_failed", command=f"git {words[0]}", reason=finished.reason)


def _head(git: Git) -> str:
    return git.ask("rev-parse", "--verify", "--quiet", "HEAD").output.decode("ascii", "replace").strip()


def _load(place: Place) -> Begun | None:
    try:
        data: Any = json.loads(fs.read_regular(place.private, MERGE_NOTE, limit=_LIMIT))
        return Begun(str(data["head"]), str(data["target"]), frozenset(map(str, data["edited"])))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):  # it precedes the merge
        _forget(place)
        return None


def _forget(place: Place) -> None:
    with suppress(OSError):
        (place.private / MERGE_NOTE).unlink()
