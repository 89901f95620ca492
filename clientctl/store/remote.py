"""The repository that a team shares: which one it is, and the only two calls in all of this that use the network."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from clientctl.errors import Failed, WrongUsage, message
from clientctl.frozen import frozen
from clientctl.store import atomic, leftovers
from clientctl.store.git import Finished, Git
from clientctl.store.lock import Lock
from clientctl.store.places import Place

_ROOM: Final = "sync"
_USUAL: Final = "origin"
_PLAINLY: Final = (
    *("-c", "submodule.recurse=false", "-c", "maintenance.auto=false"),
    # a host that says nothing for so long (bytes a second, seconds) is given up
    *("-c", "http.lowSpeedLimit=100", "-c", "http.lowSpeedTime=60"),
)
_SSH: Final = "ssh -o ConnectTimeout=20 -o ServerAliveInterval=20 -o ServerAliveCountMax=3"
_NOBODY_THERE: Final = " -o BatchMode=yes"
_TRIES_FOR_LOCKS: Final = 20
_PAUSE: Final = 0.25  # seconds
# What git and the other side say when somebody else was faster.
_OVERTAKEN: Final = (
    "(fetch first)",
    "(non-fast-forward)",
    "cannot lock ref",
    "failed to update ref",
    "reference already exists",
    "incorrect old value",
    "failed to lock",
)
_BESIDES: Final = ("error: failed to push", "Please make sure", "and the repository exists", "=", "*")
_BUSY: Final = (".lock'", "cannot lock ref", "unable to update local ref")


@frozen
class Remote:
    """A branch and its counterpart: the remote's name, the branch there, and our copy of that, as full names.

    is_upstream: git's settings say so already.
    """

    name: str
    branch: str
    theirs: str
    tracking: str
    is_upstream: bool

    @property
    def title(self) -> str:
        return f"{self.name}/{self.theirs.removeprefix('refs/heads/')}"


def find_remote(git: Git) -> Remote:
    """The upstream of the branch at hand, else the branch of its name on `origin` or on the only remote.

    Failed: no branch is checked out, or there is no remote; WrongUsage: there are several.
    """
    found = git.ask("symbolic-ref", "--quiet", "HEAD")
    branch = _text(found)
    if found.code or not branch.startswith("refs/heads/"):
        raise Failed("syncing.detached", hint=message("syncing.detached_hint"))
    if git.ask("rev-parse", "--verify", "--quiet", "HEAD").code:
        raise Failed("syncing.no_commits", hint=message("syncing.no_commits_hint"))
    words = "%(upstream)%00%(upstream:remotename)%00%(upstream:remoteref)"
    tracking, name, theirs = _text(git.ask("for-each-ref", f"--format={words}", branch)).split("\0")
    if tracking and name not in ("", ".") and theirs:
        return Remote(name, branch, theirs, tracking, is_upstream=True)
    names = _text(git.ask("remote")).split("\n")
    name = _USUAL if _USUAL in names else names[0]
    if not name:
        raise Failed("syncing.no_remote", hint=message("syncing.no_remote_hint"))
    short = branch.removeprefix("refs/heads/")
    if name != _USUAL and len(names) > 1:
        hint = message("syncing.which_remote_hint", name=name, branch=short)
        raise WrongUsage("syncing.which_remote", names=tuple(names), hint=hint)
    return Remote(name, branch, branch, f"refs/remotes/{name}/{short}", is_upstream=False)


@contextmanager
def alone(place: Place) -> Iterator[None]:
    """One sync at a time in a repository; the book's own lock is free meanwhile."""
    place.make_private()
    atomic.make_directory(place.shared, _ROOM, mode=0o700)
    with Lock(place.shared / _ROOM).held():
        if place.repository is not None:
            leftovers.clear(place, place.repository, leftovers.NETWORK_NOTE)
        yield


def fetch(git: Git, remote: Remote, *, is_attended: bool) -> None:
    """Bring our copies of the remote's branches up to date; Failed. is_attended: somebody can answer what ssh asks."""
    words = ("fetch", "--quiet", "--no-recurse-submodules", "--end-of-options", remote.name)
    finished = _talk(git, words, is_attended=is_attended)
    if finished.code:
        raise _unreachable("syncing.no_fetch", remote, finished)


def push(git: Git, remote: Remote, *, is_attended: bool) -> bool:
    """Send the branch, never by force; False if somebody else was faster. Failed when it is refused."""
    upstream = () if remote.is_upstream else ("--set-upstream",)
    words = ("push", "--porcelain", "--recurse-submodules=no", *upstream, "--end-of-options", remote.name)
    finished = _talk(git, (*words, f"{remote.branch}:{remote.theirs}"), is_attended=is_attended)
    if not finished.code:
        return True
    if any(words in finished.errors for words in _OVERTAKEN):
        return False
    if "rejected]" in finished.errors or finished.code == 1:
        raise Failed(
            "syncing.refused", name=remote.title, reason=_said(finished), hint=message("syncing.refused_hint")
        )
    raise _unreachable("syncing.no_push", remote, finished)


def wait_a_little(attempt: int, draw: int) -> None:
    """Longer each time, and not as long as others wait. draw: random, below 1000."""
    time.sleep(_PAUSE * (1 << min(attempt, 4)) * (0.5 + draw / 1000))


def _talk(git: Git, words: tuple[str, ...], *, is_attended: bool) -> Finished:
    """Run it, again as long as another git has hold of what it wants to write."""
    talking = git.with_variables(_variables(git, is_attended=is_attended))
    for _ in range(_TRIES_FOR_LOCKS):
        with talking.at_work(leftovers.NETWORK_NOTE) as work:
            finished = work.run(*_PLAINLY, *words)
        if (
            finished.code <= 0
            or not any(busy in finished.errors for busy in _BUSY)
            or "remote:" in finished.errors
        ):
            break
        time.sleep(_PAUSE)
    return finished


def _variables(git: Git, *, is_attended: bool) -> dict[str, str]:
    """An ssh that gives up on a host that does not answer, unless the user has one of their own."""
    is_chosen = {"GIT_SSH_COMMAND", "GIT_SSH"} & git.environment().keys()
    if is_chosen or not git.ask("config", "--get", "core.sshCommand").code:
        return {}
    return {"GIT_SSH_COMMAND": _SSH if is_attended else _SSH + _NOBODY_THERE}


def _unreachable(code: str, remote: Remote, finished: Finished) -> Failed:
    return Failed(code, name=remote.name, reason=_said(finished), hint=message("syncing.again"))


def _said(finished: Finished) -> object:
    """What the other side or a hook said, without what git says about it besides."""
    lines = [line.strip() for line in finished.errors.splitlines()]
    told = [
        line.removeprefix("remote:").strip()
        for line in lines
        if not line.startswith(("To ", "Done", "hint:"))
    ]
    kept = [line for line in told if line and not line.startswith(_BESIDES)]
    return (
        " ".join(line.removeprefix("fatal: ").removeprefix("error: ") for line in kept)[:400]
        or finished.reason
    )


def _text(finished: Finished) -> str:
    return finished.output.decode("utf-8", "surrogateescape").removesuffix("\n")
