"""Cards as clients: a person or an organisation with its contacts, whether other programs wrote them or this one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from clientctl.exchange.vcards.cards import Card, version_of
from clientctl.exchange.vcards.fields import ADDRESS, Reading, with_more
from clientctl.exchange.vcards.values import OLDEST
from clientctl.frozen import frozen
from clientctl.names import fold, is_id, is_item_id

_ORGANISATION: Final = "organisation"
_KINDS: Final[Mapping[str, str]] = {
    "org": _ORGANISATION,
    "organization": _ORGANISATION,
    "individual": "person",
}
# Kinds that are nobody to do business with.
_NO_CLIENTS: Final = frozenset(("group", "location", "application", "device"))
_LATEST: Final = "4.0"
# Ids that other programs draw, such as 4c9d8d7a-8e37-4d0f-b9a5-1f2e3d4c5b6a: no id that was made of a name.
_DRAWN: Final = re.compile(r"[0-9]+|[0-9a-f-]{16,}")
_OF_CONTACT: Final = ("phone", "email", "wechat", "gender", "birthday")
_TOLD_OF_CONTACT: Final = ("website", "aliases", "tags")


@frozen
class Client:
    """One client: the line where its card begins, its values by field path, and what became of its cards.

    spans: start and end, in the file, of its cards. own_id: its id, where this program wrote the card.
    unknown: names of properties that were left out. more: lines of the notes, of what has no field.
    """

    number: int
    fields: dict[str, Any]
    spans: list[tuple[int, int]]
    own_id: str
    unknown: list[str]
    more: list[str]


def find_clients(cards: Iterable[Card], groups: list[int]) -> Iterator[Client]:
    """A client for each card but those of contacts, which go with their client where this program wrote them.

    A client may get contacts up to the end of the file. groups: gets the line of each card of a group or a place.
    """
    owners: dict[str, Client] = {}
    last: Client | None = None
    for card in cards:
        reading = Reading(card.lines, card.version)
        kind = (reading.text("KIND") or reading.text("X-ADDRESSBOOKSERVER-KIND")).lower()
        if kind in _NO_CLIENTS:
            groups.append(card.number)
            continue
        parent, item = _parent(reading, owners, last)
        if parent is not None:
            _add_contact(parent, card, reading, item)
            continue
        last = _client(card, reading, _KINDS.get(kind, ""))
        if last.own_id:
            owners[last.own_id] = last
        yield last


def _parent(reading: Reading, owners: Mapping[str, Client], last: Client | None) -> tuple[Client | None, str]:
    """The client that the card is a contact of, and the contact's id ("": it has none)."""
    uid = reading.text("UID")
    owner, dot, item = uid.partition(".")
    if dot and owner in owners and is_item_id(item):
        return owners[owner], item
    named = reading.organisations[0][:1] if reading.organisations else []
    if not uid and last is not None and last.own_id and named == [last.fields.get("name")]:
        return last, ""
    return None, ""


def _add_contact(parent: Client, card: Card, reading: Reading, item: str) -> None:
    contact = _contact(reading, reading.organisations[0][1:] if reading.organisations else [])
    parent.fields.setdefault("contacts", []).append({"id": item, **contact} if item else contact)
    parent.spans.append((card.start, card.end))
    parent.unknown.extend(reading.unknown)
    parent.more.extend(reading.more)


def _contact(reading: Reading, units: list[str]) -> dict[str, str]:
    """The entry of a contact: fields that a contact has, everything else in its notes."""
    fields = reading.fields
    contact = {
        "name": next(iter(reading.names), reading.composed_name),
        "title": reading.take_job("TITLE", "ROLE"),
        "department": " ".join(units),
    }
    contact.update((key, fields[key]) for key in _OF_CONTACT if key in fields)
    for others in reading.organisations[1:]:
        reading.tell("company", "", ", ".join(others))
    for key in _TOLD_OF_CONTACT:
        value = fields.get(key, "")
        reading.tell(key, "", ", ".join(value) if isinstance(value, list) else value)
    reading.tell("address", "", ", ".join(filter(None, (fields.get(f"address.{part}") for part in ADDRESS))))
    contact["notes"] = with_more(fields.get("notes"), reading.more) or ""
    return {key: value for key, value in contact.items() if value}


