"""What an examination finds in a book without git, and in what the process says of the machine."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.health import CHECKS, Case, Finding, Mend, Surroundings, examine, finding_listing, mend
from clientctl.actions.health.mending import carry_out_mends
from clientctl.actions.opening import find_cache
from clientctl.actions.selection import Selection
from clientctl.errors import WrongUsage, message
from clientctl.frozen import replace
from clientctl.messages import LANGUAGES, template, word
from clientctl.schema.shape import shipped_text
from clientctl.store.drafts import begin_draft
from clientctl.store.places import locate
from tests.actions.book import english, files, make_book, opened

WELL = Surroundings("en_GB.UTF-8", 80, has_color=True, editor="vi", program="/bin/clientctl")
SOUND = {"clients/acme.yaml": "name: Acme\n"}
SCHEMAS = ("schema/core.schema.json", "schema/settings.schema.json")
# any refusal will do: it is told as it is
NO_EDITOR = WrongUsage("cli.no_topic", name="vi", hint=message("cli.see_help"))


def case_of(root: Path, surroundings: Surroundings = WELL) -> Case:
    """The book as it stands now, for an examination."""
    place = locate(root)
    cache = find_cache(place)
    return Case(opened(root), place, None, None if cache is None else cache.directory, surroundings)


def told(findings: Sequence[Finding], what: str) -> list[tuple[str, str, str]]:
    """Status, sentence and advice of the findings by one name; all can be said in Chinese too."""
    for finding in findings:
        for sentence in (finding.said, finding.advice):
            assert sentence is None or word(sentence, "zh")
    return [(one.status, english(one.said), english(one.advice)) for one in findings if one.what == what]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A book in good order but for git, the cache and the schemas' copies."""
    make_book(tmp_path, SOUND)
    return tmp_path


def test_every_check_finds_something_under_its_own_name(root: Path) -> None:
    names = {finding.what for finding in examine(case_of(root))}
    assert names == {check.name for check in CHECKS} - {"merge driver", "attributes"}
    for check in CHECKS:
        for language in LANGUAGES:
            assert template(f"health.what_{check.name.replace(' ', '_')}", language)


def test_a_book_outside_git_is_a_warning_with_what_to_do(root: Path) -> None:
    ((status, said, advice),) = told(examine(case_of(root)), "git")
    assert (status, "not in git" in said, f"git init {root}" in advice) == ("warning", True, True)


@pytest.mark.parametrize(
    ("what", "changes", "status", "words"),
    [
        ("terminal", {}, "ok", "80 columns, colours"),
        ("terminal", {"has_color": False}, "ok", "no colours"),
        ("terminal", {"locale": "zh_CN.utf8"}, "ok", "80 columns"),
        ("terminal", {"locale": "zh_CN.GB18030"}, "warning", "zh_CN.GB18030"),
        ("terminal", {"locale": "C"}, "warning", "the locale is C"),
        ("terminal", {"locale": ""}, "warning", "no locale is set"),
        ("terminal", {"width": None}, "ok", "does not go to a terminal"),
        ("terminal", {"width": 20}, "warning", "20 columns"),
        ("editor", {"editor": "code --wait"}, "ok", "code --wait"),
        ("editor", {"no_editor": NO_EDITOR}, "warning", "there is no help on 'vi'"),
    ],
)
def test_the_machine(root: Path, what: str, changes: dict[str, Any], status: str, words: str) -> None:
    found = told(examine(case_of(root, replace(WELL, **changes))), what)
    assert found[0][0] == status and words in found[0][1]
    assert bool(found[0][2]) == (status != "ok")


def test_broken_settings_are_an_error_and_hide_nothing(root: Path) -> None:
    (root / "clientctl.yaml").write_text("clientctl: 1\ncurrency: [\n")
    findings = examine(case_of(root))
    ((status, said, _),) = told(findings, "settings")
    assert status == "error" and said.startswith("clientctl.yaml:3:1: ")
    assert told(findings, "clients")[0][0] == "ok"
    assert told(findings, "cache")[0][0] == "ok"


