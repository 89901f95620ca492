"""The schema in effect: the core, the book's own fields, its vocabularies, and what it tightens."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft7Validator

from clientctl.schema.catalog import core_schema
from clientctl.schema.effective import effective_schema
from tests.schema.given import catalog_of, custom

FIELDS = custom(tier={"enum": ["a", "b"], "x-kind": "choice"}, seats={"x-kind": "integer"})
TIGHT = {**FIELDS, "title": "Ours", "required": ["owner"]}


def takes(document: dict[str, Any], own: Any = None, settings: dict[str, Any] | None = None) -> bool:
    schema = effective_schema(catalog_of(own, settings))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema).is_valid({"name": "A", **document})


def test_a_book_that_says_nothing_has_the_shipped_schema() -> None:
    schema = effective_schema(catalog_of())
    assert schema["properties"].keys() == core_schema()["properties"].keys()
    assert "allOf" not in schema


@pytest.mark.parametrize(
    ("document", "is_taken"),
    [
        ({"custom": {"tier": "a", "seats": 3}}, True),
        ({"custom": {"tier": "c"}}, False),
        ({"custom": {"seats": "3"}}, False),
        ({"custom": {"unheard_of": "x"}}, True),
    ],
)
def test_own_fields_stand_in_it(document: dict[str, Any], is_taken: bool) -> None:
    assert takes(document, FIELDS) == is_taken


def test_what_a_book_tightens_stands_in_it_and_fields_alone_tighten_nothing() -> None:
    assert (takes({}, FIELDS), takes({}, TIGHT), takes({"owner": "wang"}, TIGHT)) == (True, False, True)
    assert "allOf" not in effective_schema(catalog_of(FIELDS))


@pytest.mark.parametrize(
    ("field", "inside", "outside"),
    [
        ("industry", {"industry": "food"}, {"industry": "fish"}),
        ("tags", {"tags": ["food"]}, {"tags": ["food", "fish"]}),
        ("address.city", {"address": {"city": "food"}}, {"address": {"city": "fish"}}),
        (
            "orders.channel",
            {"orders": [{"date": "2026-01-01", "amount": 1, "channel": "food"}]},
            {"orders": [{"date": "2026-01-01", "amount": 1, "channel": "fish"}]},
        ),
    ],
)
def test_a_vocabulary_stands_in_it(field: str, inside: dict[str, Any], outside: dict[str, Any]) -> None:
    settings = {"vocabulary": {field: ["food", "drink"]}}
    assert (takes(inside, None, settings), takes(outside, None, settings)) == (True, False)
    assert takes(outside)


def test_stages_of_the_book_stand_in_it() -> None:
    settings = {"stages": [{"name": "trial", "as": "prospect"}]}
    assert (takes({"stage": "trial"}, None, settings), takes({"stage": "trial"})) == (True, False)
