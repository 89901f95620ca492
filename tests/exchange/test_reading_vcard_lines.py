"""What single lines of a card give a client, in the three versions of vCard."""

from __future__ import annotations

import pytest

from tests.exchange.cards_read import Fields, card, fields, incoming, rows, told

PERSON: Fields = {"name": "A", "kind": "person"}

NAMES: tuple[tuple[str, tuple[str, ...], str | None], ...] = (
    ("as it is written in full", ("N:Li;Na;;;", "FN:Na Li, Dr"), "Na Li, Dr"),
    ("of parts", ("N:Berg;Kari;Anne;Dr.;Jr.",), "Dr. Kari Anne Berg Jr."),
    (
        "of parts with several words each",
        ("N:Berg;Kari;Anne,Lise;;M.A.,M.Sc.",),
        "Kari Anne Lise Berg M.A. M.Sc.",
    ),
    ("of Han parts, the family first, without blanks", ("N:欧阳;娜;;;",), "欧阳娜"),
    ("of parts, where the full one is blank", ("FN: ", "N:李;娜;;;"), "李娜"),
    ("of the organisation, where there is nobody", ("ORG:Acme;Sales",), "Acme"),
    ("that is none", ("TEL:555 0100",), None),
    ("with escapes", (r"FN:A\, B\; C\\D\nE",), "A, B; C\\D\nE"),
    ("in small letters", ("fn;charset=utf-8:Å",), "Å"),
)


@pytest.mark.parametrize("what, lines, name", NAMES, ids=[row[0] for row in NAMES])
def test_the_name_is_taken(what: str, lines: tuple[str, ...], name: str | None) -> None:
    assert fields(*lines).get("name") == name


KINDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("KIND:org", "FN:Acme"), "organisation"),
    (("KIND:ORG", "FN:Acme", "N:Acme;;;;"), "organisation"),
    (("KIND:individual", "FN:Acme", "ORG:Acme"), "person"),
    (("KIND:x-robot", "FN:Marvin"), "person"),
    (("FN:Acme", "ORG:Acme"), "organisation"),
    (("FN:ACME", "ORG:Acme", "N:;;;;"), "organisation"),
    (("FN:Acme Sales", "ORG:Acme;Sales"), "organisation"),
    (("ORG:Acme",), "organisation"),
    (("FN:Kari", "ORG:Acme"), "person"),
    (("FN:Acme", "N:Acme;;;;", "ORG:Acme"), "person"),
    (("FN:Acme", "ORG:"), "person"),
    (("FN:Acme", "ORG:Other", "X-ABShowAs:COMPANY"), "organisation"),
)


@pytest.mark.parametrize("lines, kind", KINDS)
def test_a_card_is_of_a_person_unless_only_an_organisation_is_named(
    lines: tuple[str, ...], kind: str
) -> None:
    assert fields(*lines)["kind"] == kind


ORGANISATIONS: tuple[tuple[tuple[str, ...], Fields], ...] = (
    (
        ("FN:Acme", "N:Berg;Kari;;;", "TITLE:Buyer", "ROLE:Purchasing", "ORG:Acme;East"),
        {
            "name": "Acme",
            "contacts": [{"name": "Kari Berg", "title": "Buyer", "department": "East"}],
            "notes": "role: Purchasing",
        },
    ),
    (
        ("FN:Acme", "N:Berg;Kari;;;", "ROLE:Purchasing"),
        {"name": "Acme", "contacts": [{"name": "Kari Berg", "title": "Purchasing"}]},
    ),
    (
        ("FN:Acme Oslo", "ORG:Acme;Nordic", "TITLE:x", "TITLE:y", "ROLE:Wholesale"),
        {
            "name": "Acme Oslo",
            "occupation": "Wholesale",
            "notes": "title: y\ntitle: x\ncompany: Acme, Nordic",
        },
    ),
    (("ORG:Acme;Sales;Oslo",), {"name": "Acme", "notes": "department: Sales Oslo"}),
    (("FN:Acme", "ORG:Acme", "ORG:Beta;B"), {"name": "Acme", "notes": "company: Beta, B"}),
)


