"""sync: a team's work comes together, nothing is forced, and nothing is lost by what goes wrong."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from tests.acceptance.book import COMMAND, Book, kept, plain, world
from tests.acceptance.team import A, founded, hub, joined, refuse, whole


@pytest.fixture
def team(tmp_path: Path) -> tuple[Book, Book]:
    return founded(tmp_path)


def did(book: Book, *words: str) -> None:
    answer = book.run(*words)
    assert answer.code == 0, answer.err


def test_both_get_all_and_are_told_of_clients(team: tuple[Book, Book]) -> None:
    wang, li = team
    for words in (("set", "a", "grade=A"), ("log", "b", "hello"), ("add", "Cedar")):
        did(li, *words)
    sent = li.run("sync")
    assert (sent.code, sent.out) == (0, "Sent  3 clients to origin/main: a, b, cedar\n")
    did(wang, "tag", "a", "x")
    did(wang, "log", "a", "mine")
    got = wang.run("sync")
    assert got.code == 0, got.err
    assert got.lines[0] == "Received  3 clients changed by Li"
    assert [line.split()[0] for line in got.lines[1:]] == ["a", "b", "cedar", "Sent"]
    assert "B → A" in got.lines[1] and "hello" in got.lines[2]
    assert wang.run("sync").out == "Level with origin/main\n"
    did(li, "sync")
    assert li.git("rev-parse", "HEAD") == wang.git("rev-parse", "HEAD")
    found = li.run("show", "a", "-o", "json").data
    assert (found["grade"], found["tags"], len(found["log"])) == ("A", ["x"], 2)
    assert "已与 origin/main 一致" in li.run("sync", "--lang", "zh").out


@whole
def test_machines_get_what_changed_here(team: tuple[Book, Book]) -> None:
    wang, li = team
    did(li, "add", "Cedar")
    did(li, "rm", "b", "-y")
    did(li, "sync")
    answer = wang.run("sync", "-o", "json")
    assert answer.data == {
        "changed": [
            {"id": "b", "path": "clients/b.yaml", "action": "removed", "item": None},
            {"id": "cedar", "path": "clients/cedar.yaml", "action": "added", "item": None},
        ]
    }


def test_a_conflict_is_left_to_resolve_and_ended_by_another_sync(team: tuple[Book, Book]) -> None:
    wang, li = team
    did(li, "set", "a", "grade=A")
    did(li, "sync")
    did(wang, "set", "a", "grade=C")
    did(wang, "log", "b", "mine")
    for _ in range(2):
        stuck = wang.run("sync")
        assert (
            stuck.code == 5 and "grade: ours C; theirs A" in stuck.err and "clientctl resolve a" in stuck.err
        )
    assert wang.run("find", "-q").code == 4
    did(wang, "resolve", "a", "--theirs")
    ended = wang.run("sync")
    assert ended.code == 0 and "Sent  1 client to origin/main: b" in ended.out, ended.err
    did(li, "sync")
    assert li.run("show", "a", "-o", "json").data["grade"] == "A"


@whole
def test_a_first_sync_fills_an_empty_remote_and_sets_the_upstream(tmp_path: Path) -> None:
    wang = kept(tmp_path, {"a": A})
    wang.git("init", "--quiet", "--bare", str(hub(tmp_path)))
    wang.git("remote", "add", "origin", str(hub(tmp_path)))
    first = wang.run("sync")
    assert (first.code, first.out) == (0, "Sent  1 client to origin/main: a\n")
    assert wang.git("rev-parse", "--abbrev-ref", "main@{upstream}") == "origin/main"
    assert joined(tmp_path, "Li").read("clients/a.yaml") == A


def test_without_remote_branch_or_git_nothing_happens(tmp_path: Path, team: tuple[Book, Book]) -> None:
    wang, li = team
    wang.git("checkout", "--quiet", "--detach")
    li.git("remote", "remove", "origin")
    place = tmp_path / "elsewhere"
    place.mkdir()
    for book in (wang, li, plain(place, {"a": A})):
        answer = book.run("sync")
        assert (answer.code, answer.out) == (1, "") and "hint: " in answer.err


@whole
def test_a_remote_that_is_not_there_loses_nothing(tmp_path: Path, team: tuple[Book, Book]) -> None:
    wang, _ = team
    did(wang, "set", "a", "grade=A")
    hub(tmp_path).rename(tmp_path / "away")
    answer = wang.run("sync")
    assert answer.code == 1 and "nothing is lost" in answer.err
    (tmp_path / "away").rename(hub(tmp_path))
    did(wang, "sync")
    assert wang.git("status", "--short", "--branch") == "## main...origin/main"


@whole
def test_several_remotes_are_asked_about(tmp_path: Path) -> None:
    wang = kept(tmp_path, {"a": A})
    for name in ("one", "two"):
        wang.git("remote", "add", name, str(tmp_path / name))
    answer = wang.run("sync")
    assert answer.code == 2 and "one" in answer.err and "git push -u" in answer.err
    wang.git("init", "--quiet", "--bare", str(tmp_path / "two"))
    wang.git("push", "--quiet", "-u", "two", "main")
    assert wang.run("sync").out == "Level with two/main\n"


@whole
def test_edits_by_hand_stay_where_they_are(team: tuple[Book, Book]) -> None:
    wang, li = team
    did(li, "set", "a", "grade=A")
    did(li, "sync")
    wang.write("clients/b.yaml", "name: Birch\nowner: wang\n")
    told = wang.run("sync")
    assert told.code == 0 and "clients/b.yaml" in told.err
    assert wang.git("status", "--short") == "M clients/b.yaml".rjust(len(" M clients/b.yaml"))
    did(li, "set", "b", "owner=li")
    did(li, "sync")
    refused = wang.run("sync")
    assert refused.code == 5 and "clients/b.yaml" in refused.err and "git commit" in refused.err
    assert wang.read("clients/b.yaml") == "name: Birch\nowner: wang\n"


@pytest.mark.parametrize("is_staged", [False, True])
@whole
def test_new_files_are_not_overwritten(team: tuple[Book, Book], is_staged: bool) -> None:
    wang, li = team
    did(li, "add", "Cedar")
    did(li, "sync")
    wang.write("clients/cedar.yaml", "name: Mine\n")
    if is_staged:
        wang.git("add", "clients/cedar.yaml")
    assert wang.run("sync").code == 5
    assert wang.read("clients/cedar.yaml") == "name: Mine\n"


@whole
def test_what_check_finds_is_not_sent(team: tuple[Book, Book]) -> None:
    wang, li = team
    did(li, "set", "a", "number=C-1")
    did(li, "sync")
    did(wang, "set", "b", "number=C-1")
    held = wang.run("sync")
    assert held.code == 4 and "C-1" in held.err and "nothing was sent" in held.err
    assert "Received  1 client" in held.out
    did(wang, "set", "b", "number=C-2")
    assert wang.run("sync").code == 0
    did(li, "sync")
    assert li.run("check").code == 0


@whole
def test_a_hook_of_the_remote_is_heard(tmp_path: Path, team: tuple[Book, Book]) -> None:
    wang, _ = team
    refuse(tmp_path, "pre-receive", "echo not on Sundays; exit 1")
    did(wang, "set", "a", "grade=A")
    answer = wang.run("sync")
    assert answer.code == 1 and "not on Sundays" in answer.err
    assert wang.run("show", "a", "-o", "json").data["grade"] == "A"


@pytest.mark.parametrize("name", ["pre-push", "pre-merge-commit"])
@whole
def test_hooks_of_the_user_run_and_may_refuse(team: tuple[Book, Book], name: str) -> None:
    wang, li = team
    did(li, "set", "a", "grade=A")
    did(li, "sync")
    did(wang, "set", "b", "grade=C")
    hook = wang.write(f".git/hooks/{name}", "#!/bin/sh\necho first the paper work >&2\nexit 1\n")
    hook.chmod(0o755)
    answer = wang.run("sync")
    assert answer.code == 1 and "first the paper work" in answer.err
    hook.unlink()
    assert wang.run("sync").code == 0
    assert wang.git("status", "--short", "--branch") == "## main...origin/main"


@whole
def test_who_was_faster_is_merged_too(tmp_path: Path, team: tuple[Book, Book]) -> None:
    """While Wang sends, Li's commit comes to be there: once, at the first try."""
    wang, li = team
    did(li, "set", "a", "grade=A")
    did(wang, "set", "b", "grade=C")
    once = tmp_path / "once"
    send = f"env -u GIT_DIR git -C {li.root} push --quiet origin main"
    hook = wang.write(".git/hooks/pre-push", f"#!/bin/sh\n[ -e {once} ] || {{ touch {once}; {send}; }}\n")
    hook.chmod(0o755)
    answer = wang.run("sync")
    assert answer.code == 0 and "Received  1 client changed by Li" in answer.out, answer.err
    did(li, "sync")
    assert li.git("rev-parse", "HEAD") == wang.git("rev-parse", "HEAD")