def _client(card: Card, reading: Reading, kind: str) -> Client:
    kind = kind or ("" if _names_person(reading) else _ORGANISATION)
    own_id = _own_id(reading)
    fields: dict[str, Any] = {"id": own_id} if own_id else {}
    agents = [_agent(lines) for lines in card.agents]
    contacts = [agent for agent in agents if "name" in agent]
    reading.unknown += ["AGENT"] * (len(agents) - len(contacts))
    if kind == _ORGANISATION or reading.text("X-ABSHOWAS").upper() == "COMPANY":
        fields.update(_organisation(reading, contacts))
    else:
        fields.update(_person(reading))
    if own_id and fields["kind"] == _ORGANISATION:
        # this program writes a client without a kind as an organisation too
        del fields["kind"]
    fields.update(reading.fields)
    notes = with_more(fields.get("notes"), reading.more)
    if notes is not None:
        fields["notes"] = notes
    if contacts:
        fields["contacts"] = contacts
    return Client(card.number, fields, [(card.start, card.end)], own_id, reading.unknown, reading.more)


def _names_person(reading: Reading) -> bool:
    """Whether the card names a person: by parts of a name, or otherwise than its organisation."""
    if any(reading.name_parts) or not reading.organisations or not reading.organisations[0]:
        return True
    units = reading.organisations[0]
    firms = {fold(units[0]), *(fold(joint.join(units)) for joint in (" ", ", ", "; ", ";"))}
    return any(fold(name) not in firms for name in reading.names)


def _person(reading: Reading) -> dict[str, Any]:
    found: dict[str, Any] = {"name": next(iter(reading.names), reading.composed_name), "kind": "person"}
    found["occupation"] = reading.take_job("TITLE", "ROLE")
    for place, units in enumerate(reading.organisations):
        if place == 0 and units:
            found["company"] = units[0]
            reading.tell("department", "", " ".join(units[1:]))
        else:
            reading.tell("company", "", ", ".join(units))
    return {key: value for key, value in found.items() if value}


def _organisation(reading: Reading, contacts: list[dict[str, str]]) -> dict[str, Any]:
    """The organisation; a person that its card names too is put before its contacts."""
    units = reading.organisations[0] if reading.organisations else []
    person = reading.composed_name
    firm = units[0] if units else ""
    name = firm if person and firm else next(iter(reading.names), "") or firm or person
    found = {"name": name, "kind": _ORGANISATION}
    if person and fold(person) not in (fold(name), fold(firm)):
        job = reading.take_job("TITLE", "ROLE")
        contact = {"name": person, "title": job, "department": " ".join(units[1:])}
        contacts.insert(0, {key: value for key, value in contact.items() if value})
    else:
        reading.tell("title", "", reading.take_job("TITLE"))
        found["occupation"] = reading.take_job("ROLE")
        if fold(name) == fold(firm):
            reading.tell("department", "", " ".join(units[1:]))
        elif fold(name) != fold(" ".join(units)):
            reading.tell("company", "", ", ".join(units))
    for others in reading.organisations[1:]:
        reading.tell("company", "", ", ".join(others))
    return {key: value for key, value in found.items() if value}


def _agent(lines: tuple[Any, ...]) -> dict[str, str]:
    """The contact that a card within the card is for."""
    reading = Reading(lines, version_of(lines))
    if reading.organisations:
        reading.tell("company", "", ", ".join(reading.organisations[0]))
    return _contact(reading, [])


def _own_id(reading: Reading) -> str:
    """The client's id, on a card like those that this program writes, which are neither signed nor dated."""
    uid = reading.text("UID")
    is_signed = reading.text("PRODID") or reading.text("REV")
    if is_signed or reading.version == OLDEST or not is_id(uid) or _DRAWN.fullmatch(uid):
        return ""
    if reading.version == _LATEST:
        return uid if reading.text("KIND") and reading.has_parameter("UID", "VALUE") else ""
    family, *others = reading.name_parts
    named = family or next((units[0] for units in reading.organisations if units), "")
    return uid if reading.names == [named] and not any(others) else ""
