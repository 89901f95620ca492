"""merge: the files that it writes, byte for byte, and what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientctl.actions.changing import Plan
from clientctl.actions.merging import Merge, plan_merge
from clientctl.actions.references import resolve_id
from clientctl.actions.workspace import Workspace
from clientctl.errors import InvalidData, NotFound, WrongUsage
from clientctl.messages import Language, word
from tests.actions.book import done, english, files, make_book, opened, refusal, sentences

KEEP = """\
# the one that stays
name: Acme AS
tags: [vip]
phone: +47 22 33 44 55   # reception
log:
# first
- id: 260101-aaaaaa
  date: 2026-01-01
  text: one
- {id: 260301-aaaaaa, date: 2026-03-01, text: three}
"""
DROP = """\
name: Acme Norge
number: K-2
phone: '99887766'
tags: [vip, new]
log:
  - {id: 260201-aaaaaa, date: 2026-02-01, text: two}
"""
MERGED = """\
# the one that stays
name: Acme AS
number: K-2
aliases:
- Acme Norge
- drop
tags: [vip, new]
phone: +47 22 33 44 55   # reception
notes: "From drop: phone 99887766"
log:
# first
- id: 260101-aaaaaa
  date: 2026-01-01
  text: one
- id: 260201-aaaaaa
  date: 2026-02-01
  text: two
- {id: 260301-aaaaaa, date: 2026-03-01, text: three}
"""
LINKED = "name: Li\nlinks:\n- {client: drop, relation: buys}\n- {client: other}\n"
BOOK = {
    "clients/keep.yaml": KEEP,
    "clients/drop.yaml": DROP,
    "clients/li.yaml": LINKED,
    "archive/old.yaml": "name: Old\nlinks: [{client: drop}, {client: keep}]\n",
    "clients/other.yaml": "name: Other\n",
}


def merge(workspace: Workspace, keep: str = "keep", drop: str = "drop", language: Language = "en") -> Plan:
    return plan_merge(workspace, Merge(keep, drop, language))


def test_the_file_that_stays_gets_what_the_other_had_and_keeps_its_bytes(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, BOOK)
    outcome = done(workspace, merge)
    found = files(tmp_path)
    assert found["clients/keep.yaml"] == MERGED
    assert "clients/drop.yaml" not in found
    assert found["clients/li.yaml"] == LINKED.replace("client: drop", "client: keep")
    assert found["archive/old.yaml"] == "name: Old\nlinks: [{client: keep}]\n"
    assert sentences(outcome.plan) == [
        "Merged  drop → keep   clients/keep.yaml",
        "what drop had otherwise is in the notes: phone",
        "links followed in: li, old",
    ]
    changes = outcome.plan.changes
    assert changes.subject == "merge keep drop"
    assert [(row.client, row.action) for row in changes.reported] == [
        ("keep", "updated"),
        ("li", "updated"),
        ("old", "updated"),
        ("drop", "removed"),
    ]


@pytest.mark.parametrize("reference", ["drop", "Acme Norge", "acme norge", "k-2"])
def test_the_one_that_went_is_still_found(tmp_path: Path, reference: str) -> None:
    done(make_book(tmp_path, BOOK), merge)
    assert resolve_id(reference, opened(tmp_path), is_exact=True) == "keep"


def test_only_ids_and_whole_names_are_taken(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, BOOK)
    assert isinstance(refusal(lambda: merge(workspace, "kee", "drop")), NotFound)
    assert isinstance(refusal(lambda: merge(workspace, "keep", "Acme N")), NotFound)


@pytest.mark.parametrize("drop", ["keep", "Acme AS"])
def test_one_client_twice_is_refused(tmp_path: Path, drop: str) -> None:
    error = refusal(lambda: merge(make_book(tmp_path, BOOK), "keep", drop))
    assert (type(error), error.code) == (WrongUsage, "care.merge_same")


@pytest.mark.parametrize("broken", ["keep", "drop"])
def test_an_invalid_client_is_not_merged(tmp_path: Path, broken: str) -> None:
    bad = {f"clients/{broken}.yaml": "name: Bad\ngrade: Z\n"}
    error = refusal(lambda: merge(make_book(tmp_path, {**BOOK, **bad})))
    assert isinstance(error, InvalidData)
    assert [problem.pointer for problem in error.problems] == ["/grade"]


def test_what_would_be_invalid_together_is_refused(tmp_path: Path) -> None:
    settings = "clientctl: 1\nrequire: [{when: 'tag:new', has: [owner]}]\n"
    drop = {"clients/drop.yaml": "name: Drop\nowner: li\ntags: [new]\nlog: []\n"}
    workspace = make_book(tmp_path, {**BOOK, **drop}, settings=settings)
    done(workspace, merge)  # the owner comes along
    assert "owner: li" in files(tmp_path)["clients/keep.yaml"]
    assert refused_by_a_rule(make_book(tmp_path, BOOK, settings=settings))


def refused_by_a_rule(workspace: Workspace) -> bool:
    return isinstance(refusal(lambda: merge(workspace)), InvalidData)


def test_comments_that_git_does_not_keep_go_to_the_notes(tmp_path: Path) -> None:
    drop = {"clients/drop.yaml": "# ask Kari first\nname: Drop  # by hand\n"}
    outcome = done(make_book(tmp_path, {**BOOK, **drop}), merge)
    notes = "notes: |-\n  From drop: # ask Kari first\n  From drop: # by hand\n"
    assert notes in files(tmp_path)["clients/keep.yaml"]
    assert [english(told) for told in outcome.plan.warnings] == [
        "git does not keep clients/drop.yaml: its comments are in the notes now"
    ]


def test_the_notes_speak_the_language_of_the_book(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, BOOK, settings="clientctl: 1\nlanguage: zh\n")
    done(workspace, merge)
    assert "notes: 来自 drop：电话 99887766\n" in files(tmp_path)["clients/keep.yaml"]


def test_the_preview_says_what_becomes_of_each_field(tmp_path: Path) -> None:
    plan = merge(make_book(tmp_path, BOOK))
    assert english(plan.preview) == "drop (Acme Norge) becomes part of keep (Acme AS):"
    assert english(plan.question) == "Merge drop into keep?"
    assert plan.table is not None
    assert [column.label.en for column in plan.table.columns] == ["field", "keep", "drop", "change"]
    assert [
        [cell if isinstance(cell, str) else word(cell, "en") for cell in row] for row in plan.table.rows
    ] == [
        ["phone", "+47 22 33 44 55", "99887766", "stays; the other goes to the notes"],
        ["number", "", "K-2", "taken over"],
        ["aliases", "", "", "gets Acme Norge, drop"],
        ["tags", "vip", "vip, new", "gets new"],
        ["notes", "", "", "gets lines"],
        ["log", "2", "1", "1 added, 0 there already"],
        ["links", "li", "", "its link leads to keep"],
        ["links", "old", "", "its link leads to keep"],
    ]


def test_an_archived_client_can_be_merged_into_a_current_one(tmp_path: Path) -> None:
    book = {"clients/keep.yaml": KEEP, "archive/drop.yaml": DROP}
    done(make_book(tmp_path, book), merge)
    assert files(tmp_path)["clients/keep.yaml"] == MERGED
    assert "archive/drop.yaml" not in files(tmp_path)


def test_a_file_that_may_link_and_cannot_be_read_is_told(tmp_path: Path) -> None:
    plan = merge(make_book(tmp_path, {**BOOK, "clients/bad.yaml": "links: [{client: drop}\n"}))
    assert [problem.location.path for problem in plan.problems] == ["clients/bad.yaml"]
