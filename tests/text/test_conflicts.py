"""Files with conflict markers, read from our side."""

from __future__ import annotations

import pytest

from clientctl.text import ours

RESOLVED: dict[str, tuple[str, str | None]] = {
    "one conflict": ("a: 1\n<<<<<<< ours\nb: 1\n=======\nb: 2\n>>>>>>> theirs\nc: 3\n", "a: 1\nb: 1\nc: 3\n"),
    "with the base": ("<<<<<<< ours\nb: 1\n||||||| base\nb: 0\n=======\nb: 2\n>>>>>>> theirs\n", "b: 1\n"),
    "two conflicts": (
        "<<<<<<< HEAD\n=======\nb: 2\n>>>>>>> x\nc: 3\n<<<<<<< HEAD\nd: 4\n=======\n>>>>>>> x\n",
        "c: 3\nd: 4\n",
    ),
    "marks without names": ("<<<<<<<\nb: 1\n=======\nb: 2\n>>>>>>>\n", "b: 1\n"),
    "longer marks round shorter ones": (
        "<<<<<<<<< ours\nb: 1\n<<<<<<< x\n=========\nb: 2\n>>>>>>>>> theirs\n",
        "b: 1\n<<<<<<< x\n",
    ),
    "CRLF": ("<<<<<<< ours\r\nb: 1\r\n=======\r\nb: 2\r\n>>>>>>> theirs\r\n", "b: 1\r\n"),
    "no final line break": ("<<<<<<< ours\nb: 1\n=======\nb: 2\n>>>>>>> theirs", "b: 1\n"),
    "no conflict": ("a: 1\n", None),
    "nothing": ("", None),
    "never ended": ("<<<<<<< ours\nb: 1\n=======\nb: 2\n", None),
    "without a middle": ("<<<<<<< ours\nb: 1\n>>>>>>> theirs\n", None),
    "begun twice": ("<<<<<<< ours\n<<<<<<< ours\n=======\n>>>>>>> theirs\n", None),
    "only a middle": ("a: 1\n=======\nb: 2\n", None),
    "indented marks are text": ("notes: |\n  <<<<<<< ours\n  =======\n  >>>>>>> theirs\n", None),
    "six characters are no mark": ("<<<<<< ours\n======\n>>>>>> theirs\n", None),
}


@pytest.mark.parametrize(("text", "resolved"), RESOLVED.values(), ids=RESOLVED)
def test_our_side(text: str, resolved: str | None) -> None:
    assert ours(text.encode()) == (None if resolved is None else resolved.encode())
