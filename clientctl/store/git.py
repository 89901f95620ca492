"""Running git: the user's own, found once, asked with fixed options and a clean environment."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from clientctl.errors import Conflict, Failed, Message, message
from clientctl.frozen import frozen
from clientctl.store import fs, leftovers
from clientctl.store.places import Place, Repository
from clientctl.store.program import clean_environment, find_program

if TYPE_CHECKING:
    from subprocess import Popen

SECONDS_TO_ASK: Final = 60
SECONDS_TO_ACT: Final = 600  # a commit waits for the user's hooks and signing
_GRACE: Final = 5  # seconds for git to put its own locks away when told to stop

_OPTIONS: Final = (
    "--no-pager",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "safe.bareRepository=explicit",
    "-c",
    "protocol.ext.allow=never",
)
# In a partial clone objects may be elsewhere; older gits know no other way not to fetch them.
_OFFLINE: Final = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
# What is asked of git's settings: the author, and whatever lets a commit do more than commit.
_SETTINGS: Final = r"^(user\.(name|email)|core\.(hookspath|splitindex)|commit\.gpgsign|hook\..*)$"


@frozen
class Finished:
    """How a git process ended: exit code (negative: the signal that killed it) and what it said."""

    code: int
    output: bytes
    errors: str

    @property
    def reason(self) -> Message | str:
        """The first lines of what git said against it, in one line."""
        if self.code < 0:
            return message("store.git_killed", signal=str(-self.code))
        lines = [line.strip() for line in self.errors.splitlines()]
        said = " ".join(line for line in lines if line and not line.startswith("hint:"))
        return said[:300] or message("store.git_said_nothing", code=str(self.code))


class Question:
    """A git at work that only reads; whoever asked does something else until the answer is wanted."""

    def __init__(self, process: Popen[bytes], given: bytes = b"") -> None:
        self._process = process
        self._given = given or None

    def answer(self) -> Finished:
        """What it said, waited for; Failed if it does not come in time."""
        from subprocess import TimeoutExpired

        try:
            output, errors = self._process.communicate(self._given, timeout=SECONDS_TO_ASK)
        except BaseException as error:
            self.drop()
            if not isinstance(error, TimeoutExpired):
                raise
            hint = message("store.try_again")
            raise Failed("store.git_too_slow", seconds=SECONDS_TO_ASK, hint=hint) from error
        return Finished(self._process.returncode, output, errors.decode("utf-8", "replace"))

    def drop(self) -> None:
        """End it: nobody wants the answer any more."""
        self._process.kill()
        self._process.communicate()


@frozen
class Identity:
    """Whom git's settings name as the author of commits; empty where they do not."""

    name: str
    email: str


class Git:
    """One working tree, through the git program."""

    def __init__(
        self, binary: Path, place: Place, repository: Repository, environ: Mapping[str, str]
    ) -> None:
        self.place = place
        self.repository = repository
        self._binary = binary
        self._environ = clean_environment(environ)
        self._asked: Question | None = None

    def offline(self) -> Git:
        """The same, asking no other repository for what this one lacks."""
        return self.with_variables(_OFFLINE)

    def ask(self, *arguments: str, stdin: bytes = b"") -> Finished:
        """Run a command that only reads, optional locks left alone."""
        return self.begin(*arguments, stdin=stdin).answer()

    def begin(self, *arguments: str, index: Path | None = None, stdin: bytes = b"") -> Question:
        """Start such a command and go on; `index`: another one than the repository's own."""
        command = self.command("--no-optional-locks", *arguments)
        return _begin(command, self.place.root, self.environment(index), stdin)

    def act(self, *arguments: str, stdin: bytes = b"") -> Finished:
        """Run a command that may take git's locks; what it said comes as `errors`."""
        busy = Finished(128, b"", f"'{self.index_lock}': File exists")
        if fs.is_there(self.index_lock):
            return busy
        with self.at_work() as work:
            return busy if fs.is_there(self.index_lock) else work.run(*arguments, stdin=stdin)

    @contextmanager
    def at_work(self, name: str = leftovers.NOTE) -> Iterator[Work]:
        """Where commands run that may take git's locks.

        A note says so meanwhile, by which the locks of a git that was killed are known (`leftovers`).
        """
        with leftovers.noted(self.place, name) as note:
            work = Work(self, note)
            yield work
        if work.was_killed:
            leftovers.clear(self.place, self.repository, name)
        else:
            leftovers.forget(self.place, name)

    def with_variables(self, variables: Mapping[str, str]) -> Git:
        """The same with more in its environment."""
        return Git(self._binary, self.place, self.repository, {**self._environ, **variables})

    def look_up_settings(self) -> Question:
        """Begin to ask for git's settings, which will be wanted soon."""
        self._asked = self._asked or self.begin("config", "-z", "--get-regexp", _SETTINGS)
        return self._asked

    @cached_property
    def settings(self) -> Mapping[str, str]:
        """Those of git's settings that matter here, by their names in small letters."""
        found = self.look_up_settings().answer().output.decode("utf-8", "replace")
        pairs = (entry.partition("\n") for entry in found.split("\0") if entry)
        return {key: value.strip() for key, _, value in pairs}

    def end_questions(self) -> None:
        """End what was begun and then not wanted."""
        if self._asked is not None and "settings" not in self.__dict__:
            self._asked.drop()
            self._asked = None

    @property
    def identity(self) -> Identity:
        """user.name and user.email of git's settings."""
        return Identity(self.settings.get("user.name", ""), self.settings.get("user.email", ""))

    def user_name(self) -> str:
        """git's user.name, "" if there is none."""
        return self.identity.name

    def wait_for_index(self, *, patience: float = leftovers.PATIENCE) -> None:
        """Return once no other git holds the index; Conflict after the patience."""
        if not leftovers.wait_until_gone(self.index_lock, patience):
            path = str(self.index_lock)
            raise Conflict("store.index_locked", path=path, hint=message("store.finish_other_git", path=path))

    @property
    def index_lock(self) -> Path:
        """What is there while a git writes the index."""
        return self.repository.git_dir / "index.lock"

    def environment(self, index: Path | None = None) -> Mapping[str, str]:
        """What git is given, with another index than the repository's own."""
        return self._environ if index is None else {**self._environ, "GIT_INDEX_FILE": str(index)}

    def command(self, *arguments: str) -> list[str]:
        """The words of a call of git."""
        return [str(self._binary), *_OPTIONS, *arguments]