def test_an_unsound_schema_of_the_book_is_an_error(root: Path) -> None:
    (root / "schema").mkdir()
    (root / "schema/client.schema.json").write_text('{"properties": {"name": {"$ref": "http://x.example/"}}}')
    found = told(examine(case_of(root)), "schema")
    assert found[0][0] == "error" and found[0][1].startswith("schema/client.schema.json")


def test_clients_with_errors_are_counted(root: Path) -> None:
    (root / "clients/bad.yaml").write_text("name: [\n")
    (root / "archive").mkdir()
    (root / "archive/worse.yaml").write_text("grade: Z\n")
    found = told(examine(case_of(root)), "clients")
    assert found == [("error", "errors in 2 of 3 files", "clientctl check names each error")]


def test_copies_of_schemas_are_written_when_missing_or_old(root: Path) -> None:
    (root / "schema").mkdir()
    (root / SCHEMAS[1]).write_text("{}\n")
    found = told(examine(case_of(root)), "schema")
    assert [(status, said.split()[0], advice) for status, said, advice in found] == [
        ("warning", f"{SCHEMAS[0]},", "run clientctl doctor --fix"),
        ("warning", f"{SCHEMAS[1]},", "run clientctl doctor --fix"),
    ]
    done = mend(case_of(root), is_dry=False)
    assert [english(sentence) for sentence in done.said] == [f"write {path} anew" for path in SCHEMAS]
    assert (root / SCHEMAS[0]).read_text("utf-8") == shipped_text("client.schema.json")
    assert (root / SCHEMAS[1]).read_text("utf-8") == shipped_text("settings.schema.json")
    assert told(examine(case_of(root)), "schema")[0][0] == "ok"


def test_a_dry_run_says_the_same_and_does_nothing(root: Path) -> None:
    before = files(root)
    would = mend(case_of(root), is_dry=True)
    assert [change.path for change in would.changes.changes] == list(SCHEMAS)
    assert files(root) == before and not (root / ".clientctl").exists()
    assert mend(case_of(root), is_dry=False).said == would.said


def test_mending_again_does_nothing(root: Path) -> None:
    mend(case_of(root), is_dry=False)
    before = files(root)
    again = mend(case_of(root), is_dry=False)
    assert (again.said, again.changes.is_empty, again.notices) == ((), True, ())
    assert files(root) == before


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_permissions_that_are_too_wide_are_narrowed(root: Path) -> None:
    mend(case_of(root), is_dry=False)
    note = root / ".clientctl/note"
    note.write_text("x")
    note.chmod(0o644)
    (root / ".clientctl").chmod(0o755)
    (root / "clients/acme.yaml").chmod(0o666)
    found = told(examine(case_of(root)), "permissions")
    assert [(status, said.split()[0]) for status, said, _ in found] == [
        ("warning", ".clientctl"),
        ("warning", ".clientctl/note"),
        ("warning", "clients/acme.yaml"),
    ]
    mend(case_of(root), is_dry=False)
    assert [mode_of(path) for path in (root / ".clientctl", note, root / "clients/acme.yaml")] == [
        0o700,
        0o600,
        0o664,
    ]
    assert told(examine(case_of(root)), "permissions")[0][0] == "ok"


@pytest.mark.skipif(os.geteuid() == 0, reason="file modes do not bind root")
def test_a_file_that_cannot_be_read_is_an_error_and_is_given_back(root: Path) -> None:
    (root / "clients/acme.yaml").chmod(0)
    found = told(examine(case_of(root)), "permissions")
    assert found == [("error", "you may not read clients/acme.yaml", "run clientctl doctor --fix")]
    mend(case_of(root), is_dry=False)
    assert mode_of(root / "clients/acme.yaml") == 0o600


def test_what_a_killed_writer_left_is_named_and_removed_and_what_is_not_its_own_stays(root: Path) -> None:
    ours = [root / "clients/.acme.yaml.4711-0.tmp", root / ".clientctl.yaml.12-3.tmp"]
    others = [root / "clients/.acme.yaml.swp", root / "clients/notes.tmp"]
    for path in (*ours, *others):
        path.write_text("x")
    found = told(examine(case_of(root)), "leftovers")
    assert [said.split()[0] for _, said, _ in found] == [
        ".clientctl.yaml.12-3.tmp",
        "clients/.acme.yaml.4711-0.tmp",
    ]
    mend(case_of(root), is_dry=False)
    assert [path.exists() for path in (*ours, *others)] == [False, False, True, True]
    assert told(examine(case_of(root)), "leftovers") == [("ok", "none", "")]


