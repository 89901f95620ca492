"""Settings: what each key of `clientctl.yaml` may hold, and what counts as absent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clientctl.frozen import replace
from clientctl.settings import (
    Clv,
    DealStage,
    GradingRule,
    Person,
    Rate,
    Requirement,
    Rfm,
    Risk,
    Role,
    Settings,
    Stage,
    build_settings,
)

NEW_YEAR, JULY = date(2026, 1, 1), date(2026, 7, 1)
DEFAULT_STAGES = [
    ("lead", Decimal(10), "线索"),
    ("qualified", Decimal(25), "已确认"),
    ("proposal", Decimal(50), "已报价"),
    ("negotiation", Decimal(75), "谈判中"),
]

NINE = (Decimal(9), Decimal(6), Decimal("2.5"), Decimal(1))
READ = [
    ("clientctl", 1, "format", 1),
    ("title", "Our clients", "title", "Our clients"),
    ("language", "zh", "language", "zh"),
    ("language", "en", "language", "en"),
    ("currency", "NOK", "currency", "NOK"),
    ("rates", {}, "rates", {}),
    ("rates", {"EUR": Decimal("7.8")}, "rates", {"EUR": (Rate(None, Decimal("7.8")),)}),
    ("rates", {"EUR": 8}, "rates", {"EUR": (Rate(None, Decimal(8)),)}),
    ("rates", {"EUR": []}, "rates", {"EUR": ()}),
    (
        "rates",
        {"EUR": [{"from": "2026-07-01", "rate": 8}, {"from": "2026-01-01", "rate": Decimal("7.8")}]},
        "rates",
        {"EUR": (Rate(NEW_YEAR, Decimal("7.8")), Rate(JULY, Decimal(8)))},
    ),
    ("autocommit", True, "autocommit", True),
    ("autocommit", False, "autocommit", False),
    ("log", {"kind": "wechat"}, "log_kind", "wechat"),
    ("log", {}, "log_kind", "other"),
    (
        "vocabulary",
        {"industry": ["制造业", "零售"], "region": []},
        "vocabulary",
        {"industry": ("制造业", "零售"), "region": ()},
    ),
    ("labels", {"grade": {"A": "核心"}, "stage": {}}, "labels", {"grade": {"A": "核心"}, "stage": {}}),
    (
        "stages",
        [{"name": "trial", "label": "试用", "as": "prospect"}, {"name": "vip", "as": "active", "label": None}],
        "stages",
        (Stage("trial", "试用", "prospect"), Stage("vip", "", "active")),
    ),
    ("deals", {}, "deal_stages", tuple(DealStage(n, p, zh=z) for n, p, z in DEFAULT_STAGES)),
    ("deals", {"stages": []}, "deal_stages", ()),
    (
        "deals",
        {"stages": [{"name": "talk", "probability": Decimal("12.5"), "label": "洽谈"}]},
        "deal_stages",
        (DealStage("talk", Decimal("12.5"), "洽谈"),),
    ),
    (
        "people",
        {"wang": {"name": "王芳", "email": "wang@example.com", "role": "sales"}, "li": {}},
        "people",
        (Person("wang", "王芳", "wang@example.com", "sales"), Person("li")),
    ),
    (
        "roles",
        {"lead": {}, "sales": {"clients": "own", "change": ["stage", "log"], "read": "all"}},
        "roles",
        (Role("lead"), Role("sales", "own", ("stage", "log"), None)),
    ),
    ("roles", {"service": {"clients": "all", "read": []}}, "roles", (Role("service", read=()),)),
    (
        "transitions",
        {"stage": {"lead": ["lost"], "lost": []}},
        "transitions",
        {"stage": {"lead": ("lost",), "lost": ()}},
    ),
    (
        "require",
        [{"when": "stage:active", "has": ["owner", "industry"]}],
        "require",
        (Requirement("stage:active", ("owner", "industry")),),
    ),
    ("rfm", {"frequency": [9, 6, Decimal("2.5"), 1], "recency": None}, "rfm", Rfm(frequency=NINE)),
    ("clv", {"margin": Decimal("0.25")}, "clv", Clv(Decimal(3), Decimal("0.25"))),
    (
        "risk",
        {"weights": {"silence": 5, "overdue": None}, "high": 70},
        "risk",
        Risk({**Risk().weights, "silence": Decimal(5)}, Decimal(30), Decimal(70)),
    ),
    ("grading", [{"when": "total>1", "grade": "A"}], "grading", (GradingRule("total>1", "A"),)),
]  # fmt: skip


@pytest.mark.parametrize(("key", "node", "name", "value"), READ)
def test_each_key_is_read(key: str, node: Any, name: str, value: Any) -> None:
    settings = build_settings({key: node})

    assert getattr(settings, name) == value
    assert settings.broken == ()


BROKEN: list[tuple[str, list[Any]]] = [
    ("clientctl", [0, 2, -1, True, "1", [1]]),
    ("title", ["", 5, ["a"]]),
    ("language", ["no", "EN", 1, ["en"], {"en": 1}]),
    ("currency", ["", "cny", "EURO", "¥", 5, "ＥＵＲ", "C1Y"]),
    ("rates", [5, [], "EUR", {"euro": 1}, {"EUR": "7.8"}, {"EUR": 0}, {"EUR": -1}, {"EUR": True}, {"EUR": [5]},
               {"EUR": [{"rate": 1}]}, {"EUR": [{"from": "2026", "rate": 1}]}, {"EUR": [{"from": "2026-01-01"}]},
               {"EUR": [{"from": "2026-02-30", "rate": 1}]}, {"EUR": 8, "NOK": None}]),
    ("autocommit", ["yes", 1, 0, []]),
    ("log", ["wechat", [], {"kind": 5}, {"kind": ""}]),
    ("vocabulary", [[], {"industry": "a, b"}, {"industry": [5]}, {"industry": [""]}, {"industry": [None]}]),
    ("labels", [[], {"grade": []}, {"grade": {"A": ""}}, {"grade": {"A": 5}}]),
    ("stages", [{}, "trial", ["trial"], [{"name": "trial"}], [{"as": "active"}], [{"name": "", "as": "active"}],
                [{"name": "trial", "as": "active", "label": ["a"]}], [{"name": "trial", "as": "active", "label": 5}]]),
    ("deals", [[], {"stages": {}}, {"stages": ["talk"]}, {"stages": [{"name": "talk"}]},
               {"stages": [{"probability": 5}]}, {"stages": [{"name": "talk", "probability": "5"}]},
               {"stages": [{"name": "talk", "probability": 5, "label": {}}]}]),
    ("people", [[], "wang", {"wang": "王芳"}, {"wang": None}, {"wang": {"name": ["王芳"]}}, {"wang": {"email": 5}}]),
    ("rfm", [[], 5, {"recency": [1, 2, 3]}, {"recency": 5}, {"money": [4, 3, 2, 1]}, {"monetary": [4, "3", 2, 1]}]),
    ("clv", [[], 3, {"years": 0}, {"years": "3"}, {"margin": -1}, {"month": 1}, {"__class__": 5}]),
    ("risk", [[], {"medium": "low"}, {"weights": []}, {"weights": {"weather": 1}}, {"weights": {"silence": -1}},
              {"low": 5}, {"high": True}]),
    ("grading", [{}, "total>1", ["total>1"], [{"when": "total>1"}], [{"grade": "A"}], [{"when": "", "grade": "A"}]]),
    ("roles", [[], {"a": None}, {"a": []}, {"a": {"clients": "mine"}}, {"a": {"change": "stage"}}, {"a": {"read": 1}}]),
    ("transitions", [[], {"stage": None}, {"stage": ["lead"]}, {"stage": {"lead": "lost"}}, {"stage": {"lead": None}}]),
    ("require", [{}, ["owner"], [{"when": "x"}], [{"has": ["owner"]}], [{"when": "x", "has": "owner"}]]),
]  # fmt: skip


@pytest.mark.parametrize(("key", "node"), [(key, node) for key, nodes in BROKEN for node in nodes])
def test_a_part_without_its_shape_is_named_and_counts_as_absent(key: str, node: Any) -> None:
    settings = build_settings({"title": "Ours", "currency": "NOK", "autocommit": False, key: node})

    rest = {k: v for k, v in {"title": "Ours", "currency": "NOK", "autocommit": False}.items() if k != key}
    whole = build_settings(rest)
    assert settings.broken == (key,)
    assert replace(settings, broken=()) == whole


def test_every_reader_has_a_whole_and_a_broken_example() -> None:
    keys = {key for key, *_ in READ}

    assert keys == {key for key, _ in BROKEN}
    assert keys == {
        "clientctl", "title", "language", "currency", "rates", "autocommit", "log", "vocabulary", "labels", "stages",
        "deals", "people", "roles", "transitions", "require", "rfm", "clv", "risk", "grading",
    }  # fmt: skip


def test_several_broken_parts_are_all_named() -> None:
    settings = build_settings({"stages": 1, "language": "xx", "title": "Ours", "unknown": 5})

    assert set(settings.broken) == {"stages", "language"}
    assert settings.title == "Ours"


@pytest.mark.parametrize("document", [None, [], "text", 5])
def test_settings_that_are_no_mapping_are_broken_at_their_root(document: Any) -> None:
    assert build_settings(document) == Settings(broken=("",))


def test_keys_without_a_value_count_as_left_out() -> None:
    assert build_settings({"currency": None, "stages": None}) == Settings()


def test_a_book_that_says_nothing_has_the_defaults() -> None:
    settings = build_settings({})

    assert (settings.currency, settings.log_kind, settings.autocommit) == ("CNY", "other", None)
    assert [(s.name, s.probability, s.zh) for s in settings.deal_stages] == DEFAULT_STAGES


EURO = {"EUR": [{"from": "2026-01-01", "rate": Decimal("7.8")}, {"from": "2026-07-01", "rate": 8}], "USD": 7}


@pytest.mark.parametrize(
    ("currency", "day", "rate"),
    [
        ("CNY", "1990-01-01", "1"),
        ("EUR", "2025-12-31", None),
        ("EUR", "2026-01-01", "7.8"),
        ("EUR", "2026-06-30", "7.8"),
        ("EUR", "2026-07-01", "8"),
        ("EUR", "2030-01-01", "8"),
        ("USD", "1990-01-01", "7"),
        ("GBP", "2026-07-01", None),
    ],
)
def test_the_rate_is_that_of_the_day(currency: str, day: str, rate: str | None) -> None:
    settings = build_settings({"rates": EURO})

    assert settings.rate(currency, date.fromisoformat(day)) == (None if rate is None else Decimal(rate))


def test_the_books_own_currency_needs_no_rate_and_uses_none() -> None:
    settings = build_settings({"currency": "EUR", "rates": EURO})

    assert settings.rate("EUR", date(1990, 1, 1)) == 1
    assert settings.rate("CNY", JULY) is None


@pytest.mark.parametrize(
    ("user", "names"),
    [
        ("wang", ("wang", "王芳", "wang@example.com")),
        ("王芳", ("wang", "王芳", "wang@example.com")),
        ("WANG@example.com", ("wang", "王芳", "wang@example.com", "WANG@example.com")),
        ("li", ("li",)),
        ("nobody", ("nobody",)),
        ("", ("",)),
    ],
)
def test_a_user_goes_by_every_name_of_the_person_the_key_first(user: str, names: tuple[str, ...]) -> None:
    people = {"li": {}, "wang": {"name": "王芳", "email": "wang@example.com"}}

    assert build_settings({"people": people}).names_of(user) == names


def test_a_person_is_found_by_key_name_or_address_and_the_first_counts() -> None:
    people = {"wang": {"name": "王芳", "email": "Wang@example.com"}, "li": {"name": "Wang"}}
    settings = build_settings({"people": people})
    found = [settings.person(name) for name in ("WANG", "王芳", "wang@EXAMPLE.com", "li", "chen", "")]
    assert [person.key if person else None for person in found] == ["wang", "wang", "wang", "li", None, None]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role("a"), True),
        (Role("a", "own"), False),
        (Role("a", "all", ()), False),
        (Role("a", "all", None, ()), True),
    ],
)
def test_a_role_is_free_that_may_change_all_of_all(role: Role, expected: bool) -> None:
    assert role.is_free is expected
