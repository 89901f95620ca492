"""Help: the overview, a page for each command made of its Markdown and its options, and topics.

Everything fits into 80 terminal cells in both languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from typing import Any, Final

from clientctl.cli import streams
from clientctl.cli.click_parts import Context, Parameter
from clientctl.cli.field_options import FieldOption
from clientctl.cli.options import Options, option_names
from clientctl.cli.session import Session
from clientctl.cli.table import COMMANDS
from clientctl.errors import ExitCode, WrongUsage, message
from clientctl.messages import Language, template
from clientctl.names import nearest
from clientctl.render import Style
from clientctl.render.cells import pad, width
from clientctl.render.wrapping import wrap

TOPICS: Final = ("query", "dates", "fields", "formats", "exit-codes", "env", "git", "import")
_CELLS: Final = 80
_LEFT: Final = 26


def print_overview(said: Options) -> int:
    """`clientctl` alone and `clientctl -h`."""
    session = Session(said)
    language, style = session.likely_language, session.style()
    visible = [command for command in COMMANDS if not command.is_alias]
    lines = [
        template("commands.overview", language),
        "",
        style.paint(template("commands.heading_commands", language), "bold"),
    ]
    lines += _two_columns(
        (command.name, template(f"commands.summary_{command.name}", language)) for command in visible
    )
    lines += ["", style.paint(template("commands.heading_global", language), "bold")]
    lines += _two_columns(_option_rows(_load("help").params, language))
    lines += ["", style.paint(template("commands.heading_topics", language), "bold"), f"  {' '.join(TOPICS)}"]
    streams.write_out(line + "\n" for line in lines)
    return ExitCode.DONE


def print_command(name: str, said: Options) -> int:
    """`clientctl NAME -h`."""
    session = Session(said)
    streams.write_out(line + "\n" for line in command_page(name, session.likely_language, session.style()))
    return ExitCode.DONE


def print_topic(name: str, said: Options) -> int:
    """`clientctl help NAME`: a topic, else a command; WrongUsage for neither."""
    session = Session(said)
    if name in TOPICS:
        streams.write_out(line + "\n" for line in _topic_page(name, session))
        return ExitCode.DONE
    known = [command.name for command in COMMANDS]
    if name in known:
        return print_command(name, said)
    near = nearest(name, (*TOPICS, *known)) or TOPICS
    raise WrongUsage("cli.no_topic", name=name, hint=message("cli.topics", names=near))


def command_page(name: str, language: Language, style: Style) -> Iterator[str]:
    """The lines of a command's help: usage, what it does, examples, its options."""
    row = next(command for command in COMMANDS if command.name == name)
    command = _load(name)
    original = row if not row.is_alias else next(c for c in COMMANDS if c.place == row.place)
    arguments = " ".join(
        p.make_metavar(Context(command)) for p in command.params if p.param_type_name == "argument"
    )
    yield f"{style.paint(template('commands.usage', language), 'bold')}clientctl {name} {arguments}".rstrip()
    yield ""
    yield template(f"commands.summary_{original.name}", language)
    yield ""
    yield from _markdown(_read(f"commands/{original.name}", language), style)
    shared = option_names(row.nature)
    own = [p for p in command.params if not _is_shared(p) or str(p.name).removeprefix("shared_") in shared]
    options = [p for p in own if p.param_type_name == "option"]
    fields = [p for p in options if isinstance(p, FieldOption)]
    for heading, params in (
        ("commands.heading_options", [p for p in options if p not in fields]),
        ("commands.heading_fields", fields),
    ):
        if params:
            yield ""
            yield style.paint(template(heading, language), "bold")
            yield from _two_columns(_option_rows(params, language))
    yield ""
    yield style.paint(template("commands.see_global", language), "dim")


def _topic_page(name: str, session: Session) -> Iterator[str]:
    language, style = session.likely_language, session.style()
    yield from _markdown(_read(name, language), style)
    if name == "fields":
        from clientctl.cli.field_list import field_lines

        yield ""
        yield from field_lines(session, language)


def _load(name: str) -> Any:
    from clientctl.cli.app import load_command

    return load_command(next(command for command in COMMANDS if command.name == name))


def _is_shared(param: Parameter) -> bool:
    return str(param.name).startswith("shared_")


def _option_rows(params: Iterable[Parameter], language: Language) -> Iterator[tuple[str, str]]:
    for param in params:
        if param.param_type_name != "option":
            continue
        value = f" {param.metavar}" if param.metavar else ""
        spelled = ", ".join(param.opts) + value
        help_code = getattr(param, "help", None)
        if isinstance(param, FieldOption):
            choices = ", ".join(choice.value for choice in param.field.choices)
            label = param.field.heading.text(language)
            yield spelled, f"{label}: {choices}" if choices else label
        elif help_code:
            yield spelled, template(help_code, language)


def _two_columns(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for left, right in rows:
        lines = wrap(right, _CELLS - _LEFT - 2) or [""]
        if width(left) > _LEFT - 2:
            yield f"  {left}"
            lines = ["", *lines]
        else:
            yield f"  {pad(left, _LEFT, 'left')}{lines[0]}".rstrip()
        for line in lines[1:]:
            yield f"  {' ' * _LEFT}{line}"


def _read(name: str, language: Language) -> Sequence[str]:
    ending = ".zh.md" if language == "zh" else ".md"
    return (
        resources.files("clientctl.help").joinpath(f"{name}{ending}").read_text(encoding="utf-8").splitlines()
    )


def _markdown(lines: Sequence[str], style: Style) -> Iterator[str]:
    """Markdown as people read it in a terminal: headings bold, code indented, fences gone."""
    is_code = False
    for line in lines:
        if line.startswith("```"):
            is_code = not is_code
        elif is_code:
            yield f"  {line}".rstrip()
        elif line.startswith("#"):
            yield style.paint(line.lstrip("# "), "bold")
        else:
            yield line.replace("`", "") if line.startswith("|") else line
