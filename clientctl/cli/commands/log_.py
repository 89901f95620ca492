"""log: enter a contact, or many from stdin."""

from __future__ import annotations

from typing import Annotated

import typer

from clientctl.actions.contacts import Contact, plan_log, plan_log_lines
from clientctl.cli import streams
from clientctl.cli.output import change
from clientctl.cli.session import Session
from clientctl.cli.targets import take_target
from clientctl.errors import WrongUsage, message


def log_(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="REF [TEXT...|-]")] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="commands.log_kind")] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="commands.log_on")] = None,
    time: Annotated[str | None, typer.Option(metavar="TIME", help="commands.log_time")] = None,
    author: Annotated[str | None, typer.Option(metavar="WHO", help="commands.log_author")] = None,
    with_: Annotated[str | None, typer.Option("--with", metavar="WHO", help="commands.log_with")] = None,
    outcome: Annotated[str | None, typer.Option(metavar="TEXT", help="commands.log_outcome")] = None,
    next_: Annotated[str | None, typer.Option("--next", metavar="DATE", help="commands.log_next")] = None,
    todo: Annotated[str | None, typer.Option(metavar="TEXT", help="commands.log_todo")] = None,
    from_stdin: Annotated[bool, typer.Option("--stdin", help="commands.log_stdin")] = False,
) -> int:
    session = Session.of(ctx)
    said = {"kind": kind, "date": on, "time": time, "author": author, "with": with_, "outcome": outcome}
    if from_stdin:
        if words or any((*said.values(), next_, todo)):
            raise WrongUsage("cli.stdin_alone", hint=message("cli.stdin_alone_hint"))
        lines = tuple(streams.read_lines())
        return change(session, lambda: plan_log_lines(session.workspace, lines))
    target, text = take_target(words or [], None)
    said["text"] = "\n".join(streams.read_lines()) if text == ["-"] else " ".join(text)
    contact = Contact({key: word for key, word in said.items() if word}, next_, todo)
    return change(session, lambda: plan_log(session.workspace, target, contact, session.choose))
