"""Help: the overview, a page for each command made of its Markdown and its options, and topics.

Everything fits into 80 terminal cells in both languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from clientctl import help as pages
from clientctl.cli import pager
from clientctl.cli.metavars import metavar_text, option_metavar
from clientctl.cli.table import BY_NAME, COMMANDS, FIRST_WORDS, GROUPS, ROOT_OPTIONS, summary_of
from clientctl.errors import ClientctlError, ExitCode, WrongUsage, message
from clientctl.messages import template
from clientctl.render.cells import pad, width
from clientctl.render.wrapping import wrap

if TYPE_CHECKING:
    from clientctl.cli.parameters import Option
    from clientctl.cli.session import Session
    from clientctl.cli.table import Command
    from clientctl.messages import Language
    from clientctl.render import Style

TOPICS: Final = (
    *("tutorial", "query", "dates", "fields", "formats", "exit-codes", "env", "git", "import"),
    "roles",
)
_CELLS: Final = 80
_LEFT: Final = 26


def print_overview(session: Session) -> int:
    """`clientctl` alone and `clientctl -h`."""
    language, style = session.language, session.style()
    lines = [
        template("commands.overview", language),
        "",
        style.paint(template("commands.heading_commands", language), "bold"),
    ]
    lines += _two_columns((name, template(summary_of(name), language)) for name in FIRST_WORDS)
    lines += ["", style.paint(template("commands.heading_global", language), "bold")]
    lines += _two_columns(_option_rows(ROOT_OPTIONS, language))
    lines += ["", style.paint(template("commands.heading_topics", language), "bold"), f"  {' '.join(TOPICS)}"]
    pager.show(session, (line + "\n" for line in lines))
    return ExitCode.DONE


def print_command(command: Command, session: Session) -> int:
    """`clientctl NAME -h`."""
    page = _command_page(command, session)
    pager.show(session, (line + "\n" for line in page))
    return ExitCode.DONE


def print_group(name: str, session: Session) -> int:
    """`clientctl GROUP -h`: its actions, and the page that they share."""
    page = _group_page(name, session.language, session.style())
    pager.show(session, (line + "\n" for line in page))
    return ExitCode.DONE


def print_topic(name: str, session: Session) -> int:
    """`clientctl help NAME`: a topic, else a command or a group of them; WrongUsage for neither."""
    if name in TOPICS:
        pager.show(session, (line + "\n" for line in _topic_page(name, session)))
        return ExitCode.DONE
    if name in GROUPS:
        return print_group(name, session)
    if name in BY_NAME:
        return print_command(BY_NAME[name], session)
    from clientctl.names import nearest

    near = nearest(name, (*TOPICS, *GROUPS, *BY_NAME)) or TOPICS
    raise WrongUsage("cli.no_topic", name=name, hint=message("cli.topics", names=near))


def _command_page(command: Command, session: Session) -> Iterator[str]:
    """The lines of a command's help: usage, what it does, examples, its options."""
    language, style = session.language, session.style()
    original = next(one for one in COMMANDS if one.place == command.place and not one.is_alias)
    yield style.paint(template("commands.usage", language), "bold") + _usage(command, language)
    yield ""
    yield template(original.summary, language)
    yield ""
    yield from _markdown(_read(f"commands/{original.page}", language), style)
    for heading, options in (
        ("commands.heading_options", command.own_options),
        ("commands.heading_fields", (*command.field_options, *_book_options(command, session))),
    ):
        if options:
            yield ""
            yield style.paint(template(heading, language), "bold")
            yield from _two_columns(_option_rows(options, language))
    yield ""
    yield style.paint(template("commands.see_global", language), "dim")


def _book_options(command: Command, session: Session) -> Sequence[Option]:
    """Those that set fields of the book's own, if there is a book at hand."""
    if not command.takes_book_fields:
        return ()
    from clientctl.cli.field_options import book_options

    try:
        return book_options(session.options, frozenset(s for one in command.options for s in one.spellings))
    except ClientctlError:
        return ()


def _group_page(name: str, language: Language, style: Style) -> Iterator[str]:
    """The lines of a group's help: its actions, what they are for, examples."""
    for number, command in enumerate(GROUPS[name]):
        usage = template("commands.usage", language)
        yield (" " * width(usage) if number else style.paint(usage, "bold")) + _usage(command, language)
    yield ""
    yield template(summary_of(name), language)
    yield ""
    yield from _markdown(_read(f"commands/{GROUPS[name][0].page}", language), style)
    yield ""
    yield style.paint(template("commands.heading_commands", language), "bold")
    yield from _two_columns((command.name, template(command.summary, language)) for command in GROUPS[name])
    yield ""
    yield style.paint(template("commands.see_action", language), "dim")


def _usage(command: Command, language: Language) -> str:
    words = " ".join(one.metavar for one in command.arguments)
    return f"clientctl {command.name} {metavar_text(words, language)}".rstrip()


def _topic_page(name: str, session: Session) -> Iterator[str]:
    yield from _markdown(_read(name, session.language), session.style())
    if name == "fields":
        from clientctl.cli.field_list import field_lines

        yield ""
        yield from field_lines(session)


def _option_rows(options: Iterable[Option], language: Language) -> Iterator[tuple[str, str]]:
    for option in options:
        spelled = f"{', '.join(option.spellings)} {option_metavar(option, language)}".rstrip()
        words = option.help
        yield spelled, template(words, language) if isinstance(words, str) else words.text(language)


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
    # asked of the loader itself, as importlib.resources takes longer to load than the page to be made
    loader: Any = pages.__loader__
    found: bytes = loader.get_data(f"{pages.__path__[0]}/{name}{ending}")
    return found.decode("utf-8").splitlines()


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
