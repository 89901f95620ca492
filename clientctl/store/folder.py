"""The files of a book by directory: which there are, which of them cannot be a client's, and their bytes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, Literal, Protocol

from clientctl.errors import ClientctlError, Location, Problem, message
from clientctl.frozen import frozen
from clientctl.store import fs
from clientctl.store.reasons import cannot_read

if TYPE_CHECKING:
    from pathlib import Path

Place = Literal["clients", "archive"]
PLACES: Final[tuple[Place, ...]] = ("clients", "archive")

LIMIT: Final = 4 * 1024 * 1024  # bytes of one file; larger ones are refused as text
_ENDING: Final = ".yaml"
_LIKELY_MISTAKES: Final = (".yml",)


class Item(Protocol):
    """What stands in a directory, as `os.scandir` tells it."""

    @property
    def name(self) -> str: ...
    def is_file(self, *, follow_symlinks: bool = True) -> bool: ...
    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result: ...


@frozen
class Entry:
    """A file by id and path (`clients/acme.yaml`); one with a problem is not to be opened.

    `is_client`: the name is that of a client, whatever goes by it.
    """

    id: str
    path: str
    problem: Problem | None = None
    is_client: bool = True


@frozen
class Folder:
    """A book's root, read without following links."""

    root: Path

    def entries(self, directory: str) -> tuple[Entry, ...]:
        """The YAML files in a directory of the book by id; none if there is no such directory.

        InvalidData if the directory is a link or cannot be read.
        """
        try:
            with (
                fs.opened_directory(self.root, fs.split(directory)) as descriptor,
                os.scandir(descriptor) as found,
            ):
                entries = [entry for item in found if (entry := entry_of(directory, item)) is not None]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise cannot_read(directory, error) from error
        return tuple(sorted(entries, key=lambda entry: (entry.id, entry.path)))

    def read(self, relative: str) -> bytes:
        """A file's bytes, cut off one byte past the limit; errors as `fs.read_regular`."""
        return fs.read_regular(self.root, relative, limit=LIMIT + 1)

    def read_with_status(self, relative: str) -> tuple[bytes, os.stat_result]:
        """The same with what the file system said of the file just before."""
        return fs.read_with_status(self.root, relative, limit=LIMIT + 1)

    def exists(self, relative: str) -> bool:
        """Is there anything by this name?"""
        return fs.exists(self.root, relative)


def entry_of(directory: str, item: Item) -> Entry | None:
    """The file that something in a directory is; None for what is none of the book's."""
    name = item.name
    stem, ending = os.path.splitext(name)
    if name.startswith(".") or ending.lower() not in (_ENDING, *_LIKELY_MISTAKES):
        return None
    path = f"{directory}/{_printable(name)}"
    if ending != _ENDING:
        return Entry(_printable(stem), path, _warning(path, ending, stem), is_client=False)
    from clientctl.names import is_id, is_view_name

    is_view = directory == "views"
    if not (is_view_name if is_view else is_id)(stem):
        words = message("store.bad_view_name" if is_view else "store.bad_id", id=_printable(stem))
        problem = Problem(
            Location(path), words, message("store.rename_view" if is_view else "store.rename_id")
        )
        return Entry(_printable(stem), path, problem, is_client=False)
    if not item.is_file(follow_symlinks=False):
        return Entry(stem, path, _wrong_kind(path, item))
    return Entry(stem, path)


def _warning(path: str, ending: str, stem: str) -> Problem:
    hint = message("store.rename_to", name=_printable(stem) + _ENDING)
    return Problem(Location(path), message("store.other_ending", ending=ending), hint, severity="warning")


def _wrong_kind(path: str, item: Item) -> Problem:
    refusal: ClientctlError = fs.not_regular(path, item.stat(follow_symlinks=False).st_mode)
    return refusal.as_problem(path)


def _printable(name: str) -> str:
    """A file name that is not UTF-8 shows its odd bytes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
