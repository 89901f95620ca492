"""Keeping in touch from the shell: due, stale and timeline over a hand-written book, on 22 November 2026."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.book import Book, plain

FILES = {
    "acme": """\
name: Acme AS
stage: active
grade: A
cadence: 30d
since: 2024-01-01
next: {date: 2026-11-15, what: send the offer}
reminders:
- {id: r1, date: 2026-11-29, what: call back}
- {id: r2, date: 2026-11-30, what: too far ahead}
orders:
- {id: o1, date: 2026-10-01, amount: 900, product: Box}
log:
- {id: l1, date: 2026-10-20, kind: call, text: asked for 20 boxes}
- {id: l2, date: 2026-11-20, kind: note, text: not a contact}
""",
    "huadong": """\
name: 上海华东贸易有限公司
since: 2026-11-01
contacts:
- {id: c1, name: 王芳, birthday: 1985-11-22}
- {id: c2, name: 李强, birthday: 1985-11-23, left: 2025-01-01}
payments:
- {id: p1, due: 2026-11-01, amount: 1000}
- {id: p2, due: 2026-11-01, amount: 1000, paid_on: 2026-11-02}
contracts:
- {id: k1, title: 框架协议, end: 2026-11-25}
deals:
- {id: d1, title: 冷库, stage: proposal, expected: 2026-11-28, opened: 2026-11-02}
- {id: d2, title: 旧单, stage: won, expected: 2026-11-20, closed: 2026-11-20}
""",
    "lost": "name: Lost Ltd\nstage: lost\ncadence: 1d\nsince: 2020-01-01\nnext: {date: 2026-11-22, what: x}\n",
    "quiet": "name: Quiet\nsince: 2026-01-01\n",
}
DUE = [
    ("huadong", "2026-11-01", "payment", "1000 CNY", -21),
    ("acme", "2026-11-15", "next", "send the offer", -7),
    ("acme", "2026-11-19", "cadence", "30d", -3),
    ("huadong", "2026-11-22", "birthday", "王芳", 0),
    ("huadong", "2026-11-25", "contract", "框架协议", 3),
    ("huadong", "2026-11-28", "deal", "冷库", 6),
    ("acme", "2026-11-29", "reminder", "call back", 7),
]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    made = plain(tmp_path, FILES)
    made.write("archive/old.yaml", FILES["lost"].replace("stage: lost\n", ""))
    return made


def test_due_is_an_array_of_flat_objects_oldest_first(book: Book) -> None:
    answer = book.run("due", "-o", "json")
    assert answer.code == 0
    assert answer.err == ""
    assert [(r["id"], r["date"], r["kind"], r["what"], r["days"]) for r in answer.data] == DUE
    assert list(answer.data[0]) == ["id", "name", "date", "kind", "what", "days"]
    assert {row["id"]: row["name"] for row in answer.data} == {
        "acme": "Acme AS",
        "huadong": "上海华东贸易有限公司",
    }


@pytest.mark.parametrize("cache", [(), ("--no-cache",)])
@pytest.mark.parametrize(
    ("words", "count"),
    [
        ((), 7),
        (("7d",), 7),
        (("+7d",), 7),
        (("1周",), 7),
        (("6d",), 6),
        (("8d",), 8),
        (("1d",), 4),
        (("--where", "grade:A"), 3),
        (("--where", "archived:true"), 0),
        (("--where", "stage:lost"), 0),
    ],
)
def test_how_far_ahead_and_for_whom(
    book: Book, words: tuple[str, ...], count: int, cache: tuple[str, ...]
) -> None:
    for _ in range(2):  # the second time from the cache
        assert book.run("due", *words, "--count", *cache).out == f"{count}\n"


def test_the_day_is_the_one_asked_for(book: Book) -> None:
    book.run("due")
    assert book.run("due", "1d", "--today", "2026-11-01", "-o", "csv").lines == [
        "id,name,date,kind,what,days",
        "huadong,上海华东贸易有限公司,2026-11-01,payment,1000 CNY,0",
        "huadong,上海华东贸易有限公司,2026-11-01,payment,1000 CNY,0",
    ]


def test_a_table_says_it_in_words_and_the_foot_on_stderr(book: Book) -> None:
    english, chinese = book.run("due", "1d"), book.run("due", "1d", "--lang", "zh")
    assert english.lines == [
        "when          date        name                  what",
        "21 days late  2026-11-01  上海华东贸易有限公司  payment of 1,000.00 CNY",
        "7 days late   2026-11-15  Acme AS               send the offer",
        "3 days late   2026-11-19  Acme AS               get in touch: last 2026-10-20, every 30 days",
        "today         2026-11-22  上海华东贸易有限公司  birthday of 王芳, turns 41",
    ]
    assert english.err == "4 due · done REF when it is done\n"
    assert chinese.lines[1:] == [
        "逾期 21 天  2026-11-01  上海华东贸易有限公司  付款 1,000.00 CNY",
        "逾期 7 天   2026-11-15  Acme AS               send the offer",
        "逾期 3 天   2026-11-19  Acme AS               该联系了：上次 2026-10-20，每 30 天一次",
        "今天        2026-11-22  上海华东贸易有限公司  生日：王芳，41 岁",
    ]


def test_late_is_red_and_today_yellow(book: Book) -> None:
    out = book.run("due", "1d", "--color", "always").out
    assert "\x1b[31m7 days late\x1b[0m" in out
    assert "\x1b[33mtoday\x1b[0m" in out


def test_ids_come_once_in_the_order_of_the_list(book: Book) -> None:
    assert book.run("due", "-q").lines == ["huadong", "acme"]
    assert book.run("due", "-s", "-days", "-n", "2", "-q").lines == ["acme", "huadong"]
    assert book.run("due", "-c", "kind,days", "-o", "jsonl", "-n", "1").lines == [
        '{"kind":"payment","days":-21}'
    ]


def test_a_calendar_has_an_event_for_each(book: Book) -> None:
    answer = book.run("due", "-o", "ics")
    assert answer.code == 0
    lines = answer.out.split("\r\n")
    assert [line for line in lines if line.startswith("DTSTART")] == [
        f"DTSTART;VALUE=DATE:{row[1].replace('-', '')}" for row in DUE
    ]
    assert "UID:acme.next@clientctl" in lines
    assert book.run("due", "-o", "ics").out == answer.out
    assert book.run("due", "--where", "stage:lost", "-o", "ics").out.startswith("BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("due", "soon"), "not a duration"),
        (("due", "tag:vip"), "--where QUERY"),
        (("due", "7d", "tag:vip"), "--where QUERY"),
        (("stale", "0d"), "at least one day"),
        (("stale", "grade:A"), "--where QUERY"),
        (("due", "--where", "taf:vip"), "did you mean 'tag'"),
        (("timeline", "acme", "-o", "html"), "hint: "),
        (("due", "-o", "pdf"), "hint: "),
        (("due", "-c", "nothing"), "hint: "),
        (("find", "-o", "ics"), "clientctl due -o ics"),
        (("timeline", "acme", "-o", "ics"), "clientctl due -o ics"),
    ],
)
def test_what_cannot_be_is_refused_with_a_hint(book: Book, words: tuple[str, ...], said: str) -> None:
    answer = book.run(*words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_stale_takes_the_cadence_or_one_time_for_all(book: Book) -> None:
    answer = book.run("stale", "-o", "json")
    assert answer.data == [
        {
            "id": "acme",
            "name": "Acme AS",
            "last_contact": "2026-10-20",
            "days_since_contact": 33,
            "cadence": "30d",
            "total": 900.00,
        }
    ]
    assert book.run("stale", "21d", "-q").lines == ["acme", "huadong", "quiet"]
    assert book.run("stale", "22d", "-q").lines == ["acme", "quiet"]
    assert book.run("stale", "33d", "-q").lines == ["acme", "quiet"]
    assert book.run("stale", "34d", "-q").lines == ["quiet"]
    assert book.run("stale", "34d", "-o", "csv").lines[1] == "quiet,Quiet,,,,0.00"


def test_a_timeline_joins_the_records_by_date(book: Book) -> None:
    assert book.run("timeline", "acme", "-o", "json").data == [
        {"date": "2026-10-01", "kind": "order", "item": "o1", "text": "Box, 900 CNY"},
        {"date": "2026-10-20", "kind": "log", "item": "l1", "text": "asked for 20 boxes"},
        {"date": "2026-11-20", "kind": "log", "item": "l2", "text": "not a contact"},
    ]
    assert book.run("timeline", "华东", "-o", "tsv").lines[1:] == [
        "2026-11-02\tdeal\td1\t冷库: opened",
        "2026-11-20\tdeal\td2\t旧单: won",
    ]
    assert book.run("timeline", "nobody").code == 3


def test_a_file_that_cannot_be_read_is_named_and_hides_no_other(book: Book) -> None:
    whole = {command: book.run(command, "-o", "json").out for command in ("due", "stale")}
    book.write("clients/broken.yaml", "name: [\n")
    for command, out in whole.items():
        answer = book.run(command, "-o", "json")
        assert (answer.code, answer.out) == (4, out)
        assert answer.err.startswith("clients/broken.yaml:")
    assert book.run("timeline", "broken").code == 4
