"""A sync at the terminal: what is going on, what came of it, and the exit code."""

from __future__ import annotations

from clientctl.actions.changing import Plan
from clientctl.actions.sync.course import Call, Synced, look, sync
from clientctl.actions.workspace import Workspace
from clientctl.cli import streams
from clientctl.cli.output import find_renderer, report_problems
from clientctl.cli.session import Session
from clientctl.cli.writing import changed_answer
from clientctl.errors import Message
from clientctl.model import ChangeSet
from clientctl.render.diff import render_diff, unified
from clientctl.render.notice import render_message


def run_sync(session: Session) -> int:
    """Synchronise, or with --dry-run only look what there is."""
    find_renderer(session)
    opened: list[Session] = []

    def open_book() -> Workspace:
        opened.append(Session(session.options))
        return opened[-1].workspace

    def tell(what: Message) -> None:
        if session.style(is_error=True).is_terminal:
            session.tell(what)

    call = Call(open_book, tell, session.is_interactive)
    try:
        return _present(session, look(call) if session.options.dry_run else sync(call))
    finally:
        for one in opened:
            one.close()


def _present(session: Session, synced: Synced) -> int:
    style = session.style()
    changes = ChangeSet(synced.changes, "", synced.reported)
    if session.options.format is not None or session.options.quiet:
        diff = unified(changes) if session.options.dry_run else None
        streams.write_out(find_renderer(session).render(changed_answer(Plan(changes), diff), style))
    elif session.options.dry_run:
        streams.write_out(render_diff(changes, style))
    else:
        streams.write_out(render_message(sentence, style) + "\n" for sentence in synced.told)
    code = report_problems(session, synced.problems)
    session.tell(*synced.notices)
    return code
