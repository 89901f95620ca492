"""vCard 4.0 (RFC 6350) and 3.0 (RFC 2426): a card for each person and organisation, and one for each contact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from clientctl.dates import is_iso_date
from clientctl.errors import message
from clientctl.exchange.extract import Extract
from clientctl.lazy import pattern
from clientctl.model import Document

if TYPE_CHECKING:
    import vobject

_VERSIONS: Final[Mapping[str, str]] = {"vcard": "4.0", "vcard3": "3.0"}
_LATEST: Final = "4.0"
_PERSON: Final = "person"
# Line ends are written as \n; any other control character ends a line for some readers.
_CONTROL: Final = pattern(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
# Keys whose values stand in a card as they are written.
_PLAIN: Final = (
    ("phone", "tel"),
    ("email", "email"),
    ("website", "url"),
    ("occupation", "role"),
    ("title", "title"),
    ("notes", "note"),
)
_ADDRESS: Final = ("street", "city", "region", "postcode", "country")


def write(extract: Extract, name: str) -> bytes:
    """Cards one after the other; phones and e-mail addresses as they are written."""
    version = _VERSIONS[name]
    cards = (
        card.serialize() for document in extract.documents() for card in _cards(document, version, extract)
    )
    return "".join(cards).encode()


def _cards(document: Document, version: str, extract: Extract) -> Iterator[vobject.base.Component]:
    """The client's own card, then one for each of its contacts, at the client."""

    def warn(key: str) -> None:
        extract.warn(message("exports.not_held", id=document["id"], field=key, format=f"vCard {version}"))

    client = _Values(document, "", warn)
    name = client.text("name") or str(document["id"])
    card = _Card(version, str(document["id"]))
    if document.get("kind") == _PERSON:
        card.name_person(name)
        card.place_at(client.text("company"), "")
    else:
        card.name_organisation(name)
    card.fill(client)
    yield card.component
    contacts = document.get("contacts")
    for entry in contacts if isinstance(contacts, list) else ():
        if isinstance(entry, Mapping):
            contact = _Values(entry, "contacts.", warn)
            item = contact.text("id")
            card = _Card(version, f"{document['id']}.{item}" if item else "")
            card.name_person(contact.text("name") or name)
            card.place_at(name, contact.text("department"))
            card.fill(contact)
            yield card.component


class _Values:
    """Texts of a document or an entry; one that a card cannot hold is told and left out."""

    def __init__(self, data: Mapping[str, Any], prefix: str, warn: Callable[[str], None]) -> None:
        self._data = data
        self._prefix = prefix
        self._warn = warn

    def text(self, key: str) -> str:
        return self._held(self._data.get(key), key)

    def list(self, key: str) -> list[str]:
        values = self._data.get(key)
        texts = [self._held(value, key) for value in values] if isinstance(values, list) else []
        return [text for text in texts if text]

    def group(self, key: str) -> _Values:
        data = self._data.get(key)
        return _Values(data if isinstance(data, Mapping) else {}, f"{self._prefix}{key}.", self._warn)

    def _held(self, value: Any, key: str) -> str:
        if not isinstance(value, str):
            return ""
        text = value.replace("\r\n", "\n")
        if _CONTROL.search(text) is None:
            return text
        self._warn(self._prefix + key)
        return ""


class _Card:
    """A card in the making."""

    def __init__(self, version: str, uid: str) -> None:
        import vobject

        self.component = vobject.vCard()
        self._version = version
        self._add("version", version)
        if uid and version == _LATEST:
            # else it would have to be an address
            self._add("uid", uid).value_param = "text"
        elif uid:
            self._add("uid", uid)

    def name_person(self, name: str) -> None:
        from vobject.vcard import Name

        self._add_kind("individual")
        self._add("fn", name)
        # which part is the family's cannot be known
        self._add("n", Name(family=name))

    def name_organisation(self, name: str) -> None:
        from vobject.vcard import Name

        self._add_kind("org")
        self._add("fn", name)
        self._add("n", Name())
        self.place_at(name, "")

    def place_at(self, organisation: str, department: str) -> None:
        """Where the card's subject belongs."""
        if organisation:
            self._add("org", [organisation, department] if department else [organisation])

    def fill(self, values: _Values) -> None:
        """Everything but the name."""
        for key, name in _PLAIN:
            text = values.text(key)
            if text:
                self._add(name, text)
        for alias in values.list("aliases"):
            self._add("nickname", alias)
        tags = values.list("tags")
        if tags:
            self._add("categories", tags)
        self._add_birthday(values.text("birthday"))
        self._add_address(values.group("address"))
        account = values.text("wechat")
        if account:
            self._add("impp", f"weixin:{account}")

    def _add_birthday(self, day: str) -> None:
        if is_iso_date(day):
            self._add("bday", day.replace("-", "") if self._version == _LATEST else day)

    def _add_address(self, values: _Values) -> None:
        from vobject.vcard import Address

        street, city, region, postcode, country = (values.text(key) for key in _ADDRESS)
        if street or city or region or postcode or country:
            address = Address(street=street, city=city, region=region, code=postcode, country=country)
            self._add("adr", address)

    def _add_kind(self, kind: str) -> None:
        if self._version == _LATEST:
            self._add("kind", kind)

    def _add(self, name: str, value: Any) -> Any:
        line = self.component.add(name)
        line.value = value
        return line
