"""Signals of churn at their boundaries and what they add up to, worked out by hand for 22 November 2026.

180 days before is 26 May 2026, 360 days before is 27 November 2025.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.facts import FACTS, Facts
from clientctl.facts.risk import SIGNALS, signals_of
from clientctl.messages import LANGUAGES, word
from clientctl.settings import Settings, build_settings

TODAY = date(2026, 11, 22)


def held(document: Any, settings: Settings | None = None) -> list[str]:
    return [signal.name for signal, _ in signals_of(document, settings or Settings(), TODAY)]


def value(name: str, document: Any, settings: Settings | None = None) -> Any:
    return Facts(settings or Settings(), TODAY).value(name, document)


def orders(*rows: tuple[Any, ...]) -> dict[str, Any]:
    keys = ("date", "amount", "status")
    return {"orders": [dict(zip(keys, row, strict=False)) for row in rows]}


def quiet(last: str, cadence: str | None = None) -> dict[str, Any]:
    return {"log": [{"date": last, "kind": "call"}], **({} if cadence is None else {"cadence": cadence})}


SIGNAL_CASES = [
    ("nothing known", {}, []),
    ("an open complaint", {"feedback": [{"date": "2026-11-01", "kind": "complaint"}]}, ["complaint"]),
    ("a closed one", {"feedback": [{"date": "2026-11-01", "kind": "complaint", "status": "closed"}]}, []),
    ("returned within 180 days", orders(("2026-05-27", 5, "returned")), ["return"]),
    ("cancelled within 180 days", orders(("2026-11-22", 5, "cancelled")), ["return"]),
    ("returned 180 days ago", orders(("2026-05-26", 5, "returned")), []),
    ("to be returned", orders(("2026-11-23", 5, "returned")), []),
    ("quiet for 90 days", quiet("2026-08-24"), []),
    ("quiet for 91 days", quiet("2026-08-23"), ["silence"]),
    ("quiet since it is there", {"since": "2026-08-23"}, ["silence"]),
    ("a note breaks no silence", {"log": [{"date": "2026-11-01", "kind": "note"}], "since": "2026-01-01"}, ["silence"]),
    ("to come", {"since": "2027-01-01"}, []),
    ("30 days: 45 are not over", quiet("2026-10-08", "30d"), []),
    ("30 days: 46 are", quiet("2026-10-07", "30d"), ["silence"]),
    ("a week: 10 are not over 10.5", quiet("2026-11-12", "1w"), []),
    ("a week: 11 are", quiet("2026-11-11", "1w"), ["silence"]),
    # the month after 8 October has 31 days: 46.5
    ("a month: 45 are not over", quiet("2026-10-08", "1m"), []),
    ("a month: 47 are", quiet("2026-10-06", "1m"), ["silence"]),
    ("an odd cadence is none", quiet("2026-08-23", "often"), ["silence"]),
    ("100 years: never", quiet("2000-01-01", "100y"), []),
    ("overdue", {"payments": [{"due": "2026-11-21", "amount": 1}]}, ["overdue"]),
    ("overdue without a rate", {"payments": [{"due": "2026-11-21", "amount": 1, "currency": "GBP"}]}, ["overdue"]),
    ("due today", {"payments": [{"due": "2026-11-22", "amount": 1}]}, []),
    ("a score of 5", {"surveys": [{"date": "2026-11-21", "score": 5}]}, ["satisfaction"]),
    ("a score of 5.5", {"surveys": [{"date": "2026-11-21", "score": Decimal("5.5")}]}, []),
    ("a better one since", {"surveys": [{"date": "2026-01-01", "score": 1}, {"date": "2026-02-01", "score": 6}]}, []),
    ("half is not under half", orders(("2026-05-26", 100), ("2026-05-27", 50)), []),
    ("under half", orders(("2026-05-26", 100), ("2026-05-27", Decimal("49.99"))), ["decline"]),
    ("nothing any more", orders(("2025-11-28", 1)), ["decline"]),
    ("nothing before either", orders(("2025-11-27", 1)), []),
    ("nothing but cancelled before", orders(("2026-01-01", 1, "cancelled")), []),
    ("what is to come does not count", orders(("2026-01-01", 10), ("2026-11-23", 10)), ["decline"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("document", "names"), [row[1:] for row in SIGNAL_CASES], ids=[row[0] for row in SIGNAL_CASES]
)
def test_signals_hold_from_their_boundary_on(document: Any, names: list[str]) -> None:
    assert held(document) == names


ALL = {
    "since": "2020-01-01",
    "feedback": [{"date": "2026-11-01", "kind": "complaint"}] * 2,
    "payments": [{"due": "2026-01-01", "amount": 1}],
    "surveys": [{"date": "2026-11-21", "score": 0}],
    **orders(("2026-01-01", 10), ("2026-11-01", 1, "returned")),
}


def test_a_decline_is_reckoned_exactly() -> None:
    settings = build_settings({"rates": {"EUR": Decimal("0.0100000000000001")}})
    document = orders(
        ("2026-05-26", Decimal("2.02")), ("2026-05-27", 1), ("2026-05-28", Decimal("0.99999999999999"))
    )
    document["orders"][2]["currency"] = "EUR"

    # 0.99999999999999 x 0.0100000000000001 = 0.01 - 10^-30, and so both are below 1.01
    assert held(document, settings) == ["decline"]


def test_all_signals_together_are_100_at_most() -> None:
    """25 + 15 + 20 + 15 + 15 + 20 = 110; two complaints are one signal."""
    assert held(ALL) == ["complaint", "return", "silence", "overdue", "satisfaction", "decline"]
    assert (value("risk", ALL), value("risk_level", ALL)) == (100, "high")


LEVELS = [
    ({}, 0, "low"),
    ({"since": "2020-01-01"}, 20, "low"),
    (
        {"payments": [{"due": "2026-01-01", "amount": 1}], "surveys": [{"date": "2026-11-21", "score": 0}]},
        30,
        "medium",
    ),
    ({key: ALL[key] for key in ("feedback", "payments", "surveys")}, 55, "medium"),
    ({key: ALL[key] for key in ("feedback", "since", "surveys")}, 60, "high"),
]


@pytest.mark.parametrize(("document", "risk", "level"), LEVELS)
def test_levels_begin_at_their_number(document: Any, risk: int, level: str) -> None:
    assert (value("risk", document), value("risk_level", document)) == (risk, level)


def test_the_book_decides_weights_and_levels() -> None:
    settings = build_settings(
        {
            "risk": {
                "weights": {"silence": Decimal("12.5"), "overdue": 0},
                "medium": 10,
                "high": Decimal("12.5"),
            }
        }
    )
    document = {"since": "2020-01-01", "payments": [{"due": "2026-01-01", "amount": 1}]}

    assert held(document, settings) == ["silence"]
    assert (value("risk", document, settings), value("risk_level", document, settings)) == (
        Decimal("12.5"),
        "high",
    )


def test_the_weights_are_those_of_the_signals() -> None:
    assert set(Settings().risk.weights) == {signal.name for signal in SIGNALS}


def test_reasons_are_told_in_both_languages() -> None:
    told = {
        language: [
            word(signal.told(reason), language) for signal, reason in signals_of(ALL, Settings(), TODAY)
        ]
        for language in LANGUAGES
    }

    assert told["en"] == [
        "2 open complaints since 2026-11-01",
        "1 order taken back, last on 2026-11-01",
        "no contact for 2,517 days, at most 90",
        "1 payment overdue since 2026-01-01",
        "satisfaction 0 on 2026-11-21",
        "0.00 in the last 180 days, 10.00 in those before",
    ]
    assert told["zh"][0] == "2 件投诉未结，最早 2026-11-01"


odd = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**30), 10**30),
        st.decimals(allow_nan=False, allow_infinity=False, places=3),
        st.text(max_size=4),
        st.dates().map(date.isoformat),
        st.sampled_from(["complaint", "returned", "done", "lead", "EUR", "30d"]),
    ),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=3,
)
KEYS = (
    "date",
    "due",
    "amount",
    "currency",
    "status",
    "paid_on",
    "kind",
    "closed",
    "score",
    "stage",
    "probability",
)
records = st.one_of(odd, st.lists(st.one_of(odd, st.dictionaries(st.sampled_from(KEYS), odd)), max_size=3))


@given(
    st.fixed_dictionaries(
        {},
        optional={
            **dict.fromkeys(("orders", "payments", "deals", "feedback", "surveys", "log"), records),
            **dict.fromkeys(("cadence", "since", "birthday", "next", "reminders"), odd),
        },
    ),
    st.dates(),
)
def test_no_shape_of_a_document_stops_any_fact(document: Any, today: date) -> None:
    for fact in FACTS:
        Facts(Settings(), today).value(fact.name, document)
        if fact.exact is not None:
            assert isinstance(Facts(Settings(), today).amount(fact.name, document), Decimal)
