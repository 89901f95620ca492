"""`grading` of the settings: which grade a client should have, by the first rule whose query it matches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientctl.errors import ClientctlError, Problem
from clientctl.frozen import frozen
from clientctl.query import Query, parse_text
from clientctl.schema.catalog import core_schema

if TYPE_CHECKING:
    from clientctl.actions.subject import Subject
    from clientctl.actions.workspace import Workspace

SUGGESTED: Final = "suggested_grade"


@frozen
class GradingStep:
    """A rule ready to be asked of clients; when: its query as it was written."""

    when: str
    query: Query
    grade: str


@frozen
class Grading:
    """The rules of a book; none at all where any of them cannot be asked, which `problems` tell."""

    steps: tuple[GradingStep, ...] = ()
    problems: tuple[Problem, ...] = ()

    def find(self, subject: Subject) -> GradingStep | None:
        """The rule that decides about a client; None where none matches."""
        return next((step for step in self.steps if step.query.matches(subject)), None)

    def judge(self, subject: Subject) -> str | None:
        """The grade that a client should have; None where no rule matches."""
        found = self.find(subject)
        return None if found is None else found.grade


def compile_grading(workspace: Workspace) -> Grading:
    """The rules, if each can be asked, gives a grade that there is, and asks for nothing that they decide."""
    steps = []
    grades = core_schema()["properties"]["grade"]["enum"]
    for rule in workspace.settings.grading:
        try:
            query = parse_text(rule.when, workspace.scope)
        except ClientctlError:
            break
        if rule.grade not in grades or asks_for_itself(query):
            break
        steps.append(GradingStep(rule.when, query, rule.grade))
    else:
        return Grading(tuple(steps))
    from clientctl.actions.own_files import grading_problems

    return Grading(problems=grading_problems(workspace))


def asks_for_itself(query: Query) -> bool:
    """Whether a rule's query asks for the grade that the rules suggest, itself or in a view."""
    return any(field.name == SUGGESTED for field in query.fields)
