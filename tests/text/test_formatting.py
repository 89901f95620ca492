"""Canonical form: what changes, what stays, and that formatting keeps data and comments whatever it is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.errors import InvalidData
from clientctl.text import Append, Insert, Path, dump, edit, format_file, parse, parse_mapping
from tests.text.random_edits import KEYS, NASTY, Maker
from tests.text.toy import TOY

CASES: dict[str, tuple[str, str]] = {
    "known keys come in order, unknown ones after them in theirs": (
        "zeta: 1\nlog: []\nid: a\nbeta: 2\nname: b\n",
        "id: a\nname: b\nlog: []\nzeta: 1\nbeta: 2\n",
    ),
    "keys of entries come in order, the entries stay": (
        "log:\n  - text: b\n    id: x2\n  - text: a\n    id: x1\n",
        "log:\n  - id: x2\n    text: b\n  - id: x1\n    text: a\n",
    ),
    "an entry on one line stays on it, its keys in order": (
        "log:\n  - {text: b , date: 2025-01-02,id: x2,}\n",
        "log:\n  - {id: x2, date: 2025-01-02, text: b}\n",
    ),
    "a list on one line stays on it, however long": (
        f"tags: [ {'a' * 90},b ,  c ]\n",
        f"tags: [{'a' * 90}, b, c]\n",
    ),
    "brackets over several lines become a block with their comments": (
        "tags: [  # some\n  a,  # one\n\n  # about b\n  b, c,  # two\n  # last\n]\nid: x\n",
        "id: x\ntags:  # some\n  - a  # one\n\n  # about b\n  - b\n  - c  # two\n  # last\n",
    ),
    "braces over several lines become a block, a comment behind them stays with the last line": (
        "log: [{id: x,\n  text: z}]   # c\nnext: {\n  what: z\n}  # d\n",
        "log:\n  - id: x\n    text: z  # c\nnext:  # d\n  what: z\n",
    ),
    "a whole file in braces becomes keys": (
        "{id: a, name: b}   # c\n",
        "id: a\nname: b  # c\n",
    ),
    "indentation is two, dashes are indented": (
        "tags:\n- a\n-   b\nlog:\n    -   id: x\n        text: w\nnext:\n      what: z\n",
        "tags:\n  - a\n  - b\nlog:\n  - id: x\n    text: w\nnext:\n  what: z\n",
    ),
    "a value below its key goes up": (
        "id:\n  a\nname:   # c\n  b\ntags:\n  -\n    x\nlog:\n  -\n    id: w\n",
        "id: a\nname: b  # c\ntags:\n  - x\nlog:\n  - id: w\n",
    ),
    "values that are not there stay away, other nulls are written out": (
        "id:\nname: ~\nstatus: null\ntags: [~]\nlog:\n  -\n  - id:\n",
        "id:\nname: null\nstatus: null\ntags: [null]\nlog:\n  -\n  - id:\n",
    ),
    "quotes come where a reader needs them": (
        "id: 0571\nname: no\nstatus: 14:30\ntags: [y, a b]\nnotes: x\n",
        'id: "0571"\nname: "no"\nstatus: "14:30"\ntags: ["y", a b]\nnotes: x\n',
    ),
    "quotes that are there stay, but not round dates": (
        "id: 'a'\nname: \"b\"\nlog: [{date: '2025-01-02', text: 'it''s'}]\n'status': c\n",
        "id: 'a'\nname: \"b\"\nstatus: c\nlog: [{date: 2025-01-02, text: 'it''s'}]\n",
    ),
    "escapes that need none are written out": (
        'id: "\\u4e0a\\x41\\/"\nname: "a\\tb"\n',
        'id: "上A/"\nname: "a\\tb"\n',
    ),
    "what is typed below unknown keys stays, as its type may become known": (
        "budget: 1200.50\namount: +5\nsince: 2024\nmore: [no, ~, {a: 1 , b}]\nlog:\n- since: 0571\n  id: 1\n",
        'log:\n  - id: "1"\n    since: 0571\nbudget: 1200.50\namount: +5\nsince: 2024\n'
        "more: [no, ~, {a: 1, b: null}]\n",
    ),
    "below unknown keys, too, nothing is hidden and text over several lines is one": (
        "more: [a\u202eb, c\n  d]\n",
        'more:\n  - "a\\u202Eb"\n  - c d\n',
    ),
    "text over several lines becomes one line, paragraphs a block": (
        "id: a\n  b\nname: 'c\n  d'\nstatus: \"e\n\n  f\"\nnotes: g\n  h\n\n  i\n",
        "id: a b\nname: 'c d'\nstatus: \"e\\nf\"\nnotes: |-\n  g h\n  i\n",
    ),
    "a block keeps its lines, its mark says no more than it must": (
        "notes: |4+  # c\n    a\n      b\nlog:\n- text: >2-\n    c\n    d\n",
        "notes: |  # c\n  a\n    b\nlog:\n  - text: >-\n      c\n      d\n",
    ),
    "a block that begins with blanks keeps its number": (
        "notes: |1\n   a\n b\nstatus: >1\n   c\n d\n",
        "status: >2\n    c\n  d\nnotes: |2\n    a\n  b\n",
    ),
    "a block keeps the blanks that are text, and only those": (
        "notes: |+\n  a  \n\n\nid: x\n",
        "id: x\nnotes: |+\n  a  \n\n\n",
    ),
    "a blank line does not become text of a block above it": (
        "notes: |+\n  a\n\nzeta: b\n\nlog: []\n\nid: x\n",
        "id: x\nnotes: |+\n  a\n\nlog: []\nzeta: b\n",
    ),
    "a comment goes with the key below it": (
        "# of b\n# and b\nname: b\n# of a\nid: a\n",
        "# of a\nid: a\n# of b\n# and b\nname: b\n",
    ),
    "a comment goes with the item below it, above the dash": (
        "log:\n  # one\n  -   # of it\n    # two\n    text: a\n    # three\n    id: x\n",
        "log:\n  # one\n  # of it\n  # three\n  - id: x\n    # two\n    text: a\n",
    ),
    "a comment at a line's end stays on it, two blanks away": (
        "name: b   # of b\nid: a # of a\nlog: # newest last\n- id: x    # x\n  text: |   # y\n   z\n",
        "id: a  # of a\nname: b  # of b\nlog:  # newest last\n  - id: x  # x\n    text: |  # y\n      z\n",
    ),
    "an indented comment stays with what is above it": (
        "name: b\n   # below b\nid: a\n",
        "id: a\nname: b\n  # below b\n",
    ),
    "a comment at the end of a block stays at its end": (
        "log:\n- id: x\n    # deep\n  # in the entry\n # in the log\n# of tags\ntags: [a]\n# the end\n",
        "# of tags\ntags: [a]\nlog:\n  - id: x\n      # deep\n    # in the entry\n    # in the log\n# the end\n",
    ),
    "a comment below a text of several lines cannot be deeper than the text": (
        "notes: a\n\n  b\n    # c\nid: x\n",
        "# c\nid: x\nnotes: |-\n  a\n  b\n",
    ),
    "what stands above a blank line or is for the editor stays at the top": (
        "# yaml-language-server: $schema=x\n# of b\nname: b\nid: a\n",
        "# yaml-language-server: $schema=x\nid: a\n# of b\nname: b\n",
    ),
    "a head stays at the top": (
        "\n# about the client\n\n# of b\nname: b\nid: a\n",
        "# about the client\n\nid: a\n# of b\nname: b\n",
    ),
    "several blank lines become one, none begins a block or ends a file": (
        "\n\nid: a\n\n  \n\nname: b\ntags:\n\n  - x\n\n  - y z\n\n\n",
        "id: a\n\nname: b\ntags:\n  - x\n\n  - y z\n",
    ),
    "marks of a document go, their comments stay": (
        "%YAML 1.1\n# c\n--- # d\nid: a\n... # e\n",
        "# c\n# d\nid: a\n# e\n",
    ),
    "byte order mark, carriage returns and blanks at line ends go": (
        "\ufeffid: a  \r\n# c \t\r\nname:  b\t\r\nnotes: |\r\n  d\r\n  e",
        "id: a\n# c\nname: b\nnotes: |-\n  d\n  e\n",
    ),
    "keys with question marks become ordinary ones": (
        "? id   # c\n: a\n? # d\n  tags\n:\n- x\n",
        "id: a  # c\n# d\ntags:\n  - x\n",
    ),
    "lists in lists start on one line": (
        "matrix:\n-\n  - 1\n  -\n    - 2\n    # c\n    - 3\n",
        "matrix:\n  - - 1\n    - - 2\n      # c\n      - 3\n",
    ),
    "what is empty stays empty, with its comments": (
        "tags: [  # none\n  # yet\n]\nlog: {}\n",
        "# yet\ntags: []  # none\nlog: {}\n",
    ),
    "a file without keys keeps its comments": ("# a\n{ # b\n}\n# c\n", "# a\n# b\n{}\n# c\n"),
    "what only looks like a comment is text": (
        "id: a#b\nname: 'c # d'\nnotes: |\n  # e\ntags: [f]# no blank before\n",
        "id: a#b\nname: 'c # d'\ntags: [f]  # no blank before\nnotes: |\n  # e\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=list(CASES))
def test_canonical_form(before: str, after: str) -> None:
    assert format_file(before.encode(), "x.yaml", TOY).decode() == after
    assert format_file(after.encode(), "x.yaml", TOY).decode() == after


def test_what_cannot_be_written_as_it_was_is_refused() -> None:
    with pytest.raises(InvalidData) as caught:
        format_file(f"? {'k' * 1100}\n: v\n".encode(), "x.yaml", TOY)
    assert caught.value.code == "text.cannot_format"
    assert str(caught.value.location) == "x.yaml"


def test_what_is_no_mapping_is_refused() -> None:
    with pytest.raises(InvalidData) as caught:
        format_file(b"- a\n", "x.yaml", TOY)
    assert caught.value.code == "text.root_not_mapping"


PIECES = (
    "{0}# m{1:05}", "{0}# m{1:05}", "{0}# m{1:05}", "{0}", "", "{0}x{1:05}:", "{0}x{1:05}: [", "{0}]", "{0}-",
    "{0}- a", "{0}- b: c", "{0}x{1:05}: |", "{0}x{1:05}: >-", "{0}word", "{0}? x{1:05}", "{0}: v", "{0}}}",
    "{0}x{1:05}: {{a: b,  # m{1:05}", "{0}- - 1", "{0}x{1:05}: 'a", "{0}b'", "{0}x{1:05}: 12:30  # m{1:05}",
)  # fmt: skip
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(PIECES),
        st.integers(0, 6),
        st.integers(0, 99_999),
        st.floats(0, 1),
        st.sampled_from(("above", "above", "above", "behind", "instead")),
    ),
    max_size=12,
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A nasty file with lines put in, ends of lines and other lines changed, each where the file can still be read."""
    raw = draw(st.sampled_from(NASTY)).read_bytes()
    for piece, indent, number, place, how in draw(CHANGES):
        changed = _changed(raw.decode(), piece.format(" " * indent, number), place, how)
        try:
            parse_mapping(changed.encode(), "x", TOY)
        except InvalidData:
            continue
        raw = changed.encode()
    return raw


