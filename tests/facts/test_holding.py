"""How long facts hold, worked out by hand for 22 November 2026, and held against the facts themselves."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.facts import FACTS, Facts, holds_between
from clientctl.facts.excerpts import EXCERPT_BY_NAME
from clientctl.facts.orders import unrated_orders
from clientctl.settings import Rate, Settings

TODAY = date(2026, 11, 22)
EVER = (date.min, date.max)


def entries(record: str, *days: Any) -> dict[str, Any]:
    return {record: [{"date": day} for day in days]}


HOLDING = [
    ({}, EVER),
    (entries("orders"), EVER),
    (entries("orders", "2026-11-22"), (TODAY, date.max)),
    (entries("orders", "2026-11-20", "2026-11-21"), (date(2026, 11, 21), date.max)),
    (entries("orders", "2026-11-23"), (date.min, TODAY)),
    (entries("log", "2026-11-23", "2026-12-01", "2026-11-01"), (date(2026, 11, 1), TODAY)),
    ({**entries("log", "2026-11-30"), **entries("orders", "2026-11-25")}, (date.min, date(2026, 11, 24))),
    (entries("feedback", "2026-11-21"), (date(2026, 11, 21), date.max)),
    (entries("surveys", "2026-12-24"), (date.min, date(2026, 12, 23))),
    (entries("orders", "0001-01-01", "9999-12-31"), (date.min, date(9999, 12, 30))),
    (entries("orders", "soon", None, 20261123, "2026-11-31", ["2026-11-23"], True), EVER),
    (entries("reminders", "2026-11-23"), EVER),
    (entries("payments", "2026-11-23"), EVER),
    ({"next": {"date": "2026-11-23"}, "since": "2026-11-23"}, EVER),
    ({"orders": {"date": "2026-11-23"}, "log": "2026-11-23"}, EVER),
    (
        {"orders": ["2026-11-23", None, [{"date": "2026-11-23"}], {"date": "2026-11-24"}]},
        (date.min, date(2026, 11, 23)),
    ),
]


@pytest.mark.parametrize(("document", "days"), HOLDING)
def test_facts_hold_from_the_latest_entry_until_the_next_one(
    document: dict[str, Any], days: tuple[date, date]
) -> None:
    assert holds_between(document, TODAY) == days


days = st.one_of(
    st.dates(date(2026, 11, 15), date(2026, 11, 30)).map(date.isoformat),
    st.dates().map(date.isoformat),
    st.sampled_from(["soon", None, 5, "2026-11-31", ""]),
)
amounts = st.one_of(st.integers(-5, 5), st.decimals(-9, 9, places=2), st.sampled_from([None, "7", True]))
orders = st.fixed_dictionaries(
    {"date": days},
    optional={
        "amount": amounts,
        "currency": st.sampled_from(["EUR", "USD", "CNY", "", [], ["EUR"]]),
        "status": st.sampled_from(["done", "cancelled", "returned", None, "odd", []]),
    },
)
talks = st.fixed_dictionaries({"date": days}, optional={"kind": st.sampled_from(["call", "note", None])})
reminders = st.fixed_dictionaries({"date": days}, optional={"done": days})
words = st.sampled_from(["EUR", "GBP", None, "", [], ["EUR"], 5])
payments = st.fixed_dictionaries(
    {}, optional={"due": days, "amount": amounts, "currency": words, "paid_on": days}
)
surveys = st.fixed_dictionaries({"date": days}, optional={"score": amounts})
complaints = st.fixed_dictionaries(
    {"date": days},
    optional={
        "kind": st.sampled_from(["complaint", "praise", []]),
        "status": st.sampled_from(["open", "closed", None, [], ""]),
        "closed": days,
    },
)
documents = st.fixed_dictionaries(
    {},
    optional={
        "orders": st.lists(st.one_of(orders, st.just("text")), max_size=4),
        "log": st.lists(talks, max_size=4),
        "payments": st.lists(payments, max_size=3),
        "surveys": st.lists(surveys, max_size=3),
        "birthday": days,
        "reminders": st.lists(reminders, max_size=2),
        "feedback": st.lists(complaints, max_size=3),
        "cadence": st.sampled_from(["30d", "2w", "often"]),
        "since": days,
        "next": st.fixed_dictionaries({"date": days}),
    },
)
SETTINGS = Settings(rates={"EUR": (Rate(None, Decimal(7)), Rate(date(2026, 11, 20), Decimal("8.5")))})


@given(documents, st.dates(date(2026, 11, 14), date(2026, 12, 1)), st.data())
def test_on_every_day_between_the_facts_are_the_same(
    document: dict[str, Any], today: date, data: st.DataObject
) -> None:
    first, last = holds_between(document, today)
    assert first <= today <= last
    other = data.draw(st.one_of(st.sampled_from([first, last]), st.dates(first, last)))
    now, then = Facts(SETTINGS, today), Facts(SETTINGS, other)

    for fact in FACTS:
        value = then.value(fact.name, document)
        if fact.is_kept:
            assert now.value(fact.name, document) == value, fact.name
        elif fact.daily is not None:
            of, made = fact.daily
            assert made(now.value(of, document), other) == value, fact.name
        if fact.reads:
            read = [EXCERPT_BY_NAME[name] for name in fact.reads]
            held = [(excerpt, excerpt.hold(document, today)) for excerpt in read]
            kept = {excerpt.key: excerpt.give(cell) for excerpt, cell in held if cell is not None}
            assert then.value(fact.name, kept) == value, fact.name
            assert fact.exact is None or then.amount(fact.name, kept) == then.amount(fact.name, document)
    assert unrated_orders(document, SETTINGS, today) == unrated_orders(document, SETTINGS, other)
    assert holds_between(document, other) == (first, last)


@given(documents, st.dates(date(2026, 11, 14), date(2026, 12, 1)))
def test_they_end_only_where_an_entry_has_its_day(document: dict[str, Any], today: date) -> None:
    first, last = holds_between(document, today)
    dated = {
        entry["date"]
        for record in ("orders", "log", "feedback", "surveys")
        for entry in document.get(record, [])
        if isinstance(entry, dict)
    }
    assert first == date.min or first.isoformat() in dated
    assert last == date.max or (last + timedelta(days=1)).isoformat() in dated
