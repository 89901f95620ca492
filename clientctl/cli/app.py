"""The thorough reader: typer's parser, with a tree of commands made of their declarations.

It reads every command line that there is: those with options of the book's own fields, and those to be refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from clientctl.cli.call import Call, build_call, shared_options
from clientctl.cli.click_parts import BadOptionUsage, Context, NoSuchOption, OptionParser, UsageError
from clientctl.cli.click_parts import Command as ClickCommand
from clientctl.cli.options import GLOBAL, HELP, QUESTIONS, SHARED, Options
from clientctl.cli.parameters import Argument, Option, Parameter
from clientctl.cli.table import BY_NAME, GROUPS, ROOT_OPTIONS, Command
from clientctl.cli.usage import command_name, unknown_action, unknown_command, worded
from clientctl.frozen import replace

_META: Final = "clientctl.said"


class Asked(Exception):
    """A question is to be answered: nothing else on the line matters but the language, which may come after it."""

    def __init__(self, question: Option, name: str) -> None:
        super().__init__(question.name, name)
        self.question = question
        self.command = BY_NAME.get(name)
        self.group = name if name in GROUPS else None


def read(arguments: Sequence[str]) -> Call:
    """What a command line asks for; WrongUsage, in our words, for one that nobody can read."""
    root = _Root(name="clientctl", invoke_without_command=True, add_help_option=False)
    root.params = list(_parameters(ROOT_OPTIONS))
    try:
        with root.make_context("clientctl", list(arguments)) as context:
            call: Call | None = root.invoke(context)
            return call or Call(None, {}, shared_options(_said(context)), HELP)
    except Asked as asked:
        return Call(asked.command, {}, read_tolerantly(arguments), asked.question, asked.group)
    except UsageError as error:
        raise worded(error) from None


def read_tolerantly(arguments: Sequence[str], before: Options | None = None) -> Options:
    """The global options of a line that cannot be read, or not yet: for its book and its language.

    A parser that knows nothing else, so it does not matter what it makes of the rest; `before`: said already.
    """
    parser = OptionParser(None)
    parser.ignore_unknown_options = True
    for option in GLOBAL:
        action = "store_const" if option.is_flag else "store"
        parser.add_option(None, option.spellings, option.name, action, const=True)  # type: ignore[arg-type]
    try:
        values, _, _ = parser.parse_args(list(arguments))
    except BadOptionUsage as error:
        return read_tolerantly(_without_fault(arguments, error.option_name), before)
    return replace(before or Options(), **values)


def _without_fault(arguments: Sequence[str], name: str) -> Sequence[str]:
    """The line without a flag that was given a value, else without the option at its end that lacks one."""
    last = len(arguments) - 1
    fault = next((place for place, word in enumerate(arguments) if word.startswith(f"{name}=")), last)
    return [*arguments[:fault], *arguments[fault + 1 :]]


class _Command(TyperCommand):
    """A command that builds the call of it."""

    row: Command

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse; an option that no command has may be one that the book's own fields give."""
        try:
            return super().parse_args(ctx, list(args))
        except NoSuchOption as error:
            if not self.row.takes_book_fields or not error.option_name.startswith("--"):
                raise
        from clientctl.cli.field_options import book_options

        known = frozenset(spelling for param in self.params for spelling in param.opts)
        book = book_options(read_tolerantly(args, shared_options(_said(ctx))), known)
        self.params = [*self.params, *_parameters(book, len(self.params))]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Context) -> Call:
        return build_call(self.row, _said(ctx))


class _Group(TyperGroup):
    """The actions of a group, loaded from the table one by one."""

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, ClickCommand | None, list[str]]:
        if self.get_command(ctx, args[0]) is None:
            raise unknown_action(str(self.name), args[0])
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: Context, cmd_name: str) -> ClickCommand | None:
        return _command(f"{self.name} {cmd_name}")

    def invoke(self, ctx: Context) -> Call:
        """The call of an action; without one, the group itself is asked about."""
        call: Call | None = super().invoke(ctx)
        return call or Call(None, {}, shared_options(_said(ctx)), HELP, self.name)


class _Root(TyperGroup):
    """All commands and groups of commands."""

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, ClickCommand | None, list[str]]:
        if self.get_command(ctx, args[0]) is None:
            raise unknown_command(args[0])
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: Context, cmd_name: str) -> ClickCommand | None:
        if cmd_name not in GROUPS:
            return _command(cmd_name)
        group = _Group(name=cmd_name, invoke_without_command=True, add_help_option=False)
        group.params = list(_parameters(ROOT_OPTIONS))
        return group


def _command(name: str) -> ClickCommand | None:
    """The command of the table by its whole name."""
    row = BY_NAME.get(name)
    if row is None:
        return None
    command = _Command(row.name, add_help_option=False)
    command.row = row
    command.params = list(_parameters((*row.arguments, *row.options)))
    return command


def _said(ctx: Context) -> dict[Parameter, Any]:
    """What has been said so far, before and after the command; its parameters' callbacks fill it."""
    found: dict[Parameter, Any] = ctx.meta.setdefault(_META, {})
    return found


def _parameters(declared: Iterable[Parameter], first: int = 0) -> Iterator[TyperArgument | TyperOption]:
    """As typer's own; first: how many the command has already, for each goes by a number."""
    for number, one in enumerate(declared, first):
        name = f"parameter_{number}"  # typer's own; ours is no identifier where a field's name has dots
        yield _argument(name, one) if isinstance(one, Argument) else _option(name, one)


def _argument(name: str, argument: Argument) -> TyperArgument:
    return TyperArgument(
        param_decls=[name],
        type=str,
        required=argument.is_required,
        nargs=-1 if argument.is_repeated else 1,
        metavar=argument.metavar,
        expose_value=False,
        callback=_keeper(argument),
    )


def _option(name: str, option: Option) -> TyperOption:
    return TyperOption(
        param_decls=[name, *option.spellings],
        type=bool if option.is_flag else str,
        is_flag=option.is_flag,
        default=False if option.is_flag else None,
        multiple=option.is_repeated,
        metavar=option.metavar or None,
        expose_value=False,
        is_eager=option in SHARED or option in QUESTIONS,
        callback=_asker(option) if option in QUESTIONS else _keeper(option),
    )


def _keeper(declared: Parameter) -> Callable[[Context, Any, Any], None]:
    def keep(ctx: Context, param: Any, value: Any) -> None:
        if value != declared.absent:
            _said(ctx)[declared] = declared.bind(value) if isinstance(declared, Option) else value

    return keep


def _asker(question: Option) -> Callable[[Context, Any, bool], None]:
    def ask(ctx: Context, param: Any, value: bool) -> None:
        if value:
            raise Asked(question, command_name(ctx))

    return ask
