"""Presenting what an action found: the answer to stdout, everything else to stderr, and the exit code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from clientctl.cli import pager, streams
from clientctl.errors import ExitCode, Message, Problem, WrongUsage, message
from clientctl.frozen import replace

if TYPE_CHECKING:
    from clientctl.cli.session import Session
    from clientctl.model import Answer
    from clientctl.render import Renderer


def find_renderer(session: Session) -> Renderer:
    """The format asked for; WrongUsage for one that there is none of."""
    from clientctl.render import RENDERERS

    name = "ids" if session.options.quiet else session.options.format or "table"
    found = RENDERERS.get(name)
    if found is None:
        general = tuple(row.name for row in RENDERERS.values() if row.is_general)
        raise WrongUsage("cli.no_format", name=name, hint=message("cli.formats", names=general))
    return found


def present(
    session: Session,
    answer: Answer,
    problems: Iterable[Problem] = (),
    warnings: Iterable[Message] = (),
    count: int | None = None,
    table: str | None = None,
) -> int:
    """Print an answer (or only `count` with --count), then what is wrong; INVALID when something is.

    table: the one of several tables that is wanted.
    """
    renderer = find_renderer(session)
    if session.options.count:
        found = count if count is not None else sum(1 for _ in answer.objects())
        streams.write_out([f"{found}\n"])
    else:
        pager.show(session, renderer.render(answer, replace(session.style(), table=table)))
        if renderer.is_for_people:
            session.tell(*answer.foot)
    return report_problems(session, problems, warnings)


def report_problems(session: Session, problems: Iterable[Problem], warnings: Iterable[Message] = ()) -> int:
    """Warnings and problems to stderr; INVALID when there is an error among them."""
    found = {(str(problem.location), problem.code, problem.pointer): problem for problem in problems}
    told = tuple(warnings)
    if not found and not told:
        return ExitCode.DONE
    from clientctl.render.notice import render_problem, render_warning

    style = session.style(is_error=True)
    for warning in told:
        streams.write_err(render_warning(warning, style))
    for problem in found.values():
        streams.write_err(render_problem(problem, style))
    return ExitCode.INVALID if any(problem.is_error for problem in found.values()) else ExitCode.DONE
