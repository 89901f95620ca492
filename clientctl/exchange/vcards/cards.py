"""Cards found in a file: where each begins and ends, its lines, and those of cards within it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from clientctl.exchange.vcards.lines import LONGEST_VALUE, Line, RawLine, parse_line, raw_lines
from clientctl.exchange.vcards.source import Source, count_breaks
from clientctl.exchange.vcards.values import OLDEST
from clientctl.frozen import attribute, frozen

MOST_CARDS: Final = 100_000
MOST_LINES: Final = 5_000
# What says something of the card, or of another line, and nothing of whom it is for.
_TECHNICAL: Final = frozenset(
    [
        "SOURCE",
        "NAME",
        "PROFILE",
        "MAILER",
        "CLASS",
        "XML",
        "CLIENTPIDMAP",
        "SORT-STRING",
        "X-ABADR",
        "X-ABUID",
        "X-IMAGETYPE",
        "X-IMAGEHASH",
        "X-MS-OL-DEFAULT-POSTAL-ADDRESS",
    ]
)
_CARD: Final = "VCARD"
_AGENT: Final = "AGENT"


@frozen
class Card:
    """A card: its bytes from `start` to `end` in the file, the line where it begins, its lines, and cards within it.

    is_closed: its end was there.
    """

    start: int
    end: int
    number: int
    lines: tuple[Line, ...]
    agents: tuple[tuple[Line, ...], ...] = ()
    is_closed: bool = True

    @property
    def version(self) -> str:
        return version_of(self.lines)


@frozen
class Passed:
    """What was passed over: properties by name, and byte offsets of lines that are none, and of texts too long."""

    properties: Counter[str] = attribute(factory=Counter)
    senseless: list[int] = attribute(factory=list)
    long: list[int] = attribute(factory=list)


def version_of(lines: tuple[Line, ...]) -> str:
    """The version of vCard that the lines are of; 2.1 if they do not say."""
    return next((line.value.strip() for line in lines if line.name == "VERSION"), OLDEST)


class _Open:
    """A card whose end has not come yet. depth: how many cards are open, one in the other."""

    def __init__(self, start: int, number: int) -> None:
        self.start = start
        self.number = number
        self.lines: list[Line] = []
        self.agents: list[tuple[Line, ...]] = []
        self.inner: list[Line] = []
        self.depth = 1

    def closed(self, end: int, *, is_closed: bool) -> Card:
        if self.inner:
            self.agents.append(tuple(self.inner))
        return Card(self.start, end, self.number, tuple(self.lines), tuple(self.agents), is_closed=is_closed)


def find_cards(source: Source, encoding: str, passed: Passed) -> Iterator[Card]:
    """The cards of a file; what is passed over is added to `passed`.

    A card without an end ends where the next one begins; InvalidData where that is the end of the file, for too many
    cards, or for too many lines in one.
    """
    current: _Open | None = None
    before = ""
    counted = number = 1
    counted_to = 0
    for raw in raw_lines(source.raw):
        edge = _edge(source, raw)
        if edge == "BEGIN":
            number += count_breaks(source.raw, counted_to, raw.start)
            counted_to = raw.start
            if current is not None and before == _AGENT:
                _go_deeper(current, passed)
            else:
                if current is not None:
                    yield current.closed(raw.start, is_closed=False)
                if counted > MOST_CARDS:
                    raise source.refuse("cards.too_many", raw.start, count=MOST_CARDS)
                current = _Open(raw.start, number)
                counted += 1
        elif current is None:
            passed.senseless.append(raw.start)
        elif edge == "END":
            current.depth -= 1
            if current.depth == 0:
                yield current.closed(raw.after, is_closed=True)
                current = None
        else:
            _take(source, raw, encoding, current, passed)
        before = raw.name or before
    if current is not None:
        raise source.refuse("cards.open_card", current.start)


def _edge(source: Source, raw: RawLine) -> str:
    """BEGIN or END for a line that begins or ends a card, else nothing."""
    if raw.name not in ("BEGIN", "END"):
        return ""
    _, _, value = source.raw[raw.start : min(raw.stop, raw.start + 200)].partition(b":")
    return raw.name if value.strip().upper() == _CARD.encode() else ""


def _go_deeper(current: _Open, passed: Passed) -> None:
    """A card within the card: the first is its agent, those within an agent are left out."""
    current.depth += 1
    if current.depth > 2:
        passed.properties[_AGENT] += 1
    elif current.inner:
        current.agents.append(tuple(current.inner))
        current.inner = []


def _take(source: Source, raw: RawLine, encoding: str, current: _Open, passed: Passed) -> None:
    if raw.name in _TECHNICAL or current.depth > 2:
        return
    if raw.is_media:
        passed.properties[raw.name] += 1
        return
    if raw.stop - raw.start > LONGEST_VALUE:
        passed.long.append(raw.start)
        return
    line = parse_line(source, raw, encoding)
    if line is None:
        passed.senseless.append(raw.start)
        return
    target = current.lines if current.depth == 1 else current.inner
    target.append(line)
    if len(target) > MOST_LINES:
        raise source.refuse("cards.too_many_lines", current.start, count=MOST_LINES)
