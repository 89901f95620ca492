"""The content lines of vCards 2.1, 3.0 and 4.0: found in bytes, unfolded, and parted into name, parameters and value.

They are not read by vobject, whose pattern of a line takes exponential time for `TEL;A=,;A=,;A=,` and the like, and
which gives up the whole file at one bad line and decodes it before folds within a character are undone.
"""

from __future__ import annotations

import re
from binascii import Error as BadBase64
from binascii import a2b_base64, a2b_qp
from codecs import lookup
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Final

from clientctl.exchange.vcards.source import Source
from clientctl.frozen import frozen

LONGEST_VALUE: Final = 1024 * 1024
_LONGEST_HEAD: Final = 4096
_GUESSES: Final = ("utf-8", "gb18030")
# Pictures, sounds and keys: megabytes of base64 that no field holds; they are passed over unread.
_MEDIA: Final = frozenset(("PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-MS-OL-DESIGN"))

# The end of a line that is not folded.
_END: Final = re.compile(rb"\r\n?(?![ \t\n])|\n(?![ \t])")
_FOLD: Final = re.compile(rb"(?:\r\n?|\n)[ \t]")
_SOFT_BREAK: Final = re.compile(rb"=[ \t]*(?:\r\n?|\n)")
_NAME: Final = re.compile(rb"\s*(?:[\w-]+\.)?([\w-]+)\s*[;:]")
_HEAD: Final = re.compile(rb"(?:\"[^\"]*\"|[^\":])*:")
_PARAMETER: Final = re.compile(r";((?:\"[^\"]*\"|[^\";])*)")
_PARAMETER_VALUE: Final = re.compile(r"\"([^\"]*)\"|([^\",]+)")
_EDGE: Final = re.compile(rb"\s*(?:BEGIN|END)\s*:\s*VCARD\b", re.IGNORECASE)
# How a picture goes on in files of old phones, which do not begin the lines with a blank.
_BASE64_LINE: Final = re.compile(rb"[A-Za-z0-9+/=]+[ \t]*(?:\r\n?|\n)")
_QUOTED: Final = re.compile(rb"[^:\r\n]{0,200}QUOTED-PRINTABLE", re.IGNORECASE)
_QUOTED_WORDS: Final = (b"QUOTED-PRINTABLE", b"Quoted-Printable", b"quoted-printable")

_ENCODINGS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "QUOTED-PRINTABLE": a2b_qp,
    "BASE64": a2b_base64,
    "B": a2b_base64,
}
# What files call the encoding of one line; GB18030 holds all that GB2312 and GBK do.
_CHARSETS: Final = (
    (re.compile(r"utf-?8"), "utf-8"),
    (re.compile(r"gb_?2312|gbk|gb18030|cp936"), "gb18030"),
    (re.compile(r"big-?5|cp950"), "big5"),
    (re.compile(r"shift_?jis|sjis|cp932"), "cp932"),
    (re.compile(r"euc-jp|iso-2022-jp|euc-kr|koi8-[ru]|hz-gb-2312|iso-8859-\d{1,2}|windows-\d{3,4}"), None),
)


@frozen
class RawLine:
    """A line as it stands in the file: the bytes from `start`, folds and all, to `stop`, and its name in capitals.

    after: where the next line starts. name: "" where it has none.
    """

    start: int
    stop: int
    after: int
    name: str

    @property
    def is_media(self) -> bool:
        """Whether it holds a picture or the like."""
        return self.name in _MEDIA


@frozen
class Line:
    """A content line: names in capitals, its parameters in their order ("TYPE" of those that stand without a name)."""

    name: str
    group: str
    parameters: tuple[tuple[str, str], ...]
    value: str

    def parameter(self, name: str) -> str:
        """The first value of a parameter, "" when there is none."""
        return next((value for key, value in self.parameters if key == name), "")

    @property
    def types(self) -> tuple[str, ...]:
        """What kinds it is of, in small letters."""
        return tuple(
            part.strip().lower()
            for key, value in self.parameters
            if key == "TYPE"
            for part in value.split(",")
        )