@pytest.mark.parametrize("lines, expected", ORGANISATIONS)
def test_an_organisation_keeps_who_stands_on_its_card(lines: tuple[str, ...], expected: Fields) -> None:
    assert fields("KIND:org", *lines) == {"kind": "organisation", **expected}


# lines of a person's card beside its name, and what they give
LINES: tuple[tuple[str, tuple[str, ...], Fields], ...] = (
    ("3.0", ("TEL:1", "TEL;TYPE=HOME:021 555"), {"phone": "021 555", "notes": "phone: 1"}),
    ("3.0", ("TEL;TYPE=FAX:555 1", "TEL:555 2"), {"phone": "555 2", "notes": "phone (fax): 555 1"}),
    ("3.0", ("TEL;TYPE=FAX,PREF:555 1",), {"phone": "555 1"}),
    ("3.0", ("TEL:555 1", "TEL;type=pref:555 2"), {"phone": "555 2", "notes": "phone: 555 1"}),
    ("4.0", ("TEL;PREF=2:555 1", "TEL;PREF=1:555 2"), {"phone": "555 2", "notes": "phone: 555 1"}),
    ("4.0", ("TEL;PREF=x:555 1", "TEL;PREF=2:555 2"), {"phone": "555 2", "notes": "phone: 555 1"}),
    ("3.0", ("TEL:555 1", "TEL:555 1"), {"phone": "555 1"}),
    ("3.0", ("TEL:ask Kari", "TEL: "), {"notes": "phone: ask Kari"}),
    ("2.1", ("TEL;CELL;WORK:555 1", "TEL;HOME;VOICE:555 2"), {"phone": "555 1", "notes": "phone (home): 555 2"}),
    ("4.0", ('TEL;TYPE="cell,home":tel:+44-555-0100',), {"phone": "+44-555-0100"}),
    ("4.0", ("EMAIL:mailto:a%2Bb@x.example",), {"email": "a+b@x.example"}),
    ("4.0", ("IMPP:xmpp:a%40x.example",), {"notes": "account (xmpp): a@x.example"}),
    ("4.0", ("TEL:tel:%E4%E4 12",), {"notes": "phone: %E4%E4 12"}),
    ("3.0", ("EMAIL:a@x", "EMAIL:b@x.example"), {"email": "b@x.example", "notes": "email: a@x"}),
    ("3.0", (r"URL:http\://x.example/a\,b", "URL;TYPE=work:ftp://y.example"), {
        "website": "http://x.example/a,b", "notes": "website (work): ftp://y.example"}),
    ("3.0", ("BDAY:1985-04-12T00:00:00Z",), {"birthday": "1985-04-12"}),
    ("3.0", ("BDAY:1985-04-12", "BDAY:19850412"), {"birthday": "1985-04-12"}),
    ("4.0", ("BDAY:--0412",), {"notes": "birthday: --04-12"}),
    ("4.0", ("BDAY;VALUE=text:spring 1985",), {"notes": "birthday: spring 1985"}),
    ("3.0", ("BDAY;X-APPLE-OMIT-YEAR=1604:1985-04-12",), {"birthday": "1985-04-12"}),
    ("4.0", ("GENDER:F",), {"gender": "female"}),
    ("4.0", ("GENDER:O;intersex",), {"gender": "intersex"}),
    ("4.0", ("GENDER:U",), {}),
    ("3.0", ("X-GENDER:Male",), {"gender": "Male"}),
    ("3.0", (r"NICKNAME:B,C\, D", "X-NICKNAME:B"), {"aliases": ["B", "C, D"]}),
    ("3.0", (r"CATEGORIES:vip\,a, b,,b",), {"tags": ["vip,a", "b"]}),
    ("3.0", ("TITLE:Buyer", "ROLE:Sales"), {"occupation": "Buyer", "notes": "role: Sales"}),
    ("3.0", ("TITLE:Buyer", "TITLE:Clerk"), {"occupation": "Buyer", "notes": "title: Clerk"}),
    ("3.0", ("ROLE:Sales",), {"occupation": "Sales"}),
    ("3.0", (r"ORG:A\; B;C;D", "ORG:E"), {"company": "A; B", "notes": "department: C D\ncompany: E"}),
    ("3.0", ("ORG:;C",), {"notes": "department: C"}),
    ("3.0", (r"ADR:Box 5;Floor 2;1 Main St,2 Side St;Oslo;;0150;", "ADR:;;;;;;"), {
        "address.street": "1 Main St, 2 Side St, Floor 2, Box 5",
        "address.city": "Oslo", "address.postcode": "0150"}),
    ("2.1", (r"ADR;HOME:;;1 Main\; St,B;Oslo",), {"address.street": "1 Main; St,B", "address.city": "Oslo"}),
    ("4.0", ('ADR;LABEL="1 Main St, Oslo":;;;;;;',), {"address.street": "1 Main St, Oslo"}),
    ("3.0", (r"LABEL;TYPE=work:1 Main St\nOslo",), {"notes": "address (work): 1 Main St, Oslo"}),
    ("3.0", ("X-WECHAT:w1", "IMPP:weixin:w2"), {"wechat": "w2", "notes": "account (wechat): w1"}),
    ("3.0", ("X-SOCIALPROFILE;TYPE=wechat:x-apple:w1", "X-WEIXIN:w1"), {"wechat": "w1"}),
    ("3.0", ("X-QQ:10000001", "IMPP;X-SERVICE-TYPE=QQ:x-apple:2"), {
        "notes": "account (qq): 2\naccount (qq): 10000001"}),
    ("3.0", ("NOTE:a ", r"NOTE:b\nc"), {"notes": "a \nb\nc"}),
    ("3.0", (r"NOTE:a\nphone: 555 2", "TEL:555 1", "TEL:555 2"), {"phone": "555 1", "notes": "a\nphone: 555 2"}),
    ("2.1", (r"NOTE:C:\new\; D",), {"notes": r"C:\new; D"}),
    ("2.1", ("NOTE;QUOTED-PRINTABLE:a=3Db",), {"notes": "a=b"}),
    ("2.1", ("NOTE;ENCODING=8BIT:å",), {"notes": "å"}),
    ("3.0", ("NOTE;ENCODING=b:w6U=",), {"notes": "å"}),
    ("3.0", ("RELATED;TYPE=spouse:Ola", "X-MANAGER:Bo"), {"notes": "related (spouse): Ola\nmanager: Bo"}),
    ("3.0", ("A1.TEL:555 1", "a1.x-ablabel:_$!<Main>!$_", "a2.TEL:555 2", "A2.X-ABLabel:Shop"), {
        "phone": "555 1", "notes": "phone (Shop): 555 2"}),
    ("3.0", ("X-ABLabel:lost", "TEL:555 1"), {"phone": "555 1"}),
    ("3.0", ("REV:20240101T000000Z", "PRODID:x", "UID:7f1"), {}),
)  # fmt: skip


