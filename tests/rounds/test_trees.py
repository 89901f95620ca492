"""The measure of the rounds: what two states of a book come to."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rounds.trees import Joined, Tree, join, tree_of

pytestmark = pytest.mark.merge
BASE = {"name": "A", "path": "clients/a.yaml", "grade": "B", "tags": {"x": True}, "log": {"l": {"text": "t"}}}


def book(**fields: Any) -> Tree:
    """A book of one client; what is None or empty is not there."""
    return {"A": {key: value for key, value in {**BASE, **fields}.items() if value not in (None, {})}}


@pytest.mark.parametrize(
    ("ours", "theirs", "wanted"),
    [
        ({"grade": "A"}, {"phone": "1"}, {"grade": "A", "phone": "1"}),
        ({"grade": "A"}, {"grade": "A"}, {"grade": "A"}),
        ({"grade": None}, {}, {"grade": None}),
        ({"tags": {}}, {"tags": {"x": True, "y": True}}, {"tags": {"y": True}}),
        (
            {"log": {"l": {"text": "t"}, "m": {"text": "u"}}},
            {"log": {"l": {"text": "new"}}},
            {"log": {"l": {"text": "new"}, "m": {"text": "u"}}},
        ),
        ({"path": "archive/a.yaml"}, {"grade": "C"}, {"path": "archive/a.yaml", "grade": "C"}),
        ({"tags": {"n": True}}, {"next": {"what": "call"}}, {"tags": {"n": True}, "next": {"what": "call"}}),
    ],
)
def test_different_things_come_together(ours: Any, theirs: Any, wanted: Any) -> None:
    assert join(book(), book(**ours), book(**theirs), "ours") == Joined(book(**wanted), set())
    assert join(book(), book(**theirs), book(**ours), "theirs") == Joined(book(**wanted), set())


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"grade": "A"}, {"grade": "C"}),
        ({"grade": None}, {"grade": "C"}),
        ({"log": {}}, {"log": {"l": {"text": "t", "with": "K"}}}),
        ({"next": {"what": "call"}}, {"next": {"what": "write"}}),
    ],
)
def test_one_thing_changed_in_two_ways_is_at_odds(ours: Any, theirs: Any) -> None:
    assert join(book(), book(**ours), book(**theirs), "ours") == Joined(book(**ours), {"A"})
    assert join(book(), book(**ours), book(**theirs), "theirs") == Joined(book(**theirs), {"A"})


def test_a_client_that_one_deletes_and_another_changes_is_at_odds() -> None:
    assert join(book(), {}, book(grade="C"), "ours") == Joined({}, {"A"})
    assert join(book(), book(), {}, "ours") == Joined({}, set())


def test_two_new_clients_of_one_id_are_at_odds() -> None:
    ours: Tree = {"A": {"name": "A", "path": "clients/n.yaml"}}
    theirs: Tree = {"B": {"name": "B", "path": "clients/n.yaml"}}
    assert join({}, ours, theirs, "ours") == Joined(ours, {"A", "B"})
    assert join({}, ours, theirs, "theirs") == Joined(theirs, {"A", "B"})


def test_a_file_is_read_by_its_items() -> None:
    text = "name: A  # remark one\ntags: [x, y]\nlog:\n  - {id: l, date: 2026-01-02, text: t}\nnotes: |\n  1: n\n"
    assert tree_of({"clients/a.yaml": text.encode()}) == {
        "A": {
            "name": "A",
            "path": "clients/a.yaml",
            "tags": {"x": True, "y": True},
            "log": {"l": {"id": "l", "date": "2026-01-02", "text": "t"}},
            "notes": {"1": "n"},
            "comments": {"# remark one": 1},
        }
    }
