"""handover: who gets whose clients, what is noted, and what is open there, worked out for 22 November 2026."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientctl.actions.changing import Plan
from clientctl.actions.handover import Handover, plan_handover
from clientctl.actions.workspace import Workspace
from clientctl.errors import InvalidData, NotFound, WrongUsage
from clientctl.messages import word
from tests.actions.book import done, english, files, make_book, refusal, sentences

SETTINGS = """\
clientctl: 1
people:
  wang: {name: 王芳, email: wang@x.example}
  li: {name: Li Na}
"""
BOOK = {
    "clients/first.yaml": "name: First\nowner: wang\nteam: [wang]\nlog:\n- {date: 2026-01-01, text: x}\n",
    "clients/named.yaml": "name: Named\nowner: 王芳  # she\nindustry: food\n",
    "clients/other.yaml": "name: Other\nowner: ole\n",
    "clients/open.yaml": (
        "name: Open\nowner: WANG\nindustry: food\nnext: {date: 2026-11-22, what: call}\n"
        "deals:\n- {title: a, stage: lead, amount: 1000}\n- {title: b, stage: won, amount: 9}\n"
        "payments: [{due: 2026-11-01, amount: 70}, {due: 2026-12-01, amount: 5}]\n"
        "feedback: [{date: 2026-11-01, kind: complaint, text: late}]\n"
    ),
    "archive/gone.yaml": "name: Gone\nowner: wang\n",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_book(tmp_path, BOOK, settings=SETTINGS)


def plan(workspace: Workspace, giver: str, taker: str, *query: str) -> Plan:
    return plan_handover(workspace, Handover(giver, taker, query))


def owners(root: Path) -> dict[str, str]:
    """Who owns each client, by the line of its file."""
    found = {path: text for path, text in files(root).items() if path.endswith(".yaml") and "/" in path}
    lines = {
        path: [line for line in text.splitlines() if line.startswith("owner: ")]
        for path, text in found.items()
    }
    return {
        path.split("/")[1].removesuffix(".yaml"): line[0].removeprefix("owner: ")
        for path, line in lines.items()
    }


def test_all_current_clients_get_the_owner_and_a_note(workspace: Workspace, tmp_path: Path) -> None:
    outcome = done(workspace, lambda here: plan(here, "wang", "li"))
    assert owners(tmp_path) == {
        "first": "li",
        "named": "li  # she",
        "open": "li",
        "other": "ole",
        "gone": "wang",
    }
    assert files(tmp_path)["clients/first.yaml"] == (
        "name: First\nowner: li\nteam: [wang]\nlog:\n- {date: 2026-01-01, text: x}\n- id: 261122-012345\n"
        "  date: 2026-11-22\n  kind: note\n  author: wang\n  text: handed over from wang to li\n"
    )
    assert outcome.plan.changes.subject == "handover 3 clients"
    assert sentences(outcome.plan)[0] == "Handed over  3 clients from wang to li"
    assert [(row.client, row.action, row.item) for row in outcome.plan.changes.reported][:2] == [
        ("first", "updated", None),
        ("first", "added", "261122-012345"),
    ]


@pytest.mark.parametrize("giver", ["wang", "WANG", "王芳", "wang@x.example", "me", "我"])
def test_a_person_owns_what_any_of_their_names_owns(workspace: Workspace, giver: str) -> None:
    assert [change.client for change in plan(workspace, giver, "li").changes.changes] == [
        "first",
        "named",
        "open",
    ]


def test_me_takes_by_the_name_that_the_book_uses(workspace: Workspace, tmp_path: Path) -> None:
    done(workspace, lambda here: plan(here, "ole", "me"))
    assert owners(tmp_path)["other"] == "wang"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (("industry:food",), ["named", "open"]),
        (("id:first",), ["first"]),
        (("archived:true",), ["gone"]),
        (("archived:any", "not:industry:any"), ["first", "gone"]),
    ],
)
def test_a_query_chooses_among_them(
    workspace: Workspace, query: tuple[str, ...], expected: list[str]
) -> None:
    found = plan(workspace, "wang", "li", *query).changes
    assert sorted(change.client for change in found.changes) == expected
    many = f"handover {len(expected)} clients"
    assert found.subject == (f"handover {expected[0]}" if len(expected) == 1 else many)


def test_the_preview_tells_what_is_open(workspace: Workspace) -> None:
    found = plan(workspace, "wang", "li")
    assert english(found.preview) == (
        "3 clients of wang would go to li; open there: 1 client to get back to by today, 1 deal, 1 complaint, "
        "1 client with overdue payments"
    )
    assert english(found.question) == "Hand over 3 clients from wang to li?"
    assert found.table is not None
    assert [column.name for column in found.table.columns] == [
        *("id", "name", "next_due", "open_deals", "pipeline", "open_complaints", "overdue")
    ]
    # 10 % of 1000, as a lead
    assert [list(row) for row in found.table.rows] == [
        ["open", "Open", "2026-11-22", 1, 100, 1, 70],
        ["first", "First", None, None, None, None, None],
        ["named", "Named", None, None, None, None, None],
    ]


def test_where_nothing_is_open_that_is_told(workspace: Workspace) -> None:
    assert sentences(plan(workspace, "ole", "li"))[1:] == ["nothing is open there"]


NOTHING = [
    (("nobody", "li"), "care.owns_nothing"),
    (("wang", "li", "industry:steel"), "care.none_of_owner"),
    (("li", "wang"), "care.owns_nothing"),
]


@pytest.mark.parametrize(("words", "code"), NOTHING)
def test_nothing_to_hand_over_is_told(workspace: Workspace, words: tuple[str, ...], code: str) -> None:
    error = refusal(lambda: plan(workspace, *words))
    assert (type(error), error.code) == (NotFound, code)
    assert error.hint is not None


@pytest.mark.parametrize("words", [("wang", "王芳"), ("me", "wang"), ("", "li"), ("wang", " ")])
def test_two_different_people_are_needed(workspace: Workspace, words: tuple[str, str]) -> None:
    assert isinstance(refusal(lambda: plan(workspace, *words)), WrongUsage)


def test_a_name_that_nearly_is_somebodys_draws_a_warning(workspace: Workspace) -> None:
    assert [english(told) for told in plan(workspace, "wang", "oel").warnings] == [
        "nobody has been called oel so far; did you mean ole?"
    ]
    for known in ("ole", "Li Na", "somebody quite new"):
        assert plan(workspace, "wang", known).warnings == ()


def test_who_left_need_not_be_in_the_vocabulary_but_who_takes_over_must(tmp_path: Path) -> None:
    here = make_book(tmp_path, BOOK, settings="clientctl: 1\nvocabulary: {owner: [li, ole]}\n")
    assert isinstance(refusal(lambda: plan(here, "wang", "nobody")), WrongUsage)
    error = refusal(lambda: plan(here, "li", "ole"))
    assert error.code == "care.owns_nothing"
    assert len(plan(here, "wang", "li", "id:first").changes.changes) == 1


def test_the_note_is_in_the_language_of_the_book(tmp_path: Path) -> None:
    here = make_book(tmp_path, BOOK, settings=SETTINGS + "language: zh\n")
    done(here, lambda here: plan(here, "ole", "li"))
    assert "  text: 由 ole 交接给 li\n" in files(tmp_path)["clients/other.yaml"]


def test_a_broken_file_is_told_and_the_others_go(workspace: Workspace, tmp_path: Path) -> None:
    here = make_book(tmp_path, {"clients/bad.yaml": "owner: [\n"}, settings=SETTINGS)
    found = plan(here, "wang", "li")
    assert [problem.location.path for problem in found.problems] == ["clients/bad.yaml"]
    assert len(found.changes.changes) == 3


def test_all_or_none(tmp_path: Path) -> None:
    rule = "require: [{when: 'owner:li', has: [industry]}]\n"
    here = make_book(tmp_path, BOOK, settings=SETTINGS + rule)
    assert isinstance(refusal(lambda: plan(here, "wang", "li")), InvalidData)
    assert word(plan(here, "wang", "li", "industry:any").told[0], "zh") == (
        "已交接  wang 的 2 个客户，现由 li 负责"
    )
