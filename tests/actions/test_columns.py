"""Cells of the cache: they say what `Field.values` and `Field.lacks` say of any document, whatever its shape."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.actions.columns import Columns, unpacked
from clientctl.model import Field, Label
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings
from clientctl.store.book import open_book
from tests.actions.book import make_book

SCHEMA = """{"properties": {"custom": {"properties": {
  "text": {"type": "string"}, "number": {"type": "number"}, "flag": {"type": "boolean"},
  "list": {"type": "array", "items": {"type": "string"}}, "any": {}
}}}}"""


@pytest.fixture(scope="module")
def fields(tmp_path_factory: pytest.TempPathFactory) -> tuple[Field, ...]:
    """Those of a book with a schema of its own, and some that no book has so far."""
    root: Path = tmp_path_factory.mktemp("book")
    make_book(root, {"schema/client.schema.json": SCHEMA})
    label = (Label("x", "某"),)
    more = (
        Field(("status",), "choice", label, default="new"),
        Field(("marks",), "text", label, is_list=True, default="none"),
        Field(("deep", "deeper", "deepest"), "text", label * 3, default="bottom"),
        Field(("orders", "items", "state"), "choice", label * 3, record="orders", default="sent"),
    )
    return (*open_book(root).catalog.fields, *more)


KEYS = sorted(
    {step for field in build_catalog(Settings()).fields for step in field.path} | {"list", "any", "state"}
)
ROOTS = [
    "name",
    "tags",
    "orders",
    "contacts",
    "custom",
    "address",
    "status",
    "marks",
    "deep",
    "log",
    "number",
]

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.sampled_from([Decimal("-0"), Decimal("1E+5"), Decimal("1.500"), "", " ", "done", "张三"]),
    st.text(max_size=5),
)
nodes = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)
records = st.lists(st.dictionaries(st.sampled_from(KEYS), st.one_of(scalars, nodes), max_size=6), max_size=4)
documents = st.dictionaries(st.sampled_from(ROOTS + KEYS), st.one_of(scalars, records, nodes), max_size=8)


@given(documents)
def test_a_cell_says_what_the_field_says(fields: tuple[Field, ...], document: dict[str, Any]) -> None:
    cells = Columns(fields).cells(document)

    assert set(cells) <= {field.name for field in fields}
    assert json.loads(json.dumps(cells)) == cells
    for field in fields:
        cell = cells.get(field.name)
        assert repr(_values(cell, field)) == repr(field.values(document)), field.name
        if field.record is not None:
            assert (True if cell is None else cell[0]) is field.lacks(document), field.name


def _values(cell: Any, field: Field) -> list[Any]:
    """What a cell stands for: nothing, one value, or several; of records, those after the first."""
    if cell is None:
        return []
    several = cell[1:] if field.record is not None else cell if isinstance(cell, list) else [cell]
    assert several, "a cell without values is no cell"
    return [unpacked(value) for value in several]


AMOUNT = Field(
    ("orders", "amount"), "money", (Label("orders", "订单"), Label("amount", "金额")), record="orders"
)
STATUS = Field(
    ("orders", "status"),
    "choice",
    (Label("orders", "订单"), Label("status", "状态")),
    record="orders",
    default="done",
)
TAGS = Field(("tags",), "tag", (Label("tags", "标签"),), is_list=True)

BY_HAND = [
    (AMOUNT, {}, None),
    (AMOUNT, {"orders": []}, None),
    (AMOUNT, {"orders": [{}, {}]}, None),
    (AMOUNT, {"orders": [{"amount": 1}]}, [False, 1]),
    (AMOUNT, {"orders": [{"amount": 1}, {"amount": ""}]}, [True, 1]),
    (AMOUNT, {"orders": [{"amount": Decimal("1.50")}, {"amount": 2}]}, [False, {"decimal": "1.50"}, 2]),
    (AMOUNT, {"orders": [{"amount": [1, 2]}, {"amount": {}}]}, [True, 1, 2]),
    (AMOUNT, {"orders": {"amount": 1}}, [False, 1]),
    (AMOUNT, {"orders": ["text", {"amount": 1}]}, [True, 1]),
    (STATUS, {"orders": [{}]}, [False, "done"]),
    (STATUS, {"orders": [{"status": None}, {"status": "returned"}]}, [False, "done", "returned"]),
    (STATUS, {"orders": [{"status": ""}]}, None),
    (TAGS, {"tags": []}, None),
    (TAGS, {"tags": ["a"]}, "a"),
    (TAGS, {"tags": "a"}, "a"),
    (TAGS, {"tags": ["a", "", None, {"b": 1}, ["c"]]}, ["a", "c"]),
    (TAGS, {"tags": [True, 1, Decimal("1")]}, [True, 1, {"decimal": "1"}]),
]


@pytest.mark.parametrize(("field", "document", "cell"), BY_HAND)
def test_cells_by_hand(field: Field, document: dict[str, Any], cell: Any) -> None:
    assert repr(Columns([field]).cells(document).get(field.name)) == repr(cell)
