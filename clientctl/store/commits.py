"""Commits of just the files that a command wrote, whatever else is changed or staged in the repository."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence
from typing import Final

from clientctl.errors import Failed, Message, message
from clientctl.store import atomic, fs, leftovers
from clientctl.store.git import Finished, Git
from clientctl.store.own_index import Command, OwnIndex
from clientctl.store.status import differing, literal

WRITE_REFUSED: Final = "store.commit_refused"
EDIT_REFUSED: Final = "store.edit_refused"
_SHOWN: Final = 10  # paths in a command shown to people
_UNCOMMITTED: Final = "uncommitted-paths"
_TOLD: Final = "identity-told"
_BUSY: Final = (".lock'", "cannot lock ref")
_PAUSE: Final = 0.05  # seconds
_FROM_STDIN: Final = ("--pathspec-from-file=-", "--pathspec-file-nul")
_COMMIT: Final = ("commit", "--quiet", "--no-edit", "--no-status", "--cleanup=whitespace")
# Whatever the user's settings say: a merge that is committed, and nobody's uncommitted work moved about for it.
_MERGE: Final = (
    *("-c", "submodule.recurse=false", "-c", "merge.autoStash=false"),
    *("merge", "--quiet", "--no-edit", "--no-stat", "--ff", "--commit", "--no-squash"),
)
_NO_TIDYING: Final = ("-c", "maintenance.auto=false")  # by an index of ours, it is not due
_FEW: Final = 8
# git may not guess an author: then settings need not be asked for before each commit
_SETTINGS: Final = ("-c", "core.fsync=committed,reference,index", "-c", "user.useConfigOnly=true")


class Refused(Failed):
    """A hook has said no, or there is nothing that git would commit; asking again would not help."""


def commit(
    git: Git,
    paths: Sequence[str],
    *,
    new: Sequence[str],
    subject: str,
    user: str,
    code: str = WRITE_REFUSED,
    own: OwnIndex | None = None,
) -> tuple[Message, ...]:
    """Commit the working tree's state of exactly these paths, of which the index does not know `new` yet.

    Ignored new paths are left out with a notice; paths that are as HEAD has them are no failure. Without a
    user.name the commit is `user`'s. Failed (`code`) if there is no commit, naming the command that makes it.
    With an index of our own the commit is made by that, if it can be.
    """
    if own is not None and _commit_by(own, git, paths, new, subject, user):
        return ()
    ignored: tuple[str, ...] = ()
    if new:
        finished, ignored = _add(git, new)
        if finished.code and not ignored:
            raise _failure(git, paths, subject, finished, code)
    wanted = [path for path in paths if path not in ignored]
    told: tuple[Message, ...] = ()
    if wanted:
        finished, told = _commit(git, wanted, subject, user)
        if finished.code:
            if not _is_committed(git, wanted):
                raise _failure(git, wanted, subject, finished, code)
            # a git killed after its commit has left the index behind
            _act(git, "reset", "--quiet", *_FROM_STDIN, stdin=_listed(wanted))
    return (*ignored_notices(ignored), *told)


def stage(git: Git, paths: Sequence[str]) -> None:
    """Tell git that the working tree's state of these paths, gone ones too, settles them; Failed when it refuses."""
    finished = _act(git, *_SETTINGS, "add", "--all", *_FROM_STDIN, stdin=_listed(paths))
    if finished.code:
        words = ("git", "-C", str(git.place.root), "add", "--all", "--", *paths[:_SHOWN])
        hint = message("store.settle_by", command=_shell(words))
        raise Failed("store.not_settled", reason=finished.reason, hint=hint)


def end_merge(git: Git, user: str) -> tuple[Message, ...]:
    """Commit a merge in which nothing is in conflict any more; Failed when git or a hook refuses."""
    finished, told = _with_author(git, user, (*_COMMIT,), b"")
    if finished.code:
        words = ("git", "-C", str(git.place.root), "commit", "--no-edit")
        raise Failed(
            "store.merge_refused",
            reason=finished.reason,
            hint=message("store.commit_by", command=_shell(words)),
        )
    return told


def merge(git: Git, target: str, subject: str, user: str) -> tuple[Finished, tuple[Message, ...]]:
    """Have git merge a commit into the branch at hand; whoever asks sees what came of it."""
    return _with_author(git, user, (*_MERGE, f"-m{subject}", target), b"")


def ignored_notices(paths: Iterable[str]) -> tuple[Message, ...]:
    return tuple(message("store.ignored_by_git", path=path) for path in paths)


def uncommitted(git: Git, paths: Sequence[str], subject: str, reason: object) -> Failed:
    """What was written is not committed for this reason; the command that does it."""
    return Failed(WRITE_REFUSED, reason=reason, hint=_command(git, paths, subject))


