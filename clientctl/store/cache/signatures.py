"""Signatures: what the file system says of a file, by which it is told whether it is still the one that was read.

A file that was changed less than two seconds before it was looked at may be changed again without another
signature (stamps are coarse on some file systems), so until then its content is compared as well.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from clientctl.errors import ClientctlError
from clientctl.frozen import attribute, frozen
from clientctl.store.folder import PLACES, Place
from clientctl.store.fs import opened_directory
from clientctl.store.reasons import cannot_read

if TYPE_CHECKING:
    from pathlib import Path

# A file by the client's id and whether it is archived; files are sorted by it.
Key = tuple[str, bool]
Signature = tuple[int, int, int, int]  # size, mtime_ns, ctime_ns, inode
# Nanoseconds: two seconds, and what stamps may lag behind the clock.
YOUNG: Final = 2_100_000_000
_ENDING: Final = ".yaml"
_UNKNOWN: Final = (-1, -1, -1, -1)


@frozen
class Scan:
    """The directories at a moment: signatures of the YAML files, and whether there is something else as well.

    now: the clock's nanoseconds just before. refused: why a directory could not be read, whose files are left out.
    """

    files: Mapping[Key, Signature]
    is_odd: bool
    now: int
    refused: Mapping[Place, ClientctlError] = attribute(factory=dict)


def signature_of(status: os.stat_result) -> Signature:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def is_young(signature: Signature, now: int) -> bool:
    """Whether the file may change again without its signature showing it; so may one dated ahead."""
    return max(signature[1], signature[2]) > now - YOUNG


def young_ones(files: Mapping[Key, Signature], now: int) -> frozenset[Key]:
    """Those of many files that are young."""
    limit = now - YOUNG
    return frozenset([key for key, (_, mtime, ctime, _) in files.items() if mtime > limit or ctime > limit])


def scan(root: Path | str) -> Scan:
    """The files of a book's clients."""
    now = time.time_ns()
    files: dict[Key, Signature] = {}
    refused: dict[Place, ClientctlError] = {}
    is_odd = False
    for place in PLACES:
        try:
            is_odd = _scan(root, place, files) or is_odd
        except ClientctlError as error:
            refused[place] = error
        except OSError as error:
            refused[place] = cannot_read(place, error)
    return Scan(files, is_odd, now, refused)


def _scan(root: Path | str, place: Place, files: dict[Key, Signature]) -> bool:
    """Adds a directory's files; whether there is anything else. A missing directory is empty."""
    is_archived = place == "archive"
    is_odd = False
    try:
        with opened_directory(root, (place,)) as descriptor:
            for name in os.listdir(descriptor):  # noqa: PTH208 - pathlib cannot list a descriptor
                if name[-5:] != _ENDING or name[0] == ".":
                    is_odd = is_odd or name[0] != "."
                    continue
                try:
                    status = os.stat(name, dir_fd=descriptor, follow_symlinks=False)
                except FileNotFoundError:  # gone since it was listed
                    continue
                except OSError:  # whoever reads it will be told why
                    files[name[:-5], is_archived] = _UNKNOWN
                    continue
                if stat.S_ISREG(status.st_mode):
                    # as `signature_of`, whose call would take a tenth of the time of it all
                    files[name[:-5], is_archived] = (
                        status.st_size,
                        status.st_mtime_ns,
                        status.st_ctime_ns,
                        status.st_ino,
                    )
                else:
                    is_odd = True
    except FileNotFoundError:
        return False
    return is_odd


def content_hash(raw: bytes) -> str:
    """What tells two contents apart."""
    from hashlib import blake2b

    return blake2b(raw, digest_size=16).hexdigest()
