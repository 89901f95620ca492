"""Many entries put into a list at once give the file that the same entries give one by one."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from functools import reduce
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.errors import InvalidData
from clientctl.text import (
    Append,
    Edited,
    Insert,
    Operation,
    Path,
    Remove,
    Set,
    Shape,
    apply_operations,
    edit,
    load,
    parse,
)
from clientctl.text.runs import list_of, places, run_at
from tests.text.random_edits import NASTY, Maker
from tests.text.random_edits import places as places_of
from tests.text.toy import TOY

LAYOUTS = {
    "plain": "name: a\nlog:\n  - id: 1\n    text: x\n  - id: 2\n    text: y\n",
    "no newline at the end": "name: a\nlog:\n  - id: 1\n    text: x",
    "block scalar last": "log:\n  - id: 1\n    text: |\n      x\n      y\n",
    "block scalar last, no newline": "log:\n  - id: 1\n    text: |\n      x\n      y",
    "block scalar that keeps its blanks": "log:\n  - id: 1\n    text: |+\n      x\n\n\n",
    "comments": "log:\n  # first\n  - id: 1  # one\n    text: x\n  # second\n  - id: 2\n  # behind\n# end\n",
    "a blank line between": "log:\n  - id: 1\n\n  - id: 2\n\n  - id: 3\n\nname: z\n",
    "dashes at the left": "log:\n- id: 1\n  text: x\n- id: 2\nname: z\n",
    "far from the dash": "log:\n    -   id: 1\n        text: x\n",
    "dashes alone": "log:\n  -\n    id: 1\n  -\n    id: 2\n",
    "flow list": "log: [{id: 1, text: x}, {id: 2}]\nname: z\n",
    "flow entries": "log:\n  - {id: 1, text: x}\n  - {id: 2}\n",
    "quoted text of many lines": 'log:\n  - id: 1\n    text: "x\n\n      y"\n  - id: 2\n',
    "plain text of many lines": "log:\n  - id: 1\n    text: x\n      y\n",
    "CRLF": "name: a\r\nlog:\r\n  - id: 1\r\n    text: x\r\n",
    "BOM": "\ufefflog:\n  - id: 1\n",
    "end mark": "---\nlog:\n  - id: 1\n...\n",
    "empty list": "name: a\nlog: []\n",
    "no list": "name: a\n",
    "nothing under the key": "log:\nname: z\n",
}
TEXTS = ("x", "one\ntwo", "one\ntwo\n", " one\ntwo", "\n", "a: b", "# c", "", "trail ", "\ttab", "上海")


# At the end of a file without a line end a text of several lines is put in quotes, wherever its turn came: there the
# run and the single steps may differ in their quotes, but never in what they mean.


def one_by_one(raw: bytes, operations: Sequence[Operation]) -> bytes:
    return reduce(lambda raw, one: edit(raw, "a.yaml", [one], TOY).raw, operations, raw)


def entries(count: int, random: Random) -> list[Operation]:
    """Entries put into a list of `count`, here and there."""
    made: list[Operation] = []
    for number in range(random.randint(2, 6)):
        entry = {"id": f"new{number}", "text": random.choice(TEXTS)}
        if count and random.random() < 0.6:
            made.append(Insert(("log", random.randint(0, count)), entry))
        else:
            made.append(Append(("log",), entry))
        count += 1
    return made


@pytest.mark.parametrize("name", list(LAYOUTS))
@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_run_of_entries_is_written_as_they_would_be_one_by_one(name: str, seed: int) -> None:
    raw = LAYOUTS[name].encode()
    held = parse(raw, "a.yaml", TOY).data.get("log") or []
    operations = entries(len(held), Random(seed))

    edited = edit(raw, "a.yaml", operations, TOY)

    assert edited.data == apply_operations(parse(raw, "a.yaml", TOY).data, operations)
    if raw.endswith(b"\n"):
        assert edited.raw.decode() == one_by_one(raw, operations).decode()


def list_edits(path: pathlib.Path, seed: str) -> tuple[bytes, list[Operation]]:
    """A file and a run of entries for one of its lists, of any kind and depth."""
    raw = path.read_bytes()
    data = parse(raw, path.name, TOY).data
    random = Random(f"{path.name} {seed}")
    lists = [(at, held) for at, held in places_of(data) if isinstance(held, list)]
    at, held = random.choice(lists) if lists else (("tags",), [])
    maker, made = Maker(random), list[Operation]()
    count = len(held)
    for _ in range(random.randint(2, 5)):
        value = maker.value((*at, 0))
        last: Path = (*at, random.randint(0, count))
        made.append(Insert(last, value) if count and random.random() < 0.5 else Append(at, value))
        count += 1
    return raw, made


@pytest.mark.parametrize("path", NASTY, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", ["a", "b", "c"])
def test_a_run_in_a_file_written_by_hand_means_what_was_meant(path: pathlib.Path, seed: str) -> None:
    raw, operations = list_edits(path, seed)

    edited = edit(raw, path.name, operations, TOY)

    assert edited.data == apply_operations(parse(raw, path.name, TOY).data, operations)
    if raw.endswith(b"\n"):
        assert edited.raw.decode() == one_by_one(raw, operations).decode()


def test_other_changes_before_between_and_behind_are_made_in_their_turn() -> None:
    raw = b"name: a\ntags: [x]\nlog:\n  - id: 1\n"
    operations: list[Operation] = [
        Set(("name",), "b"),
        Append(("log",), {"id": "2"}),
        Insert(("log", 0), {"id": "0"}),
        Append(("tags",), "w"),
        Append(("tags",), "z"),
        Remove(("log", 1)),
        Append(("log",), {"id": "3"}),
    ]
    assert edit(raw, "a.yaml", operations, TOY).raw.decode() == (
        'name: b\ntags: [x, w, z]\nlog:\n  - id: "0"\n  - id: "2"\n  - id: "3"\n'
    )


def test_a_place_that_is_not_there_is_refused_as_it_is_alone() -> None:
    raw = b"log:\n  - id: 1\n"
    cases: list[list[Operation]] = [
        [Insert(("log", 3), "x"), Append(("log",), "y")],
        [Append(("log",), "y"), Insert(("log", 7), "x")],
    ]
    for operations in cases:
        with pytest.raises(InvalidData) as caught:
            edit(raw, "a.yaml", operations, TOY)
        assert caught.value.code == "text.no_such_place"


def test_a_thousand_entries_are_read_back_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def counted(raw: bytes, name: str, shape: Shape) -> Any:
        calls.append(name)
        return load(raw, name, shape)

    monkeypatch.setattr("clientctl.text.editing.load", counted)
    new = [Append(("log",), {"id": f"n{number}"}) for number in range(1000)]
    edited: Edited = edit(b"log:\n  - id: 1\n", "a.yaml", new, TOY)
    assert (len(edited.data["log"]), len(calls)) == (1001, 1)


def test_a_run_ends_where_another_list_or_another_change_begins() -> None:
    one, two, other = Append(("log",), 1), Insert(("log", 0), 2), Append(("tags",), 3)
    operations: list[Operation] = [one, two, other, Set(("name",), "x"), one]
    assert [len(run_at(operations, start)) for start in range(5)] == [2, 1, 1, 0, 1]
    assert (list_of(one), list_of(two)) == (("log",), ("log",))


PLACES = (
    ([Append(("l",), "a"), Append(("l",), "b")], [(2, "a"), (2, "b")]),
    ([Insert(("l", 0), "a"), Insert(("l", 0), "b")], [(0, "b"), (0, "a")]),
    ([Insert(("l", 1), "a"), Insert(("l", 2), "b")], [(1, "a"), (1, "b")]),
    ([Insert(("l", 1), "a"), Insert(("l", 3), "b")], [(1, "a"), (2, "b")]),
    ([Append(("l",), "a"), Insert(("l", 2), "b"), Insert(("l", 0), "c")], [(0, "c"), (2, "b"), (2, "a")]),
)


@pytest.mark.parametrize(("run", "expected"), PLACES)
def test_new_entries_stand_before_the_entries_of_a_list_of_two(
    run: Sequence[Append | Insert], expected: list[tuple[int, str]]
) -> None:
    assert places(2, run) == expected


@settings(max_examples=60, deadline=None)
@given(count=st.integers(0, 4), draws=st.lists(st.tuples(st.booleans(), st.integers(0, 99)), max_size=8))
def test_places_put_a_list_together_as_one_by_one(count: int, draws: list[tuple[bool, int]]) -> None:
    held = [f"old{number}" for number in range(count)]
    expected: list[Any] = list(held)
    run: list[Append | Insert] = []
    for number, (is_last, draw) in enumerate(draws):
        index = len(expected) if is_last else draw % (len(expected) + 1)
        run.append(Append(("l",), number) if is_last else Insert(("l", index), number))
        expected.insert(index, number)

    new = places(count, run)
    whole: list[Any] = []
    for before in range(count + 1):
        whole += [value for place, value in new if place == before] + held[before : before + 1]
    assert whole == expected
