"""Where nothing else is to be committed, a commit goes by an index of our own; all else goes the ordinary way."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from clientctl.model import ChangeSet
from clientctl.store.git import find_git
from clientctl.store.holder import Holder
from clientctl.store.own_index import OwnIndex, begin
from clientctl.store.places import locate
from tests.store import crash
from tests.store.support import (
    ACME,
    NEW,
    OLD,
    PROJECT,
    Recorder,
    change,
    changed_files,
    committed,
    debris,
    environment,
    git,
    make_book,
    make_repository,
    make_writer,
    names,
    subjects,
    write,
)

OWN = ["config", "diff-index", "commit include"]
ORDINARY = ["config", "diff-index", "commit only"]
WITH_A_LOOK = ["config", "diff-index", "status", "commit only"]
BETA, OTHER = "clients/beta.yaml", "notes.txt"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book whose merge driver is set up."""
    book = make_book(tmp_path / "book", files={ACME: OLD, BETA: OLD, OTHER: b"-\n"})
    write(make_writer(book), change(BETA, OLD, NEW), subject="set beta")
    return book


@pytest.fixture
def recorder(tmp_path: Path) -> Recorder:
    return Recorder(tmp_path / "bin")


def _status(book: Path) -> list[str]:
    return git(book, "status", "--porcelain").splitlines()


def _is_tidy(book: Path) -> bool:
    """Nothing of ours is left, and git finds no fault with its own."""
    git(book, "fsck", "--strict")
    return _is_tidy_directory(book) and not debris(book)


def _is_tidy_directory(book: Path) -> bool:
    return [name for name in names(book / ".git/clientctl") if name != "lock"] == []


def test_a_change_takes_three_calls_of_git_and_leaves_all_as_git_would(
    book: Path, recorder: Recorder
) -> None:
    assert write(make_writer(book, env=recorder.env), change(ACME, OLD, NEW)) == ()
    assert recorder.calls() == OWN
    assert subjects(book) == ["set acme", "set beta", "begin"]
    assert changed_files(book) == [ACME] and committed(book) == NEW
    assert _status(book) == [] and _is_tidy(book)


def test_many_changes_take_one_call_more(book: Path, recorder: Recorder) -> None:
    paths = [f"clients/客户 {number}.yaml" for number in range(40)]
    write(make_writer(book), *(change(path, None, OLD) for path in paths), subject="import 40 clients")
    changes = [change(path, OLD, NEW) for path in paths[:30]]
    changes += [change(path, OLD, None) for path in paths[30:]]
    write(make_writer(book, env=recorder.env), *changes, subject="set 40 clients")
    assert recorder.calls() == ["config", "diff-index", "update-index", "commit"]
    assert subjects(book)[0] == "set 40 clients"
    assert all(committed(book, path) == NEW for path in paths[:30])
    assert len(git(book, "diff", "--name-only", "--diff-filter=D", "HEAD~").splitlines()) == 10
    assert _status(book) == [] and _is_tidy(book)


def test_a_deletion(book: Path, recorder: Recorder) -> None:
    write(make_writer(book, env=recorder.env), change(ACME, OLD, None), change(BETA, NEW, OLD))
    assert recorder.calls() == OWN
    assert sorted(changed_files(book)) == [ACME, BETA]
    assert _status(book) == [] and _is_tidy(book)


def test_new_files(book: Path, tmp_path: Path) -> None:
    """Of files that are not there git is not asked if it ignores them, for which it would list the directory."""
    paths = [f"clients/c{number}.yaml" for number in range(12)]
    one, many = Recorder(tmp_path / "one"), Recorder(tmp_path / "many")
    write(make_writer(book, env=one.env), change(paths[0], None, OLD), subject="add c0")
    assert one.calls() == ["config", "diff-index", "status", "add", "commit include"]
    write(make_writer(book, env=many.env), *(change(path, None, OLD) for path in paths[1:]))
    assert many.calls() == ["config", "diff-index", "status", "add", "update-index", "commit"]
    assert "--untracked-files=no" in one.words("status")
    assert changed_files(book, "HEAD~") == [paths[0]]
    assert sorted(changed_files(book)) == sorted(paths[1:])
    assert _status(book) == [] and _is_tidy(book)


