"""Cards that this program wrote come back as the clients that they were of."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.exchange.vcards.writing import write
from clientctl.model import Document
from tests.exchange.cards_read import Fields, card, incoming, rejects, rows, told
from tests.exchange.extracts import extract
from tests.exchange.test_vcard import FIRM, PERSON

VERSIONS = ["vcard", "vcard3"]


def returned(documents: list[Document], name: str) -> list[Fields]:
    return rows(incoming(write(extract(documents=documents), name)))


def flat(document: Document) -> Fields:
    """The document's values by field path."""
    found: Fields = {}
    for key, value in document.items():
        found |= (
            {f"{key}.{part}": text for part, text in value.items()}
            if isinstance(value, dict)
            else {key: value}
        )
    return found


@pytest.mark.parametrize("name", VERSIONS)
def test_a_person_comes_back(name: str) -> None:
    assert returned([PERSON], name) == [flat(PERSON)]


@pytest.mark.parametrize("name", VERSIONS)
def test_an_organisation_comes_back_with_its_contacts(name: str) -> None:
    assert returned([FIRM], name) == [FIRM]


@pytest.mark.parametrize("name", VERSIONS)
def test_contacts_without_an_id_and_clients_of_equal_names_come_back(name: str) -> None:
    firms: list[Document] = [
        {"id": "acme", "name": "Acme", "contacts": [{"name": "Li"}, {"name": "Bo", "title": "CEO"}]},
        {"id": "acme-2", "name": "Acme", "contacts": [{"id": "1", "name": "Li"}]},
        {"id": "li", "name": "Li", "kind": "person", "company": "Acme"},
    ]
    assert returned(firms, name) == firms


@pytest.mark.parametrize("name", VERSIONS)
def test_a_person_whose_company_has_the_same_name_stays_a_person(name: str) -> None:
    person: Document = {"id": "li", "name": "Li", "kind": "person", "company": "Li"}
    assert returned([person], name) == [person]


def test_the_kind_of_an_organisation_is_left_open_as_it_is_written_for_clients_without_one() -> None:
    assert "kind" not in returned([{"id": "a", "name": "A"}], "vcard")[0]


WORDS = st.text(st.sampled_from("aé长😀 ,;:\\\n\"=^'.x%41"), min_size=1, max_size=12).filter(
    lambda text: text.strip() == text
)
DAYS = st.dates().map(lambda day: day.isoformat())
PHONES = st.sampled_from(["138 0013 8000", "+86 (21) 555;ext 3", "021-555转8"])
EMAILS = st.sampled_from(["a@x.example", "a.b+c@y.example"])


def _some(**values: Any) -> st.SearchStrategy[Fields]:
    return st.fixed_dictionaries({}, optional=values)


CONTACTS = st.lists(
    st.builds(
        lambda item, name, rest: {"id": item, "name": name, **rest},
        st.from_regex(r"[0-9]{6}-[0-9a-z._]{6}", fullmatch=True),
        WORDS,
        _some(
            title=WORDS,
            department=WORDS,
            phone=PHONES,
            email=EMAILS,
            wechat=WORDS,
            birthday=DAYS,
            notes=WORDS,
        ),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda contact: contact["id"],
)
CLIENTS = st.lists(
    st.builds(
        lambda item, name, kind, rest: {"id": item, "name": name, **kind, **rest},
        st.from_regex(r"[g-z][g-z0-9-]{0,9}", fullmatch=True).filter(lambda item: item not in ("nul", "prn")),
        WORDS,
        st.one_of(st.just({}), _some(company=WORDS).map(lambda more: {"kind": "person", **more})),
        _some(
            aliases=st.lists(WORDS, min_size=1, max_size=3, unique=True),
            tags=st.lists(WORDS, min_size=1, max_size=3, unique=True),
            website=st.sampled_from(["example.com/a,b;c", "https://x.example"]),
            birthday=DAYS,
            occupation=WORDS,
            phone=PHONES,
            email=EMAILS,
            wechat=WORDS,
            address=st.fixed_dictionaries({"city": WORDS}, optional={"street": WORDS, "postcode": WORDS}),
            notes=WORDS,
            contacts=CONTACTS,
        ),
    ),
    max_size=3,
    min_size=1,
    unique_by=lambda document: document["id"],
)


@settings(max_examples=40, deadline=None)
@given(CLIENTS, st.sampled_from(VERSIONS))
def test_whatever_a_card_can_hold_comes_back(documents: list[Document], name: str) -> None:
    assert returned(documents, name) == [flat(document) for document in documents]


FOREIGN = {
    "an id that another program drew": (
        "UID;VALUE=text:4c9d8d7a-8e37-4d0f-b9a5-1f2e3d4c5b6a",
        "KIND:individual",
    ),
    "a number": ("UID;VALUE=text:4711", "KIND:individual"),
    "an address": ("UID:urn:uuid:4c9d8d7a-8e37-4d0f-b9a5-1f2e3d4c5b6a", "KIND:individual"),
    "no kind": ("UID;VALUE=text:zhang-san",),
    "no type of the id": ("UID:zhang-san", "KIND:individual"),
    "the day of a revision": ("UID;VALUE=text:zhang-san", "KIND:individual", "REV:20240101T000000Z"),
    "another program's name": ("UID;VALUE=text:zhang-san", "KIND:individual", "PRODID:-//x//y"),
}


@pytest.mark.parametrize("lines", FOREIGN.values(), ids=FOREIGN)
def test_cards_of_others_give_no_id(lines: tuple[str, ...]) -> None:
    (row,) = rows(incoming(card("FN:A", "N:A;;;;", *lines, version="4.0")))
    assert "id" not in row and row["name"] == "A"


def test_cards_of_others_that_share_an_organisation_are_clients_of_their_own() -> None:
    text = card("FN:Acme", "ORG:Acme") + card("FN:Li", "ORG:Acme") + card("UID:acme.1", "FN:Bo", "ORG:Acme")
    assert [row["name"] for row in rows(incoming(text))] == ["Acme", "Li", "Bo"]


def test_a_rejected_organisation_takes_the_cards_of_its_contacts_along() -> None:
    raw = write(extract(documents=[FIRM, PERSON]), "vcard")
    found = incoming(raw)
    firm, person = (row.number for row in found.sheets[0].rows)
    second = raw.index(b"BEGIN:VCARD", raw.index(b"UID;VALUE=text:acme.") - 60)
    start = raw.index(b"BEGIN:VCARD", second + 1)
    assert rejects(found, [firm]) == raw[:start]
    assert rejects(found, [person]) == raw[start:]
    assert rejects(found, [firm, person]) == raw
    assert told(found)[0] == "cards.vcf: 1 person, 1 organisation, 1 contact, vCard 4.0, utf-8"
