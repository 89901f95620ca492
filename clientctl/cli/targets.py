"""REF, `-` for ids from stdin, or --where: whom a writing command is told to change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.actions.targets import Target
from clientctl.cli import streams
from clientctl.cli.parameters import Option

WHERE: Final = Option("where", ("--where",), "QUERY", "commands.option_where", completes="text")


def take_target(words: Sequence[str], where: str | None) -> tuple[Target, Sequence[str]]:
    """The target and the words that follow it; with --where no word names a client."""
    if where is not None:
        return Target(where=where), words
    if not words:
        return Target(), ()
    if words[0] == "-":
        return Target(lines=tuple(streams.read_lines())), words[1:]
    return Target(reference=words[0]), words[1:]
