"""What comes out of two documents that have changed one base, strategy by strategy."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from clientctl.merge import ABSENT, Favour, merge_documents
from clientctl.text import Path
from tests.merge.toy import TOY, MergeToyShape

Document = dict[str, Any]
Case = tuple[Document, Document, Document, Document]

ONE: Document = {"id": "1", "date": "2025-01-02", "text": "x"}
TWO: Document = {"id": "2", "date": "2025-02-02", "text": "y"}


def entry(name: str, day: str) -> Document:
    return {"id": name, "date": day, "text": name}


# base, ours, theirs, merged; none of them has a conflict
MERGED: dict[str, Case] = {
    "nothing changed": ({"a": "1"}, {"a": "1"}, {"a": "1"}, {"a": "1"}),
    "one side each": ({"a": "1", "b": "1"}, {"a": "2", "b": "1"}, {"a": "1", "b": "2"}, {"a": "2", "b": "2"}),
    "both alike": ({"a": "1"}, {"a": "2"}, {"a": "2"}, {"a": "2"}),
    "added and deleted": ({"a": "1"}, {"a": "1", "b": "2"}, {}, {"b": "2"}),
    "deleted by both": ({"a": "1", "b": "1"}, {"b": "1"}, {"b": "1"}, {"b": "1"}),
    "the type counts": ({"x": 1}, {"x": Decimal("1.0")}, {"x": 1}, {"x": Decimal("1.0")}),
    "true is not 1": ({"x": 1}, {"x": 1}, {"x": True}, {"x": True}),
    "an empty value says nothing": ({}, {"a": None}, {"a": "x"}, {"a": "x"}),
    "emptied in two ways": ({"a": "x"}, {"a": None}, {}, {"a": None}),
    "a mapping by its keys": (
        {"m": {"a": "1", "b": "1"}},
        {"m": {"a": "2", "b": "1"}},
        {"m": {"a": "1", "c": "3"}},
        {"m": {"a": "2", "c": "3"}},
    ),
    "a mapping that both add": ({}, {"m": {"a": "1"}}, {"m": {"b": "2"}}, {"m": {"a": "1", "b": "2"}}),
    "a mapping that both empty together": ({"m": {"a": "1", "b": "1"}}, {"m": {"a": "1"}}, {"m": {"b": "1"}}, {}),
    "mappings in mappings": (
        {"m": {"n": {"a": "1"}}},
        {"m": {"n": {"a": "2"}}},
        {"m": {"n": {"a": "1"}, "o": "x"}},
        {"m": {"n": {"a": "2"}, "o": "x"}},
    ),
    "a set: what both keep, and what each adds by name": (
        {"tags": ["a", "b", "c"]},
        {"tags": ["a", "c", "z"]},
        {"tags": ["a", "b", "m"]},
        {"tags": ["a", "m", "z"]},
    ),
    "a set: the same addition once": (
        {"tags": ["a"]}, {"tags": ["a", "b"]}, {"tags": ["b", "a"]}, {"tags": ["b", "a"]},
    ),
    "a set that was not there": ({}, {"tags": ["b"]}, {"tags": ["a"]}, {"tags": ["a", "b"]}),
    "a set that one side empties": ({"tags": ["a"]}, {"tags": []}, {"tags": ["a", "b"]}, {"tags": ["b"]}),
    "a set without its key": ({"tags": ["a"]}, {}, {"tags": ["a", "b"]}, {"tags": ["b"]}),
    "a set sorted by one side": (
        {"tags": ["c", "a"]}, {"tags": ["a", "c"]}, {"tags": ["c", "a", "d"]}, {"tags": ["a", "d", "c"]},
    ),
    "both empty a list in their ways": ({"tags": ["a", "b"]}, {"tags": ["a"]}, {"tags": ["b"]}, {"tags": []}),
    "entries by day, and by id within one": (
        {"log": [ONE]},
        {"log": [ONE, entry("c", "2025-03-01"), entry("e", "2025-03-05")]},
        {"log": [ONE, entry("b", "2025-03-01"), entry("d", "2025-03-02")]},
        {
            "log": [
                ONE, entry("b", "2025-03-01"), entry("c", "2025-03-01"), entry("d", "2025-03-02"),
                entry("e", "2025-03-05"),
            ]
        },
    ),
    "an entry before the others": (
        {"log": [TWO]},
        {"log": [entry("a", "2024-01-01"), TWO]},
        {"log": [TWO, entry("z", "2026-01-01")]},
        {"log": [entry("a", "2024-01-01"), TWO, entry("z", "2026-01-01")]},
    ),
    "each side's day stays in its order": (
        {"log": [ONE]},
        {"log": [ONE, entry("b", "2025-03-01"), entry("a", "2025-03-01")]},
        {"log": [ONE, TWO]},
        {"log": [ONE, TWO, entry("b", "2025-03-01"), entry("a", "2025-03-01")]},
    ),
    "a list that is not sorted: ours first": (
        {"log": [TWO, ONE]},
        {"log": [TWO, ONE, entry("z", "2025-03-09")]},
        {"log": [TWO, ONE, entry("a", "2025-03-01")]},
        {"log": [TWO, ONE, entry("z", "2025-03-09"), entry("a", "2025-03-01")]},
    ),
    "fields of one entry": (
        {"log": [ONE]}, {"log": [{**ONE, "text": "y"}]}, {"log": [{**ONE, "date": "2025-01-03"}]},
        {"log": [{**ONE, "text": "y", "date": "2025-01-03"}]},
    ),
    "one entry is deleted, another edited": (
        {"log": [ONE, TWO]}, {"log": [TWO]}, {"log": [ONE, {**TWO, "text": "z"}]}, {"log": [{**TWO, "text": "z"}]},
    ),
    "deleted by both sides": ({"log": [ONE, TWO]}, {"log": [TWO]}, {"log": [TWO]}, {"log": [TWO]}),
    "the same new entry on both sides": (
        {"log": [ONE]}, {"log": [ONE, TWO]}, {"log": [ONE, {**TWO, "who": "li"}]}, {"log": [ONE, {**TWO, "who": "li"}]},
    ),
    "an entry without id is known by its content": (
        {"log": [{"text": "x"}]}, {"log": [{"text": "x"}, {"text": "y"}]}, {"log": [{"text": "y"}, {"text": "x"}]},
        {"log": [{"text": "y"}, {"text": "x"}]},
    ),
    "an entry without id that both edit": (
        {"log": [{"date": "2025-01-02", "text": "x", "who": "li"}]},
        {"log": [{"date": "2025-01-02", "text": "y", "who": "li"}]},
        {"log": [{"date": "2025-01-03", "text": "x", "who": "li"}]},
        {"log": [{"date": "2025-01-03", "text": "y", "who": "li"}]},
    ),
    "an entry that gets an id when it is edited on each side": (
        {"log": [{"date": "2025-01-02", "text": "x", "who": "li"}]},
        {"log": [{"id": "b", "date": "2025-01-02", "text": "y", "who": "li"}]},
        {"log": [{"id": "a", "date": "2025-01-02", "text": "x", "who": "wang"}]},
        {"log": [{"id": "a", "date": "2025-01-02", "text": "y", "who": "wang"}]},
    ),
    "equal entries without ids are counted": (
        {"log": [{"text": "x"}, {"text": "x"}]},
        {"log": [{"text": "x"}]},
        {"log": [{"text": "x"}, {"text": "x"}, {"text": "y"}]},
        {"log": [{"text": "x"}, {"text": "y"}]},
    ),
    "lines that each adds to the end: ours first": (
        {"notes": "a\n"}, {"notes": "a\nours\n"}, {"notes": "a\ntheirs\n"}, {"notes": "a\nours\ntheirs\n"},
    ),
    "lines that each changes": (
        {"notes": "a\nb\nc\n"}, {"notes": "A\nb\nc\n"}, {"notes": "a\nb\nC\n"}, {"notes": "A\nb\nC\n"},
    ),
    "a line changed beside one added": (
        {"notes": "a\nb\n"}, {"notes": "a\nB\n"}, {"notes": "a\nb\nc\n"}, {"notes": "a\nB\nc\n"},
    ),
    "a line deleted, another added": (
        {"notes": "a\nb\n"}, {"notes": "b\n"}, {"notes": "a\nb\nc\n"}, {"notes": "b\nc\n"},
    ),
    "the same addition once, its rest after it": (
        {"notes": "a\n"}, {"notes": "a\nb\n"}, {"notes": "a\nb\nc\n"}, {"notes": "a\nb\nc\n"},
    ),
    "the same end of two additions once": (
        {"notes": "a\n"}, {"notes": "a\nb\nz\n"}, {"notes": "a\nc\nz\n"}, {"notes": "a\nb\nc\nz\n"},
    ),
    "one line grows to several": ({"notes": "a"}, {"notes": "a\nb"}, {"notes": "a\nc"}, {"notes": "a\nb\nc"}),
    "breaks at the end are three-way": ({"notes": "a\n"}, {"notes": "a"}, {"notes": "a\nb\n"}, {"notes": "a\nb"}),
}  # fmt: skip


@pytest.mark.parametrize(("base", "ours", "theirs", "merged"), MERGED.values(), ids=MERGED)
def test_what_both_sides_want(base: Document, ours: Document, theirs: Document, merged: Document) -> None:
    found = merge_documents(base, ours, theirs, TOY)
    assert (found.document, found.conflicts) == (merged, ())


@pytest.mark.parametrize(("base", "ours", "theirs", "merged"), MERGED.values(), ids=MERGED)
def test_a_side_that_changed_nothing_takes_the_other(
    base: Document, ours: Document, theirs: Document, merged: Document
) -> None:
    for side in (ours, theirs, merged):
        for pair in ((base, side), (side, base), (side, side)):
            found = merge_documents(base, *pair, TOY)
            assert (found.document, found.conflicts) == (side, ())


# base, ours, theirs; where they disagree, and what stands there for each side
CONFLICTS: dict[str, tuple[Document, Document, Document, Path, Any, Any]] = {
    "one value twice": ({"a": "1"}, {"a": "2"}, {"a": "3"}, ("a",), "2", "3"),
    "two new values": ({}, {"a": "2"}, {"a": "3"}, ("a",), "2", "3"),
    "deleted against changed": ({"a": "1"}, {}, {"a": "3"}, ("a",), ABSENT, "3"),
    "cleared against changed": ({"a": "1"}, {"a": None}, {"a": "3"}, ("a",), None, "3"),
    "changed against deleted": ({"a": "1"}, {"a": "2"}, {}, ("a",), "2", ABSENT),
    "another kind of value": ({"a": "1"}, {"a": ["x"]}, {"a": {"b": "2"}}, ("a",), ["x"], {"b": "2"}),
    "a mapping deleted against changed": ({"m": {"a": "1"}}, {}, {"m": {"a": "2"}}, ("m",), ABSENT, {"a": "2"}),
    "within a mapping": ({"m": {"a": "1"}}, {"m": {"a": "2"}}, {"m": {"a": "3"}}, ("m", "a"), "2", "3"),
    "an entry deleted against edited": (
        {"log": [ONE, TWO]}, {"log": [TWO]}, {"log": [{**ONE, "text": "z"}, TWO]},
        ("log", 0), ABSENT, {**ONE, "text": "z"},
    ),
    "a field of an entry": (
        {"log": [ONE, TWO]}, {"log": [ONE, {**TWO, "text": "a"}]}, {"log": [ONE, {**TWO, "text": "b"}]},
        ("log", 1, "text"), "a", "b",
    ),
    "one id for two new entries": (
        {"log": []}, {"log": [ONE]}, {"log": [{**ONE, "text": "z"}]}, ("log", 0, "text"), "x", "z",
    ),
    "one line of text twice": (
        {"notes": "a\nb\n"}, {"notes": "A\nb\n"}, {"notes": "1\nb\n"}, ("notes",), "A\nb\n", "1\nb\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "path", "left", "right"), CONFLICTS.values(), ids=CONFLICTS
)
def test_where_both_sides_disagree(
    base: Document, ours: Document, theirs: Document, path: Path, left: Any, right: Any
) -> None:
    favours: dict[Favour, Any] = {"ours": left, "theirs": right}
    for favour, value in favours.items():
        found = merge_documents(base, ours, theirs, TOY, favour=favour)
        (conflict,) = found.conflicts
        assert (conflict.path, conflict.ours, conflict.theirs) == (path, left, right)
        assert conflict.is_there is (value is not ABSENT)
        assert value_at(found.document, path) == value or value is ABSENT


def value_at(held: Any, path: Path) -> Any:
    for step in path:
        held = held[step] if not isinstance(held, dict) or step in held else ABSENT
    return held


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "path", "left", "right"), CONFLICTS.values(), ids=CONFLICTS
)
def test_a_base_for_another_merge_stays_as_it_was_there(
    base: Document, ours: Document, theirs: Document, path: Path, left: Any, right: Any
) -> None:
    # what both have added alike is in it
    kept = {"log": [{key: ONE[key] for key in ("id", "date")}]} if base == {"log": []} else base
    assert merge_documents(base, ours, theirs, TOY, favour="base").document == kept


def test_beside_a_conflict_everything_is_merged() -> None:
    base = {"status": "lead", "tags": ["a"], "notes": "1\n2\n3\n4\n"}
    ours = {"status": "won", "tags": ["a", "b"], "notes": "ours\n2\n3\n4\nend\n"}
    theirs = {"status": "lost", "tags": ["a", "c"], "notes": "theirs\n2\nnew\n3\n4\n"}
    found = merge_documents(base, ours, theirs, TOY)
    assert found.document == {"status": "won", "tags": ["a", "b", "c"], "notes": "ours\n2\nnew\n3\n4\nend\n"}
    assert [conflict.path for conflict in found.conflicts] == [("status",), ("notes",)]
    other = merge_documents(base, ours, theirs, TOY, favour="theirs")
    assert other.document["notes"] == "theirs\n2\nnew\n3\n4\nend\n"


SHAPED: dict[str, tuple[str, Any, Any, Any, Any, int]] = {
    "a list in brackets as a whole": ("value", [1, 2], [1, 3], [0, 2], [1, 3], 1),
    "a list in order: changes in different places": (
        "list", ["a", "b"], ["z", "a", "b"], ["a", "b", "c"], ["z", "a", "b", "c"], 0,
    ),
    "a list in order: two items in one place": ("list", ["a"], ["a", "b"], ["a", "c"], ["a", "b"], 1),
    "a list in order: one deleted, one added there": ("list", ["a", "b"], ["a"], ["a", "b", "c"], ["a", "c"], 0),
    "a list in order: moved by one": ("list", ["a", "b", "c"], ["c", "a", "b"], ["a", "b"], ["a", "b"], 0),
    "a list in order: moved by both": ("list", ["a", "b", "c"], ["c", "a", "b"], ["b", "a", "c"], ["c", "a", "b"], 1),
    "a list in order: an item edited": (
        "list",
        [{"name": "a", "rate": 1, "x": 1}, {"name": "b"}],
        [{"name": "a", "rate": 2, "x": 1}, {"name": "b"}],
        [{"name": "a", "rate": 1, "x": 1}, {"name": "c"}, {"name": "b"}],
        [{"name": "a", "rate": 2, "x": 1}, {"name": "c"}, {"name": "b"}],
        0,
    ),
    "numbers are a list in order": ("", [1, 2, 3], [1, 2, 3, 4], [0, 1, 2, 3], [0, 1, 2, 3, 4], 0),
    "numbers that both change": ("", [1, 2], [1, 3], [4, 2], [1, 3], 1),
    "a text that both add": ("text", ABSENT, "ours", "theirs", "ours\ntheirs", 0),
    "a text as a whole": ("value", "a\nb\n", "A\nb\n", "a\nB\n", "A\nb\n", 1),
    "a strategy that does not fit gives way to the data": ("set", "a", "b", "a", "b", 0),
    "a set of mixed values": ("set", ["a", 1], ["a", 1, True], ["a", 1, 2], ["a", 1, 2, True], 0),
}  # fmt: skip


@pytest.mark.parametrize(
    ("strategy", "base", "ours", "theirs", "merged", "conflicts"), SHAPED.values(), ids=SHAPED
)
def test_a_shape_names_the_strategy(
    strategy: str, base: Any, ours: Any, theirs: Any, merged: Any, conflicts: int
) -> None:
    shape = MergeToyShape({"x": strategy})
    first, second, third = ({} if value is ABSENT else {"x": value} for value in (base, ours, theirs))
    found = merge_documents(first, second, third, shape)
    assert found.document == {"x": merged}
    assert len(found.conflicts) == conflicts


def test_keys_that_both_add_in_one_place_stand_in_canonical_order() -> None:
    found = merge_documents(
        {"name": "A"}, {"name": "A", "x": 1, "tags": ["a"]}, {"name": "A", "y": "1", "status": "lead"}, TOY
    )
    assert list(found.document) == ["name", "status", "tags", "x", "y"]


def test_many_entries_without_ids_that_were_all_edited_are_new_ones() -> None:
    """To look for the likeliest of so many would take too long; nothing is lost."""

    def entries(text: str, who: str) -> list[Document]:
        return [{"number": number, "text": text, "who": who} for number in range(150)]

    ours, theirs = entries("y", "li"), entries("x", "wang")
    found = merge_documents({"log": entries("x", "li")}, {"log": ours}, {"log": theirs}, TOY)
    assert found.document == {"log": [*ours, *theirs]}
    assert found.conflicts == ()
