"""Refusals of typer's own parser in our words: what is wrong, a hint, and both languages."""

from __future__ import annotations

from clientctl.cli.click_parts import (
    BadOptionUsage,
    BadParameter,
    Context,
    MissingParameter,
    NoSuchOption,
    Parameter,
    UsageError,
)
from clientctl.cli.metavars import metavar_message
from clientctl.cli.table import COMMANDS, FIRST_WORDS, GROUPS
from clientctl.errors import Message, WrongUsage, message
from clientctl.names import nearest


def worded(error: UsageError) -> WrongUsage:
    """The same refusal as one of ours."""
    hint = _help_hint(error.ctx)
    if isinstance(error, NoSuchOption):
        return _no_such_option(error, hint)
    if isinstance(error, MissingParameter):
        name = (
            metavar_message(error.param.make_metavar(error.ctx))
            if error.param is not None and error.ctx is not None
            else ""
        )
        return WrongUsage("cli.missing", name=name, hint=hint)
    if isinstance(error, BadOptionUsage):
        return WrongUsage("cli.option_needs_value", name=error.option_name, hint=hint)
    if isinstance(error, BadParameter):
        name = "/".join(error.param.opts) if error.param is not None else ""
        return WrongUsage("cli.bad_value", name=name, value="", hint=hint)
    command = "" if error.ctx is None else command_name(error.ctx)
    return WrongUsage(
        "cli.unexpected", text=_unexpected(error), hint=message("cli.unexpected_hint", name=command)
    )


def unknown_command(name: str) -> WrongUsage:
    """A first word that is no command."""
    near = nearest(name, [*FIRST_WORDS, *(command.name for command in COMMANDS if command.is_alias)])
    hint = message("cli.near_commands", names=near) if near else message("cli.see_help")
    return WrongUsage("cli.no_command", name=name, hint=hint)


def unknown_action(group: str, name: str) -> WrongUsage:
    """A second word that is no action of the group."""
    actions = [command.name.removeprefix(f"{group} ") for command in GROUPS[group]]
    hint = message("cli.actions", group=group, names=nearest(name, actions) or tuple(actions))
    return WrongUsage("cli.no_action", group=group, name=name, hint=hint)


def command_name(ctx: Context) -> str:
    """The name of the command or group that is being read; "" for clientctl itself."""
    words: list[str] = []
    while ctx.parent is not None:
        words.insert(0, str(ctx.info_name))
        ctx = ctx.parent
    return " ".join(words)


def _no_such_option(error: NoSuchOption, hint: Message) -> WrongUsage:
    name = error.option_name
    if name.startswith("--"):
        known = [
            spelling for param in _params(error.ctx) for spelling in param.opts if spelling.startswith("--")
        ]
        near = nearest(name.lstrip("-"), [spelling.lstrip("-") for spelling in known])
        near_hint = message("cli.near_options", names=tuple(f"--{n}" for n in near))
        return WrongUsage("cli.no_option", name=name, hint=near_hint if near else hint)
    return WrongUsage("cli.no_option", name=name, hint=message("cli.dash_hint"))


def _params(ctx: Context | None) -> list[Parameter]:
    return [] if ctx is None else list(ctx.command.get_params(ctx))


def _help_hint(ctx: Context | None) -> Message:
    if ctx is None or ctx.parent is None:
        return message("cli.see_help")
    return message("cli.see_command_help", name=command_name(ctx))


def _unexpected(error: UsageError) -> str:
    """The arguments that were too many, as typer names them in brackets; its sentence itself where there are none."""
    _, bracket, rest = error.message.rpartition("(")
    return rest.rstrip(").") if bracket else error.message