@whole
def test_much_is_told_in_short_and_other_files_too(team: tuple[Book, Book]) -> None:
    wang, li = team
    for number in range(12):
        li.write(f"clients/c{number:02}.yaml", f"name: C{number:02}\n")
    li.git("add", "--all")
    li.git("commit", "--quiet", "--message", "many")
    assert li.run("sync").out == "Sent  12 clients to origin/main\n"
    got = wang.run("sync").lines
    assert (len(got), got[0], got[-1]) == (12, "Received  12 clients changed by Li", "  and 2 clients more")
    did(li, "view", "save", "mine", "tag:x")
    assert li.run("sync").out == "Sent  to origin/main; no client changed\n"
    assert wang.run("sync").lines[0] == "Received  other files changed by Li"


@whole
def test_a_book_within_a_repository_with_other_things_in_conflict(tmp_path: Path) -> None:
    wang = kept(tmp_path, {"a": A})
    inner = Book(wang.root / "book", wang.home)
    inner.write("clientctl.yaml", "clientctl: 1\nautocommit: true\n")
    inner.write("clients/z.yaml", "name: Z\n")
    wang.write("notes.txt", "base\n")
    wang.git("add", "--all")
    wang.git("commit", "--quiet", "--message", "inner")
    wang.git("init", "--quiet", "--bare", str(hub(tmp_path)))
    wang.git("remote", "add", "origin", str(hub(tmp_path)))
    did(inner, "sync")
    li = joined(tmp_path, "Li")
    for book, word in ((li, "theirs"), (wang, "ours")):
        book.write("notes.txt", f"{word}\n")
        book.git("commit", "--quiet", "--all", "--message", word)
    li.git("push", "--quiet")
    for _ in range(2):
        stuck = inner.run("sync")
        assert stuck.code == 5 and "git status" in stuck.err
    wang.write("notes.txt", "both\n")
    wang.git("add", "notes.txt")
    ended = inner.run("sync")
    assert ended.code == 0 and "Sent" in ended.out, ended.err