def _failure(git: Git, paths: Sequence[str], subject: str, finished: Finished, code: str) -> Failed:
    kind = Refused if finished.code == 1 else Failed  # 128: git itself could not go on
    return kind(code, reason=finished.reason, hint=_command(git, paths, subject))


def _is_committed(git: Git, paths: Sequence[str]) -> bool:
    """Are the files as HEAD has them, so that there is nothing to commit?"""
    options = ("--quiet", "--no-ext-diff", "--no-textconv", "HEAD")
    return git.ask("diff", *options, "--", *map(literal, paths)).code == 0


def _shell(words: Sequence[str]) -> str:
    import shlex

    return shlex.join(words)


def _command(git: Git, paths: Sequence[str], subject: str) -> Message:
    said = [word for paragraph in subject.split("\n\n") for word in ("-m", paragraph)]
    words: tuple[str, ...] = ("git", "-C", str(git.place.root), "commit", *said)
    if len(paths) <= _SHOWN:
        words = (*words, "--", *paths)
    else:
        atomic.write_private(git.place.private, _UNCOMMITTED, _listed(paths), is_durable=False)
        file = git.place.private / _UNCOMMITTED
        words = (*words, f"--pathspec-from-file={file}", "--pathspec-file-nul")
    return message("store.commit_by", command=_shell(words))


def _add(git: Git, new: Sequence[str]) -> tuple[Finished, tuple[str, ...]]:
    """Make new paths known to the index, all but those that are ignored, which come back."""
    finished = _act(git, "-c", "advice.addIgnoredFile=false", "add", *_FROM_STDIN, stdin=_listed(new))
    if not finished.code:
        return finished, ()
    return finished, tuple(state.path for state in differing(git, new) if state.kind == "ignored")


def _commit(git: Git, paths: Sequence[str], subject: str, user: str) -> tuple[Finished, tuple[Message, ...]]:
    """Commit as the settings say, or as `user` where they do not; the first time, that is told."""
    return _with_author(git, user, (*_COMMIT, "--only", f"--message={subject}", *_FROM_STDIN), _listed(paths))


def _with_author(
    git: Git, user: str, arguments: Sequence[str], stdin: bytes
) -> tuple[Finished, tuple[Message, ...]]:
    """Run what makes a commit, under the name that the settings give, or as `user`."""
    was_told = fs.exists(git.place.shared, _TOLD)
    author = _missing_author(git, user) if was_told else ()
    finished = _act(git, *_SETTINGS, *author, *arguments, stdin=stdin)
    if finished.code != 128 or was_told or not (author := _missing_author(git, user)):
        return finished, ()
    finished = _act(git, *_SETTINGS, *author, *arguments, stdin=stdin)
    if finished.code:
        return finished, ()
    atomic.write_private(git.place.shared, _TOLD, b"", is_durable=False)
    return finished, (message("store.committed_as", author=git.identity.name or user),)


def _commit_by(
    own: OwnIndex, git: Git, paths: Sequence[str], new: Sequence[str], subject: str, user: str
) -> bool:
    """Commit by an index of our own; False if that cannot be."""
    author = _missing_author(git, user) if fs.exists(git.place.shared, _TOLD) else ()
    commit = (*_SETTINGS, *author, *_NO_TIDYING, *_COMMIT, f"--message={subject}")
    commands: list[Command] = []
    if new:
        commands.append(((*_SETTINGS, "add", *_FROM_STDIN), _listed(new)))
    if len(paths) <= _FEW:
        commands.append(((*commit, "--include", *_FROM_STDIN), _listed(paths)))
    else:
        # to look for many paths in a large index as patterns takes longer than a process more
        update = (*_SETTINGS, "update-index", "--remove", "-z", "--stdin")
        commands += [(update, _ended(paths)), (commit, b"")]
    return own.commit(commands)


def _missing_author(git: Git, user: str) -> tuple[str, ...]:
    """Options for what git's settings lack; the address is made up, of a domain that cannot exist."""
    options: tuple[str, ...] = ()
    name = git.identity.name or user
    if not git.identity.name:
        options += ("-c", f"user.name={name}")
    if not git.identity.email:
        local = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-").lower() or "user"
        options += ("-c", f"user.email={local}@clientctl.invalid")
    return options


def _act(git: Git, *arguments: str, stdin: bytes) -> Finished:
    """Run it again for a while as long as another git is in the way."""
    deadline = time.monotonic() + leftovers.PATIENCE
    while True:
        finished = git.act(*arguments, stdin=stdin)
        if not _is_busy(finished) or time.monotonic() >= deadline:
            return finished
        time.sleep(_PAUSE)


def _is_busy(finished: Finished) -> bool:
    return finished.code > 0 and any(words in finished.errors for words in _BUSY)


def _listed(paths: Iterable[str]) -> bytes:
    return _ended(map(literal, paths))


def _ended(words: Iterable[str]) -> bytes:
    return "".join(f"{word}\0" for word in words).encode("utf-8", "surrogateescape")
