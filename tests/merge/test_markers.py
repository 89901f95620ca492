"""Two texts as one with marks."""

from __future__ import annotations

import pytest

from clientctl.merge.markers import Marks, marked
from clientctl.text import one_side

NOWHERE = range(0)
OURS, THEIRS = "<<<<<<< ours\n", ">>>>>>> theirs\n"

# ours, theirs, the lines of the conflicts on both sides, the text
CASES: dict[str, tuple[str, str, list[tuple[range, range]], str]] = {
    "nothing differs": ("a\nb\n", "a\nb\n", [], "a\nb\n"),
    "one conflict": (
        "a\nb\nc\n", "a\nB\nc\n", [(range(1, 2), range(1, 2))], f"a\n{OURS}b\n=======\nB\n{THEIRS}c\n",
    ),
    "side by side": (
        "a\nb\n", "A\nB\n", [(range(1), range(1)), (range(1, 2), range(1, 2))],
        f"{OURS}a\n=======\nA\n{THEIRS}{OURS}b\n=======\nB\n{THEIRS}",
    ),
    "nothing on our side": ("a\nc\n", "a\nb\nc\n", [(NOWHERE, range(1, 2))], f"a\n{OURS}=======\nb\n{THEIRS}c\n"),
    "nothing on theirs, at the end": ("a\nb\n", "a\n", [(range(1, 2), NOWHERE)], f"a\n{OURS}b\n=======\n{THEIRS}"),
    "alike all the same": ("a\nb\n", "a\nb\n", [(range(1), range(1))], "a\nb\n"),
    "one within another": (
        "a\nb\nc\n", "a\nB\nc\n", [(range(3), range(3)), (range(1, 2), range(1, 2))],
        f"{OURS}a\nb\nc\n=======\na\nB\nc\n{THEIRS}",
    ),
    "on one line": (
        "a\n", "A\n", [(range(1), range(1)), (range(1), range(1))], f"{OURS}a\n=======\nA\n{THEIRS}",
    ),
    "a line that differs beside the conflict": (
        "# x\na\nb\nz\n", "a\nB\nz\n", [(range(2, 3), range(1, 2))],
        f"{OURS}# x\n=======\n{THEIRS}a\n{OURS}b\n=======\nB\n{THEIRS}z\n",
    ),
    "only LF ends a line": (
        "a\u2028x\nb\n", "a\u2028x\nB\n", [(range(1, 2), range(1, 2))], f"a\u2028x\n{OURS}b\n=======\nB\n{THEIRS}",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "places", "text"), CASES.values(), ids=CASES)
def test_marks_stand_round_the_conflicts(
    ours: str, theirs: str, places: list[tuple[range, range]], text: str
) -> None:
    found = marked(ours, theirs, places, Marks())
    assert found == text
    if ours != theirs:
        assert one_side(found.encode(), "ours") == ours.encode()
        assert one_side(found.encode(), "theirs") == theirs.encode()


def test_names_of_sides_are_one_line_that_can_be_seen() -> None:
    assert Marks("HEAD", "a\nb\x1b[31m\u202e", 9).around("x\n", "") == (
        "<<<<<<<<< HEAD\nx\n=========\n>>>>>>>>> a b [31m\n"
    )
    assert Marks("", " ").around("", "x\n") == "<<<<<<<\n=======\nx\n>>>>>>>\n"
