"""What a book's own schema asks of its clients, told beside the faults that the core finds."""

from __future__ import annotations

from typing import Any

import pytest

from tests.schema.given import codes, custom, problems, told


def test_own_fields_are_checked_by_their_kinds() -> None:
    own = custom(
        tier={"x-kind": "choice", "enum": ["gold", "silver"]},
        budget={"x-kind": "money"},
        signed={"x-kind": "date"},
        active={"x-kind": "flag"},
        brands={"x-kind": "list"},
        seats={"x-kind": "integer"},
        nick={"x-kind": "text"},
    )
    good = "name: A\ncustom:\n  {tier: gold, budget: 1.5, signed: 2026-01-01, active: true, brands: [a], "
    good += "seats: 3, nick: NO}\n"
    assert problems(good, own=own) == ()
    bad = (
        "name: A\ncustom: {tier: golden, budget: x, signed: x, active: x, brands: x, seats: 1.5, nick: [x]}\n"
    )
    assert codes(problems(bad, own=own)) == [
        ("/custom/tier", "values.not_a_choice"),
        ("/custom/budget", "schema.wrong_type"),
        ("/custom/signed", "dates.not_a_date"),
        ("/custom/active", "schema.wrong_type"),
        ("/custom/brands", "schema.wrong_type"),
        ("/custom/seats", "schema.wrong_type"),
        ("/custom/nick", "schema.wrong_type"),
    ]


def test_a_near_own_field_is_named_for_an_unknown_one() -> None:
    assert told(problems("name: A\ncustom: {teir: x}\n", own=custom(tier={"x-kind": "text"}))) == [
        "clients/acme.yaml:2:10: custom.teir is not in the book's schema, so it is taken for text | did you mean tier?"
    ]


def test_own_schema_tightens_and_the_same_fault_is_told_once() -> None:
    own = {
        "required": ["name", "owner"],
        "properties": {"grade": {"enum": ["A", "B"]}, "name": {"minLength": 2}},
    }
    assert codes(problems("name: A\ngrade: C\n", own=own)) == [
        ("", "schema.missing"),
        ("/name", "schema.too_short"),
        ("/grade", "values.not_a_choice"),
    ]
    assert codes(problems("grade: E\n", own=own)) == [
        ("", "schema.missing"),
        ("", "schema.missing"),
        ("/grade", "values.not_a_choice"),
    ]
    # what the core refuses stays refused, though the book's schema says nothing of it
    assert codes(problems("name: AB\nowner: x\ngrade: A\nfoo: 1\n", own=own)) == [
        ("/foo", "schema.unknown_key")
    ]


@pytest.mark.parametrize(
    ("node", "value", "code"),
    [
        ({"type": "string", "pattern": "^[A-Z]{2}$"}, "ab", "schema.no_match"),
        ({"type": "number", "exclusiveMinimum": 0}, "0", "schema.not_above"),
        ({"type": "number", "exclusiveMaximum": 5}, "5", "schema.not_below"),
        ({"type": "number", "multipleOf": 0.05}, "1.01", "schema.not_a_multiple"),
        ({"type": "array", "minItems": 2}, "[a]", "schema.too_few"),
        ({"type": "array", "maxItems": 1}, "[a, b]", "schema.too_many_entries"),
        ({"const": "x"}, "y", "values.not_a_choice"),
        ({"enum": [1, 2]}, "3", "values.not_a_choice"),
        ({"not": {"const": "x"}}, "x", "schema.unfit"),
        ({"oneOf": [{"const": "x"}, {"enum": ["x"]}]}, "x", "schema.unfit"),
        ({"anyOf": [{"type": "string"}, {"type": "number"}]}, "[a]", "schema.wrong_type"),
        ({"anyOf": [{"const": 1}, {"const": 2}]}, "3", "schema.unfit"),
        ({"anyOf": [{"minimum": 5, "type": "number"}, {"type": "string"}]}, "3", "schema.too_small"),
        ({"type": "object", "additionalProperties": False, "properties": {}}, "{a: 1}", "schema.unknown_key"),
        ({"type": "object", "properties": {"a": {"type": "integer"}}}, "{a: x}", "schema.wrong_type"),
        (
            {"type": "object", "patternProperties": {"^x": {"type": "integer"}}},
            "{x1: a}",
            "schema.wrong_type",
        ),
        ({"type": "object", "propertyNames": {"maxLength": 2}}, "{abc: 1}", "schema.too_long"),
        ({"if": {"const": "a"}, "then": {"const": "b"}}, "a", "values.not_a_choice"),
        ({"$ref": "#/definitions/short"}, "abc", "schema.too_long"),
    ],
)
def test_own_schema_has_all_of_draft_7(node: dict[str, Any], value: str, code: str) -> None:
    own = {**custom(x=node), "definitions": {"short": {"type": "string", "maxLength": 2}}}
    found = problems(f"name: A\ncustom: {{x: {value}}}\n", own=own)
    assert [problem.code for problem in found] == [code]
    assert found[0].pointer.startswith("/custom/x")


def test_a_key_that_the_own_schema_forbids_is_told_as_that() -> None:
    found = problems("name: A\nowner: x\n", own={"properties": {"owner": False}})
    assert told(found) == ["clients/acme.yaml:2:8: owner is not allowed by the book's schema"]


def test_entries_that_must_differ_are_found_whatever_they_are() -> None:
    own = custom(x={"type": "array", "uniqueItems": True})
    found = problems("name: A\ncustom:\n  x: [a, {b: [1]}, 1, true, a, {b: [1.0]}]\n", own=own)
    assert codes(found) == [("/custom/x/4", "schema.twice"), ("/custom/x/5", "schema.twice")]


def test_multiples_are_exact_and_no_number_breaks_them() -> None:
    own = custom(x={"type": "number", "multipleOf": 0.01})
    assert problems("name: A\ncustom: {x: 0.07}\n", own=own) == ()
    assert codes(problems(f"name: A\ncustom: {{x: {'9' * 60}}}\n", own=own)) == [
        ("/custom/x", "values.too_many_digits")
    ]


# -- hostile -------------------------------------------------------------------------------------------
