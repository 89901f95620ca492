"""archive, restore: whom they mean, where files go, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clientctl.actions.archiving import plan_archive, plan_restore
from clientctl.actions.changing import Plan
from clientctl.actions.targets import Target
from clientctl.actions.workspace import Workspace
from clientctl.errors import ExitCode
from clientctl.model import Reported
from tests.actions.book import CLIENTS, done, english, files, make_book, opened, refusal, sentences


def test_a_file_goes_to_the_archive_and_back(tmp_path: Path) -> None:
    make_book(tmp_path)
    raw = CLIENTS["clients/acme-two.yaml"]

    outcome = done(opened(tmp_path), lambda w: plan_archive(w, Target("Acme Two")))
    assert sentences(outcome.plan) == ["Archived  acme-two  Acme Two   archive/acme-two.yaml"]
    assert outcome.plan.changes.subject == "archive acme-two"
    assert outcome.plan.changes.reported == (Reported("acme-two", "archive/acme-two.yaml", "moved"),)
    assert files(tmp_path)["archive/acme-two.yaml"] == raw
    assert "clients/acme-two.yaml" not in files(tmp_path)

    outcome = done(opened(tmp_path), lambda w: plan_restore(w, Target("acme-t")))
    assert sentences(outcome.plan) == ["Restored  acme-two  Acme Two   clients/acme-two.yaml"]
    assert files(tmp_path) == {"clientctl.yaml": "clientctl: 1\n", **CLIENTS}


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("acme-old", "acme-old"),
        ("Acme AS", "acme-old"),
        ("acme", "acme"),
        ("K-9", "acme-old"),
        ("Gone", "gone"),
    ],
)
def test_restore_looks_among_the_archived_first(reference: str, found: str, tmp_path: Path) -> None:
    plan = plan_restore(make_book(tmp_path), Target(reference))
    expected = (
        [] if found == "acme" else [Reported(found, f"clients/{found}.yaml", "moved")]
    )  # an id means its client, wherever that is
    assert list(plan.changes.reported) == expected


@pytest.mark.parametrize(
    ("query", "found"),
    [("stage:lost", ["acme-old"]), ("name:a OR tag:old", ["acme-old", "gone"]), ("archived:any grade:B", [])],
)
def test_restore_asks_its_query_of_the_archived(query: str, found: list[str], tmp_path: Path) -> None:
    plan = plan_restore(make_book(tmp_path), Target(where=query))
    assert [one.client for one in plan.changes.reported] == found


@pytest.mark.parametrize(
    ("query", "found"), [("grade:A", ["acme", "huadong"]), ("archived:any name:acme", ["acme", "acme-two"])]
)
def test_archive_takes_those_that_match_and_are_not_there_yet(
    query: str, found: list[str], tmp_path: Path
) -> None:
    plan = plan_archive(make_book(tmp_path), Target(where=query))
    assert [one.client for one in plan.changes.reported] == found
    assert plan.table is not None
    assert [row[0] for row in plan.table.rows] == found
    assert english(plan.question) == "Archive 2 clients?"


def test_ids_of_a_stream_are_taken_once(tmp_path: Path) -> None:
    plan = plan_archive(make_book(tmp_path), Target(lines=["acme", "Acme Norway", "gone", "", "张三"]))
    assert [one.client for one in plan.changes.reported] == ["acme", "zhang-san"]
    assert plan.changes.subject == "archive 2 clients"


@pytest.mark.parametrize("make_plan", [plan_archive, plan_restore])
def test_nothing_goes_over_another_file(
    make_plan: Callable[[Workspace, Target], Plan], tmp_path: Path
) -> None:
    workspace = make_book(tmp_path, {**CLIENTS, "archive/acme.yaml": "name: Other\n"})
    error = refusal(lambda: make_plan(workspace, Target("acme")))
    assert error.exit_code == ExitCode.CONFLICT
    assert "mv acme" in english(error.hint)
