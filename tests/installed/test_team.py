"""sync and resolve cut off anywhere: the next one goes on, and nothing that anybody did is lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.acceptance.team import some
from tests.installed import support
from tests.store import crash

pytestmark = [
    pytest.mark.long,
    pytest.mark.crash,
    pytest.mark.skipif(bool(crash.missing()), reason=crash.missing() or "-"),
]
MOMENTS = 24
ACME, BETA, GAMMA = "clients/acme.yaml", "clients/beta.yaml", "clients/gamma.yaml"


class Team:
    """Wang's book and the repository that she shares with Li, put back before each fault."""

    def __init__(self, place: Path) -> None:
        self.env = support.environment(place / "home")
        self.fresh, self.now = place / "fresh", place / "now"
        self.book = self.now / "wang"
        files = {BETA: "name: Beta\n", ".gitattributes": "clients/*.yaml merge=clientctl text eol=lf\n"}
        wang = support.make_book(self.fresh / "wang", self.env, files)
        support.git(self.fresh, self.env, "init", "--quiet", "--bare", "hub.git")
        support.git(wang, self.env, "remote", "add", "origin", "../hub.git")
        support.git(wang, self.env, "push", "--quiet", "-u", "origin", "main")
        support.git(self.fresh, self.env, "clone", "--quiet", "hub.git", "li")

    def do(self, name: str, *words: str) -> None:
        done = support.run(self.fresh / name, self.env, *words)
        assert done.returncode == 0, done.stderr

    def reset(self) -> None:
        shutil.rmtree(self.now, ignore_errors=True)
        shutil.copytree(self.fresh, self.now)

    def command(self, *words: str) -> crash.Command:
        return crash.Command(support.clientctl(*words), self.env, self.book, str(self.book))

    def text(self, path: str) -> str:
        return (self.book / path).read_text()


@pytest.fixture
def team(tmp_path: Path) -> Team:
    """Both have done something: to one client, and to another one each."""
    team = Team(tmp_path)
    for words in (("log", "acme", "by li"), ("add", "Gamma"), ("set", "beta", "grade=A")):
        team.do("li", *words)
    team.do("li", "sync")
    for words in (("log", "acme", "by wang"), ("set", "beta", "owner=wang")):
        team.do("wang", *words)
    return team


def check_synced(team: Team, finished: crash.Finished) -> None:
    assert b"Traceback" not in finished.stderr, finished.stderr.decode()
    again = support.run(team.book, team.env, "sync")
    if again.returncode:  # a git that was left alone may still have been at work
        time.sleep(1)
        again = support.run(team.book, team.env, "sync")
    assert again.returncode == 0, again.stderr
    texts = team.text(ACME)
    assert "by li" in texts and "by wang" in texts and (team.book / GAMMA).exists()
    assert "grade: A" in team.text(BETA) and "owner: wang" in team.text(BETA)
    states = support.git(team.book, team.env, "status", "--porcelain", "--branch")
    assert states.strip() == "## main...origin/main"
    assert support.git(team.book, team.env, "fsck", "--connectivity-only", "--no-dangling").strip() == ""
    written = support.run_warm(team.book, team.env, "log", "acme", "after the crash")
    assert written.code == 0, written.err


@pytest.mark.parametrize("moment", some([(moment,) for moment in range(MOMENTS)], 16))
def test_everything_killed_at_once(team: Team, moment: int) -> None:
    """The command and every git that it has started, at a moment between its beginning and its end."""
    team.reset()
    begun = time.monotonic()
    assert support.run(team.book, team.env, "sync").returncode == 0
    seconds = (time.monotonic() - begun) * (moment + 1) / MOMENTS
    team.reset()
    running = subprocess.Popen(
        support.clientctl("sync"),
        cwd=team.book,
        env=team.env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(seconds)
    os.killpg(running.pid, signal.SIGKILL)
    out, err = running.communicate(timeout=60)
    check_synced(team, subprocess.CompletedProcess((), running.returncode, out, err))


@pytest.mark.whole
def test_sync_alone_killed_at_its_calls(team: Team, tmp_path: Path) -> None:
    team.reset()
    command = team.command("sync")
    late = [point for point in command.points(tmp_path / "log") if point.is_late]
    crash.sweep(
        command,
        crash.sample(late, 40),
        [crash.KILL],
        reset=team.reset,
        check=lambda finished: check_synced(team, finished),
    )


@pytest.fixture
def parted(tmp_path: Path) -> Team:
    """A merge that waits for a decision."""
    team = Team(tmp_path)
    team.do("li", "set", "beta", "grade=A")
    team.do("li", "sync")
    team.do("wang", "set", "beta", "grade=C")
    assert support.run(team.fresh / "wang", team.env, "sync").returncode == 5
    return team


@pytest.mark.parametrize("fault", some([(crash.KILL,), ("error=ENOSPC",), ("error=EIO",)], 3))
def test_resolve_broken_at_its_calls(parted: Team, tmp_path: Path, fault: str) -> None:
    parted.reset()
    command = parted.command("resolve", "beta", "--theirs")
    late = [point for point in command.points(tmp_path / "log") if point.is_late]

    def check(finished: crash.Finished) -> None:
        assert b"Traceback" not in finished.stderr, finished.stderr.decode()
        text = parted.text(BETA)
        assert "<<<<<<<" in text or text == "name: Beta\ngrade: A\n", text
        again = support.run(parted.book, parted.env, "resolve", "beta", "--theirs")
        assert again.returncode in (0, 3), again.stderr
        ended = support.run(parted.book, parted.env, "sync")
        assert ended.returncode == 0, ended.stderr
        assert parted.text(BETA) == "name: Beta\ngrade: A\n"

    crash.sweep(command, crash.sample(late, 3), [fault], reset=parted.reset, check=check)
