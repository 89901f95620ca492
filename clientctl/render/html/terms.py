"""What the words of a page mean: one entry for each label that has a definition, to which the label leads."""

from __future__ import annotations

from collections.abc import Iterable

from clientctl.errors import Message
from clientctl.frozen import frozen
from clientctl.messages import Language
from clientctl.model import Column, Figure, Label, Table
from clientctl.render.html.capital import capital
from clientctl.render.safe import one_line
from clientctl.render.tables import columns_for
from clientctl.render.wording import worded


@frozen
class Term:
    """A label, what it means, and the id of the entry."""

    anchor: str
    label: str
    text: str


@frozen
class Terms:
    """The entries in the order in which the page first has them."""

    entries: tuple[Term, ...]
    language: Language

    def anchor(self, label: Label, definition: Message | None) -> str:
        """Where a label leads; empty where it has no definition."""
        if definition is None:
            return ""
        key = _key(label, definition, self.language)
        return next((term.anchor for term in self.entries if (term.label, term.text) == key), "")


def build_terms(defined: Iterable[tuple[Label, Message | None]], language: Language) -> Terms:
    """Entries `term-1`, `term-2` …, each label with each of its definitions once."""
    keys = dict.fromkeys(
        _key(label, definition, language) for label, definition in defined if definition is not None
    )
    entries = tuple(Term(f"term-{number}", *key) for number, key in enumerate(keys, 1))
    return Terms(entries, language)


def defined_in(figures: Iterable[Figure], tables: Iterable[Table]) -> Iterable[tuple[Label, Message | None]]:
    """Labels of figures and of the columns for people, with what they mean."""
    yield from ((figure.label, figure.definition) for figure in figures)
    for table in tables:
        yield from ((column.label, column.definition) for column in _columns(table))


def _columns(table: Table) -> Iterable[Column]:
    return (column for _, column in columns_for("people", table))


def _key(label: Label, definition: Message, language: Language) -> tuple[str, str]:
    return capital(one_line(label.text(language))), capital(worded(definition, language))