@whole
def test_a_clone_that_knows_too_little_is_told_how_to_get_the_rest(
    tmp_path: Path, team: tuple[Book, Book]
) -> None:
    wang, _ = team
    did(wang, "set", "a", "grade=A")
    did(wang, "sync")
    place = tmp_path / "shallow"
    place.mkdir()
    shallow = plain(place, {})
    for name in ("clientctl.yaml", "clients"):
        path = shallow.root / name
        path.rmdir() if path.is_dir() else path.unlink()
    shallow.git("clone", "--quiet", "--depth=1", f"file://{hub(tmp_path)}", ".")
    did(shallow, "set", "a", "owner=li")
    did(shallow, "sync")
    wang.git("checkout", "--quiet", "--orphan", "other")
    wang.git("commit", "--quiet", "--message", "anew")
    wang.git("push", "--quiet", "--force", "origin", "other:main")
    refused = shallow.run("sync")
    assert refused.code == 1 and "git fetch --unshallow" in refused.err


@whole
def test_other_histories_are_not_joined(tmp_path: Path, team: tuple[Book, Book]) -> None:
    wang, _ = team
    place = tmp_path / "other"
    place.mkdir()
    other = kept(place, {"z": A})
    other.git("remote", "add", "origin", str(hub(tmp_path)))
    before = other.git("rev-parse", "HEAD")
    answer = other.run("sync")
    assert answer.code == 1 and "no commit in common" in answer.err
    assert other.git("rev-parse", "HEAD") == before and wang.run("sync").code == 0


@whole
def test_other_things_of_git_left_open_come_first(team: tuple[Book, Book]) -> None:
    wang, _ = team
    wang.git("checkout", "--quiet", "-b", "side")
    did(wang, "set", "a", "grade=A")
    wang.git("checkout", "--quiet", "main")
    did(wang, "set", "a", "grade=C")
    with pytest.raises(subprocess.CalledProcessError):
        wang.git("rebase", "side")
    stuck = wang.run("sync")
    assert stuck.code == 5 and "clientctl resolve" in stuck.err
    did(wang, "resolve", "a", "--ours")
    open_still = wang.run("sync")
    assert open_still.code == 5 and "git rebase --continue" in open_still.err


