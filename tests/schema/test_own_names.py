"""Names in a book's own schema: no client field but its own, none that a query or YAML would misread."""

from __future__ import annotations

import json
from typing import Any

import pytest

from clientctl.schema.catalog import build_catalog
from clientctl.schema.own import vet_own_schema
from clientctl.schema.own_fields import can_name_field, core_names
from clientctl.settings import Settings
from tests.schema.given import OWN, codes, custom, told, vetted


def field(name: str, **node: Any) -> list[tuple[str, str]]:
    """What is found about one field of the book's own."""
    return codes(vetted(custom(**{name: node}))[1])


# -- what is taken -------------------------------------------------------------------------------------


def test_fields_that_no_client_has_are_refused_and_near_ones_named() -> None:
    found = vetted({"properties": {"phnoe": {}, "zzz": {}, "next": {"properties": {"wat": {}}}}})[1]
    assert [line.split(": ", 1)[1] for line in told(found)] == [
        "'phnoe' is no field of clients | did you mean phone, notes?",
        "'zzz' is no field of clients | a book's own fields stand under properties, custom, properties",
        "'next.wat' is no field of clients | did you mean what?",
    ]


# -- names and kinds -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["on", "yes", "no", "y", "n", "true", "null", "Tier", "1st", "a-b", "级别", "", "a" * 61]
)
def test_a_name_that_yaml_or_a_query_would_misread_is_refused(name: str) -> None:
    assert not can_name_field(name)
    assert [code for _, code in field(name)] == ["schema.own_custom_name"]


@pytest.mark.parametrize(
    "name", ["name", "Name", "名称", "orders", "订单", "order", "main_business", "联系人", "wechat"]
)
def test_the_name_of_a_core_field_is_refused_in_any_spelling(name: str) -> None:
    assert [code for _, code in field(name)] == ["schema.own_core_name"]
    assert "tier" not in core_names()


def test_the_name_of_a_computed_field_is_refused() -> None:
    raw = json.dumps(custom(total={}, tier={})).encode()
    assert codes(vet_own_schema(raw, OWN, computed=("total", "总额"))[1]) == [
        ("/properties/custom/properties/total", "schema.own_core_name")
    ]


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({"x-kind": "text", "minLength": 2}, []),
        ({"x-kind": "date", "type": "string", "format": "date"}, []),
        ({"type": "object", "properties": {"a": {"x-kind": "money"}}}, []),
        ({"x-kind": "txt"}, [("/x-kind", "schema.own_kind")]),
        ({"x-kind": 3}, [("/x-kind", "schema.own_kind")]),
        ({"x-kind": "note"}, [("/x-kind", "schema.own_kind")]),
        (
            {"type": "object", "properties": {"a": {"x-kind": "q"}}},
            [("/properties/a/x-kind", "schema.own_kind")],
        ),
        ({"x-kind": "date", "type": "integer"}, [("/type", "schema.own_kind_type")]),
        ({"x-kind": "date", "format": "email"}, [("/format", "schema.own_kind_type")]),
        ({"x-kind": "choice"}, [("", "schema.own_choice_without_enum")]),
        ({"type": ["string", "null"]}, [("/type", "schema.own_types")]),
        ({"type": "array", "items": True}, [("/items", "schema.own_plain")]),
        ({"type": "array", "items": [{}, {}]}, [("/items", "schema.own_plain")]),
        ({"anyOf": [True]}, [("/anyOf/0", "schema.own_plain")]),
        ({"type": "object", "additionalProperties": False}, []),
        ({"x-label": "tier"}, [("/x-label", "schema.own_annotation")]),
        ({"x-label": {"en": 1}}, [("/x-label", "schema.own_annotation")]),
        ({"x-choices": {"a": "b"}, "enum": ["a"]}, [("/x-choices", "schema.own_annotation")]),
        ({"x-alias": "t"}, [("/x-alias", "schema.own_annotation")]),
        ({"x-flag": "--tier"}, [("/x-flag", "schema.own_annotation")]),
        ({"x-merge": "ours"}, [("/x-merge", "schema.own_annotation")]),
        ({"x-column": True}, [("/x-column", "schema.own_annotation")]),
        ({"x-personal": "yes"}, [("/x-personal", "schema.own_annotation")]),
        ({"x-ahead": 1}, [("/x-ahead", "schema.own_annotation")]),
        ({"default": ["a"]}, [("/default", "schema.own_annotation")]),
        (
            {
                "x-label": {"en": "t", "zh": "级"},
                "x-alias": ["t"],
                "x-flag": "tier",
                "x-merge": "set",
                "x-column": 3,
            },
            [],
        ),
    ],
)
def test_a_field_of_the_books_own_is_one_that_the_catalog_can_read(
    node: Any, expected: list[tuple[str, str]]
) -> None:
    made, found = vetted(custom(tier=node))
    at = "/properties/custom/properties/tier"
    assert codes(found) == [(at + pointer, code) for pointer, code in expected]
    if made is not None:
        assert build_catalog(Settings(), made).fields


def test_custom_itself_must_be_a_schema_in_braces() -> None:
    assert codes(vetted({"properties": {"custom": True}})[1]) == [("/properties/custom", "schema.own_plain")]
    assert codes(vetted(custom(tier=True))[1]) == [("/properties/custom/properties/tier", "schema.own_plain")]


# -- hostile -------------------------------------------------------------------------------------------
