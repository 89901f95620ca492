"""What the cache keeps of each client for queries, and the subject that answers from it.

Besides the columns of stored fields there is one for each computed field, with its value; others, with names that
no field has, hold what sums, bare words and warnings need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from clientctl.actions.columns import Columns, packed, unpacked
from clientctl.actions.subject import Subject
from clientctl.facts import FACT_BY_NAME, FACTS, Facts, holds_between
from clientctl.facts.entries import number
from clientctl.facts.excerpts import EXCERPT_BY_NAME, EXCERPTS
from clientctl.facts.plans import Plan
from clientctl.facts.unrated import UNRATED
from clientctl.frozen import replace
from clientctl.model import Client, Document, Field
from clientctl.query import SearchText, build_search
from clientctl.schema.priced import PRICED
from clientctl.store.cache.blocks import Shelved
from clientctl.store.cache.rows import MEMO, Derived

if TYPE_CHECKING:
    from clientctl.facts.prediction import Purchases

_NAME: Final = "name"
_SEARCH: Final = "search:"
_UNRATED: Final = "unrated:"
# Records of which other amounts are left out as days pass; kept are those that may ever be.
_UNRATED_BY_DAY: Final = ("payments",)
_SUM: Final = "sum:"
_EXCERPT: Final = "excerpt:"
_PLANS: Final = "plans:"
_PURCHASES: Final = "purchases:"
# The day of the earliest plan; where there are birthdays a list of it, or None, and their days (MM-DD).
FIRST_PLAN: Final = "first plan:"
RECALL: Final = "recall:"
# Before the name of a field that has a default: whether a document has a value of its own in it.
WRITTEN: Final = "written:"
_PRICED: Final = frozenset(row.record for row in PRICED)


class Deriver:
    """Makes the cells of clients, by the fields and facts of a book."""

    def __init__(self, fields: Sequence[Field], facts: Facts) -> None:
        self._facts = facts
        self._columns = Columns(fields)
        self._facts_kept = [fact.name for fact in FACTS if fact.is_kept]
        self._excerpts = [(_EXCERPT + excerpt.name, excerpt.hold) for excerpt in EXCERPTS]
        priced = [
            field
            for field in fields
            if field.kind == "money" and field.record in _PRICED and len(field.path) == 2
        ]
        exact = [fact.field for fact in FACTS if fact.exact is not None and fact.is_kept]
        self._sums = [(_SUM + field.name, field) for field in (*priced, *exact)]
        self._written = [
            (WRITTEN + field.name, replace(field, default=None))
            for field in fields
            if field.default is not None
        ]

    def __call__(self, client: Client, memo: Mapping[str, Any]) -> Derived:
        subject = Subject(client, self._facts)
        found = self._columns.cells(client.document)
        found.update([(name, packed(subject.fact(name))) for name in self._facts_kept])
        found.update([(name, packed(subject.amount(field))) for name, field in self._sums])
        found.update([(name, bool(field.values(client.document)) or None) for name, field in self._written])
        found.update([(name, hold(client.document, self._facts.today)) for name, hold in self._excerpts])
        found.update(_packed_unrated(client.document, self._facts))
        found.update(_packed_plans(subject.plans()))
        found[_PURCHASES] = _packed_purchases(subject.purchases())
        found[RECALL] = subject.recall()
        found.update(_packed_search(build_search(client.document), memo))
        first, last = holds_between(client.document, self._facts.today)
        cells = {name: cell for name, cell in found.items() if cell is not None}
        return Derived(cells, first.toordinal(), last.toordinal())


class KeptSubject(Subject):
    """A client out of the cache: what it was asked for is looked up in its cells; its document may stay unread."""

    __slots__ = ("_bought",)
    client: Shelved
    _bought: Purchases | None

    @property
    def name(self) -> str:
        cell = self.client.cell(_NAME)
        return cell if isinstance(cell, str) else super().name

    def lacks(self, field: Field) -> bool:
        if field.is_computed or field.record is None or not field.is_known:
            return super().lacks(field)
        cell = self.client.cell(field.name)
        return cell is None or bool(cell[0])

    def search(self) -> SearchText:
        cell = self.client.cell(_SEARCH)
        if cell is None:
            return super().search()
        text, phones, names = cell
        memo = self.client.cell(MEMO) or {}
        readings = tuple(tuple(map(tuple, memo[name])) for name in names)
        return SearchText(text, tuple(phones), tuple(names), readings)

    def fact(self, name: str) -> Any:
        judge = self.facts.judges.get(name)
        if judge is not None:
            return judge(self)
        fact = FACT_BY_NAME[name]
        if fact.daily is not None:
            return fact.daily[1](self.fact(fact.daily[0]), self.facts.today)
        if fact.is_judged or not self._holds():
            return super().fact(name)
        if fact.is_by_day:
            return self.facts.value(name, self._excerpt(fact.reads))
        return unpacked(self.client.cell(name))

    def amount(self, field: Field) -> Decimal:
        fact = FACT_BY_NAME.get(field.name) if field.is_computed else None
        if fact is not None and fact.is_by_day and self._holds():
            return self.facts.amount(field.name, self._excerpt(fact.reads))
        if fact is not None and fact.is_kept and fact.exact is None:
            return number(self.fact(field.name)) or Decimal(0)
        cell = self.client.cell(_SUM + field.name)
        if cell is None or (field.is_computed and not self._holds()):
            return super().amount(field)
        amount: Decimal = unpacked(cell)
        return amount

    def unrated(self, record: str) -> Sequence[str]:
        if not self._holds():
            return super().unrated(record)
        found: Sequence[str] = self.client.cell(_UNRATED + record) or ()
        if found and record in _UNRATED_BY_DAY:
            return UNRATED[record](self._excerpt((record,)), self.facts.settings, self.facts.today)
        return found

    def plans(self) -> Sequence[Plan]:
        if not self._holds():
            return super().plans()
        return [_unpacked_plan(*packed) for packed in self.client.cell(_PLANS) or ()]

    def purchases(self) -> Purchases | None:
        if not self._holds():
            return super().purchases()
        try:
            return self._bought  # each of the forecasts asks for them
        except AttributeError:
            cell = self.client.cell(_PURCHASES)
            self._bought = None if cell is None else _purchases()(cell)
            return self._bought

    def recall(self) -> str | None:
        if not self._holds():
            return super().recall()
        found: str | None = self.client.cell(RECALL)
        return found

    def _stored(self, field: Field) -> Sequence[Any]:
        if not field.is_known:
            return super()._stored(field)
        cell = self.client.cell(field.name)
        if cell is None:
            return ()
        if type(cell) is not list:
            return (unpacked(cell),)
        return [unpacked(value) for value in (cell[1:] if field.record is not None else cell)]

    def excerpt(self, names: Sequence[str]) -> Document:
        return self._excerpt(names) if self._holds() else super().excerpt(names)

    def _excerpt(self, names: Sequence[str]) -> Document:
        """As much of the document as was kept under these names of excerpts."""
        cell = self.client.cell
        held = [(key, give, cell(column)) for key, give, column in _excerpts(tuple(names))]
        return {key: give(found) for key, give, found in held if found is not None}

    def _holds(self) -> bool:
        today = self.facts.today.toordinal()
        if self.client.block.holds(today):
            return True
        first, last = self.client.days
        return first <= today <= last


@cache
def _purchases() -> Callable[[Any], Purchases]:
    """What makes purchases of a cell; found once, as it is asked for by thousands."""
    from clientctl.facts.prediction import Purchases

    return Purchases._make


@lru_cache(64)
def _excerpts(names: Sequence[str]) -> Sequence[tuple[str, Callable[[Any], Any], str]]:
    """The keys of these excerpts, what of a document is made of them, and their columns."""
    found = [EXCERPT_BY_NAME[name] for name in names]
    return [(excerpt.key, excerpt.give, _EXCERPT + excerpt.name) for excerpt in found]


def is_cell_enough(field: Field) -> bool:
    """Whether the cell of the field's own column is all that is looked at to answer for it."""
    if field.is_computed:
        return field.name in FACT_BY_NAME and FACT_BY_NAME[field.name].is_kept
    return field.is_known and field.kind != "group"


