"""Packages: the ZIP files that workbooks are, opened only if nothing in them is larger than it may be."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from clientctl.errors import InvalidData, Location, Message, message

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

# Of a file and of each of its parts, which are read one by one; what clientctl itself writes of 10,000 clients with
# all their entries has three times as much in all.
MOST_BYTES: Final = 64 * 1024 * 1024
_MOST_IN_ALL: Final = 4 * MOST_BYTES
_HIGHEST_RATIO: Final = 100
# A short text may well shrink to a hundredth.
_MEANINGFUL: Final = 1024 * 1024
_MOST_MEMBERS: Final = 10_000
_ENTRY: Final = b"PK\x01\x02"
_ENCRYPTED: Final = 1
# Large pieces: an XML parser looks at a name that does not end once again with every piece.
PIECE: Final = 1024 * 1024


class Package:
    """The parts of a file by name, whatever their case and whichever slashes they were stored with."""

    def __init__(self, file: str, archive: ZipFile) -> None:
        self.file = file
        self._archive = archive
        self._members = {_plain(info.filename): info for info in archive.infolist()}

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._members

    def size(self, part: str) -> int:
        """How many bytes a part has, at the most; 0 if it is missing."""
        info = self._members.get(_plain(part))
        return 0 if info is None else info.file_size

    def pieces(self, part: str) -> Iterator[bytes]:
        """The bytes of a part, never more than it was said to have; InvalidData if they cannot be had."""
        import lzma
        import struct
        import zlib
        from zipfile import BadZipFile

        faults = (BadZipFile, zlib.error, lzma.LZMAError, struct.error)
        info = self._members.get(_plain(part))
        if info is None:
            raise broken(self.file, message("spreadsheets.no_part", part=part))
        try:
            with self._archive.open(info) as stream:
                while piece := stream.read(PIECE):
                    yield piece
        except (*faults, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise broken(self.file, message("spreadsheets.bad_part", part=part)) from error

    def read(self, part: str) -> bytes:
        return b"".join(self.pieces(part))


def open_package(raw: bytes, file: str) -> Package:
    """The package in these bytes; InvalidData for one that is damaged, encrypted or unpacks to too much."""
    import struct
    from zipfile import BadZipFile, ZipFile

    # before the list of members is made, which takes far more room than the bytes that it is made of
    if raw.count(_ENTRY) > _MOST_MEMBERS:
        raise too_large(file, "spreadsheets.many_parts", count=_MOST_MEMBERS)
    try:
        archive = ZipFile(io.BytesIO(raw))
    except (BadZipFile, NotImplementedError, OSError, ValueError, struct.error) as error:
        raise broken(file, message("spreadsheets.bad_zip")) from error
    members = archive.infolist()
    if any(info.flag_bits & _ENCRYPTED for info in members):
        raise locked(file)
    if sum(info.file_size for info in members) > _MOST_IN_ALL:
        raise too_large(file, "spreadsheets.large", count=_MOST_IN_ALL // _MEANINGFUL)
    large = next((info for info in members if info.file_size > MOST_BYTES), None)
    if large is not None:
        part, count = large.filename[:80], MOST_BYTES // _MEANINGFUL
        raise too_large(file, "spreadsheets.large_part", part=part, count=count)
    bomb = next((info for info in members if _is_bomb(info)), None)
    if bomb is not None:
        raise too_large(file, "spreadsheets.bomb", part=bomb.filename[:80], count=_HIGHEST_RATIO)
    return Package(file, archive)


def broken(file: str, reason: Message) -> InvalidData:
    """The refusal of a damaged file."""
    hint = message("spreadsheets.save_again")
    return InvalidData("spreadsheets.broken", location=Location(file), reason=reason, hint=hint)


def locked(file: str) -> InvalidData:
    """The refusal of a file that only its password opens."""
    return InvalidData(
        "spreadsheets.locked", location=Location(file), hint=message("spreadsheets.remove_password")
    )


def too_large(file: str, code: str, **values: Any) -> InvalidData:
    """The refusal of a file that holds more than it may."""
    return InvalidData(code, location=Location(file), hint=message("spreadsheets.lean"), **values)


def _is_bomb(info: ZipInfo) -> bool:
    return info.file_size > _MEANINGFUL and info.file_size > _HIGHEST_RATIO * info.compress_size


def _plain(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()
