"""Computed fields and outputs of the hand-written book, against figures worked out by hand."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import Any

import pytest
import yaml

from tests.acceptance import hand
from tests.acceptance.book import Book, plain

FIELDS = "total,order_count,average_order,first_order,last_order,last_contact,days_since_contact,contact_count,next_due"
NONE_YET = ("0.00", 0, None, None, None, None, None, 0)
FIGURES: dict[str, tuple[object, ...]] = {
    "beijing": (*NONE_YET, "2026-12-05"),
    "cafe": (*NONE_YET, None),
    "delta": ("0.00", 0, None, None, None, "2026-09-01", 82, 1, None),
    "harbor": ("215.13", 2, "107.57", "2026-10-01", "2026-10-02", None, None, 0, "2026-11-22"),
    "huadong": ("165800.51", 4, "41450.13", "2026-01-15", "2026-08-01", "2026-08-24", 90, 2, "2026-09-23"),
    "nordlys": ("709.96", 2, "354.98", "2025-12-31", "2026-02-01", "2026-08-23", 91, 1, None),
    "rounding": ("0.01", 1, "0.01", "2026-11-22", "2026-11-22", None, None, 0, "2026-11-30"),
    "zhang-wei": (*NONE_YET, "2026-12-01"),
}


class Words(yaml.SafeLoader):
    """PyYAML without any guess: every scalar is text, so that stored values can be compared as written."""


Words.yaml_implicit_resolvers = {}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    made = plain(tmp_path_factory.mktemp("computed"), hand.FILES, hand.SETTINGS)
    made.write("schema/client.schema.json", hand.SCHEMA)
    return made


def exact(text: str) -> Any:
    """JSON with its decimals as written."""
    return json.loads(text, parse_float=lambda digits: digits)


def test_computed_fields_are_exact_in_json_and_flat_with_columns(book: Book) -> None:
    answer = book.run("find", "-o", "json", "-c", f"id,{FIELDS}")
    keys = ["id", *FIELDS.split(",")]
    rows = exact(answer.out)
    assert all(list(row) == keys for row in rows)
    assert {row["id"]: tuple(row[key] for key in keys[1:]) for row in rows} == FIGURES
    assert list(FIGURES) == [row["id"] for row in rows]
    assert "nordlys" in answer.err and "EUR" in answer.err


def test_clients_in_json_are_the_stored_keys_and_computed(book: Book) -> None:
    clients = exact(book.run("find", "-o", "json").out)
    assert [client["id"] for client in clients] == list(FIGURES)
    for client in clients:
        source = book.read(f"clients/{client['id']}.yaml")
        stored = yaml.load(source, Loader=Words)
        assert list(client) == ["id", *stored, "computed"]
        assert words_of({key: client[key] for key in stored}) == stored
        assert tuple(client["computed"][key] for key in FIELDS.split(",")) == FIGURES[client["id"]]


def words_of(value: Any) -> Any:
    """Numbers, flags and null as the text that stands for them."""
    if isinstance(value, dict):
        return {key: words_of(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [words_of(inner) for inner in value]
    return (
        {None: "null", True: "true", False: "false"}.get(value, str(value)) if is_word(value) else str(value)
    )


def is_word(value: Any) -> bool:
    """Whether JSON has a word of its own for it (0 and 1 equal the flags, and are numbers)."""
    return value is None or isinstance(value, bool)


def test_formats_hold_the_same_clients(book: Book) -> None:
    rows = book.ask([("find", "-o", kind) for kind in ("json", "jsonl", "yaml", "ids")])
    objects = exact(rows[0].out)
    assert [exact(line) for line in rows[1].lines] == objects
    assert yaml.load(rows[2].out, Loader=Words) == words_of(objects)
    assert rows[3].lines == list(FIGURES)


def test_csv_tsv_and_markdown(book: Book) -> None:
    comma, tabbed, picked, bare, marked, wide = book.ask(
        [
            ("find", "-o", "csv"),
            ("find", "-o", "tsv"),
            ("find", "-o", "csv", "-c", "name,tags,notes", "tag:any"),
            ("find", "-o", "csv", "-H", "-c", "id", "tag:vip"),
            ("find", "-o", "md", "-c", "name,id", "tag:fish"),
            ("find", "-o", "tsv", "-c", "notes", "beijing"),
        ]
    )
    assert comma.lines[0] == "id,name,grade,stage,owner,last_contact,total"
    assert not comma.out.startswith("\ufeff") and "\r" not in comma.out
    cells = {row["id"]: row for row in csv.DictReader(io.StringIO(comma.out))}
    assert {name: Decimal(row["total"]) for name, row in cells.items()} == {
        name: Decimal(str(figures[0])) for name, figures in FIGURES.items()
    }
    assert cells["huadong"]["grade"] == "A" and cells["huadong"]["stage"] == "active"
    assert tabbed.lines[5].split("\t") == [
        "huadong",
        "上海华东贸易有限公司",
        "A",
        "active",
        "wang",
        "2026-08-24",
        "165800.51",
    ]
    assert list(csv.reader(io.StringIO(picked.out))) == [
        ["name", "tags", "notes"],
        ["Delta Optik GmbH", "optics", ""],
        ['Harbor "Pine" #1: Provisions', "a b; it's; plain", "plain: none"],
        ["上海华东贸易有限公司", "vip; 出口", ""],
        ["Nordlys Seafood AS", "vip; fish", ""],
    ]
    assert bare.out == "huadong\nnordlys\n"
    assert [cell.strip() for cell in marked.lines[2].strip("|").split("|")] == [
        "Nordlys Seafood AS",
        "nordlys",
    ]
    assert wide.out == 'notes\n第一行\\nsecond line with "quotes"\\n\n'


def test_sorting_limits_and_counts(book: Book) -> None:
    table = (
        (("-s", "-total,name", "-n", "3"), "huadong nordlys harbor"),
        (("-s", "grade"), "huadong nordlys delta zhang-wei beijing cafe harbor rounding"),
        (("-s", "-grade"), "zhang-wei delta nordlys huadong beijing cafe harbor rounding"),
        (("-s", "-last_contact", "-n", "4"), "delta huadong nordlys beijing"),
        (("-s", "last_contact", "-n", "4"), "nordlys huadong delta beijing"),
        (("-s", "name", "name:a", "-n", "2"), "cafe delta"),
        (("-n", "0"), ""),
    )
    answers = book.ask([("find", "-q", *words) for words, _ in table])
    assert [" ".join(answer.lines) for answer in answers] == [ids for _, ids in table]
    assert [
        answer.out for answer in book.ask([("find", "--count", "tag:vip"), ("ls", "--count", "-o", "json")])
    ] == [
        "2\n",
        "8\n",
    ]


def test_a_piped_table_is_whole_and_without_colour(book: Book) -> None:
    answer = book.run("find", "tag:vip", env={"COLUMNS": "40", "TERM": "xterm-256color"})
    assert "\x1b" not in answer.out + answer.err and "…" not in answer.out
    assert [line.split()[0] for line in answer.lines] == ["name", "上海华东贸易有限公司", "Nordlys"]
    assert "165,800.51" in answer.out
    forced = book.run("find", "tag:vip", env={"CLICOLOR_FORCE": "1"})
    assert "\x1b[" in forced.out
    for words, world in (
        (("--color", "never"), {"CLICOLOR_FORCE": "1"}),
        ((), {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}),
    ):
        assert "\x1b" not in book.run("find", "tag:vip", *words, env=world).out


def test_both_languages_for_people_and_none_for_programs(book: Book) -> None:
    table, data, told = book.ask(
        [
            ("find", "--lang", "zh", "tag:vip"),
            ("--lang", "zh", "find", "-o", "csv", "tag:vip"),
            ("--lang", "zh", "find", "tag:nope"),
        ]
    )
    assert table.lines[0].split() == ["名称", "等级", "阶段", "负责人", "最近联系", "总额", "CNY"]
    assert "休眠" in table.out and "核心" in table.out and "在谈" in table.out
    assert data.lines[0] == "id,name,grade,stage,owner,last_contact,total" and ",A,active," in data.out
    assert not told.out and "客户" in told.err
    assert "名称" in book.run("find", env={"CLIENTCTL_LANG": "zh"}).out
    assert "名称" not in book.run("find", "--lang", "en", env={"CLIENTCTL_LANG": "zh"}).out
    assert "名称" in book.run("find", env={"LC_ALL": "zh_CN.UTF-8"}).out


def test_segments_of_the_book(book: Book) -> None:
    report = book.run("report", "segments", "--by", "stage", "--sum", "total", "-o", "json")
    data = exact(report.out)
    assert (data["report"], data["as_of"], data["query"]) == ("segments", "2026-11-22", "")
    (table,) = data["tables"]
    assert [column["name"] for column in table["columns"]] == ["stage", "clients", "share", "total"]
    rows = {row["stage"]: (row["clients"], row["total"]) for row in table["rows"]}
    assert rows == {
        "active": (2, "166015.64"),  # 165800.505 + 215.13 = 166015.635, summed exactly, rounded once
        "prospect": (1, "0.00"),
        "trial": (1, "0.00"),
        "dormant": (1, "709.96"),
        "lost": (1, "0.00"),
        None: (2, "0.01"),
    }
    assert (
        book.run("report", "segments", "tag:vip", "--by", "owner", "-o", "csv")
        .lines[0]
        .startswith("owner,clients")
    )
    assert [row["name"] for row in book.run("report", "-o", "json").data][:2] == ["overview", "segments"]
