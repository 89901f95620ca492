"""risk from the shell: who may leave, and why, on 22 November 2026."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.acceptance.book import Book, kept, plain
from tests.acceptance.test_terminal import COLOUR, terminal

COMPLAINT = "feedback: [{date: 2026-11-01, kind: complaint, text: late}]\n"
FILES: dict[str, str | bytes] = {
    # 14 August is 100 days ago, which is over 90: 20; a complaint: 25; a survey of 3: 15
    "annoyed": f"name: 恼火公司\nsince: 2026-08-14\n{COMPLAINT}",
    "bolting": f"name: Bolting\nsince: 2026-08-14\n{COMPLAINT}surveys: [{{date: 2026-11-01, score: 3}}]\n",
    "calm": "name: Calm\nsince: 2026-11-01\n",
    "debtor": "name: Debtor\nowner: li\npayments: [{due: 2026-11-01, amount: 5}]\n",
}
ROWS = [
    {"id": "bolting", "name": "Bolting", "risk": 60, "risk_level": "high"},
    {"id": "annoyed", "name": "恼火公司", "risk": 45, "risk_level": "medium"},
    {"id": "debtor", "name": "Debtor", "risk": 15, "risk_level": "low"},
    {"id": "calm", "name": "Calm", "risk": 0, "risk_level": "low"},
]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return plain(tmp_path, FILES)


def test_programs_get_the_same_rows_in_every_format(book: Book) -> None:
    assert book.run("risk", "-o", "json").data == ROWS
    assert [json.loads(line) for line in book.run("risk", "-o", "jsonl").lines] == ROWS
    assert book.run("risk", "-o", "csv").lines == [
        "id,name,risk,risk_level",
        "bolting,Bolting,60,high",
        "annoyed,恼火公司,45,medium",
        "debtor,Debtor,15,low",
        "calm,Calm,0,low",
    ]
    assert book.run("risk", "-q").lines == [row["id"] for row in ROWS]
    assert book.run("risk", "--count").out == "4\n"
    assert len(book.run("risk").lines) == 5
    assert book.run("risk", "-n", "1", "-q").out == "bolting\n"
    assert book.run("risk", "-s", "-id", "-q").lines == ["debtor", "calm", "bolting", "annoyed"]
    assert book.run("risk", "-o", "html").code == 2


def test_people_read_the_signals(book: Book) -> None:
    english, chinese = book.run("risk"), book.run("risk", "--lang", "zh", "-n", "2")
    assert english.lines == [
        "name      risk  level   why",
        "Bolting     60  high    1 open complaint since 2026-11-01; no contact for 100 days, at most 90; "
        "satisfaction 3 on 2026-11-01",
        "恼火公司    45  medium  1 open complaint since 2026-11-01; no contact for 100 days, at most 90",
        "Debtor      15  low     1 payment overdue since 2026-11-01",
        "Calm         0  low",
    ]
    assert english.err == "4 clients, 1 at high risk, 1 at medium · why: clientctl explain REF risk\n"
    assert chinese.lines[0] == "名称      风险  级别  原因"
    assert (
        chinese.lines[2]
        == "恼火公司    45  中    1 件投诉未结，最早 2026-11-01；100 天未联系，至多应为 90 天"
    )
    assert chinese.err == (
        "4 个客户中的 2 个，高风险 1 个，中风险 1 个 · 原因：clientctl explain 客户 risk\n"
    )


def test_on_a_terminal_the_levels_have_their_colours_and_no_line_is_too_long(book: Book) -> None:
    _, screen = terminal(book, "risk", "--color", "always", width=60)
    lines = screen.splitlines()
    assert all(len(COLOUR.sub("", line)) <= 60 for line in lines[:5])
    high, medium, low = (
        next(line for line in lines if f" {word}" in COLOUR.sub("", line))
        for word in (
            "high",
            "medium",
            "low",
        )
    )
    assert COLOUR.findall(high) and COLOUR.findall(medium)
    assert COLOUR.findall(high) != COLOUR.findall(medium)
    assert not COLOUR.findall(low)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("risk>=30", "-q"), 0),
        (("nobody",), 0),
        (("risk:much",), 2),
        (("-c", "nosuch"), 2),
        (("-s", "why"), 2),
        (("-o", "xml"), 2),
        (("@nosuch",), 2),
    ],
)
def test_bad_input_is_refused_with_a_hint(words: tuple[str, ...], code: int, book: Book) -> None:
    done = book.run("risk", *words)
    assert done.code == code
    assert ("hint: " in done.err) == (code != 0)


def test_a_broken_file_hides_nobody(tmp_path: Path) -> None:
    book = kept(tmp_path, {**FILES, "broken": "name: [\n"})
    done = book.run("risk", "-q")
    assert (done.code, done.lines) == (4, [row["id"] for row in ROWS])
    assert done.err.startswith("clients/broken.yaml:2:1: ")


def test_weights_of_the_book_count_and_odd_ones_are_told_by_check(book: Book) -> None:
    book.write("clientctl.yaml", "clientctl: 1\nrisk:\n  weights: {overdue: 90}\n")
    assert book.run("risk", "-n", "1", "-o", "csv").lines[1] == "debtor,Debtor,90,high"
    checked = book.run("check")
    # 110 - 15 + 90 = 185
    assert (checked.code, checked.lines[0]) == (
        0,
        "clientctl.yaml:3:3: warning: the weights of risk add up to 185: beyond 100 further signals say nothing",
    )
    assert book.run("find").code == 0 and "weights" not in book.run("find").err
    book.write("clientctl.yaml", "clientctl: 1\nrisk:\n  weights: {overdue: -1}\n")
    assert book.run("check").code == book.run("risk").code == 4
