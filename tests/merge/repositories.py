"""Books in git whose merges are made by this clientctl, or by one that is broken in some way."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from clientctl.store.driver import ATTRIBUTES, DRIVER
from tests.store.support import PROJECT, environment, git, make_book

CLIENT = "clients/a.yaml"
WORKING = f'exec {shlex.quote(sys.executable)} -P -m clientctl "$@"'


@dataclass(frozen=True, slots=True)
class Repository:
    """A book under the branch `main`, where `theirs` is what the other person has."""

    root: Path
    env: Mapping[str, str]

    def git(self, *arguments: str) -> str:
        return git(self.root, *arguments, env=self.env)

    def try_git(self, *arguments: str) -> int:
        """The exit code of a command that may fail."""
        done = subprocess.run(
            ("git", *arguments), cwd=self.root, env=self.env, capture_output=True, check=False
        )
        return done.returncode

    def read(self, path: str = CLIENT) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def commit(self, text: str, path: str = CLIENT) -> None:
        """A commit of one file."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")
        self.git("add", path)
        self.git("commit", "--quiet", f"--message={path}")

    def branch(self, name: str, start: str = "main") -> None:
        self.git("checkout", "--quiet", "-B", name, start)

    def diverge(self, ours: str, theirs: str, path: str = CLIENT) -> None:
        """Two branches with a commit each; `main` is checked out."""
        self.branch("theirs")
        self.commit(theirs, path)
        self.git("checkout", "--quiet", "main")
        self.commit(ours, path)


def make_merging(place: Path, base: str | None, *, program: str = WORKING, book: str = "") -> Repository:
    """A book with one client. program: a line of shell that `clientctl` is; book: its directory in the repository."""
    commands = place / "commands"
    commands.mkdir(parents=True)
    command = commands / "clientctl"
    command.write_text(f"#!/bin/sh\n{program}\n")
    command.chmod(0o755)
    # a PATH of its own: a clientctl that is installed must not be found
    env = environment(place, PATH=f"{commands}:/usr/bin:/bin", PYTHONPATH=str(PROJECT))
    files = {".gitattributes": ATTRIBUTES.encode(), "clients/other.yaml": b"name: Other\n"}
    if base is not None:
        files[CLIENT] = base.encode()
    inside = {f"{book}{path}": data for path, data in {"clientctl.yaml": b"clientctl: 1\n", **files}.items()}
    root = make_book(place / "repository", files=inside)
    git(root, "config", "merge.clientctl.driver", DRIVER)
    return Repository(root, env)
