"""What operations mean for plain data, and the operations between two documents."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from random import Random
from types import MappingProxyType
from typing import Any

import pytest

from clientctl.errors import InvalidData
from clientctl.text import (
    Append,
    Insert,
    Operation,
    Remove,
    Set,
    apply_operations,
    dump,
    edit,
    operations_between,
)
from clientctl.text.operations import is_same
from tests.text.random_edits import Maker
from tests.text.toy import TOY

DOCUMENT: Mapping[str, Any] = MappingProxyType(
    {"id": "a", "tags": ["x", "y"], "next": {"date": "d"}, "log": [{"id": "1"}], "empty": None, "none": []}
)


class Grade(StrEnum):
    GOOD = "good"


RESULTS: dict[str, tuple[Operation, dict[str, Any]]] = {
    "set": (Set(("id",), "b"), {"id": "b"}),
    "add": (Set(("name",), "n"), {"name": "n"}),
    "set in a list": (Set(("tags", 1), "z"), {"tags": ["x", "z"]}),
    "set in a record": (Set(("log", 0, "text"), "t"), {"log": [{"id": "1", "text": "t"}]}),
    "parents are made": (Set(("a", "c"), 1), {"a": {"c": 1}}),
    "an empty value becomes a mapping": (Set(("empty", "c"), 1), {"empty": {"c": 1}}),
    "append": (Append(("tags",), "z"), {"tags": ["x", "y", "z"]}),
    "append to nothing": (Append(("other",), "z"), {"other": ["z"]}),
    "append to null": (Append(("empty",), "z"), {"empty": ["z"]}),
    "append to an empty list": (Append(("none",), "z"), {"none": ["z"]}),
    "append below what is missing": (Append(("next", "who"), "z"), {"next": {"date": "d", "who": ["z"]}}),
    "insert": (Insert(("tags", 0), "z"), {"tags": ["z", "x", "y"]}),
    "insert at the end": (Insert(("tags", 2), "z"), {"tags": ["x", "y", "z"]}),
    "insert into an empty list": (Insert(("none", 0), "z"), {"none": ["z"]}),
    "remove an item": (Remove(("tags", 0)), {"tags": ["y"]}),
    "remove the last item": (Remove(("log", 0)), {"log": []}),
    "remove what is not there": (Remove(("log", 3)), {}),
    "remove a key of a word": (Remove(("id", "x")), {}),
    "remove a key of a missing mapping": (Remove(("x", "y")), {}),
    "remove a record's last key": (Remove(("log", 0, "id")), {"log": [{}]}),
    "a whole decimal is an integer": (Set(("x",), Decimal("3")), {"x": 3}),
    "subclasses and tuples become plain": (
        Set(("x",), (Grade.GOOD, MappingProxyType({}))),
        {"x": ["good", {}]},
    ),
}


@pytest.mark.parametrize(("operation", "changed"), RESULTS.values(), ids=RESULTS)
def test_what_an_operation_means(operation: Operation, changed: dict[str, Any]) -> None:
    before = repr(DOCUMENT)
    after = apply_operations(dict(DOCUMENT), [operation])
    assert is_same(after, {**DOCUMENT, **changed})
    assert repr(DOCUMENT) == before


def test_removing_the_last_key_removes_the_mapping() -> None:
    assert apply_operations({"a": {"b": {"c": 1}}, "d": 2}, [Remove(("a", "b", "c"))]) == {"d": 2}
    assert apply_operations({"a": {"b": {}}}, [Remove(("a", "b", "c"))]) == {"a": {"b": {}}}
    assert apply_operations({"a": 1}, [Remove(("a",))]) == {}


@pytest.mark.parametrize("operation", [Set(("id", 0), "x"), Set(("next", 0), "x"), Append(("next",), 1)])
def test_a_path_that_does_not_fit_is_refused(operation: Operation) -> None:
    with pytest.raises(InvalidData, match=r"text\.no_such_place"):
        apply_operations(dict(DOCUMENT), [operation])


def test_sameness_is_strict_about_types() -> None:
    assert is_same(
        {"a": [1, {"b": Decimal("1.0")}], "c": None}, {"c": None, "a": [1, {"b": Decimal("1.00")}]}
    )
    for one, other in (
        (1, True),
        (1, Decimal(1)),
        ("1", 1),
        ([], {}),
        ([1], [1, 1]),
        ({"a": 1}, {"b": 1}),
        (None, ""),
    ):
        assert not is_same(one, other)


BETWEEN: dict[str, tuple[dict[str, Any], dict[str, Any], tuple[Operation, ...]]] = {
    "the same": ({"a": [1]}, {"a": [1]}, ()),
    "keys": ({"a": 1, "b": 2}, {"b": 3, "c": 4}, (Set(("b",), 3), Set(("c",), 4), Remove(("a",)))),
    "keys of a mapping": (
        {"a": {"b": 1, "c": 2}},
        {"a": {"c": 2, "d": 3}},
        (Set(("a", "d"), 3), Remove(("a", "b"))),
    ),
    "an emptied mapping": ({"a": {"b": 1}}, {"a": {}}, (Set(("a",), {}),)),
    "an emptied list": ({"a": [1]}, {"a": []}, (Set(("a",), []),)),
    "another kind": ({"a": [1]}, {"a": {"b": 1}}, (Set(("a",), {"b": 1}),)),
    "items": (
        {"a": ["x", "y", "z"]},
        {"a": ["x", "z", "w"]},
        (Insert(("a", 3), "w"), Remove(("a", 1))),
    ),
    "records by id": (
        {"log": [{"id": "1", "text": "a"}, {"id": "2"}]},
        {"log": [{"id": "0"}, {"id": "1", "text": "b"}, {"id": "2"}]},
        (Set(("log", 0, "text"), "b"), Insert(("log", 0), {"id": "0"})),
    ),
}


@pytest.mark.parametrize(("old", "new", "operations"), BETWEEN.values(), ids=BETWEEN)
def test_operations_between_documents(
    old: dict[str, Any], new: dict[str, Any], operations: tuple[Operation, ...]
) -> None:
    found = operations_between(old, new)
    assert is_same(apply_operations(old, found), new)
    assert sorted(map(repr, found)) == sorted(map(repr, operations))


def test_any_document_leads_to_any_other() -> None:
    maker = Maker(Random("between"))
    keys = ("id", "tags", "x", "log", "next")
    for _ in range(300):
        old, new = ({key: maker.value((key,)) for key in maker.random.sample(keys, 3)} for _ in range(2))
        for _ in range(3):
            operation = maker.operation(old)
            assert is_same(apply_operations(new, operations_between(new, old)), old)
            new = apply_operations(old, [operation])
            assert is_same(apply_operations(old, operations_between(old, new)), new)
            edited = edit(dump(old, TOY).encode(), "f", [Set((), new)], TOY) if "id" in old else None
            assert edited is None or is_same(edited.data, new)
