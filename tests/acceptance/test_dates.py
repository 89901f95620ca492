"""Days in words, as commands take them: what has happened, what is planned, what is asked for."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance.book import Answer, Book, kept

SATURDAY = {"CLIENTCTL_TODAY": "2026-11-21"}
LEAP_DAY = {"CLIENTCTL_TODAY": "2028-02-29"}

# what is typed: past, plan, query on Saturday, 21 November 2026
TYPED = [
    ("2026/11/20", "2026-11-20", "2026-11-20", "2026-11-20"),
    ("20.11.2026", "2026-11-20", "2026-11-20", "2026-11-20"),
    ("２０２６年１１月２０日", "2026-11-20", "2026-11-20", "2026-11-20"),
    ("11月20号", "2026-11-20", "2027-11-20", "2026-11-20"),
    ("20 nov", "2026-11-20", "2027-11-20", "2026-11-20"),
    ("friday", "2026-11-20", "2026-11-27", "2026-11-20"),
    ("周日", "2026-11-15", "2026-11-22", "2026-11-22"),
    ("本周日", "2026-11-22", "2026-11-22", "2026-11-22"),
    ("next friday", "2026-11-27", "2026-11-27", "2026-11-27"),
    ("上周五", "2026-11-13", "2026-11-13", "2026-11-13"),
    ("下下周三", "2026-12-02", "2026-12-02", "2026-12-02"),
    ("前天", "2026-11-19", "2026-11-19", "2026-11-19"),
    ("+2w", "2026-12-05", "2026-12-05", "2026-12-05"),
    ("十五天后", "2026-12-06", "2026-12-06", "2026-12-06"),
    ("3 days ago", "2026-11-18", "2026-11-18", "2026-11-18"),
    ("月底", "2026-11-30", "2026-11-30", "2026-11-30"),
    ("明年1月5日", "2027-01-05", "2027-01-05", "2027-01-05"),
]
# what is typed: what is to be written instead
REFUSED = [
    ("01/02/2026", ("2026-02-01", "2026-01-02")),
    ("7d", ("+7d", "-7d")),
    ("5", ("2026-11-05", "+5d")),
    ("5号", ("2026-11-05", "2026-12-05")),
    ("2026-02-30", ("2026-02-28",)),
    ("2月31日", ("2026-02-28",)),
    ("31 February", ("2026-02-28",)),
    ("soon", ("2026-11-21",)),
]


def book(folder: Path) -> Book:
    return kept(folder, {"a": "name: A\n"})


def test_a_day_in_words_is_told_by_log_and_set_and_found(tmp_path: Path) -> None:
    a = book(tmp_path)
    for text, past, plan, query in TYPED:
        log = a.run(
            "log", "a", "x", f"--on={text}", f"--next={text}", "--dry-run", "-o", "json", env=SATURDAY
        )
        assert (log.code, f"date: {past}" in log.data["diff"]) == (0, True), text
        assert f"date: {plan}" in log.data["diff"], text
        a.write("clients/a.yaml", f"name: A\nsince: {query}\n")
        asked = a.run("find", f"since:{text}", "-q", env=SATURDAY)
        assert (asked.code, asked.out) == (0, "a\n"), text
        told = a.run("set", "a", f"next.date={text}", "--no-commit", env=SATURDAY)
        assert (told.code, plan in told.out) == (0, True), text
    told = a.run("log", "a", "x", "--on=friday", "--next=friday", env=SATURDAY)
    assert "2026-11-20" in told.out and "2026-11-27" in told.out


def test_an_unclear_day_is_refused_with_its_readings_and_nothing_is_written(tmp_path: Path) -> None:
    a = book(tmp_path)
    for text, readings in REFUSED:
        for language, hint, words in (
            ("en", "hint: ", ("log", "a", "x", f"--on={text}")),
            ("zh", "提示：", ("log", "a", "x", f"--next={text}")),
            ("en", "hint: ", ("set", "a", f"next.date={text}")),
            ("zh", "提示：", ("add", "B", f"--since={text}")),
            ("zh", "提示：", ("add", "B", "--kind=person", f"--birthday={text}")),
        ):
            answer = a.run(*words, "--lang", language, env=SATURDAY)
            assert (answer.code, answer.out) == (2, ""), words
            hinted = answer.err.partition(hint)[2]
            assert [day for day in readings if day not in hinted] == [], words
    assert a.git("status", "--short") == "" and len(a.subjects()) == 1


def test_a_query_shows_where_the_day_is_wrong(tmp_path: Path) -> None:
    answer = book(tmp_path).run("find", "grade:A", "since:2月31日", env=SATURDAY)
    assert answer.code == 2
    assert "February 2026 has 28 days" in answer.err
    assert "\n        ^^^^^^^\n" in answer.err
    assert "hint: write 2026-02-28" in answer.err


def test_a_new_client_says_which_days_were_meant_by_words(tmp_path: Path) -> None:
    a = book(tmp_path)

    def add(*words: str) -> Answer:
        return a.run("add", *words, env=SATURDAY)

    assert add("B").lines == ["Added  b  clients/b.yaml"]
    assert add("C", "--since", "2026-11-20").lines == ["Added  c  clients/c.yaml"]
    assert add("D", "--since", "friday").lines == ["Added  d  clients/d.yaml", "since 2026-11-20"]
    added = add("E", "--kind", "person", "--set", "birthday=14 June 1982", "--since", "昨天")
    assert sorted(added.lines[1].split(", ")) == ["birthday 1982-06-14", "since 2026-11-20"]
    assert add("F", "--since", "friday", "-q").out == "f\n"


def test_a_leap_day_and_month_ends_in_commands(tmp_path: Path) -> None:
    a = kept(tmp_path, {"a": "name: A\nnext: {date: 2028-02-29, what: w}\n"})
    assert "2029-02-28" in a.run("done", "a", "--again", "1y", env=LEAP_DAY).out
    assert "2028-03-29" in a.run("done", "a", "--again", "1个月", env=LEAP_DAY).out
    assert "2027-02-28" in a.run("set", "a", "since=-1y", env=LEAP_DAY).out
    assert "2028-02-29" in a.run("set", "a", "reviewed=eom", env=LEAP_DAY).out


def test_durations_are_taken_in_both_languages_and_absurd_ones_refused(tmp_path: Path) -> None:
    a = book(tmp_path)
    for typed, stored in (
        ("90d", "90d"),
        ("12w", "12w"),
        ("3m", "3m"),
        ("1y", "1y"),
        ("90天", "90d"),
        ("2周", "2w"),
        ("3个月", "3m"),
        ("1年", "1y"),
        ("９０天", "90d"),
        ("半年", "6m"),
        ("two weeks", "2w"),
    ):
        a.write("clients/a.yaml", "name: A\n")
        answer = a.run("set", "a", f"cadence={typed}", "--no-commit")
        assert (answer.code, f"cadence {stored} " in answer.out) == (0, True), typed
    before = a.read("clients/a.yaml")
    for absurd in ("0d", "0天", "+0w", "0个月", "-7d", "7", "1.5m", "101y", "9999999999d", "often", "3月"):
        answer = a.run("set", "a", f"cadence={absurd}")
        assert (answer.code, answer.out, "hint: write 90d" in answer.err) == (2, "", True), absurd
    chinese = a.run("set", "a", "cadence=0天", "--lang", "zh").err
    assert "时长至少一天" in chinese and "提示：可以写 90天" in chinese
    assert a.read("clients/a.yaml") == before
