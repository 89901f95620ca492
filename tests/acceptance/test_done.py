"""done: what is closed, what is logged, and what follows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from tests.acceptance.book import Book, kept

STEPS = """\
name: A
next: {date: 2026-12-24, what: wish a merry Christmas}
reminders:
  - {id: post, date: 2026-11-20, what: send the catalogue}
  - {id: rent, date: 2026-10-31, what: collect the rent, repeats: 1m}
log:
  - {date: 2026-10-01, kind: call, text: first call}
"""


def document(book: Book, name: str) -> Any:
    return yaml.load(book.read(f"clients/{name}.yaml"), yaml.BaseLoader)


def test_the_earliest_is_closed_and_logged_until_nothing_is_left(tmp_path: Path) -> None:
    book = kept(tmp_path, {"a": STEPS})

    first = book.run("done", "a")
    assert (first.code, first.err) == (0, "")
    assert "collect the rent" in first.out and "2026-11-30" in first.out and "clients/a.yaml" in first.out
    assert book.subjects()[0] == "done a"
    second = book.run("done", "a")
    assert second.code == 0 and "send the catalogue" in second.out
    book.run("done", "a", "next")

    found = document(book, "a")
    assert "next" not in found
    assert found["reminders"][:2] == [
        {"id": "post", "date": "2026-11-20", "what": "send the catalogue", "done": "2026-11-22"},
        {"id": "rent", "date": "2026-11-30", "what": "collect the rent", "repeats": "1m"},
    ]
    notes = [(entry["date"], entry["kind"], entry["author"], entry["text"]) for entry in found["log"][1:]]
    assert notes == [
        ("2026-11-22", "note", "Wang Fang", what)
        for what in ("collect the rent", "send the catalogue", "wish a merry Christmas")
    ]
    assert book.run("check").code == 0
    assert (
        book.run("show", "a", "-c", "next_due,last_contact", "-o", "csv").lines[1] == "2026-11-30,2026-10-01"
    )


def test_nothing_to_do_and_an_unknown_item_exit_with_3_and_a_hint(tmp_path: Path) -> None:
    book = kept(tmp_path, {"a": STEPS, "b": "name: B\n"})

    for words in (("b",), ("b", "--again", "3m"), ("a", "zz"), ("nobody",)):
        for language, hint in (("en", "hint: "), ("zh", "提示：")):
            answer = book.run("done", *words, "--lang", language)
            assert (answer.code, answer.out, hint in answer.err) == (3, "", True), words
    assert book.git("status", "--short") == "" and len(book.subjects()) == 1


def test_again_counts_from_today_and_takes_a_duration_only(tmp_path: Path) -> None:
    book = kept(tmp_path, {"a": STEPS})

    for again in ("90d", "12w", "3m", "1y", "90天", "2周", "3个月", "1年"):
        assert book.run("done", "a", "next", "--again", again, "--dry-run").code == 0, again
    for again in ("0d", "friday", "2026-12-01", "3", "", "-3m"):
        answer = book.run("done", "a", "next", f"--again={again}")
        assert (answer.code, "hint: " in answer.err) == (2, True), again
    assert len(book.subjects()) == 1

    answer = book.run("done", "a", "next", "--again", "3m")
    assert (answer.code, "2027-02-22" in answer.out) == (0, True)
    assert document(book, "a")["next"] == {"date": "2027-02-22", "what": "wish a merry Christmas"}


def test_a_writers_formats_tell_of_the_reminder_and_of_the_note(tmp_path: Path) -> None:
    book = kept(tmp_path, {"a": STEPS})

    dry = book.run("done", "a", "post", "-o", "json", "--dry-run")
    assert dry.code == 0 and "+  - {id: post" in dry.data["diff"]
    assert len(book.subjects()) == 1

    changed = book.run("done", "a", "post", "-o", "json").data["changed"]
    note = document(book, "a")["log"][-1]["id"]
    assert [(row["id"], row["path"], row["action"], row["item"]) for row in changed] == [
        ("a", "clients/a.yaml", "updated", "post"),
        ("a", "clients/a.yaml", "added", note),
    ]
    assert book.run("done", "a", "next", "-q", "-y").out == "a\n"


def test_clients_from_stdin_are_all_done_or_none(tmp_path: Path) -> None:
    book = kept(tmp_path, {"a": STEPS, "b": STEPS, "c": "name: C\n"})

    assert book.run("done", "-", given="a\nc\n").code == 3
    assert len(book.subjects()) == 1
    assert book.run("done", "-", "next", given="a\nb\n").code == 0
    assert book.subjects()[0] == "done 2 clients"
    assert "next" not in document(book, "a") and "next" not in document(book, "b")


def test_the_31st_of_every_month_outlives_february(tmp_path: Path) -> None:
    book = kept(tmp_path, {"a": "name: A\nreminders:\n  - {id: r, date: 2028-01-31, what: w, repeats: 1m}\n"})

    days = ("2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31")
    for today, following in zip(days, (*days[1:], "2028-06-30"), strict=True):
        assert following in book.run("done", "a", "r", "--today", today).out
    assert document(book, "a")["reminders"][0]["date"] == "2028-06-30"
