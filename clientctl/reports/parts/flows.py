"""Flows: what happened on which day, over all clients and all times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from clientctl.facts.entries import past_entries
from clientctl.facts.orders import sales_done
from clientctl.model import Document
from clientctl.reports.study import Study

Dated = tuple[date, Decimal]
_NOTHING: Final = Decimal(0)


def sales(study: Study) -> list[Dated]:
    """Day and amount in the book's currency of every order done up to today, of all times; without a rate: 0."""
    return [sale for sales in sales_by_client(study) for sale in sales]


def sales_by_client(study: Study) -> list[list[Dated]]:
    """The same, a list for each client."""
    return [sales_in(subject.excerpt(("orders",)), study) for subject in study.all]


def sales_in(document: Document, study: Study) -> list[Dated]:
    """The same of one client's orders."""
    return [(on, amount or _NOTHING) for on, amount in sales_done(document, study.settings, study.today)]


def counted(days: Iterable[date]) -> list[Dated]:
    """How often each day is there."""
    return [(on, Decimal(count)) for on, count in Counter(days).items()]


def dates_of(study: Study, record: str) -> list[Dated]:
    """The day of every entry up to today of these records, of all times, each counting one."""
    return [
        (on, Decimal(1))
        for subject in study.all
        for on, _ in past_entries(subject.excerpt((record,)), record, study.today)
    ]
