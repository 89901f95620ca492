"""Clones of a small book: clientctl runs in them without the cost of a start, git as it is, with its merge driver."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests import warm
from tests.rounds.trees import Tree, read_tree

TODAY = "2026-11-22"
CLIENT = """\
# remark {0}-head
name: {1}
kind: organisation
owner: wang
stage: active  # remark {0}-stage
grade: B
tags: [vip, export, fair]
since: 2024-02-05
industry: food
region: north
source: fish fair
needs:
  - labels in Chinese
phone: +47 22 00 00 31
address: {{street: Kaiveien 9, city: Bergen, country: Norway}}
contacts:
  - id: {0}-c1
    name: Kari of {1}
    title: buyer
  - id: {0}-c2
    name: Jonas of {1}
    phone: +47 22 00 00 32
cadence: 6w
next: {{date: 2026-11-30, what: call {1}}}
orders:
  - {{id: {0}-o1, date: 2024-05-27, amount: 74200, product: Box 20L}}
  # remark {0}-order
  - {{id: {0}-o2, date: 2025-06-01, amount: 12000, product: Gel packs}}
  - {{id: {0}-o3, date: 2026-03-01, amount: 900.5, product: Labels}}
reminders:
  - id: {0}-r1
    date: 2026-12-01
    what: send the list to {1}
log:
  - id: {0}-l1
    date: 2025-01-10
    kind: call
    text: first call with {1}
  - id: {0}-l2
    date: 2026-02-10
    kind: visit
    text: visit at {1}
notes: |
  1: pays late
  2: knows everybody
  3: no calls on Friday
"""
# The client to which another one has a link.
LINKED = "Aster"
CLIENTS = {"aster": "Aster", "birch": "Birch", "cedar": "Cedar", "daisy": "Daisy", "elder": "Elder"}


@dataclass(slots=True)
class Clone:
    """One person's book. states: what it held before the first and after each commit of a round."""

    root: Path
    env: Mapping[str, str]
    states: list[Tree] = field(default_factory=list)

    def run(self, *words: str, code: int = 0) -> str:
        """What clientctl prints; it must end with this code."""
        done = warm.run(words, cwd=self.root, env=self.env)
        assert done.code == code, f"{' '.join(words)}: {done.code}\n{done.out.decode()}{done.err.decode()}"
        return done.out.decode()

    def git(self, *words: str) -> str:
        """What git prints; it must succeed."""
        done = self.try_git(*words)
        assert done.returncode == 0, f"git {' '.join(words)}: {done.stdout}{done.stderr}"
        return done.stdout

    def try_git(self, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """The same for what may fail."""
        return subprocess.run(
            ("git", *words),
            cwd=self.root,
            env=self.env,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )

    def tree(self) -> Tree:
        """What the book holds now."""
        return read_tree(self.root)


def found_clones(place: Path, driver: str | None) -> tuple[Clone, Clone]:
    """Two clones of a book whose other end is a bare repository beside them, both with the merge driver.

    driver: a line of shell that the driver is instead of the installed clientctl.
    """
    hub = place / "hub.git"
    ours, theirs = (Clone(place / name, _environment(place, name, driver)) for name in ("wang", "li"))
    place.mkdir(parents=True, exist_ok=True)
    warm.run(("init", str(ours.root)), cwd=place, env=ours.env)
    ours.git("init", "--quiet", "--bare", str(hub))
    for id_, name in CLIENTS.items():
        text = CLIENT.format(id_, name)
        if id_ == "elder":
            text += "links:\n  - {client: aster, relation: neighbours}\n"
        (ours.root / f"clients/{id_}.yaml").write_text(text)
    ours.run("fmt", "-y")
    ours.git("add", "--all")
    ours.git("commit", "--quiet", "--allow-empty", "--message", "clients")
    ours.git("remote", "add", "origin", str(hub))
    ours.run("sync")
    ours.git("clone", "--quiet", str(hub), str(theirs.root))
    theirs.run("sync")
    return ours, theirs


def _environment(place: Path, name: str, driver: str | None) -> dict[str, str]:
    home = place / f"home-{name}"
    home.mkdir(parents=True)
    scripts = Path(sysconfig.get_path("scripts"))
    if driver is not None:
        scripts = home
        (home / "clientctl").write_text(f"#!/bin/sh\n{driver}\n")
        (home / "clientctl").chmod(0o755)
    (home / "gitconfig").write_text(
        f"[user]\n\tname = {name}\n\temail = {name}@example.com\n[init]\n\tdefaultBranch = main\n"
        "[gc]\n\tauto = 0\n[advice]\n\tdetachedHead = false\n"
    )
    return {
        # the driver is found by its name, as git looks for it
        "PATH": os.pathsep.join((str(scripts), os.environ.get("PATH", os.defpath))),
        "PYTHONPATH": str(warm.PROJECT),
        "HOME": str(home),
        "GIT_CONFIG_GLOBAL": str(home / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_EDITOR": "true",
        "CLIENTCTL_TODAY": TODAY,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }
