"""Checking one client: which faults are found, where, and each of them once."""

from __future__ import annotations

import time
from typing import Any

import pytest

from clientctl.schema.catalog import build_catalog, core_schema
from clientctl.schema.check import check_document
from clientctl.schema.findings import MOST_PROBLEMS
from clientctl.schema.formats import FORMATS
from clientctl.schema.subschemas import subschemas
from clientctl.settings import Settings
from clientctl.values import KINDS
from tests.schema.given import catalog_of, codes, custom, problems, told

WHOLE = """\
name: 上海云帆科技有限公司
number: C-001
kind: organisation
aliases: [云帆]
owner: wang
stage: active
grade: A
tags: [vip, 出口]
since: 2025-03-01
website: https://yunfan.cn
employees: 120
annual_revenue: 1200000.50
phone: 021-5555 1234
email: info@yunfan.cn
address: {city: 上海, country: CN}
contacts:
  - id: 250301-abc123
    name: 张三
    primary: true
    left: 2026-01-31
links: [{client: acme, relation: parent}]
cadence: 30d
next: {date: 2026-12-01, what: 回访}
orders:
  - {id: a, date: 2026-01-05, amount: 1200, currency: EUR, items: [{product: x, quantity: 2, amount: 600}]}
deals: [{title: t, stage: proposal, probability: 50}]
payments: [{due: 2026-02-01, amount: 5, paid_on: 2026-02-03}]
feedback: [{date: 2026-02-01, kind: praise, text: ok, status: closed}]
surveys: [{date: 2026-02-01, score: 9.5, nps: 10}]
reminders: [{date: 2026-02-01, what: x, repeats: 3m}]
stories: [{date: 2026-02-01, title: x, outcome: lesson}]
notes: |
  a
  b
log:
  - {id: 250301-abc124, date: 2026-02-01, time: 09:05, kind: wechat, text: 谈了价格}
"""


def test_a_client_with_every_part_in_order_has_no_problem() -> None:
    assert problems(WHOLE) == ()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("name: A\nphnoe: '12'\n", [("/phnoe", "schema.unknown_key")]),
        ("name: A\nphnoe:\n", [("/phnoe", "schema.unknown_key")]),
        ("name: A\na/b~c: 1\n", [("/a~1b~0c", "schema.unknown_key")]),
        ("name: A\n'1': x\n'true': y\n", [("/1", "schema.unknown_key"), ("/true", "schema.unknown_key")]),
        ("name: A\ncontacts: [{name: B, fax: '1'}]\n", [("/contacts/0/fax", "schema.unknown_key")]),
        ("number: '1'\n", [("", "schema.missing")]),
        ("name:\n", [("/name", "schema.missing")]),
        ("name: ''\n", [("/name", "schema.empty_text")]),
        ("name: A\norders: [{}]\n", [("/orders/0", "schema.missing"), ("/orders/0", "schema.missing")]),
        ("name: A\ntags: vip\n", [("/tags", "schema.wrong_type")]),
        ("name: A\ntags: {a: b}\n", [("/tags", "schema.wrong_type")]),
        ("name: A\nnotes: [a]\n", [("/notes", "schema.wrong_type")]),
        ("name: A\ncontacts: [Zoe]\n", [("/contacts/0", "schema.wrong_type")]),
        ("name: A\nnext: tomorrow\n", [("/next", "schema.wrong_type")]),
        ("name: A\ntags: [a, ~]\n", [("/tags/1", "schema.no_value")]),
        ("name: A\ncontacts:\n  -\n", [("/contacts/0", "schema.no_value")]),
        ("name: A\nemployees: 1_000\n", [("/employees", "schema.wrong_type")]),
        ("name: A\nemployees: 12.5\n", [("/employees", "schema.wrong_type")]),
        ("name: A\nemployees: -1\n", [("/employees", "schema.too_small")]),
        ("name: A\nsurveys: [{date: 2026-01-01, score: 11}]\n", [("/surveys/0/score", "schema.too_large")]),
        ("name: A\nannual_revenue: 1234567890123456\n", [("/annual_revenue", "values.too_many_digits")]),
        ("name: A\nannual_revenue: 0.1234567890123456\n", [("/annual_revenue", "values.too_many_digits")]),
        ("name: A\ncontacts: [{name: B, primary: yes}]\n", [("/contacts/0/primary", "schema.wrong_type")]),
        ("name: A\ngrade: E\n", [("/grade", "values.not_a_choice")]),
        ("name: A\nsince: 2026-02-30\n", [("/since", "dates.no_such_day")]),
        ("name: A\nsince: 2026-13-01\n", [("/since", "dates.no_such_month")]),
        ("name: A\nsince: friday\n", [("/since", "dates.not_a_date")]),
        ("name: A\nsince: ''\n", [("/since", "dates.not_a_date")]),
        ("name: A\ncadence: monthly\n", [("/cadence", "dates.not_a_duration")]),
        ("name: A\ncadence: 0d\n", [("/cadence", "dates.zero_duration")]),
        ("name: A\nphone: abc\n", [("/phone", "values.bad_phone")]),
        ("name: A\nemail: a@b\n", [("/email", "values.bad_email")]),
        ("name: A\nwebsite: 'javascript:alert(1)'\n", [("/website", "values.bad_url")]),
        ("name: A\nlinks: [{client: ../x}]\n", [("/links/0/client", "values.bad_id")]),
        (
            "name: A\norders: [{date: 2026-01-01, amount: 1, currency: eur}]\n",
            [("/orders/0/currency", "values.bad_currency")],
        ),
        (
            "name: A\nlog: [{date: 2026-01-01, time: '24:00', text: x}]\n",
            [("/log/0/time", "dates.not_a_time")],
        ),
        ("name: A\nlog: [{id: a b, date: 2026-01-01, text: x}]\n", [("/log/0/id", "values.bad_item_id")]),
        (f"name: {'x' * 301}\n", [("/name", "schema.too_long")]),
        ("name: A\ncustom: {foo: 1}\n", [("/custom/foo", "schema.custom_unknown")]),
        ("name: A\ncustom: {foo: }\n", [("/custom/foo", "schema.custom_unknown")]),
        ("[a]\n", [("", "schema.wrong_type")]),
        ("text\n", [("", "schema.wrong_type")]),
        ("", [("", "schema.no_value")]),
    ],
)
def test_each_fault_is_found_once(source: str, expected: list[tuple[str, str]]) -> None:
    assert codes(problems(source)) == expected


