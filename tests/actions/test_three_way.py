"""Three texts of a file made one, and what a place in them is called."""

from __future__ import annotations

import pytest

from clientctl.actions.three_way import favoured, field_name, merge_texts, shape_of
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings

SHAPE = build_catalog(Settings()).shape
PATH = "clients/a.yaml"
BASE = b"name: A  # mine\ngrade: B\ntags: [x]\n"
OURS = b"name: A  # mine\ngrade: A\ntags: [x, y]\n"
THEIRS = b"name: A  # mine\ngrade: C\nowner: li\ntags: [x, z]\n"


def test_what_only_one_side_changed_is_merged() -> None:
    theirs = THEIRS.replace(b"grade: C", b"grade: B")
    merged = merge_texts(PATH, BASE, OURS, theirs, SHAPE)
    assert (merged.raw, merged.fields) == (
        b"name: A  # mine\ngrade: A\nowner: li\ntags: [x, y, z]\n",
        (),
    )


def test_what_both_changed_is_named() -> None:
    merged = merge_texts(PATH, BASE, OURS, THEIRS, SHAPE)
    assert (merged.raw, merged.fields) == (None, ("grade",))


@pytest.mark.parametrize(("side", "grade"), [("ours", b"A"), ("theirs", b"C")])
def test_a_side_has_its_way_in_that_alone(side: str, grade: bytes) -> None:
    found = favoured(PATH, BASE, OURS, THEIRS, SHAPE, "ours" if side == "ours" else "theirs")
    assert found == b"name: A  # mine\ngrade: " + grade + b"\nowner: li\ntags: [x, y, z]\n"


@pytest.mark.parametrize(
    ("path", "is_known"),
    [
        ("clients/a.yaml", True),
        ("archive/a.yaml", True),
        ("views/a.yaml", True),
        ("clientctl.yaml", True),
        ("schema/client.schema.json", False),
        ("notes.yaml", False),
        ("clients/a.txt", False),
    ],
)
def test_files_of_the_book_have_a_shape(path: str, is_known: bool) -> None:
    assert (shape_of(path, SHAPE) is not None) == is_known


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ((), ""),
        (("grade",), "grade"),
        (("address", "city"), "address.city"),
        (("log", 0), "log l1"),
        (("log", 0, "text"), "log l1 text"),
        (("log", 1, "text"), "log 2 text"),
        (("log", 7), "log 8"),
        (("tags", 0), "tags x"),
        (("orders", 0, "items", 1, "amount"), "orders o1 items 2 amount"),
    ],
)
def test_a_place_is_called_as_people_know_it(path: tuple[str | int, ...], name: str) -> None:
    document = {
        "log": [{"id": "l1", "text": "a"}, {"text": "b"}],
        "tags": ["x"],
        "orders": [{"id": "o1", "items": [{}, {}]}],
    }
    assert field_name(document, path) == name