def raw_lines(raw: bytes) -> Iterator[RawLine]:
    """The lines of a file, with those that are folded in one, blank ones left out."""
    start = 0
    while start < len(raw):
        stop, after = _line_end(raw, start)
        if raw[stop - 1 : stop] == b"=" and _QUOTED.match(raw, start, stop):
            while raw[stop - 1 : stop] == b"=" and after < len(raw) and not _EDGE.match(raw, after):
                stop, after = _line_end(raw, after)
        if stop > start and not raw[start : min(stop, start + 80)].isspace():
            named = _NAME.match(raw, start, stop)
            line = RawLine(start, stop, after, named[1].decode("latin-1").upper() if named else "")
            if line.is_media:
                # a pattern for all keeps note of each, or is possessive, which some Pythons get wrong
                while found := _BASE64_LINE.match(raw, after):
                    after = found.end()
            yield line
        start = after


def _line_end(raw: bytes, start: int) -> tuple[int, int]:
    found = _END.search(raw, start)
    return (found.start(), found.end()) if found else (len(raw), len(raw))


def find_encoding(source: Source) -> str:
    """The encoding of the texts in a file that name none: UTF-8 if all decode, else GB18030, else InvalidData."""
    if source.raw.isascii() and not any(word in source.raw for word in _QUOTED_WORDS):
        return _GUESSES[0]
    guesses = list(_GUESSES)
    first: tuple[int, UnicodeDecodeError] | None = None
    for line in raw_lines(source.raw):
        if line.is_media or line.stop - line.start > LONGEST_VALUE:
            continue
        content, is_quoted = _unfolded(source, line)
        if not is_quoted and content.isascii():
            continue
        if b"CHARSET=" in content[:_LONGEST_HEAD].upper():
            continue
        if is_quoted:
            content = a2b_qp(content)
        for guess in tuple(guesses):
            try:
                content.decode(guess)
            except UnicodeDecodeError as error:
                first = first or (line.start, error)
                guesses.remove(guess)
    if guesses or first is None:
        return guesses[0]
    raise source.undecodable(*first, _GUESSES[0])


def parse_line(source: Source, line: RawLine, encoding: str) -> Line | None:
    """The line's parts, None where it has no such parts; InvalidData where its text cannot be decoded."""
    content, _ = _unfolded(source, line)
    head = _HEAD.match(content, 0, _LONGEST_HEAD)
    end = head.end() if head else content.find(b":", 0, _LONGEST_HEAD) + 1
    if not end or not line.name:
        return None
    title = _decoded(source, line, content[: end - 1], None, encoding)
    names, _, rest = title.partition(";")
    parameters, decode, charset = _parameters(f";{rest}")
    try:
        value = decode(content[end:]) if decode else content[end:]
    except BadBase64:
        return None
    text = _decoded(source, line, value, charset, encoding)
    return Line(line.name, _group(names), parameters, text.replace("\r\n", "\n").replace("\r", "\n"))


def _unfolded(source: Source, line: RawLine) -> tuple[bytes, bool]:
    """The line in one piece, and whether it is quoted-printable."""
    content = source.raw[line.start : line.stop]
    is_quoted = _QUOTED.match(content) is not None
    if is_quoted:
        content = _SOFT_BREAK.sub(b"", content)
    return _FOLD.sub(b"", content), is_quoted


def _group(names: str) -> str:
    group, dot, _ = names.strip().rpartition(".")
    return group.upper() if dot else ""


def _decoded(source: Source, line: RawLine, content: bytes, charset: str | None, encoding: str) -> str:
    """Text in the encoding that the line names, else in that of the file."""
    if charset is not None:
        with suppress(UnicodeDecodeError):
            return content.decode(charset)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise source.undecodable(line.start, error, encoding) from None


def _parameters(
    text: str,
) -> tuple[tuple[tuple[str, str], ...], Callable[[bytes], bytes] | None, str | None]:
    """Parameters, how the value is encoded (None: not at all), and the encoding of its text if one is named."""
    found: list[tuple[str, str]] = []
    decode = charset = None
    for part in _PARAMETER.findall(text):
        name, equals, content = part.partition("=")
        key = name.strip().upper() if equals else "TYPE"
        values = [
            quoted or plain.strip() for quoted, plain in _PARAMETER_VALUE.findall(content if equals else name)
        ]
        word = values[0].upper() if values else ""
        if word in _ENCODINGS and (key == "ENCODING" or not equals):
            decode = _ENCODINGS[word]
        elif key == "CHARSET":
            charset = _charset(word.lower())
        elif key != "ENCODING":
            found += ((key, value) for value in values)
    return tuple(found), decode, charset


def _charset(word: str) -> str | None:
    """The encoding that a line names, None for one that is not known."""
    named = next((known or word for shape, known in _CHARSETS if shape.fullmatch(word)), None)
    if named is not None:
        with suppress(LookupError):
            return lookup(named).name
    return None
