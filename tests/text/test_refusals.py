"""What is refused, where, and with which hint."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from clientctl.errors import Failed, InvalidData, Location
from clientctl.messages import word
from clientctl.text import Shape, edit, load, load_mapping, parse, parse_mapping
from tests.text.toy import TOY

Case = tuple[str | bytes, tuple[int, int], str, str]
# what: (file, (line, column), part of the sentence, part of the hint)
REFUSED: dict[str, Case] = {
    "duplicate key": ('a: 1\nb: 2\n"a": 3\n', (3, 1), "duplicate key 'a' (first on line 1)", "keep one"),
    "duplicate key in a flow mapping": (
        "x: {a: 1, a: 2}\n",
        (1, 11),
        "duplicate key 'a' (first on line 1)",
        "one",
    ),
    "anchor": ("a: &x [1]\nb: *x\n", (1, 4), "anchor &x", "write the value out"),
    "anchor on a scalar": ("a:\n  - &y z\n", (2, 5), "anchor &y", "write the value out"),
    "alias": ("a: *x\n", (1, 4), "alias *x", "write the value out"),
    "tag": ('a: !!python/object/apply:os.system ["id"]\n', (1, 4), "tag !!python", "remove it"),
    "local tag": ("a: !t b\n", (1, 4), "tag !t", "remove it"),
    "tag directive": ("%TAG ! tag:x,2025:\n---\na: b\n", (1, 1), "tag %TAG", "remove it"),
    "merge key": ("<<: {a: b}\n", (1, 1), "merge key", "write the value out"),
    "second document": ("a: 1\n---\nb: 2\n", (2, 1), "more than one YAML document", "one client"),
    "second document without a mark": ("a: 1\n...\nb: 2\n", (3, 1), "fit those above", "same column"),
    "list as a key": ("? [a]\n: b\n", (1, 3), "list or mapping as a key", "single word"),
    "mapping as a key": ("{a: b}: c\n", (1, 1), "list or mapping as a key", "single word"),
    "empty key": ("a: b\n?\n: c\n", (2, 2), "key without a name", "name before the colon"),
    "tab as indent": ("tags:\n\t- x\n", (2, 1), "cannot begin", "use spaces"),
    "tab after spaces": ("a:\n  c: d\n \te: f\n", (3, 2), "fit those above", "use spaces"),
    "not UTF-8": (b"name: Sm\xf8r\n", (1, 9), "not UTF-8 (byte 0xf8)", "UTF-8"),
    "not UTF-8 behind a BOM and wide characters": (
        b"\xef\xbb\xbfid: a\n\xe5\x90\x8d: \xff\n",
        (2, 4),
        "not UTF-8 (byte 0xff)",
        "UTF-8",
    ),
    "UTF-16 with BOM": ("a: b\n".encode("utf-16"), (1, 1), "UTF-16", "UTF-8"),
    "UTF-16 without BOM": ("a: b\n".encode("utf-16-be"), (1, 1), "UTF-16", "UTF-8"),
    "NUL": ("a: b\x00\n", (1, 5), "NUL byte", "damaged"),
    "lone CR": ("a: b\rc: d\n", (1, 5), "carriage return", "LF or CRLF"),
    "control character": ("id: a\nb: \x1b[0m\n", (2, 4), "control character U+001B", "\\u001B"),
    "C1 control character": ("id: \x9b\n", (1, 5), "control character U+009B", "\\u009B"),
    "too deep": ("a: " + "[" * 100_000, (1, 43), "nested deeper than 40", "few levels"),
    "too deep in blocks": ("- " * 100_000, (1, 81), "nested deeper than 40", "few levels"),
    "too many values": ("- a\n" * 300_000, (200_000, 3), "more than 200,000 values", "split"),
    "too many values in one line": (f"[{'a,' * 300_000}]", (1, 400_000), "more than 200,000", "split"),
    "too big": (b"a: " + b"x" * 4 * 1024 * 1024, (1, 1), "more than the 4 MiB", "beside the book"),
    "conflict marks": (
        "a: 1\n<<<<<<< ours\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n",
        (2, 1),
        "unresolved merge conflict",
        "clientctl resolve",
    ),
    "a conflict mark left behind": (
        "a: 1\n=======\nb: 2\n",
        (2, 1),
        "unresolved merge conflict",
        "clientctl resolve",
    ),
    "a longer conflict mark with CRLF": (
        "a: 1\r\n>>>>>>>>> x\r\n",
        (2, 1),
        "unresolved",
        "clientctl resolve",
    ),
    "colon in a value": ("title: foo: bar\n", (1, 11), "“: ”", "quotes around"),
    "deeper indentation": ("name: x\n  status: y\n", (2, 9), "“: ”", "same column"),
    "other indentation": ("a:\n  - b\n c: d\n", (3, 2), "fit those above", "same column"),
    "list item out of line": ("a:\n  - b\n - c\n", (3, 2), "fit those above", "same column"),
    "full-width colon": ("name: a\n名称：上海\nx: y\n", (2, 1), "without a colon", "ASCII colon"),
    "full-width colon in an entry": ("log:\n  - 日期：今天\n    text: x\n", (3, 9), "“: ”", "ASCII colon"),
    "no-break space as indent of a key": ("a:\n\xa0\xa0b: 1\n", (2, 1), "U+00A0", "no-break"),
    "full-width space as indent of an item": ("a:\n\u3000- b\n", (2, 1), "without a colon", "full-width"),
    "full-width space behind a colon": (
        "id: a\nname:\u3000b\nx: y\n",
        (2, 1),
        "without a colon",
        "full-width",
    ),
    "no colon": ("a: b\nc\nd: e\n", (2, 1), "without a colon", "key: value"),
    "open double quote": ('a: "b\nc: d\n', (1, 4), "quote that is never closed", "close it"),
    "open single quote before a mark": ("a: 'b\n---\n", (1, 4), "quote that is never closed", "close it"),
    "open bracket": ("a: [b\nc: d\n", (1, 4), "bracket or brace", "close it"),
    "open brace": ("a: {b\n", (1, 4), "bracket or brace", "close it"),
    "reserved character": ("a: @me\n", (1, 4), "cannot begin", "quotes around"),
    "asterisk": ("a: * b\n", (1, 5), "cannot begin", "quotes around"),
    "unknown escape": ('a: "C:\\data"\n', (1, 7), "after a backslash", "single quotes"),
    "bad hexadecimal escape": ('a: "\\xzz"\n', (1, 7), "after a backslash", "single quotes"),
    "list on the key's line": ("a: - b\n", (1, 4), "list cannot begin", "own line"),
    "comma without a value": ("tags: [a, , b]\n", (1, 11), "value is missing", "remove the comma"),
    "anything else": ("%FOO\n---\na: b\n", (1, 5), "not valid YAML: ", "help fields"),
}
READERS: tuple[Callable[[bytes, str, Shape], Any], ...] = (load, parse)


@pytest.mark.hostile
@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(("text", "place", "sentence", "hint"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(
    text: str | bytes, place: tuple[int, int], sentence: str, hint: str, read: Callable[..., Any]
) -> None:
    raw = text.encode() if isinstance(text, str) else text
    with pytest.raises(InvalidData) as caught:
        read(raw, "clients/a.yaml", TOY)
    refusal = caught.value
    assert sentence in word(refusal.message, "en")
    assert refusal.location == Location("clients/a.yaml", *place)
    assert refusal.hint is not None
    assert hint in word(refusal.hint, "en")
    assert word(refusal.message, "zh")


ROOTS: dict[str, tuple[str, tuple[int, int], str, str]] = {
    "empty": ("", (1, 1), "is empty", "name:"),
    "only comments": ("# a\n", (1, 1), "is empty", "name:"),
    "null": ("\n--- ~\n", (2, 5), "is empty", "name:"),
    "full-width colons only": ("名称：上海\n电话：1\n", (1, 1), "key: value", "ASCII colon"),
    "full-width space behind the colon": ("name:\u3000a\n", (1, 1), "key: value", "full-width"),
    "a word": ("\nhello\n", (2, 1), "key: value", "on each line"),
    "a list": ("# c\n- name: a\n", (2, 1), "key: value", "not with a dash"),
    "a flow list": ("[a]\n", (1, 1), "key: value", "not with a dash"),
}


@pytest.mark.parametrize("read", (load_mapping, parse_mapping))
@pytest.mark.parametrize(("text", "place", "sentence", "hint"), ROOTS.values(), ids=ROOTS)
def test_a_root_that_is_no_mapping_is_refused(
    text: str, place: tuple[int, int], sentence: str, hint: str, read: Callable[..., Any]
) -> None:
    with pytest.raises(InvalidData) as caught:
        read(text.encode(), "f", TOY)
    assert sentence in word(caught.value.message, "en")
    assert caught.value.location == Location("f", *place)
    assert caught.value.hint is not None
    assert hint in word(caught.value.hint, "en")


def test_an_edit_refuses_what_reading_refuses() -> None:
    with pytest.raises(InvalidData, match=r"text\.root_not_mapping"):
        edit(b"- a\n", "f", [], TOY)


def test_a_yaml_library_without_libyaml_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    with pytest.raises(Failed) as caught:
        load(b"a: b\n", "f", TOY)
    assert "libyaml" in word(caught.value.message, "en")
