"""REF, `-` for ids from stdin, or --where: whom a writing command is told to change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from clientctl.actions.targets import Target
from clientctl.cli import streams

Where = Annotated[str | None, typer.Option("--where", metavar="QUERY", help="commands.option_where")]


def take_target(words: Sequence[str], where: str | None) -> tuple[Target, list[str]]:
    """The target and the words that follow it; with --where no word names a client."""
    if where is not None:
        return Target(where=where), list(words)
    if not words:
        return Target(), []
    if words[0] == "-":
        return Target(lines=tuple(streams.read_lines())), list(words[1:])
    return Target(reference=words[0]), list(words[1:])
