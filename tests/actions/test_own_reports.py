"""Reports that a book defines: which clients, in which columns and order, by what."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.own_files import check_settings_file
from clientctl.actions.reporting import Wanted, build_report, list_reports
from clientctl.actions.selection import Selection
from clientctl.actions.workspace import Workspace
from clientctl.errors import ExitCode
from tests.actions.book import ids, make_book, refusal

SETTINGS = """\
clientctl: 1
reports:
  fish:
    title: Who buys fish
    query: 'tag:fish'
    columns: [id, name, owner, 总额]
    by: owner
    sum: total
    sort: -total
  plain: {}
  listed: {columns: 'name,grade', sort: 'grade,-name'}
  broken: {query: 'nothing:here'}
  odd: {columns: [nonsense]}
"""
FILES = {
    "clientctl.yaml": SETTINGS,
    "clients/a.yaml": "name: A\nowner: li\ngrade: B\ntags: [fish]\norders: [{date: 2026-01-01, amount: 5}]\n",
    "clients/b.yaml": "name: B\nowner: li\ngrade: A\ntags: [fish]\norders: [{date: 2026-01-01, amount: 9}]\n",
    "clients/c.yaml": "name: C\nowner: wang\ngrade: B\ntags: [meat]\n",
}


@pytest.fixture
def book(tmp_path: Path) -> Workspace:
    return make_book(tmp_path, FILES)


def data(book: Workspace, name: str, *query: str, **selection: Any) -> dict[str, Any]:
    (found,) = build_report(book, Wanted(name, query), Selection(**selection)).answer.objects()
    assert isinstance(found, dict)
    return found


def tables(found: dict[str, Any]) -> dict[str, list[list[Any]]]:
    return {table["name"]: [list(row.values()) for row in table["rows"]] for table in found["tables"]}


def test_they_stand_behind_the_others_in_the_list(book: Workspace) -> None:
    listed = list(list_reports(book, Selection(), "zh").objects())
    assert [row for row in listed if row["name"] in ("fish", "plain")] == [
        {"name": "fish", "title": "Who buys fish"},
        {"name": "plain", "title": "plain"},
    ]


def test_one_has_its_clients_by_its_field_and_then_one_by_one(book: Workspace) -> None:
    found = data(book, "fish")
    assert (found["report"], found["title"]) == ("fish", "Who buys fish")
    assert tables(found) == {
        "segments": [["li", 2, Decimal("100.0"), Decimal("14.00")]],
        "clients": [["b", "B", "li", Decimal("9.00")], ["a", "A", "li", Decimal("5.00")]],
        "summary": [[2, Decimal("14.00")]],
    }


def test_a_query_narrows_it_further(book: Workspace) -> None:
    found = build_report(book, Wanted("fish", ("grade:A",)), Selection()).answer
    assert tables(next(iter(found.objects())))["clients"] == [["b", "B", "li", Decimal("9.00")]]


def test_one_that_says_nothing_lists_everybody(book: Workspace) -> None:
    assert [row[0] for row in tables(data(book, "plain"))["clients"]] == ["a", "b", "c"]


def test_columns_and_order_may_stand_in_one_text(book: Workspace) -> None:
    assert tables(data(book, "listed"))["clients"] == [["b", "B", "A"], ["c", "C", "B"], ["a", "A", "B"]]


def test_what_cannot_be_asked_is_refused_when_it_is_asked_for(book: Workspace) -> None:
    for name, code in (("broken", "query.unknown_field"), ("odd", "actions.unknown_field")):
        error = refusal(partial(build_report, book, Wanted(name), Selection()))
        assert (error.code, error.exit_code) == (code, ExitCode.USAGE)


def test_check_names_what_cannot_be_asked(tmp_path: Path) -> None:
    taken = SETTINGS + "  segments: {}\n  all: {}\n"
    book = make_book(tmp_path, {**FILES, "clientctl.yaml": taken})
    found = [(problem.pointer, problem.code) for problem in check_settings_file(book)]
    assert sorted(found) == [
        ("/reports/all", "reports.taken"),
        ("/reports/broken/query", "query.unknown_field"),
        ("/reports/odd/columns/0", "schema.no_field"),
        ("/reports/segments", "reports.taken"),
    ]


def test_one_that_cannot_be_asked_does_not_hide_the_others(book: Workspace) -> None:
    found = build_report(book, Wanted("all"), Selection())
    names = [chapter["report"] for chapter in found.answer.objects()]
    assert names[-3:] == ["fish", "plain", "listed"]
    assert names[0] != "fish"
    assert [problem.pointer for problem in found.problems] == [
        "/reports/odd/columns/0",
        "/reports/broken/query",
    ]
    assert {problem.location.path for problem in found.problems} == {"clientctl.yaml"}
    assert ids(found.answer) == ["a", "b", "c"]
