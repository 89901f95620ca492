"""set of a record (`order set`): change keys of an entry."""

from __future__ import annotations

from collections.abc import Sequence

from clientctl.actions.records.changing import plan_set_item
from clientctl.cli.parameters import Argument, Parameter
from clientctl.cli.session import Session
from clientctl.cli.targets import take_target
from clientctl.cli.writing import change
from clientctl.model.records import RECORDS


def parameters(record: str) -> tuple[Parameter, ...]:
    """The client, the entry, and what becomes of its keys."""
    completes = ("client", f"item {RECORDS[record]}", f"assignment {record}")
    return (Argument("words", "REF|- ITEM FIELD=VALUE...", is_repeated=True, completes=completes),)


def record_set_(session: Session, record: str, words: Sequence[str]) -> int:
    target, rest = take_target(words, None)
    return change(session, lambda: plan_set_item(session.workspace, record, target, rest, session.choose))
