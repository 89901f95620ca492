"""Checking `clientctl.yaml` and saved views; what the settings' readers cannot use is a problem here too."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from clientctl import text
from clientctl.model import Field, Label
from clientctl.schema.catalog import core_schema
from clientctl.schema.check import check_settings
from clientctl.schema.shape import settings_shape
from clientctl.schema.shipped import settings_schema
from clientctl.settings import build_settings
from tests.schema.given import codes, custom, settings_problems, told, vetted, view_problems

WHOLE = """\
clientctl: 1
title: 客户簿
language: zh
currency: CNY
rates:
  EUR: 7.8
  USD: [{from: 2026-01-01, rate: 7.1}, {from: 2026-06-01, rate: 7}]
autocommit: true
log: {kind: wechat}
vocabulary: {industry: [制造业, NO], custom.tier: [gold], orders.product: [bolt]}
labels: {grade: {A: 核心}, stage: {partner: 伙伴}}
stages: [{name: partner, label: 伙伴, as: active}]
deals: {stages: [{name: lead, probability: 10}, {name: trial, probability: 60}]}
rfm: {recency: [30, 90, 180, 365], frequency: [8, 5, 3, 2], monetary: [200000, 50000, 10000, 1000]}
clv: {years: 3, margin: 0.4}
risk: {weights: {complaint: 25, return: 15, silence: 20, overdue: 15, satisfaction: 15, decline: 20}}
grading: [{when: 'total>=100000', grade: A}, {when: 'total>0', grade: B}]
reports: {east: {title: 华东, query: 'region:华东', columns: [name, total], by: industry, sum: total, sort: -total}}
people: {wang: {name: 王芳, email: wang@example.com, role: sales}, li: {email: li@example.com, role: lead}}
roles: {lead: {clients: all}, sales: {clients: own, change: all, read: [name, contacts, orders.amount]}}
transitions: {stage: {lead: [prospect, lost, partner]}}
require: [{when: 'grade:A', has: [owner, 行业, contacts, address, custom.tier]}]
import: {maps: {crm: {客户名称: name, Phone: contacts.phone}}}
"""


def test_settings_with_every_part_in_order_have_no_problem() -> None:
    assert settings_problems(WHOLE) == ()


def test_an_almost_empty_file_is_enough() -> None:
    assert settings_problems("clientctl: 1\n") == ()
    assert settings_problems("currency: EUR\ntitle:\nlog: {kind: }\n") == ()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", [("", "schema.no_value")]),
        ("clientctl: 0\n", [("/clientctl", "schema.too_small")]),
        ("clientctl: 2\n", [("/clientctl", "schema.newer_book")]),
        ("clientctl: true\n", [("/clientctl", "schema.wrong_type")]),
        ("lang: en\n", [("/lang", "schema.unknown_key")]),
        ("language: fr\n", [("/language", "values.not_a_choice")]),
        ("currency: cny\n", [("/currency", "values.bad_currency")]),
        ("title: ''\n", [("/title", "schema.empty_text")]),
        ("autocommit: yes\n", [("/autocommit", "schema.wrong_type")]),
        ("rates: {eur: 7}\n", [("/rates/eur", "values.bad_currency")]),
        ("rates: {EUR: }\n", [("/rates/EUR", "schema.no_value")]),
        ("rates: {EUR: 0}\n", [("/rates/EUR", "schema.not_above")]),
        ("rates: {EUR: [{rate: 7}]}\n", [("/rates/EUR/0", "schema.missing")]),
        ("rates: {EUR: [{from: 2026-02-30, rate: 7}]}\n", [("/rates/EUR/0/from", "dates.no_such_day")]),
        ("log: {kind: phone}\n", [("/log/kind", "values.not_a_choice")]),
        ("vocabulary: {indutry: [a]}\n", [("/vocabulary/indutry", "schema.no_field")]),
        ("vocabulary: {industry: [a, a]}\n", [("/vocabulary/industry/1", "schema.twice")]),
        ("vocabulary: {industry: }\n", [("/vocabulary/industry", "schema.no_value")]),
        ("vocabulary: {industry: a}\n", [("/vocabulary/industry", "schema.wrong_type")]),
        ("labels: {grade: {E: x}}\n", [("/labels/grade/E", "values.not_a_choice")]),
        ("labels: {name: {a: b}}\n", [("/labels/name/a", "schema.no_choices")]),
        ("labels: {nothing: {a: b}}\n", [("/labels/nothing", "schema.no_field")]),
        ("stages: [{name: vip}]\n", [("/stages/0", "schema.missing")]),
        ("stages: [{name: vip, as: warm}]\n", [("/stages/0/as", "values.not_a_choice")]),
        ("stages: [{name: lead, as: lead}]\n", [("/stages/0/name", "schema.duplicate_stage")]),
        (
            "stages: [{name: a, as: lead}, {name: b, as: lead}, {name: a, as: lead}]\n",
            [("/stages/2/name", "schema.duplicate_stage")],
        ),
        (
            "deals: {stages: [{name: won, probability: 1}]}\n",
            [("/deals/stages/0/name", "schema.duplicate_stage")],
        ),
        (
            "deals: {stages: [{name: a, probability: 101}]}\n",
            [("/deals/stages/0/probability", "schema.too_large")],
        ),
        ("rfm: {recency: [1, 2, 3]}\n", [("/rfm/recency", "schema.too_few")]),
        ("rfm: {recency: [4, 3, 2, 1]}\n", [("/rfm/recency", "schema.not_rising")]),
        ("rfm: {frequency: [1, 2, 3, 4]}\n", [("/rfm/frequency", "schema.not_falling")]),
        ("rfm: {monetary: [4, 4, 2, 1]}\n", [("/rfm/monetary", "schema.not_falling")]),
        ("rfm: {monetary: [4, x, 2, 1]}\n", [("/rfm/monetary/1", "schema.wrong_type")]),
        ("clv: {years: 0}\n", [("/clv/years", "schema.not_above")]),
        ("risk: {weights: {weather: 1}}\n", [("/risk/weights/weather", "schema.unknown_key")]),
        ("risk: {medium: 60}\n", [("/risk/medium", "schema.levels_out_of_order")]),
        ("risk: {high: 30}\n", [("/risk/high", "schema.levels_out_of_order")]),
        ("risk: {medium: 20, high: 20}\n", [("/risk/high", "schema.levels_out_of_order")]),
        ("risk: {medium: 19.5, high: 20}\n", []),
        ("risk: {medium: x, high: 20}\n", [("/risk/medium", "schema.wrong_type")]),
        # with the usual weights of the others 110 - 25 + 40, without the smallest 110; then 100
        ("risk: {weights: {complaint: 40}}\n", [("/risk/weights", "schema.weights_too_high")]),
        ("risk: {weights: {complaint: 30}}\n", []),
        ("risk: {weights: {complaint: 101}}\n", [("/risk/weights/complaint", "schema.too_large")]),
        # all but complaint and decline are off: 45; then 60
        (
            "risk: {weights: {return: 0, silence: 0, overdue: 0, satisfaction: 0}}\n",
            [("/risk/weights", "schema.weights_too_low")],
        ),
        ("risk: {weights: {return: 15, silence: 0, overdue: 0, satisfaction: 0}}\n", []),
        ("risk: {high: 45, weights: {return: 0, silence: 0, overdue: 0, satisfaction: 0}}\n", []),
        (
            "risk: {weights: {complaint: 0, return: 0, silence: 0, overdue: 0, satisfaction: 0, decline: 0}}\n",
            [],
        ),
        ("grading: [{when: x, grade: E}]\n", [("/grading/0/grade", "values.not_a_choice")]),
        ("reports: {a: {colums: [name]}}\n", [("/reports/a/colums", "schema.unknown_key")]),
        ("people: {wang: {role: boss}}\n", []),
        (
            "people: {wang: {role: boss}, li: {}}\nroles: {sales: {}}\n",
            [("/people/wang/role", "schema.no_role")],
        ),
        ("people: {wang: }\n", [("/people/wang", "schema.no_value")]),
        ("roles: {sales: {clients: mine}}\n", [("/roles/sales/clients", "values.not_a_choice")]),
        ("roles: {sales: {change: some}}\n", [("/roles/sales/change", "values.not_a_choice")]),
        ("roles: {sales: {read: [nme]}}\n", [("/roles/sales/read/0", "schema.no_field")]),
        (
            "roles: {sales: {change: [archived, id], read: [archivd]}}\n",
            [("/roles/sales/read/0", "schema.no_field")],
        ),
        (
            "people: {wang: {role: sales}}\nroles: {lead: {}, sales: {clients: own}}\n",
            [("/roles", "roles.nobody_free")],
        ),
        ("people: {wang: {role: lead}, li: {role: sales}}\nroles: {lead: {}, sales: {change: []}}\n", []),
        (
            "people: {wang: {email: a@b.example}, li: {email: A@b.example}, chen: {email: c@b.example}}\n",
            [("/people/li/email", "roles.same_address")],
        ),
        (
            "transitions: {stage: {lead: [prospect], prospect: [active], active: [lost], dormant: [lost], lost: []}}\n",
            [("/transitions/stage/dormant", "roles.unreachable")],
        ),
        (
            "transitions: {stage: {lead: [prospect], prospect: [active], active: [lost], lost: []}}\n",
            [("/transitions/stage", "roles.unreachable")],
        ),
        ("transitions: {stage: {lead: [prospect], prospect: [active], active: [lost]}}\n", []),
        ("transitions: {stag: {a: [b]}}\n", [("/transitions/stag", "schema.no_field")]),
        (
            "transitions: {stage: {led: [lost], lead: [won, lost]}}\n",
            [
                ("/transitions/stage/led", "values.not_a_choice"),
                ("/transitions/stage/lead/0", "values.not_a_choice"),
            ],
        ),
        ("transitions: {stage: {lead: lost}}\n", [("/transitions/stage/lead", "schema.wrong_type")]),
        ("require: [{when: x}]\n", [("/require/0", "schema.missing")]),
        ("require: [{when: x, has: [ownr]}]\n", [("/require/0/has/0", "schema.no_field")]),
        ("require: [{when: x, has: owner}]\n", [("/require/0/has", "schema.wrong_type")]),
        ("import: {maps: {crm: {a: 1}}}\n", []),
        ("import: {maps: {crm: [a]}}\n", [("/import/maps/crm", "schema.wrong_type")]),
    ],
)
def test_each_fault_of_the_settings_is_found_once(source: str, expected: list[tuple[str, str]]) -> None:
    assert codes(settings_problems(source)) == expected


def test_a_key_at_fault_is_pointed_at_itself() -> None:
    [problem] = settings_problems("vocabulary:\n  indutry: [a]\n")
    assert (problem.location.line, problem.location.column) == (2, 3)


def test_custom_fields_are_taken_on_trust_unless_the_own_schema_is_at_hand() -> None:
    source = "require: [{when: x, has: [custom.teir]}]\nvocabulary: {custom.tier: [a]}\n"
    assert settings_problems(source) == ()
    own, _ = vetted(custom(tier={"x-kind": "text"}))
    assert told(settings_problems(source, own)) == [
        "clientctl.yaml:1:27: there is no field 'custom.teir' | did you mean custom.tier, custom?"
    ]


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("columns: [name, total, 等级, contacts.name, custom.x, id]", []),
        ("columns: [name, totl]", [("/reports/r/columns/1", "schema.no_field")]),
        ("columns: 'name, totl'", [("/reports/r/columns", "schema.no_field")]),
        ("by: [owner, industri]", [("/reports/r/by/1", "schema.no_field")]),
        ("sum: total", []),
        ("sum: owner", [("/reports/r/sum", "reports.not_a_number")]),
        ("sum: id", [("/reports/r/sum", "reports.not_a_number")]),
        ("sort: '-total,name'", []),
        ("sort: [-total, -nme]", [("/reports/r/sort/1", "schema.no_field")]),
    ],
)
def test_a_report_of_the_book_names_fields_that_there_are(report: str, expected: list[Any]) -> None:
    total = Field(("total",), "money", (Label("total", "总额"),), is_computed=True)
    source = f"reports: {{r: {{{report}}}}}\n"
    assert codes(settings_problems(source, computed=(total,))) == expected
    assert settings_problems(source) == ()


def test_computed_fields_may_be_named_when_they_are_known() -> None:
    source = "require: [{when: x, has: [total]}]\n"
    assert codes(settings_problems(source)) == [("/require/0/has/0", "schema.no_field")]
    total = Field(("total",), "money", (Label("total", "总额"),), is_computed=True)
    assert settings_problems(source, computed=(total,)) == ()


def test_choices_of_the_settings_are_those_of_the_client_schema() -> None:
    core, own = core_schema()["properties"], settings_schema()["properties"]
    assert own["log"]["properties"]["kind"]["enum"] == core["log"]["items"]["properties"]["kind"]["enum"]
    assert own["grading"]["items"]["properties"]["grade"]["enum"] == core["grade"]["enum"]
    assert own["stages"]["items"]["properties"]["as"]["enum"] == core["stage"]["enum"]


def test_words_of_the_settings_keep_their_text() -> None:
    shape = settings_shape()
    texts: list[text.Path] = [
        ("vocabulary", "industry", 0),
        ("labels", "grade", "A"),
        ("people", "wang", "name"),
        ("title",),
    ]
    assert [shape.reading(path) for path in texts] == ["text"] * 4
    assert shape.reading(("rates", "EUR", 0, "from")) == "date"
    assert shape.reading(("rates", "EUR")) == "data"


# -- agreement with the lenient readers ----------------------------------------------------------------

BROKEN = [
    ({"title": ""}, "title"),
    ({"title": 3}, "title"),
    ({"language": "de"}, "language"),
    ({"currency": "eur"}, "currency"),
    ({"currency": "EURO"}, "currency"),
    ({"rates": []}, "rates"),
    ({"rates": {"EUR": -1}}, "rates"),
    ({"rates": {"EUR": True}}, "rates"),
    ({"rates": {"EUR": [{"from": "2026-02-30", "rate": 1}]}}, "rates"),
    ({"rates": {"EUR": [{"rate": 1}]}}, "rates"),
    ({"rates": {"EUR": [None]}}, "rates"),
    ({"autocommit": "yes"}, "autocommit"),
    ({"log": "wechat"}, "log"),
    ({"log": {"kind": ""}}, "log"),
    ({"vocabulary": {"industry": "a"}}, "vocabulary"),
    ({"vocabulary": {"industry": [""]}}, "vocabulary"),
    ({"vocabulary": {"industry": None}}, "vocabulary"),
    ({"labels": {"grade": {"A": None}}}, "labels"),
    ({"labels": {"grade": "A"}}, "labels"),
    ({"stages": [{"name": "x"}]}, "stages"),
    ({"stages": {"x": "y"}}, "stages"),
    ({"deals": []}, "deals"),
    ({"deals": {"stages": [{"name": "x", "probability": "10"}]}}, "deals"),
    ({"people": {"wang": None}}, "people"),
    ({"people": ["wang"]}, "people"),
    ({"require": [{"when": "x"}]}, "require"),
    ({"require": [{"when": "", "has": ["name"]}]}, "require"),
]


@pytest.mark.parametrize(("document", "key"), BROKEN)
def test_what_the_readers_cannot_use_is_a_problem_below_its_key(document: dict[str, Any], key: str) -> None:
    assert build_settings(document).broken == (key,)
    found = check_settings(document, "clientctl.yaml", lambda path, at_key: (0, 0))
    assert found
    assert all(problem.pointer.startswith(f"/{key}") for problem in found)


def _texts() -> st.SearchStrategy[Any]:
    words = ["", "CNY", "EUR", "en", "zh", "call", "lead", "active", "owner", "industry", "2026-01-01", "x"]
    return st.sampled_from(words)


def _keys() -> st.SearchStrategy[str]:
    words = [
        "EUR",
        "industry",
        "grade",
        "name",
        "as",
        "label",
        "kind",
        "from",
        "rate",
        "stages",
        "probability",
    ]
    return st.sampled_from([*words, "when", "has", "role", "email", "A", "x"])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 200) | st.decimals("-1", "10", places=1) | _texts(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys(), inner, max_size=4),
    max_leaves=6,
)
DOCUMENTS = st.dictionaries(st.sampled_from(sorted(settings_schema()["properties"])), VALUES, max_size=4)


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
@example({"rates": {"EUR": Decimal("0.0")}})
def test_whatever_is_broken_for_the_readers_is_a_problem_here(document: dict[str, Any]) -> None:
    found = {
        problem.pointer.split("/")[1]
        for problem in check_settings(document, "clientctl.yaml", lambda path, key: (0, 0))
        if problem.is_error
    }
    assert set(build_settings(document).broken) <= found


# -- views ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("query: tag:vip\n", []),
        ("query: NO\ntitle: x\ncolumns: [name, total]\nsort: -total,name\n", []),
        ("query: x\ncolumns: name,total\nsort: [-total]\n", []),
        ("title: x\n", [("", "schema.missing")]),
        ("query:\n", [("/query", "schema.missing")]),
        ("query: [a]\n", [("/query", "schema.wrong_type")]),
        ("query: x\ncolums: [a]\n", [("/colums", "schema.unknown_key")]),
        ("query: x\ncolumns: {a: b}\n", [("/columns", "schema.wrong_type")]),
        ("query: x\ncolumns: []\n", [("/columns", "schema.too_few")]),
    ],
)
def test_each_fault_of_a_view_is_found_once(source: str, expected: list[tuple[str, str]]) -> None:
    assert codes(view_problems(source)) == expected
