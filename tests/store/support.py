"""Books for the tests of the store, with an identity of their own and no git settings from outside."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from clientctl.errors import Message
from clientctl.model import ChangeSet, FileChange
from clientctl.store.git import find_git
from clientctl.store.places import locate
from clientctl.store.writer import Writer

PROJECT = Path(__file__).parents[2]
ACME = "clients/acme.yaml"
OLD, NEW = b"name: Acme\n", b"name: Acme Ltd\n"


def environment(home: Path, **more: str) -> dict[str, str]:
    """A process environment in which git knows an author by the environment alone."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Li Lei",
        "GIT_AUTHOR_EMAIL": "li@example.com",
        "GIT_COMMITTER_NAME": "Li Lei",
        "GIT_COMMITTER_EMAIL": "li@example.com",
        **more,
    }


def nobody(home: Path) -> dict[str, str]:
    """The same without any author."""
    return {
        name: value for name, value in environment(home).items() if not name.endswith(("_NAME", "_EMAIL"))
    }


def git(directory: Path, *arguments: str, env: Mapping[str, str] | None = None) -> str:
    """Run git, which must succeed; what it prints."""
    env = env or environment(directory)
    done = subprocess.run(("git", *arguments), cwd=directory, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def make_repository(root: Path) -> Path:
    """A new repository without hooks and without commits."""
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "--quiet", "--template=", "--initial-branch=main")
    return root


def make_book(root: Path, *, files: Mapping[str, bytes] | None = None, in_git: bool = True) -> Path:
    """A book with these files (one client unless told otherwise), committed."""
    if in_git:
        make_repository(root)
    for path, data in {"clientctl.yaml": b"clientctl: 1\n", **(files or {ACME: OLD})}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    if in_git:
        git(root, "add", ".")
        git(root, "commit", "--quiet", "--message=begin")
    return root


def make_writer(
    book: Path, *, env: Mapping[str, str] | None = None, autocommit: bool = True, patience: float = 10.0
) -> Writer:
    place = locate(book)
    found, _ = find_git(place, environment(book) if env is None else env)
    return Writer(place, found, autocommit=autocommit, user="韩梅梅", patience=patience)


def change(path: str, before: bytes | None, after: bytes | None, origin: str = "") -> FileChange:
    client = Path(path).stem if path.startswith(("clients/", "archive/")) else ""
    return FileChange(path, before, after, client, origin)


def write(writer: Writer, *changes: FileChange, subject: str = "set acme") -> tuple[Message, ...]:
    """One write under the lock; every notice about it."""
    with writer.locked() as recovered:
        return (*recovered, *writer.apply(ChangeSet(changes, subject)))


def codes(notices: tuple[Message, ...]) -> list[str]:
    return [notice.code for notice in notices]


def subjects(book: Path) -> list[str]:
    """Subjects of all commits, newest first."""
    return git(book, "log", "--format=%s").splitlines()


def committed(book: Path, path: str = ACME) -> bytes:
    return git(book, "show", f"HEAD:./{path}").encode()


def changed_files(book: Path, revision: str = "HEAD") -> list[str]:
    """Paths that a commit touches."""
    return git(book, "show", "--format=", "--name-only", "--no-renames", revision).split()


def names(directory: Path) -> list[str]:
    """What is in a directory, sorted."""
    return sorted(path.name for path in directory.iterdir())


def debris(book: Path) -> list[str]:
    """Temporary files and notes of a write that are still there."""
    left = [path.relative_to(book).as_posix() for path in book.rglob("*.tmp")]
    notes = ("journal", "git-running", "index.lock", "HEAD.lock")
    return sorted(
        [*left, *(path.relative_to(book).as_posix() for name in notes for path in book.rglob(name))]
    )


class Recorder:
    """A git that notes each of its calls before it does what it is asked."""

    def __init__(self, directory: Path, *, before_commit: str = ":") -> None:
        """before_commit: a line of shell that runs before every `git commit`; there `$git` is the real one."""
        directory.mkdir()
        self._calls = directory / "calls"
        self.env = environment(directory, PATH=f"{directory}:{os.environ['PATH']}")
        script = directory / "git"
        script.write_text(
            f'#!/bin/sh\ngit={shutil.which("git")}\necho "$*" >> {self._calls}\n'
            f'case " $* " in *" commit "*) {before_commit} ;; esac\nexec $git "$@"\n'
        )
        script.chmod(0o755)

    def calls(self) -> list[str]:
        """The commands so far, with `only` or `include` where a commit is told so.

        What looks ahead comes first, though it may run beside the others.
        """
        calls = [_command(line.split()) for line in self._calls.read_text().splitlines()]
        ahead = [name for name in ("config", "diff-index") for call in calls if call == name]
        return [*ahead, *(call for call in calls if call not in ahead)]

    def words(self, command: str) -> list[str]:
        """The words of its first call."""
        calls = [line.split() for line in self._calls.read_text().splitlines()]
        return next(words for words in calls if command in words)


def _command(words: list[str]) -> str:
    known = ("add", "commit", "config", "diff", "diff-index", "reset", "status", "update-index")
    ways = [word[2:] for word in words if word in ("--only", "--include")]
    return " ".join([next(word for word in words if word in known), *ways])
