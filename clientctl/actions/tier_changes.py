"""grade --against: whom the book grades otherwise than it did, and whether its rules or the client changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from clientctl.actions.find import Found
from clientctl.actions.grading import SUGGESTED, GradingStep
from clientctl.actions.regrading import BECAUSE_COLUMN, CHANGE_COLUMN, GRADE, tier_change
from clientctl.actions.rule_reasons import missed_rule, rule_reason
from clientctl.actions.selection import Selection, field_column
from clientctl.actions.subject import Subject
from clientctl.actions.telling import Row, Told, build_told_listing
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, message
from clientctl.frozen import frozen, replace
from clientctl.model import Answer, Column, Label
from clientctl.query import parse_arguments

BEFORE: Final = "before"
_SHOWN: Final = ("name", "change", "because")


@frozen
class Tier:
    """How a book grades a client: by the rule that decides, else as it is written there."""

    grade: Any
    step: GradingStep | None


@frozen
class TierChange:
    """A client whose tier is not what it was."""

    subject: Subject
    before: Tier
    now: Tier
    because: Message


def list_tier_changes(
    workspace: Workspace, past: Workspace, arguments: Sequence[str], selection: Selection
) -> Found:
    """Clients that match now, were there then, and are graded otherwise; past: the book as it was."""
    query = parse_arguments(arguments, workspace.scope)
    problems = [*workspace.problems, *workspace.judging_problems(None, query)]
    told_before = [*past.problems, *past.grading.problems]
    before: dict[str, Tier] = {}
    for subject in past.matching(parse_arguments((), past.scope), told_before):
        before[subject.id] = tier_of(past, subject)
    compared = 0
    found: list[TierChange] = []
    for subject in workspace.matching(query, problems):
        then, now = before.get(subject.id), tier_of(workspace, subject)
        compared += then is not None
        if then is not None and then.grade != now.grade:
            found.append(TierChange(subject, then, now, _because(past, subject, then, now)))
    answer, shown = _listing(workspace, found, selection)
    answer = replace(answer, ids=lambda: [row["id"] for row in shown], foot=(_foot(len(found), compared),))
    return Found(answer, len(found), tuple(problems), (*query.warnings, *_past_warnings(told_before)))


def tier_of(workspace: Workspace, subject: Subject) -> Tier:
    """The tier by the book's rules; of whom none of them matches the grade that is written there."""
    step = workspace.grading.find(subject)
    if step is not None:
        return Tier(step.grade, step)
    held = subject.values(workspace.catalog.field(GRADE))
    return Tier(held[0] if held else None, None)


def _because(past: Workspace, subject: Subject, then: Tier, now: Tier) -> Message:
    """The rule that decides now, or the one that does no longer; and what changed, the rules or the client."""
    if now.step is not None:
        reason = rule_reason(now.step, subject)
    elif then.step is not None:
        reason = missed_rule(then.step, subject)
    else:
        return message("history.by_hand")
    by_old_rules = tier_of(past, subject).grade
    return message(
        "history.client_changed" if by_old_rules == now.grade else "history.rules_changed", reason=reason
    )


def _past_warnings(problems: Sequence[Any]) -> list[Message]:
    """What was wrong with the book then is no fault of the book at hand."""
    found = {str(problem.location): problem.message for problem in problems if problem.is_error}
    return [message("history.wrong_then", place=place, problem=words) for place, words in found.items()]


def _listing(
    workspace: Workspace, found: Sequence[TierChange], selection: Selection
) -> tuple[Answer, Sequence[Row]]:
    grade, suggested = workspace.fields.select((GRADE, SUGGESTED))
    columns = (
        Column("id", Label("id", "ID"), "id"),
        Column("name", Label("name", "名称")),
        *(replace(field_column(field, ""), rank=0) for field in (grade, suggested)),
        replace(field_column(grade, ""), name=BEFORE, label=Label("before", "此前"), rank=0),
    )
    rows: list[Mapping[str, Any]] = [
        {
            "id": one.subject.id,
            "name": one.subject.name,
            GRADE: next(iter(one.subject.values(grade)), None),
            SUGGESTED: None if one.now.step is None else one.now.grade,
            BEFORE: one.before.grade,
            "change": tier_change(one.before.grade, one.now.grade, grade),
            "because": one.because,
        }
        for one in found
    ]
    told = {
        "change": Told(CHANGE_COLUMN, lambda row: row["change"]),
        "because": Told(BECAUSE_COLUMN, lambda row: row["because"]),
    }
    return build_told_listing(columns, _SHOWN, rows, selection, told)


def _foot(count: int, compared: int) -> Message:
    code = "history.tiers_changed" if count else "history.no_tier_changed"
    return message(code, count=count, compared=compared)