@whole
def test_marks_that_were_added_all_the_same_are_not_committed(team: tuple[Book, Book]) -> None:
    wang, li = team
    did(li, "set", "a", "grade=A")
    did(li, "sync")
    did(wang, "set", "a", "grade=C")
    assert wang.run("sync").code == 5
    wang.git("add", "clients/a.yaml")
    stuck = wang.run("sync")
    assert stuck.code == 5 and "clients/a.yaml" in stuck.err
    assert (wang.root / ".git/MERGE_HEAD").exists()


@whole
def test_a_dry_run_shows_and_changes_nothing(team: tuple[Book, Book]) -> None:
    wang, li = team
    did(li, "set", "a", "grade=A")
    did(li, "sync")
    did(wang, "set", "b", "grade=C")
    head = wang.git("rev-parse", "HEAD")
    shown = wang.run("sync", "--dry-run")
    assert shown.code == 0 and "-grade: B\n+grade: A\n" in shown.out
    assert "1 client would be sent to origin/main: b" in shown.err
    assert (wang.git("rev-parse", "HEAD"), wang.read("clients/a.yaml")) == (head, A)


@whole
def test_a_clone_gets_the_merge_driver_by_its_first_sync(team: tuple[Book, Book]) -> None:
    wang, li = team
    for book, text in ((li, "theirs"), (wang, "ours")):
        did(book, "log", "a", text, "--no-commit")
        book.git("commit", "--quiet", "--all", "--message", text)
        if book is wang:
            book.git("config", "--remove-section", "merge.clientctl")
        assert book.run("sync").code == 0
    assert {entry["text"] for entry in wang.run("show", "a", "-o", "json").data["log"]} == {
        "first",
        "theirs",
        "ours",
    }


@pytest.mark.concurrency
@whole
def test_two_at_once_wait_for_each_other(team: tuple[Book, Book]) -> None:
    wang, _ = team
    did(wang, "set", "a", "grade=A")
    running = [
        subprocess.Popen([*COMMAND, "sync"], cwd=wang.root, env=world(wang.home), stdout=-1, stderr=-1)
        for _ in range(3)
    ]
    outs = [process.communicate(timeout=60) for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], outs
    assert sum(b"Sent" in out for out, _ in outs) == 1


@pytest.mark.concurrency
@whole
def test_the_book_can_be_written_while_the_remote_is_slow(tmp_path: Path, team: tuple[Book, Book]) -> None:
    wang, _ = team
    did(wang, "set", "a", "grade=A")
    begun, go_on = tmp_path / "begun", tmp_path / "go-on"
    refuse(tmp_path, "pre-receive", f"touch {begun}; while [ ! -e {go_on} ]; do sleep 0.02; done")
    running = subprocess.Popen([*COMMAND, "sync"], cwd=wang.root, env=world(wang.home), stdout=-1, stderr=-1)
    end = time.monotonic() + 30
    while not begun.exists() and time.monotonic() < end:
        time.sleep(0.02)
    did(wang, "log", "b", "meanwhile")
    go_on.touch()
    assert running.communicate(timeout=60)[0] == b"Sent  1 client to origin/main: a\n"
    did(wang, "sync")
    assert wang.git("status", "--short", "--branch") == "## main...origin/main"


LONG = (
    "a long text about what they want from us next year, and how they would like it to be delivered to them"
)


@pytest.mark.parametrize("mover", ["who syncs", "the other"])
def test_a_small_client_that_one_moves_and_the_other_changes_is_one_client(
    mover: str, team: tuple[Book, Book]
) -> None:
    # git takes b for deleted and beech for new, as half of the file is no longer what it was
    wang, li = team
    moving, changing = (wang, li) if mover == "who syncs" else (li, wang)
    did(moving, "mv", "b", "beech")
    did(moving, "log", "beech", LONG)
    did(changing, "set", "b", "grade=A")
    did(li, "sync")
    answer = wang.run("sync")

    assert answer.code == 0, answer.err
    assert wang.run("find", "-q").lines == ["a", "beech"]
    text = wang.read("clients/beech.yaml")
    assert "grade: A\n" in text and LONG in text
    assert wang.git("status", "--porcelain") == ""


def test_a_client_that_is_gone_is_not_taken_for_another_one_that_is_new(team: tuple[Book, Book]) -> None:
    wang, li = team
    did(wang, "rm", "b", "-y")
    did(wang, "add", "Beech", "--grade", "A")
    did(li, "set", "b", "grade=B")
    did(li, "sync")
    answer = wang.run("sync")

    assert answer.code == 5
    assert "clientctl resolve b" in answer.err
    assert wang.read("clients/beech.yaml").startswith("name: Beech\n")
