"""From syntax to a query that can be asked of clients."""

from __future__ import annotations

from typing import Final

from clientctl.errors import Location, Message, WrongUsage, message
from clientctl.frozen import frozen
from clientctl.model import Field
from clientctl.names import fold, nearest
from clientctl.query.naming import LAST_CONTACT, STALE, Group, Naming, quoted
from clientctl.query.parser import read_text
from clientctl.query.scope import Predicate, Scope, Subject
from clientctl.query.search import build_word
from clientctl.query.syntax import And, Node, Not, Or, Term, View, Word
from clientctl.query.terms import TermBuilder, negation
from clientctl.values import KINDS

MOST_TERMS: Final = 200
MOST_VALUES: Final = 1_000
# views within views nest where no single text does; Python's own stack is the limit to stay away from
MOST_LEVELS: Final = 100
_LIKE_JOINERS: Final = ("and", "or", "not")


@frozen
class Part:
    """One of the conditions of which all must hold; what it asks of a client are these fields, and perhaps its text."""

    fields: tuple[Field, ...]
    asks_text: bool
    predicate: Predicate


class QueryBuilder:
    """Builds predicates from syntax and notes what they use; one for each query."""

    def __init__(self, scope: Scope, naming: Naming) -> None:
        self._scope = scope
        self._naming = naming
        self._fields: dict[Field, None] = {}
        self._terms = 0
        self._values = 0
        self._depth = 0
        self._open_views: list[str] = []
        self.warnings: list[Message] = []
        self._asks_text = False

    def build_parts(self, node: Node) -> tuple[Part, ...]:
        """The conditions of a whole query, none for the empty one; refusals of values name their place."""
        return tuple(map(self._build_part, node.parts if isinstance(node, And) else (node,)))

    def _build_part(self, node: Node) -> Part:
        self._fields.clear()
        self._asks_text = False
        predicate = self.build(node)
        return Part(tuple(self._fields), self._asks_text, predicate)

    def build(self, node: Node) -> Predicate:
        """The predicate of a node; refusals of values name their place."""
        self._depth += 1
        if self._depth > MOST_LEVELS:
            raise WrongUsage("query.too_deep", most=MOST_LEVELS, hint=message("query.split_up"))
        predicate = self._predicate(node)
        self._depth -= 1
        return predicate

    def _predicate(self, node: Node) -> Predicate:
        match node:
            case And(parts):
                return _all([self.build(part) for part in parts])
            case Or(parts):
                return _any([self.build(part) for part in parts])
            case Not(part):
                return negation(self.build(part))
            case Term():
                self._count(len(node.operands))
                return self._term(node)
            case Word():
                self._count(1)
                return self._word(node)
            case _:
                self._count(1)
                return self._view(node)

    def _count(self, values: int) -> None:
        """Bounds the work for one client, also where views include views."""
        self._terms += 1
        self._values += values
        if self._terms > MOST_TERMS or self._values > MOST_VALUES:
            hint = message("query.split_up")
            raise WrongUsage("query.too_many", terms=MOST_TERMS, values=MOST_VALUES, hint=hint)

    def _term(self, term: Term) -> Predicate:
        target = self._naming.find(term.field)
        assert target is not None  # terms are read over these very names
        terms = TermBuilder(self._scope.context, self.warnings)
        if isinstance(target, Group):
            self._use(*target.fields)
            return terms.build_group(term, target)
        if target is STALE:
            last_contact = self._scope.fields.select([LAST_CONTACT])[0]
            self._use(last_contact)
            return terms.build_stale(term, last_contact)
        self._use(target)
        return terms.build(term, target)

    def _use(self, *fields: Field) -> None:
        self._fields.update(dict.fromkeys(fields))

    def _word(self, word: Word) -> Predicate:
        if not fold(word.text):
            hint = message("query.none_or_any")
            raise WrongUsage("query.empty_quotes", hint=hint, excerpt=word.place)
        if not word.is_quoted and not self._open_views:
            self._warn_of_word(word.text)
        self._asks_text = True
        is_in = build_word(word.text)
        return lambda subject: is_in(subject.search())

    def _warn_of_word(self, text: str) -> None:
        """Says what else a bare word may have been meant for."""
        if text in _LIKE_JOINERS:
            self.warnings.append(message("query.small_joiner", word=text, joiner=text.upper()))
        field = self._scope.fields.get(text)
        if field is not None and (KINDS[field.kind].is_number or field.kind == "date"):
            self.warnings.append(message("query.bare_field", name=text))

    def _view(self, view: View) -> Predicate:
        if view.name in self._open_views:
            path = " → ".join((*self._open_views, view.name))
            raise WrongUsage(
                "query.view_cycle", path=path, hint=message("query.view_edit"), excerpt=view.place
            )
        text = self._scope.view(view.name)
        if text is None:
            raise WrongUsage(
                "query.unknown_view", name=view.name, hint=self._near_view(view), excerpt=view.place
            )
        self._open_views.append(view.name)
        try:
            predicate = self.build(read_text(text, self._naming))
        except WrongUsage as error:
            raise error.placed(location=Location(f"views/{view.name}.yaml")) from None
        self._open_views.pop()
        return predicate

    def _near_view(self, view: View) -> Message:
        names = tuple(self._scope.view_names())
        near = nearest(view.name, names)
        if near:
            return message("query.near_views", names=quoted(near))
        return message("query.all_views", names=names) if names else message("query.no_views")


def _all(parts: list[Predicate]) -> Predicate:
    def matches(subject: Subject) -> bool:
        return all(part(subject) for part in parts)

    return matches


def _any(parts: list[Predicate]) -> Predicate:
    def matches(subject: Subject) -> bool:
        return any(part(subject) for part in parts)

    return matches
