"""Ending a conflict: shown, asked which side, and settled or edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from clientctl.actions.editing import Original
from clientctl.actions.resolving.conflicts import Conflicted, find_conflicts, named
from clientctl.actions.resolving.listing import difference_lines, list_conflicts
from clientctl.actions.resolving.plan import Choice, plan_choice, plan_text, settle
from clientctl.cli import streams
from clientctl.cli.editing import Task, run_edit
from clientctl.cli.output import find_renderer, present
from clientctl.cli.questions import choose_one
from clientctl.cli.session import Session
from clientctl.cli.writing import present_outcome
from clientctl.errors import WrongUsage, message
from clientctl.render.notice import render_message
from clientctl.render.wording import worded

_OF_TWO: Final = ("ours", "theirs", "both", "edit")
_OF_ONE: Final = ("ours", "theirs", "edit")
_OF_BOOK: Final = ("ours", "theirs")


def show(session: Session) -> int:
    """What is in conflict."""
    find_renderer(session)
    conflicts = find_conflicts(session.workspace)
    return present(session, list_conflicts(conflicts, session.options.selection), count=len(conflicts))


def settle_one(session: Session, reference: str, choice: str | None) -> int:
    """Settle the file that a REF means by a choice, or by the answer to a question."""
    find_renderer(session)
    one = named(reference, find_conflicts(session.workspace))
    chosen = choice or _ask(session, one)
    if chosen is None:
        session.tell(message("cli.nothing_done"))
        return 0
    if chosen == "edit":
        return _edit(session, one)
    workspace, side = session.workspace, cast("Choice", chosen)
    outcome = settle(
        workspace, lambda: plan_choice(workspace, one.path, side), is_dry=session.options.dry_run
    )
    return present_outcome(session, outcome)


def _ask(session: Session, one: Conflicted) -> str | None:
    """Which side, by a person who sees both; WrongUsage where there is none."""
    if not session.is_interactive:
        raise WrongUsage("resolving.choose_one", hint=message("resolving.choose_one_hint"))
    style = session.style(is_error=True)
    for line in difference_lines(one):
        streams.write_err(render_message(line, style))
    names = _choices(one)
    words = [worded(message(f"resolving.option_{name}"), style.language) for name in names]
    index = choose_one(message("resolving.which", path=one.path), words, style)
    return None if index is None else names[index]


def _choices(one: Conflicted) -> Sequence[str]:
    if not one.client:
        return _OF_BOOK
    held = one.contents
    return _OF_ONE if held.ours is None or held.theirs is None else _OF_TWO


def _edit(session: Session, one: Conflicted) -> int:
    """The file in the editor, marks and all."""
    if not one.client:
        hint = message("resolving.edit_by_hand", path=one.path)
        raise WrongUsage("resolving.edit_clients", path=one.path, hint=hint)
    text = one.now or one.contents.ours or one.contents.theirs or b""
    original = Original(one.client, one.path, text, is_new=True)
    task = Task(
        original,
        lambda workspace, typed: plan_text(workspace, one, typed),
        lambda kept: message("resolving.edit_again", name=one.name, path=str(kept.path)),
        message("resolving.no_terminal_hint"),
        carry_out=settle,
        is_of_merge=True,
    )
    return run_edit(session, task)
