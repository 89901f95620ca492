"""FACTS: every computed field with its name, label, unit and formula."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from clientctl.errors import Message, message
from clientctl.facts import contact, deals, orders, payments, person, rfm, risk, service, value
from clientctl.facts.entries import number
from clientctl.frozen import attribute, frozen, replace
from clientctl.model import Choice, Document, Field, Label
from clientctl.schema.catalog import Catalog
from clientctl.settings import Settings


@frozen
class Fact:
    """One computed field: `compute(document, settings, today)` gives a stored value (dates as ISO text) or None.

    exact: the number before it is rounded, for sums over clients, which are rounded once.
    daily: another fact, and what this one makes of its value and the day.
    reads: names of `EXCERPTS` that it can be computed of; empty: of the whole document only.
    is_by_day: it changes day by day, as a daily one does, while the others hold as long as `holds_between` says.
    is_judged: no document alone tells it, but what is given as `Facts.judges`.
    sums: records whose amounts it adds up, or is decided by.
    choices: the values that it may have, in their order; choices_of: or the field whose choices it has.
    """

    name: str
    kind: str
    label: Label
    compute: Callable[[Document, Settings, date], Any]
    column: int | None = None
    exact: Callable[[Document, Settings, date], Decimal | None] | None = None
    daily: tuple[str, Callable[[Any, date], Any]] | None = None
    reads: tuple[str, ...] = ()
    is_by_day: bool = False
    is_judged: bool = False
    sums: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    choices_of: str | None = None

    @property
    def is_kept(self) -> bool:
        """Whether its value holds as long as `holds_between` says."""
        return self.daily is None and not self.is_by_day and not self.is_judged

    @property
    def field(self) -> Field:
        return Field(
            (self.name,),
            self.kind,
            (self.label,),
            choices=self.choices,
            is_computed=True,
            column=self.column,
        )

    @property
    def definition(self) -> Message:
        """What it is, in a sentence."""
        return message(f"labels.fact_{self.name}")


def _untold(document: Document, settings: Settings, today: date) -> None:
    """A judged fact: no document alone tells it."""


FACTS: Final = (
    Fact(
        "total",
        "money",
        Label("total", "总额"),
        orders.total,
        column=1,
        exact=orders.exact_total,
        sums=("orders",),
        reads=("orders",),
    ),
    Fact("order_count", "integer", Label("order count", "订单数"), orders.order_count, reads=("orders",)),
    Fact(
        "average_order",
        "money",
        Label("average order", "客单价"),
        orders.average_order,
        sums=("orders",),
        reads=("orders",),
    ),
    Fact("first_order", "date", Label("first order", "首单日期"), orders.first_order, reads=("orders",)),
    Fact("last_order", "date", Label("last order", "末单日期"), orders.last_order, reads=("orders",)),
    Fact(
        "last_contact",
        "date",
        Label("last contact", "最近联系"),
        contact.last_contact,
        column=3,
        reads=("last_contact",),
    ),
    Fact(
        "days_since_contact",
        "integer",
        Label("days since contact", "未联系天数"),
        contact.days_since_contact,
        daily=("last_contact", contact.days_since),
        reads=("last_contact",),
    ),
    Fact(
        "contact_count", "integer", Label("contact count", "联系次数"), contact.contact_count, reads=("log",)
    ),
    Fact("next_due", "date", Label("next due", "下次跟进"), contact.next_due),
    Fact("open_deals", "integer", Label("open deals", "进行中商机"), deals.open_deals, reads=("deals",)),
    Fact(
        "pipeline",
        "money",
        Label("pipeline", "商机预期额"),
        deals.pipeline,
        exact=deals.exact_pipeline,
        sums=("deals",),
        reads=("deals",),
    ),
    Fact(
        "receivable",
        "money",
        Label("receivable", "应收"),
        payments.receivable,
        exact=payments.exact_receivable,
        reads=("payments",),
        is_by_day=True,
        sums=("payments",),
    ),
    Fact(
        "overdue",
        "money",
        Label("overdue", "逾期"),
        payments.overdue,
        exact=payments.exact_overdue,
        reads=("payments",),
        is_by_day=True,
        sums=("payments",),
    ),
    Fact(
        "satisfaction", "decimal", Label("satisfaction", "满意度"), service.satisfaction, reads=("surveys",)
    ),
    Fact(
        "open_complaints",
        "integer",
        Label("open complaints", "未结投诉"),
        service.open_complaints,
        reads=("feedback",),
    ),
    Fact(
        "recency",
        "integer",
        Label("recency", "距末单天数"),
        rfm.recency,
        daily=("last_order", contact.days_since),
        reads=("orders",),
    ),
    Fact(
        "frequency",
        "integer",
        Label("frequency", "年订单数"),
        rfm.frequency,
        reads=("orders",),
        is_by_day=True,
    ),
    Fact(
        "monetary",
        "money",
        Label("monetary", "年金额"),
        rfm.monetary,
        exact=rfm.exact_monetary,
        reads=("orders",),
        is_by_day=True,
        sums=("orders",),
    ),
    Fact("rfm", "text", Label("RFM", "RFM"), rfm.rfm, reads=("orders",), is_by_day=True, sums=("orders",)),
    Fact(
        "suggested_grade",
        "choice",
        Label("suggested grade", "建议等级"),
        _untold,
        is_judged=True,
        choices_of="grade",
    ),
    Fact(
        "clv",
        "money",
        Label("CLV", "终身价值"),
        value.clv,
        exact=value.exact_clv,
        reads=("orders",),
        is_by_day=True,
        sums=("orders",),
    ),
    Fact(
        "risk",
        "decimal",
        Label("risk", "风险"),
        risk.risk,
        reads=risk.READS,
        is_by_day=True,
        sums=("orders",),
    ),
    Fact(
        "risk_level",
        "choice",
        Label("risk level", "风险级别"),
        risk.risk_level,
        reads=risk.READS,
        is_by_day=True,
        sums=("orders",),
        choices=(
            Choice("low", Label("low", "低")),
            Choice("medium", Label("medium", "中")),
            Choice("high", Label("high", "高")),
        ),
    ),
    Fact("age", "integer", Label("age", "年龄"), person.age, reads=("birthday",), is_by_day=True),
    Fact("expected_orders", "decimal", Label("expected orders", "预计订单数"), _untold, is_judged=True),
    Fact("alive", "decimal", Label("alive", "留存概率"), _untold, is_judged=True),
    Fact(
        "predicted_value",
        "money",
        Label("predicted value", "预测价值"),
        _untold,
        is_judged=True,
        sums=("orders",),
    ),
)

FACT_FIELDS: Final = tuple(fact.field for fact in FACTS)
FACT_BY_NAME: Final[Mapping[str, Fact]] = {fact.name: fact for fact in FACTS}


def computed_fields(catalog: Catalog) -> Iterator[Field]:
    """The fields of all facts, with the choices that they have in a book."""
    for fact in FACTS:
        yield (
            fact.field
            if fact.choices_of is None
            else replace(fact.field, choices=catalog.field(fact.choices_of).choices)
        )


# What finds a judged fact of a client, as queries see it.
Judge = Callable[[Any], Any]


@frozen
class Facts:
    """The facts of a book on a day, computed one by one as they are asked for.

    judges: what finds those that queries of the settings decide, or models of the whole book; whoever asks has the
    client that it is found of.
    """

    settings: Settings
    today: date
    judges: Mapping[str, Judge] = attribute(factory=dict, compare=False)

    def value(self, name: str, document: Document) -> Any:
        """One fact; KeyError for an unknown name. None for a judged one: no document alone tells it."""
        return FACT_BY_NAME[name].compute(document, self.settings, self.today)

    def amount(self, name: str, document: Document) -> Decimal:
        """What a numeric fact adds to a sum over clients: exact, 0 where it is None."""
        fact = FACT_BY_NAME[name]
        if fact.exact is not None:
            return fact.exact(document, self.settings, self.today) or Decimal(0)
        return number(self.value(name, document)) or Decimal(0)
