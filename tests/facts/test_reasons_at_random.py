"""Explanations of any client: what counts adds up to the number, every place is there, no shape stops them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.errors import Message
from clientctl.facts import FACTS, Facts
from clientctl.facts.reasons import EXPLAINER_BY_NAME, Because, Case, group_rows, stored_rows
from clientctl.messages import LANGUAGES, word
from clientctl.model import Field, Label
from clientctl.settings import build_settings

TODAY = date(2026, 11, 22)
WRITTEN: Mapping[str, Any] = {
    "rates": {"EUR": [{"from": "2026-08-01", "rate": Decimal("8.0125")}], "USD": Decimal("7.1")},
    "deals": {"stages": [{"name": "offer", "probability": Decimal("33.3")}]},
}


def rows_of(
    name: str, document: Any, written: Mapping[str, Any] = WRITTEN
) -> tuple[tuple[Because, ...], Any]:
    """The rows of a field, and its value."""
    settings = build_settings(written)
    facts = Facts(settings, TODAY)
    case = Case(document, settings, TODAY, written, lambda other: facts.value(other, document), lambda: ())
    return EXPLAINER_BY_NAME[name].explain(case), facts.value(name, document)


# -- sums ------------------------------------------------------------------------------------------------

days = st.integers(-40, 800).map(lambda ago: (TODAY - timedelta(ago)).isoformat())
amounts = st.one_of(
    st.integers(-1000, 10**9), st.decimals(-1000, 10**9, places=3, allow_nan=False), st.just("much")
)
currencies = st.sampled_from(["CNY", "EUR", "USD", "GBP"])


def entries(*needed: str, **others: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    known = {"date": days, "due": days, "amount": amounts, "currency": currencies, **others}
    optional = {key: held for key, held in known.items() if key not in needed}
    entry = st.fixed_dictionaries({key: known[key] for key in needed}, optional=optional)
    return st.lists(entry | st.just("odd"), max_size=6)


clients = st.fixed_dictionaries(
    {},
    optional={
        "since": days,
        "cadence": st.sampled_from(["30d", "2m", "often"]),
        "orders": entries("date", status=st.sampled_from(["done", "cancelled", "returned", "lent"])),
        "deals": entries(
            stage=st.sampled_from(["lead", "offer", "won", "lost"]), probability=st.integers(0, 100)
        ),
        "payments": entries("due", paid_on=days),
        "feedback": entries("date", kind=st.sampled_from(["complaint", "praise"]), closed=days),
        "surveys": entries("date", score=st.integers(0, 10)),
        "log": entries("date", kind=st.sampled_from(["call", "note"])),
    },
)


def in_file(rows: tuple[Because, ...]) -> Decimal:
    """The sum of what counts in the client's own file, not rounded on the way."""
    with localcontext(prec=200):
        return sum((Decimal(row.value) for row in rows if row.place is not None and row.counts
                    and row.place.file == "client"), Decimal(0))  # fmt: skip


@pytest.mark.parametrize("name", ["total", "monetary", "pipeline", "receivable", "overdue"])
@given(clients)
def test_amounts_add_up_to_the_sum(name: str, document: Any) -> None:
    rows, value = rows_of(name, document)
    with localcontext(prec=200):
        assert in_file(rows).quantize(Decimal("0.01"), ROUND_HALF_UP) == value


@pytest.mark.parametrize(
    "name", ["order_count", "frequency", "contact_count", "open_deals", "open_complaints"]
)
@given(clients)
@pytest.mark.long
def test_what_counts_is_as_many_as_the_count(name: str, document: Any) -> None:
    rows, value = rows_of(name, document)
    assert in_file(rows) == value


@pytest.mark.parametrize("name", ["first_order", "last_order", "last_contact", "satisfaction"])
@given(clients)
def test_what_counts_has_the_value(name: str, document: Any) -> None:
    rows, value = rows_of(name, document)
    assert {row.value for row in rows if row.counts} == ({value} if value is not None else set())


@given(
    clients,
    st.dictionaries(st.sampled_from(["complaint", "return", "silence", "overdue"]), st.integers(0, 70)),
)
def test_weights_add_up_to_the_risk(document: Any, weights: Mapping[str, int]) -> None:
    rows, value = rows_of("risk", document, {"risk": {"weights": weights}})
    assert min(sum(row.value for row in rows if row.value is not None), 100) == value


