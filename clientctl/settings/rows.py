"""What a book decides for all who share it, as frozen data; the defaults are those of a book that says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from clientctl.frozen import attribute, frozen

FORMAT: Final = 1


@frozen
class Stage:
    """A stage that a book adds: counted as one of the five (`counts_as`)."""

    name: str
    label: str = ""
    counts_as: str = ""


@frozen
class DealStage:
    """A stage of deals and how likely a deal in it is won, in percent."""

    name: str
    probability: Decimal
    label: str = ""
    zh: str = ""


@frozen
class Rate:
    """One unit of a currency in the book's currency, valid from a day on (None: always)."""

    start: date | None
    rate: Decimal


@frozen
class Person:
    """Someone who works with the book, by the key that owners and authors are written with."""

    key: str
    name: str = ""
    email: str = ""
    role: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that the person goes by, the key first."""
        return tuple(filter(None, (self.key, self.name, self.email)))


@frozen
class Role:
    """What people may do who have this role; change, read: names of fields, None for all of them.

    clients: of all clients, or only of those whose owner they are.
    """

    name: str
    clients: Literal["own", "all"] = "all"
    change: tuple[str, ...] | None = None
    read: tuple[str, ...] | None = None

    @property
    def is_free(self) -> bool:
        """Whether it may change everything."""
        return self.clients == "all" and self.change is None


@frozen
class Requirement:
    """Clients that match `when` (a query) must have these fields."""

    when: str
    has: tuple[str, ...]


Cutoffs = tuple[Decimal, ...]


def _cutoffs(*numbers: int) -> Cutoffs:
    return tuple(map(Decimal, numbers))


@frozen
class Rfm:
    """Cut-offs of the scores 5, 4, 3, 2: days since the last order at most; orders and amount of a year at least."""

    recency: Cutoffs = _cutoffs(30, 90, 180, 365)
    frequency: Cutoffs = _cutoffs(8, 5, 3, 2)
    monetary: Cutoffs = _cutoffs(200_000, 50_000, 10_000, 1_000)


@frozen
class Clv:
    """How many years a client is expected to stay, and what part of its orders is gain."""

    years: Decimal = Decimal(3)
    margin: Decimal = Decimal(1)


DEFAULT_WEIGHTS: Final[Mapping[str, Decimal]] = {
    "complaint": Decimal(25),
    "return": Decimal(15),
    "silence": Decimal(20),
    "overdue": Decimal(15),
    "satisfaction": Decimal(15),
    "decline": Decimal(20),
}


@frozen
class Risk:
    """What each signal of churn adds to a client's risk, by its name, and where the levels medium and high begin."""

    weights: Mapping[str, Decimal] = attribute(factory=lambda: DEFAULT_WEIGHTS)
    medium: Decimal = Decimal(30)
    high: Decimal = Decimal(60)


@frozen
class GradingRule:
    """The grade that a client should have which matches `when`, a query."""

    when: str
    grade: str


@frozen
class OwnReport:
    """A report that a book defines: which clients, the columns of their list, what they are grouped by and summed."""

    name: str
    title: str = ""
    query: str = ""
    columns: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()


DEAL_STAGES: Final = (
    DealStage("lead", Decimal(10), zh="线索"),
    DealStage("qualified", Decimal(25), zh="已确认"),
    DealStage("proposal", Decimal(50), zh="已报价"),
    DealStage("negotiation", Decimal(75), zh="谈判中"),
)


@frozen
class Settings:
    """What a book decides for all who share it; the defaults are those of a book that says nothing.

    broken: keys whose value could not be used (their default stands instead).
    """

    format: int = FORMAT
    title: str = ""
    language: Literal["en", "zh"] | None = None
    currency: str = "CNY"
    rates: Mapping[str, tuple[Rate, ...]] = attribute(factory=dict)
    autocommit: bool | None = None
    log_kind: str = "other"
    vocabulary: Mapping[str, tuple[str, ...]] = attribute(factory=dict)
    labels: Mapping[str, Mapping[str, str]] = attribute(factory=dict)
    stages: tuple[Stage, ...] = ()
    deal_stages: tuple[DealStage, ...] = DEAL_STAGES
    people: tuple[Person, ...] = ()
    roles: tuple[Role, ...] = ()
    transitions: Mapping[str, Mapping[str, tuple[str, ...]]] = attribute(factory=dict)
    require: tuple[Requirement, ...] = ()
    rfm: Rfm = Rfm()
    clv: Clv = Clv()
    risk: Risk = attribute(factory=Risk)
    grading: tuple[GradingRule, ...] = ()
    reports: tuple[OwnReport, ...] = ()
    import_maps: Mapping[str, Mapping[str, str]] = attribute(factory=dict)
    broken: tuple[str, ...] = ()

    def rate(self, currency: str, day: date) -> Decimal | None:
        """Units of the book's currency for one of `currency` on that day; None when there is no rate."""
        if currency == self.currency:
            return Decimal(1)
        found = self.dated_rate(currency, day)
        return None if found is None else found.rate

    def dated_rate(self, currency: str, day: date) -> Rate | None:
        """The row of `rates` that counts on that day; None when there is none."""
        valid = [rate for rate in self.rates.get(currency, ()) if rate.start is None or rate.start <= day]
        return valid[-1] if valid else None

    def names_of(self, user: str) -> tuple[str, ...]:
        """Every name that a user goes by, the one to write first: the key in `people` when they are listed there."""
        person = self.person(user)
        return (user,) if person is None else tuple(dict.fromkeys((*person.names, user)))

    def person(self, name: str) -> Person | None:
        """The first of the people who goes by this name, key or e-mail address."""
        wanted = name.casefold()
        return next((one for one in self.people if wanted in {each.casefold() for each in one.names}), None)
