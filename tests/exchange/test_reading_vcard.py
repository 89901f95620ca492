"""Cards in the shapes that phones and mail programs write them, from the public descriptions of those shapes."""

from __future__ import annotations

import pytest

from tests.exchange.cards_read import CARDS, Fields, incoming, rows, told

# file, the description that it follows, the clients in it, and what is told after the first line
SHAPES: tuple[tuple[str, str, tuple[Fields, ...], tuple[str, ...]], ...] = (
    (
        "ios.vcf",
        "RFC 2426 with the X-AB properties of Apple's Contacts: https://www.cnblogs.com/goingforward/p/8665333.html, "
        "https://alessandrorossini.org/the-sad-story-of-the-vcard-format-and-its-lack-of-interoperability/",
        (
            {
                "name": "Ingrid Marie Halvorsen",
                "kind": "person",
                "aliases": ["Inga"],
                "website": "https://nordfjord.example",
                "occupation": "Buyer",
                "company": "Nordfjord Demo AS",
                "phone": "+47 555 01 002",
                "email": "ingrid@nordfjord.example",
                "wechat": "ingrid_h",
                "address.street": "Kaigata 1\n2nd floor",
                "address.city": "Bergen",
                "address.postcode": "5003",
                "address.country": "Norway",
                "notes": "Likes cod, not salmon.\nAsk for the autumn list.\n"
                "phone (cell): +47 555 01 001\nphone (Cabin): +47 555 01 003\nemail (home): ingrid@home.example\n"
                "account (twitter): https://twitter.example/ingridh\n"
                "address (home): Fjordveien 7, Os, Vestland, 5200, Norway\nbirthday: --04-12\n"
                "date (anniversary): 2012-06-09\nrelated (spouse): Ola Halvorsen\ndepartment: Purchasing",
            },
            {
                "name": "Demo Verksted AS",
                "kind": "organisation",
                "phone": "555 01 020",
                "contacts": [{"name": "Per Ruud", "title": "Workshop manager", "department": "Service"}],
            },
            {"name": "示例客服", "kind": "organisation", "phone": "400 555 0100"},
        ),
        (
            "the notes of 1 client hold what has no field of its own, such as further phones",
            "left out, as no field holds it: PHOTO × 1",
        ),
    ),
    (
        "android.vcf",
        "VCardBuilder of the Android Open Source Project: packages/frameworks/opt/vcard, and "
        "https://www.mrz-net.org/works/research/vcf2csv/vCard21Specification.html",
        (
            {
                "name": "王小明",
                "kind": "person",
                "aliases": ["小王"],
                "birthday": "1988-07-01",
                "occupation": "采购",
                "company": "示例贸易有限公司",
                "phone": "138-0013-8000",
                "email": "xiaoming@example.com",
                "address.street": "上海市徐汇区示例路1号",
                "notes": "第一行\n第二行\nphone (仓库): 021-5550-100\nphone (work, fax): 021-5550-101\n"
                "account (qq): 10000001",
            },
            {"name": "Acme Support", "kind": "person", "phone": "555-0147"},
        ),
        (
            "the notes of 1 client hold what has no field of its own, such as further phones",
            "left out, as no field holds it: PHOTO × 1",
        ),
    ),
    (
        "outlook.vcf",
        "vCard 2.1 with the X-MS properties of [MS-OXVCARD]: vCard to Contact Object Conversion Algorithm",
        (
            {
                "name": "Dr. Ada Okafor",
                "kind": "person",
                "website": "http://www.lagosdemo.example",
                "birthday": "1979-09-30",
                "occupation": "Head of Research",
                "company": "Lagos Demo Ltd",
                "phone": "(555) 010-0301",
                "email": "ada@lagosdemo.example",
                "address.street": "12 Demo Street, Suite 5",
                "address.city": "Lagos",
                "address.region": "LA",
                "address.postcode": "100001",
                "address.country": "Nigeria",
                "notes": "Met at the fair.\nWants samples; by June = soon.\n"
                "phone (home): (555) 010-0302\nphone (cell): (555) 010-0303\nphone (work, fax): (555) 010-0304\n"
                "email: ada.okafor@home.example\naccount: ada@im.example\n"
                "address (home): 4 Palm Road, Ikeja, Nigeria\nanniversary: 2008-08-15\nmanager: Grace Bello\n"
                "role: Chemist\ndepartment: Research",
            },
        ),
        (
            "the notes of 1 client hold what has no field of its own, such as further phones",
            "left out, as no field holds it: PHOTO × 1, X-MS-OL-DESIGN × 1",
        ),
    ),
    (
        "thunderbird.vcf",
        "vCard 4.0 as Thunderbird keeps it: https://webextension-api.thunderbird.net/en/mv2/guides/vcard.html",
        (
            {
                "name": "Luis Núñez",
                "kind": "person",
                "aliases": ["Lucho"],
                "website": "https://tejidos.example",
                "occupation": "Director",
                "company": "Tejidos Demo SA",
                "phone": "+54 555 0140",
                "email": "luis@tejidos.example",
                "address.street": "Calle Falsa 123",
                "address.city": "Rosario",
                "address.region": "Santa Fe",
                "address.postcode": "S2000",
                "address.country": "Argentina",
                "notes": "Solo por la mañana\nphone (cell): +54 555 0141\nemail (home): luis@casa.example\n"
                "email (work): ventas@tejidos.example\naccount (xmpp): lucho@chat.example\nbirthday: --04-12\n"
                "anniversary: 2010-05-20\nrole: Compras\ndepartment: Ventas",
            },
        ),
        (
            "the notes of 1 client hold what has no field of its own, such as further phones",
            "left out, as no field holds it: TZ × 1, X-CUSTOM1 × 1",
        ),
    ),
    (
        "google.vcf",
        "RFC 2426 as Google Contacts writes it: "
        "https://alessandrorossini.org/the-sad-story-of-the-vcard-format-and-its-lack-of-interoperability/; a card of "
        "an organisation alone: https://github.com/bitfireAT/vcard4android/issues/31",
        (
            {
                "name": "Joe Demo",
                "kind": "person",
                "tags": ["Suppliers", "myContacts"],
                "website": "https://demo.example",
                "birthday": "1970-01-02",
                "occupation": "Owner",
                "company": "Demo Works",
                "phone": "+44 20 5550 1234",
                "email": "joe@demo.example",
                "address.street": "1 Demo Square",
                "address.city": "London",
                "address.postcode": "WC2N",
                "address.country": "United Kingdom",
                "notes": "Pays late\nphone (Warehouse): +44 20 5550 1235\nemail (work): joe@work.example\n"
                "account (skype): joe.demo\nrelated (partner): Jane Demo",
            },
            {
                "name": "Bakery Demo",
                "kind": "organisation",
                "tags": ["myContacts"],
                "phone": "+44 20 5550 2000",
                "notes": "phone (mobile): +44 20 5550 2001",
            },
            {"kind": "person", "phone": "+44 20 5550 9999"},
        ),
        (
            "the notes of 2 clients hold what has no field of its own, such as further phones",
            "left out, as no field holds it: PHOTO × 1",
        ),
    ),
    (
        "gb2312.vcf",
        "vCard 2.1, The Electronic Business Card (versit Consortium, 1996), with its CHARSET and ENCODING, and the "
        "SOUND;X-IRMC-N of IrMC",
        (
            {
                "name": "李娜",
                "kind": "person",
                "gender": "女",
                "company": "东屿示例公司",
                "phone": "13800138000",
                "wechat": "lina_demo",
                "address.street": "示例街8号",
                "address.city": "上海",
                "address.postcode": "200000",
                "address.country": "中国",
                "notes": "喜欢茶\nphone (home): 02155500102\nbirthday: 1990-13-45\ndepartment: 仓储部",
            },
            {"name": "赵德彰", "kind": "person", "phone": "13800138000"},
        ),
        (
            "the notes of 1 client hold what has no field of its own, such as further phones",
            "left out, as no field holds it: SOUND × 1",
        ),
    ),
    (
        "rfc6350.vcf",
        "RFC 6350, sections 5 to 8: https://www.rfc-editor.org/rfc/rfc6350",
        (
            {
                "name": "Simon Demo",
                "kind": "person",
                "aliases": ["Simon P."],
                "website": "https://simon.example",
                "gender": "male",
                "company": "Demo Bois",
                "phone": "+1-555-010-9254 ext 102",
                "email": "simon@bois.example",
                "address.street": "2875 Demo, Suite D2-630",
                "address.city": "Québec",
                "address.region": "QC",
                "address.postcode": "G1V 2M2",
                "address.country": "Canada",
                "notes": "phone (work, cell, video): +1-555-010-4320\nbirthday: --02-03\nanniversary: 2009-08-08",
            },
            {"name": "Demo Bois", "kind": "organisation", "phone": "+1-555-010-9000"},
        ),
        (
            "the notes of 1 client hold what has no field of its own, such as further phones",
            "left out, as no field holds it: GEO × 1, KEY × 1, LANG × 1, MEMBER × 1, TZ × 1",
            "1 card of groups, places and the like left out, the first at line 29",
        ),
    ),
    (
        "utf16.vcf",
        "RFC 2426 in UTF-16 with a byte order mark, as Windows programs save text",
        ({"name": "Åse Øst", "kind": "person", "phone": "555 0100"},),
        (),
    ),
)
NAMES = [shape[0] for shape in SHAPES]


