"""Notes of ours stand above the lines they are about, and come out again without a trace."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clientctl.text.annotating import Note, annotate, mark_for, without_notes

MARK = b"# clientctl:"

# Text, notes, the text with its notes.
NOTED: list[tuple[bytes, list[Note], bytes]] = [
    (b"name: A\ngrade: Z\n", [Note(2, "bad")], b"name: A\n# clientctl: bad\ngrade: Z\n"),
    (b"log:\n  - text: x\n", [Note(2, "bad")], b"log:\n  # clientctl: bad\n  - text: x\n"),
    (b"a:\n\tb: 1\n", [Note(2, "a tab")], b"a:\n\t# clientctl: a tab\n\tb: 1\n"),
    (b"a: 1\r\nb: 2\r\n", [Note(2, "bad")], b"a: 1\r\n# clientctl: bad\r\nb: 2\r\n"),
    (b"a: 1", [Note(1, "no end")], b"# clientctl: no end\na: 1"),
    (
        b"a: 1\nb: 2\n",
        [Note(1, "head"), Note(2, "first"), Note(1, "then"), Note(2, "second")],
        b"# clientctl: head\n# clientctl: then\na: 1\n# clientctl: first\n# clientctl: second\nb: 2\n",
    ),
    (b"a: 1\n", [Note(0, "no line")], b"# clientctl: no line\na: 1\n"),
    (b"a: 1\nb: 2", [Note(99, "behind the end")], b"a: 1\n# clientctl: behind the end\nb: 2"),
    (b"a: 1\n", [Note(1, "two\nlines")], b"# clientctl: two\n# clientctl: lines\na: 1\n"),
    (b"\xef\xbb\xbfa: 1\n", [Note(1, "bad")], b"\xef\xbb\xbf# clientctl: bad\na: 1\n"),
    (b"name: Sm\xf8r\n", [Note(1, "byte 0xf8")], b"# clientctl: byte 0xf8\nname: Sm\xf8r\n"),
    (b"a: 1\n", [Note(1, "等级错误")], "# clientctl: 等级错误\na: 1\n".encode()),
    (b"", [Note(1, "empty")], b"# clientctl: empty\n"),
    ("a: 1\n".encode("utf-16"), [Note(1, "not UTF-8")], "a: 1\n".encode("utf-16")),
]


@pytest.mark.parametrize(("text", "notes", "noted"), NOTED)
def test_a_note_stands_above_its_line_and_comes_out_again(
    text: bytes, notes: list[Note], noted: bytes
) -> None:
    assert annotate(text, notes, MARK) == noted
    assert without_notes(noted, MARK) == text


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        (b"name: A # clientctl: mine\n", b"# clientctl:"),
        (b"# clientctl is ours\n", b"# clientctl:"),
        (b"# clientctl: mine\n", b"# clientctl-2:"),
        (b"notes: |\n  # clientctl: mine\n", b"# clientctl-2:"),
        (b"\xef\xbb\xbf# clientctl: mine\n\t# clientctl-2: too\n", b"# clientctl-3:"),
        (b"a: 1\r# clientctl: behind a lone CR\n", b"# clientctl-2:"),
    ],
)
def test_the_mark_begins_no_line_of_the_text(text: bytes, mark: bytes) -> None:
    assert mark_for(text) == mark


# What an editor may make of a text with notes, and what is left of it.
CHANGED = [
    (b"# clientctl: head\r\na: 1\r\n", b"a: 1\r\n"),
    (b"# clientctl: head\ra: 1\r\t# clientctl: bad\rb: 2\r", b"a: 1\rb: 2\r"),
    (b"\xef\xbb\xbf# clientctl: head\na: 1\n", b"\xef\xbb\xbfa: 1\n"),
    (b"a: 1\n   # clientctl: moved", b"a: 1\n"),
    (b"a: 1 # clientctl: behind a value\n", b"a: 1 # clientctl: behind a value\n"),
    (b"# mine\n#clientctl: mine\n", b"# mine\n#clientctl: mine\n"),
]


@pytest.mark.parametrize(("noted", "left"), CHANGED)
def test_notes_come_out_whatever_line_ends_an_editor_writes(noted: bytes, left: bytes) -> None:
    assert without_notes(noted, MARK) == left


PIECES = st.sampled_from(
    [
        b"a: 1",
        b"\n",
        b"\r\n",
        b"\r",
        b" ",
        b"\t",
        b"\xef\xbb\xbf",
        b"# clientctl:",
        b"# clientctl-2:",
        b"\xf8",
        b"-",
    ]
)


@given(
    text=st.lists(PIECES, max_size=30).map(b"".join),
    notes=st.lists(st.builds(Note, st.integers(-1, 40), st.text(max_size=5)), max_size=5),
)
@example(text=b"# clientctl:\n", notes=[Note(1, "x")])
def test_what_is_put_in_comes_out_and_nothing_else(text: bytes, notes: list[Note]) -> None:
    mark = mark_for(text)

    assert without_notes(text, mark) == text
    assert without_notes(annotate(text, notes, mark), mark) == text
