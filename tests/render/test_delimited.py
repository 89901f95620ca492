"""CSV, TSV and ids for programs."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.errors import WrongUsage
from clientctl.model import Answer, Column, Label, Table
from clientctl.render import RENDERERS, Style
from tests.render.samples import CLIENTS, NAME, OWNER, nasty_text, rendered, tabled

FOUND = Answer(lambda: (), (CLIENTS,), lambda: ("b", "a", "b"))
FOR_PEOPLE = Column("when", Label("when", "时间"), audience="people")


def test_csv_has_machine_names_the_id_first_and_stored_values() -> None:
    assert rendered("csv", FOUND, Style("zh", width=20)) == (
        "id,name,grade,owner,last_contact,total\n"
        "shanghai-huadong,上海华东贸易有限公司,A,王芳,2026-11-18,1284300\n"
        "nordlys-seafood,Nordlys Seafood AS,A,li,,642180.50\n"
        "beijing-xinghe,北京星河科技,D,王芳,2026-03-01,99999.99\n"
    )


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (None, '""'),  # a line with nothing on it would be no row
        ("plain", "plain"),
        ("a,b", '"a,b"'),
        ('say "hi"', '"say ""hi"""'),
        ("a\nb", '"a\nb"'),
        ("a\rb", '"a\rb"'),
        ("=1+1", "=1+1"),
        (["a", "b,c"], '"a; b,c"'),
        ([], '""'),
        (True, "true"),
        (False, "false"),
        (1200, "1200"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.0000001"), "0.0000001"),
        ({"city": "Oslo"}, '"{""city"":""Oslo""}"'),
        ([True, None], "true; "),
    ],
)
def test_csv_fields(value: object, field: str) -> None:
    assert rendered("csv", tabled([NAME], (value,)), Style(has_header=False)) == f"{field}\n"


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ("a\tb", "a\\tb"),
        ("a\nb\r", "a\\nb\\r"),
        ("a\\t", "a\\\\t"),
        ('"a,b"', '"a,b"'),
        (["a", "b"], "a; b"),
        (None, ""),
    ],
)
def test_tsv_escapes_what_would_part_fields_and_lines(value: object, field: str) -> None:
    assert rendered("tsv", tabled([NAME, OWNER], (value, "x"))) == f"name\towner\n{field}\tx\n"


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_the_header_stands_alone_over_no_rows_and_can_be_left_out(name: str) -> None:
    assert rendered(name, tabled([NAME])) == "name\n"
    assert rendered(name, tabled([NAME]), Style(has_header=False)) == ""


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_columns_for_people_are_left_out(name: str) -> None:
    assert rendered(name, tabled([FOR_PEOPLE, NAME], ("11 days late", "a"))) == "name\na\n"


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_the_first_of_several_tables_or_the_one_named(name: str) -> None:
    answer = Answer(lambda: (), (Table((NAME,), (("a",),), "one"), Table((OWNER,), (("b",),), "two")))
    assert rendered(name, answer) == "name\na\n"
    assert rendered(name, answer, Style(table="two")) == "owner\nb\n"


@given(st.lists(st.lists(nasty_text, min_size=2, max_size=2), max_size=5))
def test_csv_reads_back_as_the_same_fields(rows: list[list[str]]) -> None:
    text = rendered("csv", tabled([NAME, OWNER], *rows))
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["name", "owner"], *rows]


@given(st.lists(st.lists(nasty_text, min_size=2, max_size=2), max_size=5))
def test_tsv_reads_back_as_the_same_fields(rows: list[list[str]]) -> None:
    def unescape(field: str) -> str:
        return re.sub(r"\\(.)", lambda found: {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}[found[1]], field)

    lines = rendered("tsv", tabled([NAME, OWNER], *rows)).removesuffix("\n").split("\n")
    assert [[unescape(field) for field in line.split("\t")] for line in lines] == [["name", "owner"], *rows]


@pytest.mark.output
@pytest.mark.parametrize("name", ["csv", "tsv", "ids"])
@given(text=nasty_text)
def test_on_a_terminal_nothing_acts(name: str, text: str) -> None:
    answer = Answer(lambda: (), (Table((NAME, OWNER), ((text, "x"),)),), lambda: (text,))
    shown = rendered(name, answer, Style(is_terminal=True))
    assert not [c for c in shown if c not in "\n\t" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0)]
    assert not [
        c for c in shown if 0xD800 <= ord(c) < 0xE000 or c in "\u2028\u2029\u202e\u202a\u2066\u2069\u200f"
    ]


def test_ids_come_each_once_in_order() -> None:
    assert rendered("ids", FOUND) == "b\na\n"


def test_no_ids_where_the_answer_is_not_about_clients() -> None:
    with pytest.raises(WrongUsage) as refusal:
        rendered("ids", tabled([NAME]))
    assert (refusal.value.code, refusal.value.exit_code) == ("render.no_ids", 2)
    assert refusal.value.hint is not None


def test_every_format_is_found_by_its_name() -> None:
    assert list(RENDERERS) == ["table", "json", "jsonl", "yaml", "csv", "tsv", "md", "html", "ids", "ics"]
    assert all(renderer.name == name for name, renderer in RENDERERS.items())
    assert [name for name, renderer in RENDERERS.items() if renderer.is_for_people] == [
        "table",
        "md",
        "html",
        "ics",
    ]
