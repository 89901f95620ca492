"""A file of vCards as bytes in which lines can be found, whatever its encoding, and the way back to what it was."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from clientctl.errors import InvalidData, Location, WrongUsage, message
from clientctl.frozen import frozen

LARGEST_FILE: Final = 64 * 1024 * 1024
MOST_LINES: Final = 1_500_000
_UTF8: Final = "utf-8"
_MARKS: Final = (
    (b"\xef\xbb\xbf", _UTF8),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# UTF-16 without a mark is known by the first letters of BEGIN:VCARD.
_UNMARKED: Final = ((b"B\0E\0", "utf-16-le"), (b"\0B\0E", "utf-16-be"))
# What any encoding of files can hold, and one of names on the net cannot: more than 63 characters without a dot.
_SAMPLE: Final = 'BEGIN:VCARD\r\nN;A="b"=,\\' + 64 * "x"


@frozen
class Source:
    """The bytes of a file, each ASCII character one byte.

    encoding: what its texts are in, None where that is still to be found out. name: the file's, for messages.
    mark: the byte order mark that it began with. stored: the encoding of the file, where `raw` is another.
    """

    raw: bytes
    name: str
    encoding: str | None
    mark: bytes = b""
    stored: str = ""

    def line(self, offset: int) -> int:
        """The number of the line, from 1, in which a byte stands."""
        return count_breaks(self.raw, 0, offset) + 1

    def as_stored(self, pieces: Iterable[bytes]) -> bytes:
        """Pieces of the file one after the other, each on its own lines, as a file of the same encoding."""
        body = b"".join(piece if piece.endswith((b"\n", b"\r")) else piece + b"\r\n" for piece in pieces)
        return self.mark + (body.decode(_UTF8).encode(self.stored) if self.stored else body)

    def refuse(self, code: str, offset: int | None = None, **values: object) -> InvalidData:
        """A refusal with the hint that goes with it, at the line of a byte (None: of the whole file)."""
        location = Location(self.name, 0 if offset is None else self.line(offset))
        error = InvalidData(code, location=location, hint=message(f"{code}_hint"))
        error.message = message(code, **values)
        return error

    def undecodable(self, offset: int, fault: UnicodeDecodeError, encoding: str) -> InvalidData:
        """The refusal of bytes that are no text in an encoding."""
        return _undecodable(self.name, self.line(offset), fault, encoding)


def open_source(raw: bytes, name: str, encoding: str | None) -> Source:
    """The file, in the named encoding, else as its mark says.

    InvalidData for what is too large or cannot be decoded; WrongUsage for an encoding that is not known.
    """
    if len(raw) > LARGEST_FILE or count_breaks(raw, 0, len(raw)) > MOST_LINES:
        raise InvalidData(
            "cards.too_large",
            location=Location(name),
            hint=message("cards.too_large_hint"),
            size=LARGEST_FILE // 1024**2,
            lines=MOST_LINES,
        )
    wanted = (encoding or "").lower().replace("_", "-")
    marks = (row for row in _MARKS if raw.startswith(row[0]) and row[1].startswith(wanted))
    mark, known = next(marks, (b"", None))
    if encoding is None:
        encoding = known or next((named for start, named in _UNMARKED if raw.startswith(start)), None)
    elif not _is_encoding(encoding):
        raise _unknown(encoding)
    body = raw[len(mark) :]
    if encoding is None or _has_ascii(encoding):
        return Source(body, name, encoding, mark)
    stored = known or encoding
    return Source(_transcoded(body, name, stored), name, _UTF8, mark, stored)


def count_breaks(raw: bytes, start: int, end: int) -> int:
    """How many line ends there are: LF, CRLF or CR."""
    returns = raw.count(b"\r", start, end)
    return raw.count(b"\n", start, end) + (returns - raw.count(b"\r\n", start, end) if returns else 0)


def _is_encoding(encoding: str) -> bool:
    try:
        _SAMPLE.encode(encoding)
    except (LookupError, UnicodeError):
        return False
    return True


def _unknown(encoding: str) -> WrongUsage:
    return WrongUsage("exchange.no_encoding", encoding=encoding, hint=message("exchange.encodings"))


def _has_ascii(encoding: str) -> bool:
    """Whether ASCII characters are the same bytes in the encoding, so that lines can be found in it."""
    return _SAMPLE.encode(encoding) == _SAMPLE.encode("ascii")


def _transcoded(body: bytes, name: str, encoding: str) -> bytes:
    try:
        return body.decode(encoding).encode(_UTF8)
    except UnicodeDecodeError as error:
        line = body[: error.start].decode(encoding, "ignore").count("\n") + 1
        raise _undecodable(name, line, error, encoding) from None
    except UnicodeError:  # a codec of names on the net, not of files
        raise _unknown(encoding) from None


def _undecodable(name: str, line: int, fault: UnicodeDecodeError, encoding: str) -> InvalidData:
    return InvalidData(
        "exchange.undecodable",
        location=Location(name, line),
        encoding=encoding,
        byte=f"0x{fault.object[fault.start]:02x}",
        hint=message("exchange.encodings"),
    )
