"""Books in temporary directories, and commands run on them in a fixed world."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import warm

TODAY = "2026-11-22"  # a Sunday
COMMAND = (sys.executable, "-P", "-m", "clientctl")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one run of the command gave."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of stdout."""
        return self.out.splitlines()

    @property
    def data(self) -> Any:
        """The JSON of stdout."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Book:
    """A book on disk; every command runs in its directory."""

    root: Path
    home: Path

    def run(
        self,
        *words: str,
        given: str | bytes = b"",
        at: Path | None = None,
        env: Mapping[str, str] | None = None,
    ) -> Answer:
        """Runs one command with `given` as stdin, in `at` or the book."""
        done = warm.run(
            words,
            cwd=at or self.root,
            env={**world(self.home), **(env or {})},
            given=given.encode() if isinstance(given, str) else given,
        )
        return Answer(done.code, done.out.decode(), done.err.decode())

    def ask(self, rows: Sequence[Sequence[str]]) -> list[Answer]:
        """Runs several commands; the answers are in the order of the rows."""
        return [self.run(*words) for words in rows]

    def write(self, name: str, text: str | bytes) -> Path:
        """Writes a file of the book, byte for byte."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def read(self, name: str) -> str:
        """The text of a file, its line ends as they are."""
        return (self.root / name).read_bytes().decode()

    def git(self, *words: str) -> str:
        """What git says, without the last line end."""
        done = subprocess.run(
            ["git", *words], cwd=self.root, env=world(self.home), capture_output=True, check=True, timeout=60
        )
        return done.stdout.decode().rstrip("\n")

    def subjects(self) -> list[str]:
        """The subjects of all commits, newest first."""
        return self.git("log", "--format=%s").splitlines()

    def changed(self, revision: str = "HEAD") -> list[str]:
        """The removed and added lines of a commit, without its headers."""
        text = self.git("show", "--format=", "--unified=0", revision)
        return [
            line
            for line in text.split("\n")
            if line[:1] in ("+", "-") and not line.startswith(("+++", "---"))
        ]


def world(home: Path) -> dict[str, str]:
    """The environment of every command: nothing of the machine's user, clock or locale."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PYTHONPATH": str(warm.PROJECT),
        "GIT_CONFIG_GLOBAL": str(home / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "CLIENTCTL_TODAY": TODAY,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def plain(folder: Path, files: Mapping[str, str | bytes], settings: str = "clientctl: 1\n") -> Book:
    """A book without git; `files` are names under clients/, without the ending."""
    home = folder / "home"
    home.mkdir()
    (home / "gitconfig").write_text(
        "[user]\n  name = Wang Fang\n  email = wang@example.com\n[init]\n  defaultBranch = main\n"
    )
    book = Book(folder / "book", home)
    (book.root / "clients").mkdir(parents=True)
    book.write("clientctl.yaml", settings)
    for name, text in files.items():
        book.write(f"clients/{name}.yaml", text)
    return book


def kept(
    folder: Path, files: Mapping[str, str | bytes], settings: str = "clientctl: 1\nautocommit: true\n"
) -> Book:
    """A book in git, with everything committed as `base`."""
    book = plain(folder, files, settings)
    book.git("init", "--quiet")
    book.git("add", "--all")
    book.git("commit", "--quiet", "--message", "base")
    return book
