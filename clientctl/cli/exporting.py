"""Where an export goes: a file of the user's, written whole or not at all, or stdout."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Final

from clientctl.cli import streams
from clientctl.cli.session import Session
from clientctl.errors import Conflict, Failed, Message, WrongUsage, message
from clientctl.exchange.table import FORMATS, Format, find_format
from clientctl.names import nearest
from clientctl.store.atomic import write_new, write_private
from clientctl.store.reasons import cannot_write

STDOUT: Final = "-"
# What a book consists of, in which nothing else may be put.
_OF_THE_BOOK: Final = frozenset({"clients", "archive", "views", "schema", "clientctl.yaml", ".git"})
_PRIVATE: Final = 0o600


def choose_format(file: str, name: str | None) -> Format:
    """The format by its name, else by the file's ending; WrongUsage with what there is."""
    names = tuple(FORMATS)
    if name is not None:
        found = find_format(name)
        if found is None:
            hint = message("cli.formats", names=nearest(name, names) or names)
            raise WrongUsage("cli.no_format", name=name, hint=hint)
        return found
    if file == STDOUT:
        raise WrongUsage("exports.needs_format", hint=message("exports.name_format", names=names))
    ending = Path(file).suffix
    found = find_format(ending) if ending else None
    if found is None:
        endings = tuple(ending for row in FORMATS.values() for ending in row.endings)
        hint = message("exports.endings", endings=endings)
        raise WrongUsage("exports.unknown_ending", file=file, hint=hint)
    return found


def refuse_target(session: Session, file: str, form: Format, *, is_forced: bool) -> None:
    """Refuse, before any work is done, a file that cannot or must not be written."""
    if file == STDOUT:
        if not form.is_text and streams.is_terminal(sys.stdout):
            raise WrongUsage("exports.no_text", name=form.name, hint=message("exports.into_file"))
        return
    path = Path(file)
    if path.is_dir():
        raise Failed("exports.is_directory", path=file, hint=message("exports.name_file"))
    if _is_special(path):
        return
    if os.path.lexists(file) and not is_forced:
        raise Conflict("cli.file_exists", path=file, hint=message("exports.force"))
    real = path.resolve()
    if real.is_relative_to(session.root) and real.relative_to(session.root).parts[0] in _OF_THE_BOOK:
        raise WrongUsage("exports.in_book", path=file, hint=message("exports.beside_book"))
    if not path.parent.is_dir():
        raise Failed("exports.no_directory", path=path.parent, hint=message("exports.make_directory"))


def deliver(data: bytes, file: str, form: Format, *, is_forced: bool) -> None:
    """Write the file (0600), or print it."""
    if file == STDOUT:
        _print(data, form)
        return
    path = Path(file)
    if _is_special(path):
        try:
            path.write_bytes(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise cannot_write(file, error) from error
        return
    if is_forced:
        real = path.resolve()  # a link keeps leading where it leads
        write_private(real.parent, real.name, data, is_durable=True)
    else:
        write_new(path.parent, path.name, data, mode=_PRIVATE)


def _print(data: bytes, form: Format) -> None:
    if streams.is_terminal(sys.stdout):
        from clientctl.render.safe import safe

        streams.write_out([safe(data.decode("utf-8-sig").replace("\r\n", "\n"), keep="\n\t")])
        return
    if sys.stdout is None:
        raise Failed("cli.no_stdout", hint=message("cli.no_stdout_hint"))
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _is_special(path: Path) -> bool:
    """A pipe or a device, which is written into and never replaced."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def told(count: int | None, file: str, form: Format) -> Message:
    """How many clients went where; None: it is a template."""
    if count is None:
        given = message("exports.template_written", file=file)
        return message("exports.template_printed", format=form.name) if file == STDOUT else given
    if file == STDOUT:
        return message("exports.printed" if count else "exports.none_printed", count=count, format=form.name)
    return message("exports.written" if count else "exports.none_written", count=count, file=file)
