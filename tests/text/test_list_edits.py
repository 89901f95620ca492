"""Edits of block lists and of whole values: only the lines in question change."""

from __future__ import annotations

import pytest

from clientctl.text import Append, Insert, Operation, Remove, Set, apply_operations, edit, load
from tests.text.toy import TOY

CALL = {"id": "250607-x7k2m9", "date": "2025-06-07", "text": "谈了价格"}
Case = tuple[str, tuple[Operation, ...], str]

LISTS: dict[str, Case] = {
    "an entry only adds lines": (
        "log:\n  # newest last\n  - id: 1\n    text: x\n# end\n",
        (Append(("log",), CALL),),
        "log:\n  # newest last\n  - id: 1\n    text: x\n"
        "  - id: 250607-x7k2m9\n    date: 2025-06-07\n    text: 谈了价格\n# end\n",
    ),
    "a first entry copies the list style of the file": (
        "id: a\ntags:\n- x\n",
        (Append(("log",), CALL),),
        "id: a\ntags:\n- x\nlog:\n- id: 250607-x7k2m9\n  date: 2025-06-07\n  text: 谈了价格\n",
    ),
    "and its dash gap": (
        "id: a\nother:\n    -   x\n",
        (Append(("log",), {"id": "1", "text": "x"}),),
        'id: a\nlog:\n    -   id: "1"\n        text: x\nother:\n    -   x\n',
    ),
    "[] becomes a block list, its comment is kept": (
        "log: []   # none yet\nx: 1\n",
        (Append(("log",), CALL),),
        "log:   # none yet\n  - id: 250607-x7k2m9\n    date: 2025-06-07\n    text: 谈了价格\nx: 1\n",
    ),
    "an empty value becomes a list": ("tags:  \nx: 1\n", (Append(("tags",), "a"),), "tags:\n  - a\nx: 1\n"),
    "the last item leaves []": ("tags:\n  - a\nid: 1\n", (Remove(("tags", 0)),), "tags: []\nid: 1\n"),
    "an item in a file with CRLF": (
        "id: a\r\nlog:\r\n  - id: 1\r\n",
        (Append(("log",), {"id": "2"}),),
        'id: a\r\nlog:\r\n  - id: 1\r\n  - id: "2"\r\n',
    ),
    "CRLF stays CRLF": (
        "id: a\r\nlog:\r\n  - id: 1\r\n",
        (Append(("log",), {"id": "2"}), Set(("notes",), "p\nq\n")),
        'id: a\r\nnotes: |\r\n  p\r\n  q\r\nlog:\r\n  - id: 1\r\n  - id: "2"\r\n',
    ),
    "a BOM stays": ("\ufeffid: a\n", (Set(("id",), "b"), Set(("name",), "new")), "\ufeffid: b\nname: new\n"),
    "mixed line ends stay": (
        "id: a\r\nname: n\ntags:\n  - x\n",
        (Set(("status",), "s"),),
        "id: a\r\nname: n\nstatus: s\r\ntags:\n  - x\n",
    ),
    "no final line break stays": ("tags:\n  - a", (Append(("tags",), "b"),), "tags:\n  - a\n  - b"),
    "a block at the end of a file without a line break does not get one": (
        "notes: |\n  a",
        (Append(("tags",), "b"), Set(("z",), "w")),
        "tags:\n  - b\nnotes: |-\n  a\nz: w",
    ),
    "an indicator stays when the block is closed": (
        "notes: |+2\n   a",
        (Set(("z",), "w"),),
        "notes: |2-\n   a\nz: w",
    ),
    "a removed item": (
        "tags:\n  - a\n  # about b\n  - b   # c\n\n  - c\n",
        (Remove(("tags", 1)), Remove(("tags", 5))),
        "tags:\n  - a\n  # about b\n\n  - c\n",
    ),
    "the first item of an inner list": (
        "x:\n  - - a\n    - c\n  - - d\n",
        (Remove(("x", 0, 0)), Insert(("x", 1, 0), "e")),
        "x:\n  - - c\n  - - e\n    - d\n",
    ),
    "items are put in above the comments of the next one": (
        "tags:\n  # about a\n  - a\n  # about c\n  - c\n",
        (Insert(("tags", 1), "b"), Insert(("tags", 0), "0")),
        'tags:\n  - "0"\n  # about a\n  - a\n  - b\n  # about c\n  - c\n',
    ),
    "items become mappings, lists and blocks": (
        "tags:\n  - a # c\n  -\n  - b\n",
        (Set(("tags", 0), {"k": "v", "l": "w"}), Set(("tags", 1), ["c", "d"]), Set(("tags", 2), "p\nq\n")),
        "tags:\n  - k: v # c\n    l: w\n  - - c\n    - d\n  - |\n    p\n    q\n",
    ),
    "mappings and lists become scalars": (
        "log:   # c\n  - id: 1   # d\n    text: x\n  -\n    id: 2\naddress:\n  a:\n    c: d   # e\nid: x\n",
        (Set(("log", 0), "l"), Set(("log", 1), "m"), Set(("address", "a"), "n"), Set(("address",), "o")),
        "log:   # c\n  - l\n  - m\naddress: o\nid: x\n",
    ),
    "a new list touches only the items that differ": (
        "log:\n  - id: 1 # one\n    text: x\n  # two\n  - id: 2\n    text: y\n  - id: 3 # three\n",
        (Set(("log",), [{"id": "1", "text": "z"}, {"id": "3"}, {"id": "4"}]),),
        'log:\n  - id: 1 # one\n    text: z\n  # two\n  - id: 3 # three\n  - id: "4"\n',
    ),
    "a new mapping touches only the keys that differ": (
        "address:\n  city: Oslo # c\n  zip: '1'\n",
        (Set(("address",), {"city": "Oslo", "street": "S"}),),
        "address:\n  city: Oslo # c\n  street: S\n",
    ),
    "a new document touches only the entries that differ": (
        "# c\nid: a   # d\nname: n\ntags: [a]   # e\n",
        (Set((), {"id": "a", "tags": ["a", "b"], "status": "s"}),),
        "# c\nid: a   # d\nstatus: s\ntags: [a, b]   # e\n",
    ),
    "many new items are written at once": (
        "tags:\n  - a # c\n",
        (Set(("tags",), [f"t{number}" for number in range(50)]),),
        "tags:\n" + "".join(f"  - t{number}\n" for number in range(50)),
    ),
    "a first nested list follows the nested mappings": (
        "a:\n   b:\n      c: d\n",
        (Set(("e",), {"f": ["g"]}),),
        "a:\n   b:\n      c: d\ne:\n   f:\n     - g\n",
    ),
}


@pytest.mark.parametrize(
    ("before", "operations", "after"),
    LISTS.values(),
    ids=LISTS,
)
def test_an_edit(before: str, operations: tuple[Operation, ...], after: str) -> None:
    edited = edit(before.encode(), "f", operations, TOY)
    assert edited.raw.decode() == after
    meant = apply_operations(load(before.encode(), "f", TOY), operations)
    assert edited.data == meant == load(after.encode(), "f", TOY)
