"""Five ways in which the work of two people comes together, and what has to come of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.rounds.clones import Clone
from tests.rounds.trees import Joined, Side, Tree, join


@dataclass(slots=True)
class Meeting:
    """One person's work meets what another has sent, which has been fetched.

    favour: whose side ends the conflicts; disputed: the clients that were in conflict, files: how many of theirs,
    text: what stood in these, marks and all.
    """

    here: Clone
    theirs: Tree
    favour: Side
    disputed: set[str] = field(default_factory=set)
    files: int = 0
    text: str = ""

    def step(self, base: Tree, ours: Tree, theirs: Tree) -> Joined:
        """What one merge of git's has to give."""
        return join(base, ours, theirs, self.favour)

    def settle(self, wanted: Joined) -> None:
        """Exactly what is at odds must be in conflict, and `resolve` ends it."""
        listed = self.here.git("diff", "--name-only", "--diff-filter=U", "-z")
        found = set(filter(None, listed.split("\0")))
        meant = {self._id(name, wanted.tree) for name in wanted.conflicts}
        assert {Path(path).stem for path in found} == meant, (
            f"in conflict: {found}, at odds: {wanted.conflicts}"
        )
        for path in sorted(found):
            file = self.here.root / path
            self.text += file.read_text() if file.exists() else ""
            self.here.run("resolve", Path(path).stem, f"--{self.favour}")
        self.files += len(found)
        self.disputed |= wanted.conflicts

    def _id(self, name: str, tree: Tree) -> str:
        return Path((tree.get(name) or self.theirs.get(name) or self.here.states[-1][name])["path"]).stem


def merged(meeting: Meeting) -> Tree:
    here = meeting.here
    wanted = meeting.step(here.states[0], here.states[-1], meeting.theirs)
    done = here.try_git("merge", "--quiet", "origin/main")
    assert done.returncode == bool(wanted.conflicts), done.stdout + done.stderr
    if wanted.conflicts:
        meeting.settle(wanted)
        here.git("commit", "--quiet", "--no-edit")
    return wanted.tree


def rebased(meeting: Meeting) -> Tree:
    """Our commits are put upon theirs one by one; for git theirs are ours then."""
    return _replayed(meeting, meeting.theirs, "rebase", "--empty=drop", "origin/main")


def picked(meeting: Meeting) -> Tree:
    """Upon their branch our commits are picked one by one."""
    here = meeting.here
    here.git("branch", "--force", "mine")
    here.git("reset", "--quiet", "--hard", "origin/main")
    return _replayed(meeting, meeting.theirs, "cherry-pick", "--keep-redundant-commits", "origin/main..mine")


def _replayed(meeting: Meeting, onto: Tree, *command: str) -> Tree:
    here, state = meeting.here, onto
    done = here.try_git(*command)
    for before, after in zip(here.states, here.states[1:], strict=False):
        wanted = meeting.step(before, state, after)
        state = wanted.tree
        if wanted.conflicts:
            assert done.returncode, f"no conflict, at odds: {wanted.conflicts}"
            meeting.settle(wanted)
            # of a commit of which nothing is left git asks what to do
            is_empty = here.try_git("diff", "--cached", "--quiet").returncode == 0
            done = here.try_git(command[0], "--skip" if is_empty else "--continue")
    assert done.returncode == 0, done.stdout + done.stderr
    return state


def unstashed(meeting: Meeting) -> Tree:
    here = meeting.here
    here.git("stash", "--quiet")
    here.git("pull", "--quiet", "--ff-only")
    wanted = meeting.step(here.states[0], meeting.theirs, here.states[-1])
    done = here.try_git("stash", "pop", "--quiet")
    assert done.returncode == bool(wanted.conflicts), done.stdout + done.stderr
    if wanted.conflicts:
        meeting.settle(wanted)
        here.git("stash", "drop", "--quiet")
    here.git("commit", "--quiet", "--all", "--allow-empty", "--message", "stashed")
    return wanted.tree


def synced(meeting: Meeting) -> Tree:
    here = meeting.here
    wanted = meeting.step(here.states[0], here.states[-1], meeting.theirs)
    here.run("sync", code=5 if wanted.conflicts else 0)
    if wanted.conflicts:
        meeting.settle(wanted)
        here.run("sync")
    return wanted.tree


WAYS: Mapping[str, Callable[[Meeting], Tree]] = {
    "merge": merged,
    "rebase": rebased,
    "sync": synced,
    "cherry-pick": picked,
    "stash pop": unstashed,
}