def test_temporary_files_of_a_writer_at_work_are_none_of_ours(root: Path) -> None:
    with opened(root).writer.locked():
        (root / "clients/.acme.yaml.4711-0.tmp").write_text("x")
        assert told(examine(case_of(root)), "leftovers") == [("ok", "none", "")]


def test_a_write_that_was_cut_off_is_seen_to(root: Path) -> None:
    mend(case_of(root), is_dry=False)
    (root / ".clientctl/journal").write_text('{"subject": "", "steps": []}')
    (root / ".clientctl/journal").chmod(0o600)
    assert told(examine(case_of(root)), "leftovers")[0][1].startswith("a write was cut off")
    assert [english(one) for one in mend(case_of(root), is_dry=False).said] == [
        "finish or undo the write that was cut off"
    ]
    assert told(examine(case_of(root)), "leftovers") == [("ok", "none", "")]


def test_drafts_are_named_and_never_removed(root: Path) -> None:
    case = case_of(root)
    case.place.make_private()
    draft = begin_draft(case.place, "acme", b"name: Acme, wanted\n", b"").path
    ((status, said, advice),) = told(examine(case_of(root)), "drafts")
    assert status == "warning" and str(draft) in said and "delete it" in advice
    mend(case_of(root), is_dry=False)
    assert draft.read_text() == "name: Acme, wanted\n"


def test_a_cache_that_is_damaged_or_holds_something_else_is_dropped(root: Path) -> None:
    mend(case_of(root), is_dry=False)
    case = case_of(root)
    assert case.cache is not None
    case.cache.path.mkdir(mode=0o700)
    case.cache.file.write_bytes(b"SQLite format 3\0 and then nothing of it")
    case.cache.file.chmod(0o600)
    ((status, said, advice),) = told(examine(case), "cache")
    assert (status, str(case.cache.path) in said, advice) == ("warning", True, "run clientctl doctor --fix")
    case.cache.file.unlink()
    (case.cache.path / "holiday.jpg").write_bytes(b"x")
    (case.cache.path / "holiday.jpg").chmod(0o600)
    ((status, said, _),) = told(examine(case_of(root)), "cache")
    assert status == "warning" and "holiday.jpg" in said
    mend(case_of(root), is_dry=False)
    assert not case.cache.path.exists()


def test_a_cache_that_is_a_link_goes_and_what_it_leads_to_stays(root: Path, tmp_path: Path) -> None:
    mend(case_of(root), is_dry=False)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").write_text("x")
    (root / ".clientctl/cache").symlink_to(elsewhere)
    assert told(examine(case_of(root)), "cache")[0][0] == "warning"
    mend(case_of(root), is_dry=False)
    assert not (root / ".clientctl/cache").is_symlink() and (elsewhere / "kept").exists()


def test_what_cannot_be_mended_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("x")
    missing = Mend(message("health.temporary_mend", path="missing"), act=(tmp_path / "missing").unlink)
    refused = Mend(message("health.temporary_mend", path="refused"), act=lambda: fs_refuses(tmp_path))
    done = Mend(message("health.temporary_mend", path="there"), act=there.unlink)
    assert [english(one) for one in carry_out_mends((missing, refused, done))] == [
        "could not delete missing: there is no such file or directory",
        "could not delete refused: there is no client 'nobody'",
        "delete there",
    ]
    assert not there.exists()


def fs_refuses(root: Path) -> None:
    """A refusal of ours."""
    make_book(root, SOUND).repository.client("nobody")


def test_programs_get_names_that_never_change_and_english_words(root: Path) -> None:
    findings = examine(case_of(root, replace(WELL, no_editor=NO_EDITOR)))
    objects = list(finding_listing(findings, Selection(), "en").objects())
    assert [set(row) for row in objects] == [{"what", "status", "remedy"}] * len(objects)
    assert all((row["remedy"] is None) == (row["status"] == "ok") for row in objects)
    assert objects[-1] == {
        "what": "editor",
        "status": "warning",
        "remedy": "there is no help on 'vi'; see clientctl -h",
    }