@pytest.mark.parametrize("version, lines, expected", LINES, ids=["|".join(row[1]) for row in LINES])
def test_lines_become_fields_and_what_has_none_goes_into_the_notes(
    version: str, lines: tuple[str, ...], expected: Fields
) -> None:
    assert fields("FN:A", *lines, version=version) == PERSON | expected


FOLDED = (
    "NOTE:one\r\n  two\r\n \tthree",
    "NOTE:one\n  two\n \tthree",
    "NOTE:on\r\n e two\r\n\t\tthree",
    "NOTE;ENCODING=QUOTED-PRINTABLE:one=\r\n two=09=\r\nthree",
    "NOTE;ENCODING=QUOTED-PRINTABLE:one=20two=\r\n=09=\r\nthree",
)


@pytest.mark.parametrize("line", FOLDED)
def test_folded_lines_are_one(line: str) -> None:
    assert fields("FN:A", line)["notes"] == "one two\tthree"


def test_a_fold_within_a_character_is_undone_before_the_text_is_read() -> None:
    raw = card("FN:长").encode().replace("长".encode(), b"\xe9\r\n \x95\r\n \xbf")
    assert rows(incoming(raw)) == [{"name": "长", "kind": "person"}]


def test_a_quoted_parameter_may_hold_the_signs_of_the_line() -> None:
    assert fields("FN:A", 'TEL;X-A="b;c:d";TYPE=home:555 1', "TEL;TYPE=work:555 2")["phone"] == "555 1"


