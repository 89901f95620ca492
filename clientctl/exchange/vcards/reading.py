"""vCard 2.1, 3.0 and 4.0 as other programs write them, and as this one does: a row for each person and organisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from clientctl.errors import Message, message
from clientctl.exchange.sheet import Incoming, Rejected, Row, Sheet
from clientctl.exchange.vcards.cards import Card, Passed, find_cards
from clientctl.exchange.vcards.clients import Client, find_clients
from clientctl.exchange.vcards.fields import ADDRESS
from clientctl.exchange.vcards.lines import LONGEST_VALUE, find_encoding
from clientctl.exchange.vcards.source import Source, open_source

_COLUMNS: Final = (
    *[
        "id",
        "name",
        "kind",
        "aliases",
        "tags",
        "website",
        "gender",
        "birthday",
        "occupation",
        "company",
        "phone",
        "email",
        "wechat",
    ],
    *(f"address.{part}" for part in ADDRESS),
    "contacts",
    "notes",
)
_PERSON: Final = "person"


def read(raw: bytes, name: str, encoding: str | None) -> Incoming:
    """The clients of a file of cards, one a row, whose number is the line where the client's card begins.

    The header has the paths of those fields that a card gives; a cell is text, a list of texts (`tags`, `aliases`),
    a list of mappings (`contacts`), or None. Only one that this program wrote has an `id`. What has no field stands
    in the notes, a line each: `phone (home): 021 555 0100`. A card without a name has None for it.
    InvalidData for a file without cards, one cut off within a card, too large, or not decodable; WrongUsage for an
    unknown encoding.
    """
    source = open_source(raw, name, encoding)
    known = source.encoding or find_encoding(source)
    passed = Passed()
    groups: list[int] = []
    versions: set[str] = set()
    open_cards: list[int] = []

    def noted(card: Card) -> Card:
        versions.add(card.version)
        if not card.is_closed:
            open_cards.append(card.number)
        return card

    clients = tuple(find_clients(map(noted, find_cards(source, known, passed)), groups))
    if not clients and not groups:
        raise source.refuse("cards.no_card")
    how = (
        message(
            "cards.read",
            file=name,
            versions=sorted(versions),
            encoding=source.stored or known,
            found=_found(clients),
        ),
        *_left_out(clients, passed),
        *_odd(source, passed, groups, open_cards),
    )
    return Incoming((_sheet(clients),), how, _rejects_writer(source, clients), is_exact=True)


def _sheet(clients: Sequence[Client]) -> Sheet:
    header = tuple(column for column in _COLUMNS if any(column in client.fields for client in clients))
    rows = (Row(client.number, tuple(client.fields.get(column) for column in header)) for client in clients)
    return Sheet(header or ("name",), tuple(rows))


def _rejects_writer(source: Source, clients: Sequence[Client]) -> Callable[[Sequence[Rejected]], bytes]:
    spans = {client.number: client.spans for client in clients}

    def write_rejects(rejected: Sequence[Rejected]) -> bytes:
        """The cards of these rows as they were, byte for byte."""
        numbers = dict.fromkeys(one.row.number for one in rejected)
        return source.as_stored(source.raw[start:end] for number in numbers for start, end in spans[number])

    return write_rejects


def _found(clients: Sequence[Client]) -> tuple[Message, ...]:
    people = sum(client.fields.get("kind") == _PERSON for client in clients)
    contacts = sum(len(client.fields.get("contacts", ())) for client in clients)
    counts = (
        ("cards.people", people),
        ("cards.organisations", len(clients) - people),
        ("cards.contacts", contacts),
    )
    return tuple(message(code, count=count) for code, count in counts if count)


def _left_out(clients: Sequence[Client], passed: Passed) -> tuple[Message, ...]:
    """What stands in the notes instead of a field, and what no field holds."""
    told = []
    noted = sum(bool(client.more) for client in clients)
    if noted:
        told.append(message("cards.in_notes", count=noted))
    names = passed.properties + Counter(name for client in clients for name in client.unknown)
    if names:
        counted = tuple(message("cards.times", name=name, count=names[name]) for name in sorted(names))
        told.append(message("cards.left_out", names=counted))
    return tuple(told)


def _odd(
    source: Source, passed: Passed, groups: Sequence[int], open_cards: Sequence[int]
) -> tuple[Message, ...]:
    """What is no client, and faults of the file."""
    long, senseless = (
        [source.line(offset) for offset in found[:1]] for found in (passed.long, passed.senseless)
    )
    size = LONGEST_VALUE // 1024**2
    counts = (
        ("cards.groups", len(groups), groups),
        ("cards.open_cards", len(open_cards), open_cards),
        ("cards.long", len(passed.long), long),
        ("cards.senseless", len(passed.senseless), senseless),
    )
    return tuple(
        message(code, count=count, line=lines[0], size=size) for code, count, lines in counts if count
    )
