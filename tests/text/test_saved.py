"""A text as an editor saved it gets the form that its file had, and none of its words changes."""

from __future__ import annotations

import pytest

from clientctl.text.saved import in_form_of

BOM = b"\xef\xbb\xbf"
LF, CRLF, MIXED = b"a: 1\nb: 2\n", b"a: 1\r\nb: 2\r\n", b"a: 1\r\nb: 2\n"

ROWS = [
    (LF, b"a: 1\nc: 3\n", b"a: 1\nc: 3\n"),
    (LF, b"a: 1\nc: 3", b"a: 1\nc: 3\n"),
    (LF, b"a: 1\r\nc: 3\r\n", b"a: 1\nc: 3\n"),
    (LF, BOM + b"c: 3\n", b"c: 3\n"),
    (CRLF, b"a: 1\nc: 3\n", b"a: 1\r\nc: 3\r\n"),
    (CRLF, b"a: 1\r\nc: 3", b"a: 1\r\nc: 3\r\n"),
    (CRLF, b"a: 1\r\nc: 3\n", b"a: 1\r\nc: 3\r\n"),
    (BOM + CRLF, b"c: 3\n", BOM + b"c: 3\r\n"),
    (BOM + LF, BOM + b"c: 3\n", BOM + b"c: 3\n"),
    (MIXED, b"a: 1\r\nb: 2\nc: 3", b"a: 1\r\nb: 2\nc: 3\n"),
    (b"a: 1", b"a: 2\n", b"a: 2\n"),
    (b"", b"a: 2", b"a: 2\n"),
    (LF, b"", b""),
    (LF, b"name: Sm\xf8r", b"name: Sm\xf8r\n"),
    (LF, "a: 1\r\n".encode("utf-16"), "a: 1\r\n".encode("utf-16")),
]


@pytest.mark.parametrize(("base", "typed", "written"), ROWS)
def test_a_text_is_written_as_its_file_was(base: bytes, typed: bytes, written: bytes) -> None:
    assert in_form_of(base, typed) == written
    assert in_form_of(base, written) == written
