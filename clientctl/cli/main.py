"""The error boundary: runs a command, turns whatever it raises into words on stderr and an exit code."""

from __future__ import annotations

import signal
import sys
import traceback
from collections.abc import Sequence
from types import FrameType

import typer

from clientctl.cli import options, streams
from clientctl.cli.app import HelpAskedError, build_root
from clientctl.cli.click_parts import UsageError
from clientctl.cli.session import Session
from clientctl.cli.usage import worded
from clientctl.errors import ClientctlError, ExitCode, Failed, message
from clientctl.render import render_error


class _Terminated(BaseException):
    """SIGTERM came: unwind, so that nothing half-done stays behind."""


def main(arguments: Sequence[str]) -> int:
    """Run clientctl with these arguments; the exit code."""
    streams.prepare()
    signal.signal(signal.SIGTERM, _on_term)
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        streams.close_quietly()
        return ExitCode.BROKEN_PIPE
    except OSError as error:
        streams.close_quietly()
        return _tell(_output_failed(error), arguments)
    except KeyboardInterrupt:
        streams.write_err("")
        return ExitCode.INTERRUPTED
    except _Terminated:
        return ExitCode.TERMINATED


def _run(arguments: Sequence[str]) -> int:
    root = build_root()
    try:
        # not root.main: it takes a broken pipe for a failure of its own
        with root.make_context("clientctl", list(arguments)) as ctx:
            return int(root.invoke(ctx) or 0)
    except typer.Exit as end:
        return end.exit_code
    except HelpAskedError as asked:
        from clientctl.cli import help

        said = options.tolerantly(arguments)
        return help.print_overview(said) if asked.command is None else help.print_command(asked.command, said)
    except UsageError as error:
        return _tell(worded(error), arguments)
    except ClientctlError as error:
        return _tell(error, arguments)
    except (OSError, KeyboardInterrupt, _Terminated):
        raise
    except Exception as error:  # noqa: BLE001  # the boundary: nobody above can word it
        if options.tolerantly(arguments).debug:
            traceback.print_exc()
        kind = f"{type(error).__name__}: {error}"
        return _tell(Failed("cli.internal", kind=kind, hint=message("cli.internal_hint")), arguments)


def _tell(error: ClientctlError, arguments: Sequence[str]) -> int:
    said = options.tolerantly(arguments)
    if said.debug and error.__cause__ is not None:
        traceback.print_exception(error)
    streams.write_err(render_error(error, Session(said).style(is_error=True)))
    return error.exit_code


def _output_failed(error: OSError) -> Failed:
    """Reading and writing of the book's files is refused in the store's words; what is left is our own streams."""
    where = error.filename if isinstance(error.filename, str) else "stdout"
    return Failed("cli.io", path=where, reason=error.strerror or str(error), hint=message("cli.io_hint"))


def _on_term(number: int, frame: FrameType | None) -> None:
    raise _Terminated
