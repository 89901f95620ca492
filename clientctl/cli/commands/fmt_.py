"""fmt: client files in canonical form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.actions.changing import Outcome, Plan
from clientctl.actions.formatting import Named, plan_fmt
from clientctl.cli import streams
from clientctl.cli.output import find_renderer, report_problems
from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session
from clientctl.cli.writing import change, changed_answer, present_outcome
from clientctl.errors import ExitCode, message

PARAMETERS: Final = (
    Argument("references", "[REF|-]...", is_repeated=True, completes=("client",)),
    Option("check", ("--check",), "", "commands.fmt_check"),
)


def fmt_(session: Session, references: Sequence[str], check: bool) -> int:
    find_renderer(session)  # a format that there is none of is refused before every file is read
    is_stream = tuple(references) == ("-",)
    named = Named(lines=tuple(streams.read_lines())) if is_stream else Named(references)

    def make_plan() -> Plan:
        return plan_fmt(session.workspace, named, session.choose)

    if len(references) == 1 and not check and not is_stream:
        return change(session, make_plan)
    # made before the book is locked: other writers need not wait until all files are read
    plan = make_plan()
    if check:
        return _present_check(session, plan)
    return change(session, lambda: plan, asks=len(plan.changes.changes) > 1 and not is_stream)


def _present_check(session: Session, plan: Plan) -> int:
    """Name the files that would change; FAILED when there are some, INVALID when some could not be read."""
    if session.options.dry_run:
        code = present_outcome(session, Outcome(plan, is_dry=True))
    elif session.options.format not in (None, "table") or session.options.quiet:
        streams.write_out(find_renderer(session).render(changed_answer(plan), session.style()))
        code = report_problems(session, plan.problems)
    else:
        streams.write_out(f"{change.path}\n" for change in plan.changes.changes)
        count = len(plan.changes.changes)
        session.tell(message("cli.would_format", count=count) if count else message("cli.no_changes"))
        code = report_problems(session, plan.problems)
    return code or (ExitCode.DONE if plan.changes.is_empty else ExitCode.FAILED)
