"""Every computed field through the command, against a small reckoning that shares nothing with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random
from typing import Any, Final

import pytest
import yaml

from tests.acceptance.book import Book, plain

TODAY: Final = date(2026, 11, 22)
SETTINGS: Final = """\
clientctl: 1
currency: CNY
rates: {EUR: [{from: 2026-01-01, rate: 7.5}, {from: 2026-07-01, rate: 8}]}
deals: {stages: [{name: lead, probability: 10}, {name: offer, probability: 60}]}
clv: {years: 2, margin: 0.3}
grading:
  - {when: "risk_level:high", grade: D}
  - {when: "monetary>=5000 rfm:5", grade: A}
  - {when: "order_count>=1", grade: B}
"""
DAYS: Final = (0, 1, -1, 5, 30, 31, 89, 90, 91, 179, 180, 181, 359, 360, 361, 364, 365, 366, 700)
NUMBERS: Final = ("open_deals", "open_complaints", "recency", "frequency", "age")
MONEY: Final = ("pipeline", "receivable", "overdue", "monetary", "clv")
FIELDS: Final = (*NUMBERS, *MONEY, "satisfaction", "rfm", "risk", "risk_level", "suggested_grade")


def ago(random: Random) -> str:
    return (TODAY - timedelta(random.choice(DAYS))).isoformat()


def client(random: Random) -> dict[str, Any]:
    """A client with a few entries of each kind, most of them on days where something begins or ends."""

    def some(make: Any, most: int) -> list[Any]:
        return [make() for _ in range(random.randint(0, most))]

    def amount() -> dict[str, Any]:
        currency = random.choice(({}, {}, {"currency": "EUR"}, {"currency": "CNY"}))
        return {"amount": random.choice((10, 999, 2500, 8000, 60000)), **currency}

    found: dict[str, Any] = {
        "name": "Client",
        "orders": some(
            lambda: {"date": ago(random), **amount(), **random.choice(({}, {}, {"status": "returned"}))}, 5
        ),
        "deals": some(
            lambda: {
                "title": "t",
                **amount(),
                "opened": "2026-08-01",
                "stage": random.choice(("lead", "offer", "won", "lost")),
                **random.choice(({}, {"probability": 33})),
            },
            3,
        ),
        "payments": some(
            lambda: {"due": ago(random), **amount(), **random.choice(({}, {"paid_on": ago(random)}))}, 3
        ),
        "feedback": some(
            lambda: {
                "date": ago(random),
                "kind": random.choice(("complaint", "praise")),
                "text": "x",
                **random.choice(({}, {"status": "closed"})),
            },
            2,
        ),
        "surveys": some(lambda: {"date": ago(random), "score": random.choice((3, 5, 6, 9))}, 2),
        "log": some(lambda: {"date": ago(random), "kind": random.choice(("call", "note")), "text": "x"}, 2),
        "birthday": random.choice(("1990-11-22", "1990-11-23", "2000-02-29")),
        **random.choice(({}, {"cadence": "60d"}, {"cadence": "2w"})),
        **random.choice(({}, {"since": "2026-06-01"})),
    }
    return {key: value for key, value in found.items() if value != []}


class Reckoning:
    """One client's figures."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        past = [order for order in self.rows("orders") if self.days(order["date"]) >= 0]
        self.orders = [order for order in past if "status" not in order]
        self.returned = [order for order in past if "status" in order]
        self.debts = [p for p in self.rows("payments") if "paid_on" not in p or self.days(p["paid_on"]) < 0]
        self.late = [payment for payment in self.debts if self.days(payment["due"]) > 0]
        self.complaints = [
            entry
            for entry in self.rows("feedback")
            if entry["kind"] == "complaint" and "status" not in entry and self.days(entry["date"]) >= 0
        ]

    def rows(self, record: str) -> list[dict[str, Any]]:
        return list(self.document.get(record, []))

    def days(self, day: str) -> int:
        return (TODAY - date.fromisoformat(day)).days

    def value(self, entry: dict[str, Any], key: str) -> Fraction:
        if entry.get("currency") != "EUR":
            return Fraction(entry["amount"])
        day = entry[key]
        rate = "8" if day >= "2026-07-01" else "7.5" if day >= "2026-01-01" else "0"
        return Fraction(entry["amount"]) * Fraction(rate)

    def sum(self, entries: list[dict[str, Any]], key: str) -> Fraction:
        return sum((self.value(entry, key) for entry in entries), Fraction(0))

    def within(self, first: int, last: int) -> list[dict[str, Any]]:
        return [order for order in self.orders if first <= self.days(order["date"]) <= last]

    def satisfaction(self) -> int | None:
        scored = [(entry["date"], index, entry["score"]) for index, entry in enumerate(self.rows("surveys"))]
        return max((one for one in scored if self.days(one[0]) >= 0), default=(None, None, None))[2]

    def recency(self) -> int | None:
        return min((self.days(order["date"]) for order in self.orders), default=None)

    def rfm(self) -> str | None:
        recency, amount = self.recency(), self.sum(self.within(0, 364), "date")
        if recency is None:
            return None
        points = (
            1 + sum(recency <= most for most in (30, 90, 180, 365)),
            1 + sum(len(self.within(0, 364)) >= least for least in (8, 5, 3, 2)),
            1 + sum(amount >= least for least in (200000, 50000, 10000, 1000)),
        )
        return "".join(map(str, points))

    def clv(self) -> Fraction | None:
        if not self.orders:
            return None
        years = max(Fraction(1), Fraction(max(self.days(order["date"]) for order in self.orders), 365))
        return self.sum(self.orders, "date") / years * 2 * Fraction("0.3")

    def risk(self) -> int:
        talks = [self.days(entry["date"]) for entry in self.rows("log") if entry["kind"] == "call"]
        quiet = min((talk for talk in talks if talk >= 0), default=None)
        if quiet is None and "since" in self.document:
            quiet = self.days(self.document["since"])
        most = {"60d": 90, "2w": 21}.get(self.document.get("cadence", ""), 90)
        now, before = (self.sum(self.within(first, first + 179), "date") for first in (0, 180))
        score = self.satisfaction()
        held = (
            25 * bool(self.complaints),
            15 * any(self.days(order["date"]) < 180 for order in self.returned),
            20 * (quiet is not None and quiet > most),
            15 * bool(self.late),
            15 * (score is not None and score <= 5),
            20 * (before > 0 and now < before / 2),
        )
        return min(100, sum(held))

    def age(self) -> int:
        born = str(self.document["birthday"])
        return TODAY.year - int(born[:4]) - int(TODAY.isoformat()[5:] < born[5:])

    def pipeline(self) -> Fraction:
        usual = {"lead": 10, "offer": 60}
        return sum(
            (
                self.value(deal, "opened") * deal.get("probability", usual[deal["stage"]]) / 100
                for deal in self.rows("deals")
                if deal["stage"] in usual
            ),
            Fraction(0),
        )

    def figures(self) -> dict[str, Any]:
        risk, rfm, monetary = self.risk(), self.rfm(), self.sum(self.within(0, 364), "date")
        level = "high" if risk >= 60 else "medium" if risk >= 30 else "low"
        best = monetary >= 5000 and rfm is not None and "5" in rfm
        grade = "D" if level == "high" else "A" if best else "B" if self.orders else None
        return {
            "open_deals": sum(deal["stage"] in ("lead", "offer") for deal in self.rows("deals")),
            "open_complaints": len(self.complaints),
            "recency": self.recency(),
            "frequency": len(self.within(0, 364)),
            "age": self.age(),
            "pipeline": cents(self.pipeline()),
            "receivable": cents(self.sum(self.debts, "due")),
            "overdue": cents(self.sum(self.late, "due")),
            "monetary": cents(monetary),
            "clv": cents(self.clv()),
            "satisfaction": self.satisfaction(),
            "rfm": rfm,
            "risk": risk,
            "risk_level": level,
            "suggested_grade": grade,
        }


