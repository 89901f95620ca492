"""What the YAML layer learns from a schema: the order of keys, and how scalars are read."""

from __future__ import annotations

import pytest

from clientctl.schema.catalog import build_catalog
from clientctl.schema.shape import SchemaShape, settings_shape, shipped_text, view_shape
from clientctl.settings import Settings

OWN = {
    "properties": {
        "custom": {
            "properties": {
                "fax": {"type": "string"},
                "score": {"type": "integer"},
                "met": {"type": "string", "format": "date"},
                "seen": {"x-kind": "date"},
            }
        }
    }
}
CLIENT = build_catalog(Settings(), OWN).shape


@pytest.mark.parametrize(
    ("path", "reading"),
    [
        (("name",), "text"),
        (("number",), "text"),
        (("phone",), "text"),
        (("since",), "date"),
        (("employees",), "data"),
        (("annual_revenue",), "data"),
        (("tags", 0), "text"),
        (("tags",), "text"),
        (("address", "postcode"), "text"),
        (("contacts", 3, "primary"), "data"),
        (("contacts", 3, "birthday"), "date"),
        (("orders", 0, "amount"), "data"),
        (("orders", 0, "date"), "date"),
        (("orders", 0, "items", 1, "product"), "text"),
        (("orders", 0, "items", 1, "quantity"), "data"),
        (("log", 0, "time"), "text"),
        (("custom", "fax"), "text"),
        (("custom", "score"), "data"),
        (("custom", "met"), "date"),
        (("custom", "seen"), "date"),
        (("custom", "unknown"), "text"),
        (("unknown",), "data"),
        (("address", "unknown"), "data"),
        (("name", "deeper"), "data"),
        ((), "data"),
    ],
)
def test_text_and_dates_keep_their_source_text(path: tuple[str | int, ...], reading: str) -> None:
    assert CLIENT.reading(path) == reading
    assert CLIENT.reading(path) == reading


def test_keys_of_groups_and_of_entries_have_an_order() -> None:
    assert CLIENT.keys(("address",)) == CLIENT.keys(("address",))
    assert CLIENT.keys(("address",)) == ("street", "city", "region", "postcode", "country")
    assert CLIENT.keys(("reminders", 5)) == ("id", "date", "what", "done", "repeats")
    assert CLIENT.keys(("orders", 0, "items", 1)) == ("product", "quantity", "amount")
    assert CLIENT.keys(("custom",)) == ("fax", "score", "met", "seen")
    assert CLIENT.keys(("unknown",)) == CLIENT.keys(("name",)) == ()


def test_alternatives_of_a_schema_all_count() -> None:
    shape = SchemaShape(
        {
            "properties": {
                "both": {"anyOf": [{"type": "string"}, {"type": "number"}]},
                "words": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
                "group": {"allOf": [{"properties": {"a": {}}}, {"properties": {"b": {}, "a": {}}}]},
            },
            "additionalProperties": False,
        }
    )

    assert shape.reading(("both",)) == "data"
    assert shape.reading(("words",)) == shape.reading(("words", 0)) == "text"
    assert shape.keys(("group",)) == ("a", "b")
    assert shape.reading(("else",)) == "data"


def test_settings_keep_words_as_text_and_numbers_as_data() -> None:
    shape = settings_shape()

    assert shape.reading(("title",)) == "text"
    assert shape.reading(("rates", "EUR")) == "data"
    assert shape.reading(("rates", "EUR", 0, "from")) == "date"
    assert shape.reading(("people", "wang", "name")) == "text"
    assert shape.keys(())[:4] == ("clientctl", "title", "language", "currency")


def test_views_are_text() -> None:
    assert view_shape().reading(("query",)) == "text"


def test_shipped_schemas_are_of_draft_seven() -> None:
    for name in ("client", "settings", "view"):
        assert '"$schema": "http://json-schema.org/draft-07/schema#"' in shipped_text(f"{name}.schema.json")
