"""Files that are broken, hostile or none of cards: what is refused and where, and what is read all the same."""

from __future__ import annotations

import base64
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.errors import ClientctlError, ExitCode
from clientctl.exchange.vcards import cards as vcard_cards
from clientctl.exchange.vcards import lines as vcard_lines
from clientctl.exchange.vcards import source as vcard_source
from clientctl.messages import word
from tests.exchange.cards_read import CARDS, card, fields, incoming, rejects, rows, told

NUL = "\0"
REFUSED: tuple[tuple[str, bytes, str | None, tuple[str, str, str]], ...] = (
    ("nothing", b"", None, ("cards.vcf", "there is no card in the file", "cards.no_card_hint")),
    (
        "a table",
        b"name,phone\nA,1\n",
        None,
        ("cards.vcf", "there is no card in the file", "cards.no_card_hint"),
    ),
    (
        "a card cut off",
        (card("FN:A") + "BEGIN:VCARD\nFN:B\nTEL:1\n").encode(),
        None,
        ("cards.vcf:5", "the file ends within a card: END:VCARD is missing", "cards.open_card_hint"),
    ),
    (
        "a card cut off within its agent",
        b"BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nEND:VCARD\n",
        None,
        ("cards.vcf:1", "the file ends within a card: END:VCARD is missing", "cards.open_card_hint"),
    ),
    (
        "bytes of no encoding",
        card("FN:A", "TITLE:?").encode().replace(b"?", b"\xff"),
        None,
        ("cards.vcf:4", "byte 0xff is no utf-8", "exchange.encodings"),
    ),
    (
        "quoted bytes of no encoding",
        card("FN;ENCODING=QUOTED-PRINTABLE:=FF").encode(),
        None,
        ("cards.vcf:3", "byte 0xff is no utf-8", "exchange.encodings"),
    ),
    (
        "bytes that are not of the named encoding",
        card("FN:Å").encode(),
        "ascii",
        ("cards.vcf:3", "byte 0xc3 is no ascii", "exchange.encodings"),
    ),
    (
        "UTF-16 that ends within a character",
        card("FN:A").encode("utf-16") + b"x",
        None,
        ("cards.vcf:5", "byte 0x78 is no utf-16-le", "exchange.encodings"),
    ),
    (
        "an unknown encoding",
        card("FN:A").encode(),
        "utf-99",
        ("", "unknown encoding 'utf-99'", "exchange.encodings"),
    ),
    *(
        (
            f"{codec}, which is no encoding of files",
            card("FN:A").encode(),
            codec,
            ("", f"unknown encoding '{codec}'", "exchange.encodings"),
        )
        for codec in ("undefined", "idna", "punycode", "zlib")
    ),
)


def refusal(raw: bytes, encoding: str | None = None) -> tuple[str, str, str]:
    """Place, English sentence and code of the hint."""
    with pytest.raises(ClientctlError) as caught:
        incoming(raw, encoding)
    error = caught.value
    assert error.exit_code in (ExitCode.INVALID, ExitCode.USAGE) and error.hint is not None
    assert word(error.message, "zh") and word(error.hint, "zh")
    return str(error.location or ""), word(error.message, "en"), error.hint.code


@pytest.mark.parametrize("what, raw, encoding, expected", REFUSED, ids=[row[0] for row in REFUSED])
def test_a_file_of_which_nothing_can_be_known_is_refused(
    what: str, raw: bytes, encoding: str | None, expected: tuple[str, str, str]
) -> None:
    assert refusal(raw, encoding) == expected


ENCODED: tuple[tuple[bytes, str | None, str], ...] = (
    (card("FN:李娜").encode(), None, "utf-8"),
    (card("FN:李娜").encode("utf-8-sig"), None, "utf-8"),
    (card("FN:李娜").encode("gbk"), None, "gb18030"),
    (card("FN:李娜").encode("gbk"), "gbk", "gbk"),
    (card("FN:李娜").encode("big5"), "big5", "big5"),
    (card("FN:李娜").encode("utf-16"), None, "utf-16-le"),
    (card("FN:李娜").encode("utf-16"), "utf-16", "utf-16-le"),
    (b"\xfe\xff" + card("FN:李娜").encode("utf-16-be"), None, "utf-16-be"),
    (card("FN:李娜").encode("utf-16-le"), None, "utf-16-le"),
    (card("FN:李娜").encode("utf-16-be"), None, "utf-16-be"),
    (card("FN:李娜").encode("utf-32"), "utf-32", "utf-32"),
)


