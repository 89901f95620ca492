"""Why a rule of `grading` matches a client: the rule, and what the client has in the fields that it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from clientctl.actions.grading import GradingStep
from clientctl.actions.subject import Subject
from clientctl.errors import Message, message
from clientctl.messages import LANGUAGES
from clientctl.model import Field, Label
from clientctl.values import KINDS

# It is told in a few words, whatever there is to tell.
_MOST_FIELDS: Final = 4
_MOST_VALUES: Final = 3
_MOST_LETTERS: Final = 40


def rule_reason(step: GradingStep, subject: Subject) -> Message:
    """The values that the rule looks at and the rule itself; of bare words the rule alone tells."""
    values = _values(step, subject)
    return message("grades.because" if values else "grades.by_rule", values=values, when=step.when)


def missed_rule(step: GradingStep, subject: Subject) -> Message:
    """The same of a rule that does not match."""
    values = _values(step, subject)
    return message("grades.missed" if values else "grades.missed_rule", values=values, when=step.when)


def _values(step: GradingStep, subject: Subject) -> tuple[Message, ...]:
    return tuple(_told(field, subject) for field in step.query.fields[:_MOST_FIELDS])


def _told(field: Field, subject: Subject) -> Message:
    values = subject.values(field)
    if not values:
        return message("grades.no_value", field=field.heading)
    return message("grades.value", field=field.heading, value=tuple(_shown(field, values)))


def _shown(field: Field, values: Any) -> Iterator[Label | str]:
    for value in values[:_MOST_VALUES]:
        yield Label(*(_short(KINDS[field.kind].show(value, field.choices, each)) for each in LANGUAGES))
    if len(values) > _MOST_VALUES:
        yield "…"


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"
