"""rm and mv: who is linked to whom, and that nothing is deleted for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientctl.actions.linking import find_linking, places_of
from clientctl.actions.removing import plan_removal
from clientctl.actions.renaming import plan_rename
from clientctl.actions.targets import Target
from clientctl.errors import ExitCode, Problem
from tests.actions.book import CLIENTS, done, english, files, make_book, opened, refusal, sentences

LINKED = {
    **CLIENTS,
    "clients/one.yaml": "name: One\nlinks: [{client: acme}, {client: gone}, {client: acme, relation: twice}]\n",
    "clients/two.yaml": "name: Two\nlinks: [{client: acme-two}, {client: Acme}]\n",
    "archive/three.yaml": "name: Three\nlinks:\n- client: acme\n",
    "clients/odd.yaml": "name: Odd\nlinks: acme\n",
    "clients/odder.yaml": "name: Odder\nlinks: [acme, {client: [acme]}, {relation: acme}]\n",
}


def test_links_are_found_by_the_whole_id_and_whatever_else_stands_there() -> None:
    links = {
        "links": [{"client": "a"}, "a", {"client": 5}, {"relation": "a"}, {"client": "ab"}, {"client": "b"}]
    }
    assert places_of(links, ("a", "b")) == ((0, "a"), (5, "b"))
    assert places_of({"links": "a"}, ("a",)) == places_of({}, ("a",)) == ()


def test_those_who_link_are_found_archived_ones_too(tmp_path: Path) -> None:
    problems: list[Problem] = []
    found = find_linking(make_book(tmp_path, LINKED), ("acme", "gone"), problems)
    assert [(one.source.client.path, one.places, one.ids) for one in found] == [
        ("clients/one.yaml", ((0, "acme"), (1, "gone"), (2, "acme")), ("acme", "gone")),
        ("archive/three.yaml", ((0, "acme"),), ("acme",)),
    ]
    assert problems == []  # what can be read has no links that are hidden


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("links: [{client: acme}\n", True),
        ("name: [\n# acme.\n", True),
        ("name: [\n# acme-two, my-acme, acmes\n", False),
        ("name: Torn\nodd: acme\n", False),
    ],
)
def test_a_file_that_cannot_be_read_is_told_if_it_may_have_a_link(
    text: str, is_told: bool, tmp_path: Path
) -> None:
    problems: list[Problem] = []
    workspace = make_book(tmp_path, {**CLIENTS, "clients/torn.yaml": text})
    assert find_linking(workspace, ("acme",), problems) == ()
    assert [problem.location.path for problem in problems] == ["clients/torn.yaml"] * is_told


def test_without_git_nothing_is_planned_to_be_deleted(tmp_path: Path) -> None:
    error = refusal(lambda: plan_removal(make_book(tmp_path), Target("acme")))
    assert error.exit_code == ExitCode.FAILED
    assert "clientctl archive" in english(error.hint)


def test_links_follow_a_new_id(tmp_path: Path) -> None:
    make_book(tmp_path, LINKED)
    outcome = done(opened(tmp_path), lambda w: plan_rename(w, "Acme Norway", "norway"))
    assert sentences(outcome.plan) == [
        "Moved  acme → norway   clients/norway.yaml",
        "links followed in: one, three",
    ]
    assert outcome.plan.changes.subject == "mv norway"
    assert files(tmp_path) == {
        "clientctl.yaml": "clientctl: 1\n",
        **{path: text for path, text in LINKED.items() if path != "clients/acme.yaml"},
        "clients/norway.yaml": CLIENTS["clients/acme.yaml"],
        "clients/one.yaml": (
            "name: One\nlinks: [{client: norway}, {client: gone}, {client: norway, relation: twice}]\n"
        ),
        "archive/three.yaml": "name: Three\nlinks:\n- client: norway\n",
    }


@pytest.mark.parametrize(
    ("query", "is_told"),
    [
        ("id:acme", True),
        ("not:id:acme OR grade:A", True),
        ("tag:vip (links.client=gone,acme stage:lost)", True),
        ("id:acme-two", False),
        ("acme name:acme", False),
        ("id~acme*", False),
        ("id:acme.. ", False),
        ("nonsense:acme", False),
    ],
)
def test_queries_that_ask_for_the_old_id_are_warned_of(query: str, is_told: bool, tmp_path: Path) -> None:
    workspace = make_book(tmp_path, {**CLIENTS, "views/mine.yaml": f"query: '{query}'\n"})
    plan = plan_rename(workspace, "acme", "norway")
    told = ["views/mine.yaml asks for the id acme, and was not changed"]
    assert [english(warning) for warning in plan.warnings] == told * is_told
