"""The short way for plain values says the same as JSON Schema."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from clientctl.schema.catalog import core_schema
from clientctl.schema.leaves import leaf_test
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
    fits = leaf_test(node)
    assert fits is not None
    assert fits(value) == Draft7Validator(node).is_valid(value)


def test_a_form_is_part_of_the_short_way() -> None:
    fits = leaf_test({"type": "string", "format": "date"})
    assert fits is not None
    assert (fits("2026-02-28"), fits("2026-02-30")) == (True, False)


@pytest.mark.parametrize(
    "node",
    [
        True,
        {},
        {"enum": ["a"]},
        {"type": ["string"]},
        {"type": "boolean"},
        {"type": "array"},
        {"type": "string", "minimum": 1},
        {"type": "string", "not": {"const": "a"}},
        {"type": "number", "multipleOf": Decimal(2)},
        {"type": "integer", "$comment": "x", "exclusiveMinimum": 0},
    ],
)
def test_whatever_is_not_simple_goes_the_long_way(node: Any) -> None:
    assert leaf_test(node) is None


def test_most_fields_of_clients_go_the_short_way() -> None:
    leaves = [
        node
        for _, node in subschemas(core_schema())
        if node is not False and "x-kind" in node and "type" in node
    ]
    assert [node for node in leaves if leaf_test(node) is None and node["type"] != "boolean"] == []
