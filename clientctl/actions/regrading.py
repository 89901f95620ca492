"""grade: whose grade the rules of the book would change, and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any, Final

from clientctl.actions.find import Found
from clientctl.actions.grading import SUGGESTED, GradingStep
from clientctl.actions.presenting import summed, unrated_in
from clientctl.actions.rule_reasons import missed_rule, rule_reason
from clientctl.actions.selection import Selection, field_column
from clientctl.actions.standing import Standing
from clientctl.actions.subject import Subject
from clientctl.actions.telling import Row, Told, build_told_listing
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, Problem, message
from clientctl.frozen import frozen, replace
from clientctl.messages import LANGUAGES
from clientctl.model import Answer, Column, Field, Label, Tone
from clientctl.query import Query, parse_arguments
from clientctl.values import KINDS

GRADE: Final = "grade"
_SHOWN: Final = ("name", "change", "because")
_UP: Final = "grades.up"
_DOWN: Final = "grades.down"
_NEW: Final = "grades.new"
_TONES: Final[tuple[tuple[str, Tone], ...]] = ((_UP, "accent"), (_DOWN, "warning"))
CHANGE_COLUMN: Final = Column("change", Label("change", "变化"), tones=_TONES)
BECAUSE_COLUMN: Final = Column("because", Label("because", "原因"))


@frozen
class Regrading:
    """A client that has another grade (None: none) than the rule gives that decides about it.

    lost: the rule before that one by which it would keep its grade, if it still matched.
    """

    subject: Subject
    grade: Any
    step: GradingStep
    lost: GradingStep | None = None


@frozen
class Regradings:
    """The clients whose grade would change, by id; how many matched the query; what is wrong, and what to warn of."""

    rows: tuple[Regrading, ...]
    matching: int
    problems: tuple[Problem, ...]
    warnings: tuple[Message, ...]


def list_regradings(workspace: Workspace, arguments: Sequence[str], selection: Selection) -> Found:
    """Clients that match the query and whose grade the rules would change, with the reason for people."""
    query = parse_arguments(arguments, workspace.scope)
    found = find_regradings(workspace, query)
    answer, shown = build_regrading_listing(workspace, found.rows, selection)
    answer = replace(
        answer,
        ids=lambda: [row["id"] for row in shown],
        foot=_foot(workspace, query, found, len(shown)),
    )
    return Found(answer, len(found.rows), found.problems, found.warnings)


def find_regradings(workspace: Workspace, query: Query) -> Regradings:
    """Asks the rules of every client that matches; where they cannot be asked, nobody is found and it is told why."""
    problems = [*workspace.problems, *workspace.judging_problems(None, query)]
    asked = summed(query.fields)
    ruled = [record for record in summed(_rule_fields(workspace)) if record not in asked]
    warnings = list(query.warnings)
    on_seen = (lambda subject: warnings.extend(unrated_in([subject], asked))) if asked else None
    field = workspace.catalog.field(GRADE)
    rows: list[Regrading] = []
    matching = 0
    for subject in workspace.matching(query, problems, on_seen):
        matching += 1
        warnings.extend(unrated_in([subject], ruled))
        row = regrading_of(workspace, subject, field)
        if row is not None:
            rows.append(row)
    return Regradings(tuple(rows), matching, tuple(problems), tuple(warnings))


def regrading_of(workspace: Workspace, subject: Subject, field: Field) -> Regrading | None:
    """What the rules would change about a client; None where it has the grade already, or no rule matches it."""
    step = workspace.grading.find(subject)
    if step is None:
        return None
    held = subject.values(field)
    grade = held[0] if held else None
    if grade == step.grade:
        return None
    before = takewhile(lambda each: each is not step, workspace.grading.steps)
    return Regrading(subject, grade, step, next((each for each in before if each.grade == grade), None))


def build_regrading_listing(
    workspace: Workspace, found: Sequence[Regrading], selection: Selection
) -> tuple[Answer, Sequence[Row]]:
    """The answer, without ids and foot, and the rows that it gives."""
    standing = Standing(workspace)
    fields = workspace.fields.select((GRADE, SUGGESTED))
    columns = (
        Column("id", Label("id", "ID"), "id"),
        Column("name", Label("name", "名称")),
        *(replace(field_column(field, ""), rank=0) for field in fields),
    )
    rows = [
        {
            "id": row.subject.id,
            "name": standing.name(row.subject),
            GRADE: row.grade,
            SUGGESTED: row.step.grade,
            "regrading": row,
        }
        for row in found
    ]
    told = {
        "change": Told(
            CHANGE_COLUMN,
            lambda row: tier_change(row["regrading"].grade, row["regrading"].step.grade, fields[0]),
        ),
        "because": Told(
            BECAUSE_COLUMN,
            lambda row: _reason(row["regrading"], is_down=_falls(row["regrading"], fields[0])),
        ),
    }
    return build_told_listing(columns, _SHOWN, rows, selection, told)


def tier_of(row: Regrading, field: Field) -> Message:
    """From which grade to which, by the labels that the book gives them."""
    return _tier(row.grade, row.step.grade, field)


def tier_change(old: Any, new: Any, field: Field) -> Message:
    """The same with whether that is up or down."""
    return message(_direction(old, new, field), tier=_tier(old, new, field))


def _tier(old: Any, new: Any, field: Field) -> Message:
    return message("grades.tier", old=_shown(old, field), new=_shown(new, field))


def _shown(grade: Any, field: Field) -> Label | Message:
    if grade is None:
        return message("grades.none")
    return Label(*(KINDS[field.kind].show(grade, field.choices, language) for language in LANGUAGES))


def _direction(old: Any, new: Any, field: Field) -> str:
    """Up or down in the order of the grades; who has none of them gets a first one."""
    bind = KINDS[field.kind].bind
    before, after = bind(old, field), bind(new, field)
    if before is None or after is None:
        return _NEW
    return _UP if after < before else _DOWN


def _falls(row: Regrading, field: Field) -> bool:
    return _direction(row.grade, row.step.grade, field) == _DOWN


def _reason(row: Regrading, *, is_down: bool) -> Message:
    """The rule that decides; where the grade falls first the one that holds no longer."""
    reason = rule_reason(row.step, row.subject)
    if row.lost is None or not is_down:
        return reason
    return message("labels.and_also", first=missed_rule(row.lost, row.subject), then=reason)


def _rule_fields(workspace: Workspace) -> Sequence[Field]:
    return [field for step in workspace.grading.steps for field in step.query.fields]


def _foot(workspace: Workspace, query: Query, found: Regradings, shown: int) -> tuple[Message, ...]:
    if found.rows:
        code = "grades.would_change" if shown == len(found.rows) else "grades.some_would_change"
        return (message(code, shown=shown, count=len(found.rows), matching=found.matching),)
    # what keeps the rules from being asked is told as a problem
    is_broken = any(problem.is_error for problem in (*workspace.problems, *workspace.grading.problems))
    return () if is_broken else (why_none(workspace, query, found),)


def why_none(workspace: Workspace, query: Query, found: Regradings) -> Message:
    """What to say where nobody's grade would change."""
    if not workspace.grading.steps:
        return message("grades.no_rules")
    if not found.matching:
        return message("actions.no_clients" if query.is_empty else "actions.no_match")
    return message("grades.none_would_change", count=found.matching)
