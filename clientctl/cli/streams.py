"""The process's streams: UTF-8 whatever the locale, and what is known of the terminal behind them."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO, TextIO

from clientctl.errors import Conflict, Failed, InvalidData, Location, WrongUsage, message


def prepare() -> None:
    """Make stdout and stderr UTF-8 without ever failing on a character; fill the places of closed streams.

    A file opened later must not become somebody's stdout.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def size() -> tuple[int, int]:
    """Cells of the terminal's line, and its lines."""
    import shutil

    return shutil.get_terminal_size((80, 24))


def write_out(chunks: Iterable[str]) -> None:
    """Print to stdout and see that it arrived; Failed when it is closed."""
    if sys.stdout is None:
        raise Failed("cli.no_stdout", hint=message("cli.no_stdout_hint"))
    for chunk in chunks:
        sys.stdout.write(chunk)
    sys.stdout.flush()


def settle() -> None:
    """Send what an answer that broke off has left in stdout, or give it up: the error that is told says more."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError):
        close_quietly()


def write_err(line: str) -> None:
    """One line to stderr; when that is gone there is nobody to tell."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return


def read_bytes(name: str) -> bytes:
    """A file that the user names, or stdin for `-`."""
    if name == "-":
        return _stdin().read()
    with open(name, "rb") as file:  # noqa: PTH123  # a path of the user's, links and all
        return file.read()


def read_lines() -> Iterator[str]:
    """Lines of stdin as UTF-8; InvalidData, with the line, for bytes that are not."""
    for number, line in enumerate(_stdin(), 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            byte = f"0x{line[error.start]:02x}"
            raise InvalidData("cli.stdin_not_utf8", byte=byte, location=Location("stdin", number)) from None


def _stdin() -> BinaryIO:
    """The bytes of stdin; WrongUsage when it is closed."""
    if sys.stdin is None or sys.stdin.closed:
        raise WrongUsage("cli.no_stdin", hint=message("cli.no_stdin_hint"))
    return sys.stdin.buffer


def close_quietly() -> None:
    """Point stdout at nothing, so that the interpreter's own flush at exit does not fail again."""
    if sys.stdout is None:
        return
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, io.UnsupportedOperation):
        return


def refuse_existing(name: str) -> None:
    """Conflict when there is a file by this name, before anything else is done."""
    if os.path.lexists(name):
        raise Conflict("cli.file_exists", path=name, hint=message("cli.file_exists_hint"))


def write_new_file(name: str, data: bytes) -> None:
    """A file beside the book, readable by its owner alone; Conflict when there is one by this name."""
    try:
        descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Conflict("cli.file_exists", path=name, hint=message("cli.file_exists_hint")) from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
