"""log: enter a contact, or many from stdin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.actions.contacts import Contact, plan_log, plan_log_lines
from clientctl.cli import streams
from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session
from clientctl.cli.targets import take_target
from clientctl.cli.writing import change
from clientctl.errors import WrongUsage, message

PARAMETERS: Final = (
    Argument("words", "REF [TEXT...|-]", is_repeated=True, completes=("client", "")),
    Option("kind", ("--kind",), "KIND", "commands.log_kind", completes="values log.kind"),
    Option("on", ("--on",), "DATE", "commands.log_on", completes="date"),
    Option("time", ("--time",), "TIME", "commands.log_time"),
    Option("author", ("--author",), "WHO", "commands.log_author", completes="values log.author"),
    Option("with_", ("--with",), "WHO", "commands.log_with", completes="contact"),
    Option("outcome", ("--outcome",), "TEXT", "commands.log_outcome", completes="values log.outcome"),
    Option("next_", ("--next",), "DATE", "commands.log_next", completes="plan"),
    Option("todo", ("--todo",), "TEXT", "commands.log_todo"),
    Option("from_stdin", ("--stdin",), help="commands.log_stdin"),
)


def log_(
    session: Session,
    words: Sequence[str],
    kind: str | None,
    on: str | None,
    time: str | None,
    author: str | None,
    with_: str | None,
    outcome: str | None,
    next_: str | None,
    todo: str | None,
    from_stdin: bool,
) -> int:
    said = {"kind": kind, "date": on, "time": time, "author": author, "with": with_, "outcome": outcome}
    if from_stdin:
        if words or any((*said.values(), next_, todo)):
            raise WrongUsage("cli.stdin_alone", hint=message("cli.stdin_alone_hint"))
        lines = tuple(streams.read_lines())
        return change(session, lambda: plan_log_lines(session.workspace, lines))
    target, text = take_target(words, None)
    said["text"] = "\n".join(streams.read_lines()) if list(text) == ["-"] else " ".join(text)
    contact = Contact({key: word for key, word in said.items() if word}, next_, todo)
    return change(session, lambda: plan_log(session.workspace, target, contact, session.choose))
