"""Edits inside brackets and braces."""

from __future__ import annotations

import pytest

from clientctl.text import Append, Insert, Operation, Remove, Set, apply_operations, edit, load
from tests.text.toy import TOY

LINES = "{\n  id: a,   # the id\n  tags: [x,\n         y],\n  # about next\n  next: {date: 2025-01-02}\n}\n"
OWN_LINES = "tags: [\n  a,  # 1\n  # about b\n  b   # 2\n]\n"

EDITS: dict[str, tuple[str, tuple[Operation, ...], str]] = {
    "an item is added": ("tags: [a, b]  # c\n", (Append(("tags",), "x, y"),), 'tags: [a, b, "x, y"]  # c\n'),
    "an item is added on its own line": (
        "tags: [\n  a,  # 1\n  b,\n]\n",
        (Append(("tags",), "c"),),
        "tags: [\n  a,  # 1\n  b,\n  c,\n]\n",
    ),
    "a line without a comma gets one": (
        OWN_LINES,
        (Append(("tags",), "c"),),
        "tags: [\n  a,  # 1\n  # about b\n  b,   # 2\n  c\n]\n",
    ),
    "items are put in": (
        "tags: [b, d,]\n",
        (Insert(("tags", 0), "a"), Insert(("tags", 2), "c"), Append(("tags",), "e")),
        "tags: [a, b, c, d, e,]\n",
    ),
    "items are put in on their own lines": (
        OWN_LINES,
        (Insert(("tags", 0), "0"), Insert(("tags", 2), "c")),
        'tags: [\n  "0",\n  a,  # 1\n  c,\n  # about b\n  b   # 2\n]\n',
    ),
    "values keep their quote marks and get those that flow needs": (
        "tags: ['a', \"b\", c]\n",
        (Set(("tags", 0), "A"), Set(("tags", 1), "B"), Set(("tags", 2), "{C}")),
        'tags: [\'A\', "B", "{C}"]\n',
    ),
    "lists, mappings and blocks go on one line": (
        "tags: [a, b, c]\n",
        (Set(("tags", 0), ["d", []]), Set(("tags", 1), {"text": "e", "f: g": {}}), Set(("tags", 2), "h\ni")),
        'tags: [[d, []], {text: e, "f: g": {}}, "h\\ni"]\n',
    ),
    "canonical order in braces": (
        "log: [{text: x}, {id: 1}]\n",
        (
            Append(("log",), {"text": "z", "id": "a"}),
            Set(("log", 0, "id"), "b"),
            Set(("log", 1, "date"), "2025-01-02"),
        ),
        "log: [{id: b, text: x}, {id: 1, date: 2025-01-02}, {id: a, text: z}]\n",
    ),
    "empty values in braces": (
        'next: {date: , what, "x":1}\n',
        (Set(("next", "date"), "2025-01-02"), Set(("next", "what"), "call"), Set(("next", "x"), 2)),
        'next: {date: 2025-01-02 , what: call, "x":2}\n',
    ),
    "items are removed": (
        "tags: [a, b, c, d,]\n",
        (Remove(("tags", 3)), Remove(("tags", 1)), Remove(("tags", 0))),
        "tags: [c,]\n",
    ),
    "the last item is removed with the comma before it": (
        "tags: [a, b]\n",
        (Remove(("tags", 1)),),
        "tags: [a]\n",
    ),
    "the only item leaves []": ("tags: [ a ]   # c\n", (Remove(("tags", 0)),), "tags: []   # c\n"),
    "items are removed with their own lines": (
        OWN_LINES,
        (Remove(("tags", 1)),),
        "tags: [\n  a,  # 1\n  # about b\n]\n",
    ),
    "the first item is removed with its own line": (
        OWN_LINES,
        (Remove(("tags", 0)),),
        "tags: [\n  # about b\n  b   # 2\n]\n",
    ),
    "items that share lines": (
        "tags: [a,\n  b, c,   # 1\n  d]\n",
        (Remove(("tags", 2)), Remove(("tags", 0))),
        "tags: [\n  b,   # 1\n  d]\n",
    ),
    "the last item behind a comment": (
        "tags: [a,   # 1\n  b]\n",
        (Remove(("tags", 1)),),
        "tags: [a,   # 1\n  ]\n",
    ),
    "a flow document": (
        "{id: a, log: [{id: 1}]}\n",
        (Set(("name",), "A, B"), Append(("log",), {"id": "x"}), Remove(("id",))),
        '{name: "A, B", log: [{id: 1}, {id: x}]}\n',
    ),
    "a flow document over several lines": (
        LINES,
        (Set(("name",), "b"), Append(("tags",), "z"), Set(("next", "what"), "call"), Set(("other",), "o")),
        "{\n  id: a,   # the id\n  name: b,\n  tags: [x,\n         y, z],\n  # about next\n"
        "  next: {date: 2025-01-02, what: call},\n  other: o\n}\n",
    ),
    "a flow document loses an entry": (
        LINES,
        (Remove(("id",)), Remove(("next", "date"))),
        "{\n  tags: [x,\n         y],\n  # about next\n}\n",
    ),
    "a flow document loses all": ("{id: a}\n", (Remove(("id",)), Set(("name",), "b")), "{name: b}\n"),
    "a flow mapping becomes a block": (
        "next: {}   # c\nid: a\n",
        (Set(("next", "what"), "call"),),
        "next:   # c\n  what: call\nid: a\n",
    ),
    "a pair without braces is changed in place": (
        "x: [a: 1, c: 2]\n",
        (Set(("x", 0, "a"), 3),),
        "x: [a: 3, c: 2]\n",
    ),
    "a pair without braces that gets another key is written anew": (
        "x: [a: 1]   # c\nid: a\n",
        (Set(("x", 0, "d"), 2),),
        "x:\n  - a: 1\n    d: 2\nid: a\n",
    ),
    "an unusual entry of a flow document is written anew": (
        "{id: a, x: [c: 1], z: b}\n",
        (Set(("x", 0, "d"), 2),),
        "{id: a, x: [{c: 1, d: 2}], z: b}\n",
    ),
    "a comma on the next line goes too": (
        "{id: a, tags: [\n  a\n  ,b]}\n",
        (Remove(("tags", 0)),),
        "{id: a, tags: [\n  b]}\n",
    ),
}


@pytest.mark.parametrize(("before", "operations", "after"), EDITS.values(), ids=EDITS)
def test_an_edit(before: str, operations: tuple[Operation, ...], after: str) -> None:
    edited = edit(before.encode(), "f", operations, TOY)
    assert edited.raw.decode() == after
    assert edited.data == apply_operations(load(before.encode(), "f", TOY), operations)
