"""Edits of block style files: only the lines in question change."""

from __future__ import annotations

from decimal import Decimal

import pytest

from clientctl.errors import InvalidData, Location
from clientctl.messages import word
from clientctl.text import Append, Insert, Operation, Remove, Set, apply_operations, edit, load
from tests.text.toy import TOY

CALL = {"id": "250607-x7k2m9", "date": "2025-06-07", "text": "谈了价格"}
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
    [*SCALARS.values(), *KEYS.values(), *LISTS.values()],
    ids=[*SCALARS, *KEYS, *LISTS],
)
def test_an_edit(before: str, operations: tuple[Operation, ...], after: str) -> None:
    edited = edit(before.encode(), "f", operations, TOY)
    assert edited.raw.decode() == after
    meant = apply_operations(load(before.encode(), "f", TOY), operations)
    assert edited.data == meant == load(after.encode(), "f", TOY)


METHODS: dict[str, tuple[str, Operation, str]] = {
    "splice": ("id: a\n", Set(("notes",), "p\nq"), "id: a\nnotes: |-\n  p\n  q\n"),
    "splice-dq": (
        "tags:\n  - b\n   \nlog: []\n",
        Set(("notes",), "p\nq"),
        'tags:\n  - b\nnotes: "p\\nq"\n   \nlog: []\n',
    ),
    "entry": ("? tags\nlog: []\n", Set(("tags",), "a"), "tags: a\nlog: []\n"),
}


@pytest.mark.parametrize(("method", "case"), METHODS.items())
def test_the_weakest_method_is_told(method: str, case: tuple[str, Operation, str]) -> None:
    before, operation, after = case
    edited = edit(before.encode(), "f", [operation, Set(("z",), "last")], TOY)
    assert edited.raw.decode() == after + "z: last\n"
    assert edited.method == method


NO_PLACE: dict[str, Operation] = {
    "a key of a word": Set(("id", "x"), "a"),
    "a key of a list": Set(("tags", "x"), "a"),
    "an index of a mapping": Set(("log", 0, 0), "a"),
    "an index past the end": Set(("tags", 7), "a"),
    "an item of a word": Append(("id",), "a"),
    "an item of a mapping": Append((), "a"),
    "an index past the end to put in": Insert(("tags", 2), "a"),
    "a place without a list": Insert((), "a"),
    "a place in a word": Insert(("id", 0), "a"),
    "the whole document": Remove(()),
}


@pytest.mark.parametrize("operation", NO_PLACE.values(), ids=NO_PLACE)
def test_a_path_that_does_not_fit_is_refused_with_its_place(operation: Operation) -> None:
    raw = b"id: a\ntags:\n  - x\nlog:\n  - id: 1\n"
    with pytest.raises(InvalidData) as caught:
        edit(raw, "clients/a.yaml", [operation], TOY)
    assert caught.value.code == "text.no_such_place"
    assert caught.value.location is not None
    assert caught.value.location.path == "clients/a.yaml"
    assert caught.value.location.line == {"id": 1, "tags": 3, "log": 5}.get(str([*operation.path, ""][0]), 1)


CANNOT: dict[str, tuple[str, Operation, Location, str]] = {
    "a number in a text field": ("id: a\nname: b\n", Set(("name",), 5), Location("f", 2, 7), "name"),
    "a number in a new text field": ("id: a\n", Set(("log", "text"), 5), Location("f", 1, 1), "log.text"),
    "another root": ("id: a\n", Set((), "x"), Location("f", 1, 1), ""),
}


@pytest.mark.parametrize(("before", "operation", "place", "path"), CANNOT.values(), ids=CANNOT)
def test_what_would_not_be_read_back_is_refused(
    before: str, operation: Operation, place: Location, path: str
) -> None:
    with pytest.raises(InvalidData) as caught:
        edit(before.encode(), "f", [operation], TOY)
    assert caught.value.code == "text.cannot_edit"
    assert caught.value.location == place
    assert path in word(caught.value.message, "en")
    assert caught.value.hint is not None


def test_what_yaml_cannot_take_is_refused_with_its_place() -> None:
    for operation in (Set(("name",), "\udc80"), Set(("\udc80",), "a"), Append(("tags",), 10**100)):
        with pytest.raises(InvalidData) as caught:
            edit(b"id: a\nname: b\n", "f", [operation], TOY)
        assert caught.value.code == "text.cannot_write"
        assert caught.value.location is not None
        assert caught.value.location.path == "f"


def test_paths_in_messages_count_from_one() -> None:
    with pytest.raises(InvalidData) as caught:
        edit(b"log:\n  - id: 1\n", "f", [Set(("log", 3, "text"), "a")], TOY)
    assert "log[4].text" in word(caught.value.message, "en")
