"""The one way into a book's files: compared, written whole, finished by one commit, under one lock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from clientctl.errors import ClientctlError, Conflict, Failed, Message, message
from clientctl.model import ChangeSet, FileChange
from clientctl.store import atomic, commits, driver, fs, journal, leftovers, own_index, status
from clientctl.store.git import Finished, Git
from clientctl.store.journal import Journal
from clientctl.store.lock import PATIENCE, Lock
from clientctl.store.own_index import OwnIndex
from clientctl.store.places import Place
from clientctl.store.placing import in_order, require_unchanged, write_all
from clientctl.store.reasons import failures_told, reason

if TYPE_CHECKING:
    from clientctl.model.progress import Advance


class Writer:
    """Writes a book. `git` is None outside a repository and without the program; `user` is the author's name
    where git's settings have none."""

    def __init__(
        self, place: Place, git: Git | None, *, autocommit: bool, user: str, patience: float = PATIENCE
    ) -> None:
        self._place = place
        self._git = git
        self._commits_with = git if autocommit else None
        self._user = user
        self._lock = Lock(place.shared, patience=patience)
        self._own: OwnIndex | None = None

    @property
    def git(self) -> Git | None:
        """What keeps the history; None outside a repository and without the program."""
        return self._git

    @property
    def has_history(self) -> bool:
        """Whether git keeps what was there before."""
        return self._git is not None

    @property
    def commits(self) -> bool:
        """Whether each write is a commit."""
        return self._commits_with is not None

    def unkept(self, paths: Sequence[str]) -> tuple[status.PathState, ...]:
        """Those of the paths whose content git has not got, nor will have before a write changes them."""
        if self._git is None:
            return tuple(status.PathState(path, "untracked") for path in paths)
        states = status.differing(self._git, paths)
        status.require_merged(states)
        return tuple(state for state in states if state.kind == "ignored" or not self.commits)

    @contextmanager
    def locked(self) -> Iterator[tuple[Message, ...]]:
        """Hold the book's lock, and finish or undo first what a killed writer left; notices about that.

        What is planned from files must be read inside. Never to be held while an editor or the network runs.
        """
        self._place.make_private()
        with self._lock.held():
            with failures_told(str(self._place.root)):
                recovered = self._recover()
            with self._git_looking_ahead():
                yield recovered

    @contextmanager
    def _git_looking_ahead(self) -> Iterator[None]:
        """Let git look at its settings and its index while the caller plans what to write.

        Not before the recovery, which must see no git at work.
        """
        git = self._commits_with
        if git is None:
            yield
            return
        with suppress(Failed):  # a git that cannot be started is told when it is needed
            git.look_up_settings()
        self._own = own_index.begin(git)
        try:
            yield
        finally:
            git.end_questions()
            if self._own is not None:
                self._own.drop()

    def apply(self, changes: ChangeSet, advance: Advance = lambda done, total: None) -> tuple[Message, ...]:
        """Write all files and commit them, or write nothing; to be called under the lock. Returns notices.

        advance: told how many of all files are written.
        Conflict, nothing written: a file is not as `before` says, git has a merge or the like open, or its
        index stays locked. Failed, nothing written: the file system refuses. Failed, all written: the commit
        is refused.
        """
        if changes.is_empty:
            return ()
        changes = in_order(changes)
        with failures_told(str(self._place.root)):
            require_finished_git(self._place)
            if self._git is not None:
                self._git.wait_for_index()
            for change in changes.changes:
                require_unchanged(self._place, change)
            notices, ignored = self._prepare_git(changes)
            written = journal.begin(self._place, changes, changes.subject if self._commits_with else "")
            write_all(self._place, changes, written, advance)
        files = [change for change in changes.changes if change.path not in ignored]
        notices += self._commit(files, changes.subject)
        journal.end(self._place)
        return notices

    def _prepare_git(self, changes: ChangeSet) -> tuple[tuple[Message, ...], frozenset[str]]:
        """See to the merge driver and commit edits made by hand; notices, and the paths that git ignores."""
        notices: tuple[Message, ...] = ()
        if self._git is not None:
            notices += _repaired(self._git)
        if self._commits_with is None:
            return notices, frozenset()
        if self._own is not None and self._own.holds(changes.changes):
            return notices, frozenset()
        states = status.differing(self._commits_with, [change.path for change in changes.changes])
        status.require_merged(states)
        ignored = frozenset(state.path for state in states if state.kind == "ignored")
        edited = [state for state in states if state.kind != "ignored"]
        if edited:
            notices += commits.commit(
                self._commits_with,
                [state.path for state in edited],
                new=[state.path for state in edited if state.kind == "untracked"],
                subject=_edit_subject(changes, {state.path for state in edited}),
                user=self._user,
                code=commits.EDIT_REFUSED,
            )
        return (*notices, *commits.ignored_notices(sorted(ignored))), ignored

    def settle(self, changes: ChangeSet, paths: Sequence[str]) -> None:
        """Write files while git has a merge or the like open, and tell git that these paths are settled.

        No commit is made, which is left to whoever ends the merge; to be called under the lock. Conflict, nothing
        written: a file is not as `before` says, or git's index stays locked. Failed: nothing written, or (a later
        call mends it) all written and git refuses.
        """
        git = self._git
        if git is None:  # where there are conflicts there is git
            raise Failed("store.git_missing")
        changes = in_order(changes)
        with failures_told(str(self._place.root)):
            git.wait_for_index()
            for change in changes.changes:
                require_unchanged(self._place, change)
            written = journal.begin(self._place, changes, "")
            write_all(self._place, changes, written)
        journal.end(self._place)
        commits.stage(git, paths)

    def merge(self, head: str, target: str, subject: str) -> tuple[Finished, tuple[Message, ...]]:
        """Have git merge a commit into the branch, which is at `head`, with the driver seen to; under the lock.

        What git said, and notices; whatever cuts it off, the next writer puts it back.
        """
        from clientctl.store import merging

        git = self._git
        if git is None:  # without git there is nothing to merge
            raise Failed("store.git_missing")
        with failures_told(str(self._place.root)):
            git.wait_for_index()
            repaired = _repaired(git)
            finished, told = merging.merge(git, head, target, subject, self._user)
        return finished, (*repaired, *told)

    def end_merge(self) -> tuple[Message, ...]:
        """Commit a merge in which nothing is in conflict any more; under the lock. Failed when git refuses."""
        return () if self._git is None else commits.end_merge(self._git, self._user)

    def _commit(self, files: Sequence[FileChange], subject: str) -> tuple[Message, ...]:
        """Commit what is written; the next writer tries again, unless git or a hook refuses."""
        git = self._commits_with
        if git is None or not files:
            return ()
        paths = [change.path for change in files]
        new = [change.path for change in files if change.before is None]
        try:
            return commits.commit(git, paths, new=new, subject=subject, user=self._user, own=self._own)
        except commits.Refused:
            journal.end(self._place)
            raise
        except ClientctlError as error:
            raise commits.uncommitted(git, paths, subject, _why(error)) from error
        except OSError as error:
            raise commits.uncommitted(git, paths, subject, reason(error)) from error

    def _recover(self) -> tuple[Message, ...]:
        """Finish or undo what a killed writer left."""
        place = self._place
        if place.repository is not None:
            own_index.clear(place, place.repository)
            leftovers.clear(place, place.repository)
        told = self._put_merge_back()
        for directory in dict.fromkeys((place.private, place.shared)):
            atomic.remove_temporary(directory.parent, directory.name)
        cut_off = journal.load(place)
        if cut_off is None:
            return told
        journal.sweep(place, cut_off)
        states = [step.state(place) for step in cut_off.steps]
        if set(states) == {"after"}:
            return (*told, *self._finish(cut_off))
        left = journal.undo(place, cut_off.steps)
        journal.end(place)
        notices = told
        if "after" in states:
            notices += (message("store.undone", count=states.count("after")),)
        if len(states) > 1:
            notices += tuple(message("store.left_alone", path=path) for path in left)
        return notices

    def _put_merge_back(self) -> tuple[Message, ...]:
        """What a merge of ours left that was cut off; nearly never is there one."""
        if self._git is None or not fs.is_there(self._place.private / leftovers.MERGE_NOTE):
            return ()
        from clientctl.store import merging

        return merging.recover(self._git)

    def _finish(self, cut_off: Journal) -> tuple[Message, ...]:
        """Commit a write whose files are all in place; while a merge or the like is open, that waits."""
        told: tuple[Message, ...] = ()
        if self._git is not None and cut_off.subject:
            if self._git.repository.unfinished():
                return ()
            told = self._commit_late(self._git, cut_off)
        journal.end(self._place)
        return told

    def _commit_late(self, git: Git, cut_off: Journal) -> tuple[Message, ...]:
        states = status.differing(git, cut_off.paths)
        paths = [state.path for state in states if state.kind in ("changed", "untracked")]
        new = [state.path for state in states if state.kind == "untracked"]
        if not paths:
            return ()
        try:
            told = commits.commit(git, paths, new=new, subject=cut_off.subject, user=self._user)
        except Failed as failure:
            return (message("store.kept_uncommitted", reason=_why(failure)),)
        return (message("store.finished", subject=cut_off.subject.partition("\n")[0]), *told)


def require_finished_git(place: Place) -> None:
    """Conflict while git has a merge or the like open: nothing is written then."""
    unfinished = place.repository.unfinished() if place.repository else None
    if unfinished is not None:
        hint = message("store.finish_first", finish=unfinished.finish, abort=unfinished.abort)
        raise Conflict("store.unfinished", what=unfinished.name, hint=hint)


def _why(error: ClientctlError) -> object:
    return error.message.values.get("reason", error.message)


def _repaired(git: Git) -> tuple[Message, ...]:
    """See to the merge driver; a write does not fail for it."""
    try:
        driver.set_up(git)
    except Failed as error:
        return (message("store.driver_not_set", reason=_why(error)),)
    return ()


def _edit_subject(changes: ChangeSet, paths: set[str]) -> str:
    """`edit ID`, `edit N clients`; files that are no client's by their path."""
    edited = [change for change in changes.changes if change.path in paths]
    if len(edited) == 1:
        return f"edit {edited[0].client or edited[0].path}"
    noun = "clients" if all(change.client for change in edited) else "files"
    return f"edit {len(edited)} {noun}"
