"""init: the files of a new book, and what is there already."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientctl.actions.changing import Plan
from clientctl.actions.checking_book import check
from clientctl.actions.founding import plan_book
from clientctl.errors import ExitCode
from clientctl.messages import LANGUAGES, Language
from clientctl.store.folder import Folder
from clientctl.store.places import locate
from clientctl.store.writer import Writer
from tests.actions.book import english, files, opened, refusal, sentences


def found(
    root: Path, language: Language = "en", *, writes_language: bool = False, has_example: bool = False
) -> Plan:
    """A book made in a directory."""
    root.mkdir(exist_ok=True)
    place = locate(root)
    plan = plan_book(
        Folder(place.root), "my/book", language, writes_language=writes_language, has_example=has_example
    )
    writer = Writer(place, None, autocommit=False, user="wang")
    with writer.locked():
        writer.apply(plan.changes)
    return plan


def test_a_new_book_has_its_files_and_is_valid(tmp_path: Path) -> None:
    plan = found(tmp_path)

    assert files(tmp_path).keys() == {
        ".gitattributes", ".vscode/settings.json", "clientctl.yaml", "clients/.gitkeep", "schema/client.schema.json",
        "schema/core.schema.json", "schema/settings.schema.json",
    }  # fmt: skip
    assert sentences(plan) == ["Created  my/book"]
    assert plan.changes.subject == "init"
    assert plan.changes.reported == ()
    checked = check(opened(tmp_path))
    assert (checked.problems, checked.files) == ((), 0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("writes_language", [True, False])
def test_the_settings_have_comments_in_the_language_and_say_it_only_if_asked_to(
    language: Language, writes_language: bool, tmp_path: Path
) -> None:
    found(tmp_path, language, writes_language=writes_language)
    settings = opened(tmp_path).settings

    assert settings.autocommit is True
    assert settings.language == (language if writes_language else None)
    assert settings.broken == ()
    assert ("汇率" in files(tmp_path)["clientctl.yaml"]) == (language == "zh")
    assert [stage.probability for stage in settings.deal_stages] == [10, 25, 50, 75]
    assert settings.vocabulary == {}


def test_the_example_brings_its_clients(tmp_path: Path) -> None:
    plan = found(tmp_path, has_example=True)
    workspace = opened(tmp_path)

    count = len(workspace.repository.ids()) + len(workspace.repository.ids("archive"))
    assert count >= 30
    assert [reported.action for reported in plan.changes.reported] == ["added"] * len(plan.changes.reported)
    assert {reported.client for reported in plan.changes.reported} == set(workspace.repository.ids())
    assert sentences(plan) == [f"Created  my/book, with {len(workspace.repository.ids())} clients"]
    assert [problem for problem in check(workspace).problems if problem.is_error] == []


def test_a_book_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "clientctl.yaml").write_text("clientctl: 1\n")
    error = refusal(lambda: found(tmp_path))

    assert (error.code, error.exit_code) == ("actions.book_exists", ExitCode.CONFLICT)
    assert english(error.message) == "my/book is a client book already"
    assert files(tmp_path) == {"clientctl.yaml": "clientctl: 1\n"}


def test_files_that_are_there_are_kept_and_attributes_joined(tmp_path: Path) -> None:
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode" / "settings.json").write_text("{}")
    (tmp_path / ".gitattributes").write_text("*.png binary")

    found(tmp_path)

    made = files(tmp_path)
    assert made[".vscode/settings.json"] == "{}"
    assert made[".gitattributes"].splitlines()[0] == "*.png binary"
    assert "merge=clientctl" in made[".gitattributes"]


def test_attributes_that_are_all_there_are_not_touched(tmp_path: Path) -> None:
    found(tmp_path / "one")
    whole = files(tmp_path / "one")[".gitattributes"]
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / ".gitattributes").write_text(f"# ours\n{whole}")

    plan = found(tmp_path / "two")

    assert ".gitattributes" not in {change.path for change in plan.changes.changes}
