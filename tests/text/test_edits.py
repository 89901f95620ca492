"""Edits of block style files: only the lines in question change."""

from __future__ import annotations

from decimal import Decimal

import pytest

from clientctl.text import Append, Operation, Remove, Set, apply_operations, edit, load
from tests.text.toy import TOY

Case = tuple[str, tuple[Operation, ...], str]

SCALARS: dict[str, Case] = {
    "only the value changes": (
        "# c\nid: a   # x\nstatus:   lead   # why\n\nlog: []\n",
        (Set(("status",), "active"),),
        "# c\nid: a   # x\nstatus:   active   # why\n\nlog: []\n",
    ),
    "the quote mark is kept": (
        "name: 'A'\nphone: \"1\"\n",
        (Set(("name",), "B's"), Set(("phone",), 'a "b"')),
        "name: 'B''s'\nphone: \"a \\\"b\\\"\"\n",
    ),
    "the quote mark is kept, other values keep theirs": (
        "name: 'A'\nphone: \"1\"\n",
        (Set(("name",), "B's"),),
        "name: 'B''s'\nphone: \"1\"\n",
    ),
    "a single quote mark gives way to escapes": ("name: 'A'\n", (Set(("name",), "a\tb"),), 'name: "a\\tb"\n'),
    "dates, numbers and flags are plain": (
        'log:\n  - date: "2025-01-02"\nx: "1"\nbudget: 1\nnewsletter: true\n',
        (
            Set(("log", 0, "date"), "2025-01-03"),
            Set(("x",), 2),
            Set(("budget",), Decimal("2.50")),
            Set(("newsletter",), False),
        ),
        "log:\n  - date: 2025-01-03\nx: 2\nbudget: 2.50\nnewsletter: false\n",
    ),
    "an empty value gets one": (
        "status:\ntags:   # c\nid:\n",
        (Set(("status",), "a"), Set(("tags",), "b"), Set(("id",), None)),
        "status: a\ntags: b   # c\nid:\n",
    ),
    "several lines to one line": (
        "notes: |\n  a\nstatus: x   # c\n",
        (Set(("notes",), "b"),),
        "notes: b\nstatus: x   # c\n",
    ),
    "one line to several lines": (
        "notes: b\nstatus: x   # c\n",
        (Set(("notes",), "p\nq\n"),),
        "notes: |\n  p\n  q\nstatus: x   # c\n",
    ),
    "comments on the first line stay": (
        "notes: |2-  # c\n    a\n   b\nname: n # d\nid: x\n",
        (Set(("notes",), "b"), Set(("name",), "p\nq")),
        "notes: b  # c\nname: |- # d\n  p\n  q\nid: x\n",
    ),
    "text of several lines keeps its double quotes": (
        'notes: "a"\n',
        (Set(("notes",), "p\nq\n"),),
        'notes: "p\\nq\\n"\n',
    ),
    "a folded block becomes a literal one": (
        "notes: >-\n  a\n  b\n\nid: x\n",
        (Set(("notes",), "p\nq\n"),),
        "notes: |\n  p\n  q\n\nid: x\n",
    ),
    "a block with kept line breaks": (
        "notes: |+\n  a\n\n\nid: x\n",
        (Set(("notes",), "p\n\n"),),
        "notes: |+\n  p\n\nid: x\n",
    ),
    "a value that goes over several lines": (
        "name: first\n  second  # c\nnotes: 'p\n  q'\nid: x\n",
        (Set(("name",), "new"), Set(("notes",), "it's")),
        "name: new  # c\nnotes: 'it''s'\nid: x\n",
    ),
    "a value below its key": (
        "name:   # c\n  a\nnotes:\n  |\n  p\nid: x\n",
        (Set(("name",), "b"), Set(("notes",), "q\n")),
        "name:   # c\n  b\nnotes:\n  |\n  q\nid: x\n",
    ),
    "the same value changes nothing": (
        "name:   'a'\ntags: [ a ]\nx: 1\n",
        (Set(("name",), "a"), Set(("tags",), ["a"]), Set(("x",), Decimal("1")), Remove(("log",))),
        "name:   'a'\ntags: [ a ]\nx: 1\n",
    ),
}
KEYS: dict[str, Case] = {
    "a new key goes to its canonical place, a comment stays with its key": (
        "id: a\n# about tags\ntags: [x]\n",
        (Set(("status",), "NO"),),
        'id: a\nstatus: "NO"\n# about tags\ntags: [x]\n',
    ),
    "before the next one, above its comments, if none precedes it": (
        "# head\n\n# about the name\n# and more\nname: n\nx: 1\n",
        (Set(("id",), "a"),),
        "# head\n\nid: a\n# about the name\n# and more\nname: n\nx: 1\n",
    ),
    "last if it is unknown": ("log: []\n# end\n", (Set(("other",), "o"),), "log: []\nother: o\n# end\n"),
    "last if no known key is there": ("other: o\n", (Set(("id",), "a"),), "other: o\nid: a\n"),
    "behind comments that are indented deeper": (
        "id: a\ntags:\n  - x\n  # - y\n\n    # deep\n\n# about the log\nlog: []\n",
        (Set(("notes",), "new"),),
        "id: a\ntags:\n  - x\n  # - y\n\n    # deep\nnotes: new\n\n# about the log\nlog: []\n",
    ),
    "behind a block and its kept lines": (
        "tags: |+\n  a\n\nlog: []\n",
        (Set(("notes",), "new"),),
        "tags: |+\n  a\n\nnotes: new\nlog: []\n",
    ),
    "in a nested mapping, in its style": (
        "address:\n    city: Oslo   # c\n    # about zip\n    zip: '1'\nid: x\n",
        (Set(("address", "street", "name"), "S"), Set(("address", "city"), "Bergen")),
        "address:\n    city: Bergen   # c\n    # about zip\n    zip: '1'\n    street:\n        name: S\nid: x\n",
    ),
    "in a list item": (
        "log:\n  -   id: 1\n      text: x\n  -   id: 2\n",
        (Set(("log", 0, "date"), "2025-01-02"), Set(("log", 1, "text"), "z")),
        "log:\n  -   id: 1\n      date: 2025-01-02\n      text: x\n  -   id: 2\n      text: z\n",
    ),
    "first in a list item": (
        "log:\n  - date: 2025-01-02   # c\n    text: x\n",
        (Set(("log", 0, "id"), "a"),),
        "log:\n  - id: a\n    date: 2025-01-02   # c\n    text: x\n",
    ),
    "missing parents are made, also from an empty value": (
        "id: x\naddress:   # c\nnext: ~\nother: {}\n",
        (Set(("address", "city"), "O"), Set(("next", "a", "c"), "d"), Set(("other", "e"), "f")),
        "id: x\naddress:   # c\n  city: O\nnext:\n  a:\n    c: d\nother:\n  e: f\n",
    ),
    "in quotes where a block would take in the next blank line": (
        "tags:\n  - b\n   \nlog: []\n",
        (Set(("notes",), "p\nq"),),
        'tags:\n  - b\nnotes: "p\\nq"\n   \nlog: []\n',
    ),
    "null is written": ("id: x\n", (Set(("status",), None),), "id: x\nstatus: null\n"),
    "a removed key takes its own lines": (
        "id: a\n# about tags\ntags:   # c\n  - x\n  # inside\n  - y\n# about notes\nnotes: n\n",
        (Remove(("tags",)),),
        "id: a\n# about tags\n# about notes\nnotes: n\n",
    ),
    "a removed key of a nested mapping": (
        "next:\n  date: 2025-01-02\n  # c\n  what: call\nid: x\n",
        (Remove(("next", "date")),),
        "next:\n  # c\n  what: call\nid: x\n",
    ),
    "the last key of a nested mapping takes the mapping with it": (
        "address:\n  a:\n    c: d\nid: x\n",
        (Remove(("address", "a", "c")),),
        "id: x\n",
    ),
    "the last key of a list item leaves an empty mapping": (
        "log:\n  - id: 1\n  - id: 2\n",
        (Remove(("log", 0, "id")),),
        "log:\n  - {}\n  - id: 2\n",
    ),
    "the first key of a list item lets the next one move up": (
        "log:\n  - id: 1\n    text: x\n",
        (Remove(("log", 0, "id")),),
        "log:\n  - text: x\n",
    ),
    "unless a comment stands between": (
        "log:\n  - id: 1   # c\n    # about the text\n    text: x\n",
        (Remove(("log", 0, "id")),),
        "log:\n  -\n    # about the text\n    text: x\n",
    ),
    "the last key of a file": (
        "# c\nid: a\n# d\n",
        (Remove(("id",)), Set(("name",), "new")),
        "# c\n{name: new}\n# d\n",
    ),
    "an explicit key": ("? id\n: a\n? name\n: b\n", (Remove(("id",)), Set(("name",), "c")), "? name\n: c\n"),
    "an explicit key without a value is written anew": (
        "? bare   # c\nid: a\n",
        (Set(("bare",), "b"),),
        "bare: b\nid: a\n",
    ),
    "a value that cannot be told from a comment is written anew": (
        "tags: []# c\nid: a\n",
        (Append(("tags",), "x"),),
        "tags:\n  - x\nid: a\n",
    ),
    "blank lines that would join the block above go with a removed key": (
        "notes: |\n  a\nid: x\n    \nname: n\n",
        (Remove(("id",)),),
        "notes: |\n  a\nname: n\n",
    ),
}


@pytest.mark.parametrize(
    ("before", "operations", "after"),
    [*SCALARS.values(), *KEYS.values()],
    ids=[*SCALARS, *KEYS],
)
def test_an_edit(before: str, operations: tuple[Operation, ...], after: str) -> None:
    edited = edit(before.encode(), "f", operations, TOY)
    assert edited.raw.decode() == after
    meant = apply_operations(load(before.encode(), "f", TOY), operations)
    assert edited.data == meant == load(after.encode(), "f", TOY)
