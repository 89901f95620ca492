"""The tree of commands for typer: one group that loads a command's module when the command is called."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from clientctl import __version__
from clientctl.cli import options, streams
from clientctl.cli.click_parts import Command as ClickCommand
from clientctl.cli.click_parts import Context
from clientctl.cli.table import BY_NAME, COMMANDS, Command
from clientctl.cli.usage import unknown_command


class HelpAskedError(Exception):
    """Help is to be printed: nothing else on the line matters but the language, which may come after -h."""

    def __init__(self, command: str | None) -> None:
        super().__init__(command)
        self.command = command


class ClientctlCommand(TyperCommand):
    """A command with the shared options of its nature, and help of our own."""

    row: Command

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse; an option that no command has may be one that the book's own fields give."""
        known = {spelling for param in self.get_params(ctx) for spelling in param.opts}
        unknown = [
            word
            for word in args
            if word.startswith("--") and word != "--" and word.split("=", 1)[0] not in known
        ]
        if self.row.takes_fields and unknown:
            from clientctl.cli.field_options import book_options

            self.params = [*self.params, *book_options(options.tolerantly(args, ctx), known)]
        return super().parse_args(ctx, args)


class ClientctlGroup(TyperGroup):
    """All commands, loaded from the table one by one."""

    def list_commands(self, ctx: Context) -> list[str]:
        return [command.name for command in COMMANDS]

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, ClickCommand | None, list[str]]:
        if args[0] not in BY_NAME:
            raise unknown_command(args[0])
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: Context, cmd_name: str) -> ClickCommand | None:
        row = BY_NAME.get(cmd_name)
        return None if row is None else load_command(row)


def load_command(row: Command) -> ClientctlCommand:
    """Import a command's module and make typer's command of its function."""
    module, name = row.place
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(row.name, cls=ClientctlCommand, add_help_option=False)(getattr(import_module(module), name))
    command = get_command(app)
    if not isinstance(command, ClientctlCommand):
        raise TypeError(row.name)
    command.row = row
    command.params = [
        *command.params,
        *_field_options(row),
        *options.shared_options(row.nature),
        _version_option(),
        _help_option(row),
    ]
    return command


def _field_options(row: Command) -> Sequence[TyperOption]:
    if not row.takes_fields:
        return ()
    from clientctl.cli.field_options import core_options

    return core_options()


def build_root() -> ClickCommand:
    """The command `clientctl` itself."""
    app = typer.Typer(
        cls=ClientctlGroup,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_help_option=False,
    )
    app.callback(invoke_without_command=True)(_root)
    root = get_command(app)
    root.params = [*root.params, *options.shared_options("root"), _version_option(), _help_option(None)]
    return root


def _root(ctx: typer.Context) -> None:
    """Without a command: the overview."""
    if ctx.invoked_subcommand is None:
        raise HelpAskedError(None)


def _version_option() -> TyperOption:
    def show(ctx: Context, param: Any, value: bool) -> None:
        if value:
            streams.write_out([f"clientctl {__version__}\n"])
            raise typer.Exit(0)

    return options.answering_option("version", ("--version",), show)


def _help_option(row: Command | None) -> TyperOption:
    def show(ctx: Context, param: Any, value: bool) -> None:
        if value:
            raise HelpAskedError(None if row is None else row.name)

    return options.answering_option("help", ("-h", "--help"), show)
