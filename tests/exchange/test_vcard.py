"""vCards: the lines of RFC 6350 and RFC 2426, and what vobject reads in them."""

from __future__ import annotations

import re
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.errors import Message
from clientctl.exchange.vcards.writing import write
from clientctl.messages import word
from clientctl.model import Document
from tests.exchange.extracts import extract

PERSON: Document = {
    "id": "zhang-san",
    "name": "张三",
    "kind": "person",
    "aliases": ["老张", "Zhang; San"],
    "birthday": "1985-04-12",
    "occupation": "采购",
    "company": "东屿, 贸易",
    "phone": "+86 138 0000 0000;ext 3",
    "email": "zhang@example.com",
    "wechat": "zhang_san",
    "website": "example.com/a,b",
    "address": {"street": "1, Main St; back", "city": "Bergen", "postcode": "0123", "country": "Norway"},
    "tags": ["vip", "a,b"],
    "notes": "first\nsecond \\ third",
}
FIRM: Document = {
    "id": "acme",
    "name": "Acme; Ltd",
    "phone": "021 555",
    "contacts": [
        {"id": "251121-abc", "name": "Li", "title": "CEO", "department": "R,D", "email": "li@acme.com"}
    ],
}


def lines(document: Document, name: str = "vcard") -> list[str]:
    """The unfolded lines of all cards."""
    text = write(extract(documents=[document]), name).decode()
    assert text.endswith("\r\n")
    return re.sub("\r\n ", "", text).split("\r\n")[:-1]


def cards(document: Document, name: str = "vcard") -> list[Any]:
    return list(vobject.readComponents(write(extract(documents=[document]), name).decode()))


def test_a_person_is_one_card_in_version_4() -> None:
    found = lines(PERSON)
    assert found[:2] == ["BEGIN:VCARD", "VERSION:4.0"] and found[-1] == "END:VCARD"
    assert set(found[2:-1]) == {
        "UID;VALUE=text:zhang-san",
        "KIND:individual",
        "FN:张三",
        "N:张三;;;;",
        "NICKNAME:老张",
        r"NICKNAME:Zhang\; San",
        "BDAY:19850412",
        "ROLE:采购",
        r"ORG:东屿\, 贸易",
        r"TEL:+86 138 0000 0000\;ext 3",
        "EMAIL:zhang@example.com",
        "IMPP:weixin:zhang_san",
        r"URL:example.com/a\,b",
        r"ADR:;;1\, Main St\; back;Bergen;;0123;Norway",
        r"CATEGORIES:vip,a\,b",
        r"NOTE:first\nsecond \\ third",
    }


def test_version_3_has_no_kind_and_its_own_forms() -> None:
    found = lines(PERSON, "vcard3")
    assert found[1] == "VERSION:3.0"
    assert {"UID:zhang-san", "BDAY:1985-04-12", "FN:张三", "N:张三;;;;"} <= set(found)
    assert not any(line.startswith("KIND") for line in found)


def test_an_organisation_has_a_card_and_each_contact_one_of_its_own() -> None:
    firm, contact = (
        lines(FIRM)[: lines(FIRM).index("END:VCARD") + 1],
        lines(FIRM)[lines(FIRM).index("END:VCARD") + 1 :],
    )
    assert set(firm[2:-1]) == {
        "UID;VALUE=text:acme", "KIND:org", r"FN:Acme\; Ltd", "N:;;;;", r"ORG:Acme\; Ltd", "TEL:021 555",
    }  # fmt: skip
    assert set(contact[2:-1]) == {
        "UID;VALUE=text:acme.251121-abc",
        "KIND:individual",
        "FN:Li",
        "N:Li;;;;",
        r"ORG:Acme\; Ltd;R\,D",
        "TITLE:CEO",
        "EMAIL:li@acme.com",
    }


@pytest.mark.parametrize("name", ["vcard", "vcard3"])
def test_vobject_reads_what_was_written(name: str) -> None:
    (card,) = cards(PERSON, name)
    assert (card.fn.value, card.tel.value, card.note.value) == ("张三", PERSON["phone"], PERSON["notes"])
    assert (card.adr.value.street, card.adr.value.code) == ("1, Main St; back", "0123")
    assert (card.categories.value, card.org.value) == (["vip", "a,b"], ["东屿, 贸易"])
    assert [one.value for one in card.contents["nickname"]] == ["老张", "Zhang; San"]


def test_lines_are_folded_within_75_bytes_and_no_character_is_cut() -> None:
    raw = write(extract(documents=[{"id": "a", "name": "长" * 90, "notes": "x😀" * 60}]), "vcard")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    for line in raw.split(b"\r\n"):
        line.decode()


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.sampled_from("aé长😀 ,;:\\n\n\"=^'"), min_size=1, max_size=90).filter(
        lambda text: text.strip() == text
    )
)
def test_any_text_comes_back(text: str) -> None:
    (card,) = cards({"id": "a", "name": "A", "kind": "person", "notes": text})
    assert card.note.value == text


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\rb", "a\x85b", "a\u2028b"])
def test_text_that_would_break_lines_is_left_out_and_named(text: str) -> None:
    told: list[Message] = []
    firm = {"id": "acme", "name": "Acme", "contacts": [{"name": "Li", "title": text}]}
    assert b"TITLE" not in write(extract(documents=[firm], told=told), "vcard")
    assert [word(one, "en") for one in told] == [
        "acme: contacts.title has text that vCard 4.0 cannot hold; it is left out"
    ]


def test_values_of_the_wrong_shape_are_passed_over() -> None:
    odd: Document = {
        "id": "a",
        "name": 5,
        "phone": ["x"],
        "tags": "x",
        "address": "x",
        "contacts": ["x", {"name": "B"}],
    }
    assert [line for line in lines(odd) if line.startswith(("FN", "TEL", "ADR", "CATEG"))] == ["FN:a", "FN:B"]


def test_a_birthday_that_is_no_day_is_left_out() -> None:
    assert not any(line.startswith("BDAY") for line in lines({**PERSON, "birthday": "1985-**-**"}))
