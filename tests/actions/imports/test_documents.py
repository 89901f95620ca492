"""Whole clients with their lists, as JSON and YAML bring them: each row is taken whole or not at all."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.imports.plan import ImportPlan
from tests.actions.book import files, make_book
from tests.actions.imports.given import changes, counts, document, rejects, sheet, take
from tests.actions.tables import told

PRAISE = {"id": "f1", "date": "2026-01-01", "kind": "praise", "text": "first"}
COMPLAINT = {"id": "f2", "date": "2026-02-01", "kind": "complaint", "text": "bad", "closed": "2026-01-01"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_book(tmp_path, {"clients/a.yaml": "name: A\n"}).root


def take_documents(root: Path, *given: dict[str, Any], **how: Any) -> ImportPlan:
    header = tuple(dict.fromkeys(key for one in given for key in one))
    rows = [[one.get(key) for key in header] for one in given]
    return take(root, sheet(",".join(header), *rows), is_exact=True, **how)


def test_a_new_client_comes_with_all_that_it_has(root: Path) -> None:
    given = {"id": "b", "name": "B", "tags": ["x"], "address.city": "Oslo", "feedback": [PRAISE]}
    take_documents(root, given)
    assert document(root, "b") == {
        "name": "B",
        "tags": ["x"],
        "since": "2026-11-22",
        "address": {"city": "Oslo"},
        "feedback": [PRAISE],
    }


def test_entries_go_into_a_client_that_is_there_once(root: Path) -> None:
    given = {"name": "A", "grade": "B", "feedback": [PRAISE, PRAISE | {"id": "f3"}]}
    assert counts(take_documents(root, given)) == (0, 0, 1, 0, 0)
    assert document(root, "a")["feedback"] == [PRAISE, PRAISE | {"id": "f3"}]
    assert counts(take_documents(root, given)) == (0, 0, 0, 1, 0)


def test_an_entry_that_does_not_fit_keeps_its_whole_row_out(root: Path) -> None:
    before = files(root)
    given = {"name": "A", "grade": "B", "feedback": [PRAISE, COMPLAINT]}
    planned = take_documents(root, given, takes_good=True)

    assert (rejects(planned), counts(planned)) == ([(2, "feedback.1.closed")], (0, 0, 0, 0, 1))
    assert files(root) == before


def test_an_entry_that_can_never_be_keeps_its_whole_row_out(root: Path) -> None:
    before = files(root)
    given = {"name": "A", "grade": "B", "feedback": [PRAISE, {"date": "2026-01-01"}]}
    planned = take_documents(root, given, takes_good=True)

    assert (counts(planned), files(root)) == ((0, 0, 0, 0, 1), before)


def test_a_row_behind_a_refused_one_is_taken(root: Path) -> None:
    planned = take_documents(
        root, {"name": "A", "feedback": [COMPLAINT]}, {"name": "A", "feedback": [PRAISE]}, takes_good=True
    )
    assert ([row for row, _ in rejects(planned)], document(root, "a")["feedback"]) == ([2], [PRAISE])


def test_two_rows_that_contradict_each_other_are_told(root: Path) -> None:
    planned = take_documents(root, {"name": "A", "grade": "B"}, {"name": "A", "grade": "C"}, takes_good=True)
    assert rejects(planned) == [(3, "grade")] and "row 2" in told(planned)[0]
    assert changes(planned) == [("a", "grade", None, "B")]


BAD: list[tuple[dict[str, Any], str]] = [
    ({"name": ["A", "B"]}, "name"),
    ({"name": "B", "tags": [["x"]]}, "tags"),
    ({"name": "B", "tags": {"x": 1}}, "tags"),
    ({"name": "B", "feedback": [5]}, "feedback"),
    ({"name": "B", "feedback": [{"colour": 1}]}, "feedback"),
    ({"name": "B", "employees": Decimal("1.5")}, "employees"),
    ({"name": "B", "since": 20260102.5}, "since"),
    ({"name": "x" * 301}, "name"),
    ({"name": "!!!"}, "id"),
    ({"name": "B", "id": "Not An Id"}, "id"),
]


@pytest.mark.parametrize(("given", "field"), BAD)
def test_what_a_field_cannot_take_is_rejected_by_its_name(
    root: Path, given: dict[str, Any], field: str
) -> None:
    planned = take_documents(root, given, {"name": "Good"}, takes_good=True)
    assert ([name for _, name in rejects(planned)], counts(planned)[0]) == ([field], 1)
