"""The error boundary: runs a command, turns whatever it raises into words on stderr and an exit code."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from typing import TYPE_CHECKING

from clientctl.cli import quick, streams
from clientctl.cli.call import Call
from clientctl.cli.options import VERSION, Options
from clientctl.cli.session import Session
from clientctl.errors import ClientctlError, ExitCode, Failed, message

if TYPE_CHECKING:
    from types import FrameType


class _Terminated(BaseException):
    """SIGTERM came: unwind, so that nothing half-done stays behind."""


def main(arguments: Sequence[str]) -> int:
    """Run clientctl with these arguments; the exit code."""
    streams.prepare()
    signal.signal(signal.SIGTERM, _on_term)
    try:
        return _run(arguments)
    except BrokenPipeError:
        streams.close_quietly()
        return ExitCode.BROKEN_PIPE
    except KeyboardInterrupt:
        streams.write_err("")
        return ExitCode.INTERRUPTED
    except _Terminated:
        return ExitCode.TERMINATED


def _run(arguments: Sequence[str]) -> int:
    """The exit code of a command, what it raised told in the language that is known by then."""
    session = Session(Options())
    try:
        call = quick.read(arguments)
        if call is None:
            from clientctl.cli import app  # typer

            session = Session(app.read_tolerantly(arguments))
            call = app.read(arguments)
        session = Session(call.options)
        return _carry_out(call, session)
    except ClientctlError as error:
        return _tell(error, session)
    except BrokenPipeError:
        raise
    except OSError as error:
        streams.close_quietly()
        return _tell(_output_failed(error), session)
    except Exception as error:  # noqa: BLE001  # the boundary: nobody above can word it
        if session.options.debug:
            import traceback

            traceback.print_exc()
        kind = f"{type(error).__name__}: {error}"
        return _tell(Failed("cli.internal", kind=kind, hint=message("cli.internal_hint")), session)


def _carry_out(call: Call, session: Session) -> int:
    if call.question == VERSION:
        return _print_version()
    if call.question is None and call.command is not None:
        if call.command.reads_all and call.options.as_of is None:
            session.look_ahead()
        try:
            return call.command.run(session, **call.values)
        finally:
            session.close()
    from clientctl.cli import help

    if call.group is not None:
        return help.print_group(call.group, session)
    return help.print_overview(session) if call.command is None else help.print_command(call.command, session)


def _print_version() -> int:
    from clientctl import __version__

    streams.write_out([f"clientctl {__version__}\n"])
    return ExitCode.DONE


def _tell(error: ClientctlError, session: Session) -> int:
    from clientctl.render.notice import render_error

    if session.options.debug and error.__cause__ is not None:
        import traceback

        traceback.print_exception(error)
    streams.write_err(render_error(error, session.style(is_error=True)))
    streams.settle()
    return error.exit_code


def _output_failed(error: OSError) -> Failed:
    """Reading and writing of the book's files is refused in the store's words; what is left is our own streams."""
    from clientctl.store.reasons import reason

    where = error.filename if isinstance(error.filename, str) else "stdout"
    return Failed("cli.io", path=where, reason=reason(error), hint=message("cli.io_hint"))


def _on_term(number: int, frame: FrameType | None) -> None:
    raise _Terminated
