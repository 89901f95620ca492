"""rm of a record (`order rm`): take an entry out."""

from __future__ import annotations

from clientctl.actions.records.changing import plan_remove_item
from clientctl.cli.parameters import Argument, Parameter
from clientctl.cli.session import Session
from clientctl.cli.targets import take_target
from clientctl.cli.writing import change
from clientctl.model.records import RECORDS


def parameters(record: str) -> tuple[Parameter, ...]:
    """The client and the entry."""
    return (
        Argument("ref", "REF|-", is_required=True, completes=("client",)),
        Argument("item", "ITEM", is_required=True, completes=(f"item {RECORDS[record]}",)),
    )


def record_rm_(session: Session, record: str, ref: str, item: str) -> int:
    target, _ = take_target([ref], None)
    return change(session, lambda: plan_remove_item(session.workspace, record, target, item, session.choose))