@given(clients)
def test_the_earliest_plan_is_the_next(document: Any) -> None:
    rows, value = rows_of("next_due", document)
    assert min((row.value for row in rows if row.value is not None), default=None) == value


@given(clients)
def test_points_are_the_digits_of_rfm(document: Any) -> None:
    rows, value = rows_of("rfm", document)
    points = [
        str(row.value) for row in rows if isinstance(row.what[0], Message) and "cutoffs" in row.what[0].code
    ]
    assert "".join(points) == (value or "")


@given(clients)
@pytest.mark.long
def test_every_entry_is_told_of_once_in_the_order_of_the_file(document: Any) -> None:
    places = [
        row.place.path for row in rows_of("total", document)[0] if row.place and row.place.file == "client"
    ]
    assert places == [("orders", index) for index in range(len(document.get("orders", ())))]


# -- any shape -------------------------------------------------------------------------------------------

odd = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**30), 10**30),
        st.decimals(allow_nan=False, allow_infinity=False, places=3),
        st.text(max_size=4),
        days,
        st.sampled_from(["complaint", "returned", "done", "lead", "EUR", "30d", "won"]),
    ),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=3,
)
KEYS = (
    *("date", "due", "amount", "currency", "status", "paid_on", "kind", "closed", "score", "stage"),
    *("probability", "title", "text", "items", "what", "done"),
)
records = st.one_of(odd, st.lists(st.one_of(odd, st.dictionaries(st.sampled_from(KEYS), odd)), max_size=3))
shapes = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("orders", "payments", "deals", "feedback", "surveys", "log", "reminders"), records),
        **dict.fromkeys(("cadence", "since", "birthday", "next", "tags"), odd),
    },
)
settings = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("rates", "deals", "rfm", "clv", "risk", "grading", "currency"), records)
)
FIELDS = (
    Field(("tags",), "tag", (Label("tags", "标签"),), is_list=True),
    Field(("orders", "amount"), "money", (Label("orders", "订单"), Label("amount", "金额")), record="orders"),
    Field(("orders", "items", "product"), "text", (Label("", ""),) * 3, record="orders"),
    Field(
        ("log", "kind"),
        "choice",
        (Label("log", "记录"), Label("kind", "方式")),
        record="log",
        default="other",
    ),
    Field(("next", "date"), "date", (Label("next", "下一步"), Label("date", "日期"))),
)


def stands(document: Any, path: tuple[str | int, ...]) -> bool:
    for step in path:
        if isinstance(step, int) != isinstance(document, list):
            return False
        if step not in (range(len(document)) if isinstance(step, int) else document):
            return False
        document = document[step]
    return True


def require_sound(rows: tuple[Because, ...], document: Any, written: Any) -> None:
    """They can be said in both languages, and each place is there."""
    for row in rows:
        for part in row.what:
            assert not isinstance(part, Message) or all(word(part, language) for language in LANGUAGES)
        if row.place is not None and row.place.path:
            assert stands(document if row.place.file == "client" else written, row.place.path)


@given(shapes, settings)
@pytest.mark.long
def test_no_shape_of_a_file_stops_an_explanation(document: Any, written: Any) -> None:
    for fact in FACTS:
        rows, _ = rows_of(fact.name, document, written)
        assert rows
        require_sound(rows, document, written)


@given(shapes)
@pytest.mark.long
def test_a_stored_field_has_a_row_for_each_of_its_values(document: Any) -> None:
    for field in FIELDS:
        rows = tuple(stored_rows(document, field))
        assert [row.value for row in rows] == field.values(document)
        require_sound(rows, document, {})


@given(shapes)
@pytest.mark.long
def test_a_whole_list_has_a_row_for_each_of_its_entries(document: Any) -> None:
    group = Field(("orders",), "group", (Label("orders", "订单"),))
    rows = tuple(group_rows(document, group, lambda name: None))
    require_sound(rows, document, {})
    held = document.get("orders")
    assert len(rows) == (len(held) if isinstance(held, list | dict) else 0)
