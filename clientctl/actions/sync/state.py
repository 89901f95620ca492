"""Where the branch stands beside the remote one, by what git knows here."""

from __future__ import annotations

from clientctl.errors import Failed, message
from clientctl.frozen import frozen
from clientctl.store.git import Git
from clientctl.store.remote import Remote


@frozen
class Standing:
    """The branch's commit, and the remote's (None: it has no such branch yet); how many commits each has alone."""

    head: str
    theirs: str | None
    ahead: int
    behind: int

    @property
    def has_to_send(self) -> bool:
        return self.theirs is None or self.ahead > 0


def find_standing(git: Git, remote: Remote) -> Standing:
    """As of the last fetch; Failed where the two have nothing in common."""
    head, theirs = commit_id(git, "HEAD"), commit_id(git, remote.tracking)
    if head is None:
        raise Failed("syncing.no_commits", hint=message("syncing.no_commits_hint"))
    if theirs is None:
        return Standing(head, None, 0, 0)
    if git.ask("merge-base", head, theirs).code:
        is_shallow = (git.repository.common_dir / "shallow").exists()
        hint = message("syncing.unshallow" if is_shallow else "syncing.unrelated_hint", name=remote.name)
        raise Failed("syncing.unrelated", name=remote.title, hint=hint)
    counted = git.ask("rev-list", "--left-right", "--count", f"{head}...{theirs}", "--")
    ahead, behind = map(int, counted.output.split())
    return Standing(head, theirs, ahead, behind)


def commit_id(git: Git, revision: str) -> str | None:
    """The id of the commit that a revision names."""
    found = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return None if found.code else found.output.decode("ascii", "replace").strip()


def authors_between(git: Git, before: str, after: str) -> tuple[str, ...]:
    """Who made the commits that one has and the other has not, merges aside, each once, the first one first."""
    words = ("--no-merges", "--reverse", "--encoding=UTF-8", "--format=%an", f"{before}..{after}", "--", ".")
    found = git.ask("-c", "log.showSignature=false", "log", "-z", *words)
    names = found.output.decode("utf-8", "replace").split("\0")
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
