"""The book's own fields, everywhere at once, and the shape of what every command says to programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker

from clientctl.cli.table import COMMANDS
from clientctl.model.records import RECORDS
from tests.acceptance.book import Book, plain

SCHEMA = "schema/client.schema.json"

# kind, further options, what is typed on add's line, what is stored, what a query finds it by, what set makes of it
KINDS: tuple[tuple[str, tuple[str, ...], str, Any, str, tuple[str, Any]], ...] = (
    ("text", (), "Gate 7", "Gate 7", "gate", ("=NO", "NO")),
    ("integer", (), "5", 5, "4..6", ("=1200", 1200)),
    ("decimal", (), "2.5", 2.5, "2..3", ("=0.25", 0.25)),
    ("money", (), "1.2万", 12000, "10000..", ("=¥1,500.50", 1500.5)),
    ("date", (), "昨天", "2026-11-21", "2026-11", ("=2026-01-02", "2026-01-02")),
    ("flag", (), "是", True, "yes", ("=否", False)),
    ("choice", ("--choices", "高,中,低"), "中", "中", "高..中", ("=低", "低")),
    ("list", (), "a，b", ["a", "b"], "b", ("+=c", ["a", "b", "c"])),
)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return example(tmp_path)


def example(folder: Path) -> Book:
    """The example book, in git."""
    book = Book(folder / "example", plain(folder, {}).home)
    book.root.mkdir()
    assert book.run("init", "--example").code == 0
    return book


@pytest.mark.parametrize(
    ("kind", "more", "typed", "stored", "query", "change"), KINDS, ids=[k[0] for k in KINDS]
)
@pytest.mark.long
def test_a_field_is_at_once_in_everything(
    kind: str,
    more: tuple[str, ...],
    typed: str,
    stored: Any,
    query: str,
    change: tuple[str, Any],
    book: Book,
) -> None:
    done = book.run("schema", "add-field", "our_field", "--kind", kind, *more, "--label", "本簿字段")
    assert (done.code, done.out, done.err) == (0, f"Added  custom.our_field  {kind}   {SCHEMA}\n", "")
    assert book.subjects()[0] == "schema add-field our_field"
    # a flag of add
    assert book.run("add", "New Client", "--our-field", typed).code == 0
    shown = book.run("show", "new-client", "-o", "json").data
    assert shown["custom"] == {"our_field": stored}
    assert book.run("check").code == 0
    assert "--our-field" in book.run("add", "-h").out
    # queries by the bare name, the whole path and the label, and columns by each
    for name in ("our_field", "custom.our_field", "本簿字段"):
        assert book.run("find", f"{name}:{query}", "-q").lines == ["new-client"]
        assert book.run("find", f"{name}:any", "--count").out == "1\n"
        rows = book.run("find", "id:new-client", "-o", "json", "-c", f"id,{name}", "-s", name).data
        assert list(rows[0].values()) == ["new-client", stored]
    # set, by any name
    sign, after = change
    assert book.run("set", "new-client", f"本簿字段{sign}").code == 0
    assert book.run("find", "id:new-client", "-o", "json", "-c", "our_field").data == [{"our_field": after}]
    # help, and the listings
    assert ["custom.our_field", "本簿字段"] in [line.split()[:2] for line in book.run("help", "fields").lines]
    fields = {row["field"]: row for row in book.run("schema", "fields", "-o", "json").data}
    assert fields["custom.our_field"] == {
        "field": "custom.our_field",
        "kind": kind,
        "label_en": "our field",
        "label_zh": "本簿字段",
    }
    usage = {row["field"]: row["count"] for row in book.run("schema", "usage", "-o", "json").data}
    assert usage["custom.our_field"] == 1
    whole = book.run("schema", "show", "-o", "json").data
    assert whole["properties"]["custom"]["properties"]["our_field"]["x-kind"] == kind
    client = book.run("schema", "output").data["$defs"]["find"]["items"]
    assert "our_field" in client["properties"]["custom"]["properties"]


def test_a_bad_value_of_a_new_field_is_refused_at_once(book: Book) -> None:
    assert book.run("schema", "add-field", "rating", "--kind", "choice", "--choices", "high,low").code == 0
    refused = book.run("set", "zhangmin", "rating=hihg")
    assert (refused.code, "high" in refused.err) == (2, True)
    assert book.run("add", "New Client", "--rating", "middling").code == 2


def test_a_dry_run_shows_the_lines_that_come_and_writes_nothing(book: Book) -> None:
    before = book.read(SCHEMA)
    words = ("schema", "add-field", "gate", "--kind", "text", "--dry-run")
    shown = book.run(*words)
    lines = shown.lines
    assert [line for line in lines if line.startswith("+")] == [
        f"+++ b/{SCHEMA}",
        "+        },",
        '+        "gate": {',
        '+          "type": "string",',
        '+          "x-kind": "text",',
        '+          "x-label": {"en": "gate"}',
    ]
    assert [line for line in lines if line.startswith("-")] == [f"--- a/{SCHEMA}"]
    data = book.run(*words, "-o", "json").data
    assert data["changed"] == [{"id": None, "path": SCHEMA, "action": "updated", "item": None}]
    assert data["diff"] == shown.out
    assert (book.read(SCHEMA), len(book.subjects())) == (before, 1)
    assert book.run(*words, "-q").out == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("name", "--kind", "text"), 2),
        (("等级", "--kind", "text"), 2),
        (("file", "--kind", "text"), 2),
        (("no-input", "--kind", "flag"), 2),
        (("today", "--kind", "date"), 2),
        (("yes", "--kind", "flag"), 2),
        (("our field", "--kind", "text"), 2),
        (("rating",), 2),
        (("rating", "--kind", "stars"), 2),
        (("rating", "--kind", "choice"), 2),
        (("payment_terms", "--kind", "text"), 5),
        ((), 2),
    ],
)
def test_what_cannot_be_added_changes_nothing(words: tuple[str, ...], code: int, book: Book) -> None:
    before = book.read(SCHEMA)
    refused = book.run("schema", "add-field", *words)
    assert (refused.code, refused.out) == (code, "")
    assert "hint: " in refused.err
    assert (book.read(SCHEMA), book.subjects()) == (before, ["init"])


def test_a_kind_that_values_there_do_not_fit_names_them(book: Book) -> None:
    assert book.run("set", "zhangmin", "custom.rating=good").code == 0
    refused = book.run("schema", "add-field", "rating", "--kind", "integer")
    assert refused.code == 4
    assert refused.err.startswith("clients/zhangmin.yaml:")
    assert "1 client has a value in custom.rating that is no integer" in refused.err
    assert book.run("schema", "add-field", "rating", "--kind", "choice", "--choices", "good,bad").code == 0
    assert book.run("find", "rating:good", "-q").out == "zhangmin\n"


# -- what the schema says ------------------------------------------------------------------------------


def filled(node: Any) -> Any:
    """Data without keys that have no value, which a file may have."""
    if isinstance(node, list):
        return [filled(part) for part in node]
    if isinstance(node, dict):
        return {key: filled(part) for key, part in node.items() if part is not None}
    return node


def test_the_whole_schema_takes_the_clients_that_check_takes_and_no_others(book: Book) -> None:
    whole = book.run("schema", "show", "-o", "json").data
    Draft7Validator.check_schema(whole)
    validator = Draft7Validator(whole)
    clients = book.run("find", "-o", "json").data
    assert len(clients) > 30
    for client in clients:
        del client["id"], client["computed"]
        assert not list(validator.iter_errors(filled(client)))
    assert list(validator.iter_errors({"name": "A", "custom": {"payment_terms": "net90"}}))
    assert list(validator.iter_errors({"name": "A", "industry": "no word of the vocabulary"}))
    assert list(validator.iter_errors({"name": "A", "grade": "Z"}))


def test_people_see_an_outline_of_the_schema_in_their_language(book: Book) -> None:
    english, chinese = (book.run("schema", "show", "--lang", lang).lines for lang in ("en", "zh"))
    assert english[0].split() == ["field", "label", "kind", "required", "choices"]
    assert ["orders.date", "date", "date", "yes"] in [line.split() for line in english]
    assert ["orders", "订单", "records"] in [line.split() for line in chinese]
    rows = book.run("schema", "show", "-o", "csv", "-c", "field,kind").lines
    assert rows[:2] == ["field,kind", "name,text"]
    assert book.run("schema", "show", "-o", "csv", "--lang", "zh").lines[1] == "name,name,text,true,"


def test_usage_counts_clients_by_what_their_files_say(tmp_path: Path) -> None:
    book = plain(
        tmp_path,
        {
            "a": "name: A\ngrade: A\norders:\n  - {date: 2026-01-01, amount: 1}\n",
            "b": "name: B\ntags: []\norders:\n  - {date: 2026-01-01, amount: 1, status: done}\n",
            "c": "name: C\ngrade: A\nnotes: ''\n",
            "d": "name: [\n",
        },
    )
    book.write("archive/e.yaml", "name: E\ngrade: A\n")
    answer = book.run("schema", "usage", "-o", "json")
    assert answer.code == 4 and "clients/d.yaml" in answer.err
    usage = {row["field"]: row["count"] for row in answer.data}
    assert {name: count for name, count in usage.items() if count} == {
        "name": 3,
        "grade": 2,
        "orders.date": 2,
        "orders.amount": 2,
        "orders.status": 1,
    }
    assert usage["tags"] == usage["notes"] == 0
    assert next(iter(usage)) == "name"
    counts = list(usage.values())
    assert counts == sorted(counts, reverse=True)
    assert book.run("schema", "usage", "-o", "json", "--no-cache").data == answer.data
    some = book.run(
        "schema", "usage", "--where", "grade:A", "-o", "csv", "-c", "count,field", "-n", "2"
    ).lines
    assert some == ["count,field", "2,name", "2,grade"]


# -- what commands say to programs ---------------------------------------------------------------------

READERS = (
    "find",
    "find tag:vip",
    "find zzzz",
    "show zhangmin",
    "show zhangmin zhangwei",
    "tags",
    "tag",
    "check",
    "due 90d",
    "stale",
    "stale 30d",
    "timeline zhangmin",
    "grade",
    "risk",
    *(f"{word} list" for word in RECORDS),
    "view list",
    "config list",
    "config get currency",
    "config get people",
    "schema show",
    "schema fields",
    "schema usage",
    "schema output",
    "report",
    "report segments",
    "doctor",
)
WRITERS = (
    "add Novelties",
    "set zhangmin grade=A",
    "tag zhangmin +new",
    "log zhangmin talked",
    "done nordlys-seafood",
    "view save some tag:vip",
    "view rm silent",
    "config set title Us",
    "schema add-field gate --kind text",
    "grade --apply",
    "order add nordlys-seafood boxes --amount 5",
    "order set nordlys-seafood last amount=5",
    "order rm nordlys-seafood last",
)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return example(tmp_path_factory.mktemp("output"))


@pytest.fixture(scope="module")
def definitions(untouched: Book) -> dict[str, Any]:
    whole = untouched.run("schema", "output").data
    Draft202012Validator.check_schema(whole)
    found: dict[str, Any] = whole["$defs"]
    return found


def fits(data: Any, definition: Any) -> list[str]:
    """What does not fit."""
    validator = Draft202012Validator(definition, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}"[:300] for error in validator.iter_errors(data)]


def command_of(line: str, definitions: dict[str, Any]) -> str:
    first, *rest = line.split()
    return f"{first} {rest[0]}" if rest and f"{first} {rest[0]}" in definitions else first


def test_every_command_that_answers_programs_is_described(definitions: dict[str, Any]) -> None:
    assert set(definitions) == {c.name for c in COMMANDS if c.nature != "plain" and not c.is_alias}


@pytest.mark.parametrize("line", READERS)
def test_what_a_reading_command_says_fits(line: str, untouched: Book, definitions: dict[str, Any]) -> None:
    answer = untouched.run(*line.split(), "-o", "json")
    assert answer.data or line in ("find zzzz", "check")
    assert fits(answer.data, definitions[command_of(line, definitions)]) == []


@pytest.mark.parametrize("line", WRITERS)
def test_what_a_writing_command_says_fits(line: str, untouched: Book, definitions: dict[str, Any]) -> None:
    answer = untouched.run(*line.split(), "--dry-run", "-o", "json")
    assert answer.code == 0, answer.err
    assert answer.data["changed"] and answer.data["diff"]
    assert fits(answer.data, definitions[command_of(line, definitions)]) == []


def test_what_an_import_says_fits(untouched: Book, definitions: dict[str, Any]) -> None:
    table = "number,name,phone\nN-1,New One,90012345\nN-2,,90012346\n"
    answer = untouched.run("import", "-", "--dry-run", "-o", "json", given=table)
    assert answer.code == 4 and answer.data["create"] and answer.data["rejects"]
    assert fits(answer.data, definitions["import"]) == []


def test_what_is_wrong_with_a_book_fits_too(tmp_path: Path, definitions: dict[str, Any]) -> None:
    book = plain(tmp_path, {"a": "name: A\ngrade: Z\n", "b": "name: [\n"})
    problems = book.run("check", "-o", "json").data
    assert len(problems) >= 2
    assert fits(problems, definitions["check"]) == []


def test_a_key_too_many_or_too_few_does_not_fit(untouched: Book, definitions: dict[str, Any]) -> None:
    (row, *_) = untouched.run("tags", "-o", "json").data
    assert fits([row], definitions["tags"]) == []
    for wrong in ({**row, "more": 1}, {"tag": row["tag"]}, {**row, "count": "1"}, {**row, "count": None}):
        assert fits([wrong], definitions["tags"])
    client = untouched.run("show", "zhangmin", "-o", "json").data
    assert fits({**client, "computed": {}}, definitions["show"])


def test_outside_of_a_book_the_fields_of_every_book_are_described(tmp_path: Path) -> None:
    book = plain(tmp_path, {})
    answer = book.run("schema", "output", at=tmp_path)
    assert "find" in answer.data["$defs"]
    assert book.run("schema", "output", "-C", "nowhere", at=tmp_path).code == 3


def test_the_description_comes_as_yaml_too_but_not_as_a_table(untouched: Book) -> None:
    assert untouched.run("schema", "output", "-o", "yaml").out.startswith("$schema:")
    assert untouched.run("schema", "output", "-o", "table").code == 2
    assert json.loads(untouched.run("schema", "output", "-o", "jsonl").out)
