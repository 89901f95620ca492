"""Vetting a book's own schema: safe to run, about itself only, tightening only, and ready for the catalog."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from clientctl.model import Field
from clientctl.schema.catalog import build_catalog
from clientctl.schema.own import vet_own_schema
from clientctl.schema.own_fields import OWN_KINDS
from clientctl.schema.shape import shipped_text
from clientctl.settings import Settings, build_settings
from tests.schema.given import OWN, codes, custom, told, vetted


def field(name: str, **node: Any) -> list[tuple[str, str]]:
    """What is found about one field of the book's own."""
    return codes(vetted(custom(**{name: node}))[1])


# -- what is taken -------------------------------------------------------------------------------------


def test_every_kind_is_known_by_the_catalog_as_it_was_meant() -> None:
    nodes = {name: {"x-kind": name} for name in OWN_KINDS} | {
        "choice": {"x-kind": "choice", "enum": ["a", "b"]}
    }
    schema, found = vetted(custom(**{f"a_{name}": node for name, node in nodes.items()}))
    assert found == ()
    catalog = build_catalog(Settings(), schema)
    fields = {f.path[1]: f for f in catalog.fields if f.path[0] == "custom"}
    assert {name: f.kind for name, f in fields.items()} == {
        "a_text": "text",
        "a_integer": "integer",
        "a_decimal": "decimal",
        "a_money": "money",
        "a_date": "date",
        "a_flag": "flag",
        "a_choice": "choice",
        "a_list": "text",
    }
    assert [name for name, f in fields.items() if f.is_list] == ["a_list"]
    assert catalog.shape.reading(("custom", "a_date")) == "date"
    assert catalog.shape.reading(("custom", "a_money")) == "data"


def test_references_are_replaced_by_what_they_name() -> None:
    own = {
        "definitions": {
            "level": {"x-kind": "choice", "enum": ["low", "high"], "x-label": {"en": "level", "zh": "档"}}
        },
        **custom(
            tier={"$ref": "#/definitions/level", "x-label": {"en": "tier", "zh": "级别"}, "enum": ["other"]}
        ),
    }
    schema, found = vetted(own)
    assert found == ()
    tier: Field = next(f for f in build_catalog(Settings(), schema).fields if f.name == "custom.tier")
    assert [choice.value for choice in tier.choices] == ["low", "high"]
    assert (tier.label.en, tier.label.zh) == ("tier", "级别")


def test_the_core_schema_itself_is_taken() -> None:
    schema, found = vetted(shipped_text("client.schema.json").encode())
    assert schema is not None
    assert found == ()


def test_an_empty_schema_with_a_byte_order_mark_is_taken() -> None:
    assert vetted(b"\xef\xbb\xbf{}\n") == ({}, ())
    assert (
        vetted({"$schema": "http://json-schema.org/draft-07/schema#", "title": "x", "x-anything": 1})[1] == ()
    )


def test_the_stages_of_the_book_may_be_named() -> None:
    own = json.dumps({"properties": {"stage": {"enum": ["lead", "partner"]}}}).encode()
    core = build_catalog(build_settings({"stages": [{"name": "partner", "as": "active"}]})).schema
    assert vet_own_schema(own, OWN, core=core)[1] == ()
    assert codes(vet_own_schema(own, OWN)[1]) == [("/properties/stage/enum", "schema.own_loosens")]


# -- JSON ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "english", "chinese"),
    [
        (
            b'{\n "a": 1,\n}',
            ":3:1: this is not JSON | look for a comma, quote or bracket too much or too few just before",
            ":3:1: 这里不是 JSON | 请检查前面是否多了或少了逗号、引号或括号",
        ),
        (
            b"",
            ":1:1: this is not JSON | look for a comma, quote or bracket too much or too few just before",
            None,
        ),
        (
            b'{"a": {"x": 1},\n  "\\u0061": 2}',
            ":2:3: duplicate key 'a' (first on line 1)",
            ":2:3: 键“a”重复（首次在第 1 行）",
        ),
        (b'{"a": [1,\n NaN]}', ":2:2: NaN is no number of JSON", ":2:2: NaN 不是 JSON 数字"),
        (b'{"a": -Infinity}', ":1:7: -Infinity is no number of JSON", None),
        (b'{"a": 1e999}', ":1:7: 1e999 is no number of JSON", None),
        (b'{"a": ' + b"9" * 20 + b"}", ":1:7: 99999999999999999999 is no number of JSON", None),
        (b"[]", ":1:1: a schema is a JSON object", ":1:1: 结构文件必须是 JSON 对象"),
        (b'{"a": 1}\n\xff', ":2: not UTF-8 (byte 0xff)", ":2: 不是 UTF-8（字节 0xff）"),
        (b'{"$schema": "https://json-schema.org/draft/2020-12/schema"}', None, None),
    ],
)
def test_what_is_no_schema_file_is_told_with_its_place(
    raw: bytes, english: str | None, chinese: str | None
) -> None:
    schema, found = vetted(raw)
    assert schema is None
    assert len(found) == 1
    if english is not None:
        assert told(found) == [OWN + english]
    if chinese is not None:
        assert told(found, "zh") == [OWN + chinese]


def test_a_problem_stands_where_its_keyword_stands() -> None:
    raw = b'{\n  "properties": {\n    "grade": {\n      "enum": ["A",\n        "Z"]\n    },\n    "foo": {}\n  }\n}\n'
    assert [(p.location.line, p.location.column, p.pointer, p.code) for p in vetted(raw)[1]] == [
        (4, 15, "/properties/grade/enum", "schema.own_loosens"),
        (7, 5, "/properties/foo", "schema.own_field"),
    ]


