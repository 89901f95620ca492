"""Presenting what an action found or did: the answer to stdout, everything else to stderr, and the exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from clientctl.actions.changing import Outcome, Plan, carry_out
from clientctl.cli import streams
from clientctl.cli.session import Session
from clientctl.errors import ExitCode, Message, Problem, WrongUsage, message
from clientctl.frozen import replace
from clientctl.model import Answer, Column, Label, Table
from clientctl.render import (
    RENDERERS,
    Renderer,
    render_diff,
    render_message,
    render_problem,
    render_warning,
    unified,
)

_CHANGED = (
    Column("id", Label("id", "ID")),
    Column("path", Label("path", "路径")),
    Column("action", Label("action", "动作")),
    Column("item", Label("item", "条目")),
)
_DIFFS_SHOWN = 3
_LATER = frozenset({"html", "ics"})


def find_renderer(session: Session) -> Renderer:
    """The format asked for; WrongUsage for one that there is none of."""
    name = "ids" if session.options.quiet else session.options.format or "table"
    found = RENDERERS.get(name)
    if found is None:
        code = "cli.format_later" if name in _LATER else "cli.no_format"
        raise WrongUsage(code, name=name, hint=message("cli.formats", names=tuple(RENDERERS)))
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
        streams.write_out(renderer.render(answer, replace(session.style(), table=table)))
        if renderer.is_for_people:
            session.tell(*answer.foot)
    return report_problems(session, problems, warnings)


def report_problems(session: Session, problems: Iterable[Problem], warnings: Iterable[Message] = ()) -> int:
    """Warnings and problems to stderr; INVALID when there is an error among them."""
    style = session.style(is_error=True)
    for warning in warnings:
        streams.write_err(render_warning(warning, style))
    found = {(str(problem.location), problem.code, problem.pointer): problem for problem in problems}
    for problem in found.values():
        streams.write_err(render_problem(problem, style))
    return ExitCode.INVALID if any(problem.is_error for problem in found.values()) else ExitCode.DONE


def change(session: Session, make_plan: Callable[[], Plan], *, asks: bool = False) -> int:
    """Make a plan, ask if that is due, carry it out, and say what was done."""
    find_renderer(session)  # a format that there is none of is refused before anything is written
    workspace = session.workspace
    if not asks or session.options.dry_run or session.options.yes:
        return present_outcome(session, carry_out(workspace, make_plan, is_dry=session.options.dry_run))
    workspace.refuse_broken_settings()
    plan = make_plan()
    if not plan.changes.is_empty and not agree(session, plan):
        session.tell(message("cli.nothing_done"))
        return ExitCode.DONE
    return present_outcome(session, carry_out(workspace, lambda: plan, is_dry=False))


def agree(session: Session, plan: Plan) -> bool:
    """Show what a plan would do and ask; WrongUsage where nobody can be asked."""
    style = session.style(is_error=True)
    shown = replace(plan.changes, changes=plan.changes.changes[:_DIFFS_SHOWN])
    streams.write_err("".join(render_diff(shown, style)).rstrip("\n"))
    count = len(plan.changes.changes)
    if count > _DIFFS_SHOWN:
        session.tell(message("cli.more_changes", count=count - _DIFFS_SHOWN))
    if not session.is_interactive:
        raise WrongUsage("cli.needs_yes", count=count, hint=message("cli.needs_yes_hint"))
    from clientctl.cli.questions import confirm

    return confirm(message("cli.go_ahead", count=count), style)


def present_outcome(session: Session, outcome: Outcome) -> int:
    """Say what became of a plan."""
    plan = outcome.plan
    style = session.style()
    if session.options.format is not None or session.options.quiet:
        diff = unified(plan.changes) if outcome.is_dry else None
        streams.write_out(find_renderer(session).render(_changed(plan, diff), style))
    elif outcome.is_dry:
        streams.write_out(render_diff(plan.changes, style))
    elif not plan.changes.is_empty:
        streams.write_out(render_message(sentence, style) + "\n" for sentence in plan.told)
    if plan.changes.is_empty:
        session.tell(message("cli.no_changes"))
    session.tell(*outcome.notices)
    return report_problems(session, plan.problems, plan.warnings)


def _changed(plan: Plan, diff: str | None) -> Answer:
    """What a writer changed, as data; with the diff of a dry run."""
    rows = [
        {"id": r.client, "path": r.path, "action": r.action, "item": r.item} for r in plan.changes.reported
    ]
    data: dict[str, object] = {"changed": rows} if diff is None else {"changed": rows, "diff": diff}
    table = Table(_CHANGED, [list(row.values()) for row in rows])
    return Answer(lambda: [data], (table,), lambda: [str(row["id"]) for row in rows], is_single=True)
