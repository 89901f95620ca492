"""What a query is asked within, and what it asks of one client."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from clientctl.frozen import frozen
from clientctl.model import Field, FieldIndex
from clientctl.query.search import SearchText
from clientctl.values import Context


class Subject(Protocol):
    """One client as a query sees it; nothing is asked for that no term needs."""

    @property
    def id(self) -> str: ...

    def values(self, field: Field) -> Sequence[Any]:
        """The values as they are stored, dates as ISO text; of a computed field its value or nothing."""
        ...

    def lacks(self, field: Field) -> bool:
        """Whether a field of a list of records is missing in any of its entries, or there are no entries."""
        ...

    def search(self) -> SearchText:
        """What bare words are looked for in."""
        ...


Predicate = Callable[[Subject], bool]


@frozen
class Scope:
    """What the words of a query refer to.

    fields: stored and computed ones, with `id` and `archived`; context: its tense is QUERY;
    view: the query text of a saved view, None when there is none; view_names: for near matches.
    """

    fields: FieldIndex
    context: Context
    view: Callable[[str], str | None]
    view_names: Callable[[], Sequence[str]]
