"""The programs that take part: how they are called, and where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Peer:
    """A program; `package` is what apt or pip install it by, `largest` the size that it is still asked at unless named.

    version: the arguments that make it print its version, on the first line.
    """

    program: str
    name: str
    source: str
    package: str
    largest: int = 100_000
    version: tuple[str, ...] = ("--version",)


HERE: Final = "here"
APT: Final = "apt"
PIP: Final = "pip"

PEERS: Final = (
    Peer("clientctl", "clientctl", HERE, "clientctl"),
    Peer("python", "Python", HERE, "python3"),
    Peer("git", "git", APT, "git"),
    Peer("task", "taskwarrior", APT, "taskwarrior"),
    Peer("recsel", "recutils", APT, "recutils"),
    Peer("rg", "ripgrep", APT, "ripgrep"),
    Peer("sqlite3", "sqlite3", APT, "sqlite3"),
    Peer("jq", "jq", APT, "jq"),
    # their commands take minutes at 100,000
    Peer("papis", "papis", PIP, "papis>=0.16.1", largest=10_000),
    Peer("khard", "khard", PIP, "khard", largest=10_000),
    Peer("todo", "todoman", PIP, "todoman", largest=10_000),
)
