"""The predicate of one term: what it asks of a client's values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Final

from clientctl import dates
from clientctl.errors import Message, WrongUsage, message
from clientctl.frozen import frozen
from clientctl.lazy import pattern
from clientctl.model import Field
from clientctl.names import fold
from clientctl.query.asked import Asked, nothing_asked
from clientctl.query.naming import Group
from clientctl.query.operators import OPERATORS, Test, between, comparison, either, wildcard_test
from clientctl.query.scope import Predicate, Subject
from clientctl.query.syntax import ANY, NONE, Operand, Range, Term, Value
from clientctl.values import Context, kind_of

_HEAD: Final = pattern(r"[0-9]{1,3}")
_THOUSANDS: Final = pattern(r"[0-9]{3}")


@frozen
class TermBuilder:
    """Builds predicates of terms; what may be a slip of the pen is added to `warnings`."""

    context: Context
    warnings: list[Message]

    def build(self, term: Term, field: Field) -> Predicate:
        """The predicate of a term on one field."""
        operator = OPERATORS[term.operator]
        asked = Asked(field, self.context, is_part=term.operator == ":")
        if operator.is_pattern:
            tests = [wildcard_test(_pattern(operand), field) for operand in term.operands]
            return _some_value(field, _as_stored, either(tests), on_empty=False)
        if operator.compare is not None:
            bound = asked.ordered_span(_only_value(term))[operator.edge]
            test = comparison(operator.compare, bound)
            return _some_value(field, asked.binder(), test, on_empty=False)
        matches = self._sameness(term, asked)
        return negation(matches) if operator.is_negative else matches

    def build_group(self, term: Term, group: Group) -> Predicate:
        """The predicate of `:none` and `:any` on a group of fields."""
        words = _words(term)

        def matches(subject: Subject) -> bool:
            return (ANY if any(subject.values(field) for field in group.fields) else NONE) in words

        return negation(matches) if OPERATORS[term.operator].is_negative else matches

    def build_stale(self, term: Term, last_contact: Field) -> Predicate:
        """No contact for at least so long, in days counted up to today, or never."""
        latest = max(self._stale_since(term, operand) for operand in term.operands)
        bind = Asked(last_contact, self.context).binder()
        return _some_value(last_contact, bind, between(None, latest), on_empty=True)

    def _stale_since(self, term: Term, operand: Operand) -> date:
        if term.operator not in (":", "=") or isinstance(operand, Range):
            raise WrongUsage("query.stale_value", hint=message("query.stale_form"), excerpt=term.place)
        try:
            return dates.parse_duration(operand.text).before(self.context.today)
        except WrongUsage as error:
            raise error.placed(excerpt=operand.place) from None

    def _sameness(self, term: Term, asked: Asked) -> Predicate:
        """Any value is one of those asked for; `none` and `any` look at whether there is a value."""
        words = _words(term) & {NONE, ANY}
        tests = [
            test
            for operand in term.operands
            if isinstance(operand, Range) or operand.word not in words
            for test in self._tests(operand, asked)
        ]
        if kind_of(asked.field).is_number:
            self._warn_of_thousands(term)
        bind, test = (_as_stored, _always) if ANY in words else (asked.binder(), either(tests))
        matches = _some_value(asked.field, bind, test, on_empty=NONE in words)
        return _or_lacking(asked.field, matches) if NONE in words and asked.field.record else matches

    def _tests(self, operand: Operand, asked: Asked) -> list[Test]:
        if isinstance(operand, Value):
            return asked.tests(operand)
        first = asked.ordered_span(operand.low)[0] if operand.low else None
        last = asked.ordered_span(operand.high)[1] if operand.high else None
        # a view with words such as `today` must not break as time goes by
        if first is not None and last is not None and first > last:
            self.warnings.append(message("query.reversed_range", text=str(operand)))
        return [between(first, last)]

    def _warn_of_thousands(self, term: Term) -> None:
        """`1,200` asks for two numbers, which who wrote it may not expect."""
        for before, after in pairwise(term.operands):
            head = before.high if isinstance(before, Range) else before
            tail = after.low if isinstance(after, Range) else after
            if head and tail and _HEAD.fullmatch(head.text) and _THOUSANDS.fullmatch(tail.text):
                self.warnings.append(message("query.comma_parts", text=str(term)))
                return


def _always(_value: Any) -> bool:
    return True


def _or_lacking(field: Field, matches: Predicate) -> Predicate:
    """Also true when any entry of the field's list has none of it, as one of several does for every other test."""
    return lambda subject: matches(subject) or subject.lacks(field)


def negation(matches: Predicate) -> Predicate:
    """What does not match."""
    return lambda subject: not matches(subject)


def _some_value(field: Field, bind: Callable[[Any], Any], test: Test, *, on_empty: bool) -> Predicate:
    """True when any value of the field, bound, passes the test; `on_empty` where there is no value."""

    def matches(subject: Subject) -> bool:
        stored: Sequence[Any] = subject.values(field)
        if not stored:
            return on_empty
        for value in stored:
            bound = bind(value)
            if bound is not None and test(bound):
                return True
        return False

    return matches


def _as_stored(value: Any) -> Any:
    return value


def _words(term: Term) -> set[str]:
    return {operand.word for operand in term.operands if isinstance(operand, Value)}


def _only_value(term: Term) -> Value:
    """The one value of a comparison."""
    first = term.operands[0]
    if len(term.operands) > 1 or isinstance(first, Range):
        raise WrongUsage(
            "query.one_value", operator=term.operator, hint=message("query.no_separators"), excerpt=term.place
        )
    return first


def _pattern(operand: Operand) -> str:
    assert isinstance(operand, Value)  # `..` is no range in a wildcard
    folded = fold(operand.text)
    if not folded:
        raise nothing_asked(operand)
    return folded
