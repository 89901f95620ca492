"""Running git: the user's own, found once, asked with fixed options and a clean environment."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from clientctl.errors import Conflict, Failed, Message, message
from clientctl.frozen import frozen
from clientctl.store import fs, leftovers
from clientctl.store.places import Place, Repository

if TYPE_CHECKING:
    from subprocess import Popen

SECONDS_TO_ASK: Final = 60
SECONDS_TO_ACT: Final = 600  # a commit waits for the user's hooks and signing
_GRACE: Final = 5  # seconds for git to put its own locks away when told to stop

# What a caller inside a hook or an alias has set for another repository, index or meaning of paths.
_FOREIGN: Final = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_CEILING_DIRECTORIES",
    "GIT_EXTERNAL_DIFF",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
)
_OURS: Final = {"GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat", "LANGUAGE": "en"}
_OPTIONS: Final = (
    "--no-pager",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "safe.bareRepository=explicit",
    "-c",
    "protocol.ext.allow=never",
)


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

    def ask(self, *arguments: str) -> Finished:
        """Run a command that only reads, optional locks left alone."""
        return _ask(self._command("--no-optional-locks", *arguments), self.place.root, self._environ)

    def act(self, *arguments: str, stdin: bytes = b"") -> Finished:
        """Run a command that may take git's locks; what it said comes as `errors`.

        While it runs a note says so, by which the locks of a git that was killed are known (`leftovers`).
        """
        with leftovers.noted(self.place) as note:
            if fs.is_there(self._index_lock):
                finished = Finished(128, b"", f"'{self._index_lock}': File exists")
            else:
                finished = _act(self._command(*arguments), self.place.root, self._environ, note, stdin)
        if finished.code < 0:
            leftovers.clear(self.place, self.repository)
        else:
            leftovers.forget(self.place)
        return finished

    @cached_property
    def identity(self) -> Identity:
        """user.name and user.email of git's settings."""
        found = self.ask("config", "-z", "--get-regexp", r"^user\.(name|email)$")
        pairs = (entry.partition("\n") for entry in found.output.decode("utf-8", "replace").split("\0"))
        values = {key: value.strip() for key, _, value in pairs}
        return Identity(values.get("user.name", ""), values.get("user.email", ""))

    def user_name(self) -> str:
        """git's user.name, "" if there is none."""
        return self.identity.name

    def wait_for_index(self, *, patience: float = leftovers.PATIENCE) -> None:
        """Return once no other git holds the index; Conflict after the patience."""
        if not leftovers.wait_until_gone(self._index_lock, patience):
            path = str(self._index_lock)
            raise Conflict("store.index_locked", path=path, hint=message("store.finish_other_git", path=path))

    @property
    def _index_lock(self) -> Path:
        return self.repository.git_dir / "index.lock"

    def _command(self, *arguments: str) -> list[str]:
        return [str(self._binary), *_OPTIONS, *arguments]


def find_git(place: Place, environ: Mapping[str, str]) -> tuple[Git | None, tuple[Message, ...]]:
    """git for a book, None without a repository or (which is told) the program; starts no process."""
    if place.repository is None:
        return None, ()
    binary = find_binary(environ)
    if binary is None:
        return None, (message("store.git_missing"),)
    return Git(binary, place, place.repository, environ), ()


def find_binary(environ: Mapping[str, str]) -> Path | None:
    """The git program by the PATH, whose relative directories (`.`) do not count."""
    directories = environ.get("PATH", os.defpath).split(os.pathsep)
    path = os.pathsep.join(directory for directory in directories if Path(directory).is_absolute())
    found = shutil.which("git", path=path)
    return Path(found) if found else None


def clean_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The caller's environment without what would send git elsewhere, questions and pagers switched off."""
    return {**{name: value for name, value in environ.items() if name not in _FOREIGN}, **_OURS}


def init(root: Path, environ: Mapping[str, str]) -> bool:
    """Make a repository at `root`, an existing directory inside none; False without the git program."""
    binary = find_binary(environ)
    if binary is None:
        return False
    command = [str(binary), *_OPTIONS, "-c", "advice.defaultBranchName=false", "init", "--quiet"]
    finished = _ask(command, root, clean_environment(environ))
    if finished.code:
        raise Failed("store.git_failed", command="git init", reason=finished.reason)
    return True


def _ask(command: Sequence[str], root: Path, environ: Mapping[str, str]) -> Finished:
    import subprocess

    try:
        done = subprocess.run(
            command,
            cwd=root,
            env=environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS_TO_ASK,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Failed("store.git_too_slow", seconds=SECONDS_TO_ASK, hint=message("store.try_again")) from error
    except OSError as error:
        raise _cannot_start(error) from error
    return Finished(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


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
