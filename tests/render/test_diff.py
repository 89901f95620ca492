"""The plan as a diff that git and patch apply."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.model import ChangeSet, FileChange
from clientctl.render import Style
from clientctl.render.diff import render_diff, unified

TEN = b"".join(b"line %d\n" % number for number in range(1, 11))


def plan(before: bytes | None, after: bytes | None, path: str = "clients/a.yaml") -> ChangeSet:
    return ChangeSet((FileChange(path, before, after),))


def applied(command: list[str], changes: ChangeSet, root: Path) -> dict[str, bytes]:
    """The files of a directory after the diff was applied there by another program."""
    for change in changes.changes:
        if change.before is not None:
            target = root / change.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(change.before)
    alone = {
        "PATH": os.environ["PATH"],
        "HOME": str(root),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CEILING_DIRECTORIES": "/",
    }
    diff = unified(changes).encode()
    done = subprocess.run(command, input=diff, cwd=root, env=alone, capture_output=True, check=False)
    assert done.returncode == 0, (done.stdout, done.stderr, diff)
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def wanted(changes: ChangeSet) -> dict[str, bytes]:
    return {change.path: change.after for change in changes.changes if change.after is not None}


def test_a_change_has_three_lines_of_context() -> None:
    assert unified(plan(TEN, TEN.replace(b"line 5\n", b"line five\nmore\n"))) == (
        "--- a/clients/a.yaml\n"
        "+++ b/clients/a.yaml\n"
        "@@ -2,7 +2,8 @@\n"
        " line 2\n"
        " line 3\n"
        " line 4\n"
        "-line 5\n"
        "+line five\n"
        "+more\n"
        " line 6\n"
        " line 7\n"
        " line 8\n"
    )


def test_changes_far_apart_are_hunks_of_their_own() -> None:
    after = TEN.replace(b"line 1\n", b"one\n").replace(b"line 10\n", b"ten\n")
    assert [line for line in unified(plan(TEN, after)).splitlines() if line.startswith("@@")] == [
        "@@ -1,4 +1,4 @@",
        "@@ -7,4 +7,4 @@",
    ]
    near = TEN.replace(b"line 1\n", b"one\n").replace(b"line 8\n", b"eight\n")
    assert [line for line in unified(plan(TEN, near)).splitlines() if line.startswith("@@")] == [
        "@@ -1,10 +1,10 @@"
    ]


def test_new_and_removed_files_come_from_and_go_nowhere() -> None:
    assert unified(plan(None, b"a: 1\n")) == "--- /dev/null\n+++ b/clients/a.yaml\n@@ -0,0 +1 @@\n+a: 1\n"
    assert unified(plan(b"a: 1\nb: 2\n", None)) == (
        "--- a/clients/a.yaml\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a: 1\n-b: 2\n"
    )


def test_a_missing_line_end_is_named() -> None:
    assert unified(plan(b"a", b"a\n")) == (
        "--- a/clients/a.yaml\n+++ b/clients/a.yaml\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"
    )


def test_what_stays_is_not_shown() -> None:
    assert unified(ChangeSet((FileChange("a", TEN, TEN), FileChange("b", None, None)))) == ""


CASES = [
    pytest.param(TEN, TEN.replace(b"line 5\n", b""), "clients/a.yaml", id="line removed"),
    pytest.param(TEN, b"first\n" + TEN + b"last\n", "clients/a.yaml", id="both ends"),
    pytest.param(TEN, TEN.removesuffix(b"\n"), "clients/a.yaml", id="line end lost"),
    pytest.param(b"a\nb", b"a\nc", "clients/a.yaml", id="never a line end"),
    pytest.param(
        TEN.replace(b"\n", b"\r\n"), TEN.replace(b"\n", b"\r\n") + b"x\r\n", "clients/a.yaml", id="crlf"
    ),
    pytest.param("a\u2028b\n\x0c\x85c\n".encode() + b"d\n", b"d\n", "clients/a.yaml", id="other breaks"),
    pytest.param(b"-- a\n++ b\n", b"++ b\n-- a\n", "clients/a.yaml", id="lines like marks"),
    pytest.param(b"a\n", b"b\n", "views/我的 客户.yaml", id="name with blank"),
    pytest.param(None, b"a\n", "views/new view.yaml", id="new name with blank"),
    pytest.param(b"a\n", b"b\n", 'views/"q\\.yaml', id="name with quote"),
    pytest.param(None, b"a\nb\n", "clients/new.yaml", id="new"),
    pytest.param(TEN, None, "clients/gone.yaml", id="removed"),
    pytest.param(
        b"x\n" * 4 + b"y\n" + b"x\n" * 4, b"x\n" * 3 + b"y\n" + b"x\n" * 9, "clients/a.yaml", id="repeats"
    ),
]


@pytest.mark.parametrize(("before", "after", "path"), CASES)
def test_git_and_patch_apply_it(tmp_path: Path, before: bytes | None, after: bytes | None, path: str) -> None:
    changes = plan(before, after, path)
    for command in (["git", "apply", "-"], ["patch", "-p1", "--binary", "--no-backup-if-mismatch"]):
        if shutil.which(command[0]):
            root = tmp_path / command[0]
            root.mkdir()
            assert applied(command, changes, root) == wanted(changes), command


@pytest.mark.parametrize(
    ("before", "after"),
    [(None, b""), (b"", None), (b"", b"a\n"), (b"a\n", b"")],
    ids=["new", "gone", "filled", "emptied"],
)
def test_git_applies_changes_to_empty_files(
    tmp_path: Path, before: bytes | None, after: bytes | None
) -> None:
    changes = plan(before, after)
    assert applied(["git", "apply", "-"], changes, tmp_path) == wanted(changes)


def test_several_files_are_one_diff(tmp_path: Path) -> None:
    changes = ChangeSet(
        (
            FileChange("clients/old.yaml", TEN, None),
            FileChange("clients/new.yaml", None, TEN),
            FileChange("clients/b.yaml", b"x: 1\n", b"x: 2\n"),
        )
    )
    assert applied(["git", "apply", "-"], changes, tmp_path) == wanted(changes)


lines = st.lists(st.sampled_from(["a", "b", "", "  - c", "上海"]), max_size=25).map("\n".join).map(str.encode)


@settings(max_examples=40, deadline=None)
@given(lines, lines)
def test_any_two_texts_are_one_apply_apart(before: bytes, after: bytes) -> None:
    with TemporaryDirectory() as root:
        if before != after:
            changes = plan(before, after)
            assert applied(["git", "apply", "--whitespace=nowarn", "-"], changes, Path(root)) == wanted(
                changes
            )


def test_people_see_tones() -> None:
    shown = "".join(render_diff(plan(b"a\nb", b"a\nc\n"), Style(has_color=True)))
    assert shown == (
        "\x1b[1m--- a/clients/a.yaml\x1b[0m\n"
        "\x1b[1m+++ b/clients/a.yaml\x1b[0m\n"
        "\x1b[2m@@ -1,2 +1,2 @@\x1b[0m\n"
        " a\n"
        "\x1b[31m-b\x1b[0m\n"
        "\x1b[2m\\ No newline at end of file\x1b[0m\n"
        "\x1b[32m+c\x1b[0m\n"
    )


def test_without_colours_people_see_the_same_text() -> None:
    changes = plan(b"-- a\n", b"b\n\tc\n")
    assert "".join(render_diff(changes, Style())) == unified(changes)


@pytest.mark.output
def test_people_see_no_raw_control_characters() -> None:
    shown = "".join(
        render_diff(
            plan(b"a\r\n", "a\x1b[2J\u202e\x00\xff\n".encode() + b"\xff\n", "b\x1b"), Style(is_terminal=True)
        )
    )
    assert shown == (
        '--- "a/b\\033"\n+++ "b/b\\033"\n@@ -1 +1,2 @@\n-a\\r\n+a\\x1b[2J\\u202e\\x00ÿ\n+\\xff\n'
    )


MOVED = FileChange("archive/a.yaml", None, TEN, "a", origin="clients/a.yaml")
GONE = FileChange("clients/a.yaml", TEN, None, "a")


def test_a_file_that_moves_is_told_in_gits_words() -> None:
    assert unified(ChangeSet((MOVED, GONE))) == (
        "diff --git a/clients/a.yaml b/archive/a.yaml\n"
        "similarity index 100%\n"
        "rename from clients/a.yaml\n"
        "rename to archive/a.yaml\n"
    )


def test_a_file_that_changes_on_its_way_has_its_hunks() -> None:
    after = TEN.replace(b"line 1\n", b"one\n")
    moved = FileChange("clients/b.yaml", None, after, "b", origin="clients/a.yaml")
    assert unified(ChangeSet((moved, GONE))) == (
        "diff --git a/clients/a.yaml b/clients/b.yaml\n"
        "similarity index 90%\n"
        "rename from clients/a.yaml\n"
        "rename to clients/b.yaml\n"
        "--- a/clients/a.yaml\n"
        "+++ b/clients/b.yaml\n"
        "@@ -1,4 +1,4 @@\n"
        "-line 1\n"
        "+one\n"
        " line 2\n"
        " line 3\n"
        " line 4\n"
    )


def test_other_files_beside_one_that_moves_are_applied_too(tmp_path: Path) -> None:
    changes = ChangeSet(
        (
            FileChange("clients/before.yaml", TEN, TEN[7:]),
            MOVED,
            FileChange("clients/new.yaml", None, b"n: 1\n"),
            FileChange("clients/old.yaml", b"o: 1\n", None),
            FileChange("clients/after.yaml", TEN, TEN + b"more\n"),
            GONE,
        )
    )
    assert applied(["git", "apply", "-"], changes, tmp_path) == wanted(changes)


def test_half_of_a_move_is_a_new_file() -> None:
    assert unified(ChangeSet((MOVED,))).startswith("--- /dev/null\n+++ b/archive/a.yaml\n")