@pytest.mark.parametrize(
    "source",
    [
        "name: A\nphone:\ntags:\nnext:\ncontacts: [{name: B, phone: ~}]\n",
        "name: A\ncadence: 90天\n",
        "name: NO\nnumber: 0123\nwechat: true\n",
        "name: A\nemployees: 0\nannual_revenue: 123456789012345\n",
        "name: A\nannual_revenue: 100000000000.00\n",
    ],
)
def test_what_is_allowed_has_no_problem(source: str) -> None:
    assert problems(source) == ()


def test_only_unknown_custom_fields_are_mere_warnings() -> None:
    found = problems("name: A\nfoo: 1\ncustom: {bar: 1}\n")
    assert [(p.pointer, p.severity) for p in found] == [("/foo", "error"), ("/custom/bar", "warning")]


def test_problems_stand_in_the_order_of_the_file_whatever_finds_them() -> None:
    source = "custom: {a: 1}\nname: A\nemployees: x\nfoo: 1\ntags: [~]\nemail: x\n"
    assert [p.location.line for p in problems(source)] == [1, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("name: A\n  \nfoo: 1\n", 3, 1),  # an unknown key: the key
        ("name: A\nemployees: x\n", 2, 12),  # a wrong value: the value
        ("name: A\ncontacts:\n  - phone: '12'\n", 3, 5),  # a missing key: the entry that lacks it
        ("number: '1'\n", 1, 1),  # the file that lacks it
        ("number: '1'\nname:\n", 2, 1),  # a required key without a value: the key
        ("name: A\ncustom:\n  foo: 1\n", 3, 3),
        ("name: A\ntags:\n  - a\n  -\n", 4, 4),
    ],
)
def test_a_problem_names_the_place_of_what_is_at_fault(source: str, line: int, column: int) -> None:
    [problem] = problems(source)
    assert (problem.location.line, problem.location.column) == (line, column)
    assert problem.location.path == "clients/acme.yaml"


def test_without_positions_every_problem_is_still_told() -> None:
    found = check_document({"foo": 1}, build_catalog(Settings()), "clients/a.yaml", lambda path, key: (0, 0))
    assert sorted(str(p.location) + p.pointer for p in found) == ["clients/a.yaml", "clients/a.yaml/foo"]


# -- the book's settings and its own schema ------------------------------------------------------------


