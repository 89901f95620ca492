"""check: everything that is wrong with the book."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session

PARAMETERS: Final = (
    Argument("paths", "[PATH]...", is_repeated=True, completes=("file",)),
    Option("staged", ("--staged",), help="roles.option_staged"),
    Option("against", ("--against",), "REV|DATE", "roles.option_against", completes="date"),
)


def check_(session: Session, paths: Sequence[str], staged: bool, against: str | None) -> int:
    from clientctl.actions.checking_book import problem_listing, summary
    from clientctl.cli import streams
    from clientctl.cli.judging import examine
    from clientctl.cli.output import find_renderer, present
    from clientctl.errors import ExitCode
    from clientctl.render.notice import render_problem

    wanted = {_in_book(session, path) for path in paths} if paths else None
    checked, told = examine(session, wanted, against, is_staged=staged)
    if find_renderer(session).name != "table" or session.options.count:
        present(session, problem_listing(checked, session.options.selection))
    else:
        style = session.style()
        streams.write_out(
            render_problem(problem, style) + "\n" for problem in checked.problems[: session.options.limit]
        )
        session.tell(summary(checked), *told)
    return ExitCode.INVALID if any(problem.is_error for problem in checked.problems) else ExitCode.DONE


def _in_book(session: Session, path: str) -> str:
    """A path as typed, relative to the book; NotFound or WrongUsage when it is no file of it."""
    from pathlib import Path

    from clientctl.errors import NotFound, WrongUsage, message

    absolute = Path(session.environment.directory).resolve() / path
    within = session.root / path
    chosen = next((found for found in (absolute, within) if found.is_symlink() or found.exists()), None)
    if chosen is None:
        raise NotFound("cli.no_path", path=path, hint=message("cli.no_path_hint"))
    # the directory is resolved, not the file: a link in the book is checked as what it is
    resolved = chosen.parent.resolve() / chosen.name
    if not resolved.is_relative_to(session.root):
        raise WrongUsage("cli.outside_book", path=path, hint=message("cli.no_path_hint"))
    return resolved.relative_to(session.root).as_posix()