def test_one_write_after_the_other_under_one_lock(book: Path, recorder: Recorder) -> None:
    writer = make_writer(book, env=recorder.env)
    with writer.locked():
        for before, after in ((OLD, NEW), (NEW, OLD)):
            writer.apply(ChangeSet((change(ACME, before, after),), "set acme"))
    assert recorder.calls() == [*OWN, "status", "commit only"]
    assert subjects(book)[:2] == ["set acme", "set acme"] and _status(book) == []


def _packed(book: Path) -> Path:
    git(book, "pack-refs", "--all")
    return book


def _detached(book: Path) -> Path:
    git(book, "checkout", "--quiet", "--detach")
    return book


def _second_tree(book: Path) -> Path:
    git(book, "worktree", "add", "--quiet", "../tree")
    return book.parent / "tree"


def _folder(book: Path) -> Path:
    outer = make_repository(book.parent / "outer")
    inner = make_book(outer / "sales/客户", in_git=False)
    git(outer, "add", ".")
    git(outer, "commit", "--quiet", "--message=begin")
    write(make_writer(inner), change("clientctl.yaml", b"clientctl: 1\n", b"clientctl: 1 \n"))
    return inner


def _longer_ids(book: Path) -> Path:
    other = book.parent / "sha256"
    other.mkdir()
    git(other, "init", "--quiet", "--template=", "--object-format=sha256")
    make_book(other, in_git=False)
    git(other, "add", ".")
    git(other, "commit", "--quiet", "--message=begin")
    write(make_writer(other), change("clientctl.yaml", b"clientctl: 1\n", b"clientctl: 1 \n"))
    return other


def test_whose_commits_they_are_where_git_does_not_know(book: Path, recorder: Recorder) -> None:
    """The first commit is told and goes the ordinary way."""
    env = {name: value for name, value in recorder.env.items() if not name.endswith(("_NAME", "_EMAIL"))}
    (notice,) = write(make_writer(book, env=env), change(ACME, OLD, NEW))
    assert notice.code == "store.committed_as"
    again = [name for name in recorder.calls() if name.startswith("commit")]
    assert write(make_writer(book, env=env), change(ACME, NEW, OLD)) == ()
    commits = [name for name in recorder.calls() if name.startswith("commit")]
    assert commits == [*again, "commit include"]
    assert git(book, "log", "-2", "--format=%an") == "韩梅梅\n韩梅梅\n"


@pytest.mark.parametrize("arrange", [_packed, _detached, _second_tree, _folder, _longer_ids])
def test_wherever_a_book_lies(book: Path, recorder: Recorder, arrange: Callable[[Path], Path]) -> None:
    place = arrange(book)
    write(make_writer(place, env=recorder.env), change(ACME, OLD, NEW))
    assert recorder.calls() == OWN
    assert committed(place) == NEW and _status(place) == []


def test_short_paths_in_the_index_cost_one_look(book: Path, recorder: Recorder) -> None:
    git(book, "update-index", "--index-version=4")
    write(make_writer(book, env=recorder.env), change(ACME, OLD, NEW))
    assert recorder.calls() == ["config", "diff-index", "status", "commit include"]
    assert committed(book) == NEW and _status(book) == []


# -- the ordinary way ---------------------------------------------------------------------------------


def _staged(book: Path) -> None:
    (book / OTHER).write_bytes(b"staged\n")
    git(book, "add", OTHER)


def _hook(book: Path) -> None:
    (book / ".git/hooks").mkdir()
    (book / ".git/hooks/post-commit").write_text('#!/bin/sh\ntest -z "$GIT_INDEX_FILE" || git status > ran\n')
    (book / ".git/hooks/post-commit").chmod(0o755)


def _loose_objects(book: Path) -> None:
    directory = book / ".git/objects/17"
    directory.mkdir(exist_ok=True)
    for number in range(30):
        (directory / f"{number:038x}").write_bytes(b"")


def _packs(book: Path) -> None:
    for number in range(60):
        (book / f".git/objects/pack/pack-{number:040x}.pack").write_bytes(b"")


ORDINARY_WAYS: dict[str, tuple[Callable[[Path], object], list[str], list[str]]] = {
    "staged": (_staged, WITH_A_LOOK, [f"M  {OTHER}"]),
    "hook": (_hook, ORDINARY, ["?? ran"]),
    "hooks-no-directory": (lambda book: (book / ".git/hooks").write_bytes(b""), ORDINARY, []),
    "hooks-elsewhere": (lambda book: git(book, "config", "core.hooksPath", "/nowhere"), ORDINARY, []),
    "hook-in-settings": (lambda book: git(book, "config", "hook.x.command", "true"), ORDINARY, []),
    "no-signing": (lambda book: git(book, "config", "commit.gpgSign", "false"), ORDINARY, []),
    "split-index": (lambda book: git(book, "config", "core.splitIndex", "false"), ORDINARY, []),
    "loose-objects": (_loose_objects, ORDINARY, []),
    "packs": (_packs, ORDINARY, []),
}


