"""What `doctor` gathers of the process for an examination, and how it tells people what was found and mended."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final

from clientctl.actions.health import Case, Finding, Surroundings
from clientctl.actions.health import mend as mend_case
from clientctl.actions.health.listing import name_code
from clientctl.actions.opening import find_cache
from clientctl.cli import streams
from clientctl.cli.editor import find_editor
from clientctl.cli.session import Session
from clientctl.errors import ClientctlError, message
from clientctl.model import Tone
from clientctl.render.checklist import Item, render_checklist
from clientctl.render.diff import render_diff
from clientctl.store.git import find_git
from clientctl.store.program import find_program

_TONES: Final[dict[str, Tone]] = {"ok": "accent", "warning": "warning", "error": "danger"}
_LOCALES: Final = ("LC_ALL", "LC_CTYPE", "LANG")


def build_case(session: Session) -> Case:
    """The book of a session, and what the process sees of the world."""
    git, _ = find_git(session.place, os.environ)
    cache = find_cache(session.place)
    directory = None if cache is None else cache.directory
    return Case(session.workspace, session.place, git, directory, _surroundings(session))


def mend(session: Session) -> Session:
    """Mend what can be mended, say what that was, and give a session that looks at everything anew."""
    mended = mend_case(build_case(session), is_dry=False)
    session.tell(*(message("health.done", what=what) for what in mended.said), *mended.notices)
    return Session(session.options)


def show_mending(session: Session) -> int:
    """What would be mended: the changes of the book's files as a diff, all of it in words."""
    mended = mend_case(build_case(session), is_dry=True)
    streams.write_out(render_diff(mended.changes, session.style()))
    session.tell(*(message("health.would", what=what) for what in mended.said))
    if not mended.said:
        session.tell(message("cli.no_changes"))
    return 0


def show_checklist(session: Session, findings: Sequence[Finding]) -> None:
    """A line for each finding, what to do about it below."""
    items = [
        Item(
            message(f"health.mark_{finding.status}", status=message(f"health.status_{finding.status}")),
            _TONES[finding.status],
            message(name_code(finding.what)),
            finding.said,
            finding.advice,
        )
        for finding in findings
    ]
    streams.write_out(render_checklist(items, session.style()))


def _surroundings(session: Session) -> Surroundings:
    environment = session.environment
    editor, refusal = "", None
    try:
        editor = find_editor(environment).name
    except ClientctlError as error:
        refusal = error
    return Surroundings(
        locale=next((value for name in _LOCALES if (value := environment.get(name))), ""),
        width=streams.size()[0] if streams.is_terminal(sys.stdout) else None,
        has_color=session.style().has_color,
        editor=editor,
        program=str(find_program("clientctl", environment.variables) or ""),
        no_editor=refusal,
    )
