"""FIELD=VALUE, FIELD+=VALUE, FIELD-=VALUE: what is typed, what is stored, what is refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientctl import text
from clientctl.actions.assigning import assign, operations_for, parse_assignments, split_list, told
from clientctl.actions.workspace import Workspace
from clientctl.errors import ExitCode
from tests.actions.book import english, make_book, opened, refusal

OWN = """{"properties": {"custom": {"properties": {"fax": {"type": "string"},
"colours": {"type": "array", "items": {"type": "string"}}, "score": {"type": "integer", "maximum": 10}}}}}"""
VOCABULARY = "clientctl: 1\nvocabulary:\n  region: [上海, 北京]\n"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("book")
    make_book(root, {"schema/client.schema.json": OWN}, settings=VOCABULARY)
    return opened(root)


TYPED = [
    ("grade=A", "grade", "=", ("A",)),
    ("等级=a", "grade", "=", ("A",)),
    ("等级 ＝ A", "grade", "=", ("A",)),
    ("stage=流失", "stage", "=", ("lost",)),
    ("name=Acme = Co", "name", "=", ("Acme = Co",)),
    ("name= Acme ", "name", "=", ("Acme",)),
    ("grade=", "grade", "=", ()),
    ("grade=  ", "grade", "=", ()),
    ("tags=", "tags", "=", ()),
    ("tags=a", "tags", "=", ("a",)),
    ("tags=a,b，c、d;e；f", "tags", "=", ("a", "b", "c", "d", "e", "f")),
    ("tags=a,,a, b ,", "tags", "=", ("a", "b")),
    ("tags+=vip", "tags", "+=", ("vip",)),
    ("tags +=vip", "tags", "+=", ("vip",)),
    ("tags+ =vip", "tags", "+=", ("vip",)),
    ("tags-\t=vip", "tags", "-=", ("vip",)),
    ("标签＋＝vip,展会", "tags", "+=", ("vip", "展会")),
    ("标签－=vip", "tags", "-=", ("vip",)),
    ('aliases+="Acme, Inc",Other', "aliases", "+=", ("Acme, Inc", "Other")),
    ("owner=me", "owner", "=", ("wang",)),
    ("team+=我", "team", "+=", ("wang",)),
    ("since=昨天", "since", "=", ("2026-11-21",)),
    ("since=周五", "since", "=", ("2026-11-20",)),
    ("next.date=周五", "next.date", "=", ("2026-11-27",)),
    ("下一步.日期=+7d", "next.date", "=", ("2026-11-29",)),
    ("employees=1,200", "employees", "=", (1200,)),
    ("annual_revenue=120万", "annual_revenue", "=", (1_200_000,)),
    ("annual_revenue=0.50", "annual_revenue", "=", (Decimal("0.5"),)),
    ("cadence=3个月", "cadence", "=", ("3m",)),
    ("phone=+47 22 33", "phone", "=", ("+47 22 33",)),
    ("website=https://a.no/?b=c", "website", "=", ("https://a.no/?b=c",)),
    ("address.city=Oslo", "address.city", "=", ("Oslo",)),
    ("preferences.interests+=golf", "preferences.interests", "+=", ("golf",)),
    ("region=上海", "region", "=", ("上海",)),
    ("custom.fax=123", "custom.fax", "=", ("123",)),
    ("fax=123", "custom.fax", "=", ("123",)),
    ("custom.colours+=red,blue", "custom.colours", "+=", ("red", "blue")),
    ("custom.score=7", "custom.score", "=", (7,)),
    ("custom.hobby=chess", "custom.hobby", "=", ("chess",)),
    ("notes=one\ntwo", "notes", "=", ("one\ntwo",)),
    ("lost-reason=price", "lost_reason", "=", ("price",)),
]


@pytest.mark.parametrize(("typed", "name", "sign", "values"), TYPED)
def test_assignments_are_read(
    typed: str, name: str, sign: str, values: tuple[Any, ...], workspace: Workspace
) -> None:
    (found,) = parse_assignments([typed], workspace)

    assert (found.field.name, found.sign, found.values) == (name, sign, values)


REFUSED = [
    ("grade", "actions.no_assignment"),
    ("=A", "actions.no_assignment"),
    (" =A", "actions.no_assignment"),
    ("", "actions.no_assignment"),
    ("total>5", "actions.no_assignment"),
    ("gradee=A", "actions.unknown_field"),
    ("qqqqqqq=A", "actions.unknown_field"),
    ("orders=5", "actions.is_records"),
    ("grade=Z", "values.not_a_choice"),
    ("grade+=A", "actions.not_a_list"),
    ("grade-=A", "actions.not_a_list"),
    ("tags+=", "actions.no_value"),
    ("tags-= ,", "actions.no_value"),
    ("tags+=-x", "values.bad_tag"),
    ("id=other", "actions.id_is_fixed"),
    ("total=5", "actions.computed"),
    ("archived=true", "actions.computed"),
    ("orders.amount=5", "actions.in_records"),
    ("contacts.name=Kari", "actions.in_records"),
    ("log.text=x", "actions.in_records"),
    ("employees=-5", "schema.too_small"),
    ("employees=1.5", "values.not_an_integer"),
    ("annual_revenue=5 EUR", "values.other_currency"),
    ("since=5", "dates.bare_number"),
    ("region=Oslo", "values.not_in_vocabulary"),
    ("email=nobody", "values.bad_email"),
    ("phone=+47 22=33", "values.bad_phone"),
    ("custom.score=11", "schema.too_large"),
    ("name=" + "x" * 301, "schema.too_long"),
    ("name=a\0", "values.has_nul"),
    ("name=\ud800", "values.not_unicode"),
]


@pytest.mark.parametrize(("typed", "code"), REFUSED)
def test_what_cannot_be_assigned_is_wrong_usage(typed: str, code: str, workspace: Workspace) -> None:
    error = refusal(lambda: parse_assignments([typed], workspace))

    assert (error.code, error.exit_code) == (code, ExitCode.USAGE)


def test_an_unknown_field_names_those_that_are_near(workspace: Workspace) -> None:
    error = refusal(lambda: parse_assignments(["gradee=A"], workspace))

    assert english(error.hint).startswith("did you mean grade")


def test_the_parts_of_a_flag_are_parted_already(workspace: Workspace) -> None:
    found = assign(workspace.catalog.field("industry"), "A=B", workspace)

    assert (found.sign, found.values) == ("=", ("A=B",))


LISTS = [
    ("", []),
    (" , ，、", []),
    ("a", ["a"]),
    ("a b , c", ["a b", "c"]),
    ('"a, b",c', ["a, b", "c"]),
    (' "a" ; "b" ', ["a", "b"]),
    (r'"say \"hi\"",x', ['say "hi"', "x"]),
    (r'"a\\b"', ["a\\b"]),
    ('""', []),
    ('"open, b', ['"open', "b"]),
    ('"a"b,c', ['"a"b', "c"]),
    ('a "b", c', ['a "b"', "c"]),
]


@pytest.mark.parametrize(("typed", "words"), LISTS)
def test_lists_are_parted_at_commas_of_any_kind(typed: str, words: list[str]) -> None:
    assert split_list(typed) == words


@settings(deadline=None)
@given(st.text(alphabet='ab,，、;；" \\\n', max_size=15))
def test_any_text_is_a_list(typed: str) -> None:
    assert all(word and word == word.strip() for word in split_list(typed) if not typed.count('"'))


@settings(deadline=None)
@given(st.lists(st.text(alphabet='ab,"; \\', min_size=1, max_size=6), max_size=5))
def test_quoted_words_are_kept_whole(words: list[str]) -> None:
    quoted = ",".join('"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"' for word in words)

    assert split_list(quoted) == words


CHANGED = [
    ({}, ["grade=A"], {"grade": "A"}),
    ({"grade": "A"}, ["grade=A"], None),
    ({"grade": "A"}, ["grade="], {}),
    ({"grade": None}, ["grade="], {}),
    ({}, ["grade="], None),
    ({"employees": "5"}, ["employees=5"], {"employees": 5}),
    ({"employees": Decimal(5)}, ["employees=5"], {"employees": 5}),
    ({}, ["address.city=Oslo"], {"address": {"city": "Oslo"}}),
    ({"address": {"city": "Oslo", "street": "A"}}, ["address.city="], {"address": {"street": "A"}}),
    ({"address": {"city": "Oslo"}}, ["address.city="], {}),
    ({}, ["tags+=a,b"], {"tags": ["a", "b"]}),
    ({"tags": ["A"]}, ["tags+=a,b"], {"tags": ["A", "b"]}),
    ({"tags": ["a"]}, ["tags+=A"], None),
    ({}, ["tags+=a,A,b,B"], {"tags": ["a", "b"]}),
    ({}, ["tags=b,a,B"], {"tags": ["b", "a"]}),
    ({"tags": ["a"]}, ["tags=b"], {"tags": ["b"]}),
    ({"tags": ["a", "b"]}, ["tags=a,b"], None),
    ({"tags": ["a", "b"]}, ["tags=b,a"], {"tags": ["b", "a"]}),
    ({"tags": ["a", "B", "c", "b"]}, ["tags-=b"], {"tags": ["a", "c"]}),
    ({"tags": ["a"]}, ["tags-=x"], None),
    ({}, ["tags-=x"], None),
    ({"tags": ["a", "b"]}, ["tags="], {}),
    ({"tags": None}, ["tags+=a"], {"tags": ["a"]}),
    ({"tags": ["a"]}, ["tags+=b", "tags-=a"], {"tags": ["b"]}),
    ({"tags": ["a"]}, ["tags=", "tags+=b"], {"tags": ["b"]}),
    ({"name": "X"}, ["grade=A", "owner=li", "grade=B"], {"name": "X", "grade": "B", "owner": "li"}),
    ({}, ["custom.hobby=chess"], {"custom": {"hobby": "chess"}}),
]


@pytest.mark.parametrize(("document", "typed", "after"), CHANGED)
def test_assignments_change_a_document_only_where_they_differ(
    document: Any, typed: list[str], after: Any, workspace: Workspace
) -> None:
    operations = operations_for(parse_assignments(typed, workspace), document)

    assert bool(operations) == (after is not None)
    assert text.apply_operations(document, operations) == (document if after is None else after)


TOLD = [
    (["grade=a", "tags+=x,y", "tags-=z", "owner="], "grade A, tags + x, y, tags - z, owner cleared"),
    (["next.date=tomorrow"], "next.date 2026-11-23"),
]


@pytest.mark.parametrize(("typed", "words"), TOLD)
def test_assignments_are_told_as_they_were_understood(
    typed: list[str], words: str, workspace: Workspace
) -> None:
    assert english(told(parse_assignments(typed, workspace))) == words


words = st.lists(st.sampled_from(["a", "b", "c", "d", "Bb"]), max_size=4, unique=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(held=words, some=words)
def test_words_that_are_added_can_be_taken_away_again(
    held: list[str], some: list[str], workspace: Workspace
) -> None:
    new = [word for word in some if word.casefold() not in {h.casefold() for h in held}]
    document: Any = {"name": "X", "tags": held}
    if new:
        for typed in (f"tags+={','.join(new)}", f"tags-={','.join(new)}"):
            document = text.apply_operations(
                document, operations_for(parse_assignments([typed], workspace), document)
            )

    assert document == {"name": "X", "tags": held}


values = st.fixed_dictionaries(
    {},
    optional={
        "grade": st.sampled_from("ABCD"),
        "industry": st.sampled_from(["food", "retail"]),
        "employees": st.integers(0, 9),
        "since": st.sampled_from(["2026-01-01", "2026-02-28"]),
    },
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(before=values, after=values)
def test_assignments_lead_from_any_values_to_any_others_and_back(
    before: dict[str, Any], after: dict[str, Any], workspace: Workspace
) -> None:
    def lead(document: Any, wanted: dict[str, Any]) -> Any:
        typed = [f"{key}={wanted.get(key, '')}" for key in ("grade", "industry", "employees", "since")]
        return text.apply_operations(document, operations_for(parse_assignments(typed, workspace), document))

    there = lead(before, after)

    assert there == after
    assert lead(there, before) == before