@pytest.mark.parametrize("name, description, clients, messages", SHAPES, ids=NAMES)
def test_cards_of_other_programs_become_clients(
    name: str, description: str, clients: tuple[Fields, ...], messages: tuple[str, ...]
) -> None:
    found = incoming((CARDS / name).read_bytes())
    assert rows(found) == list(clients), description
    assert tuple(told(found)[1:]) == messages


@pytest.mark.parametrize(
    "name, first",
    [
        ("ios.vcf", "cards.vcf: 1 person, 2 organisations, 1 contact, vCard 3.0, utf-8"),
        ("gb2312.vcf", "cards.vcf: 2 people, vCard 2.1, gb18030"),
        ("rfc6350.vcf", "cards.vcf: 1 person, 1 organisation, vCard 4.0, utf-8"),
        ("utf16.vcf", "cards.vcf: 1 person, vCard 3.0, utf-16-le"),
    ],
)
def test_it_is_told_first_how_the_file_was_read(name: str, first: str) -> None:
    assert told(incoming((CARDS / name).read_bytes()))[0] == first


def test_every_file_of_cards_is_read_and_described() -> None:
    assert sorted(path.name for path in CARDS.iterdir()) == sorted(NAMES)
    assert all(description for _, description, _, _ in SHAPES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_line_ends_make_no_difference(name: str, end: str) -> None:
    raw = (CARDS / name).read_bytes()
    codec = "utf-16" if name == "utf16.vcf" else "latin-1"
    text = raw.decode(codec).replace("\r\n", "\n").replace("\n", end)
    assert rows(incoming(text.encode(codec))) == rows(incoming(raw))