def _changed(text: str, piece: str, place: float, how: str) -> str:
    lines = text.split("\n")
    index = int(place * (len(lines) - 1))
    ending = "\r" if lines[index].endswith("\r") else ""
    if how == "behind":
        lines[index] = f"{lines[index].removesuffix(ending)} {piece}{ending}"
    else:
        lines[index : index + (how == "instead")] = [piece + ending]
    return "\n".join(lines)


def typed(data: Any) -> Any:
    """Data so that values of different types are never equal; the order of keys does not count."""
    if isinstance(data, dict):
        return {key: typed(held) for key, held in data.items()}
    if isinstance(data, list):
        return [typed(held) for held in data]
    return type(data).__name__, data


def mappings(data: Any, path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    if isinstance(data, dict):
        yield path, data
        for key, held in data.items():
            yield from mappings(held, (*path, key))
    elif isinstance(data, list):
        for index, held in enumerate(data):
            yield from mappings(held, (*path, index))


@settings(deadline=None, max_examples=150)
@given(files())
def test_any_file_keeps_its_data_and_its_comments_and_gets_its_keys_in_order(raw: bytes) -> None:
    before = parse(raw, "x", TOY)
    written = format_file(raw, "x", TOY)
    after = parse(written, "x", TOY)
    assert typed(after.data) == typed(before.data)
    text = written.decode()
    marks = re.compile(r"m[0-9]{5}")
    assert sorted(marks.findall(text)) == sorted(marks.findall(before.text))
    assert text.count("#") == before.text.count("#")
    for (path, held), (_, old) in zip(
        sorted(mappings(after.data), key=lambda pair: repr(pair[0])),
        sorted(mappings(before.data), key=lambda pair: repr(pair[0])),
        strict=True,
    ):
        known = [key for key in TOY.keys(path) if key in held]
        assert list(held) == [*known, *(key for key in old if key not in known)]
    assert format_file(written, "x", TOY) == written
    assert not written.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in written
    assert written.endswith(b"\n")


@pytest.mark.long
def test_many_files_keep_their_data(bounded: bool) -> None:
    @settings(deadline=None, max_examples=1000 if bounded else 5000)
    @given(files())
    def keep_their_data(raw: bytes) -> None:
        written = format_file(raw, "x", TOY)
        assert typed(parse(written, "x", TOY).data) == typed(parse(raw, "x", TOY).data)
        assert format_file(written, "x", TOY) == written

    keep_their_data()


@settings(deadline=None)
@given(st.integers(0))
def test_what_dump_writes_is_canonical(seed: int) -> None:
    maker = Maker(Random(seed))
    keys = maker.random.sample(KEYS, 6)
    raw = dump({key: maker.value((key,)) for key in keys}, TOY).encode()
    assert format_file(raw, "x", TOY) == raw


@pytest.mark.parametrize("path", NASTY, ids=lambda path: path.stem)
def test_what_is_added_to_a_canonical_file_leaves_it_canonical(path: Any) -> None:
    maker = Maker(Random(path.name))
    raw = format_file(path.read_bytes(), path.name, TOY)
    made = 0
    while made < 5:
        operation = maker.operation(parse(raw, path.name, TOY).data)
        if isinstance(operation, Append | Insert):
            raw = edit(raw, path.name, [operation], TOY).raw
            assert format_file(raw, path.name, TOY) == raw
            made += 1