def test_a_parameter_with_an_open_quote_ends_at_the_first_colon() -> None:
    assert fields("FN:A", 'TEL;X-A="b:555 1')["phone"] == "555 1"


def test_an_agent_is_a_contact() -> None:
    agent = "AGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nFN:Bo\r\nORG:Beta\r\nORG:Gamma\r\nTITLE:Clerk\r\nTEL:555 2\r\n"
    rest = "ADR:;;1 St;Oslo;;;\r\nURL:b.example\r\nROLE:Help\r\nNICKNAME:B,C\r\nEND:VCARD"
    assert fields("FN:A", agent + rest, "TEL:555 1", version="2.1") == PERSON | {
        "phone": "555 1",
        "contacts": [
            {
                "name": "Bo",
                "title": "Clerk",
                "phone": "555 2",
                "notes": "company: Beta\nrole: Help\ncompany: Gamma\nwebsite: b.example\naliases: B, C\n"
                "address: 1 St, Oslo",
            }
        ],
    }


def test_two_agents_are_two_contacts_and_their_own_agents_are_left_out() -> None:
    inner = "AGENT:\r\nBEGIN:VCARD\r\nFN:C\r\nEND:VCARD"
    agents = [f"AGENT:\r\nBEGIN:VCARD\r\nFN:{name}\r\n{inner}\r\nEND:VCARD" for name in ("B", "D")]
    found = incoming(card("FN:A", *agents))
    assert rows(found) == [PERSON | {"contacts": [{"name": "B"}, {"name": "D"}]}]
    assert "left out, as no field holds it: AGENT × 2" in told(found)


def test_an_agent_without_a_name_is_left_out() -> None:
    found = incoming(card("FN:A", "AGENT:\r\nBEGIN:VCARD\r\nTEL:555 1\r\nEND:VCARD"))
    assert rows(found) == [PERSON]
    assert told(found)[1:] == ["left out, as no field holds it: AGENT × 1"]


def test_what_has_no_field_is_counted_by_name() -> None:
    lines = ("GEO:1;2", "X-A:1", "X-A:2", "LOGO;VALUE=uri:http://x.example/l.png", "AGENT:mailto:b@x.example")
    android = "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bo;1"
    assert told(incoming(card("FN:A", *lines, android)))[1:] == [
        "left out, as no field holds it: AGENT × 1, GEO × 1, LOGO × 1, X-A × 2, X-ANDROID-CUSTOM × 1"
    ]


def test_a_card_without_version_is_read_as_the_oldest() -> None:
    found = incoming("BEGIN:VCARD\nFN:A\\nB\nEND:VCARD")
    assert rows(found) == [{"name": "A\\nB", "kind": "person"}]
    assert told(found)[0] == "cards.vcf: 1 person, vCard 2.1, utf-8"


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "gb18030", "cp936"])
def test_a_line_may_name_its_own_encoding(charset: str) -> None:
    raw = card(f"FN;CHARSET={charset}:?", "TITLE:Å", version="2.1").encode()
    (row,) = rows(incoming(raw.replace(b"?", "李娜".encode("gbk"))))
    assert (row["name"], row["occupation"]) == ("李娜", "Å")


@pytest.mark.parametrize("charset", ["US-ASCII", "unheard-of", "windows-999", "zlib", "utf-8"])
def test_an_encoding_that_is_wrong_or_unknown_gives_way_to_that_of_the_file(charset: str) -> None:
    raw = card(f"FN;CHARSET={charset}:李娜", "TITLE:采购", version="2.1").encode("gb18030")
    assert rows(incoming(raw))[0]["name"] == "李娜"


def test_quoted_text_without_an_encoding_helps_to_find_that_of_the_file() -> None:
    quoted = "".join(f"={byte:02X}" for byte in "李娜".encode("gbk"))
    found = incoming(card(f"FN;ENCODING=QUOTED-PRINTABLE:{quoted}", version="2.1"))
    assert rows(found)[0]["name"] == "李娜"
    assert told(found)[0] == "cards.vcf: 1 person, vCard 2.1, gb18030"
