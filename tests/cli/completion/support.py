"""A book to complete words from, and shells that are typed into as people do."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from tests.sandbox import Sandbox, build_sandbox

CANARY: Final = "canary"
# What must never be run, shown as it is, or end a word too early.
HOSTILE: Final = (
    f"$(touch {CANARY})",
    f"`touch {CANARY}`",
    f"; touch {CANARY} #",
    'it\'s "two" words',
    "*",
    "wow!!",
    "a\\b",
)
# What a terminal would obey, or a line would not hold.
UNSEEN: Final = ("\x1b[31mred", "two\nlines")
_SECONDS: Final = 20.0
_QUIET: Final = 0.08
_PROMPT: Final = "ready>"
_ESCAPES: Final = re.compile(
    r"\x1b(?:\[[0-9;?<>=]*[a-zA-Z]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78])|[\r\x0f\x00]"
)


def needs(shell: str) -> pytest.MarkDecorator:
    """Skips, and says so, where a shell is not installed."""
    return pytest.mark.skipif(
        shutil.which(shell) is None, reason=f"{shell} is not installed: apt-get install {shell}"
    )


def build_book(place: Path) -> Sandbox:
    """The example book, with a client whose tags are made to break things, read once."""
    sandbox = build_sandbox(place)
    tags = "".join(f"  - {_yaml(tag)}\n" for tag in (*HOSTILE, *UNSEEN))
    text = f'name: Trouble Makers\nowner: "o\'neil $HOME"\nstage: active\ntags:\n{tags}since: 2026-01-01\n'
    (sandbox.directory / "clients" / "trouble.yaml").write_text(text, encoding="utf-8")
    sandbox.run("clientctl find --count")
    return sandbox


def _yaml(text: str) -> str:
    escapes = {"\\": "\\\\", '"': '\\"', "\x1b": "\\e", "\n": "\\n"}
    return '"' + "".join(escapes.get(sign, sign) for sign in text) + '"'


@dataclass(slots=True)
class Terminal:
    """A shell in a terminal of its own."""

    descriptor: int

    def complete(self, line: str) -> str:
        """What is printed when a line is typed, completed by TAB, and then run."""
        self._press(line)
        self._press("\t")
        return self.run("")

    def run(self, line: str) -> str:
        """What a line prints, up to the next prompt."""
        os.write(self.descriptor, f"{line}\r".encode())
        return self.wait()

    def wait(self) -> str:
        """What is shown up to a prompt."""
        shown = ""
        end = time.monotonic() + _SECONDS
        while _PROMPT not in shown:
            assert time.monotonic() < end, f"no prompt after: {shown!r}"
            shown += self._read()
        return shown

    def _press(self, keys: str) -> None:
        os.write(self.descriptor, keys.encode())
        self._read()

    def _read(self) -> str:
        """Whatever comes, up to a pause, without what steers the terminal."""
        shown = b""
        patience = _SECONDS
        while select.select([self.descriptor], [], [], patience)[0]:
            try:
                data = os.read(self.descriptor, 65536)
            except OSError:  # the shell has ended
                break
            if not data:
                break
            shown += data
            patience = _QUIET
        return _ESCAPES.sub("", shown.decode("utf-8", "replace"))


@contextmanager
def terminal(command: Sequence[str], sandbox: Sandbox, **variables: str) -> Iterator[Terminal]:
    """A shell in the book's directory, ended at the end."""
    environment = {**sandbox.environment, "TERM": "xterm", "COLUMNS": "100", "LINES": "40", **variables}
    child, descriptor = pty.fork()
    if child == 0:
        os.chdir(sandbox.directory)
        os.execvpe(command[0], list(command), environment)
    try:
        shell = Terminal(descriptor)
        shell.wait()
        yield shell
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(descriptor)
