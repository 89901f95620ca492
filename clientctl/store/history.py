"""The history of a book out of git: which commits there are, which files they touched, what stood in the book.

Nothing is ever checked out, fetched, or written but a note of our own; no lock of git's is waited for.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Final
from zlib import crc32

from clientctl import SETTINGS_FILE
from clientctl.errors import Failed, NotFound, message
from clientctl.frozen import replace
from clientctl.model.progress import Advance
from clientctl.store.git import Finished, Git
from clientctl.store.log_reading import (
    LOG_FORMAT,
    NO_FILE,
    Commit,
    Step,
    Touch,
    object_of,
    read_steps,
    read_touches,
)
from clientctl.store.objects import Objects
from clientctl.store.places import Place
from clientctl.store.status import literal
from clientctl.store.step_index import StepIndex

# Every file that makes a book what it is.
FILES: Final = ("clients", "archive", "views", "schema", SETTINGS_FILE)
# Whatever the user's settings make of the same commands.
_PLAINLY: Final = ("--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all")
_LOG: Final = (
    *("-c", "log.showSignature=false", "-c", "log.showRoot=true", "-c", "diff.relative=false"),
    *("log", "-z", "--raw", "-c", "--no-abbrev", "--encoding=UTF-8", *_PLAINLY),
    LOG_FORMAT,
)
_NOT_FOUND: Final = 1


class History:
    """What git knows of a book; index: keeps what commits touched, where anything may be kept."""

    def __init__(self, git: Git, index: StepIndex | None = None) -> None:
        self._git = git.offline()
        self._index = index
        self.root = str(git.place.root)
        self._prefix = git.place.prefix
        self.objects = Objects(self._git)
        self._common = git.repository.common_dir

    @cached_property
    def head(self) -> Commit | None:
        """The last commit; None before the first."""
        return self._commit(("HEAD",))

    @cached_property
    def is_shallow(self) -> bool:
        """Whether this clone knows only the last commits."""
        return (self._common / "shallow").exists()

    def require_head(self) -> Commit:
        """The last commit; NotFound before the first."""
        if self.head is None:
            raise NotFound("history.no_commits", hint=message("history.commit_first", root=self.root))
        return self.head

    def find(self, revision: str) -> Commit | None:
        """The commit that a revision of git's names; None for none. Failed where git does not take the book."""
        if not revision or revision.startswith("-") or not revision.isprintable():
            return None
        named = self._git.ask(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
        if named.code:
            if named.code != _NOT_FOUND:
                self._refuse_unusable()
            return None
        return self._commit((named.output.decode("ascii", "replace").strip(),))

    def last_on(self, day: date) -> Commit | None:
        """The last commit made up to a day's end, here; None where there was none yet."""
        self.require_head()
        return self._commit((f"--min-age={_end_of(day)}", "HEAD"))

    def first(self) -> Commit | None:
        """The oldest commit that is known."""
        found = self._git.ask("rev-list", "--max-parents=0", "HEAD", "--")
        ids = found.output.decode("ascii", "replace").split()
        return min(
            (one for one in map(self._known, ids) if one is not None), key=lambda one: one.made, default=None
        )

    def files(self, commit: Commit | None) -> Mapping[str, str]:
        """The book's files in a commit, by path: their objects; none at all before the first."""
        if commit is None:
            return {}
        asked = [self._prefix + name for name in FILES]
        found = self._ask("ls-tree", "-r", "-z", "--full-tree", commit.id, "--", *asked)
        files: dict[str, str] = {}
        for line in found.split("\0"):
            words, _, path = line.partition("\t")
            if path:
                mode, _, blob = words.split(" ")
                files[path.removeprefix(self._prefix)] = object_of(mode, blob) or NO_FILE
        return files

    def content(self, commit: Commit | str, path: str) -> bytes | None:
        """What a file of the book held in a commit; None where it was not there, or cannot be read."""
        commit_id = commit if isinstance(commit, str) else commit.id
        return self.objects.content(f"{commit_id}:{self._prefix}{path}")

    def between(self, before: Commit | str | None, after: Commit) -> tuple[Touch, ...]:
        """The book's files that are not the same in two commits; before the first there are none."""
        if before is None:
            return tuple(Touch(path, (None,), blob) for path, blob in self.files(after).items())
        commit_id = before if isinstance(before, str) else before.id
        found = self._ask("diff-tree", "-r", "-z", *_PLAINLY, commit_id, after.id, "--", *self._asked(FILES))
        return tuple(read_touches(iter(found.split("\0")), self._prefix))

    def changed_since(self, commit: Commit | None) -> frozenset[str]:
        """Paths of the book whose files here may differ from the commit's; untracked and ignored ones too."""
        if commit is None:
            return self._untracked() | self._tracked()
        found = self._ask("diff-index", "-z", *_PLAINLY, commit.id, "--", *self._asked(FILES))
        touched = read_touches(iter(found.split("\0")), self._prefix)
        return frozenset(touch.path for touch in touched) | self._untracked()

    def steps(self, paths: Sequence[str], start: Commit) -> tuple[Step, ...]:
        """The commits up to `start` that touched any of these files, the newest first."""
        if self._index is None:
            told = self._log("--full-history", "--date-order", start.id, "--", *self._asked(paths))
        else:
            asked = [self._prefix + path for path in paths]
            told = self._index.find(asked, start.id, lambda: self._ancestors(start), self._told)
        wanted = frozenset(paths)
        steps = (
            replace(step, touched=tuple(touch for touch in step.touched if touch.path in wanted))
            for step in read_steps(told, self._prefix)
        )
        return tuple(step for step in steps if step.touched)

    def _ancestors(self, start: Commit) -> Sequence[str]:
        return self._ask("rev-list", "--date-order", start.id, "--").split()

    def _told(self, ids: Sequence[str]) -> bytes:
        """What the log says of these commits."""
        given = "".join(f"{one}\n" for one in ids).encode()
        # to go by several paths takes git three times as long as to tell of all files
        where = (".",) if self._prefix else ()
        return self._log("--no-walk=unsorted", "--stdin", "--", *where, stdin=given)

    def _log(self, *arguments: str, stdin: bytes = b"") -> bytes:
        finished = self._git.ask(*_LOG, *arguments, stdin=stdin)
        if finished.code:
            raise _failed("log", finished)
        return finished.output

    def descendants(self, ancestor: Commit, start: Commit) -> frozenset[str]:
        """Ids of the commits up to `start` that come after another one."""
        options = ("--ancestry-path", f"{ancestor.id}..{start.id}", "--")
        return frozenset(self._ask("rev-list", *options).split())

    def merge_base(self, one: Commit, other: Commit) -> Commit | None:
        """The last commit that two have in common; None for none."""
        found = self._git.ask("merge-base", one.id, other.id)
        return None if found.code else self._known(found.output.decode("ascii", "replace").split()[0])

    def close(self) -> None:
        """Leave no git behind."""
        self.objects.close()

    # -- asking ------------------------------------------------------------------------------------

    def _asked(self, paths: Iterable[str]) -> tuple[str, ...]:
        return tuple(literal(path) for path in paths)

    def _ask(self, *arguments: str) -> str:
        finished = self._git.ask("-c", "diff.relative=false", *arguments)
        if finished.code:
            raise _failed(arguments[0], finished)
        return finished.output.decode("utf-8", "surrogateescape")

    def _refuse_unusable(self) -> None:
        """Failed where git does not take the directory for the user's repository at all."""
        finished = self._git.ask("rev-parse", "--git-dir")
        if finished.code:
            raise _failed("rev-parse", finished)

    def _known(self, commit_id: str) -> Commit | None:
        return self._commit((commit_id,))

    def _commit(self, which: Sequence[str]) -> Commit | None:
        """The first commit by these words of `git log`, which are none of the user's; None for none."""
        finished = self._git.ask(*_LOG, "--no-patch", "--max-count=1", *which, "--")
        if finished.code:
            self._refuse_unusable()
            return None
        return next((step.commit for step in read_steps(finished.output, self._prefix)), None)

    def _untracked(self) -> frozenset[str]:
        return self._listed("--others")

    def _tracked(self) -> frozenset[str]:
        return self._listed("--cached")

    def _listed(self, option: str) -> frozenset[str]:
        found = self._ask("ls-files", "-z", option, "--full-name", "--", *self._asked(FILES))
        return frozenset(path.removeprefix(self._prefix) for path in found.split("\0") if path)


def open_history(git: Git | None, place: Place, advance: Advance | None) -> History:
    """The history of a book; Failed without git. advance: None where nothing may be kept."""
    if git is not None and advance is not None:
        name = f"steps-{crc32(place.prefix.encode('utf-8', 'surrogateescape')):08x}"
        return History(git, StepIndex(place.shared / name, place.make_private, advance))
    if git is not None:
        return History(git)
    root = str(place.root)
    if place.repository is not None:  # the program is missing, which has been told
        raise Failed("history.no_git", hint=message("history.install_git"))
    raise Failed("history.no_repository", hint=message("history.make_repository", root=root))


def lacking(path: str, root: str) -> Failed:
    """The refusal of a file whose content is not in this clone."""
    return Failed("history.not_here", path=path, hint=message("history.fetch_all", root=root))


def _end_of(day: date) -> int:
    """The last second of a day, here, since the epoch."""
    try:
        after = day + timedelta(days=1)
        return int(time.mktime((after.year, after.month, after.day, 0, 0, 0, 0, 0, -1))) - 1
    except OverflowError:  # the last of all days, which everything has come before
        return (1 << 62) - 1


def _failed(command: str, finished: Finished) -> Failed:
    return Failed("store.git_failed", command=f"git {command}", reason=finished.reason)


__all__ = ["FILES", "Commit", "History", "Step", "Touch", "lacking", "open_history"]