def _packed_search(search: SearchText, memo: Mapping[str, Any]) -> Mapping[str, Any]:
    known = {name: memo[name] for name in search.names if name in memo}
    if len(known) < len(search.names):
        known = dict(zip(search.names, search.sounds(), strict=True))
    return {_SEARCH: [search.text, search.phones, search.names], MEMO: known or None}


def _packed_unrated(document: Document, facts: Facts) -> Iterator[tuple[str, Any]]:
    for record, find in UNRATED.items():
        today = date.min if record in _UNRATED_BY_DAY else facts.today
        yield _UNRATED + record, list(find(document, facts.settings, today)) or None


def _packed_purchases(bought: Purchases | None) -> Any:
    if bought is None:
        return None
    return [bought.first, bought.last, bought.repeats, bought.valued, bought.value]


def _packed_plans(plans: Sequence[Plan]) -> Mapping[str, Any]:
    dated = min((plan.start.isoformat() for plan in plans if plan.kind != "birthday"), default=None)
    births = sorted({plan.start.isoformat()[5:] for plan in plans if plan.kind == "birthday"})
    return {
        _PLANS: [_packed_plan(plan) for plan in plans] or None,
        FIRST_PLAN: [dated, *births] if births else dated,
    }


def _packed_plan(plan: Plan) -> Sequence[Any]:
    until = None if plan.until is None else plan.until.isoformat()
    return [plan.kind, plan.start.isoformat(), plan.what, plan.item, until, plan.details]


def _unpacked_plan(
    kind: Any, start: str, what: str | None, item: str | None, until: str | None, details: Mapping[str, str]
) -> Plan:
    end = None if until is None else date.fromisoformat(until)
    return Plan(kind, date.fromisoformat(start), what, item, end, details)
