"""The query language: what `find` and `--where` are given, and what saved views say."""

from __future__ import annotations

from collections.abc import Sequence

from clientctl.errors import Message
from clientctl.frozen import attribute, frozen
from clientctl.model import Field
from clientctl.query.builder import Part, QueryBuilder
from clientctl.query.naming import ARCHIVED, Naming
from clientctl.query.parser import read_arguments, read_text
from clientctl.query.scope import Scope, Subject
from clientctl.query.search import SearchText, build_search
from clientctl.query.syntax import EVERYTHING, And, Node, Not, Or, Range, Term, Value, View, Word

__all__ = [
    "And",
    "Node",
    "Not",
    "Or",
    "Part",
    "Query",
    "Range",
    "Scope",
    "SearchText",
    "Subject",
    "Term",
    "Value",
    "View",
    "Word",
    "build_search",
    "parse_arguments",
    "parse_text",
]


@frozen
class Query:
    """A query, ready to be asked of clients.

    syntax: `str` of it is canonical query text. parts: the conditions that must all hold.
    """

    syntax: Node
    parts: tuple[Part, ...] = attribute(compare=False)
    warnings: tuple[Message, ...]

    def matches(self, subject: Subject) -> bool:
        """True when this client is meant."""
        return all(part.predicate(subject) for part in self.parts)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Those that its terms ask for, also within views."""
        return tuple(dict.fromkeys(field for part in self.parts for field in part.fields))

    @property
    def asks_text(self) -> bool:
        """True when it has bare words."""
        return any(part.asks_text for part in self.parts)

    @property
    def asks_archived(self) -> bool:
        """True when it has an `archived:` term.

        Without one archived clients are not meant, but who asks leaves them out: `matches` sees the terms alone.
        """
        return any(field.name == ARCHIVED for field in self.fields)

    @property
    def is_empty(self) -> bool:
        """True when it has no terms, so that every client matches."""
        return self.syntax == EVERYTHING

    def __str__(self) -> str:
        return str(self.syntax)


def parse_arguments(arguments: Sequence[str], scope: Scope) -> Query:
    """The query that a shell's arguments make: each is a group by itself; blank ones say nothing.

    WrongUsage, with an excerpt of the argument at fault, for whatever cannot be meant.
    """
    naming = Naming(scope.fields)
    return _query(read_arguments(arguments, naming), scope, naming)


def parse_text(text: str, scope: Scope) -> Query:
    """The query of one text, its terms parted by blanks; WrongUsage, with an excerpt, as above."""
    naming = Naming(scope.fields)
    return _query(read_text(text, naming), scope, naming)


def _query(syntax: Node, scope: Scope, naming: Naming) -> Query:
    builder = QueryBuilder(scope, naming)
    parts = builder.build_parts(syntax)
    return Query(syntax, parts, tuple(builder.warnings))
