"""Options that commands share: the global ones, those of reading and those of writing commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import typer
from typer.core import TyperOption

from clientctl.actions.selection import Selection
from clientctl.cli.click_parts import Context, OptionParser, UsageError
from clientctl.errors import WrongUsage, message
from clientctl.frozen import frozen, replace

_META: Final = "clientctl.options"


@frozen
class Options:
    """What was said by the shared options; None and () where nothing was."""

    dir: str | None = None
    lang: str | None = None
    color: str | None = None
    no_input: bool = False
    today: str | None = None
    no_cache: bool = False
    no_commit: bool = False
    debug: bool = False
    format: str | None = None
    columns: str | None = None
    sort: str | None = None
    limit: int | None = None
    quiet: bool = False
    no_header: bool = False
    count: bool = False
    dry_run: bool = False
    yes: bool = False

    @property
    def selection(self) -> Selection:
        """Columns, order and number of rows."""
        columns = None if self.columns is None else _words(self.columns)
        return Selection(columns, _words(self.sort or ""), self.limit)


def _words(text: str) -> tuple[str, ...]:
    return tuple(
        word.strip() for word in text.replace("，", ",").replace("、", ",").split(",") if word.strip()
    )


def said(ctx: typer.Context) -> Options:
    """Everything said so far, before and after the command."""
    found: Options = ctx.find_root().meta.setdefault(_META, Options())
    return found


def remember(ctx: typer.Context, name: str, value: Any) -> None:
    """Keep the value of a shared option."""
    root = ctx.find_root()
    root.meta[_META] = replace(root.meta.setdefault(_META, Options()), **{name: value})


@frozen
class _Row:
    """One shared option: its spellings, the words for its value (none: a flag), the choices of a value."""

    name: str
    spellings: tuple[str, ...]
    metavar: str = ""
    choices: tuple[str, ...] = ()
    is_count: bool = False


_GLOBAL: Final = (
    _Row("dir", ("-C", "--dir"), "DIR"),
    _Row("lang", ("--lang",), "en|zh", ("en", "zh")),
    _Row("color", ("--color",), "auto|always|never", ("auto", "always", "never")),
    _Row("no_input", ("--no-input",)),
    _Row("today", ("--today",), "DATE"),
    _Row("no_cache", ("--no-cache",)),
    _Row("no_commit", ("--no-commit",)),
    _Row("debug", ("--debug",)),
)
_READING: Final = (
    _Row("format", ("-o", "--format"), "FORMAT"),
    _Row("columns", ("-c", "--columns"), "A,B.C"),
    _Row("sort", ("-s", "--sort"), "-A,B"),
    _Row("limit", ("-n", "--limit"), "N", is_count=True),
    _Row("quiet", ("-q",)),
    _Row("no_header", ("-H", "--no-header")),
    _Row("count", ("--count",)),
)
_WRITING: Final = (
    _Row("dry_run", ("--dry-run",)),
    _Row("yes", ("-y", "--yes")),
    _Row("quiet", ("-q",)),
    _Row("format", ("-o", "--format"), "FORMAT"),
)
_BY_NATURE: Final[dict[str, Sequence[_Row]]] = {"reads": _READING, "writes": _WRITING, "plain": ()}


def shared_options(nature: str) -> list[TyperOption]:
    """The options of a command of this nature besides its own; `nature` is `root` for those before the command."""
    return [_option(row) for row in (*_BY_NATURE.get(nature, ()), *_GLOBAL)]


def option_names(nature: str) -> frozenset[str]:
    """Names of the shared options that only commands of this nature have, for the help."""
    return frozenset(row.name for row in _BY_NATURE.get(nature, ()))


def answering_option(
    name: str, spellings: tuple[str, ...], callback: Callable[[Context, Any, bool], None]
) -> TyperOption:
    """A flag that is answered at once, whatever else is on the line."""
    option = _option(_Row(name, spellings))
    option.callback = callback
    return option


def _option(row: _Row) -> TyperOption:
    is_flag = not row.metavar
    return TyperOption(
        param_decls=[f"shared_{row.name}", *row.spellings],
        type=bool if is_flag else str,
        is_flag=is_flag,
        default=False if is_flag else None,
        metavar=row.metavar or None,
        help=f"commands.option_{row.name}",
        expose_value=False,
        is_eager=True,
        callback=_keeper(row),
    )


def _keeper(row: _Row) -> Callable[[typer.Context, Any, Any], Any]:
    def keep(ctx: typer.Context, param: Any, value: Any) -> Any:
        if value is None or value is False:
            return value
        spelling = row.spellings[-1]
        if row.choices and value not in row.choices:
            hint = message("cli.choices", choices=row.choices)
            raise WrongUsage("cli.bad_value", name=spelling, value=value, hint=hint)
        if row.is_count:
            if not (value.isascii() and value.isdigit() and len(value) < 10):
                hint = message("cli.count_form", name=spelling)
                raise WrongUsage("cli.not_a_count", name=spelling, value=value, hint=hint)
            value = int(value)
        remember(ctx, row.name, value)
        return value

    return keep


def tolerantly(arguments: Sequence[str], ctx: Context | None = None) -> Options:
    """The global options of a command line that cannot be parsed, or not yet: for its book and its language.

    A parser that knows nothing else, so it does not matter what it makes of the rest; with `ctx` what was said
    before the command counts too.
    """
    parser = OptionParser(None)
    parser.ignore_unknown_options = True
    for option in shared_options("root"):
        option.add_to_parser(parser, ctx)  # type: ignore[arg-type]
    try:
        values, _, _ = parser.parse_args(list(arguments))
    except UsageError:  # an option at the end that lacks its value
        values = {}
    known = {str(name).removeprefix("shared_"): value for name, value in values.items()}
    before = said(ctx) if ctx is not None else Options()  # type: ignore[arg-type]
    return replace(before, **known)
