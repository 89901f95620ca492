"""set: change fields of one client or many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl import text
from clientctl.actions.assigning import Assignment, effective, operations_for, parse_assignments, told
from clientctl.actions.bulk import Wording, plan_for_each
from clientctl.actions.changing import Plan
from clientctl.actions.references import Choose
from clientctl.actions.targets import Target, find_targets
from clientctl.actions.workspace import Workspace
from clientctl.errors import Conflict, Problem, WrongUsage, message
from clientctl.model import Document
from clientctl.names import fold
from clientctl.store.repository import Source

_WORDING: Final = Wording("set", "actions.set", "actions.set_many")


def plan_set(
    workspace: Workspace, target: Target, typed: Sequence[str], choose: Choose | None = None
) -> Plan:
    """Assignments for every client meant: all of them or none."""
    if not typed:
        raise WrongUsage("actions.nothing_to_set", hint=message("actions.assignment_form"))
    assignments = parse_assignments(typed, workspace)
    problems: list[Problem] = []
    sources = find_targets(workspace, target, choose, problems)
    refuse_taken_number(workspace, assignments, sources)
    return plan_for_each(
        workspace,
        target,
        sources,
        lambda document: _effect(assignments, document),
        told,
        _WORDING,
        problems,
    )


def _effect(
    assignments: Sequence[Assignment], document: Document
) -> tuple[Sequence[Assignment], Sequence[text.Operation]]:
    """Those of the assignments that change something, and how."""
    changed = effective(assignments, document)
    return changed, operations_for(changed, document)


def refuse_taken_number(
    workspace: Workspace, assignments: Sequence[Assignment], sources: Sequence[Source]
) -> None:
    """Conflict when a number would be given to a second client."""
    given = next((a.values[0] for a in assignments if a.field.name == "number" and a.values), None)
    if given is None:
        return
    ids = {source.client.id for source in sources}
    if len(ids) > 1:
        raise Conflict("actions.number_for_many", number=given, hint=message("actions.number_hint"))
    field = workspace.catalog.field("number")
    for client in workspace.repository.clients(archived=True, checked=False):
        held = workspace.subject(client).values(field)
        if client.id not in ids and any(
            isinstance(number, str) and fold(number) == fold(given) for number in held
        ):
            raise Conflict(
                "actions.number_taken", number=given, id=client.id, hint=message("actions.number_hint")
            )
