"""The shape of a case: what is asked, and of whom, each a row that says how."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.bench.generate import Facts, Named
from tests.bench.places import Places

# sizes that a target holds for
SIZES: Final = (1_000, 10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Turn:
    """One run of one command: where its data are, what is true of them, and the number of the round (from 0)."""

    places: Places
    programs: Mapping[str, str]
    facts: Facts
    number: int
    is_written: bool = False

    @property
    def data(self) -> Path:
        return self.places.written if self.is_written else self.places.made

    @property
    def client(self) -> Named:
        """The client whose turn it is to be written to."""
        return self.facts.named[self.number % len(self.facts.named)]

    @property
    def text(self) -> str:
        """A text that no other round writes."""
        return f"bench round {self.number}"

    @property
    def environment(self) -> dict[str, str]:
        return self.places.environment(self.data)

    def program(self, name: str) -> str:
        return self.programs[name]

    def client_file(self, book: str) -> Path:
        return self.data / book / "clients" / f"{self.client.id}.yaml"

    def ask(self, program: str, *arguments: str, at: str = "") -> str:
        """What a program prints, untimed; CalledProcessError if it fails."""
        command = (self.programs[program], *arguments)
        done = subprocess.run(
            command, cwd=self.data / at, env=self.environment, check=True, capture_output=True, text=True
        )
        return done.stdout


Command = Callable[[Turn], tuple[str, ...]]
Check = Callable[[Turn, str], bool]


def nothing(turn: Turn) -> None:
    """No preparation."""


def shell(*commands: tuple[str, ...], joined: str) -> tuple[str, ...]:
    """Several commands as one, joined by `|` or `&&`."""
    return ("/bin/sh", "-c", f" {joined} ".join(map(shlex.join, commands)))


def says(text: str) -> Check:
    """Whether a text is in the answer."""
    return lambda turn, out: text in out


@dataclass(frozen=True, slots=True)
class Entrant:
    """One that is timed: its command, the programs and data sets that it needs, how its answer is checked.

    at: the data set in whose directory it runs. before: what happens before each run, untimed. at_most: by size, how
    many times as long as this one the first of the case may take. once: too slow to take part in every round.
    """

    who: str
    programs: tuple[str, ...]
    command: Command
    check: Check
    data: tuple[str, ...] = ()
    at: str = ""
    before: Callable[[Turn], None] = nothing
    at_most: Mapping[int, float] = field(default_factory=dict)
    once: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A question and all who answer it; the first one is compared with the others.

    is_writing: it runs on copies of the data, which `prepare` gets ready. memory: by size, how many MB the first one
    may take at most.
    """

    name: str
    what: str
    entrants: tuple[Entrant, ...]
    is_writing: bool = False
    prepare: Callable[[Turn], None] = nothing
    memory: Mapping[int, float] = field(default_factory=dict)
