"""A client as queries, columns and reports see it: stored fields from its document, computed ones from the facts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientctl.facts import FACTS, Facts
from clientctl.facts.amounts import sum_values
from clientctl.facts.cadence import recall
from clientctl.facts.entries import number
from clientctl.facts.plans import Plan, plans
from clientctl.facts.unrated import UNRATED
from clientctl.model import Document, Field, Label, Stored
from clientctl.query import SearchText, build_search

if TYPE_CHECKING:
    from clientctl.facts.prediction import Purchases

ID_FIELD: Final = Field(("id",), "id", (Label("id", "ID"),), is_computed=True)
ARCHIVED_FIELD: Final = Field(("archived",), "flag", (Label("archived", "已归档"),), is_computed=True)


class Subject:
    """A client and the facts of the book on a day; everything is computed when it is asked for.

    Not frozen, as every client of a book passes through one.
    """

    __slots__ = ("client", "facts")

    def __init__(self, client: Stored, facts: Facts) -> None:
        self.client = client
        self.facts = facts

    @property
    def id(self) -> str:
        return self.client.id

    @property
    def name(self) -> str:
        """The client's name, or its id while the name is missing or broken."""
        return self.client.name

    def values(self, field: Field) -> Sequence[Any]:
        """The values of a field as they are stored, empty ones left out; of a computed one its value or nothing."""
        if field.kind == "group":
            held = self.client.document.get(field.name)
            return [held] if held else []
        if not field.is_computed:
            return self._stored(field)
        if field is ID_FIELD:
            return [self.client.id]
        if field is ARCHIVED_FIELD:
            return [self.client.is_archived]
        value = self.fact(field.name)
        return [] if value is None else [value]

    def lacks(self, field: Field) -> bool:
        """Whether the field is empty; in a list of records, whether any of its entries has none of it."""
        return not self.values(field) if field.is_computed else field.lacks(self.client.document)

    def search(self) -> SearchText:
        """What bare words are looked for in."""
        return build_search(self.client.document)

    def fact(self, name: str) -> Any:
        """A computed field's value; KeyError for an unknown name."""
        judge = self.facts.judges.get(name)
        return self.facts.value(name, self.client.document) if judge is None else judge(self)

    def all_facts(self) -> dict[str, Any]:
        """Every computed field by name, in table order."""
        return {fact.name: self.fact(fact.name) for fact in FACTS}

    def amount(self, field: Field) -> Decimal:
        """What a numeric field adds to a sum over clients: exact, money in the book's currency; 0 for none."""
        if field.name in self.facts.judges:
            return number(self.fact(field.name)) or Decimal(0)
        if field.is_computed:
            return self.facts.amount(field.name, self.client.document)
        return sum_values(field, self.values(field), self.client.document, self.facts.settings)

    def unrated(self, record: str) -> Sequence[str]:
        """The currency of each amount of these records that no rate turns into the book's, so that it is in no sum."""
        return UNRATED[record](self.client.document, self.facts.settings, self.facts.today)

    def excerpt(self, names: Sequence[str]) -> Document:
        """A document with at least what the excerpts of these names hold, see `facts.excerpts`."""
        return self.client.document

    def plans(self) -> Sequence[Plan]:
        """Everything that is planned, whatever the day."""
        return plans(self.client.document, self.facts.settings, self.facts.today)

    def recall(self) -> str | None:
        """The day on which the client is to be spoken to again, by its cadence; an ISO date."""
        due = recall(self.client.document, self.facts.today)
        return None if due is None else due.isoformat()

    def purchases(self) -> Purchases | None:
        """What the orders done come to, by which forecasts are made; None without any."""
        from clientctl.facts.prediction import purchases

        return purchases(self.client.document, self.facts.settings, self.facts.today)

    def _stored(self, field: Field) -> Sequence[Any]:
        return field.values(self.client.document)