def test_stages_of_the_settings_are_accepted_and_near_ones_named() -> None:
    settings = {
        "stages": [{"name": "partner", "as": "active"}],
        "deals": {"stages": [{"name": "x", "probability": 1}]},
    }
    assert problems("name: A\nstage: partner\ndeals: [{title: t, stage: x}]\n", settings=settings) == ()
    assert told(problems("name: A\nstage: partnr\n", settings=settings)) == [
        "clients/acme.yaml:2:8: stage cannot be 'partnr' | did you mean partner?"
    ]
    assert codes(problems("name: A\ndeals: [{title: t, stage: proposal}]\n", settings=settings)) == [
        ("/deals/0/stage", "values.not_a_choice")
    ]


def test_labels_of_the_settings_are_understood_in_hints() -> None:
    assert told(problems("name: A\ngrade: 核心\n", settings={"labels": {"grade": {"A": "核心"}}})) == [
        "clients/acme.yaml:2:8: grade cannot be '核心' | write A, not 核心"
    ]


def test_a_vocabulary_closes_its_field_wherever_it_stands() -> None:
    settings = {"vocabulary": {"industry": ["制造业", "retail"], "tags": ["vip"], "orders.product": ["bolt"]}}
    source = "name: A\nindustry: Retail\ntags: [vip, vipp]\norders:\n  - {date: 2026-01-01, amount: 1, product: nut}\n"
    assert told(problems(source, settings=settings)) == [
        "clients/acme.yaml:2:11: industry cannot be 'Retail': the book has a list for it | did you mean retail?",
        "clients/acme.yaml:3:13: tags cannot be 'vipp': the book has a list for it | did you mean vip?",
        "clients/acme.yaml:5:44: orders.product cannot be 'nut': the book has a list for it"
        " | one of: bolt; more are added in clientctl.yaml under vocabulary",
    ]
    assert problems("name: A\nindustry: 制造业\n", settings=settings) == ()


@pytest.mark.hostile
def test_a_file_wrong_throughout_is_told_shortly() -> None:
    document = {"name": "A", "tags": [None] * 50_000, "contacts": ["x"] * 50_000}
    started = time.process_time()
    found = check_document(document, build_catalog(Settings()), "clients/a.yaml", lambda path, key: (1, 1))
    assert time.process_time() - started < 5
    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1].code == "schema.too_many"


@pytest.mark.hostile
def test_deep_and_long_values_are_told_in_short_sentences() -> None:
    deep: Any = "x"
    for _ in range(38):
        deep = {"a": [deep]}
    document = {
        "name": "A",
        "x" * 100_000: "y",
        "custom": {"k" * 100_000: deep},
        "grade": "\n\x1b" * 50_000,
        "notes": deep,
    }
    found = check_document(document, catalog_of(), "clients/a.yaml", lambda path, key: (1, 1))
    assert len(found) == 4
    assert max(len(line) for line in told(found)) < 400


@pytest.mark.hostile
@pytest.mark.parametrize("text", ["a" * 499 + "!", "a" * 400_000])
def test_a_pattern_takes_no_time_on_any_text(text: str) -> None:
    catalog = catalog_of(custom(x={"type": "string", "pattern": "^[a-z]*[a-z0-9]$"}))
    started = time.process_time()
    found = check_document(
        {"name": "A", "custom": {"x": text}}, catalog, "clients/a.yaml", lambda path, key: (1, 1)
    )
    assert time.process_time() - started < 0.5
    assert codes(found) == [("/custom/x", "schema.no_match")]


@pytest.mark.hostile
def test_long_lists_of_choices_and_entries_take_linear_time() -> None:
    own = custom(x={"type": "array", "uniqueItems": True, "items": {"enum": [f"w{n}" for n in range(4000)]}})
    document = {"name": "A", "custom": {"x": [f"w{n % 4000}" for n in range(4000)]}}
    catalog = catalog_of(own)
    started = time.process_time()
    assert check_document(document, catalog, "clients/a.yaml", lambda path, key: (1, 1)) == ()
    assert time.process_time() - started < 2


def test_the_core_schema_asks_nothing_that_is_not_checked() -> None:
    """Formats and kinds that nobody knows would silently be without effect."""
    for path, node in subschemas(core_schema()):
        if isinstance(node, bool):
            continue
        assert node.get("format", "date") in FORMATS, path
        assert node.get("x-kind", "text") in KINDS, path