# -- draft 7 -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"properties": []}, [("/properties", "schema.wrong_type")]),
        ({"required": "name"}, [("/required", "schema.wrong_type")]),
        (custom(x={"type": "strng"}), [("/properties/custom/properties/x/type", "values.not_a_choice")]),
        (custom(x={"minLength": "a"}), [("/properties/custom/properties/x/minLength", "schema.wrong_type")]),
        (custom(x=3), [("/properties/custom/properties/x", "schema.wrong_type")]),
        ({"allOf": []}, [("/allOf", "schema.too_few")]),
        ({"$schema": "http://json-schema.org/draft-04/schema#"}, [("/$schema", "schema.own_dialect")]),
        ({"$id": "http://example.com/"}, [("/$id", "schema.own_keyword")]),
        (custom(x={"$id": "#a"}), [("/properties/custom/properties/x/$id", "schema.own_keyword")]),
        (
            {"not": {"$schema": "http://json-schema.org/draft-07/schema#"}},
            [("/not/$schema", "schema.own_keyword")],
        ),
        ({"$dynamicRef": "#a"}, [("/$dynamicRef", "schema.own_keyword")]),
        ({"$ref": "other.json"}, [("/$ref", "schema.own_remote_ref")]),
        ({"$ref": "http://example.com/x.json#/a"}, [("/$ref", "schema.own_remote_ref")]),
        ({"$ref": "#/definitions/gone"}, [("/$ref", "schema.own_ref")]),
        ({"$ref": "#/title", "title": "x"}, [("/$ref", "schema.own_ref")]),
        ({"$ref": "#anchor"}, [("/$ref", "schema.own_remote_ref")]),
        ({"properties": {"name": {"$ref": "#"}}}, [("", "schema.own_cycle")]),
        (
            {
                "definitions": {
                    "a": {"$ref": "#/definitions/b"},
                    "b": {"allOf": [{"$ref": "#/definitions/a"}]},
                }
            },
            [("", "schema.own_cycle")],
        ),
        (
            {"properties": {"name": {"pattern": "(a+)+"}}},
            [("/properties/name/pattern", "schema.pattern_nested")],
        ),
        ({"patternProperties": {"(a+)+": {}}}, [("/patternProperties/(a+)+", "schema.pattern_nested")]),
    ],
)
def test_a_schema_that_cannot_be_run_is_refused(
    schema: Mapping[str, Any], expected: list[tuple[str, str]]
) -> None:
    made, found = vetted(schema)
    assert made is None
    assert codes(found) == expected


def test_what_has_no_effect_draws_a_warning_and_is_taken() -> None:
    made, found = vetted({"requierd": ["name"], **custom(x={"type": "string", "format": "emial"})})
    assert made is not None
    assert [(p.pointer, p.code, p.severity) for p in found] == [
        ("/requierd", "schema.own_keyword_unknown", "warning"),
        ("/properties/custom/properties/x/format", "schema.own_format_unknown", "warning"),
    ]


def test_a_data_value_is_no_schema_whatever_it_looks_like() -> None:
    own = custom(x={"enum": [{"$ref": "http://example.com"}], "examples": [{"$id": "x", "pattern": "(a+)+"}]})
    assert vetted(own)[1] == ()


# -- tightening ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "pointer"),
    [
        ({"properties": {"grade": {"enum": ["A", "E"]}}}, "/properties/grade/enum"),
        ({"properties": {"grade": {"type": ["string", "null"]}}}, "/properties/grade/type"),
        ({"properties": {"employees": {"type": "number"}}}, "/properties/employees/type"),
        ({"properties": {"employees": {"minimum": -5}}}, "/properties/employees/minimum"),
        ({"properties": {"name": {"minLength": 0}}}, "/properties/name/minLength"),
        ({"properties": {"name": {"maxLength": 1000}}}, "/properties/name/maxLength"),
        ({"properties": {"since": {"format": "email"}}}, "/properties/since/format"),
        ({"additionalProperties": True}, "/additionalProperties"),
        ({"properties": {"next": {"additionalProperties": {}}}}, "/properties/next/additionalProperties"),
        (
            {"properties": {"surveys": {"items": {"properties": {"score": {"maximum": 100}}}}}},
            "/properties/surveys/items/properties/score/maximum",
        ),
    ],
)
def test_loosening_is_refused(own: Mapping[str, Any], pointer: str) -> None:
    made, found = vetted(own)
    assert made is None
    assert codes(found) == [(pointer, "schema.own_loosens")]


@pytest.mark.parametrize(
    "own",
    [
        {
            "required": ["owner"],
            "properties": {"grade": {"enum": ["A"]}, "tags": {"minItems": 1, "items": {"maxLength": 9}}},
        },
        {"properties": {"annual_revenue": {"type": "integer", "minimum": 10}, "name": {"maxLength": 20}}},
        {"properties": {"orders": {"items": {"required": ["product"], "additionalProperties": False}}}},
        {"additionalProperties": False, "properties": {"custom": {"additionalProperties": False}}},
        {"if": {"properties": {"grade": {"const": "A"}}}, "then": {"required": ["owner"]}},
        {"properties": {"deals": {"items": {"properties": {"stage": {"enum": ["proposal", "won"]}}}}}},
        {"properties": {"owner": False}},
    ],
)
def test_tightening_is_taken(own: Mapping[str, Any]) -> None:
    assert vetted(own)[1] == ()