def cents(amount: Fraction | None) -> Decimal | None:
    if amount is None:
        return None
    hundredths = Decimal((amount * 100).numerator) / Decimal((amount * 100).denominator)
    return hundredths.quantize(Decimal(1), ROUND_HALF_UP) / 100


@pytest.fixture(scope="module")
def clients() -> dict[str, dict[str, Any]]:
    random = Random(20261122)
    return {f"c{number:03}": client(random) for number in range(150)}


@pytest.fixture(scope="module")
def book(clients: dict[str, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Book:
    files = {name: yaml.safe_dump(document, sort_keys=False) for name, document in clients.items()}
    return plain(tmp_path_factory.mktemp("facts"), files, SETTINGS)


def test_every_client_has_the_figures_of_the_reckoning(
    book: Book, clients: dict[str, dict[str, Any]]
) -> None:
    for cache in ((), ("--no-cache",), ()):
        answer = book.run("find", "-o", "json", *cache)
        rows = json.loads(answer.out, parse_float=Decimal)
        assert [row["id"] for row in rows] == list(clients)
        for row in rows:
            found = {name: row["computed"][name] for name in FIELDS}
            assert found == Reckoning(clients[row["id"]]).figures(), row["id"]


def test_the_book_has_all_levels_grades_and_signals(clients: dict[str, dict[str, Any]]) -> None:
    """So that the comparison above means something."""
    figures = [Reckoning(document).figures() for document in clients.values()]

    assert {row["risk_level"] for row in figures} == {"low", "medium", "high"}
    assert {row["suggested_grade"] for row in figures} == {"A", "B", "D", None}
    assert len({row["rfm"] for row in figures}) > 20


def test_queries_and_order_by_computed_fields(book: Book, clients: dict[str, dict[str, Any]]) -> None:
    figures = {name: Reckoning(document).figures() for name, document in clients.items()}
    asked: dict[str, Callable[[dict[str, Any]], bool]] = {
        "risk:60..": lambda row: row["risk"] >= 60,
        "risk_level:medium,high": lambda row: row["risk_level"] != "low",
        "risk_level>low": lambda row: row["risk_level"] != "low",
        "风险级别:高": lambda row: row["risk_level"] == "high",
        "suggested_grade:A": lambda row: row["suggested_grade"] == "A",
        "建议等级:none": lambda row: row["suggested_grade"] is None,
        "rfm~5*": lambda row: (row["rfm"] or "").startswith("5"),
        "逾期>0": lambda row: row["overdue"] > 0,
        "应收:none": lambda row: False,
        "recency:..30": lambda row: row["recency"] is not None and row["recency"] <= 30,
        "age:36": lambda row: row["age"] == 36,
        "open_deals>=2 satisfaction<=5": lambda row: (
            row["open_deals"] >= 2 and row["satisfaction"] is not None and row["satisfaction"] <= 5
        ),
    }
    for query, is_meant in asked.items():
        expected = [name for name, row in figures.items() if is_meant(row)]
        assert book.run("find", query, "-q").lines == expected, query
    best = sorted(figures, key=lambda name: (-figures[name]["monetary"], name))
    assert book.run("find", "-s", "-monetary", "-n", "5", "-q").lines == best[:5]
    dearest = sorted(
        (name for name in figures if figures[name]["clv"] is not None),
        key=lambda name: (-figures[name]["clv"], name),
    )
    assert book.run("find", "-s", "-clv,name", "-n", "5", "-q").lines == dearest[:5]


def test_a_field_that_the_rules_cannot_decide_is_null_and_the_rule_is_named(tmp_path: Any) -> None:
    book = plain(tmp_path, {"a": "name: A\n"}, "clientctl: 1\ngrading:\n  - {when: totl>1, grade: A}\n")
    asked = book.run("find", "-c", "id,suggested_grade", "-o", "json")

    assert (asked.code, asked.data) == (4, [{"id": "a", "suggested_grade": None}])
    assert "clientctl.yaml:3:12: unknown field 'totl'" in asked.err
    assert book.run("find").code == 0  # nobody asked for it
    book.write("views/best.yaml", "query: suggested_grade:A\n")
    book.write("clientctl.yaml", 'clientctl: 1\ngrading:\n  - {when: "@best", grade: A}\n')
    cyclic = book.run("find", "suggested_grade:A")
    assert (cyclic.code, book.run("check").code) == (4, 4)
    assert "clientctl.yaml:3:12:" in cyclic.err and "suggested_grade" in cyclic.err
    book.write("clientctl.yaml", "clientctl: 1\n")
    refused = book.run("config", "set", "grading", "[{when: 'suggested_grade:A', grade: B}]")
    assert refused.code == 2 and "suggested_grade" in refused.err


def test_amounts_without_a_rate_are_named_where_their_sums_are_shown(tmp_path: Any) -> None:
    book = plain(
        tmp_path,
        {
            "a": "name: A\ndeals:\n- {title: t, amount: 100, currency: GBP, probability: 50}\n- {title: u, amount: 10, probability: 50}\n"  # noqa: E501
            "payments:\n- {due: 2026-01-01, amount: 7, currency: SEK}\n- {due: 2026-01-01, amount: 5}\n"
            "- {due: 2026-01-01, amount: 9, currency: JPY, paid_on: 2026-11-22}\n"
        },
    )
    shown = book.run("find", "-c", "pipeline,receivable,overdue", "-o", "json")

    assert shown.data == [{"pipeline": 5.00, "receivable": 5.00, "overdue": 5.00}]
    assert "GBP" in shown.err and "SEK" in shown.err and "JPY" not in shown.err
    assert "GBP" not in book.run("find", "-c", "overdue").err
    assert book.run("find").err.count("without a rate") == 0


def test_a_page_tells_why_a_client_may_go(tmp_path: Any) -> None:
    book = plain(
        tmp_path,
        {
            "a": "name: A\nsince: 2026-01-01\nsurveys:\n- {date: 2026-11-01, score: 4}\n",
            "b": "name: B\nsince: 2026-11-01\n",
        },
    )

    page, calm, chinese = book.ask([("show", "a"), ("show", "b"), ("--lang", "zh", "show", "a")])
    assert "medium, 35 of 100" in page.out and "satisfaction 4 on 2026-11-01" in page.out
    assert "of 100" not in calm.out
    assert "中，35 分" in chinese.out and "325 天未联系" in chinese.out
