"""Where values stand in a file."""

from __future__ import annotations

import pytest

from clientctl.text import Path, parse
from tests.text.toy import TOY

TEXT = """\
\ufeff# head
id: 上海   # c
"tags": [a, 'b',
  c]
address:

  # far below
  city: Oslo
log:
  # first
  - id: 1
    text: |
      one

      two

  -
    id: 2
? bare
? name
: n
status:
"""
PLACES: dict[Path, tuple[tuple[int, int], tuple[int, int], tuple[int, int]]] = {
    # path: place of the value, place of the key, first and last line
    (): ((2, 1), (2, 1), (2, 22)),
    ("id",): ((2, 5), (2, 1), (2, 2)),
    ("tags",): ((3, 9), (3, 1), (3, 4)),
    ("tags", 1): ((3, 13), (3, 13), (3, 3)),
    ("tags", 2): ((4, 3), (4, 3), (4, 4)),
    ("address",): ((8, 3), (5, 1), (5, 8)),
    ("address", "city"): ((8, 9), (8, 3), (8, 8)),
    ("log",): ((11, 3), (9, 1), (9, 18)),
    ("log", 0): ((11, 5), (11, 5), (11, 15)),
    ("log", 0, "text"): ((12, 11), (12, 5), (12, 15)),
    ("log", 1): ((18, 5), (18, 5), (17, 18)),
    ("log", 1, "id"): ((18, 9), (18, 5), (18, 18)),
    ("bare",): ((19, 7), (19, 3), (19, 19)),
    ("name",): ((21, 3), (20, 3), (20, 21)),
    ("status",): ((22, 8), (22, 1), (22, 22)),
    # nearest ancestors
    ("missing",): ((2, 1), (2, 1), (2, 22)),
    ("id", "missing"): ((2, 5), (2, 1), (2, 2)),
    ("log", 2): ((11, 3), (9, 1), (9, 18)),
    ("log", "text"): ((11, 3), (9, 1), (9, 18)),
    ("log", 0, "date"): ((11, 5), (11, 5), (11, 15)),
    ("address", 0): ((8, 3), (5, 1), (5, 8)),
}


@pytest.mark.parametrize(("path", "places"), PLACES.items())
def test_places(path: Path, places: tuple[tuple[int, int], tuple[int, int], tuple[int, int]]) -> None:
    parsed = parse(TEXT.encode(), "f", TOY)
    assert (parsed.locate(path), parsed.locate(path, key=True), parsed.lines(path)) == places


def test_places_in_an_empty_file() -> None:
    parsed = parse(b"# c\n", "f", TOY)
    assert (parsed.locate(()), parsed.locate(("id",), key=True), parsed.lines(("id",))) == (
        (1, 1),
        (1, 1),
        (1, 1),
    )


def test_line_separators_do_not_count_as_lines() -> None:
    assert parse("id: a\u2028b\nname: c\n".encode(), "f", TOY).locate(("name",)) == (2, 7)
