"""The settings of a book by their keys: what counts, one line and one commit a change, nothing broken unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.book import Book, kept

SETTINGS = """\
# ours
clientctl: 1
autocommit: true
log: {kind: call}   # we phone
vocabulary:
  industry: [metal, wood]
"""
FILES: dict[str, str | bytes] = {"a": "name: A\nindustry: metal\n", "b": "name: B\nindustry: wood\n"}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return kept(tmp_path, FILES, SETTINGS)


def test_each_change_is_one_line_and_one_commit(book: Book) -> None:
    told = book.run("config", "set", "log.kind", "微信")
    assert (told.code, told.out) == (0, "Set  log.kind  wechat   clientctl.yaml\n")
    assert book.changed() == ["-log: {kind: call}   # we phone", "+log: {kind: wechat}   # we phone"]
    again = book.run("config", "set", "log.kind", "wechat")
    assert (again.code, again.out) == (0, "")
    assert book.run("config", "set", "labels.grade.A", "核心").code == 0
    assert book.run("config", "set", "log.kind", "").code == 0
    assert book.read("clientctl.yaml") == SETTINGS.replace("log: {kind: call}   # we phone\n", "").replace(
        "[metal, wood]\n", "[metal, wood]\nlabels:\n  grade:\n    A: 核心\n"
    )
    assert book.subjects() == ["config log.kind", "config labels.grade.A", "config log.kind", "base"]
    assert book.run("find", "等级:核心", "--count").out == "0\n"


def test_the_list_and_each_key_agree(book: Book) -> None:
    listed = book.run("config", "list", "-o", "json").data
    assert all(list(row) == ["key", "value"] for row in listed)
    values = {row["key"]: row["value"] for row in listed}
    assert (values["currency"], values["autocommit"], values["log.kind"]) == ("CNY", True, "call")
    assert values["vocabulary.industry"] == ["metal", "wood"]
    assert values["rfm.recency"] == [30, 90, 180, 365]
    assert (values["clv.years"], values["risk.weights.complaint"]) == (3, 25)
    for key, value in values.items():
        assert book.run("config", "get", key, "-o", "json").data == {"key": key, "value": value}
    assert book.run("config", "get", "vocabulary.industry").out == "[metal, wood]\n"
    unset = book.run("config", "get", "title")
    assert (unset.code, unset.out) == (0, "") and unset.err


@pytest.mark.parametrize(
    ("words", "code", "near"),
    [
        (("get", "titel"), 2, "title"),
        (("set", "log.knd", "call"), 2, "log.kind"),
        (("set", "log.kind", "fax"), 2, "email"),
        (("set", "labels.gard.A", "x"), 2, "grade"),
        (("set", "rfm.recency", "4,3,2,1"), 2, ""),
        (("set", "autocommit", "maybe"), 2, ""),
        (("set", "clientctl", "2"), 2, ""),
        (("set", "title"), 2, ""),
        (("set", "vocabulary.industry", "metal"), 4, "clients/b.yaml"),
        (("set", "require", "[{when: id:any, has: [owner]}]"), 4, "clients/a.yaml"),
    ],
)
def test_what_is_refused_says_why_and_writes_nothing(
    words: tuple[str, ...], code: int, near: str, book: Book
) -> None:
    for language, hint in (("en", "hint: "), ("zh", "提示：")):
        answer = book.run("config", *words, "--lang", language)
        assert (answer.code, answer.out) == (code, "")
        assert hint in answer.err and near in answer.err
    assert book.read("clientctl.yaml") == SETTINGS
    assert book.subjects() == ["base"]


def test_what_is_forced_is_told_and_can_be_taken_back(book: Book) -> None:
    forced = book.run("config", "set", "vocabulary.industry", "metal", "--force")
    assert forced.code == 0 and "clientctl check" in forced.err
    assert book.run("check").code == 4
    assert book.run("config", "set", "vocabulary.industry", "metal,wood").code == 0
    assert book.run("check").code == 0
    assert book.read("clientctl.yaml") == SETTINGS


def test_a_broken_file_is_read_as_far_as_it_goes_and_never_written(book: Book) -> None:
    for text in ("clientctl: 1\ncurrency: yuan\ntitle: Ours\n", "clientctl: 1\ntitle: [\n"):
        book.write("clientctl.yaml", text)
        listed = book.run("config", "list", "-o", "json")
        assert listed.code == 4 and "clientctl.yaml:" in listed.err
        assert {row["key"]: row["value"] for row in listed.data}["clv.margin"] == 1
        assert book.run("config", "get", "rfm.recency").code == 4
        assert book.run("config", "set", "title", "Theirs").code == 4
        assert book.read("clientctl.yaml") == text
