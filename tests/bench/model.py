"""One client as plain values, from which every peer's data is written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at a client."""

    id: str
    name: str
    title: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Order:
    """What was sold on a day, in the book's currency; the amount is a multiple of 0.50, exact as a float too."""

    id: str
    date: str
    amount: Decimal
    product: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One talk with a client."""

    id: str
    date: str
    kind: str
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Client:
    """A client with everything that is known of it; days are ISO dates, entries are oldest first."""

    index: int
    id: str
    name: str
    kind: str
    owner: str
    stage: str
    grade: str
    tags: tuple[str, ...]
    since: str
    industry: str
    region: str
    source: str
    phone: str
    email: str
    city: str
    contacts: tuple[Contact, ...]
    cadence: str
    next_date: str
    next_what: str
    orders: tuple[Order, ...]
    notes: str
    log: tuple[Entry, ...]

    @property
    def total(self) -> Decimal:
        return sum((order.amount for order in self.orders), Decimal())

    @property
    def uuid(self) -> str:
        """What identifies it where ids must be UUIDs."""
        return f"{self.index + 1:08x}-c11e-4000-8000-{self.index + 1:012x}"
