"""Carrying out a change: ask if that is due, do it, and say what was done."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Final

from clientctl.actions.changing import Outcome, Plan, carry_out
from clientctl.cli import streams
from clientctl.cli.output import find_renderer, report_problems
from clientctl.cli.session import Session
from clientctl.errors import WrongUsage, message
from clientctl.frozen import replace
from clientctl.model import Answer, Column, Label, Table
from clientctl.render import Style
from clientctl.render.diff import render_diff, unified
from clientctl.render.notice import render_message

_CHANGED: Final = (
    Column("id", Label("id", "ID")),
    Column("path", Label("path", "路径")),
    Column("action", Label("action", "动作")),
    Column("item", Label("item", "条目")),
)
_DIFFS_SHOWN: Final = 3
_ROWS_SHOWN: Final = 20


def change(session: Session, make_plan: Callable[[], Plan], *, asks: bool = False) -> int:
    """Make a plan, ask if that is due, carry it out, and say what was done."""
    find_renderer(session)  # a format that there is none of is refused before anything is written
    workspace = session.workspace
    if not asks or session.options.dry_run or session.options.yes:
        return present_outcome(session, carry_out(workspace, make_plan, is_dry=session.options.dry_run))
    workspace.refuse_broken_settings()
    plan = make_plan()
    # files that cannot be read are none of those that would change: a person should know before agreeing
    code = report_problems(session, plan.problems)
    plan = replace(plan, problems=())
    if not plan.changes.is_empty and not agree(session, plan):
        session.tell(message("cli.nothing_done"))
        return code
    return present_outcome(session, carry_out(workspace, lambda: plan, is_dry=False)) or code


def agree(session: Session, plan: Plan) -> bool:
    """Show what a plan would do and ask; WrongUsage where nobody can be asked."""
    style = session.style(is_error=True)
    if plan.preview is not None:
        streams.write_err(render_message(plan.preview, style))
    count, shown = _count(plan), _show_changes(plan, style)
    if count > shown:
        session.tell(message("cli.more_changes", count=count - shown))
    if not session.is_interactive:
        raise WrongUsage("cli.needs_yes", count=count, hint=message("cli.needs_yes_hint"))
    from clientctl.cli.questions import confirm

    return confirm(plan.question or message("cli.go_ahead", count=count), style)


def _count(plan: Plan) -> int:
    """How many files a person sees changed: one that moves is one."""
    moved = {change.origin for change in plan.changes.changes}
    return sum(change.path not in moved for change in plan.changes.changes)


def _show_changes(plan: Plan, style: Style) -> int:
    """Show the first changes, and tell how many these are."""
    if plan.table is not None:
        from clientctl.render.grid import table_lines

        rows = list(islice(plan.table.rows, _ROWS_SHOWN))
        streams.write_err("\n".join(table_lines(replace(plan.table, rows=rows), style, style.width)))
        return len(rows)
    first = plan.changes.changes[:_DIFFS_SHOWN]
    streams.write_err("".join(render_diff(replace(plan.changes, changes=first), style)).rstrip("\n"))
    return len(first)


def present_outcome(session: Session, outcome: Outcome) -> int:
    """Say what became of a plan."""
    plan = outcome.plan
    style = session.style()
    if session.options.format is not None or session.options.quiet:
        diff = unified(plan.changes) if outcome.is_dry else None
        streams.write_out(find_renderer(session).render(changed_answer(plan, diff), style))
    elif outcome.is_dry:
        streams.write_out(render_diff(plan.changes, style))
    elif not plan.changes.is_empty:
        streams.write_out(render_message(sentence, style) + "\n" for sentence in plan.told)
    if plan.changes.is_empty:
        session.tell(plan.preview or message("cli.no_changes"))
    session.tell(*outcome.notices)
    return report_problems(session, plan.problems, plan.warnings)


def changed_answer(plan: Plan, diff: str | None = None) -> Answer:
    """What a writer changed, as data; with the diff of a dry run."""
    rows = [
        {"id": r.client or None, "path": r.path, "action": r.action, "item": r.item}
        for r in plan.changes.reported
    ]
    data: dict[str, object] = {"changed": rows} if diff is None else {"changed": rows, "diff": diff}
    table = Table(_CHANGED, [list(row.values()) for row in rows])
    return Answer(
        lambda: [data], (table,), lambda: [str(row["id"]) for row in rows if row["id"]], is_single=True
    )