@pytest.mark.parametrize("name", ORDINARY_WAYS)
def test_the_ordinary_way(book: Path, recorder: Recorder, name: str) -> None:
    arrange, calls, status = ORDINARY_WAYS[name]
    arrange(book)
    # what git would tidy up is none of this test
    env = {**recorder.env, "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "gc.auto", "GIT_CONFIG_VALUE_0": "0"}
    assert write(make_writer(book, env=env), change(ACME, OLD, NEW)) == ()
    assert recorder.calls() == calls
    assert changed_files(book) == [ACME] and committed(book) == NEW
    assert _status(book) == status


def test_samples_of_hooks_are_none(book: Path, recorder: Recorder) -> None:
    (book / ".git/hooks").mkdir()
    (book / ".git/hooks/pre-commit.sample").write_bytes(b"")
    write(make_writer(book, env=recorder.env), change(ACME, OLD, NEW))
    assert recorder.calls() == OWN


def test_a_file_made_executable_by_hand_is_an_edit(book: Path) -> None:
    (book / ACME).chmod(0o755)
    write(make_writer(book), change(ACME, OLD, NEW))
    assert subjects(book)[:2] == ["set acme", "edit acme"]


# -- others at work meanwhile -------------------------------------------------------------------------


def _add_other(book: Path) -> list[str]:
    (book / OTHER).write_bytes(b"staged\n")
    git(book, "add", OTHER)
    return [f"M  {OTHER}"]


def _take_back_a_commit(book: Path) -> list[str]:
    git(book, "reset", "--quiet", "--soft", "HEAD~")
    return [f"M  {BETA}"]


def _commit_other(book: Path) -> list[str]:
    (book / OTHER).write_bytes(b"staged\n")
    git(book, "commit", "--quiet", "--all", "--message=theirs")
    return []


def _nothing(book: Path) -> list[str]:
    return []


ACTS = [_add_other, _take_back_a_commit, _commit_other]


@pytest.mark.parametrize("act", [*ACTS, _nothing])
def test_what_another_git_does_while_a_write_is_planned_stays_its_own(
    book: Path, act: Callable[[Path], list[str]]
) -> None:
    writer = make_writer(book)
    with writer.locked():
        left = act(book)
        writer.apply(ChangeSet((change(ACME, OLD, NEW),), "set acme"))
    assert changed_files(book) == [ACME]
    assert _status(book) == left


def _own(book: Path) -> OwnIndex:
    found, _ = find_git(locate(book), environment(book))
    assert found is not None
    own = begin(found)
    assert own is not None
    return own


COMMIT = ("commit", "--quiet", "--message=x", "--include", "--", ACME)


@pytest.mark.parametrize("act", ACTS)
def test_an_index_or_a_head_that_has_changed_since_is_not_built_upon(
    book: Path, act: Callable[[Path], list[str]]
) -> None:
    own, changes = _own(book), (change(ACME, OLD, NEW),)
    assert own.holds(changes)
    left = act(book)
    before = subjects(book)
    assert not own.holds(changes)
    (book / ACME).write_bytes(NEW)
    assert not own.commit([(COMMIT, b"")])
    own.drop()
    assert subjects(book) == before
    assert _status(book) == [f" M {ACME}", *left]


def test_a_head_that_git_keeps_elsewhere(book: Path) -> None:
    found, _ = find_git(locate(book), environment(book))
    assert found is not None
    for target in ("refs/heads/.invalid", "refs/bisect/x"):
        (book / ".git/HEAD").write_text(f"ref: {target}\n")
        assert begin(found) is None
    assert _is_tidy_directory(book)


def test_while_we_commit_nothing_else_can_be_staged(book: Path, tmp_path: Path) -> None:
    (book / OTHER).write_bytes(b"by hand\n")
    staging = f"(unset GIT_INDEX_FILE; ! $git add {OTHER} 2> {tmp_path}/said)"
    recorder = Recorder(tmp_path / "bin", before_commit=staging)
    write(make_writer(book, env=recorder.env), change(ACME, OLD, NEW))
    assert recorder.calls() == OWN
    assert "index.lock" in (tmp_path / "said").read_text()
    assert changed_files(book) == [ACME] and _status(book) == [f" M {OTHER}"]


def test_the_lock_of_another_git_is_left_alone(book: Path) -> None:
    own = _own(book)
    (book / ACME).write_bytes(NEW)
    lock = book / ".git/index.lock"
    lock.write_bytes(b"")
    assert not own.commit([(COMMIT, b"")])
    assert lock.read_bytes() == b""
    own.drop()
    assert subjects(book)[0] == "set beta"


# -- faults -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("failure", ["touch .git/HEAD.lock $GIT_INDEX_FILE.lock; kill -9 $$", "exit 3"])
def test_a_commit_that_fails_is_made_the_ordinary_way(book: Path, tmp_path: Path, failure: str) -> None:
    once = f"test -e {tmp_path}/once || {{ touch {tmp_path}/once; {failure}; }}"
    recorder = Recorder(tmp_path / "bin", before_commit=once)
    write(make_writer(book, env=recorder.env), change(ACME, OLD, NEW))
    assert recorder.calls()[2:] == ["commit include", "commit only"]
    assert committed(book) == NEW and _status(book) == [] and _is_tidy(book)


def _holder(process: subprocess.Popen[bytes]) -> bytes:
    me = Holder.me()
    return Holder(me.host, process.pid, me.boot, me.namespace).line()


def test_the_lock_of_a_writer_that_is_gone_is_removed_and_that_of_a_living_one_is_not(book: Path) -> None:
    process = subprocess.Popen((sys.executable, "-c", "input()"), stdin=subprocess.PIPE)
    lock = book / ".git/index.lock"
    lock.write_bytes(_holder(process))
    with make_writer(book).locked():
        assert lock.exists()
    process.communicate()
    with make_writer(book).locked():
        assert not lock.exists()


def test_what_a_killed_writer_has_left_is_removed(book: Path) -> None:
    for name in (".index.99999", ".index.99999.lock", ".index.99999.mark"):
        (book / ".git/clientctl" / name).write_bytes(b"half")
    with make_writer(book).locked():
        pass
    assert _is_tidy(book)


def test_a_plan_that_comes_to_nothing_leaves_nothing(book: Path, tmp_path: Path) -> None:
    script = f'for word; do case "$word" in config|diff-index) echo $$ >> {tmp_path}/pids; exec sleep 20;; esac; done'
    (tmp_path / "slow").mkdir()
    (tmp_path / "slow/git").write_text(f"#!/bin/sh\n{script}\n")
    (tmp_path / "slow/git").chmod(0o755)
    slow = environment(tmp_path, PATH=f"{tmp_path / 'slow'}:{os.environ['PATH']}")
    with pytest.raises(RuntimeError), make_writer(book, env=slow).locked():
        _wait_for_lines(tmp_path / "pids", 2)
        raise RuntimeError
    for pid in (tmp_path / "pids").read_text().split():
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid), 0)
    assert _is_tidy(book)


