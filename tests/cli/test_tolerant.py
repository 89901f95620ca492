"""What is known of a line that cannot be read: above all the language to say so in."""

from __future__ import annotations

import pytest

from clientctl.cli.app import read_tolerantly
from clientctl.cli.options import Options


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("--lang zh find --bogus", Options(lang="zh")),
        ("find --bogus --lang zh", Options(lang="zh")),
        ("--lang zh find -C", Options(lang="zh")),
        ("find --lang zh --today", Options(lang="zh")),
        ("--debug=1 find --lang zh", Options(lang="zh")),
        ("find --lang zh --debug=1 --no-cache=yes", Options(lang="zh")),
        ("-C book find --lang", Options(dir="book")),
        ("--lang", Options()),
        ("", Options()),
    ],
)
def test_one_fault_hides_nothing_of_the_rest(line: str, expected: Options) -> None:
    assert read_tolerantly(line.split()) == expected
