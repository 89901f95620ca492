"""The short way for plain values says the same as JSON Schema."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from clientctl.schema.catalog import core_schema
from clientctl.schema.leaves import build_test
from clientctl.schema.subschemas import subschemas

NODES: list[dict[str, Any]] = [
    {"type": "string"},
    {"type": "string", "minLength": 1, "maxLength": 3, "x-kind": "text", "title": "t"},
    {"type": "string", "pattern": "^[a-z]+$"},
    {"type": "string", "enum": ["a", "b", 3, None]},
    {"type": "integer"},
    {"type": "integer", "minimum": 0, "maximum": 10},
    {"type": "number", "minimum": -1},
    {"type": "number", "maximum": 2},
]
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-20, 20),
    st.decimals("-5", "15", places=1),
    st.text("abA1 ", max_size=5),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text("ab", max_size=2), st.integers(), max_size=2),
)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(NODES), VALUES)
def test_the_short_way_agrees_with_the_library(node: dict[str, Any], value: Any) -> None:
    fits = build_test(node)
    assert fits is not None
    assert fits(value) == Draft7Validator(node).is_valid(value)


def test_a_form_is_part_of_the_short_way() -> None:
    fits = build_test({"type": "string", "format": "date"})
    assert fits is not None
    assert (fits("2026-02-28"), fits("2026-02-30")) == (True, False)


@pytest.mark.parametrize(
    "node",
    [
        True,
        {"enum": ["a"]},
        {"type": ["string"]},
        {"type": "boolean", "const": True},
        {"type": "array", "uniqueItems": True},
        {"type": "array", "items": {"type": "string", "not": {}}},
        {"type": "object", "minProperties": 1},
        {"anyOf": [{"type": "string"}, {"not": {}}]},
        {"anyOf": [{"type": "string"}], "type": "string"},
        {"type": "object", "properties": {"a": {"type": ["string", "null"]}}},
        {"type": "object", "additionalProperties": {"const": 1}},
        {"type": "string", "minimum": 1},
        {"type": "string", "not": {"const": "a"}},
        {"type": "number", "multipleOf": Decimal(2)},
        {"type": "integer", "$comment": "x", "exclusiveMinimum": 0},
    ],
)
def test_whatever_is_not_simple_goes_the_long_way(node: Any) -> None:
    assert build_test(node) is None


def test_most_fields_of_clients_go_the_short_way() -> None:
    leaves = [
        node
        for _, node in subschemas(core_schema())
        if node is not False and "x-kind" in node and "type" in node
    ]
    assert [node for node in leaves if build_test(node) is None and node["type"] != "boolean"] == []


@pytest.mark.parametrize(
    ("node", "fitting", "others"),
    [
        ({}, [None, 1, "a", [], {}], []),
        ({"x-kind": "text", "title": "any"}, [1, "a"], []),
        ({"type": "boolean"}, [True, False], [0, 1, "true", None]),
        ({"type": "array"}, [[], [1, "a"]], ["a", {}, None]),
        ({"type": "array", "items": {"type": "string"}}, [[], ["a"]], [["a", 1], [None], "a"]),
        ({"type": "array", "minItems": 2}, [[1, 2], [1, 2, 3]], [[], [1], "ab"]),
        (
            {"anyOf": [{"type": "string", "minLength": 1}, {"type": "array", "items": {"type": "string"}}]},
            ["a", [], ["a"]],
            ["", [1], 1, None, {}],
        ),
        ({"type": "object"}, [{}, {"a": 1}], [[], "a", {"a": None}]),
        (
            {
                "type": "object",
                "properties": {"a": {"type": "string"}, "b": {"type": "integer"}},
                "required": ["a"],
                "additionalProperties": False,
            },
            [{"a": "x"}, {"a": "x", "b": 1}, {"a": "x", "b": None}],
            [{}, {"b": 1}, {"a": None}, {"a": 1}, {"a": "x", "c": 1}, {"a": "x", "c": None}],
        ),
        (
            {"type": "object", "additionalProperties": {"type": "integer"}},
            [{}, {"a": 1}],
            [{"a": "x"}],
        ),
    ],
)
def test_whole_values_are_tested_all_through(node: Any, fitting: list[Any], others: list[Any]) -> None:
    fits = build_test(node)
    assert fits is not None
    assert [value for value in fitting if not fits(value)] == []
    assert [value for value in others if fits(value)] == []
