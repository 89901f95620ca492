"""Commits by an index of our own: half the work for git, where nothing but our files is to be committed.

To leave out what else is staged, `git commit --only` reads the tree of HEAD twice and writes two indexes,
which in a large book takes longer than all else. Where nothing is staged, `git commit --include` makes the
same commit with one. For that nothing may come to be staged meanwhile: so we take the index's lock as git
would, let git work on a second name of the index, and put what it wrote in the index's place.

All of this is only tried. Whatever is unusual (other things staged, hooks that might look for the index in
its own place, a file system without hard links, another git at work) leads back to the ordinary way.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from clientctl.errors import Failed
from clientctl.model import FileChange
from clientctl.store import index_bytes
from clientctl.store.git import Git, Question
from clientctl.store.holder import Holder
from clientctl.store.places import Place, Repository

_STAGED: Final = ("diff-index", "--cached", "--quiet", "--ignore-submodules=none", "HEAD")
_HARMLESS: Final = frozenset({"user.name", "user.email"})
_NAME: Final = ".index."
# Beyond these git tidies up after a commit, by its own defaults; it counts loose objects in one directory.
_LOOSE: Final = 26
_PACKS: Final = 50

Command = tuple[Sequence[str], bytes]  # its words, and what it reads


class OwnIndex:
    """The index as it was when the book's lock was taken, under a name of our own."""

    def __init__(self, git: Git, path: Path, head: tuple[bytes, bytes | None], question: Question) -> None:
        self._git = git
        self._path = path
        self._head = head
        self._question: Question | None = question
        self._is_as_head = False

    def holds(self, changes: Sequence[FileChange]) -> bool:
        """Are all the files, as they are before these changes, certainly as HEAD has them?"""
        place = self._git.place
        known = [
            (os.fsencode(place.prefix + one.path), one.before) for one in changes if one.before is not None
        ]
        if len(known) < len(changes):
            return False
        try:
            return (
                all(_is_plain(place.root / one.path) for one in changes)
                and index_bytes.holds(self._path.read_bytes(), known)
                and self._has_nothing_staged()
                and self._is_current()
            )
        except OSError:
            return False

    def commit(self, commands: Iterable[Command]) -> bool:
        """Run commands that end in a commit of all that is staged; False if that must be done otherwise."""
        with suppress(OSError):
            return self._has_nothing_staged() and not _is_special(self._git) and self._commit(commands)
        return False

    def _commit(self, commands: Iterable[Command]) -> bool:
        with self._git.at_work() as work, self._locked():
            if not self._is_current():
                return False
            for words, stdin in commands:
                if work.run(*words, stdin=stdin, index=self._path).code:
                    return False
            self._path.replace(self._git.repository.git_dir / "index")
        return True

    def drop(self) -> None:
        """Take it away."""
        if self._question is not None:
            self._question.drop()
        with suppress(OSError):  # the next writer does it
            _remove(self._path)

    def _has_nothing_staged(self) -> bool:
        if self._question is not None:
            question, self._question = self._question, None
            self._is_as_head = question.answer().code == 0
        return self._is_as_head

    def _is_current(self) -> bool:
        """Has nobody written the index since, nor moved HEAD to another commit?"""
        index = self._git.repository.git_dir / "index"
        return index.samefile(self._path) and _head(self._git.repository) == self._head

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the index's lock, from its first moment marked as ours; FileExistsError if another git does."""
        lock, mark = self._git.index_lock, self._path.with_name(f"{self._path.name}.mark")
        mark.write_bytes(Holder.me().line())
        lock.hardlink_to(mark)
        try:
            yield
        finally:
            lock.unlink()


def begin(git: Git) -> OwnIndex | None:
    """Give the index a second name, and ask git whether anything is staged, to be told when it is wanted.

    None where there is no index yet, or it can have no second name.
    """
    path = git.place.private / f"{_NAME}{os.getpid()}"
    try:
        head = _head(git.repository)
        os.link(git.repository.git_dir / "index", path, follow_symlinks=False)
        if head is not None and stat.S_ISREG(path.lstat().st_mode):
            return OwnIndex(git, path, head, git.begin(*_STAGED, index=path))
        _remove(path)
    except (OSError, Failed):
        pass  # what is left of it, the next writer removes
    return None


def clear(place: Place, repository: Repository) -> None:
    """Remove what a killed writer has left: second names of the index, and its hold on the index's lock."""
    with suppress(OSError), os.scandir(place.private) as found:
        for entry in found:
            if entry.name.startswith(_NAME):
                os.unlink(entry.path)  # noqa: PTH108 - an entry's path is a text
    lock = repository.git_dir / "index.lock"
    with suppress(OSError):
        holder = Holder.parse(lock.read_bytes())
        if holder is not None and holder.is_dead():
            lock.unlink()


def _head(repository: Repository) -> tuple[bytes, bytes | None] | None:
    """HEAD and the file of its branch, which change with any commit or reset; None where git keeps no such files."""
    head = (repository.git_dir / "HEAD").read_bytes()
    name = os.fsdecode(head.removeprefix(b"ref: ").strip())
    if not head.startswith(b"ref: "):
        return head, None
    if not name.startswith("refs/heads/") or name.endswith("/.invalid"):
        return None
    try:
        return head, (repository.common_dir / name).read_bytes()
    except FileNotFoundError:
        return head, None  # among the packed ones, until it is moved


def _is_plain(path: Path) -> bool:
    """Has it the mode that nearly all files have for git?"""
    return not path.lstat().st_mode & stat.S_IXUSR


def _is_special(git: Git) -> bool:
    """Is there anything by which a commit does more than commit: hooks, signing, tidying up?"""
    common = git.repository.common_dir
    return (
        not git.settings.keys() <= _HARMLESS
        or any(not name.endswith(".sample") for name in _names(common / "hooks"))
        or len(_names(common / "objects" / "17")) > _LOOSE
        or sum(name.endswith(".pack") for name in _names(common / "objects" / "pack")) > _PACKS
    )


def _names(directory: Path) -> list[str]:
    try:
        return os.listdir(directory)  # noqa: PTH208 - names are wanted
    except FileNotFoundError:
        return []


def _remove(path: Path) -> None:
    """Take a second name away, with what was made beside it: our mark, the lock of a git that was killed."""
    for ending in ("", ".mark", ".lock"):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
