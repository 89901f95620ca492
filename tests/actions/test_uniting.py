"""Two documents made one, each case worked out by hand: nothing of either is lost."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

import pytest

from clientctl.actions.uniting import Leftover, United, unite
from clientctl.model import Client

DAYS: Mapping[str, str | None] = {
    "contacts": None,
    "links": None,
    "contracts": None,
    "payments": "due",
    **dict.fromkeys(("orders", "reminders", "log"), "date"),
}
NEXT = {"date": "2026-12-01", "what": "call"}
OTHER_NEXT = {"date": "2026-12-02", "what": "write"}
KARI = {"id": "k", "name": "Kari", "phone": "12345"}


def united(keep: Mapping[str, Any], drop: Mapping[str, Any]) -> United:
    numbers = count(1)
    return unite(
        Client("keep", {"name": "Keep", **keep}, "clients/keep.yaml"),
        Client("drop", {"name": "Drop", **drop}, "clients/drop.yaml"),
        DAYS,
        lambda: f"new{next(numbers)}",
    )


def field(name: str, keep: Any, drop: Any) -> Any:
    """What a field becomes of two values, where nothing is left over."""
    found = united({name: keep} if keep is not None else {}, {name: drop} if drop is not None else {})
    assert found.leftovers == ()
    return found.document.get(name)


FIELDS: Mapping[str, tuple[str, Any, Any, Any]] = {
    "what is empty is taken": ("phone", None, "1", "1"),
    "an empty text is taken": ("phone", "", "1", "1"),
    "what is there stays": ("phone", "1", None, "1"),
    "equal values are one": ("phone", "1", "1", "1"),
    "words are united in order": ("tags", ["b", "a"], ["c", "a"], ["b", "a", "c"]),
    "notes are added": ("notes", "one\n", "two\nthree\n", "one\ntwo\nthree\n"),
    "notes that stand there are not added": ("notes", "one\ntwo", "two", "one\ntwo"),
    "notes that are part of a line are added": ("notes", "phone 11", "phone 1", "phone 11\nphone 1"),
    "an address is filled": (
        "address",
        {"city": "Oslo"},
        {"street": "S 1"},
        {"city": "Oslo", "street": "S 1"},
    ),
    "preferences are mixed": (
        "preferences",
        {"interests": ["go"], "notes": "x"},
        {"interests": ["tea"], "contact_by": "phone", "notes": "y"},
        {"interests": ["go", "tea"], "contact_by": "phone", "notes": "x\ny"},
    ),
    "custom fields are mixed": ("custom", {"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
    "the only next step is taken": ("next", None, NEXT, NEXT),
    "the same next step is one": ("next", NEXT, NEXT, NEXT),
    "entries are one by id": (
        "orders",
        [{"id": "a", "date": "1"}],
        [{"id": "a", "date": "1"}],
        [{"id": "a", "date": "1"}],
    ),
    "an id for two things is changed": (
        "orders",
        [{"id": "a", "date": "1"}],
        [{"id": "a", "date": "2"}],
        [{"id": "a", "date": "1"}, {"id": "new1", "date": "2"}],
    ),
    "an entry without id gets one": (
        "orders",
        [{"date": "1"}],
        [{"date": "2"}],
        [{"date": "1"}, {"id": "new1", "date": "2"}],
    ),
    "equal entries without ids are one": ("orders", [{"date": "1"}], [{"date": "1"}], [{"date": "1"}]),
    "two of three that are equal are one each": (
        "orders",
        [{"date": "1"}],
        [{"date": "1"}, {"date": "1"}],
        [{"date": "1"}, {"id": "new1", "date": "1"}],
    ),
    "equal but for two ids are two": (
        "orders",
        [{"id": "a", "date": "1"}],
        [{"id": "b", "date": "1"}],
        [{"id": "a", "date": "1"}, {"id": "b", "date": "1"}],
    ),
    "the log is by date, what was there first": (
        "log",
        [{"id": "a", "date": "3"}, {"id": "b", "date": "1"}],
        [{"id": "c", "date": "3"}, {"id": "d", "date": "2"}],
        [
            {"id": "b", "date": "1"},
            {"id": "d", "date": "2"},
            {"id": "a", "date": "3"},
            {"id": "c", "date": "3"},
        ],
    ),
    "what had no order gets none": (
        "orders",
        [{"id": "a", "date": "3"}, {"id": "b", "date": "1"}],
        [{"id": "c", "date": "2"}],
        [{"id": "a", "date": "3"}, {"id": "b", "date": "1"}, {"id": "c", "date": "2"}],
    ),
    "one person is one": (
        "contacts",
        [KARI],
        [{"id": "x", "name": "KARI", "email": "k@x.example"}],
        [{**KARI, "email": "k@x.example"}],
    ),
    "their notes are both kept": (
        "contacts",
        [{**KARI, "notes": "a"}],
        [{"name": "Kari", "notes": "b"}],
        [{**KARI, "notes": "a\nb"}],
    ),
    "one name with two phones is two people": (
        "contacts",
        [KARI],
        [{"id": "k", "name": "Kari", "phone": "54321"}],
        [KARI, {"id": "new1", "name": "Kari", "phone": "54321"}],
    ),
    "the primary contact stays the only one": (
        "contacts",
        [{**KARI, "primary": True}],
        [{"id": "o", "name": "Ole", "primary": True}],
        [{**KARI, "primary": True}, {"id": "o", "name": "Ole"}],
    ),
    "the only primary contact is taken": (
        "contacts",
        [KARI],
        [{"id": "o", "name": "Ole", "primary": True}],
        [KARI, {"id": "o", "name": "Ole", "primary": True}],
    ),
    "links are united, each once, none between the two": (
        "links",
        [{"client": "drop"}, {"client": "x"}],
        [{"client": "keep", "relation": "same"}, {"client": "x"}, {"client": "x", "relation": "r"}],
        [{"client": "x"}, {"client": "x", "relation": "r"}],
    ),
    "a list that only linked the two is not begun": ("links", None, [{"client": "keep"}], None),
}


@pytest.mark.parametrize(("name", "keep", "drop", "expected"), FIELDS.values(), ids=FIELDS)
def test_a_field_of_two(name: str, keep: Any, drop: Any, expected: Any) -> None:
    assert field(name, keep, drop) == expected


LEFT: Mapping[str, tuple[str, Any, Any, tuple[str, ...]]] = {
    "a text": ("phone", "1", "2", ("phone",)),
    "a number": ("employees", 1, 2, ("employees",)),
    "a whole address": ("address", {"city": "Oslo"}, {"city": "Bergen", "street": "S 1"}, ("address",)),
    "half a next step": ("next", NEXT, {"what": "write"}, ("next",)),
}


@pytest.mark.parametrize(("name", "keep", "drop", "path"), LEFT.values(), ids=LEFT)
def test_what_differs_stays_and_the_other_is_left_over(
    name: str, keep: Any, drop: Any, path: tuple[str, ...]
) -> None:
    found = united({name: keep}, {name: drop})
    assert found.document[name] == keep
    assert found.leftovers == (Leftover(path, keep, drop),)


def test_a_key_of_a_mapping_is_left_over_alone() -> None:
    found = united({"custom": {"a": 1, "b": 2}}, {"custom": {"a": 3, "b": 2}})
    assert found.document["custom"] == {"a": 1, "b": 2}
    assert found.leftovers == (Leftover(("custom", "a"), 1, 3),)


def test_another_next_step_becomes_a_reminder() -> None:
    found = united(
        {"next": NEXT}, {"next": OTHER_NEXT, "reminders": [{"id": "r", "date": "2027", "what": "x"}]}
    )
    assert found.document["next"] == NEXT
    assert found.document["reminders"] == [
        {"id": "r", "date": "2027", "what": "x"},
        {"id": "new1", **OTHER_NEXT},
    ]
    assert found.leftovers == ()


def test_payments_follow_a_contract_that_gets_another_id() -> None:
    found = united(
        {"contracts": [{"id": "c", "title": "one"}]},
        {"payments": [{"id": "p", "due": "1", "contract": "c"}], "contracts": [{"id": "c", "title": "two"}]},
    )
    assert found.document["contracts"] == [{"id": "c", "title": "one"}, {"id": "new1", "title": "two"}]
    assert found.document["payments"] == [{"id": "p", "due": "1", "contract": "new1"}]


def test_names_id_and_a_second_number_become_aliases() -> None:
    found = united({"number": "K", "aliases": ["x"]}, {"number": "D", "aliases": ["y", "x"]})
    assert (found.document["number"], found.document["aliases"]) == ("K", ["x", "Drop", "drop", "y", "D"])
    assert found.leftovers == ()
    assert united({}, {"number": "D"}).document["aliases"] == ["Drop", "drop"]


def test_the_name_itself_is_no_alias() -> None:
    assert united({}, {"name": "Keep"}).document["aliases"] == ["drop"]


def test_entries_are_counted() -> None:
    found = united(
        {"log": [{"id": "a", "date": "1"}]}, {"log": [{"id": "a", "date": "1"}, {"id": "b", "date": "2"}]}
    )
    (log,) = found.joined
    assert (log.record, log.added, log.shared) == ("log", 1, 1)
