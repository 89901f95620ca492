"""A call: what a command line asks for, the same whoever has read the line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clientctl.cli.options import SHARED, Options
from clientctl.cli.parameters import Option, Parameter
from clientctl.cli.table import Command
from clientctl.frozen import frozen

# What stands on the line, in the order in which it was first named; flags are True.
Said = Mapping[Parameter, Any]


@frozen
class Call:
    """A command with the values of its own parameters and the shared options, or a question about it.

    command: None for clientctl itself or a group of commands, of which only a question can be asked.
    """

    command: Command | None
    values: Mapping[str, Any]
    options: Options
    question: Option | None = None
    group: str | None = None


def build_call(command: Command, said: Said) -> Call:
    """The call of a command with everything that was said, before and after its name."""
    values = {one.name: said.get(one, one.absent) for one in command.parameters}
    if command.record:
        values["record"] = command.record
    if command.takes_fields:
        values["fields"] = tuple(
            (one.name, text)
            for one, value in said.items()
            if isinstance(one, Option) and one.is_field
            for text in (value if one.is_repeated else ("true" if one.is_flag else value,))
        )
    return Call(command, values, shared_options(said))


def shared_options(said: Said) -> Options:
    """The shared ones of what was said."""
    return Options(**{one.name: value for one, value in said.items() if one in SHARED})
