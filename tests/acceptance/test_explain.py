"""explain through the command: everything that it says can be found in the files, and adds up."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
import yaml

from clientctl.facts import FACTS
from tests.acceptance.book import Book, plain

TODAY: Final = date(2026, 11, 22)
SETTINGS: Final = """\
clientctl: 1
currency: CNY
rates:
  EUR:
  - {from: 2026-01-01, rate: 7.5}
  - from: 2026-07-01
    rate: 8.25
risk:
  weights: {complaint: 30}
grading:
- {when: "stage:lost", grade: D}
- {when: "total>=5000", grade: A}
"""
RATES: Final = ((date(2026, 7, 1), Fraction("8.25")), (date(2026, 1, 1), Fraction("7.5")))
ACME: Final = """\
name: 上海华东
tags: [vip, 展会]
orders:
- {id: o1, date: 2026-03-01, amount: 1000, currency: EUR, product: 轴承}
- {id: o2, date: 2026-08-01, amount: 10, status: returned}
- {id: o3, date: 2027-01-01, amount: 20}
feedback:
- {date: 2026-11-01, kind: complaint, text: 迟到}
"""
KEYS: Final = {"what", "value", "path", "line"}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return plain(tmp_path, {"huadong": ACME, "broken": "name: [\n"}, SETTINGS)


def explained(book: Book, client: str, field: str) -> Any:
    answer = book.run("explain", client, field, "-o", "json")
    assert answer.code == 0, answer.err
    return answer.data


def test_the_object_is_that_of_the_contract(book: Book) -> None:
    found = explained(book, "华东", "总额")
    assert list(found) == ["id", "field", "value", "because"]
    assert (found["id"], found["field"], found["value"]) == ("huadong", "total", 7500)
    assert found["because"] == [
        {
            "what": "2026-03-01 · 1,000 EUR × 7.5 · 轴承",
            "value": 7500,
            "path": "clients/huadong.yaml",
            "line": 4,
        },
        {"what": "2026-08-01 · returned · 10 CNY", "value": None, "path": "clients/huadong.yaml", "line": 5},
        {
            "what": "2027-01-01 · dated after today · 20 CNY",
            "value": None,
            "path": "clients/huadong.yaml",
            "line": 6,
        },
        {"what": "rate of EUR from 2026-01-01 on", "value": 7.5, "path": "clientctl.yaml", "line": 5},
    ]


def test_yaml_and_json_lines_give_the_same_object(book: Book) -> None:
    found = explained(book, "huadong", "risk")
    assert yaml.safe_load(book.run("explain", "huadong", "risk", "-o", "yaml").out) == found
    (line,) = book.run("explain", "huadong", "risk", "-o", "jsonl").lines
    assert yaml.safe_load(line) == found


def test_tables_for_programs_are_the_rows(book: Book) -> None:
    rows = explained(book, "huadong", "total")["because"]
    told = book.run("explain", "huadong", "total", "-o", "csv", "--lang", "zh").out
    assert [row["what"] for row in csv.DictReader(io.StringIO(told))] == [row["what"] for row in rows]
    assert book.run("explain", "huadong", "total", "-o", "tsv").lines[0].split("\t") == list(rows[0])
    assert len(book.run("explain", "huadong", "total", "-o", "md").lines) == 2 + len(rows)
    assert book.run("explain", "huadong", "total", "-q").lines == ["huadong"]
    assert book.run("explain", "huadong", "total", "--count").lines == ["4"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_people_see_every_field_in_their_language(book: Book, language: str) -> None:
    for fact in FACTS:
        answer = book.run("explain", "huadong", fact.name, "--lang", language)
        assert answer.code == 0
        title, definition, *rows = answer.lines
        assert title.startswith("上海华东  clients/huadong.yaml  ")
        assert fact.label.text("zh" if language == "zh" else "en") in title
        assert definition
        assert rows
        places = [line for line in rows if "第 " in line or "line " in line]
        assert not [line for line in places if (" 行" in line) != (language == "zh")]


REFUSED = [
    (("huadong", "totl"), 2, "did you mean total"),
    (("nobody", "total"), 3, "there is no client 'nobody'"),
    (("huadong",), 2, "FIELD is missing"),
    (("huadong", "total", "-o", "html"), 2, "cannot give html"),
    (("huadong", "total", "-o", "nosuch"), 2, "nosuch"),
    (("huadong", "total", "-c", "nosuch"), 2, "nosuch"),
    (("broken", "total"), 4, "clients/broken.yaml:"),
]


@pytest.mark.parametrize(("words", "code", "said"), REFUSED, ids=[" ".join(row[0]) for row in REFUSED])
def test_what_cannot_be_explained_is_refused(
    book: Book, words: tuple[str, ...], code: int, said: str
) -> None:
    answer = book.run("explain", *words)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err


def test_one_bad_file_hides_no_other_and_a_bad_part_of_its_own_is_told(book: Book) -> None:
    assert explained(book, "huadong", "tags")["value"] == ["vip", "展会"]
    book.write("clients/huadong.yaml", ACME.replace("amount: 10,", "amount: -10,"))
    answer = book.run("explain", "huadong", "total", "-o", "json")
    assert (answer.code, answer.data["value"]) == (4, 7500)
    assert "clients/huadong.yaml:5:" in answer.err


def test_broken_settings_are_told_and_their_defaults_count(book: Book) -> None:
    book.write("clientctl.yaml", SETTINGS.replace("complaint: 30", "complaint: many"))
    answer = book.run("explain", "huadong", "risk", "-o", "json")
    first = answer.data["because"][0]
    assert (answer.code, first["value"], first["path"], first["line"]) == (4, 25, None, None)


# -- random books ------------------------------------------------------------------------------------------


def client(random: Random) -> Mapping[str, Any]:
    def order() -> dict[str, Any]:
        found: dict[str, Any] = {
            "date": (TODAY - timedelta(random.randint(-30, 500))).isoformat(),
            "amount": random.randint(1, 10**6) / 8,
        }
        found |= random.choice(({}, {"currency": "EUR"}, {"currency": "GBP"}))
        return found | random.choice(({}, {}, {"status": "done"}, {"status": "cancelled"}))

    return {"name": "Client", "orders": [order() for _ in range(random.randint(0, 9))]}


def total(document: Mapping[str, Any]) -> Fraction:
    """Not rounded, by exact fractions."""
    found = Fraction(0)
    for order in document["orders"]:
        on = date.fromisoformat(order["date"])
        rate = {"EUR": next((rate for start, rate in RATES if start <= on), None), "GBP": None}.get(
            order.get("currency", ""), Fraction(1)
        )
        if on <= TODAY and order.get("status") != "cancelled" and rate is not None:
            found += Fraction(order["amount"]) * rate
    return found


# Flow style or block style, keys in the order of the alphabet or not.
STYLES: Final = ((True, True), (True, False), (False, True), (False, False))


@pytest.mark.parametrize("seed", range(4))
def test_totals_add_up_and_every_line_holds_the_order(tmp_path: Path, seed: int) -> None:
    random, (is_flow, is_sorted) = Random(seed), STYLES[seed]
    documents = {f"c{number}": client(random) for number in range(6)}
    texts = {
        name: yaml.safe_dump(document, default_flow_style=is_flow, sort_keys=is_sorted, width=60)
        for name, document in documents.items()
    }
    book = plain(tmp_path, texts, SETTINGS)
    settings = SETTINGS.splitlines()
    for name, document in documents.items():
        found = explained(book, name, "total")
        own = [row for row in found["because"] if row["path"] == f"clients/{name}.yaml"]
        assert sum(Fraction(str(row["value"])) for row in own if row["value"] is not None) == total(document)
        assert float(total(document)) == pytest.approx(found["value"], abs=0.0051)
        starts = [row["line"] for row in own]
        assert (starts, len(own)) == (sorted(starts), len(document["orders"]))
        lines = texts[name].splitlines()
        for row, order in zip(own, document["orders"], strict=True):
            end = next((start for start in starts if start > row["line"]), len(lines))
            assert set(row) == KEYS
            assert order["date"] in row["what"]
            assert order["date"] in "\n".join(lines[row["line"] - 1 : end])
        for row in found["because"][len(own) :] if own else ():
            assert f"{row['value']}" in settings[row["line"] - 1] + settings[row["line"]]
