"""What an edit tells besides the text: the method it needed, or why and where it cannot be made."""

from __future__ import annotations

import pytest

from clientctl.errors import InvalidData, Location
from clientctl.messages import word
from clientctl.text import Append, Insert, Operation, Remove, Set, edit
from tests.text.toy import TOY

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


# what: (the operation, the line of the nearest value that is there)
NO_PLACE: dict[str, tuple[Operation, int]] = {
    "a key of a word": (Set(("id", "x"), "a"), 1),
    "a key of a list": (Set(("tags", "x"), "a"), 3),
    "an index of a mapping": (Set(("log", 0, 0), "a"), 5),
    "an index past the end": (Set(("tags", 7), "a"), 3),
    "an item of a word": (Append(("id",), "a"), 1),
    "an item of a mapping": (Append((), "a"), 1),
    "an index past the end to put in": (Insert(("tags", 2), "a"), 3),
    "a place without a list": (Insert((), "a"), 1),
    "a place in a word": (Insert(("id", 0), "a"), 1),
    "the whole document": (Remove(()), 1),
}


@pytest.mark.parametrize(("operation", "line"), NO_PLACE.values(), ids=NO_PLACE)
def test_a_path_that_does_not_fit_is_refused_with_its_place(operation: Operation, line: int) -> None:
    raw = b"id: a\ntags:\n  - x\nlog:\n  - id: 1\n"
    with pytest.raises(InvalidData) as caught:
        edit(raw, "clients/a.yaml", [operation], TOY)
    assert caught.value.code == "text.no_such_place"
    assert caught.value.location is not None
    assert (caught.value.location.path, caught.value.location.line) == ("clients/a.yaml", line)


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
