"""The user's editor: found in the environment, never in the book, and run at the terminal without a shell."""

from __future__ import annotations

import os
import shlex
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from clientctl.cli.environment import Environment
from clientctl.errors import Failed, WrongUsage, message
from clientctl.frozen import frozen
from clientctl.store.program import find_program
from clientctl.store.reasons import reason

if TYPE_CHECKING:
    from subprocess import Popen
    from types import FrameType

_VARIABLES: Final = ("CLIENTCTL_EDITOR", "VISUAL", "EDITOR")
_USUAL: Final = ("editor", "nano", "vim", "vi", "emacs")
# Keys that are meant for the editor while it has the terminal.
_KEYS: Final = (signal.SIGINT, signal.SIGQUIT)
_GRACE: Final = 5  # seconds for the editor to save what it can when we are told to stop
# What a shell says for a program that Ctrl-C has ended.
_INTERRUPTED: Final = (-signal.SIGINT, 128 + signal.SIGINT)


@frozen
class Editor:
    """A program and its arguments, and how the user called it."""

    words: tuple[str, ...]
    name: str

    def run(self, path: Path) -> None:
        """Let a person edit a file; Failed when the editor fails, KeyboardInterrupt when that was Ctrl-C."""
        import subprocess

        with _terminal_kept(), _keys_left_to_editor():
            try:
                # what an editor prints is no answer of ours: its stdout is the terminal that stderr is
                process = subprocess.Popen([*self.words, str(path)], stdout=sys.stderr)
            except (OSError, ValueError) as error:
                why = reason(error) if isinstance(error, OSError) else str(error)
                raise _not_started(self.name, why) from error
            code = _wait(process)
        if code in _INTERRUPTED:
            raise KeyboardInterrupt
        if code:
            hint = message("editing.choose_editor")
            if code < 0:
                raise Failed("editing.editor_killed", name=self.name, signal=str(-code), hint=hint)
            raise Failed("editing.editor_failed", name=self.name, code=str(code), hint=hint)


def find_editor(environment: Environment) -> Editor:
    """The editor that the first of the variables names, else a usual one; WrongUsage when there is none.

    Failed when the one named is not there.
    """
    named = ((name, environment.get(name) or "") for name in _VARIABLES)
    variable, line = next(((name, line) for name, line in named if line.strip()), ("", ""))
    if not variable:
        found = ((name, find_program(name, environment.variables)) for name in _USUAL)
        editor = next((Editor((str(path),), name) for name, path in found if path is not None), None)
        if editor is None:
            raise WrongUsage("editing.no_editor", hint=message("editing.choose_editor"))
        return editor
    try:
        name, *arguments = shlex.split(line)
    except ValueError:  # a quote that is not closed
        hint = message("editing.choose_editor")
        raise WrongUsage("cli.bad_variable", name=variable, value=line, hint=hint) from None
    has_place = os.sep in name
    program = Path(name).expanduser() if has_place else find_program(name, environment.variables)
    if program is None:
        raise _not_started(name, message("store.not_there"))
    return Editor((str(program), *arguments), name)


def _not_started(name: str, why: object) -> Failed:
    hint = message("editing.choose_editor")
    return Failed("editing.editor_not_started", name=name, reason=why, hint=hint)


def _wait(process: Popen[bytes]) -> int:
    """Its exit code; when we are stopped ourselves, it is told to stop too."""
    import subprocess

    try:
        return process.wait()
    except BaseException:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE)
        raise


@contextmanager
def _keys_left_to_editor() -> Iterator[None]:
    """Ctrl-C and Ctrl-\\ reach the editor alone: a handler, unlike a signal that is ignored, is not inherited."""

    def leave(number: int, frame: FrameType | None) -> None:
        pass

    before = {key: signal.signal(key, leave) for key in _KEYS}
    try:
        yield
    finally:
        for key, handler in before.items():
            signal.signal(key, handler)


@contextmanager
def _terminal_kept() -> Iterator[None]:
    """The terminal's settings as they were, whatever state an editor that crashed has left it in."""
    try:
        settings = termios.tcgetattr(sys.stdin)
    except termios.error:
        yield
        return
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, settings)
