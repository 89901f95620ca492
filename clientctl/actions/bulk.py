"""The same change to one client or to many: what each of them gets, told as one, all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from clientctl import text
from clientctl.actions.changing import Edit, Plan, plan_edits
from clientctl.actions.targets import Target
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, Problem, message
from clientctl.frozen import frozen, replace
from clientctl.model import Document
from clientctl.store.repository import Source

Part = TypeVar("Part", bound=Hashable)


@frozen
class Wording:
    """The words for a change: the first one of its commit's subject, and the codes of what is told when it is done.

    one: has `id`, `what` and `path`; many: for several clients, has `count` and `what`.
    """

    verb: str
    one: str
    many: str


def plan_for_each(
    workspace: Workspace,
    target: Target,
    sources: Sequence[Source],
    effect: Callable[[Document], tuple[Sequence[Part], Sequence[text.Operation]]],
    tell: Callable[[Sequence[Part]], object],
    wording: Wording,
    problems: Sequence[Problem],
) -> Plan:
    """One plan for the clients that were meant.

    effect: the parts of the change that do something to a document, and how; tell: these parts in words.
    """
    edits = []
    parts: dict[Part, None] = {}
    for source in sources:
        client = source.client
        effective, operations = effect(client.document)
        parts.update(dict.fromkeys(effective))
        told = message(wording.one, id=client.id, what=tell(effective), path=client.path)
        edits.append(Edit(source, tuple(operations), told))
    what = tell(tuple(parts))
    plan = plan_edits(
        workspace,
        wording.verb,
        edits,
        lambda count: message(wording.many, count=count, what=what),
        problems=problems,
    )
    if not target.is_bulk:
        return plan
    return replace(plan, preview=_preview(len(plan.changes.changes), len(sources), what))


def _preview(changing: int, matching: int, what: object) -> Message:
    """How many of those that match would change, and how."""
    if not matching:
        return message("actions.preview_nobody")
    if not changing:
        return message("actions.preview_none", count=matching)
    return message("actions.preview", count=changing, matching=matching, what=what)