@pytest.mark.parametrize("raw, encoding, known", ENCODED)
def test_the_encoding_is_found_out_or_named_and_told(raw: bytes, encoding: str | None, known: str) -> None:
    found = incoming(raw, encoding)
    assert rows(found) == [{"name": "李娜", "kind": "person"}]
    assert told(found) == [f"cards.vcf: 1 person, vCard 3.0, {known}"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_rejects_are_in_the_encoding_of_the_file(codec: str) -> None:
    parts = [card("FN:李娜"), "\r\n", card("FN:欧阳"), card("FN:王")]
    found = incoming("".join(parts).encode(codec))
    assert rejects(found, [1, 10]) == (parts[0] + parts[3]).encode(codec)


def test_a_last_card_without_a_line_end_gets_one_among_the_rejects() -> None:
    text = card("FN:A") + card("FN:B").removesuffix("\r\n")
    assert rejects(incoming(text), [5]).decode() == card("FN:B")


def test_a_card_without_an_end_is_read_up_to_the_next() -> None:
    text = "BEGIN:VCARD\nFN:A\nTEL:555 1\nBEGIN:VCARD\nFN:B\nBEGIN:VCARD\nFN:C\nEND:VCARD\n"
    found = incoming(text)
    assert [row["name"] for row in rows(found)] == ["A", "B", "C"]
    assert told(found)[1:] == ["2 cards without END:VCARD, the first at line 1, read up to the next one"]
    assert rejects(found, [4]) == b"BEGIN:VCARD\nFN:B\n"


def test_lines_that_are_none_are_told_and_the_card_is_read() -> None:
    text = "BEGIN:VCARD\nFN:A\nwhat is this\n;;:x\nNOTE;ENCODING=BASE64:A\nTEL:555 1\nEND:VCARD\nfoo\nEND:VCARD\n"
    found = incoming(text)
    assert rows(found) == [{"name": "A", "kind": "person", "phone": "555 1"}]
    assert told(found)[1:] == ["not understood and left out: 5 lines, the first at line 3"]


@pytest.mark.parametrize("end", ["", "END:VCARD\n"])
def test_a_quoted_line_that_never_ends_does_not_swallow_the_end_of_its_card(end: str) -> None:
    text = f"BEGIN:VCARD\nFN:A\nNOTE;ENCODING=QUOTED-PRINTABLE:a=\nb=\nEND:VCARD\n{card('FN:B')}"
    assert [row["name"] for row in rows(incoming(text))] == ["A", "B"]
    assert rows(incoming(text))[0]["notes"].startswith("ab")


def test_a_file_of_groups_alone_has_no_rows() -> None:
    found = incoming(card("FN:Friends", "KIND:group", version="4.0"))
    assert (found.sheets[0].rows, found.sheets[0].header) == ((), ("name",))


PHOTO = base64.b64encode(bytes(range(256)) * 30_000)
PHOTOS = {
    "on one line": b"PHOTO;ENCODING=b:" + PHOTO,
    "folded": b"PHOTO;ENCODING=b:" + b"\r\n ".join(PHOTO[at : at + 74] for at in range(0, len(PHOTO), 74)),
    "in lines": b"PHOTO;BASE64:" + b"\r\n".join(PHOTO[at : at + 76] for at in range(0, len(PHOTO), 76)),
}


@pytest.mark.hostile
@pytest.mark.parametrize("photo", PHOTOS.values(), ids=PHOTOS)
def test_a_photo_of_ten_megabytes_is_passed_over_unread(photo: bytes) -> None:
    raw = card("FN:A", "?", "TEL:555 1").encode().replace(b"?", photo)
    assert len(raw) > 10_000_000
    tracemalloc.start()
    try:
        assert rows(incoming(raw)) == [{"name": "A", "kind": "person", "phone": "555 1"}]
        assert tracemalloc.get_traced_memory()[1] < 35_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.hostile
def test_five_thousand_cards_within_each_other_are_one_with_an_agent() -> None:
    found = incoming("BEGIN:VCARD\nFN:A\nAGENT:\n" * 5000 + "END:VCARD\n" * 5000)
    assert rows(found) == [{"name": "A", "kind": "person", "contacts": [{"name": "A"}]}]
    assert told(found)[-1] == "left out, as no field holds it: AGENT × 4,998"


LONG = (
    "TEL" + ";A=,,," * 700 + ":555 1",
    "TEL" + ';A="' * 1000 + ":555 1",
    "TEL" + ';"a",' * 800 + ":555 1",
    "TEL" + ";A" * 100_000 + ":555 1",
    "N:" + "\\" * 500_000,
    "X-A:" + "\\n" * 200_000,
    "TITLE:a" + " " * 300_000 + "b",
    "URL:" + "a." * 200_000,
    "EMAIL:" + "a@" * 200_000,
    "BDAY:" + "1" * 500_000,
    "NOTE:" + "\r\n ".join("a" * 200_000),
    "IMPP:a:" + "%41" * 100_000,
    "X-A;ENCODING=QUOTED-PRINTABLE:" + "=\r\n" * 80_000,
)


@pytest.mark.hostile
@pytest.mark.parametrize("line", LONG, ids=[line[:12] for line in LONG])
def test_lines_made_to_take_long_are_read_at_once(line: str) -> None:
    row = fields("FN:A", line, "TEL:555 2")
    assert row["name"] == "A" and "555 2" in (row["phone"], row.get("notes", "")[-5:])


def test_a_text_that_is_too_long_is_left_out_and_told() -> None:
    found = incoming(card("FN:A", "NOTE:" + "a" * vcard_lines.LONGEST_VALUE))
    assert rows(found) == [{"name": "A", "kind": "person"}]
    assert told(found)[1:] == ["1 text over 1 MiB left out, the first at line 4"]


def test_files_beyond_the_limits_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    two = (card("FN:A") + card("FN:B")).encode()
    monkeypatch.setattr(vcard_cards, "MOST_CARDS", 1)
    assert refusal(two) == ("cards.vcf:5", "more than 1 cards", "cards.too_many_hint")
    monkeypatch.setattr(vcard_cards, "MOST_LINES", 1)
    assert refusal(two)[:2] == ("cards.vcf:1", "a card with more than 1 lines")
    monkeypatch.setattr(vcard_source, "MOST_LINES", 7)
    assert refusal(two)[1] == "the file is over 64 MiB or 7 lines"
    monkeypatch.setattr(vcard_source, "MOST_LINES", 8)
    monkeypatch.setattr(vcard_source, "LARGEST_FILE", len(two) - 1)
    assert refusal(two)[2] == "cards.too_large_hint"


SCRAPS = st.lists(
    st.sampled_from(
        [
            b"BEGIN:VCARD",
            b"END:VCARD",
            b"AGENT:",
            b"\n",
            b"\r",
            b"\r\n ",
            b"FN:A",
            b"N:\xff;",
            b"PHOTO:",
            b"QkE=",
            b":",
            b";ENCODING=QUOTED-PRINTABLE:=",
            b";CHARSET=gbk:",
            b'TEL;A="',
            b"BDAY",
            b"ADR",
            b"IMPP",
            b"\\",
            b"\0",
            b"=",
        ]
    ),
    max_size=40,
).map(b"".join)


@settings(max_examples=150, deadline=None)
@given(SCRAPS)
def test_any_bytes_are_read_or_refused_and_no_card_is_lost(raw: bytes) -> None:
    try:
        found = incoming(raw)
    except ClientctlError:
        return
    numbers = [row.number for row in found.sheets[0].rows]
    assert len(set(numbers)) == len(numbers)
    for piece in (rejects(found, [number]) for number in numbers):
        assert piece.strip().upper().startswith(b"BEGIN:VCARD") and piece.strip(b"\r\n ") in raw


def test_cards_of_a_cut_file_are_refused_with_the_line_of_the_last_card() -> None:
    raw = (CARDS / "google.vcf").read_bytes()
    place, _, _ = refusal(raw[: raw.index(b"Bakery")])
    assert place == "cards.vcf:23"
