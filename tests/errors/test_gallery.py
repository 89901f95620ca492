"""What is said about broken files: exact sentences, every other client still shown, one rule for all."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.acceptance.book import Answer, Book, plain
from tests.errors.broken import Broken
from tests.errors.gallery import GALLERY
from tests.errors.invalid import INVALID

GOOD: dict[str, str | bytes] = {"good": "name: Good\n", "second": "name: 好客户\ntags: [vip]\n"}
SAYS_ALL = ("negative", "nps")  # the sentence names the limit: no remedy is needed beside it
ITEM = re.compile(r"^(?P<path>clients/.+?\.ya?ml)(?::(?P<place>\d+:\d+))?: (?P<text>.*)$")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    files = {broken.name: broken.source for broken in GALLERY}
    return plain(tmp_path_factory.mktemp("gallery"), {**GOOD, **files})


@pytest.fixture(scope="module")
def answers(book: Book) -> dict[str, Answer]:
    english, chinese, found = book.ask([("check",), ("check", "--lang", "zh"), ("find", "-q")])
    return {"en": english, "zh": chinese, "find": found}


def said(text: str, path: str) -> list[tuple[str, str, str]]:
    """(place, sentence, remedy) of everything said about a file."""
    found = []
    lines = text.splitlines()
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        item = ITEM.match(line)
        if item and item["path"] == path:
            remedy = after.removeprefix("hint: ").removeprefix("提示：") if not ITEM.match(after) else ""
            found.append((item["place"] or "", item["text"], remedy))
    return found


@pytest.mark.parametrize("broken", GALLERY, ids=lambda broken: broken.name)
def test_a_broken_file_is_named_with_place_sentence_and_remedy(
    answers: dict[str, Answer], broken: Broken
) -> None:
    path = f"clients/{broken.name}.yaml"
    assert (broken.place, *broken.english) in said(answers["en"].out, path)
    assert (broken.place, *broken.chinese) in said(answers["zh"].out, path)
    assert (broken.place, *broken.english) in said(answers["find"].err, path)


def test_no_broken_file_hides_another(answers: dict[str, Answer]) -> None:
    assert [answers[name].code for name in ("en", "zh", "find")] == [4, 4, 4]
    assert answers["find"].lines == sorted([*GOOD, *(broken.name for broken in INVALID)])
    assert "Traceback" not in answers["find"].err


def test_every_sentence_of_a_check_has_a_remedy(answers: dict[str, Answer]) -> None:
    for language, mark in (("en", "hint: "), ("zh", "提示：")):
        lines = answers[language].lines
        bare = [
            line
            for line, after in zip(lines, [*lines[1:], ""], strict=True)
            if ITEM.match(line) and not after.startswith(mark)
        ]
        assert not bare


ODD: dict[str, str | bytes] = {
    "big": "name: Big\nnotes: " + "x" * 5_000_000 + "\n",
    "digits": "name: D\norders:\n  - {date: 2026-01-01, amount: 12345678901234567}\n",
    "item-id": 'name: I\nlog:\n  - {id: "bad id", date: 2026-01-01, text: x}\n',
    "negative": "name: N\nemployees: -5\n",
    "nps": "name: S\nsurveys: [{date: 2026-01-01, score: 11}]\n",
    "conflict": "name: C\n<<<<<<< ours\ngrade: B\n=======\ngrade: C\n>>>>>>> theirs\n",
    "word-key": "name: W\n行业: x\n",
    "con": "name: Device\n",
    "Upper": "name: Upper\n",
    "a" * 64: "name: Long\n",
    "-rf": "name: Dash\n",
    "sp ace": "name: Space\n",
    "名字": "name: Han\n",
}
# path, place, and words that the sentence and its remedy must have and must not have
PROPERTIES = (
    ("big", "1:1", ("4 MiB",), ("4.0 MiB",)),
    ("digits", "3:32", ("12345678901234567", "15"), ()),
    ("item-id", "3:10", ("bad id", "64"), ("^[", "write bad id")),
    ("negative", "2:12", ("-5", "0"), ()),
    ("nps", "2:37", ("11", "10"), ()),
    ("conflict", "2:1", ("conflict",), ()),
    ("word-key", "2:1", ("行业", "industry"), ()),
    ("con", "", ("con", "device"), ()),
    ("Upper", "", ("Upper", "a-z"), ()),
    ("a" * 64, "", ("63",), ()),
    ("-rf", "", ("-rf", "a-z"), ()),
    ("sp ace", "", ("sp ace", "a-z"), ()),
    ("名字", "", ("名字", "a-z"), ()),
    ("directory", "", ("directory",), ("clients/directory.yaml is",)),
    ("fifo", "", ("ordinary",), ("clients/fifo.yaml is",)),
    ("link", "", ("link",), ("clients/link.yaml is",)),
    ("dangling", "", ("link",), ("clients/dangling.yaml is",)),
)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Answer:
    book = plain(tmp_path_factory.mktemp("odd"), {**GOOD, **ODD})
    clients = book.root / "clients"
    (clients / "directory.yaml").mkdir()
    os.mkfifo(clients / "fifo.yaml")
    (clients / "link.yaml").symlink_to("/etc/passwd")
    (clients / "dangling.yaml").symlink_to("nowhere")
    return book.run("find", "-q")


@pytest.mark.parametrize(
    ("name", "place", "has", "lacks"), PROPERTIES, ids=[row[0][:20] for row in PROPERTIES]
)
def test_odd_files_are_explained(
    odd: Answer, name: str, place: str, has: tuple[str, ...], lacks: tuple[str, ...]
) -> None:
    found = said(odd.err, f"clients/{name}.yaml")
    assert len(found) == 1
    where, sentence, remedy = found[0]
    assert where == place and (remedy or name in SAYS_ALL)
    told = f"{sentence} {remedy}"
    assert all(word in told for word in has), told
    assert not any(word in told for word in lacks), told


def test_odd_files_hide_nobody_and_none_is_followed(odd: Answer) -> None:
    assert odd.code == 4
    assert odd.lines == ["conflict", "digits", "good", "item-id", "negative", "nps", "second", "word-key"]
    assert "root:" not in odd.err


# what is asked wrongly: the words of the error in English and Chinese, caret lines included
QUERIES = (
    (
        ("find", "taf:vip"),
        2,
        [
            "clientctl: unknown field 'taf'",
            "  taf:vip",
            "  ^^^",
            "hint: did you mean 'tag'? All fields: clientctl help fields",
        ],
        "clientctl: 未知字段“taf”",
    ),
    (
        ("find", "grade:Z"),
        2,
        ["clientctl: grade cannot be 'Z'", "  grade:Z", "        ^", "hint: one of: A, B, C, D"],
        "不能是“Z”",
    ),
    (
        ("find", "(grade:A"),
        2,
        [
            "clientctl: this parenthesis is not closed",
            "  (grade:A",
            "  ^",
            "hint: parentheses close within their argument; a value that has some goes in double quotes",
        ],
        "括号",
    ),
    (
        ("find", "since:01/02/2026"),
        2,
        [
            "clientctl: '01/02/2026' does not say which number is the month",
            "  since:01/02/2026",
            "        ^^^^^^^^^^",
            "hint: write 2026-02-01 or 2026-01-02",
        ],
        "2026-02-01",
    ),
    (
        ("find", "last_contact:7d"),
        2,
        [
            "clientctl: '7d' does not say whether it lies ahead or back",
            "  last_contact:7d",
            "               ^^",
            "hint: write +7d for 2026-11-29 or -7d for 2026-11-15",
        ],
        "2026-11-15",
    ),
    (
        ("find", "@nosuch"),
        2,
        [
            "clientctl: there is no saved view 'nosuch'",
            "  @nosuch",
            "  ^^^^^^^",
            "hint: save one: clientctl view save NAME QUERY; "
            "to search for the text itself, put it in double quotes",
        ],
        "nosuch",
    ),
    (
        ("find", "等及:A"),
        2,
        [
            "clientctl: unknown field '等及'",
            "  等及:A",
            "  ^^^^",
            "hint: did you mean '等级'? All fields: clientctl help fields",
        ],
        "“等及”",
    ),
    (
        ("set", "good", "grade=Z"),
        2,
        ["clientctl: grade cannot be 'Z'", "hint: one of: A, B, C, D"],
        "不能是“Z”",
    ),
    (
        ("set", "good", "acquisition_cost=1.200,50"),
        2,
        ["clientctl: '1.200,50' can be read in two ways", "hint: write one of 1200.50, 1.20050"],
        "1200.50",
    ),
)


@pytest.mark.parametrize(
    ("words", "code", "english", "chinese"), QUERIES, ids=[row[0][-1] for row in QUERIES]
)
def test_a_wrong_word_is_shown_in_its_place(
    tmp_path: Path, words: tuple[str, ...], code: int, english: list[str], chinese: str
) -> None:
    book = plain(tmp_path, {"good": "name: Good\n"})
    told, zh = book.ask([words, ("--lang", "zh", *words)])
    assert (told.code, told.out, told.err.splitlines()) == (code, "", english)
    assert (zh.code, zh.out) == (code, "") and chinese in zh.err and "提示：" in zh.err
