"""add of a record (`order add`): a new entry for a client, or many from stdin."""

from __future__ import annotations

from collections.abc import Sequence

from clientctl.actions.records.adding import plan_add_item, plan_add_lines
from clientctl.cli import streams
from clientctl.cli.parameters import Argument, Option, Parameter
from clientctl.cli.session import Session
from clientctl.cli.targets import take_target
from clientctl.cli.writing import change
from clientctl.errors import WrongUsage, message


def parameters(record: str) -> tuple[Parameter, ...]:
    """The same for every record; what they differ in are the options for their keys."""
    return (
        Argument("words", "REF|- [TEXT...|-]", is_repeated=True, completes=("client", "")),
        Option("from_stdin", ("--stdin",), help="commands.log_stdin"),
    )


def record_add_(
    session: Session,
    record: str,
    words: Sequence[str],
    from_stdin: bool,
    fields: Sequence[tuple[str, str]],
) -> int:
    if from_stdin:
        if words or fields:
            raise WrongUsage("cli.stdin_alone", hint=message("cli.stdin_alone_hint"))
        lines = tuple(streams.read_lines())
        return change(session, lambda: plan_add_lines(session.workspace, record, lines))
    target, rest = take_target(words, None)
    text = "\n".join(streams.read_lines()) if list(rest) == ["-"] else " ".join(rest)
    said = {name.partition(".")[2]: value for name, value in fields}
    return change(
        session, lambda: plan_add_item(session.workspace, record, target, said, text, session.choose)
    )
