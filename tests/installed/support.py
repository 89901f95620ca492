"""A small book in git and the command that changes it, with nothing of the tester's own around."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests import warm

Case = TypeVar("Case")


def sampled(cases: Sequence[Case], name: Callable[[Case], str], every: int) -> list[Any]:
    """Parameters of a test: one of `every` cases in each run, the others in a whole one."""
    return [
        pytest.param(
            case, id=name(case), marks=(pytest.mark.long, pytest.mark.whole) if number % every else ()
        )
        for number, case in enumerate(cases)
    ]


SETTINGS = "clientctl: 1\nautocommit: true\n"
ACME = """\
# our oldest client
name: Acme AS
number: C-1
stage: active
tags: [vip]
since: 2024-01-02
log:
  - id: 240102-aaaaaa
    date: 2024-01-02
    kind: call
    text: first call
"""


def environment(home: Path) -> dict[str, str]:
    """Variables for a command: a home of its own, git with a name, a fixed day and user."""
    home.mkdir(parents=True, exist_ok=True)
    config = home / "gitconfig"
    config.write_text("[user]\n\tname = li\n\temail = li@example.com\n[init]\n\tdefaultBranch = main\n")
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PYTHONPATH": str(warm.PROJECT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "GIT_CONFIG_GLOBAL": str(config),
        "GIT_CONFIG_NOSYSTEM": "1",
        "CLIENTCTL_TODAY": "2026-11-21",
        "CLIENTCTL_USER": "li",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def clientctl(*arguments: str) -> tuple[str, ...]:
    """The command as it is installed."""
    return (sys.executable, "-m", "clientctl", *arguments)


def make_book(place: Path, env: dict[str, str], files: Mapping[str, str] | None = None) -> Path:
    """A book in a repository, of one client unless told otherwise, its first write made by clientctl."""
    for path, text in {"clientctl.yaml": SETTINGS, "clients/acme.yaml": ACME, **(files or {})}.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(text)
    git(place, env, "init", "--quiet")
    git(place, env, "add", ".")
    git(place, env, "commit", "--quiet", "-m", "first")
    run(place, env, "set", "acme", "grade=B")
    return place


def run(
    book: Path, env: dict[str, str], *arguments: str, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run clientctl in a book."""
    return subprocess.run(
        clientctl(*arguments),
        cwd=book,
        env=env,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def run_warm(book: Path, env: dict[str, str], *arguments: str) -> warm.Finished:
    """The same without the cost of a start, for commands that only look at what another one left."""
    return warm.run(arguments, cwd=book, env=env)


def git(book: Path, env: dict[str, str], *arguments: str) -> str:
    """Ask git about a book."""
    done = subprocess.run(("git", *arguments), cwd=book, env=env, capture_output=True, text=True, check=True)
    return done.stdout
