"""`clientctl merge-driver`: how git merges the files of a book; git calls it, so it starts without the command line.

Any exit code but 0 (merged) and 6 (conflicts are marked) tells git's configuration to let git's own merge take over.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

from clientctl.errors import ClientctlError
from clientctl.merge.files import merge_files
from clientctl.merge.markers import USUAL_LENGTH, Marks
from clientctl.merge.shape import MergeShape
from clientctl.merge.sides import Sides
from clientctl.store.versions import Surroundings, look_around, read_version, write_version

MERGED: Final = 0
FAILED: Final = 1
USAGE: Final = 2
CONFLICTS: Final = 6
_FEWEST: Final = 3  # arguments
_MOST: Final = 8
_LONGEST: Final = 200  # marks


def merge_driver(arguments: Sequence[str]) -> int:
    """What the command does, without the command line unless a person asks for help."""
    if len(arguments) >= _FEWEST and not {"-h", "--help"}.intersection(arguments):
        return drive(arguments)
    from clientctl.cli.main import main

    return main(["merge-driver", *arguments])


def drive(arguments: Sequence[str]) -> int:
    """Merge %O %A %B into %A. Then come %L %P %S %X %Y, each of which may be missing or as it is written here."""
    given = [None if word.startswith("%") else word for word in arguments]
    base, own, other, length, path, _, ours, theirs = [*given, *[None] * _MOST][:_MOST]
    if not (base and own and other):
        return USAGE
    size = int(length) if length and length.isdecimal() else USUAL_LENGTH
    marks = Marks(ours or "ours", theirs or "theirs", min(max(size, USUAL_LENGTH), _LONGEST))
    try:
        return _merge(Sides(base, own, other), path or "", marks, size)
    except (ClientctlError, OSError, RecursionError, MemoryError):
        return FAILED


def _merge(versions: Sides[str], path: str, marks: Marks, size: int) -> int:
    files = versions.each(read_version)
    shape = _shape(look_around(os.getcwd(), path))  # noqa: PTH109
    merged = merge_files(files, path, shape, marks=marks)
    if merged is not None and merged.conflicts and _is_inner(size, path):
        merged = merge_files(files, path, shape, is_inner=True)
    if merged is None:
        return FAILED
    write_version(versions.ours, merged.raw)
    return CONFLICTS if merged.conflicts else MERGED


def _is_inner(size: int, path: str) -> bool:
    """Git merges two bases for another merge: for that it makes the marks longer than they are otherwise.

    A file's attributes may make them longer too; were that taken for an inner merge, both sides would be lost.
    """
    if size <= USUAL_LENGTH:
        return False
    from pathlib import Path

    from clientctl.store.git import find_git
    from clientctl.store.git_survey import mark_length
    from clientctl.store.places import locate

    git, _ = find_git(locate(Path.cwd()), os.environ)
    usual = mark_length(git, path) if git is not None and path else None
    return size > (usual or USUAL_LENGTH)


def _shape(around: Surroundings) -> MergeShape:
    if around.kind == "client":
        from clientctl.schema.lenient import client_shape

        return client_shape(around.schema)
    from clientctl.schema.shape import settings_shape, view_shape

    return settings_shape() if around.kind == "settings" else view_shape()
