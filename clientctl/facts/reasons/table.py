"""EXPLAINERS: for every computed field what tells how it came about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from clientctl.errors import message
from clientctl.facts.reasons import (
    churn,
    contact,
    deals,
    forecasts,
    grades,
    orders,
    payments,
    person,
    scores,
    service,
)
from clientctl.facts.reasons.case import Because, Case
from clientctl.frozen import frozen


@frozen
class Explainer:
    """A computed field, by its name, and its rows; empty: the code of a sentence that says that there are none."""

    name: str
    rows: Callable[[Case], Iterator[Because]]
    empty: str

    def explain(self, case: Case) -> tuple[Because, ...]:
        """What makes the field what it is; one row at least."""
        return tuple(self.rows(case)) or (Because((message(self.empty),), counts=False),)


EXPLAINERS: Final = (
    Explainer("total", orders.total, "reasons.no_orders"),
    Explainer("order_count", orders.order_count, "reasons.no_orders"),
    Explainer("average_order", orders.average_order, "reasons.no_orders"),
    Explainer("first_order", orders.first_order, "reasons.no_orders"),
    Explainer("last_order", orders.last_order, "reasons.no_orders"),
    Explainer("last_contact", contact.last_contact, "reasons.no_contacts"),
    Explainer("days_since_contact", contact.days_since_contact, "reasons.no_contacts"),
    Explainer("contact_count", contact.contact_count, "reasons.no_contacts"),
    Explainer("next_due", contact.next_due, "reasons.no_plans"),
    Explainer("open_deals", deals.open_deals, "reasons.no_deals"),
    Explainer("pipeline", deals.pipeline, "reasons.no_deals"),
    Explainer("receivable", payments.receivable, "reasons.no_payments"),
    Explainer("overdue", payments.overdue, "reasons.no_payments"),
    Explainer("satisfaction", service.satisfaction, "reasons.no_surveys"),
    Explainer("open_complaints", service.open_complaints, "reasons.no_complaints"),
    Explainer("recency", orders.recency, "reasons.no_orders"),
    Explainer("frequency", orders.frequency, "reasons.no_orders"),
    Explainer("monetary", orders.monetary, "reasons.no_orders"),
    Explainer("rfm", scores.rfm, "reasons.no_orders"),
    Explainer("suggested_grade", grades.suggested_grade, "reasons.no_rules"),
    Explainer("clv", orders.clv, "reasons.no_orders"),
    Explainer("risk", churn.risk, "reasons.no_signals"),
    Explainer("risk_level", churn.risk_level, "reasons.no_signals"),
    Explainer("age", person.age, "reasons.no_birthday"),
    Explainer("expected_orders", forecasts.expected_orders, "reasons.no_orders"),
    Explainer("alive", forecasts.expected_orders, "reasons.no_orders"),
    Explainer("predicted_value", forecasts.predicted_value, "reasons.no_orders"),
)
EXPLAINER_BY_NAME: Final[Mapping[str, Explainer]] = {row.name: row for row in EXPLAINERS}
