"""grade --apply: give clients the grade that the rules suggest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from clientctl import text
from clientctl.actions.changing import Edit, Plan, plan_edits
from clientctl.actions.regrading import (
    GRADE,
    Regrading,
    build_regrading_listing,
    find_regradings,
    regrading_of,
    tier_of,
    why_none,
)
from clientctl.actions.selection import Selection
from clientctl.actions.targets import sources_of
from clientctl.actions.workspace import Workspace
from clientctl.errors import InvalidData, Message, message
from clientctl.frozen import replace
from clientctl.model import Field
from clientctl.query import parse_arguments
from clientctl.store.repository import Source
from clientctl.values import KINDS

_EVERYONE: Final = Selection()
# Before the first grade comes none.
_NO_RANK: Final = -1


def plan_regrading(workspace: Workspace, arguments: Sequence[str]) -> Plan:
    """The grade that the rules suggest for every client that matches: all of them or, with InvalidData, none.

    Nothing is planned by rules of which any cannot be asked: InvalidData, with what is wrong.
    """
    query = parse_arguments(arguments, workspace.scope)
    if workspace.grading.problems:
        hint = message("actions.broken_settings_hint")
        raise InvalidData("grades.broken_rules", problems=workspace.grading.problems, hint=hint)
    found = find_regradings(workspace, query)
    field = workspace.catalog.field(GRADE)
    planned: list[tuple[Source, Regrading]] = []
    for source in sources_of(workspace, [row.subject.id for row in found.rows]):
        # the file itself decides, which may have changed since it was found
        row = regrading_of(workspace, workspace.subject(source.client), field)
        if row is not None:
            planned.append((source, row))
    rows = [row for _, row in planned]
    what = _tiers(rows, field)
    plan = plan_edits(
        workspace,
        "grade",
        [_edit(source, row, field) for source, row in planned],
        lambda count: message("grades.graded_many", count=count, what=what),
        found.warnings,
        found.problems,
    )
    if not rows:
        return replace(plan, preview=why_none(workspace, query, found))
    answer, _ = build_regrading_listing(workspace, rows, _EVERYONE)
    preview = message("actions.preview", count=len(rows), matching=found.matching, what=what)
    return replace(plan, preview=preview, table=answer.tables[0])


def _edit(source: Source, row: Regrading, field: Field) -> Edit:
    client = source.client
    told = message("grades.graded", id=client.id, what=tier_of(row, field), path=client.path)
    return Edit(source, (text.Set((GRADE,), row.step.grade),), told)


def _tiers(rows: Iterable[Regrading], field: Field) -> tuple[Message, ...]:
    """How many go from which grade to which, in the order of the grades, first those that have none."""
    bind = KINDS[field.kind].bind
    alike: dict[tuple[object, str], list[Regrading]] = {}
    for row in rows:
        alike.setdefault((row.grade, row.step.grade), []).append(row)

    def rank(tier: tuple[object, str]) -> tuple[int, ...]:
        return tuple(_NO_RANK if (found := bind(grade, field)) is None else found for grade in tier)

    return tuple(
        message("grades.in_tier", tier=tier_of(alike[tier][0], field), count=len(alike[tier]))
        for tier in sorted(alike, key=rank)
    )