def _wait_for_lines(path: Path, count: int) -> None:
    deadline = time.monotonic() + 10
    while not path.exists() or path.read_text().count("\n") < count:
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.crash
@pytest.mark.skipif(bool(crash.missing()), reason=crash.missing() or "-")
@pytest.mark.parametrize(
    ("point", "fault", "code"),
    [
        (crash.Point("linkat", 1), "error=EPERM", 0),  # a file system without hard links
        (crash.Point("link", 1), "error=EIO", 0),  # the index cannot be locked
        (crash.Point("rename", 1), "error=EIO", 0),  # the index stays as it was
        (crash.Point("rename", 1), crash.KILL, -9),
    ],
)
def test_faults_where_the_index_is_put_in_place(
    book: Path, point: crash.Point, fault: str, code: int
) -> None:
    argv = (sys.executable, "-B", "-m", "tests.store.write_once", "one", str(book))
    command = crash.Command(argv, environment(book.parent), PROJECT, str(book))
    finished = command.run(point=point, fault=fault)
    assert (finished.returncode, finished.stderr) == (code, b"")
    assert (book / ".git/index.lock").exists() == (fault == crash.KILL)
    write(make_writer(book), change(BETA, NEW, OLD), subject="set beta back")
    assert subjects(book)[:2] == ["set beta back", "write one"]
    assert committed(book) == NEW and _status(book) == [] and _is_tidy(book)
