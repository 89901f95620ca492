"""FACTS: every computed field with its name, label, unit and formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from clientctl.errors import Message, message
from clientctl.facts import contact, orders
from clientctl.facts.entries import number
from clientctl.frozen import frozen
from clientctl.model import Document, Field, Label
from clientctl.settings import Settings


@frozen
class Fact:
    """One computed field: `compute(document, settings, today)` gives a stored value (dates as ISO text) or None.

    exact: the number before it is rounded, for sums over clients, which are rounded once.
    daily: another fact, and what this one makes of its value and the day; such a fact changes day by day,
    while the others hold as long as `holds_between` says.
    """

    name: str
    kind: str
    label: Label
    compute: Callable[[Document, Settings, date], Any]
    column: int | None = None
    exact: Callable[[Document, Settings, date], Decimal] | None = None
    daily: tuple[str, Callable[[Any, date], Any]] | None = None

    @property
    def field(self) -> Field:
        return Field((self.name,), self.kind, (self.label,), is_computed=True, column=self.column)

    @property
    def definition(self) -> Message:
        """What it is, in a sentence."""
        return message(f"labels.fact_{self.name}")


FACTS: Final = (
    Fact("total", "money", Label("total", "总额"), orders.total, column=1, exact=orders.exact_total),
    Fact("order_count", "integer", Label("order count", "订单数"), orders.order_count),
    Fact("average_order", "money", Label("average order", "客单价"), orders.average_order),
    Fact("first_order", "date", Label("first order", "首单日期"), orders.first_order),
    Fact("last_order", "date", Label("last order", "末单日期"), orders.last_order),
    Fact("last_contact", "date", Label("last contact", "最近联系"), contact.last_contact, column=3),
    Fact(
        "days_since_contact",
        "integer",
        Label("days since contact", "未联系天数"),
        contact.days_since_contact,
        daily=("last_contact", contact.days_since),
    ),
    Fact("contact_count", "integer", Label("contact count", "联系次数"), contact.contact_count),
    Fact("next_due", "date", Label("next due", "下次跟进"), contact.next_due),
)

FACT_FIELDS: Final = tuple(fact.field for fact in FACTS)
FACT_BY_NAME: Final[Mapping[str, Fact]] = {fact.name: fact for fact in FACTS}


@frozen
class Facts:
    """The facts of a book on a day, computed one by one as they are asked for."""

    settings: Settings
    today: date

    def value(self, name: str, document: Document) -> Any:
        """One fact; KeyError for an unknown name."""
        return FACT_BY_NAME[name].compute(document, self.settings, self.today)

    def amount(self, name: str, document: Document) -> Decimal:
        """What a numeric fact adds to a sum over clients: exact, 0 where it is None."""
        fact = FACT_BY_NAME[name]
        if fact.exact is not None:
            return fact.exact(document, self.settings, self.today)
        return number(self.value(name, document)) or Decimal(0)

    def all(self, document: Document) -> dict[str, Any]:
        """Every fact by name, in table order."""
        return {fact.name: self.value(fact.name, document) for fact in FACTS}
