"""Why a grade is suggested: the rules in their order, up to the first that matches, and what they ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from clientctl.errors import message
from clientctl.facts.reasons.case import Because, Case
from clientctl.facts.reasons.stored import stored_rows
from clientctl.facts.table import FACT_BY_NAME
from clientctl.model import Field

# Of a field that has more values only some are told.
_MOST: Final = 5


def suggested_grade(case: Case) -> Iterator[Because]:
    """Each rule with what came of it, then the values of the fields that they ask for."""
    rules = case.rules()
    for rule in rules:
        code = "reasons.rule" if rule.is_match else "reasons.no_rule"
        words = message(code, number=rule.index + 1, when=rule.when, grade=rule.grade)
        value, place = rule.grade if rule.is_match else None, case.setting("grading", rule.index)
        yield Because((words,), value, "choice", place, rule.is_match, choices=rule.choices)
    if rules and not any(rule.is_match for rule in rules):
        yield Because((message("reasons.no_match"),), counts=False)
    for field in dict.fromkeys(field for rule in rules for field in rule.fields):
        yield from _asked(case, field)


def _asked(case: Case, field: Field) -> Iterator[Because]:
    if field.name in FACT_BY_NAME:
        yield case.fact_row(field.name)
        return
    rows = list(stored_rows(case.document, field))
    if not rows:
        yield Because((field.heading, message("reasons.empty")), counts=False)
    yield from rows[:_MOST]
    if len(rows) > _MOST:
        yield Because((field.heading, message("reasons.more", count=len(rows) - _MOST)), counts=False)
