"""Where a book lies: its root, the git repository round it, and where our own notes about it are kept.

Found by looking at the file system alone; no process is started.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from clientctl.errors import Failed, Message, message
from clientctl.frozen import frozen
from clientctl.store import fs
from clientctl.store.reasons import cannot_look

PRIVATE: Final = "clientctl"  # in a git directory
PRIVATE_WITHOUT_GIT: Final = ".clientctl"  # in the book
_ATTEMPTS: Final = 5


@frozen
class Unfinished:
    """Something that git has been asked to do and that is not done yet."""

    name: Message
    finish: str
    abort: str


# In this order: a rebase that stopped has a CHERRY_PICK_HEAD too.
_UNFINISHED: Final = (
    ("rebase-merge", "store.rebase", "rebase"),
    ("rebase-apply", "store.rebase", "rebase"),
    ("MERGE_HEAD", "store.merge", "merge"),
    ("CHERRY_PICK_HEAD", "store.cherry_pick", "cherry-pick"),
    ("REVERT_HEAD", "store.revert", "revert"),
)


@frozen
class Repository:
    """A git repository with a working tree; `common_dir` is shared by all its working trees."""

    top: Path
    git_dir: Path
    common_dir: Path

    def unfinished(self) -> Unfinished | None:
        """The merge, rebase, cherry-pick or revert that is open."""
        for mark, name, command in _UNFINISHED:
            if fs.is_there(self.git_dir / mark):
                return Unfinished(message(name), f"git {command} --continue", f"git {command} --abort")
        return None


@frozen
class Place:
    """A book's root, as a real path, and the repository it is in."""

    root: Path
    repository: Repository | None

    @property
    def prefix(self) -> str:
        """The book's path from the top of the repository, with a final `/` unless it is the top."""
        if self.repository is None or self.root == self.repository.top:
            return ""
        return self.root.relative_to(self.repository.top).as_posix() + "/"

    @property
    def private(self) -> Path:
        """The directory of notes about this working tree, never tracked."""
        if self.repository is None:
            return self.root / PRIVATE_WITHOUT_GIT
        return self.repository.git_dir / PRIVATE

    @property
    def shared(self) -> Path:
        """The directory of the lock, one for all working trees of a repository."""
        if self.repository is None:
            return self.root / PRIVATE_WITHOUT_GIT
        return self.repository.common_dir / PRIVATE

    def make_private(self) -> None:
        """See to it that both directories are there, 0700, and tracked by no git."""
        from clientctl.store import atomic

        for directory in dict.fromkeys((self.shared, self.private)):
            atomic.make_directory(directory.parent, directory.name, mode=0o700)
        ignored = f"{PRIVATE_WITHOUT_GIT}/.gitignore"
        attempts = _ATTEMPTS if self.repository is None else 0
        while attempts and not fs.exists(self.root, ignored):
            attempts -= 1
            try:
                atomic.write_private(self.root, ignored, b"*\n", is_durable=False)
            except (Failed, FileNotFoundError):
                # a writer that clears up behind a killed one may take a temporary file from under us:
                # met by tests of many processes, which coverage does not measure
                if not attempts:
                    raise


def locate(root: Path) -> Place:
    """The place of the book at `root`, which need not exist yet."""
    real = Path(os.path.realpath(root))
    return Place(real, find_repository(real))


def find_repository(start: Path) -> Repository | None:
    """The repository round a real path, as git would find it: upwards, within one file system.

    Failed if that cannot be found out: a book must not lose its history to an error of the disk.
    """
    device = None
    try:
        for directory in (start, *start.parents):
            try:
                status = directory.stat()
                git_dir = _git_dir(directory / ".git")
            except FileNotFoundError:
                continue  # a book about to be made
            except (
                PermissionError
            ):  # nobody hides a directory from root, so tests run by root do not come here
                if directory == start:
                    raise
                continue  # not ours to look into, nor git's
            device = status.st_dev if device is None else device
            if status.st_dev != device:
                return None
            if git_dir is not None:
                return Repository(directory, git_dir, _common_dir(git_dir))
    except OSError as error:
        raise cannot_look(str(start), error) from error
    return None


def _git_dir(mark: Path) -> Path | None:
    """The git directory behind `.git`, itself a directory or (working tree, submodule) a file naming one."""
    if mark.is_file():
        target = _first_line(mark).removeprefix("gitdir:").strip()
        mark = Path(os.path.realpath(mark.parent / target)) if target else mark
    try:
        (mark / "HEAD").lstat()  # may itself be a link, in very old repositories
    except (FileNotFoundError, NotADirectoryError):
        return None
    return mark


def _common_dir(git_dir: Path) -> Path:
    target = _first_line(git_dir / "commondir")
    return Path(os.path.realpath(git_dir / target)) if target else git_dir


def _first_line(path: Path) -> str:
    try:
        return os.fsdecode(path.read_bytes()).partition("\n")[0].strip()
    except FileNotFoundError:
        return ""
