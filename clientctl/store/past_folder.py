"""The files of a book as they stood in a commit, read like those of a directory."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from clientctl.frozen import frozen
from clientctl.store import fs
from clientctl.store.cache.signatures import Key, Scan, Signature
from clientctl.store.folder import PLACES, Entry, Folder, entry_of
from clientctl.store.history import lacking
from clientctl.store.log_reading import NO_FILE
from clientctl.store.objects import Objects

_ENDING: Final = ".yaml"
_PART: Final = 12  # hexadecimal digits of an object's id that a signature takes as one number


@frozen
class PastFolder(Folder):
    """A book's root in a commit; files: their objects by path."""

    files: Mapping[str, str]
    objects: Objects

    @cached_property
    def _by_directory(self) -> Mapping[str, Mapping[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for path, blob in self.files.items():
            directory, _, name = path.rpartition("/")
            found.setdefault(directory, {})[name] = blob
        return found

    def entries(self, directory: str) -> tuple[Entry, ...]:
        items = (_Item(name, blob) for name, blob in self._by_directory.get(directory, {}).items())
        found = (entry_of(directory, item) for item in items)
        return tuple(sorted((e for e in found if e is not None), key=lambda entry: (entry.id, entry.path)))

    def read(self, relative: str) -> bytes:
        return self.read_with_status(relative)[0]

    def read_with_status(self, relative: str) -> tuple[bytes, os.stat_result]:
        blob = self.files.get(relative)
        if blob is None:
            raise FileNotFoundError(relative)
        if blob == NO_FILE:
            raise fs.not_regular(relative, stat.S_IFLNK)
        raw = self.objects.content(blob)
        if raw is None:
            raise lacking(relative, str(self.root))
        return raw, _Item(relative, blob).stat()

    def exists(self, relative: str) -> bool:
        return relative in self.files

    def scan(self) -> Scan:
        """What `signatures.scan` tells of a directory; a file is known by its object, whatever its commit."""
        files: dict[Key, Signature] = {}
        is_odd = False
        for place in PLACES:
            for name, blob in self._by_directory.get(place, {}).items():
                if not name.endswith(_ENDING) or name[0] == "." or blob == NO_FILE:
                    is_odd = is_odd or name[0] != "."
                else:
                    files[name[: -len(_ENDING)], place == "archive"] = signature_of(blob)
        return Scan(files, is_odd, time.time_ns())


def signature_of(blob: str) -> Signature:
    """An object's id as a signature: four numbers, of which those in the place of times were long ago."""
    middle = 2 * _PART
    size, modified, changed, inode = (
        blob[middle : middle + _PART],
        blob[:_PART],
        blob[_PART:middle],
        blob[36:],
    )
    return int(size, 16), int(modified, 16), int(changed, 16), int(inode, 16)


class _Item:
    """A file of a commit as a directory would tell it."""

    def __init__(self, name: str, blob: str) -> None:
        self.name = name
        self._blob = blob

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        return self._blob != NO_FILE

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        if self._blob == NO_FILE:
            return os.stat_result((stat.S_IFLNK, *[0] * 9))
        size, modified, changed, inode = signature_of(self._blob)
        times = {"st_mtime_ns": modified, "st_ctime_ns": changed}
        return os.stat_result((stat.S_IFREG, inode, 0, 1, 0, 0, size, 0, 0, 0), times)
