"""REF, `-` for ids from stdin, or --where: whom a writing command is told to change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.actions.targets import Target
from clientctl.cli import streams
from clientctl.cli.parameters import Option
from clientctl.errors import WrongUsage, message

WHERE: Final = Option("where", ("--where",), "QUERY", "commands.option_where", completes="text")


def take_one(ref: str | None, where: str | None) -> Target:
    """The target of a command that takes nothing else; WrongUsage for a client beside --where."""
    if ref is not None and where is not None:
        raise WrongUsage("cli.ref_and_where", ref=ref, hint=message("cli.ref_and_where_hint"))
    return take_target(() if ref is None else (ref,), where)[0]


def take_target(words: Sequence[str], where: str | None) -> tuple[Target, Sequence[str]]:
    """The target and the words that follow it; with --where no word names a client."""
    if where is not None:
        return Target(where=where), words
    if not words:
        return Target(), ()
    if words[0] == "-":
        return Target(lines=tuple(streams.read_lines())), words[1:]
    return Target(reference=words[0]), words[1:]
