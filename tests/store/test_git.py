"""git is the user's own program, run for this book alone."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from clientctl.errors import Conflict, Failed
from clientctl.messages import word
from clientctl.store import git as store_git
from clientctl.store.git import Finished, Git, find_git, init
from clientctl.store.places import locate
from clientctl.store.program import clean_environment, find_program
from tests.store.support import Recorder, environment, git, make_book, make_repository, nobody


def _git(book: Path, **more: str) -> Git:
    found, notices = find_git(locate(book), environment(book, **more))
    assert found is not None and notices == ()
    return found


def _program(directory: Path, script: str) -> dict[str, str]:
    """An environment in which `git` is this shell script."""
    directory.mkdir()
    (directory / "git").write_text(f"#!/bin/sh\n{script}\n")
    (directory / "git").chmod(0o755)
    return environment(directory, PATH=f"{directory}:{os.environ['PATH']}")


def test_none_without_a_repository_and_nothing_to_tell(tmp_path: Path) -> None:
    assert find_git(locate(tmp_path), environment(tmp_path)) == (None, ())


def test_a_missing_program_is_told(tmp_path: Path) -> None:
    found, (notice,) = find_git(locate(make_repository(tmp_path)), {"PATH": str(tmp_path)})
    assert (found, notice.code) == (None, "store.git_missing")


def test_the_program_is_never_taken_from_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(tmp_path / "here", "exit 0")
    monkeypatch.chdir(tmp_path / "here")
    assert find_program("git", {"PATH": ".::here"}) is None
    found = find_program("git", {"PATH": f".:{os.environ['PATH']}"})
    assert found is not None and found.is_absolute() and found.parent != tmp_path / "here"


def test_a_path_that_cannot_be_looked_at_is_passed_over() -> None:
    assert find_program("git", {"PATH": f"/{'x' * 5000}:{os.environ['PATH']}"}) == find_program(
        "git", os.environ
    )


def test_the_environment_of_another_repository_is_left_behind(tmp_path: Path) -> None:
    other = make_book(tmp_path / "other")
    book = make_repository(tmp_path / "book")
    index = str(tmp_path / "index")
    found = _git(book, GIT_DIR=str(other / ".git"), GIT_WORK_TREE=str(other), GIT_INDEX_FILE=index)
    finished = found.ask("rev-parse", "--show-toplevel", "--git-path", "index")
    assert finished.output.decode().split() == [str(book), ".git/index"]
    assert clean_environment({"GIT_DIR": "x", "GIT_SSH": "y"})["GIT_SSH"] == "y"


def test_settings_of_an_embedded_repository_run_nothing(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    canary = tmp_path / "canary"
    hook = _program(tmp_path / "hook", f"touch {canary}")["PATH"].split(":")[0] + "/git"
    git(book, "config", "core.fsmonitor", hook)
    assert _git(book).ask("status", "--porcelain").code == 0
    assert not canary.exists()


def test_the_author_of_the_settings(tmp_path: Path) -> None:
    book = make_repository(tmp_path / "book")
    assert _git(book).user_name() == ""
    git(book, "config", "user.name", "王 伟")
    git(book, "config", "user.email", "w@example.com")
    found = _git(book)
    assert found.user_name() == "王 伟"
    assert (found.identity.name, found.identity.email) == ("王 伟", "w@example.com")


def test_settings_are_asked_for_once(tmp_path: Path) -> None:
    book = make_repository(tmp_path / "book")
    git(book, "config", "user.name", "Li Lei")
    git(book, "config", "core.hooksPath", "/nowhere")
    recorder = Recorder(tmp_path / "bin")
    found, _ = find_git(locate(book), recorder.env)
    assert found is not None
    found.look_up_settings()
    found.look_up_settings()
    assert (found.user_name(), found.identity.email) == ("Li Lei", "")
    assert found.settings == {"user.name": "Li Lei", "core.hookspath": "/nowhere"}
    found.end_questions()
    assert recorder.calls() == ["config"]


def test_waiting_for_another_git_ends_in_a_conflict(tmp_path: Path) -> None:
    book = make_repository(tmp_path)
    found = _git(book)
    found.wait_for_index(patience=0)
    (book / ".git/index.lock").write_bytes(b"")
    with pytest.raises(Conflict) as refused:
        found.wait_for_index(patience=0.05)
    assert refused.value.message.values["path"] == str(book / ".git/index.lock")


def test_a_command_that_writes_is_not_begun_while_the_index_is_locked(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    found = _git(book)
    found.place.make_private()
    (book / ".git/index.lock").write_bytes(b"")
    finished = found.act("commit", "--allow-empty", "--message=x")
    assert finished.code == 128 and "index.lock" in finished.errors
    assert git(book, "rev-list", "--count", "HEAD").strip() == "1"


def test_what_git_says_is_shortened_to_a_line() -> None:
    assert Finished(1, b"", "error: a\nhint: b\n\n  fatal: c\n").reason == "error: a fatal: c"
    assert len(str(Finished(1, b"", "x" * 1000).reason)) == 300
    silent, killed = Finished(1, b"", "").reason, Finished(-9, b"", "text").reason
    assert not isinstance(silent, str) and not isinstance(killed, str)
    assert word(silent, "en") == "git ended with 1 and said nothing"
    assert word(killed, "zh") == "git 被信号 9 终止"


def test_a_program_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    book = make_repository(tmp_path / "book")
    binary = tmp_path / "git"
    binary.write_bytes(b"\x7fELF rubbish")
    binary.chmod(0o755)
    place = locate(book)
    place.make_private()
    assert place.repository is not None
    found = Git(binary, place, place.repository, environment(tmp_path))
    with pytest.raises(Failed) as refused:
        found.ask("status")
    assert refused.value.code == "store.git_not_started"
    with pytest.raises(Failed):
        found.act("commit")


def test_a_question_without_an_answer_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_git, "SECONDS_TO_ASK", 0.1)
    env = _program(tmp_path / "slow", "exec sleep 20")
    found, _ = find_git(locate(make_repository(tmp_path / "book")), env)
    assert found is not None
    with pytest.raises(Failed) as refused:
        found.ask("status")
    assert refused.value.code == "store.git_too_slow"


def test_a_command_that_does_not_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_git, "SECONDS_TO_ACT", 0.1)
    env = _program(tmp_path / "slow", "exec sleep 20")
    found, _ = find_git(locate(make_repository(tmp_path / "book")), env)
    assert found is not None
    found.place.make_private()
    assert found.act("commit").code == -signal.SIGTERM


@pytest.mark.parametrize("trap", ["", "trap '' TERM\n"], ids=["obedient", "stubborn"])
def test_an_interruption_ends_git_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trap: str) -> None:
    monkeypatch.setattr(store_git, "_GRACE", 0.2)
    env = _program(
        tmp_path / "slow",
        f"{trap}echo $$ > {tmp_path}/pid; sleep 0.2; kill -INT $PPID; while :; do sleep 0.05; done",
    )
    found, _ = find_git(locate(make_repository(tmp_path / "book")), env)
    assert found is not None
    found.place.make_private()
    with pytest.raises(KeyboardInterrupt):
        found.act("commit")
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_a_hook_that_leaves_a_process_behind_does_not_hold_us_up(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    (book / ".git/hooks").mkdir()
    (book / ".git/hooks/post-commit").write_text("#!/bin/sh\nsleep 3 &\n")
    (book / ".git/hooks/post-commit").chmod(0o755)
    found = _git(book)
    found.place.make_private()
    before = os.times().elapsed
    assert found.act("commit", "--allow-empty", "--message=x").code == 0
    assert os.times().elapsed - before < 2


def test_a_new_repository(tmp_path: Path) -> None:
    assert init(tmp_path, nobody(tmp_path))
    assert locate(tmp_path).repository is not None
    assert not init(tmp_path, {"PATH": "/nonexistent"})
    (tmp_path / "book").mkdir()
    with pytest.raises(Failed) as refused:
        init(tmp_path / "book", _program(tmp_path / "bad", "echo no >&2; exit 3"))
    assert refused.value.message.values == {"command": "git init", "reason": "no"}
