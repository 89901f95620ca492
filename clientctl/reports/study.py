"""What a report is made of, and what it makes: clients on a day and in a period; sentences, figures, tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from clientctl.errors import Message
from clientctl.facts.windows import Window
from clientctl.frozen import frozen
from clientctl.model import Column, Document, Field, FieldIndex, Figure, Table
from clientctl.settings import Settings

if TYPE_CHECKING:
    from clientctl.facts.prediction import PurchaseParameters, SpendingParameters


class Subject(Protocol):
    """A client as a report sees it."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def document(self) -> Document:
        """All of its file; to be asked for a few clients only, as it is read for that."""
        ...

    def values(self, field: Field) -> Sequence[Any]:
        """Its values of a field."""
        ...

    def amount(self, field: Field) -> Decimal:
        """What its values of a numeric field add up to, money in the book's currency, not rounded."""
        ...

    def fact(self, name: str) -> Any:
        """A computed field's value."""
        ...

    def excerpt(self, names: Sequence[str]) -> Document:
        """A document with at least what these of `facts.excerpts.EXCERPTS` hold."""
        ...

    def reasons(self) -> Sequence[Message]:
        """The signals of churn that hold, in a few words each, those that weigh most first."""
        ...


class Basis(Protocol):
    """What the forecasts of a book stand on, see `facts.prediction`: how many clients, and the parameters.

    correlation: of how often clients buy with how much they spend. why, why_no_value: why there are no parameters.
    """

    @property
    def clients(self) -> int: ...

    @property
    def repeat_clients(self) -> int: ...

    @property
    def purchases(self) -> PurchaseParameters | None: ...

    @property
    def spending(self) -> SpendingParameters | None: ...

    @property
    def correlation(self) -> float | None: ...

    @property
    def why(self) -> Message | None: ...

    @property
    def why_no_value(self) -> Message | None: ...


@frozen
class NoBasis:
    """That of a study without forecasts."""

    clients: int = 0
    repeat_clients: int = 0
    purchases: PurchaseParameters | None = None
    spending: SpendingParameters | None = None
    correlation: float | None = None
    why: Message | None = None
    why_no_value: Message | None = None


@frozen
class Study:
    """What a report is made of.

    subjects: the clients, each with the entries of the period alone; all: the same clients with all entries.
    is_period: whether a period was asked for. period: that one; else the 365 days up to today, which figures of
    what flows (orders, contacts) count while everything else counts whole. before: as long, just before it.
    by, sums: fields to group by and to add up. column: the column of a field; field: a field by its name.
    forecast: what the forecasts of the book stand on; asking may fit their models, which takes a second or more.
    """

    subjects: Sequence[Subject]
    all: Sequence[Subject]
    today: date
    settings: Settings
    is_period: bool
    period: Window
    before: Window
    by: tuple[Field, ...]
    sums: tuple[Field, ...]
    fields: FieldIndex
    column: Callable[[Field], Column]
    forecast: Callable[[], Basis] = NoBasis

    def field(self, name: str) -> Field:
        """A field by its English name; KeyError for none."""
        found = self.fields.get(name)
        if found is None:
            raise KeyError(name)
        return found


@frozen
class Findings:
    """What a report found: sentences that say it, figures at a glance, and tables, the main one first."""

    tables: tuple[Table, ...]
    head: tuple[Message, ...] = ()
    figures: tuple[Figure, ...] = ()
