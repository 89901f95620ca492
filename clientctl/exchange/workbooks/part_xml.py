"""XML of packages, piece by piece: no tree is built, and nothing is read that could fetch or grow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from clientctl.errors import message
from clientctl.exchange.workbooks.package_limits import PIECE, Package, broken, too_large

_DEEPEST: Final = 200
# Far more than a sheet within the other limits needs, few enough to be read in seconds.
_MOST_ELEMENTS: Final = 4_000_000
_MOST_NAMES: Final = 10_000

Attributes = Mapping[str, str]


class _TooMuchError(ValueError):
    """More than a part of a workbook can need."""


class Listener:
    """Hears the elements of a part by their local names; a subclass fills `opens` and `closes`.

    Names of attributes are local, or have their namespace and a } before them. Text is collected
    from `listen` on until `heard` takes it.
    """

    def __init__(self) -> None:
        self.opens: dict[str, Callable[[Attributes], None]] = {}
        self.closes: dict[str, Callable[[], None]] = {}
        self._text: list[str] | None = None
        self._depth = 0
        self._names: set[str] = set()

    def listen(self, _attributes: Attributes | None = None) -> None:
        """Collect the text from here on."""
        self._text = []

    def heard(self) -> str:
        """The text since `listen`; none is collected any more."""
        text = "".join(self._text or ())
        self._text = None
        return text

    def start(self, tag: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _TooMuchError
        found = self.opens.get(tag[tag.find("}") + 1 :])
        if attributes:
            self._names.update(attributes)
        if found is not None:
            found(attributes)
        else:
            self._names.add(tag)

    def end(self, tag: str) -> None:
        self._depth -= 1
        found = self.closes.get(tag[tag.find("}") + 1 :])
        if found is not None:
            found()

    def data(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    @property
    def names(self) -> int:
        """How many names of attributes, and of elements that nobody asked for, there were."""
        return len(self._names)


def _count(pieces: Iterable[bytes]) -> int:
    """How many elements there are, at the least."""
    return sum(piece.count(b"<") - piece.count(b"</") for piece in pieces)


def _connect(expat: Any, listener: Listener) -> None:
    """Let the parser call the listener itself: half of the time goes by in what would stand between them."""
    expat.ordered_attributes = False
    expat.StartElementHandler = listener.start
    expat.EndElementHandler = listener.end
    expat.CharacterDataHandler = listener.data


def _check(piece: bytes, listener: Listener) -> None:
    """Refuse what a parser would keep in memory as a whole: one endless tag or text, and names without end."""
    if len(piece) == PIECE and b">" not in piece:
        raise _TooMuchError
    if listener.names > _MOST_NAMES:
        raise _TooMuchError


def hear(package: Package, part: str, listener: Listener) -> None:
    """Read a part; InvalidData for what is no XML, has no end, or declares a document type or an entity."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser, ParseError

    try:
        # counting is a hundred times faster than parsing
        if package.size(part) > _MOST_ELEMENTS and _count(package.pieces(part)) > _MOST_ELEMENTS:
            raise _TooMuchError
        parser = DefusedXMLParser(target=listener, forbid_dtd=True)
        _connect(parser.parser, listener)
        for piece in package.pieces(part):
            _check(piece, listener)
            parser.feed(piece)
        parser.close()
    except _TooMuchError as error:
        raise too_large(package.file, "spreadsheets.swollen", part=part) from error
    except DefusedXmlException as error:
        raise broken(package.file, message("spreadsheets.declares", part=part)) from error
    except (ParseError, ValueError, LookupError) as error:
        raise broken(package.file, message("spreadsheets.bad_part", part=part)) from error