class Work:
    """Commands one after the other, until one is killed."""

    def __init__(self, git: Git, note: IO[bytes]) -> None:
        self._git = git
        self._note = note
        self.was_killed = False

    def run(self, *arguments: str, stdin: bytes = b"", index: Path | None = None) -> Finished:
        """Run a command; with an `index` of our own, it leaves the repository's alone."""
        git = self._git
        command, environ = git.command(*arguments), git.environment(index)
        finished = _act(command, git.place.root, environ, self._note, stdin)
        self.was_killed = finished.code < 0
        return finished


def find_git(place: Place, environ: Mapping[str, str]) -> tuple[Git | None, tuple[Message, ...]]:
    """git for a book, None without a repository or (which is told) the program; starts no process."""
    if place.repository is None:
        return None, ()
    binary = find_program("git", environ)
    if binary is None:
        return None, (message("store.git_missing"),)
    return Git(binary, place, place.repository, environ), ()


def init(root: Path, environ: Mapping[str, str]) -> bool:
    """Make a repository at `root`, an existing directory inside none; False without the git program."""
    binary = find_program("git", environ)
    if binary is None:
        return False
    command = [str(binary), *_OPTIONS, "-c", "advice.defaultBranchName=false", "init", "--quiet"]
    finished = _begin(command, root, clean_environment(environ)).answer()
    if finished.code:
        raise Failed("store.git_failed", command="git init", reason=finished.reason)
    return True


def _begin(command: Sequence[str], root: Path, environ: Mapping[str, str], stdin: bytes = b"") -> Question:
    import subprocess

    try:
        process = subprocess.Popen(
            command,
            cwd=root,
            env=environ,
            stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    except OSError as error:
        raise _cannot_start(error) from error
    return Question(process, stdin)


def _act(
    command: Sequence[str], root: Path, environ: Mapping[str, str], said: IO[bytes], stdin: bytes
) -> Finished:
    """Output goes to a file, for a hook may leave a process behind that would hold a pipe open for ever."""
    import subprocess

    start = said.seek(0, os.SEEK_END)
    try:
        process = subprocess.Popen(
            command, cwd=root, env=environ, stdin=subprocess.PIPE, stdout=said, stderr=subprocess.STDOUT
        )
    except OSError as error:
        raise _cannot_start(error) from error
    with _stopped_after(process, SECONDS_TO_ACT):
        process.communicate(stdin)
    said.seek(start)
    return Finished(process.returncode, b"", said.read().decode("utf-8", "replace"))


@contextmanager
def _stopped_after(process: Popen[bytes], seconds: float) -> Iterator[None]:
    """End the process when it takes too long, and when we are interrupted ourselves."""
    from threading import Timer

    # waiting with a timeout would ask again and again, which makes each commit some milliseconds longer
    timer = Timer(seconds, process.terminate)
    timer.start()
    try:
        yield
    except BaseException:
        _stop(process)
        raise
    finally:
        timer.cancel()


def _stop(process: Popen[bytes]) -> None:
    import subprocess

    process.terminate()
    try:
        process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _cannot_start(error: OSError) -> Failed:
    from clientctl.store.reasons import reason, remedy

    return Failed("store.git_not_started", reason=reason(error), hint=remedy(error))
