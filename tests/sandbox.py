"""A place of its own for the examples of one page: a fresh example book, a fixed day, user, language and git."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from tests import warm
from tests.blocks import Outcome, entry_ids, masked

PROJECT: Final = Path(__file__).resolve().parent.parent
_EXAMPLE: Final = PROJECT / "clients.example"
_SECONDS: Final = 60
_GIT_CONFIG: Final = "[user]\n\tname = li\n\temail = li@chengxi.example\n[init]\n\tdefaultBranch = main\n"
_NOON: Final = "2026-11-21T12:00:00+0000"
_QUOTED: Final = re.compile(r"""'[^']*'|"[^"$`\\!]*\"""")
_FOR_A_SHELL: Final = re.compile(r"""[$`\\|&;<>(){}*?\[\]#~!'"\n]""")


@dataclass(frozen=True, slots=True)
class Sandbox:
    """Where commands run: each a process of its own, in the directory of the book, one after the other."""

    directory: Path
    environment: dict[str, str]
    known_ids: frozenset[str]

    def run(self, command: str) -> Outcome:
        """Run a command as a shell would, its stdout and stderr in one stream, nothing on its stdin."""
        words = plain_words(command)
        return self.run_in_shell(command) if words is None else self._run_warm(words)

    def run_in_shell(self, command: str) -> Outcome:
        """The same in a POSIX shell, with the installed clientctl."""
        finished = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=self.directory,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_SECONDS,
            check=False,
        )
        return self._outcome(finished.stdout, finished.returncode)

    def after(self, command: str) -> Sandbox:
        """Where the command that follows runs: elsewhere after a `cd` that stands alone, as somebody else after an
        `unset`.
        """
        if match := re.fullmatch(r"cd (\S+)", command):
            return replace(self, directory=self.directory / match[1])
        if match := re.fullmatch(r"unset (\w+)", command):
            left = {name: value for name, value in self.environment.items() if name != match[1]}
            return replace(self, environment=left)
        return self

    def _run_warm(self, words: Sequence[str]) -> Outcome:
        finished = warm.run(words, cwd=self.directory, env=self.environment, is_one_stream=True)
        return self._outcome(finished.out, finished.code)

    def _outcome(self, printed: bytes, code: int) -> Outcome:
        text = masked(printed.decode("utf-8", "backslashreplace"), self.known_ids)
        return Outcome(tuple(text.splitlines()), code)


def plain_words(command: str) -> list[str] | None:
    """The words after `clientctl` of a line that is this one command and needs nothing of a shell but quotes."""
    if not command.startswith("clientctl ") or _FOR_A_SHELL.search(_QUOTED.sub("x", command)):
        return None
    return shlex.split(command)[1:]


def build_sandbox(place: Path, language: str | None = None) -> Sandbox:
    """A sandbox within an empty directory; language: of messages (None: the book's own)."""
    directory = place / _EXAMPLE.name
    shutil.copytree(_EXAMPLE, directory)
    home = place / "home"
    home.mkdir()
    (home / "gitconfig").write_text(_GIT_CONFIG, encoding="utf-8")
    known = frozenset[str]().union(*(entry_ids(f.read_text("utf-8")) for f in directory.rglob("*.yaml")))
    return Sandbox(directory, _environment(place, home, language), known)


def _environment(place: Path, home: Path, language: str | None) -> dict[str, str]:
    scripts = Path(sysconfig.get_path("scripts"))
    if not (scripts / "clientctl").exists():
        raise RuntimeError("clientctl is not installed for this interpreter: pip install -e '.[dev]'")
    spoken = {} if language is None else {"CLIENTCTL_LANG": language}
    return {
        "PATH": os.pathsep.join((str(scripts), os.environ.get("PATH", os.defpath))),
        # the installed command runs the package that these tests import, also where that is a checkout
        "PYTHONPATH": str(warm.PROJECT),
        "HOME": str(home),
        **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "CACHE", "DATA", "STATE")},
        "GIT_CONFIG_GLOBAL": str(home / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CEILING_DIRECTORIES": str(place),
        "GIT_AUTHOR_DATE": _NOON,
        "GIT_COMMITTER_DATE": _NOON,
        "GIT_PAGER": "cat",
        "PAGER": "cat",
        "CLIENTCTL_USER": "li",
        "CLIENTCTL_TODAY": "2026-11-21",
        "COLUMNS": "80",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        **spoken,
    }
