"""COMMANDS: every command with its module, loaded when it is called, and the options that it shares with others."""

from __future__ import annotations

from typing import Final, Literal

from clientctl.frozen import frozen

# reads: formats, columns, order; writes: dry runs, answers, what changed; plain: neither.
Nature = Literal["reads", "writes", "plain"]


@frozen
class Command:
    """A command: its name, its nature, and its function `NAME_` in the module `NAME_` unless told otherwise.

    takes_fields: it has an option for each main field, the book's own ones included.
    """

    name: str
    nature: Nature
    module: str = ""
    function: str = ""
    is_alias: bool = False
    takes_fields: bool = False

    @property
    def place(self) -> tuple[str, str]:
        """Module and function."""
        own = f"{self.name}_"
        return f"clientctl.cli.commands.{self.module or own}", self.function or own


COMMANDS: Final = (
    Command("init", "writes"),
    Command("add", "writes", takes_fields=True),
    Command("find", "reads"),
    Command("show", "reads"),
    Command("set", "writes"),
    Command("tag", "writes"),
    Command("tags", "reads"),
    Command("log", "writes"),
    Command("check", "reads"),
    Command("import", "writes"),
    Command("report", "reads"),
    Command("help", "plain"),
    Command("ls", "reads", "find_", "find_", is_alias=True),
    Command("new", "writes", "add_", "add_", is_alias=True, takes_fields=True),
)

BY_NAME: Final = {command.name: command for command in COMMANDS}
